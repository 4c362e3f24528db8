"""Validate the emitted files of reports: Arelle's messages and the checks Arelle does not make, as findings."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

from pipeline.model.concept import Catalogue
from pipeline.model.finding import Finding, Severity, error, info
from pipeline.model.report import Report
from pipeline.model.source import Source
from pipeline.validate import engine
from pipeline.validate.cache import cache_folder
from pipeline.validate.documents import filed, read_documents
from pipeline.validate.edgar import check_edgar
from pipeline.validate.packages import installed_packages, served
from pipeline.validate.standin import names_in, standin_package
from pipeline.validate.structure import check_structure

_SEVERITIES = {
    "CRITICAL": Severity.ERROR,
    "ERROR": Severity.ERROR,
    "ERROR-SEMANTIC": Severity.ERROR,
    "INCONSISTENCY": Severity.WARNING,
    "WARNING": Severity.WARNING,
    "WARNING-SEMANTIC": Severity.WARNING,
}
"""Arelle's levels. A calculation inconsistency is no error of XBRL: what is printed may not add up."""


def validate(
    instance: Path,
    report: Report,
    catalogue: Catalogue,
    *,
    edgar: bool = False,
    cache: Path | None = None,
    packages: Sequence[Path] | None = None,
) -> tuple[Finding, ...]:
    """Every fault found in the emitted files, then the name of the taxonomy they were validated against.

    With `edgar` the rules of EDGAR that are broken follow. `instance` lies beside its schema and linkbases, whose names
    begin with its stem. Facts have the ids `f1` to `fN` in the order of `report.facts`: so a message about a fact shows
    the cell it was printed in. `cache` and `packages` default to the user's cache folder and to the taxonomy packages
    the user has added. Raises Unreadable("validate.cache") where the cache cannot be written.
    """
    return validate_together([(instance, report)], catalogue, edgar=edgar, cache=cache, packages=packages)[0]


def validate_together(
    filings: Sequence[tuple[Path, Report]],
    catalogue: Catalogue,
    *,
    edgar: bool = False,
    cache: Path | None = None,
    packages: Sequence[Path] | None = None,
) -> list[tuple[Finding, ...]]:
    """The findings of `validate` for each instance and its report: one stand-in and one start of Arelle serve all."""
    cache = cache_folder() if cache is None else cache
    packages = installed_packages() if packages is None else tuple(packages)
    instances = [instance for instance, _ in filings]
    official, standin = packages_for(chain(*map(filed, instances)), catalogue, cache, packages)
    outcomes = engine.run(instances, [*official, standin], cache / "arelle")
    against = _against(catalogue, official)
    found = []
    for (instance, report), outcome in zip(filings, outcomes, strict=True):
        documents = read_documents(instance)
        faults = dict.fromkeys([*check_structure(documents, report), *_said(outcome, instance, report)])
        found.append((*faults, against, *(check_edgar(documents) if edgar else ())))
    return found


def packages_for(
    files: Iterable[Path], catalogue: Catalogue, cache: Path, packages: Sequence[Path] | None
) -> tuple[list[Path], Path]:
    """The official packages to validate files against, and the stand-in for what these do not hold."""
    official = _official(installed_packages() if packages is None else tuple(packages), catalogue)
    covered = frozenset[str]().union(*official.values())
    return list(official), standin_package(names_in(files, catalogue), catalogue, covered, cache / "stand-ins")


def _said(outcome: engine.Outcome, instance: Path, report: Report) -> Iterator[Finding]:
    yield from _loaded(outcome, report)
    yield from as_findings(outcome.messages, instance.parent, [fact.source for fact in report.facts])


def _official(packages: Sequence[Path], catalogue: Catalogue) -> dict[Path, frozenset[str]]:
    """The packages to use and what each serves; one that serves nothing the ones before it do not is left out."""
    used: dict[Path, frozenset[str]] = {}
    for package in packages:
        if new := served(package, catalogue.schemas).difference(*used.values()):
            used[package] = new
    return used


def _loaded(outcome: engine.Outcome, report: Report) -> Iterator[Finding]:
    if not outcome.is_instance:
        yield error("arelle.not-an-instance", "The file was not loaded as an XBRL instance.")
    elif outcome.facts != len(report.facts):
        message = f"{outcome.facts} facts were loaded from the instance, but the report has {len(report.facts)}."
        yield error("arelle.fact-count", message)


def as_findings(messages: Sequence[engine.Message], folder: Path, sources: Sequence[Source]) -> Iterator[Finding]:
    """Arelle's messages as findings, each with the receipt of the fact it is about (`f1-2` shows `f1` once more)."""
    by_id = {f"f{number}": source for number, source in enumerate(sources, start=1)}
    for message in engine.said(messages):
        ids = [fact.partition("-")[0] for fact in message.facts]
        yield Finding(
            code=f"arelle.{message.code}",
            severity=_SEVERITIES.get(message.level, Severity.INFO),
            message=message.text.replace(f"{folder}/", ""),
            source=next((by_id[fact] for fact in ids if fact in by_id), None),
        )


def _against(catalogue: Catalogue, official: Sequence[Path]) -> Finding:
    used = " and ".join(sorted(package.name for package in official))
    if not official:
        return info("validate.embedded", f"Validated against the embedded catalogue of {catalogue.name}.")
    message = f"Validated against {used}, and the embedded catalogue of {catalogue.name} for what they do not hold."
    return info("validate.official", message)
