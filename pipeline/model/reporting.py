"""The period a release reports on."""

from collections.abc import Sequence
from datetime import timedelta

from pipeline.model.period import Duration, Instant, Period
from pipeline.model.statement import PRIMARY, ColumnKind, Statement

_SLACK = timedelta(days=10)
"""How much later than its balance sheet a period may end: fiscal weeks beside months."""


def reported_period(statements: Sequence[Statement]) -> Period | None:
    """The shortest of the latest flows, or the latest balance where there are none; None where no column is dated.

    A release reports up to its balance sheet: a heading with a later day is misprinted.
    """
    periods = [
        column.period
        for statement in statements
        if statement.kind in PRIMARY
        for column in statement.columns
        if column.kind is ColumnKind.PERIOD and column.period
    ]
    balances = [period.end for period in periods if isinstance(period, Instant)]
    every = [period for period in periods if isinstance(period, Duration)]
    flows = [period for period in every if not balances or period.end <= max(balances) + _SLACK] or every
    latest = max((period.end for period in flows or periods), default=None)
    ending = [period for period in flows if period.end == latest]
    return min(ending, key=lambda flow: flow.days, default=None) or next((p for p in periods if p.end == latest), None)
