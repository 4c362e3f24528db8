"""A release that hangs, dies, crashes or eats memory costs itself and nothing else."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.batch import Limits, chunk
from pipeline.batch.cell import Cell, Fault
from tests.batch import faults
from tests.batch.conftest import Run, write_releases

ROOT = Path(__file__).resolve().parents[2]
FAULTS = {
    "hang": ("batch.time-limit", "longer than 5 seconds"),
    "eat": ("batch.memory-limit", "more memory than it may have"),
    "die": ("batch.worker-died", "ended by signal 9"),
    "exit": ("batch.worker-died", "ended with exit code 3"),
    "crash": ("batch.crash", "ZeroDivisionError: an error in the program (faults.py, line "),
    "print": ("noise", "It printed."),
}


@pytest.fixture
def _faulty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chunk, "draft", faults.draft)
    monkeypatch.setenv("PYTHONPATH", str(ROOT), prepend=os.pathsep)


@pytest.mark.usefixtures("_faulty")
def test_each_fault_costs_its_release_and_is_reported_with_its_cause(tmp_path: Path, batch: Run) -> None:
    write_releases(tmp_path / "in", "good", "other")
    for name in FAULTS:
        (tmp_path / "in" / f"{name}.txt").write_text(name)

    results = batch(tmp_path / "in", limits=Limits(seconds=5))

    for name, (code, said) in FAULTS.items():
        assert (results[name].state, results[name].code) == ("failed", code)
        assert said in results[name].message
    assert [results[name].state for name in ("good", "other")] == ["done", "done"]
    assert {path.name for path in (tmp_path / "out").iterdir() if path.is_dir()} == {"good", "other"}


@pytest.mark.usefixtures("_faulty")
def test_what_failed_is_tried_again_and_what_is_done_is_not(tmp_path: Path, batch: Run) -> None:
    (write_releases(tmp_path / "in", "good") / "exit.txt").write_text("exit")
    batch(tmp_path / "in")

    again = batch(tmp_path / "in")

    assert {name: (result.state, result.reused) for name, result in again.items()} == {
        "good": ("done", True),
        "exit": ("failed", False),
    }


@pytest.fixture
def cell() -> Iterator[Cell]:
    made = Cell(Limits(seconds=5, megabytes=2048))
    yield made
    made.close()


def test_a_cell_keeps_its_process_and_gets_a_new_one_after_a_fault(cell: Cell) -> None:
    first = cell.call(os.getpid)
    assert cell.call(os.getpid) == first
    with pytest.raises(Fault, match="stopped"):
        cell.call(time.sleep, 60)
    second = cell.call(os.getpid)
    assert second not in (first, os.getpid())


def test_a_process_ends_when_its_owner_does(cell: Cell) -> None:
    cell.call(os.getpid)
    process = cell._process
    assert process is not None
    process.stdin.close()
    assert process.wait(timeout=10) == 0


def test_memory_is_limited_for_real(cell: Cell) -> None:
    assert len(cell.call(bytes, 2**20)) == 2**20
    with pytest.raises(Fault) as caught:
        cell.call(bytes, 2**32)
    assert caught.value.code == "batch.memory-limit"
