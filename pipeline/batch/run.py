"""The batch itself: what is new goes to the executor, what comes back goes to the ledger."""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from dataclasses import dataclass, field
from itertools import groupby

from pipeline.batch import archives
from pipeline.batch.chunk import run_chunk
from pipeline.batch.inputs import read_bytes
from pipeline.batch.keys import Memories, key
from pipeline.batch.ledger import Ledger, Row
from pipeline.batch.outputs import is_whole, sweep
from pipeline.batch.records import Job, Limits, Listed, Result, State
from pipeline.batch.work import failure
from pipeline.model.finding import Unreadable


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """How to do a batch: where results go (path or fsspec URL), limits, and how many releases share a validation."""

    out: str
    limits: Limits = field(default_factory=Limits)
    chunk: int = 8
    force: bool = False


def run_batch(
    releases: Sequence[Listed], batch: Batch, ledger: Ledger, executor: Executor, workers: int
) -> Iterator[Result]:
    """Each release's result as it comes, written and in the ledger by then; first those that need no work.

    `workers` is how many chunks the executor does at a time; twice as many are given to it, so that the memory
    needed does not grow with the batch. Works with any executor whose workers can run `run_chunk`.
    """
    sweep(batch.out)
    memories = Memories()
    size = max(1, min(batch.chunk, len(releases) // (2 * workers)))
    pending: dict[Future[list[Result]], list[Job]] = {}
    chunk: list[Job] = []
    try:
        for one in _jobs(releases):
            if settled := _settled(one, batch, ledger, memories):
                yield settled
            elif isinstance(one, Job):
                chunk.append(one)
            if len(chunk) == size:
                pending[_submit(executor, chunk, batch)] = chunk
                chunk = []
            while len(pending) >= 2 * workers:
                yield from _finished(pending, ledger, memories)
        if chunk:
            pending[_submit(executor, chunk, batch)] = chunk
        while pending:
            yield from _finished(pending, ledger, memories)
    finally:
        for future in pending:
            future.cancel()


def _settled(one: Job | Result, batch: Batch, ledger: Ledger, memories: Memories) -> Result | None:
    """The result of what needs no work: it could not be read, or the ledger has it as it is."""
    if isinstance(one, Result):
        return _recorded(one, ledger, memories)
    row = None if batch.force else ledger.row(one.listed.folder)
    if row is None or not _current(row, one, batch, memories):
        return None
    ledger.keep(row.folder)
    return Result(
        listed=one.listed,
        key=row.key,
        state=row.state,
        code=row.code,
        message=row.message,
        figures=row.figures,
        reused=True,
    )


def _current(row: Row, job: Job, batch: Batch, memories: Memories) -> bool:
    """Whether what the ledger has of a release still holds."""
    same = row.key == job.key and row.memory == memories.of(row.figures.cik or job.listed.settings.cik)
    return same and (row.state is State.REFUSED or (row.state is State.DONE and is_whole(batch.out, row.folder)))


def _finished(pending: dict["Future[list[Result]]", list[Job]], ledger: Ledger, memories: Memories) -> Iterator[Result]:
    """The results of the chunks that are ready, as soon as one is."""
    for future in wait(pending, return_when=FIRST_COMPLETED).done:
        for result in _results(future, pending.pop(future)):
            yield _recorded(result, ledger, memories)


def _recorded(result: Result, ledger: Ledger, memories: Memories) -> Result:
    ledger.write(result, memories.of(result.figures.cik or result.listed.settings.cik))
    return result


def _submit(executor: Executor, jobs: list[Job], batch: Batch) -> "Future[list[Result]]":
    try:
        return executor.submit(run_chunk, jobs, batch.out, batch.limits)
    except RuntimeError as broken:  # an executor that lost its workers takes no more
        future: Future[list[Result]] = Future()
        future.set_exception(broken)
        return future


def _results(future: "Future[list[Result]]", jobs: list[Job]) -> list[Result]:
    try:
        return future.result()
    except Exception as lost:  # noqa: BLE001  executors say in many ways that a worker was lost
        message = f"The worker that had it was lost ({type(lost).__name__})."
        return [failure(job, "batch.worker-lost", message) for job in jobs]


def _jobs(releases: Iterable[Listed]) -> Iterator[Job | Result]:
    """Each release with its bytes and key, read as it is asked for; members of an archive in one go through it."""
    ordered = sorted(releases, key=lambda one: (one.place, one.member, one.folder))
    for (place, packed), group in groupby(ordered, key=lambda one: (one.place, bool(one.member))):
        if packed:
            yield from _members(place, list(group))
        else:
            yield from (_job(one, _content(place)) for one in group)


def _members(place: str, listed: list[Listed]) -> Iterator[Job | Result]:
    left = {name: list(same) for name, same in groupby(listed, key=lambda one: one.member)}
    missing: bytes | Unreadable = Unreadable("read.missing", f'It is no longer in "{place}".')
    try:
        for name, content in archives.read_members(place, left.keys()):
            yield from (_job(one, content) for one in left.pop(name))
    except Unreadable as problem:
        missing = problem
    yield from (_job(one, missing) for same in left.values() for one in same)


def _job(listed: Listed, content: bytes | Unreadable) -> Job | Result:
    if isinstance(content, Unreadable):
        return failure(Job(listed=listed, key="", content=b""), content.code, str(content))
    return Job(listed=listed, key=key(content, listed.name, listed.settings), content=content)


def _content(place: str) -> bytes | Unreadable:
    try:
        return read_bytes(place)
    except Unreadable as problem:
        return problem
