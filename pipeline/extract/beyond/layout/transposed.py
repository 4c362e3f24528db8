"""Tables whose rows are days and whose columns are what is measured, set upright."""

import re
from dataclasses import replace
from datetime import date

from pipeline.extract.headings.fiscal import full_date
from pipeline.extract.headings.grammar import read_one
from pipeline.model.period import Instant
from pipeline.model.statement import Column, ColumnKind, Figure, LineItem, Statement

_FEWEST = 2
_AS_OF = re.compile(r"\W*as\s+(?:of|at)\b", re.IGNORECASE)
_SUBJECT = re.compile(
    r"\W*(?:the\s+)?(?P<name>[A-Za-z][\w&' -]{1,60}?)\s+(?:consists?|consisted|is comprised|are|is|were|was)\b",
    re.IGNORECASE,
)
_LONGEST = 4


def upright(statement: Statement) -> Statement:
    """The statement with its days as columns and its measures as lines, where it prints them the other way round.

    `As of March 31, 2024 | 24.1 | 22.6` under `Current | Noncurrent` says nothing of any other period.
    """
    rows = [line for line in statement.lines if line.figures]
    days = [_day(line) for line in rows]
    heads = [column for column in statement.columns if column.kind is ColumnKind.UNKNOWN and column.heading]
    dated = any(column.period for column in statement.columns)
    if dated or len(rows) < _FEWEST or None in days or len(set(days)) < len(days) or len(heads) < _FEWEST:
        return statement
    columns = tuple(
        Column(index=at, heading=line.label, kind=ColumnKind.PERIOD, period=Instant(day))
        for at, (line, day) in enumerate(zip(rows, days, strict=True), 1)
        if day
    )
    lines = tuple(_line(order, head, rows, statement.title) for order, head in enumerate(heads))
    left = {column.index for column in statement.columns} - {head.index for head in heads}
    return (
        statement
        if any(line.figure(at) for line in rows for at in left)
        else replace(statement, columns=columns, lines=lines, sums=())
    )


def _day(line: LineItem) -> date | None:
    return full_date(read_one(line.label).end) if _AS_OF.match(line.label) else None


def _line(order: int, head: Column, rows: list[LineItem], title: str) -> LineItem:
    """What one column says of every day, named by its heading and what the title speaks of."""
    figures: list[Figure] = []
    for at, line in enumerate(rows, 1):
        figure = line.figure(head.index)
        if figure:
            figures.append(replace(figure, column=at))
    found = _SUBJECT.match(title)
    name = (found["name"] or "") if found else ""
    label = f"{head.heading} {name}".strip() if len(name.split()) <= _LONGEST else head.heading
    return LineItem(
        order=order,
        label=label,
        source=figures[0].source if figures else rows[0].source,
        figures=tuple(figures),
        unit=rows[0].unit,
        scale=rows[0].scale,
    )
