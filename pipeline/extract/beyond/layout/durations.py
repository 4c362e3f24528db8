"""Columns headed with a bare date or year over flows: the period is that of the statement's line they repeat."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from pipeline.extract.beyond.known import Known, amounts_of
from pipeline.extract.beyond.times import is_over_a_time
from pipeline.model.period import Duration, Instant
from pipeline.model.statement import GUESSED, Column, ColumnKind, LineItem, Statement
from pipeline.model.wording import gist


def with_durations(statement: Statement, known: Sequence[Known]) -> Statement:
    """The statement with days replaced by the flows that end on them, where its lines repeat flows and no balance.

    So are flows whose beginning nothing printed says: years over a table of nine months that calls itself nothing.
    """
    begins: dict[date, Counter[date]] = {}
    balances: set[date] = set()
    guessed = {column.period for column in statement.columns if column.inferred == GUESSED}
    borne: set[date] = set()
    for line in statement.lines:
        alike = [one for one in known if line.figures and one.unit is line.unit and one.gist == gist(line.label)]
        for (start, end), amount in amounts_of(statement, line).items():
            open_ended = start is None or Duration(start, end) in guessed
            for one in alike if open_ended and amount.telling else ():
                for (began, ended), other in one.amounts.items():
                    if ended == end and other.telling and amount.agrees(other):
                        balances |= {end} if began is None else set()
                        borne |= {end} if began is not None and began == start else set()
                        begins.setdefault(end, Counter()).update([began] if began else [])
    columns = tuple(_flow(column, begins, balances, borne) for column in statement.columns)
    return replace(statement, columns=columns)


def averages_apart(statement: Statement, known: Sequence[Known]) -> tuple[Statement, ...]:
    """The statement, its averages in one of their own: under a bare date they are of the period that ends on it.

    So are charge-offs and what else its words say is of a time.
    """
    begins = _shortest(known)
    days = {column.index for column in statement.columns if _ends_in(column, begins)}
    beside = {column.index for column in statement.columns if column.kind is not ColumnKind.PERIOD}
    orders = {line.order for line in statement.lines if is_over_a_time(line, statement) and _in(line, days, beside)}
    columns = tuple(
        replace(
            column, period=Duration(begins[column.period.end], column.period.end), inferred="an average of the time"
        )
        if column.index in days and column.period
        else column
        for column in statement.columns
    )
    return _apart(statement, orders, columns)


def trailing_apart(statement: Statement) -> tuple[Statement, ...]:
    """The statement, what its labels call trailing twelve months (`Net sales -- TTM`) under the year that ends so."""
    orders = {
        line.order
        for line in statement.lines
        if line.figures and _TRAILING.search(" ".join((line.label, *line.section[-1:])))
    }
    columns = tuple(
        replace(column, period=Duration(_year_before(column.period.end), column.period.end), inferred="as labelled")
        if column.kind is ColumnKind.PERIOD and column.period
        else column
        for column in statement.columns
    )
    rest, *own = _apart(statement, orders, columns)
    return rest, *(each for whole in own for each in _once(whole))


def _once(statement: Statement) -> Iterator[Statement]:
    """The statement with each period once: columns that end on one day say the same of the year before it."""
    seen: Counter[str] = Counter()
    turns: dict[int, int] = {}
    for column in statement.columns:
        turns[column.index] = seen[str(column.period)] if column.period else 0
        seen.update([str(column.period)] if column.period else [])
    for turn in range(max(turns.values(), default=0) + 1):
        lines = tuple(
            replace(line, figures=tuple(f for f in line.figures if turns.get(f.column, 0) == turn))
            for line in statement.lines
        )
        columns = tuple(column for column in statement.columns if turns[column.index] == turn)
        yield replace(statement, columns=columns, lines=lines)


_TRAILING = re.compile(
    r"\b[TL]TM(?=\b|Y/Y)|\b(?:trailing|last|past)\s+(?:twelve|12|four)[\s-]+(?:months?|quarters?)\b", re.IGNORECASE
)


def _year_before(end: date) -> date:
    """The first day of the year that ends on a day: the day after the same day, or the month's last, a year before."""
    following = end + timedelta(days=1)
    if following.day == 1:
        return following.replace(year=following.year - 1)
    return end.replace(year=end.year - 1) + timedelta(days=1)


def _apart(statement: Statement, orders: set[int], columns: tuple[Column, ...]) -> tuple[Statement, ...]:
    """The statement, its lines of `orders` in one of their own under other columns; as it is without such lines."""
    if not orders:
        return (statement,)
    rest = tuple(line if line.order not in orders else replace(line, figures=()) for line in statement.lines)
    own = tuple(line if line.order in orders else replace(line, figures=()) for line in statement.lines)
    sums = [{proof.total, *(order for order, _ in proof.parts)} for proof in statement.sums]
    pairs = list(zip(statement.sums, sums, strict=True))
    return (
        replace(statement, lines=rest, sums=tuple(proof for proof, held in pairs if not held & orders)),
        replace(statement, columns=columns, lines=own, sums=tuple(proof for proof, held in pairs if held <= orders)),
    )


def _shortest(known: Sequence[Known]) -> dict[date, date]:
    """For each day the beginning of the shortest flow that ends on it."""
    begins: dict[date, date] = {}
    for began, ended in (place for one in known for place in one.amounts):
        if began:
            begins[ended] = max(began, begins.get(ended, began))
    return begins


def _ends_in(column: Column, begins: dict[date, date]) -> bool:
    return column.kind is ColumnKind.PERIOD and isinstance(column.period, Instant) and column.period.end in begins


def _in(line: LineItem, columns: set[int], beside: set[int]) -> bool:
    """Whether all figures of a line stand in some columns, but for those beside that are of no period."""
    held = [figure.column for figure in line.figures if figure.column not in beside]
    return bool(held) and all(column in columns for column in held)


def _flow(column: Column, begins: dict[date, Counter[date]], balances: set[date], borne: set[date]) -> Column:
    """A column with the flow its lines repeat; `borne` are ends of guessed flows that some line bears out."""
    period = column.period
    if period is None or not (isinstance(period, Instant) or column.inferred == GUESSED):
        return column
    found = begins.get(period.end)
    if not found or period.end in balances | borne:
        return column
    start, _ = min(found.most_common(), key=lambda item: (-item[1], item[0]))
    return replace(column, period=Duration(start, period.end), inferred="as in the statement it repeats")
