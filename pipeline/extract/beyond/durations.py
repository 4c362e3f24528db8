"""Columns headed with a bare date or year over flows: the period is that of the statement's line they repeat."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from pipeline.extract.beyond.known import Known, amounts_of
from pipeline.model.period import Duration, Instant
from pipeline.model.statement import Column, Statement
from pipeline.model.wording import gist


def with_durations(statement: Statement, known: Sequence[Known]) -> Statement:
    """The statement with days replaced by the flows that end on them, where its lines repeat flows and no balance."""
    begins: dict[date, Counter[date]] = {}
    balances: set[date] = set()
    for line in statement.lines:
        alike = [one for one in known if line.figures and one.unit is line.unit and one.gist == gist(line.label)]
        for (start, end), amount in amounts_of(statement, line).items():
            for one in alike if start is None and amount.telling else ():
                for (began, ended), other in one.amounts.items():
                    if ended == end and other.telling and amount.agrees(other):
                        balances |= {end} if began is None else set()
                        begins.setdefault(end, Counter()).update([began] if began else [])
    columns = tuple(_flow(column, begins, balances) for column in statement.columns)
    return replace(statement, columns=columns)


def _flow(column: Column, begins: dict[date, Counter[date]], balances: set[date]) -> Column:
    if not isinstance(column.period, Instant) or column.period.end in balances:
        return column
    found = begins.get(column.period.end)
    if not found:
        return column
    start, _ = min(found.most_common(), key=lambda item: (-item[1], item[0]))
    return replace(column, period=Duration(start, column.period.end), inferred="as in the statement it repeats")
