"""What the primary statements say, so that a line printed again elsewhere gets the concept it has there."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeVar

from pipeline.model.measure import Measure, measure_of
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
_Key = TypeVar("_Key", bound=Hashable)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A line of a primary statement: its wording, its concept and its amounts by period."""

    gist: str
    words: frozenset[str]
    """Those of the gist."""
    label: str
    measure: Measure | None
    unit: UnitKind
    meaning: Meaning
    amounts: Mapping[Place, Amount]


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownLines:
    """The mapped lines of the primary statements and their supplements in printed order, and how they are found.

    The mappings give places in `every`: releases repeat hundreds of lines, and each is compared only with its like.
    """

    every: tuple[Known, ...]
    gists: Mapping[str, Sequence[int]]
    measures: Mapping[Measure, Sequence[int]]
    words: Mapping[str, Sequence[int]]

    def alike(self, label: str) -> Iterator[tuple[int, Known, bool]]:
        """The lines that have enough words in common with a label, and whether they are its words or its measure."""
        said, measure = gist(label), measure_of(label)
        same = {*self.gists.get(said, ()), *(self.measures.get(measure, ()) if measure else ())}
        words = frozenset(said.split())
        for at in sorted(same.union(*(self.words.get(word, ()) for word in words))):
            one = self.every[at]
            if at in same or len(words & one.words) >= _ALIKE * min(len(words), len(one.words)):
                yield at, one, at in same


def known_lines(statements: Iterable[Statement]) -> KnownLines:
    """The mapped lines of the primary statements and their supplements."""
    every = tuple(
        Known(
            gist=(words := gist(line.label)),
            words=frozenset(words.split()),
            label=line.label,
            measure=measure_of(line.label),
            unit=line.unit,
            meaning=line.mapping,
            amounts=amounts_of(statement, line),
        )
        for statement in statements
        if statement.kind in PRIMARY | {StatementKind.SUPPLEMENT}
        for line in statement.lines
        if line.mapping and line.figures and line.within is None
    )
    return KnownLines(
        every=every,
        gists=_places((one.gist,) if one.gist else () for one in every),
        measures=_places((one.measure,) if one.measure else () for one in every),
        words=_places(one.words for one in every),
    )


def _places(keys: Iterable[Iterable[_Key]]) -> dict[_Key, list[int]]:
    """Where each key stands."""
    places: dict[_Key, list[int]] = defaultdict(list)
    for at, each in enumerate(keys):
        for key in each:
            places[key].append(at)
    return places


def amounts_of(statement: Statement, line: LineItem) -> dict[Place, Amount]:
    """The amounts of a line by the beginning and end of their periods."""
    return {
        _place(column.period): _amount(figure, line)
        for figure in line.figures
        if (column := statement.column(figure.column)) and column.period and _whole(column)
    }


def _whole(column: Column) -> bool:
    return column.kind is ColumnKind.PERIOD and not column.members


def same_line(statement: Statement, line: LineItem, known: KnownLines) -> Known | None:
    """The line of a primary statement that this one repeats: alike in words and contradicting it nowhere.

    Where the words differ a telling amount must be the same. A measure outside GAAP repeats none; do not ask for it.
    """
    found: list[tuple[int, bool, int, int]] = []
    amounts: dict[Place, Amount] | None = None
    for at, one, same in known.alike(line.label):
        if one.unit is not line.unit:
            continue
        amounts = amounts_of(statement, line) if amounts is None else amounts
        pairs = list(_shared(amounts, one.amounts))
        proved = same or any(mine.telling and theirs.telling for mine, theirs in pairs)
        if proved and all(mine.agrees(theirs) for mine, theirs in pairs):
            equal = sum(abs(mine.value or 0) == abs(theirs.value or 0) for mine, theirs in pairs)
            found.append((sum(bool(mine.value) for mine, _ in pairs), gist(line.label) == one.gist, equal, -at))
    return known.every[-max(found)[3]] if found else None


def shares_amount(statement: Statement, line: LineItem, one: Known) -> bool:
    """Whether a line prints a telling amount of a period that the statement's line does."""
    pairs = _shared(amounts_of(statement, line), one.amounts)
    return any(mine.telling and theirs.telling and mine.agrees(theirs) for mine, theirs in pairs)


def worded_alike(line: LineItem, known: KnownLines) -> Known | None:
    """The line of a primary statement that a sentence names outright, whatever amounts both have.

    Its fact then contradicts the line's, where that is printed for the period, and is told apart or left out.
    """
    said = gist(line.label)
    return next((one for at in known.gists.get(said, ()) if (one := known.every[at]).unit is line.unit and said), None)


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
