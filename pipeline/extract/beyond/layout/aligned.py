"""Columns of a table that a layout mixed up."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

from pipeline.model.statement import Figure, LineItem, Statement


def realigned(statement: Statement) -> Statement:
    """The statement with amounts that a layout set into the column of shares beside theirs moved back.

    Under `March 31, 2006` amounts and shares of a total stand side by side, and in rows without a share between both.
    """
    moves: dict[int, int] = {}
    for column, beside in pairwise(sorted(statement.columns, key=lambda column: column.index)):
        both = [beside.index for line in statement.lines if line.figure(column.index) and line.figure(beside.index)]
        shares = [line.figure(beside.index) for line in statement.lines if line.figure(column.index)]
        percents = all(figure.is_percentage for figure in shares if figure and figure.value)
        if both and percents and column.heading == beside.heading and column.period and column.period == beside.period:
            moves[beside.index] = column.index
    lines = tuple(
        replace(line, figures=tuple(_moved(line, figure, moves) for figure in line.figures)) if moves else line
        for line in statement.lines
    )
    return replace(statement, lines=lines)


def _moved(line: LineItem, figure: Figure, moves: Mapping[int, int]) -> Figure:
    target = moves.get(figure.column)
    if target is None or figure.is_percentage or line.figure(target):
        return figure
    return replace(figure, column=target)
