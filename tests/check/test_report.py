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
    for shown in ("1,000,000", "-2,000,000", "USD", "table 1, row 2", "column 3", "ties.cash"):
        assert shown in words
    assert "difference 3,000,000, rounding explains 1,000" in words


def page_of(release: Path, tmp_path: Path) -> html.HtmlElement:
    assert run(release, "--out", tmp_path).exit_code in (0, 1)
    return html.fromstring((tmp_path / release.stem / "check.html").read_bytes())


def words_of(element: html.HtmlElement) -> str:
    return " ".join(" ".join(element.itertext()).split())


def test_a_total_stands_below_its_parts_with_their_signs_and_its_periods_side_by_side(tmp_path: Path) -> None:
    page = page_of(FINDINGS / "faultless.txt", tmp_path)
    card = next(a for a in page.xpath("//article") if "Gross profit" in words_of(a.xpath("h3")[0]))
    assert [words_of(head) for head in card.xpath(".//thead//th")] == [
        *("2010-01-01 to 2010-03-31", "2009-01-01 to 2009-03-31"),
    ]
    rows = [(words_of(row[0].xpath("span")[0]), [cell.text for cell in row[1:]]) for row in card.xpath(".//tbody/tr")]
    assert rows == [
        ("+", ["90,000,000", "80,000,000"]),
        ("\u2212", ["50,000,000", "45,000,000"]),
        ("=", ["40,000,000", "35,000,000"]),
    ]


def test_a_claim_shows_its_sentence_with_the_figure_set_off(tmp_path: Path) -> None:
    page = page_of(FINDINGS / "faultless.txt", tmp_path)
    quotes = {mark.text: words_of(mark.getparent()) for mark in page.xpath("//blockquote/mark")}
    assert quotes["12.5%"] == (
        "For the first quarter of 2010, revenue totaled $90.0 million, an increase of 12.5% compared to the first "
        "quarter of 2009."
    )


def test_a_code_stands_where_something_is_wrong_and_nowhere_else(tmp_path: Path) -> None:
    assert page_of(FINDINGS / "faultless.txt", tmp_path).xpath("//code") == []
    page = page_of(FINDINGS / "ties.cash" / "release.txt", tmp_path)
    assert [code.text for code in page.xpath("//code")] == ["ties.cash"]


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
