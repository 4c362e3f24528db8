"""Whether each table a reader sees in the corpus's releases is found and typed, against a table made by reading.

usage: python benchmarks/statements.py [FILE-PART] [--misses]

`statements.csv` has a row per table: its kind (alternatives where readers may differ, `KEY` for all tables that are
no statement), its title, the labels of its first and last line with figures, how many columns have a period, how
many rows have figures, and the power of ten of its amounts. Its rows were listed by the pipeline and then corrected
by reading each release; titles searched in the text found no statement that is not listed.

*found*: one statement holds both lines. *typed*: its kind is right. *whole*: columns, rows (within a tenth) and scale
are too; counted for the primary statements.
"""

import argparse
import csv
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from pipeline.extract.tables.find import find_statements
from pipeline.model.statement import PRIMARY, ColumnKind, LineItem, Statement, UnitKind
from pipeline.read import read

RELEASES = Path(__file__).resolve().parents[1].parent / "shared" / "corpus" / "releases"
GOLDEN = Path(__file__).with_suffix(".csv")
REPORTED = {kind.value for kind in PRIMARY} | {"SUP"}
SAME = {"OTHER": "KEY"}
Row = dict[str, str]


def main() -> None:
    options = arguments()
    rows: dict[str, list[Row]] = {}
    with GOLDEN.open(newline="", encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            rows.setdefault(row["file"], []).append(row)
    tally: Counter[tuple[str, str]] = Counter()
    for name in sorted(rows):
        if options.part in name:
            for row, said in measure(name, rows[name]):
                count(row, said, tally)
                if options.misses and said:
                    print(f"{name}: {row['kind']} {row['title'] or row['first']!r}: {said}")
    report(tally)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("part", nargs="?", default="", help="only files whose name holds this")
    parser.add_argument("--misses", action="store_true", help="print what is not found, typed or whole")
    return parser.parse_args()


def measure(name: str, rows: list[Row]) -> Iterator[tuple[Row, str]]:
    """Each row with what is wrong about it, empty where nothing is; then the statements that nobody listed."""
    document, _ = read((RELEASES / name).read_bytes(), name)
    left = list(find_statements(document)[0].statements)
    for row in rows:
        statement = match(row, left)
        if statement is not None and begins(statement, row["first"]):
            left.remove(statement)
        yield row, "not found" if statement is None else wrong(row, statement)
    for statement in left:
        if statement.kind.value in REPORTED:
            yield {"kind": "none", "title": statement.title, "first": ""}, f"typed {statement.kind.value}"


def match(row: Row, statements: list[Statement]) -> Statement | None:
    holding = [s for s in statements if holds(s, row["first"]) and holds(s, row["last"])]
    same = [s for s in holding if begins(s, row["first"])]
    return next(iter([*same, *holding]), None)


def holds(statement: Statement, label: str) -> bool:
    return any(line.label.startswith(label) for line in printed(statement))


def begins(statement: Statement, label: str) -> bool:
    return next((line.label for line in printed(statement) if line.label), "").startswith(label)


def printed(statement: Statement) -> list[LineItem]:
    return [line for line in statement.lines if line.figures and line.within is None]


def wrong(row: Row, statement: Statement) -> str:
    kind = SAME.get(statement.kind.value, statement.kind.value)
    if kind not in row["kind"].split("|"):
        return f"typed {kind}"
    if kind not in REPORTED:
        return ""
    columns = sum(column.kind is ColumnKind.PERIOD for column in statement.columns)
    lines = printed(statement)
    scales = Counter(line.scale for line in lines if line.unit is UnitKind.MONEY)
    scale = str(scales.most_common(1)[0][0]) if scales else ""
    if columns != int(row["columns"]):
        return f"{columns} columns instead of {row['columns']}"
    if abs(len(lines) - int(row["rows"])) * 10 > int(row["rows"]):
        return f"{len(lines)} rows instead of {row['rows']}"
    return f"scale {scale} instead of {row['scale']}" if scale != row["scale"] else ""


def count(row: Row, said: str, tally: Counter[tuple[str, str]]) -> None:
    group = "statement" if set(row["kind"].split("|")) <= REPORTED else "other table"
    if row["kind"] == "none":
        tally[group, "typed as a statement and none"] += 1
        return
    tally[group, "printed"] += 1
    tally[group, "found"] += said != "not found"
    tally[group, "typed"] += said != "not found" and not said.startswith("typed")
    tally[group, "whole"] += not said


def report(tally: Counter[tuple[str, str]]) -> None:
    for group in ("statement", "other table"):
        every = tally[group, "printed"] or 1
        shares = (
            f"{what} {tally[group, what]} ({tally[group, what] / every:.1%})" for what in ("found", "typed", "whole")
        )
        print(f"{group}: {tally[group, 'printed']} printed, {', '.join(shares)}")
    print(f"typed as a statement and none: {tally['other table', 'typed as a statement and none']}")


if __name__ == "__main__":
    main()
