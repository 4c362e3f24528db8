"""xBRL-CSV 1.0: a table of facts and one of notes, and the metadata that says what their columns mean."""

from typing import Any

from pipeline.emit import oim
from pipeline.emit.instance import decimals, lexical
from pipeline.emit.names import Names, file_stem
from pipeline.emit.oim_json import as_json
from pipeline.emit.tables import table
from pipeline.emit.xml import printable
from pipeline.model.concept import Catalogue
from pipeline.model.report import Fact, Report

_COLUMNS = ("id", "concept", "entity", "period", "unit", "decimals", "value")


def metadata_name(report: Report) -> str:
    """The file to load: `abc-20060331_facts.json`."""
    return f"{file_stem(report)}_facts.json"


def table_name(report: Report) -> str:
    """The table the metadata points to: `abc-20060331_facts.csv`."""
    return f"{file_stem(report)}_facts.csv"


def notes_name(report: Report) -> str:
    """The table of notes, which is there if a fact has one: `abc-20060331_notes.csv`."""
    return f"{file_stem(report)}_notes.csv"


def oim_csv(report: Report, catalogue: Catalogue) -> dict[str, bytes]:
    """All files by name. Rows are in the report's order and have the ids the facts have in the instance."""
    axes = sorted({axis for fact in report.facts for axis, _ in fact.context.dimensions})
    columns = {axis: axis.replace(":", "_") for axis in axes}
    rows = [_row(f"f{number}", fact, axes) for number, fact in enumerate(report.facts, start=1)]
    files = {table_name(report): table([*_COLUMNS, *columns.values()], rows)}
    metadata = _metadata(report, catalogue, columns)
    notes, noted = oim.notes(report)
    if notes:
        files[notes_name(report)] = table(("id", "note"), [(label, _escaped(text)) for label, text in notes.items()])
        _add_notes(metadata, notes_name(report), noted)
    return {metadata_name(report): as_json(metadata), **files}


def _add_notes(metadata: dict[str, Any], url: str, noted: dict[str, list[str]]) -> None:
    """Put the table of notes into the metadata, and the links of the facts that have some (section 3.1.8)."""
    metadata["documentInfo"] |= {"linkTypes": oim.LINK_TYPES, "linkGroups": oim.LINK_GROUPS}
    columns: dict[str, Any] = {"id": {}, "note": {"dimensions": oim.NOTE}}
    metadata["tableTemplates"]["notes"] = {"rowIdColumn": "id", "columns": columns}
    metadata["tables"]["notes"] = {"url": url}
    ends = {f"facts.r_{fact}.value": [f"notes.r_{label}.note" for label in labels] for fact, labels in noted.items()}
    metadata["links"] = {"footnote": {"_": ends}}


def _metadata(report: Report, catalogue: Catalogue, columns: dict[str, str]) -> dict[str, Any]:
    core = {name: f"${name}" for name in ("concept", "entity", "period", "unit")}
    value = {"dimensions": core | {axis: f"${column}" for axis, column in columns.items()}, "decimals": "$decimals"}
    plain: dict[str, Any] = {name: {} for name in (*_COLUMNS[:-1], *columns.values())}
    return {
        "documentInfo": {
            "documentType": "https://xbrl.org/2021/xbrl-csv",
            "namespaces": oim.namespaces(report, Names.of(report, catalogue)),
            "taxonomy": [f"{file_stem(report)}.xsd"],
        },
        "tableTemplates": {"facts": {"rowIdColumn": "id", "columns": plain | {"value": value}}},
        "tables": {"facts": {"url": table_name(report)}},
    }


def _row(identifier: str, fact: Fact, axes: list[str]) -> list[str]:
    dimensions = oim.dimensions(fact)
    core = [dimensions[name] for name in ("concept", "entity", "period")]
    accuracy = "" if decimals(fact) == "INF" else decimals(fact)
    members = [dimensions.get(axis, "#none") for axis in axes]
    return [identifier, *core, dimensions.get("unit", "#none"), accuracy or "#none", _value(fact), *members]


def _value(fact: Fact) -> str:
    """Nil and empty text have words of their own, which other text must not be taken for (section 3.4)."""
    return "#nil" if fact.value is None else _escaped(printable(lexical(fact.value)))


def _escaped(text: str) -> str:
    return f"#{text}" if text.startswith("#") else text or "#empty"
