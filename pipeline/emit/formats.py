"""The formats a report may be written in beside the instance."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from pipeline.emit.inline import inline
from pipeline.emit.names import file_stem
from pipeline.emit.oim_csv import metadata_name, oim_csv
from pipeline.emit.oim_json import oim_json
from pipeline.emit.packages import report_package, taxonomy_package
from pipeline.model.concept import Catalogue
from pipeline.model.document import Document
from pipeline.model.finding import Finding
from pipeline.model.report import Report
from pipeline.model.settings import OutputFormat


@dataclass(frozen=True, slots=True, kw_only=True)
class Formats:
    """Files by name, the names of those that are loaded (the metadata of a table, not the table), and findings."""

    files: Mapping[str, bytes]
    entries: tuple[str, ...]
    findings: tuple[Finding, ...] = ()


def format_files(
    wanted: Collection[OutputFormat],
    report: Report,
    document: Document,
    catalogue: Catalogue,
    xbrl: Mapping[str, bytes],
) -> Formats:
    """The formats wanted. `xbrl` holds the instance with its schema and linkbases, which packages are made of."""
    stem = file_stem(report)
    files: dict[str, bytes] = {}
    entries: list[str] = []
    findings: tuple[Finding, ...] = ()
    if OutputFormat.JSON in wanted:
        files[f"{stem}.json"] = oim_json(report, catalogue)
        entries.append(f"{stem}.json")
    if OutputFormat.CSV in wanted:
        files |= oim_csv(report, catalogue)
        entries.append(metadata_name(report))
    if OutputFormat.INLINE in wanted or OutputFormat.PACKAGE in wanted:
        page, findings = inline(report, document, catalogue)
        if OutputFormat.INLINE in wanted:
            files[f"{stem}.htm"] = page
            entries.append(f"{stem}.htm")
        if OutputFormat.PACKAGE in wanted:
            packages = _packages(report, page, xbrl)
            files |= packages
            entries += packages
    return Formats(files=files, entries=tuple(entries), findings=findings)


def _packages(report: Report, page: bytes, xbrl: Mapping[str, bytes]) -> dict[str, bytes]:
    stem = file_stem(report)
    taxonomy = {name: content for name, content in xbrl.items() if name.startswith(stem) and name != f"{stem}.xml"}
    return {
        f"{stem}.xbri": report_package(report, "xbri", f"{stem}.htm", page, taxonomy),
        f"{stem}.xbr": report_package(report, "xbr", f"{stem}.xbrl", xbrl[f"{stem}.xml"], taxonomy),
        f"{stem}-taxonomy.zip": taxonomy_package(report, taxonomy),
    }
