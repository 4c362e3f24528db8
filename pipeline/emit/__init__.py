"""A report and its findings as files. Each file has a pure function that gives its bytes; `folder` writes them."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.emit.calculation import calculation
from pipeline.emit.definition import definition
from pipeline.emit.findings import findings_json, findings_txt
from pipeline.emit.folder import staged, write_files
from pipeline.emit.instance import instance
from pipeline.emit.label import label
from pipeline.emit.names import file_stem
from pipeline.emit.presentation import presentation
from pipeline.emit.record import RECORD, read_findings, read_record, record_json, result_folders
from pipeline.emit.schema import schema
from pipeline.emit.tables import facts_csv, omissions_csv
from pipeline.model.concept import Catalogue
from pipeline.model.finding import Finding
from pipeline.model.record import Record
from pipeline.model.report import Report

__all__ = [
    "Emitted",
    "emitted",
    "read_findings",
    "read_record",
    "report_files",
    "result_folders",
    "staged",
    "write",
    "write_files",
    "write_findings",
    "write_record",
    "write_report",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Emitted:
    """Where the files of one release lie."""

    instance: Path
    schema: Path
    presentation: Path
    calculation: Path
    definition: Path
    label: Path
    facts_csv: Path
    omissions_csv: Path
    findings_json: Path
    findings_txt: Path


def emitted(report: Report, folder: Path) -> Emitted:
    """The paths of a report's files in a folder, named as EDGAR wants them (EFM 5.2.1): `abc-20060331_pre.xml`."""
    stem = file_stem(report)
    return Emitted(
        instance=folder / f"{stem}.xml",
        schema=folder / f"{stem}.xsd",
        presentation=folder / f"{stem}_pre.xml",
        calculation=folder / f"{stem}_cal.xml",
        definition=folder / f"{stem}_def.xml",
        label=folder / f"{stem}_lab.xml",
        facts_csv=folder / "facts.csv",
        omissions_csv=folder / "omissions.csv",
        findings_json=folder / "findings.json",
        findings_txt=folder / "findings.txt",
    )


def report_files(report: Report, catalogue: Catalogue) -> dict[str, bytes]:
    """The files made of the report alone, by name: instance, schema, linkbases and facts.csv."""
    paths = emitted(report, Path())
    return {
        paths.instance.name: instance(report, catalogue),
        paths.schema.name: schema(report, catalogue),
        paths.presentation.name: presentation(report, catalogue),
        paths.calculation.name: calculation(report, catalogue),
        paths.definition.name: definition(report, catalogue),
        paths.label.name: label(report, catalogue),
        paths.facts_csv.name: facts_csv(report),
        paths.omissions_csv.name: omissions_csv(report),
    }


def write_report(report: Report, catalogue: Catalogue, folder: Path) -> Emitted:
    """Writes `report_files` into an existing folder, and says where. Raises Unreadable("output.unwritable")."""
    write_files(report_files(report, catalogue), folder)
    return emitted(report, folder)


def write_record(record: Record, folder: Path) -> None:
    """Writes record.json.gz, which `read_record` reads back. Raises Unreadable("output.unwritable")."""
    write_files({RECORD: record_json(record)}, folder)


def write_findings(findings: Sequence[Finding], folder: Path) -> None:
    """Writes findings.json and findings.txt. Raises Unreadable("output.unwritable")."""
    write_files({"findings.json": findings_json(findings), "findings.txt": findings_txt(findings)}, folder)


def write(report: Report, findings: Sequence[Finding], catalogue: Catalogue, folder: Path) -> Emitted:
    """Writes everything at once. With validation in between:

        with staged(folder) as work:
            findings = [*findings, *validate(report, write_report(report, catalogue, work), ...)]
            write_findings(findings, work)
        return emitted(report, folder)

    Raises Unreadable("output.unwritable") and leaves no trace where the folder cannot be written.
    """
    with staged(folder) as work:
        write_report(report, catalogue, work)
        write_findings(findings, work)
    return emitted(report, folder)
