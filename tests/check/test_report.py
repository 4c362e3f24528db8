"""The sanity report as files, and the command that makes it."""

import json
import re
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from lxml import html

from pipeline.cli import main
from pipeline.emit.checks import check_files
from pipeline.model.check import Amount, Check, Checked, Outcome
from pipeline.model.source import Source

FINDINGS = Path(__file__).parents[1] / "findings"
HOSTILE = '<script>alert("1")</script> & \x00 ]]> </style>'


def checked(text: str) -> Checked:
    place = Source(document="release.txt", start=0, end=len(text), text=text, table=1, row=2, column=3)
    amounts = tuple(
        Amount(name=text, value=value, half=Decimal(500), source=place, period="2010-03-31", unit="USD")
        for value in (Decimal("1E+6"), Decimal(-2_000_000))
    )
    check = Check(
        code="ties.cash",
        outcome=Outcome.FAILS,
        about=text,
        amounts=amounts,
        difference=Decimal("3E+6"),
        tolerance=Decimal(1000),
        note=text,
    )
    return Checked(document=text, period="2010", checks=(check,), findings=())


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["check", *map(str, arguments)])


def test_the_page_shows_both_figures_with_place_print_difference_and_tolerance() -> None:
    page = html.fromstring(check_files(checked("$ 1,000"))["check.html"])
    words = " ".join(page.text_content().split())
    for shown in ("1,000,000 USD", "-2,000,000 USD", "table 1, row 2, column 3", "ties.cash"):
        assert shown in words
    assert "difference 3,000,000, rounding explains 1,000" in words


def test_what_a_release_prints_is_never_markup() -> None:
    """The page has no script, loads nothing, and shows hostile text as text."""
    files = check_files(checked(HOSTILE.replace("\x00", "")))
    page = html.fromstring(files["check.html"])
    assert not page.xpath("//script | //link | //img | //@src | //@href | //@onclick")
    assert '<script>alert("1")</script>' in page.xpath("//h1")[0].text_content()
    assert len(page.xpath("//style")) == 1


def test_the_text_and_the_data_say_the_same() -> None:
    files = check_files(checked("Cash"))
    data = json.loads(files["check.json"])
    assert data["counts"] == {"holds": 0, "fails": 1, "not checked": 0}
    assert data["checks"][0]["amounts"][0]["value"] == "1000000"
    assert data["checks"][0]["amounts"][0]["source"]["row"] == 2
    assert "difference 3,000,000, rounding explains 1,000" in files["check.txt"].decode()


def test_the_same_release_gives_the_same_bytes(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        assert run(FINDINGS / "ties.cash" / "release.txt", "--out", tmp_path / folder).exit_code == 1
    names = ("check.json", "check.txt", "check.html")
    for name in names:
        one, two = (tmp_path / folder / "release" / name for folder in ("one", "two"))
        assert one.read_bytes() == two.read_bytes()


@pytest.mark.parametrize(
    ("release", "code", "said"),
    [
        ("faultless.txt", 0, r"checks +\d+: \d+ holds, 0 fails, 0 not checked"),
        ("ties.eps/release.txt", 1, r"\[ties\.eps\]"),
        ("read.empty/release.txt", 1, r"error: .*\[read\.empty\]"),
    ],
)
def test_the_command_says_what_it_found(release: str, code: int, said: str) -> None:
    """Nothing is written without --out, and a release without faults exits with 0."""
    result = run(FINDINGS / release)
    assert result.exit_code == code
    assert re.search(said, result.output)


def test_a_check_lies_beside_an_export_and_does_not_replace_it(tmp_path: Path) -> None:
    (tmp_path / "faultless").mkdir()
    (tmp_path / "faultless" / "facts.csv").write_text("kept")
    assert run(FINDINGS / "faultless.txt", "--out", tmp_path).exit_code == 0
    assert sorted(path.name for path in (tmp_path / "faultless").iterdir()) == [
        *("check.html", "check.json", "check.txt", "facts.csv"),
    ]
