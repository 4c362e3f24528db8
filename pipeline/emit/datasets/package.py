"""`datapackage.json`: what the data sets are, as a Frictionless data package (Data Package 1.0, Table Schema)."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipeline import __version__
from pipeline.emit.datasets.facts import FIELDS, Field
from pipeline.emit.datasets.parquet import FACTS
from pipeline.emit.datasets.statements import COLUMNS, KEYS

PACKAGE = "datapackage.json"
_TYPES = {
    **dict.fromkeys(("cik", "ddate", "qtrs", "period", "filed", "report", "line", "inpth", "negating"), "integer"),
    "value": "number",
}
"""The columns of the SEC's tables that are no text. Its dates are integers, as `20060331`."""


def package_json(folder: Path) -> bytes:
    """The package of the data sets that lie in a folder, with their hashes."""
    resources = [_resource(path) | more for path, more in _described(folder)]
    package = {
        "profile": "data-package",
        "name": "earnings-releases",
        "title": "Facts of earnings releases",
        "description": f"Made by earnings-xbrl {__version__} from press releases, before the filings that follow them.",
        "resources": resources,
    }
    return (json.dumps(package, indent=2) + "\n").encode()


def _described(folder: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    if (folder / FACTS).is_file():
        schema = {
            "fields": [_field(field) for field in FIELDS],
            "primaryKey": ["release", "fact"],
            "missingValues": ["", "nan"],  # what readers that go through pandas make of a null
        }
        yield folder / FACTS, {"name": "facts", "format": "parquet", "schema": schema}
    for archive in sorted(folder.glob("????q?.zip")):
        for table, columns in COLUMNS.items():
            yield (
                archive,
                {
                    "name": f"{archive.stem}-{table}",
                    "format": "csv",
                    "compression": "zip",
                    "innerpath": f"{table}.txt",
                    "encoding": "utf-8",
                    "dialect": {"delimiter": "\t"},
                    "schema": {
                        "fields": [{"name": name, "type": _TYPES.get(name, "string")} for name in columns],
                        "primaryKey": list(KEYS[table]),
                    },
                },
            )


def _resource(path: Path) -> dict[str, Any]:
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return {"path": path.name, "hash": f"sha256:{digest}", "profile": "tabular-data-resource"}


def _field(field: Field) -> dict[str, Any]:
    described = {"name": field.name, "type": field.type, "description": field.description}
    return described | ({"constraints": {"required": True}} if field.required else {})
