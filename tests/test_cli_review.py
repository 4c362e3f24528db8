"""`review`: pages for a folder of results."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli import main
from pipeline.emit import write_findings, write_record
from tests.emit.test_review import BROKEN_SUM, RECORD


def result(folder: Path) -> Path:
    folder.mkdir(parents=True)
    write_record(RECORD, folder)
    write_findings([BROKEN_SUM], folder)
    return folder


def run(results: Path) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["review", str(results)])
    return done.exit_code, done.output


def test_a_folder_of_results_gets_pages_and_an_index(tmp_path: Path) -> None:
    folders = [result(tmp_path / name) for name in ("a", "b")]
    code, output = run(tmp_path)
    assert (code, output.strip()) == (0, str(tmp_path / "index.html"))
    assert all((folder / name).is_file() for folder in folders for name in ("review.html", "review.csv"))
    assert b'href="b/review.html"' in (tmp_path / "index.html").read_bytes()


def test_one_result_needs_no_index(tmp_path: Path) -> None:
    folder = result(tmp_path / "a")
    code, output = run(folder)
    assert (code, output.strip()) == (0, str(folder / "review.html"))
    assert not (tmp_path / "index.html").exists()


def test_a_broken_result_is_one_sentence_and_does_not_stop_the_others(tmp_path: Path) -> None:
    result(tmp_path / "a")
    (result(tmp_path / "b") / "findings.json").write_text("{")
    code, output = run(tmp_path)
    assert code == 1
    assert "result.findings" in output
    assert (tmp_path / "a" / "review.html").is_file()


@pytest.mark.parametrize("name", [".", "missing"])
def test_a_place_without_results_is_wrong_usage(tmp_path: Path, name: str) -> None:
    assert run(tmp_path / name)[0] == 2
