"""The spine: one release through every stage, from its bytes to validated files."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from pipeline.emit import Emitted, emitted, staged, write_findings, write_report
from pipeline.extract import extract
from pipeline.model.concept import Catalogue
from pipeline.model.finding import Finding, Severity, Unreadable
from pipeline.model.knowledge import CompanyMemory, Knowledge
from pipeline.model.report import Report
from pipeline.model.settings import Settings
from pipeline.read import read
from pipeline.reference.catalogue import open_catalogue
from pipeline.reference.companies import read_company
from pipeline.reference.labels import open_labels
from pipeline.transform import build_report, check_conservation
from pipeline.validate import validate, validate_together


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """One release exported: the report, what was found wrong or noteworthy, and where the files lie."""

    report: Report
    findings: tuple[Finding, ...]
    files: Emitted

    @property
    def failed(self) -> bool:
        """Whether any finding is an error."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)


def export_release(release: Path | str, out: Path, settings: Settings | None = None) -> Export:
    """Export a release to the folder `out`, which appears whole or not at all.

    `release` is the path of a file or, given as a string, the text itself. Nothing is printed. Raises
    Unreadable, with one sentence that says what to do, where nothing can be made of the input, the taxonomy is not
    known or the folder cannot be written.
    """
    settings = settings or Settings()
    name = release.name if isinstance(release, Path) else f"{out.name}.txt"
    report, findings = make_report(_bytes(release), name, settings)
    catalogue = open_catalogue(settings.taxonomy)
    with staged(out) as work:
        files = write_report(report, catalogue, work)
        if settings.validate:
            findings = (*findings, *validate(files.instance, report, catalogue))
        write_findings(findings, work)
    return Export(report=report, findings=findings, files=emitted(report, out))


def draft_release(data: bytes, name: str, settings: Settings, folder: Path) -> Export:
    """Everything of `export_release` but validation and the files of findings, into a folder that exists."""
    report, findings = make_report(data, name, settings)
    return Export(report=report, findings=findings, files=write_report(report, _catalogue(settings.taxonomy), folder))


def validate_drafts(drafts: Sequence[Export], taxonomy: str) -> list[Export]:
    """The drafts, all in one taxonomy, with the findings of a validation that they share."""
    found = validate_together([(draft.files.instance, draft.report) for draft in drafts], _catalogue(taxonomy))
    return [replace(draft, findings=(*draft.findings, *more)) for draft, more in zip(drafts, found, strict=True)]


def make_report(data: bytes, name: str, settings: Settings) -> tuple[Report, tuple[Finding, ...]]:
    """The report of a release given as bytes, in memory: read, extract and transform."""
    catalogue, knowledge = _catalogue(settings.taxonomy), _knowledge()
    document, noticed = read(data, name)
    said, found = extract(document, settings, knowledge, catalogue, _memory(settings.cik or document.header.cik))
    report, made = build_report(name, said.cover, said.statements, catalogue, said.omissions)
    return report, (*noticed, *found, *made, *check_conservation(document, report))


def _bytes(release: Path | str) -> bytes:
    if isinstance(release, str):
        return release.encode()
    try:
        return release.read_bytes()
    except OSError as failure:
        raise Unreadable("read.missing", f'"{release}" cannot be read: {failure.strerror}.') from failure


@cache
def _catalogue(name: str) -> Catalogue:
    return open_catalogue(name)


@cache
def _knowledge() -> Knowledge:
    return open_labels()


def _memory(cik: str) -> CompanyMemory | None:
    return read_company(cik) if cik else None
