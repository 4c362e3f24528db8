"""What the primary statements say, so that a line printed again elsewhere gets the concept it has there."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from pipeline.model.measure import measure_of
from pipeline.model.period import Instant, Period
from pipeline.model.statement import (
    PRIMARY,
    Column,
    ColumnKind,
    Figure,
    LineItem,
    Statement,
    StatementKind,
    UnitKind,
)
from pipeline.model.statement import Mapping as Meaning
from pipeline.model.wording import gist

_ALIKE = 0.5
"""The share of the shorter label's words that two labels of one line have in common."""
_TELLING = 100
"""From which printed number (without its point) two equal figures are no accident."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A figure in full and half a unit of its last place; `value` None where the print says there is none."""

    value: Decimal | None
    half: Decimal
    telling: bool = False

    def agrees(self, other: "Amount") -> bool:
        """Whether both may stand for one amount, signs apart: tables turn signs."""
        if self.value is None or other.value is None:
            return self.value is other.value
        return abs(abs(self.value) - abs(other.value)) <= self.half + other.half


Place = tuple[date | None, date]


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A line of a primary statement: its wording, its concept and its amounts by period."""

    gist: str
    label: str
    unit: UnitKind
    meaning: Meaning
    amounts: Mapping[Place, Amount]


def known_lines(statements: Iterable[Statement]) -> tuple[Known, ...]:
    """The mapped lines of the primary statements and their supplements."""
    return tuple(
        Known(
            gist=gist(line.label),
            label=line.label,
            unit=line.unit,
            meaning=line.mapping,
            amounts=amounts_of(statement, line),
        )
        for statement in statements
        if statement.kind in PRIMARY | {StatementKind.SUPPLEMENT}
        for line in statement.lines
        if line.mapping and line.figures and line.within is None
    )


def amounts_of(statement: Statement, line: LineItem) -> dict[Place, Amount]:
    """The amounts of a line by the beginning and end of their periods."""
    return {
        _place(column.period): _amount(figure, line)
        for figure in line.figures
        if (column := statement.column(figure.column)) and column.period and _whole(column)
    }


def _whole(column: Column) -> bool:
    return column.kind is ColumnKind.PERIOD and not column.members


def same_line(statement: Statement, line: LineItem, known: Sequence[Known], *, adjusted: bool) -> Known | None:
    """The line of a primary statement that this one repeats: alike in words and contradicting it nowhere.

    Where the words differ, or name a measure outside GAAP, a telling amount must be the same.
    """
    amounts = amounts_of(statement, line)
    words, measure = gist(line.label), measure_of(line.label)
    found = [
        (_score(pairs, words == one.gist), -at, one)
        for at, one in enumerate(known)
        if one.unit is line.unit
        and (pairs := list(_shared(amounts, one.amounts))) is not None
        and all(mine.agrees(theirs) for mine, theirs in pairs)
        and _may_be(words, one, pairs, same=bool(measure) and measure is measure_of(one.label), adjusted=adjusted)
    ]
    return max(found, key=lambda item: item[:2])[2] if found else None


def _may_be(words: str, one: Known, pairs: Sequence[tuple[Amount, Amount]], *, same: bool, adjusted: bool) -> bool:
    proved = any(mine.telling and theirs.telling for mine, theirs in pairs)
    if not adjusted and ((words and words == one.gist) or same):
        return True
    return proved and not adjusted and _overlap(words, one.gist) >= _ALIKE


def _score(pairs: Sequence[tuple[Amount, Amount]], same_words: bool) -> tuple[int, bool]:
    return sum(bool(mine.value) for mine, _ in pairs), same_words


def _overlap(one: str, other: str) -> float:
    mine, theirs = set(one.split()), set(other.split())
    return len(mine & theirs) / min(len(mine), len(theirs)) if mine and theirs else 0.0


def _shared(mine: Mapping[Place, Amount], theirs: Mapping[Place, Amount]) -> Iterator[tuple[Amount, Amount]]:
    """Amounts of the same period; a balance may stand under the flow that ends on its day."""
    for place, amount in mine.items():
        other = theirs.get(place) or theirs.get((None, place[1]))
        if other:
            yield amount, other


def _place(period: Period) -> Place:
    return (None if isinstance(period, Instant) else period.start), period.end


def _amount(figure: Figure, line: LineItem) -> Amount:
    half = Decimal("0.5").scaleb(line.scale - figure.places)
    if figure.value is None:
        return Amount(value=None, half=half)
    return Amount(
        value=figure.value.scaleb(line.scale), half=half, telling=abs(figure.value.scaleb(figure.places)) >= _TELLING
    )
