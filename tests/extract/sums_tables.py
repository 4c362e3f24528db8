"""Statements written as text for tests: a label, two blanks or more, figures; a line without figures is a heading."""

import re
from datetime import date

from pipeline.extract.sums import prove
from pipeline.model.figures import parse_figure
from pipeline.model.period import Instant
from pipeline.model.source import Source
from pipeline.model.statement import Column, ColumnKind, Figure, LineItem, Statement, StatementKind, UnitKind

NOWHERE = Source(document="test", start=0, end=0, text="")


def table(printed: str, kind: StatementKind, unit: UnitKind = UnitKind.MONEY) -> Statement:
    """The statement a text shows; `""` stands for a total without a label."""
    rows = [line for line in printed.splitlines() if line.strip()]
    margin = min(len(row) - len(row.lstrip()) for row in rows)
    section: tuple[str, ...] = ()
    lines = []
    for order, row in enumerate(rows):
        indent = len(row) - len(row.lstrip()) - margin
        label, cells = split(row.strip())
        line = LineItem(
            order=order,
            label=label,
            source=row_source(order),
            section=section,
            indent=indent,
            figures=tuple(figure(cell, column, order) for column, cell in enumerate(cells, 1)),
            unit=unit,
        )
        section = section if cells else (label,)
        lines.append(line)
    width = max(len(line.figures) for line in lines)
    columns = tuple(
        Column(index=i, heading="", kind=ColumnKind.PERIOD, period=Instant(date(2000 - i, 12, 31)))
        for i in range(1, width + 1)
    )
    return Statement(kind=kind, title="", columns=columns, lines=tuple(lines))


def split(row: str) -> tuple[str, list[str]]:
    """A row's label and its cells."""
    words = re.split(r"\s+", row)
    cells: list[str] = []
    while words and parse_figure(words[-1]) and not re.fullmatch(r"[a-z/]+", words[-1], re.IGNORECASE):
        cells.insert(0, words.pop())
    return " ".join(words).strip('"'), cells


def figure(cell: str, column: int, row: int) -> Figure:
    printed = parse_figure(cell)
    assert printed is not None
    return Figure(
        column=column,
        value=printed.value,
        places=printed.places,
        source=row_source(row),
    )


def row_source(row: int) -> Source:
    """A receipt that keeps the order of the rows."""
    return Source(document="test", start=row, end=row, text="")


def sums_of(statement: Statement) -> list[str]:
    """The proved sums as an accountant would write them."""
    labels = {line.order: line.label for line in statement.lines}
    return [
        labels[proof.total]
        + " ="
        + "".join(_term(labels[part], weight) for part, weight in proof.parts).removeprefix(" +")
        for proof in prove(statement).sums
    ]


def _term(label: str, weight: int) -> str:
    return f" {'+' if weight > 0 else '-'} {label}"
