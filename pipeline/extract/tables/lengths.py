"""How long the columns of cash flows are where nothing printed tells: as long as the profit they begin with took."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from pipeline.model.measure import Measure, measure_of
from pipeline.model.period import Duration
from pipeline.model.statement import GUESSED, Column, ColumnKind, LineItem, Statement, StatementKind

_TIED = "as long as the net income it begins with"


def with_lengths(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """The statements, cash flows whose beginning is a guess begun with the net income of their first line.

    What any other table prints as the net income of a period tells its length; a guess that it bears out stays. The
    tables that go on with the cash flows of a guessed period last as long.
    """
    earned = {place for each in statements if each.kind is not StatementKind.CASH_FLOWS for place in _earned(each)}
    flows = [each for each in statements if each.kind is StatementKind.CASH_FLOWS]
    lasting = dict(pair for statement in flows for pair in _told(statement, earned))
    return tuple(
        replace(each, columns=tuple(_lasting(column, lasting) for column in each.columns)) if each in flows else each
        for each in statements
    )


def _earned(statement: Statement) -> Iterator[tuple[Duration, Decimal]]:
    """Net income by period."""
    for line in filter(_is_net_income, statement.lines):
        for figure in line.figures:
            column = statement.column(figure.column)
            reported = column is not None and column.kind is ColumnKind.PERIOD and column.inferred != GUESSED
            if figure.value and reported and column and isinstance(column.period, Duration):
                yield column.period, figure.value.scaleb(line.scale)


def _is_net_income(line: LineItem) -> bool:
    return bool(line.figures) and measure_of(line.label) is Measure.NET_INCOME


def _told(statement: Statement, earned: set[tuple[Duration, Decimal]]) -> Iterator[tuple[Duration, Duration]]:
    """Guessed periods of a statement and those its net income is printed for elsewhere."""
    first = next(filter(_is_net_income, statement.lines), None)
    for column in statement.columns:
        figure, guessed = first.figure(column.index) if first else None, column.period
        if first and figure and figure.value and column.inferred == GUESSED and isinstance(guessed, Duration):
            amount = figure.value.scaleb(first.scale)
            same = {period for period, value in earned if value == amount and period.end == guessed.end}
            if len(same) == 1 and guessed not in same:
                yield guessed, next(iter(same))


def _lasting(column: Column, lasting: dict[Duration, Duration]) -> Column:
    if column.inferred != GUESSED or not isinstance(column.period, Duration) or column.period not in lasting:
        return column
    return replace(column, period=lasting[column.period], inferred=_TIED)
