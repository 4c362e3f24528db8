"""Make the concept catalogue in `taxonomy/` from source material, as reviewable text and as SQLite.

Run as `python -m pipeline.learn.catalogue SOURCE_DIR --out taxonomy` (needs pyarrow). Without SOURCE_DIR only the
SQLite file is made again from the text, which is what to do after editing the text. What each column holds and where
it came from stands in `taxonomy/README.md`; documentation texts are never carried.
"""

import argparse
import csv
import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, fields, replace
from pathlib import Path

from pipeline.learn import catalogue_source as source_material
from pipeline.learn.catalogue_source import Arc, Row, TypeRow

OTHERS = ("srt", "dei", "country", "stpr")
"""What comes with us-gaap. Of the SEC's lists, countries and states are kept: they are members of geographical axes."""

_STRUCTURE = {
    "Abstract": "xbrli:stringItemType",
    "Axis": "xbrli:stringItemType",
    "Domain": "dtr-types:domainItemType",
    "LineItems": "xbrli:stringItemType",
    "Member": "dtr-types:domainItemType",
    "RollForward": "xbrli:stringItemType",
    "Table": "xbrli:stringItemType",
}
"""The endings of names that hold a tree together: always abstract, always a duration, and of this type."""

_BY_ENDING = _STRUCTURE | {
    "ExtensibleEnumeration": "enum2:enumerationSetItemType",
    "TextBlock": "dtr-types:textBlockItemType",
}
"""The endings of names that tell the type."""

_ENDING = re.compile(f"(?:{'|'.join(_BY_ENDING)})$")

_FLOW = re.compile(
    ":(?:AmortizationOf|IncomeLossFrom|IncreaseDecreaseIn|InterestExpense|InterestIncome|NetIncomeLoss|PaymentsTo|ProceedsFrom)"
)
"""The beginnings of names that are flows: all 738 concepts so named whose period type is published are durations."""

_TABLES = """
CREATE TABLE concept (
    name TEXT PRIMARY KEY, type TEXT NOT NULL, period_type TEXT NOT NULL, balance TEXT NOT NULL,
    abstract INTEGER NOT NULL, label TEXT NOT NULL, statements TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE calculation (
    parent TEXT NOT NULL, child TEXT NOT NULL, weight INTEGER NOT NULL, PRIMARY KEY (parent, child)
) WITHOUT ROWID;
CREATE TABLE type (name TEXT PRIMARY KEY, base TEXT NOT NULL, facets TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE schema (prefix TEXT PRIMARY KEY, namespace TEXT NOT NULL, location TEXT NOT NULL) WITHOUT ROWID;
"""


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", nargs="?", type=Path, help="the folder of source material")
    parser.add_argument("--out", type=Path, default=Path("taxonomy"))
    arguments = parser.parse_args()
    folder = arguments.out / source_material.NAME
    if arguments.source:
        write_text(arguments.source, folder)
    compile_catalogue(folder, folder.with_suffix(".sqlite"))


def write_text(source: Path, folder: Path) -> None:
    """Write `concepts.csv`, `calculation.csv` and `types.csv` into `folder`, sorted."""
    arcs, types = source_material.arcs(source), source_material.types(source)
    gaap = complete(source_material.us_gaap(source, frozenset(row.name for row in types)), arcs)
    others = (row for prefix in OTHERS for row in source_material.published(source, prefix))
    presentation = source_material.relations(source, "presentation")
    labels, statements = source_material.labels(source, presentation), source_material.statements(presentation)
    rows = [
        replace(row, label=labels.get(row.name, ""), statements=statements.get(row.name, ""))
        for row in sorted((*gaap, *others), key=lambda row: row.name)
    ]
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / "concepts.csv", rows)
    _write(folder / "calculation.csv", arcs)
    _write(folder / "types.csv", types)


def _write(path: Path, rows: Sequence[Row] | Sequence[Arc] | Sequence[TypeRow]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(field.name for field in fields(rows[0]))
        writer.writerows(astuple(row) for row in rows)


def complete(rows: Iterable[Row], arcs: Sequence[Arc]) -> list[Row]:
    """Fill in what is missing by rule: from the name, then along the calculation arcs.

    The parts of a sum share their total's type and period type (XBRL 2.1 section 5.2.5.2 sums facts of equal
    contexts and units). What is then still unknown stays empty, and the concept cannot be used.
    """
    by_name = {row.name: row for row in map(_by_name, rows)}
    while found := dict(_along_arcs(by_name, arcs)):
        by_name |= found
    return list(by_name.values())


def _by_name(row: Row) -> Row:
    if not row.period_type and _FLOW.search(row.name):
        row = replace(row, period_type="duration", period_source="rule-name")
    found = _ENDING.search(row.name)
    if not found:
        return row
    if not row.type:
        row = replace(row, type=_BY_ENDING[found[0]], type_source="rule-name")
    if not row.period_type and found[0] != "ExtensibleEnumeration":
        row = replace(row, period_type="duration", period_source="rule-name")
    return replace(row, abstract="true") if found[0] in _STRUCTURE else row


def _along_arcs(rows: Mapping[str, Row], arcs: Sequence[Arc]) -> Iterator[tuple[str, Row]]:
    near: dict[str, list[Row]] = {}
    for arc in arcs:
        for name, other in ((arc.parent, arc.child), (arc.child, arc.parent)):
            if name in rows and other in rows:
                near.setdefault(name, []).append(rows[other])
    for name, others in near.items():
        row = rows[name]
        types, periods = {other.type for other in others} - {""}, {other.period_type for other in others} - {""}
        if not row.type and len(types) == 1:
            row = replace(row, type=types.pop(), type_source="rule-calculation")
        if not row.period_type and len(periods) == 1:
            row = replace(row, period_type=periods.pop(), period_source="rule-calculation")
        if row is not rows[name]:
            yield name, row


def compile_catalogue(folder: Path, target: Path) -> None:
    """Make the SQLite file of the text in `folder`, leaving out concepts whose type or period type is unknown."""
    target.unlink(missing_ok=True)
    with sqlite3.connect(target) as database:
        database.executescript(_TABLES)
        database.executemany("INSERT INTO concept VALUES (?, ?, ?, ?, ?, ?, ?)", _usable(folder / "concepts.csv"))
        for table, text in (("calculation", "calculation"), ("type", "types"), ("schema", "schemas")):
            rows = [tuple(row.values()) for row in _read(folder / f"{text}.csv")]
            database.executemany(f"INSERT INTO {table} VALUES (?, ?, ?)", rows)  # noqa: S608
    with sqlite3.connect(target) as database:
        database.execute("VACUUM")


def _usable(concepts: Path) -> Iterator[tuple[str | bool, ...]]:
    for row in _read(concepts):
        if row["type"] and row["period_type"]:
            abstract = row["abstract"] == "true"
            yield (
                *(row[key] for key in ("name", "type", "period_type", "balance")),
                abstract,
                row["label"],
                row["statements"],
            )


def _read(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


if __name__ == "__main__":
    main()
