"""What is done is not done again; what changed is; and a batch killed at any moment goes on where it was."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipeline.batch import Ledger, keys, write_summary
from pipeline.export import export_release
from pipeline.model.finding import Unreadable
from pipeline.model.settings import Settings
from tests.batch.conftest import Run, files, write_releases


def reused(results: dict[str, object]) -> dict[str, bool]:
    return {name: result.reused for name, result in sorted(results.items())}


def test_a_batch_writes_what_run_writes(tmp_path: Path, batch: Run) -> None:
    release = write_releases(tmp_path / "in", "a") / "a.txt"
    settings = Settings(ticker="ABC", validate=True)

    batch(release, settings=settings)
    export_release(release, tmp_path / "alone" / "a", settings)

    assert files(tmp_path / "out") == files(tmp_path / "alone")


def test_a_rerun_does_only_what_changed(tmp_path: Path, batch: Run) -> None:
    folder = write_releases(tmp_path / "in", "a", "b", "c")
    assert reused(batch(folder)) == {"a": False, "b": False, "c": False}
    before = (tmp_path / "out" / "b" / "facts.csv").read_bytes()

    (folder / "b.txt").write_text((folder / "b.txt").read_text().replace("901", "950"))
    shutil.rmtree(tmp_path / "out" / "c")

    assert reused(batch(folder)) == {"a": True, "b": False, "c": False}
    assert (tmp_path / "out" / "b" / "facts.csv").read_bytes() != before
    assert reused(batch(folder)) == {"a": True, "b": True, "c": True}
    assert reused(batch(folder, force=True)) == {"a": False, "b": False, "c": False}


def test_other_settings_or_tables_make_it_new(tmp_path: Path, batch: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write_releases(tmp_path / "in", "a")
    batch(folder)
    named = Settings(ticker="ABC", validate=False)
    assert reused(batch(folder, settings=named)) == {"a": False}
    assert reused(batch(folder, settings=named)) == {"a": True}
    for part in ("_mappings", "_program", "_packages"):
        monkeypatch.setattr(keys, part, lambda: "changed")
        assert reused(batch(folder, settings=named)) == {"a": False}, part
        assert reused(batch(folder, settings=named)) == {"a": True}, part


def test_a_decision_on_one_company_makes_only_its_releases_new(tmp_path: Path, batch: Run) -> None:
    write_releases(tmp_path / "in", "a", "b")
    (tmp_path / "list.csv").write_text("path,cik\nin/a.txt,1\nin/b.txt,0000000002\n")
    batch(tmp_path / "list.csv")
    company = Path(os.environ["XDG_DATA_HOME"], "earnings-xbrl", "mappings", "companies", "2")
    company.mkdir(parents=True)
    (company / "decisions.csv").write_text("statement,section,label,concept,negated\n")

    assert reused(batch(tmp_path / "list.csv")) == {"a": True, "b": False}


def test_what_no_report_can_be_made_of_is_refused_once(tmp_path: Path, batch: Run) -> None:
    folder = write_releases(tmp_path / "in", "good")
    (folder / "prose.txt").write_text("Nothing but prose stands here.\n" * 20)

    first, again = batch(folder)["prose"], batch(folder)["prose"]

    assert (first.state, first.code, first.reused) == ("refused", "extract.no-statements", False)
    assert (again.state, again.message, again.reused) == ("refused", first.message, True)


def test_two_batches_do_not_write_to_the_same_results(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "batch.sqlite")
    with pytest.raises(Unreadable, match="does another batch write") as caught:
        Ledger(tmp_path / "batch.sqlite")
    assert caught.value.code == "batch.ledger"
    ledger.close()
    Ledger(tmp_path / "batch.sqlite").close()


def test_the_summary_tells_of_this_run_and_not_of_the_order(tmp_path: Path, batch: Run) -> None:
    folder = write_releases(tmp_path / "in", "a", "b", "c")
    (folder / "empty.txt").write_bytes(b"")
    batch(folder)
    (folder / "b.txt").unlink()
    batch(folder)
    ledger = Ledger(tmp_path / "out" / "batch.sqlite")
    ledger.run -= 1

    totals = write_summary(ledger, str(tmp_path / "out"))

    assert {name: totals[name] for name in ("done", "refused", "failed", "errors")} == {
        "done": 2,
        "refused": 1,
        "failed": 0,
        "errors": 0,
    }
    rows = (tmp_path / "out" / "batch-summary.csv").read_text().splitlines()
    assert [row.split(",")[:2] for row in rows[1:]] == [["a", "done"], ["c", "done"], ["empty", "refused"]]
    findings = (tmp_path / "out" / "batch-findings.csv").read_text().splitlines()
    assert sum("cover.no-cik" in line for line in findings) == 2


@pytest.mark.slow
def test_a_batch_that_is_killed_goes_on_and_leaves_no_half_result(tmp_path: Path) -> None:
    folder = write_releases(tmp_path / "in", *(f"r{number:02}" for number in range(60)))
    out = tmp_path / "out"
    command = [sys.executable, "-m", "pipeline", "batch", str(folder), "--no-validate", "--jobs", "2", "--quiet"]
    for wanted in (1, 8, 36):
        running = subprocess.Popen([*command, "--out", str(out)], start_new_session=True)
        while len(list(out.glob("r*"))) < wanted:
            assert running.poll() is None, "it was done before it could be killed"
            time.sleep(0.01)
        os.killpg(running.pid, signal.SIGKILL)
        running.wait()
        assert all((one / "findings.json").is_file() and (one / "facts.csv").is_file() for one in out.glob("r*"))
    done = {path.name: path.stat().st_mtime_ns for path in out.glob("r*")}

    subprocess.run([*command, "--out", str(out)], check=True)
    subprocess.run([*command, "--out", str(tmp_path / "clean")], check=True)

    assert files(out) == files(tmp_path / "clean")
    assert not list(out.glob(".*")), "nothing half written is left"
    assert sum(done.get(path.name) == path.stat().st_mtime_ns for path in out.glob("r*")) >= 20, "what was done is kept"


def test_the_index_leads_to_each_release(tmp_path: Path, batch: Run) -> None:
    batch(write_releases(tmp_path / "in", "a", "b"))
    ledger = Ledger(tmp_path / "out" / "batch.sqlite")
    ledger.run -= 1

    write_summary(ledger, str(tmp_path / "out"))

    page = (tmp_path / "out" / "index.html").read_text()
    for name in ("a", "b"):
        assert f'href="{name}/review.html"' in page
        assert (tmp_path / "out" / name / "review.html").is_file()


def test_a_ledger_of_another_version_is_begun_anew(tmp_path: Path, batch: Run) -> None:
    folder = write_releases(tmp_path / "in", "a")
    batch(folder)
    with sqlite3.connect(tmp_path / "out" / "batch.sqlite") as database:
        database.executescript("ALTER TABLE release DROP COLUMN omissions; PRAGMA user_version = 1;")
    database.close()

    assert reused(batch(folder)) == {"a": False}
    assert reused(batch(folder)) == {"a": True}
