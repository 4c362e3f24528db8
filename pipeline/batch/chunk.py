"""Some releases on one worker, thread or process, of any executor: drafted one by one, validated together."""

import threading
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline.batch.cell import Cell, Fault
from pipeline.batch.records import Job, Limits, Result
from pipeline.batch.work import Draft, complete, draft, failure

_CELLS = threading.local()


def run_chunk(jobs: Sequence[Job], out: str, limits: Limits) -> list[Result]:
    """The result of each release, written below `out`. One that hangs, crashes or eats memory costs only itself."""
    cell = _cell(limits)
    with TemporaryDirectory(prefix="earnings-xbrl-") as scratch:
        made = [_drafted(cell, job, Path(scratch, str(number))) for number, job in enumerate(jobs)]
        drafts = [one for one in made if isinstance(one, Draft)]
        return [*(one for one in made if isinstance(one, Result)), *_completed(cell, drafts, out)]


def _drafted(cell: Cell, job: Job, folder: Path) -> Draft | Result:
    try:
        made: Draft | Result = cell.call(draft, job, folder)
    except Fault as fault:
        return failure(job, fault.code, str(fault))
    return made


def _completed(cell: Cell, drafts: Sequence[Draft], out: str) -> list[Result]:
    """Together, and where that fails one by one: then the one at fault is known."""
    if not drafts:
        return []
    try:
        done: list[Result] = cell.call(complete, drafts, out, times=len(drafts))
    except Fault as fault:
        if len(drafts) == 1:
            return [failure(drafts[0].job, fault.code, str(fault))]
        return [result for one in drafts for result in _completed(cell, [one], out)]
    return done


def _cell(limits: Limits) -> Cell:
    """The cell of the thread that asks, kept warm from chunk to chunk."""
    kept: tuple[Limits, Cell] | None = getattr(_CELLS, "kept", None)
    if kept is None or kept[0] != limits:
        kept = _CELLS.kept = (limits, Cell(limits))
    return kept[1]
