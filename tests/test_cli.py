"""The command line: what it says, what it exits with, and that it leaves nothing half-written."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli import main

STATEMENT = """Example Widgets Inc. Reports Results

EXAMPLE WIDGETS INC.
CONSOLIDATED STATEMENTS OF OPERATIONS
(in thousands, except per share amounts)

\tThree Months Ended March 31,
\t2010\t2009
Revenue\t\\$ 900\t\\$ 800
Cost of revenue\t500\t450
Gross profit\t400\t350
Income tax expense\t100\t50
Net income\t\\$ 300\t\\$ 300
"""


def run(*arguments: str | Path) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["run", *map(str, arguments)])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.output


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(b"", "read.empty", id="an empty file"),
        pytest.param(bytes(range(256)) * 40, "read.binary", id="a binary file"),
        pytest.param(b"Nothing but prose stands here.\n" * 20, "extract.no-statements", id="no statements"),
        pytest.param(b"Revenue \x81\x8d\x8f\x90\x9d 1,000\n" * 30, "read.encoding", id="an unreadable encoding"),
    ],
)
def test_bad_input_is_one_sentence_and_no_output(tmp_path: Path, content: bytes, said: str) -> None:
    release, out = tmp_path / "release.txt", tmp_path / "out"
    release.write_bytes(content)
    code, output = run(release, "--out", out, "--no-validate")
    assert code == 1
    assert said in output
    assert len(output.strip().splitlines()) == 1
    assert not list(out.glob("*"))


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    code, output = run(tmp_path / "missing.txt", "--out", tmp_path / "out")
    assert code == 1
    assert "read.missing" in output


def test_an_unknown_taxonomy_is_wrong_usage(tmp_path: Path) -> None:
    release = tmp_path / "release.txt"
    release.write_text(STATEMENT)
    code, output = run(release, "--out", tmp_path / "out", "--taxonomy", "us-gaap-1066")
    assert code == 2
    assert "us-gaap-2025" in output
    assert not (tmp_path / "out").exists()


def test_an_output_path_that_cannot_be_written(tmp_path: Path) -> None:
    release, blocked = tmp_path / "release.txt", tmp_path / "blocked"
    release.write_text(STATEMENT)
    blocked.write_text("a file where the folder should go")
    code, output = run(release, "--out", blocked / "below", "--no-validate")
    assert code == 1
    assert "output.unwritable" in output
    assert blocked.read_text() == "a file where the folder should go"


def test_a_cik_is_digits(tmp_path: Path) -> None:
    code, output = run(tmp_path / "release.txt", "--out", tmp_path, "--cik", "ABC")
    assert code == 2
    assert "up to ten digits" in output


def test_without_a_cik_the_contexts_carry_a_placeholder_and_a_finding_says_so(tmp_path: Path) -> None:
    release = tmp_path / "release.txt"
    release.write_text(STATEMENT)
    code, _ = run(release, "--out", tmp_path / "out", "--no-validate")
    written = tmp_path / "out" / "release"
    assert code == 0
    assert "cik-not-known.invalid" in next(written.glob("*-20100331.xml")).read_text()
    assert "cover.no-cik" in (written / "findings.txt").read_text()


def test_releases_of_one_stem_get_folders_of_their_own(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
    first, second = tmp_path / "a" / "release.txt", tmp_path / "b" / "release.asc"
    first.write_text(STATEMENT)
    second.write_text(STATEMENT)
    code, _ = run(first, second, "--out", tmp_path / "out", "--no-validate")
    assert code == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["release.asc", "release.txt"]


def test_releases_that_would_overwrite_each_other_are_refused(tmp_path: Path) -> None:
    code, output = run(tmp_path / "a" / "release.txt", tmp_path / "b" / "release.txt", "--out", tmp_path / "out")
    assert code == 2
    assert "release.txt" in output


def test_only_a_taxonomy_package_can_be_added(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EARNINGS_XBRL_CACHE", str(tmp_path / "cache"))
    (tmp_path / "not.zip").write_text("no package")
    result = CliRunner().invoke(main, ["taxonomy", "add", str(tmp_path / "not.zip")])
    assert result.exit_code == 1
    assert "taxonomy.package" in result.output
    assert CliRunner().invoke(main, ["taxonomy", "list"]).output == ""
