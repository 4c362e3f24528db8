"""`earnings-xbrl batch`: what it says and what it exits with."""

import json
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner

from pipeline.cli import main
from tests.batch.conftest import write_releases


def run(*arguments: str | Path) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["batch", *map(str, arguments)])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.output


def test_lines_where_there_is_no_terminal(tmp_path: Path) -> None:
    write_releases(tmp_path / "in", "a", "b")
    code, output = run(tmp_path / "in", "--out", tmp_path / "out", "--no-validate", "--jobs", 1)
    assert code == 0
    assert "2 of 2 releases, 0 without a result" in output
    assert "2 done, 0 refused, 0 failed" in output


def test_json_lines_and_a_release_that_is_refused(tmp_path: Path) -> None:
    (write_releases(tmp_path / "in", "a") / "empty.txt").touch()
    code, output = run(tmp_path / "in", "--out", tmp_path / "out", "--no-validate", "--jobs", 1, "--log-json")
    lines = {line["release"]: line for line in map(json.loads, output.splitlines())}
    assert code == 1
    assert (lines["a"]["state"], lines["empty"]["state"]) == ("done", "refused")
    assert lines["empty"]["code"] == "read.empty"


def test_quiet_says_nothing(tmp_path: Path) -> None:
    write_releases(tmp_path / "in", "a")
    assert run(tmp_path / "in", "--out", tmp_path / "out", "--no-validate", "--jobs", 1, "--quiet") == (0, "")
    assert (tmp_path / "out" / "batch-summary.json").is_file()


def test_no_input_is_wrong_usage(tmp_path: Path) -> None:
    code, output = run(tmp_path / "missing", "--out", tmp_path / "out")
    assert (code, output.count("\n")) == (2, 1)
    assert "batch.input" in output


def test_results_elsewhere_need_a_ledger_here(tmp_path: Path) -> None:
    write_releases(tmp_path / "in", "a")
    code, output = run(tmp_path / "in", "--out", "memory://out")
    assert code == 2
    assert "--ledger" in output


def loaded(statement: str) -> set[str]:
    code = f"{statement}; import sys; print(*sys.modules)"
    return set(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split())


def test_nothing_heavy_is_loaded_before_it_is_needed() -> None:
    heavy = {"arelle", "distributed", "fsspec", "pandas", "rich"}
    assert not heavy & loaded("import pipeline.batch.work")
    assert not (heavy | {"lxml", "sqlite3"}) & loaded("from pipeline.cli import main")
