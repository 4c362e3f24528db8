"""The spine: one release through every stage, from its bytes to validated files."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from pipeline import __version__
from pipeline.check import check
from pipeline.emit import Emitted, emitted, report_files, staged, write_files, write_findings, write_record
from pipeline.emit.formats import format_files
from pipeline.emit.review import write_review
from pipeline.extract import Extract, extract
from pipeline.extract.dateline import release_date
from pipeline.model.check import Check, Checked
from pipeline.model.concept import Catalogue
from pipeline.model.document import Document
from pipeline.model.finding import Finding, Severity, Unreadable
from pipeline.model.knowledge import CompanyMemory, Knowledge
from pipeline.model.record import Provenance, Record
from pipeline.model.report import Report
from pipeline.model.settings import Settings
from pipeline.read import read
from pipeline.reference.catalogue import open_catalogue
from pipeline.reference.companies import read_company
from pipeline.reference.labels import open_labels
from pipeline.reference.vocabulary import open_vocabulary
from pipeline.transform import build_report, check_conservation
from pipeline.validate import validate, validate_together
from pipeline.validate.formats import validate_formats
from pipeline.validate.viewer import viewer


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """One release exported: the report, what was found wrong or noteworthy, and where the files lie.

    `formats` are the names of the files to load of each further format, beside the instance.
    """

    report: Report
    findings: tuple[Finding, ...]
    files: Emitted
    formats: tuple[str, ...] = ()

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
    made = make(_bytes(release), name, settings)
    catalogue = _catalogue(settings.taxonomy)
    with staged(out) as work:
        export = _write(made, settings, work)
        if settings.validate:
            found = validate(export.files.instance, export.report, catalogue, edgar=True)
            export = replace(export, findings=(*export.findings, *found, *_format_findings(export, catalogue)))
        finish_draft(export, work)
    return replace(export, files=emitted(export.report, out))


def draft_release(data: bytes, name: str, settings: Settings, folder: Path) -> Export:
    """Everything of `export_release` but validation and the files of findings, into a folder that exists."""
    return _write(make(data, name, settings), settings, folder)


def _write(made: "Made", settings: Settings, folder: Path) -> Export:
    """Every file but those of findings."""
    report, catalogue = made.record.report, _catalogue(settings.taxonomy)
    xbrl = report_files(report, catalogue)
    more = format_files(settings.formats, report, made.document, catalogue, xbrl)
    write_files({**xbrl, **more.files}, folder)
    write_record(made.record, folder)
    return Export(
        report=report,
        findings=(*made.findings, *more.findings),
        files=emitted(report, folder),
        formats=more.entries,
    )


def _format_findings(export: Export, catalogue: Catalogue) -> tuple[Finding, ...]:
    instance = export.files.instance
    others = [instance.parent / name for name in export.formats]
    return validate_formats(instance, others, export.report, catalogue)


def validate_drafts(drafts: Sequence[Export], taxonomy: str) -> list[Export]:
    """The drafts, all in one taxonomy, with the findings of a validation that they share."""
    catalogue = _catalogue(taxonomy)
    found = validate_together([(draft.files.instance, draft.report) for draft in drafts], catalogue, edgar=True)
    return [
        replace(draft, findings=(*draft.findings, *more, *_format_findings(draft, catalogue)))
        for draft, more in zip(drafts, found, strict=True)
    ]


def finish_draft(draft: Export, folder: Path) -> None:
    """The files that tell what was found, which are the last."""
    write_findings(draft.findings, folder)
    write_review(folder)


def view_inline(result: Path, out: Path | None, taxonomy: str) -> Path:
    """The file of the interactive viewer over a result's inline document, by default beside it.

    `result` is the document or the folder that holds it. Raises Unreadable: view.no-inline where there is none, and as
    `viewer` and `write_files` do.
    """
    pages = sorted(result.glob("*.htm")) if result.is_dir() else [result]
    if not pages or not pages[0].is_file():
        raise Unreadable("view.no-inline", "There is no inline document here; export the release with --format inline.")
    made = out or pages[0].with_name("viewer.html")
    write_files({made.name: viewer(pages[0], _catalogue(taxonomy))}, made.parent)
    return made


def make_report(data: bytes, name: str, settings: Settings) -> tuple[Report, tuple[Finding, ...]]:
    """The report of a release given as bytes, in memory: read, extract and transform."""
    made = make(data, name, settings)
    return made.record.report, made.findings


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """A release read, extracted and transformed: all that emitting needs, and what was noticed on the way."""

    document: Document
    said: Extract
    report: Report
    findings: tuple[Finding, ...]


def report_release(data: bytes, name: str, settings: Settings) -> Reported:
    """Read, extract and transform a release, in memory."""
    catalogue, knowledge = _catalogue(settings.taxonomy), _knowledge()
    document, noticed = read(data, name)
    memory = _memory(settings.cik or document.header.cik)
    said, found = extract(document, settings, knowledge, catalogue, memory, open_vocabulary())
    told = (*said.statements, *((said.prose,) if said.prose else ()))
    report, made = build_report(name, said.cover, told, catalogue, said.omissions)
    return Reported(document=document, said=said, report=report, findings=(*noticed, *found, *made))


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What the stages before emitting make of a release: the document as read, its record, checks and findings."""

    document: Document
    record: Record
    checks: tuple[Check, ...]
    findings: tuple[Finding, ...]


def make(data: bytes, name: str, settings: Settings) -> Made:
    """Read, extract, transform and check a release, in memory."""
    told = report_release(data, name, settings)
    provenance = _provenance(data, told.document, told.report, settings)
    checks, faults = check(told.said.statements, told.said.claims, provenance.released)
    return Made(
        document=told.document,
        record=Record(provenance=provenance, statements=told.said.statements, report=told.report),
        checks=checks,
        findings=(*told.findings, *faults, *check_conservation(told.document, told.report)),
    )


def check_release(release: Path, settings: Settings | None = None) -> Checked:
    """Whether a release adds up, ties out and says the same thing twice. Raises Unreadable as `export_release` does."""
    made = make(_bytes(release), release.name, settings or Settings())
    period = str(made.record.report.period)
    findings = tuple(finding for finding in made.findings if not finding.code.startswith("cover."))
    return Checked(document=release.name, period=period, checks=made.checks, findings=findings)


def _provenance(data: bytes, document: Document, report: Report, settings: Settings) -> Provenance:
    return Provenance(
        source_sha256=hashlib.sha256(data).hexdigest(),
        version=__version__,
        taxonomy=settings.taxonomy,
        form=document.header.form,
        sic=document.header.sic,
        filed=document.header.filed,
        released=release_date(document, report.period.end),
    )


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
