"""Flat tables as RFC 4180 has them: the facts with their receipts."""

import csv
from collections.abc import Callable, Sequence
from io import StringIO
from typing import NamedTuple, TypeVar

from pipeline.emit.instance import decimals, lexical
from pipeline.model.figures import parse_figure
from pipeline.model.report import Fact, Report
from pipeline.model.source import Source

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
)
"""The columns of facts.csv that say what a fact is; its receipt, where else it is printed and its footnotes follow."""
RECEIPT = ("document", "table", "row", "column", "char_start", "char_end", "printed")
"""The columns of every receipt."""


def facts_csv(report: Report) -> bytes:
    """One row per fact in the report's order, so that row n is the instance's fact `fn`."""
    heading = [*(column.name for column in FACT_COLUMNS), *RECEIPT, "also", "footnotes"]
    return table(heading, [_row(fact) for fact in report.facts])


def omissions_csv(report: Report) -> bytes:
    """One row per printed figure that is no fact: its receipt and the reason, in printed order."""
    left_out = sorted(report.omissions, key=lambda omission: (omission.source.start, omission.source.end))
    return table([*RECEIPT, "reason"], [[*receipt(left.source), guarded(left.reason)] for left in left_out])


def table(heading: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """Comma-separated values in UTF-8 with CRLF line ends."""
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(heading)
    writer.writerows(rows)
    return text.getvalue().encode()


def guarded(text: str) -> str:
    """A text cell that no spreadsheet takes for a formula: a quote goes before what could begin one.

    A printed figure (`-5`, `--`) is none and stays as it is.
    """
    return f"'{text}" if text.startswith(_FORMULA_STARTS) and parse_figure(text) is None else text


def _row(fact: Fact) -> list[str]:
    cells = [_cell(column, fact) for column in FACT_COLUMNS]
    notes = "\n".join(dict.fromkeys(note.text for note in fact.footnotes))
    return [*cells, *receipt(fact.source), guarded("; ".join(map(str, fact.also))), guarded(notes)]


def _cell(column: Column, fact: Fact) -> str:
    cell = column.cell(fact)
    return guarded(cell) if cell.startswith(_FORMULA_STARTS) and column.text(fact) else cell


def receipt(source: Source) -> list[str]:
    """The cells of a receipt, for the columns of `RECEIPT`."""
    document, *numbers, text = place(source)
    return [guarded(document), *numbers, guarded(text)]


def place(source: Source) -> list[str]:
    """A receipt in the order of `RECEIPT`, exactly as it is."""
    numbers = (source.table, source.row, source.column, source.start, source.end)
    return [source.document, *("" if number is None else str(number) for number in numbers), source.text]
