"""xBRL-JSON 1.0."""

import json
from typing import Any

from pipeline.emit import oim
from pipeline.emit.instance import decimals, lexical
from pipeline.emit.names import Names, file_stem
from pipeline.emit.xml import printable
from pipeline.model.concept import Catalogue
from pipeline.model.report import Fact, Report


def oim_json(report: Report, catalogue: Catalogue) -> bytes:
    """The report as one JSON document; facts have the ids they have in the instance, notes come after them."""
    information: dict[str, Any] = {
        "documentType": "https://xbrl.org/2021/xbrl-json",
        "namespaces": oim.namespaces(report, Names.of(report, catalogue)),
        "taxonomy": [f"{file_stem(report)}.xsd"],
    }
    facts = {f"f{number}": _fact(fact) for number, fact in enumerate(report.facts, start=1)}
    notes, noted = oim.notes(report)
    if notes:
        information |= {"linkTypes": oim.LINK_TYPES, "linkGroups": oim.LINK_GROUPS}
    for identifier, labels in noted.items():
        facts[identifier]["links"] = {"footnote": {"_": labels}}
    for label, text in notes.items():
        facts[label] = {"value": text, "dimensions": {**oim.NOTE, "noteId": label}}
    return as_json({"documentInfo": information, "facts": facts})


def as_json(content: dict[str, Any]) -> bytes:
    """UTF-8, indented, in the order given."""
    return json.dumps(content, ensure_ascii=False, indent=2).encode() + b"\n"


def _fact(fact: Fact) -> dict[str, Any]:
    """Decimals are left out for exact numbers (infinite precision), text and nil."""
    said: dict[str, Any] = {"value": None if fact.value is None else printable(lexical(fact.value))}
    if decimals(fact) not in ("", "INF"):
        said["decimals"] = int(decimals(fact))
    return said | {"dimensions": oim.dimensions(fact)}
