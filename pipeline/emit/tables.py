"""Flat tables as RFC 4180 has them: the facts with their receipts."""

import csv
from collections.abc import Callable, Sequence
from io import StringIO
from typing import NamedTuple, TypeVar

from pipeline.emit.instance import decimals, lexical
from pipeline.model.report import Fact, Report

_Record = TypeVar("_Record")

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


class Column(NamedTuple):
    """One column over facts: its heading, how a cell is made, and whether the cell is text, to be guarded."""

    name: str
    cell: Callable[[Fact], str]
    text: Callable[[Fact], bool] = lambda _: False


def _always(_: Fact) -> bool:
    return True


FACT_COLUMNS = (
    Column("concept", lambda fact: fact.concept),
    Column("label", lambda fact: fact.label, _always),
    Column("statement", lambda fact: fact.statement),
    Column("start", lambda fact: fact.context.period.start.isoformat() if fact.context.period.start else ""),
    Column("end", lambda fact: fact.context.period.end.isoformat()),
    Column("unit", lambda fact: str(fact.unit) if fact.unit else ""),
    Column("value", lambda fact: lexical(fact.value), lambda fact: isinstance(fact.value, str)),
    Column("decimals", lambda fact: decimals(fact)),
    Column("dimensions", lambda fact: ";".join(f"{axis}={member}" for axis, member in fact.context.dimensions)),
    Column("confidence", lambda fact: f"{fact.confidence:.4f}"),
    Column("status", lambda fact: fact.status.value if fact.status else ""),
    Column("evidence", lambda fact: fact.evidence, _always),
    Column("document", lambda fact: fact.source.document, _always),
    Column("table", lambda fact: _number(fact.source.table)),
    Column("row", lambda fact: _number(fact.source.row)),
    Column("column", lambda fact: _number(fact.source.column)),
    Column("char_start", lambda fact: str(fact.source.start)),
    Column("char_end", lambda fact: str(fact.source.end)),
    Column("printed", lambda fact: fact.source.text, _always),
)
"""The columns of facts.csv, in order. A fact with several receipts shows its first."""


def facts_csv(report: Report) -> bytes:
    """One row per fact in the report's order, so that row n is the instance's fact `fn`."""
    return table([column.name for column in FACT_COLUMNS], [_row(fact) for fact in report.facts])


def table(heading: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """Comma-separated values in UTF-8 with CRLF line ends."""
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(heading)
    writer.writerows(rows)
    return text.getvalue().encode()


def guarded(text: str) -> str:
    """A text cell that no spreadsheet takes for a formula: a quote goes before what could begin one."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def _row(fact: Fact) -> list[str]:
    return [guarded(column.cell(fact)) if column.text(fact) else column.cell(fact) for column in FACT_COLUMNS]


def _number(place: int | None) -> str:
    return "" if place is None else str(place)
