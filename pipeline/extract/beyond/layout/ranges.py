"""Ranges that a table prints over two columns of one period: `$0.79` and `- $0.80` under one heading."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.extract.beyond.members.words import MAXIMUM, MINIMUM
from pipeline.model.statement import Column, ColumnKind, Figure, LineItem, Statement

_UPPER = re.compile(r"\s*(?:[-–—]\s*(?=[\s$€£¥])|to\b)\s*", re.IGNORECASE)
"""What stands before the upper bound of a range; a dash directly before digits is a sign."""
_COMPARING = frozenset({ColumnKind.CHANGE, ColumnKind.PERCENT})


def ranged(statement: Statement) -> tuple[Statement, ...]:
    """The statement with its ranges in one of their own, whose columns are the lower and upper bounds.

    A figure that stands alone in either column is of the period.
    """
    pairs = dict(_pairs(statement))
    if not pairs:
        return (statement,)
    columns = tuple(_bound(column, pairs) for column in statement.columns)
    both = {line.order: _bounds(line, pairs) for line in statement.lines}
    ranges = tuple(replace(line, figures=both[line.order]) for line in statement.lines)
    points = tuple(replace(line, figures=_alone(line, pairs, both[line.order])) for line in statement.lines)
    rest = tuple(column for column in statement.columns if column.index not in pairs.values())
    return replace(statement, columns=rest, lines=points), replace(statement, columns=columns, lines=ranges, sums=())


def _pairs(statement: Statement) -> Iterator[tuple[int, int]]:
    """The columns of lower and upper bounds: of one heading, and every second figure of a row opens with a dash."""
    for low, high in pairwise(statement.columns):
        rows = [(line.figure(low.index), line.figure(high.index)) for line in statement.lines]
        uppers = [other.source.text for one, other in rows if one and other]
        same = low.heading == high.heading and low.period == high.period and low.kind not in _COMPARING
        if same and uppers and all(map(_UPPER.match, uppers)):
            yield low.index, high.index


def _bound(column: Column, pairs: Mapping[int, int]) -> Column:
    if column.index in pairs:
        return replace(column, kind=ColumnKind.PERIOD, members=(MINIMUM,))
    return replace(column, kind=ColumnKind.PERIOD, members=(MAXIMUM,)) if column.index in pairs.values() else column


def _bounds(line: LineItem, pairs: Mapping[int, int]) -> tuple[Figure, ...]:
    """The figures of a line that are bounds of a range, the upper one without the dash before it."""
    found: list[Figure] = []
    for low, high in pairs.items():
        one, other = line.figure(low), line.figure(high)
        if one and other:
            found += (one, replace(other, value=abs(other.value) if other.value else other.value))
    return tuple(found)


def _alone(line: LineItem, pairs: Mapping[int, int], bounds: Sequence[Figure]) -> tuple[Figure, ...]:
    """The other figures of a line, in the first of the two columns."""
    first = {high: low for low, high in pairs.items()}
    ranges = {figure.column for figure in bounds}
    return tuple(
        replace(figure, column=first.get(figure.column, figure.column))
        for figure in line.figures
        if figure.column not in ranges
    )
