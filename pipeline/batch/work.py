"""What a worker process does with releases: draft each, validate them together, put the results in their places."""

import gc
import pickle
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from pipeline.batch.outputs import publish
from pipeline.batch.records import Figures, Job, Result, State
from pipeline.emit.review.page import registrant
from pipeline.export import Export, draft_release, finish_draft, validate_drafts
from pipeline.model.finding import Unreadable
from pipeline.model.report import Report
from pipeline.model.statement import Status

_SURROUNDINGS = frozenset({"read.pdf-extra-missing"})
"""What is said of a release but the fault of its surroundings: worth another try."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One release read and written, not yet validated. `export` is pickled: who only passes it on need not read it."""

    job: Job
    folder: Path
    seconds: float
    export: bytes


def draft(job: Job, folder: Path) -> Draft | Result:
    """Write the files of one release into `folder`; a Result where nothing can be made of it."""
    started = time.perf_counter()
    folder.mkdir(parents=True)
    try:
        export = draft_release(job.content, job.listed.name, job.listed.settings, folder)
    except Unreadable as problem:
        state = State.FAILED if problem.code in _SURROUNDINGS else State.REFUSED
        return failure(job, problem.code, str(problem), state)
    seconds = time.perf_counter() - started
    return Draft(job=job, folder=folder, seconds=seconds, export=pickle.dumps(export))


def complete(drafts: Sequence[Draft], out: str) -> list[Result]:
    """Validate drafts together and put the results of each into its folder below `out`; in the order of the drafts."""
    started = time.perf_counter()
    exports = _validated(drafts, [pickle.loads(draft.export) for draft in drafts])  # noqa: S301
    results = [_published(draft, export, out) for draft, export in zip(drafts, exports, strict=True)]
    share = (time.perf_counter() - started) / len(drafts)
    _settle()
    return [replace(result, seconds=draft.seconds + share) for result, draft in zip(results, drafts, strict=True)]


@cache
def _settle() -> None:
    """Tables and programs loaded by now stay: from here on no collection looks at them again."""
    gc.collect()
    gc.freeze()


def failure(job: Job, code: str, message: str, state: State = State.FAILED) -> Result:
    """The result of a release that was refused or failed."""
    return Result(listed=job.listed, key=job.key, state=state, code=code, message=message)


def _validated(drafts: Sequence[Draft], exports: list[Export]) -> list[Export]:
    together = defaultdict(list)
    for i, draft in enumerate(drafts):
        if draft.job.listed.settings.validate:
            together[draft.job.listed.settings.taxonomy].append(i)
    for taxonomy, places in together.items():
        for i, export in zip(places, validate_drafts([exports[i] for i in places], taxonomy), strict=True):
            exports[i] = export
    return exports


def _published(draft: Draft, export: Export, out: str) -> Result:
    try:
        finish_draft(export, draft.folder)
        publish(draft.folder, out, draft.job.listed.folder)
    except Unreadable as problem:
        return failure(draft.job, problem.code, str(problem))
    figures, findings = _figures(export.report), export.findings
    return Result(listed=draft.job.listed, key=draft.job.key, state=State.DONE, figures=figures, findings=findings)


def _figures(report: Report) -> Figures:
    status = Counter(fact.status for fact in report.facts)
    return Figures(
        name=registrant(report),
        period=str(report.period),
        cik=report.entity.identifier if report.entity.identifier.isdigit() else "",
        facts=len(report.facts),
        asserted=status[Status.ASSERTED],
        review=status[Status.REVIEW],
        extension=status[Status.EXTENSION],
        omissions=len(report.omissions),
    )
