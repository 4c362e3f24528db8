"""What the figures of the tables come to, as a sentence may say it: alone, together, as a ratio, as a difference."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import combinations, takewhile

from pipeline.check.amounts import Entry
from pipeline.check.names import Names
from pipeline.model.claim import Claim, ClaimKind
from pipeline.model.period import Duration, Instant, Period
from pipeline.model.source import Source
from pipeline.model.statement import UnitKind

MONEY = frozenset({UnitKind.MONEY})
COUNTED = frozenset({UnitKind.COUNT, UnitKind.MONEY, UnitKind.SHARES})
"""What a table may take a count of customers or stores for."""
_MOST_LINES = 6
_DAYS = 8


class Tables:
    """The figures of all statements, found by unit and by the day their period ends, and their names by a measure."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = tuple(entries)
        self.places: dict[Source, Entry] = {entry.figure.source: entry for entry in self.entries}
        self._lines: dict[tuple[int, int], list[Entry]] = defaultdict(list)
        self._cells: dict[tuple[UnitKind, date], list[Entry]] = defaultdict(list)
        self.names = Names(entry.name for entry in self.entries)
        self._asked: dict[tuple[frozenset[UnitKind], Period], list[Entry]] = {}
        self._sizes: dict[UnitKind, list[tuple[Decimal, Decimal]]] = defaultdict(list)
        for entry in self.entries:
            self._cells[entry.line.unit, entry.period.end].append(entry)
            self._lines[entry.number, entry.line.order].append(entry)
            self._sizes[entry.line.unit].append((abs(entry.value), entry.half))
        for sizes in self._sizes.values():
            sizes.sort()

    def of(self, units: frozenset[UnitKind], period: Period) -> list[Entry]:
        """The figures of a period; a balance said of a quarter is the one at its end."""
        if (units, period) not in self._asked:
            cells = (entry for unit in sorted(units) for entry in self._cells.get((unit, period.end), ()))
            found = [entry for entry in cells if entry.period == period or isinstance(entry.period, Instant)]
            self._asked[units, period] = found
        return self._asked[units, period]

    def near(self, units: Collection[UnitKind], period: Period) -> list[Entry]:
        """Figures of columns that end with a day a balance is said of, in tables that head all columns alike."""
        if isinstance(period, Duration):
            return []
        cells = (entry for unit in sorted(units) for entry in self._cells.get((unit, period.end), ()))
        return [entry for entry in cells if isinstance(entry.period, Duration)]

    def line(self, entry: Entry) -> list[Entry]:
        """The figures that stand in one line with this one, itself among them."""
        return self._lines[entry.number, entry.line.order]

    def agrees(self, claim: Claim) -> bool:
        """Whether any figure at all agrees with what is said."""
        sizes = self._sizes[claim.unit]
        reach = claim.half + max((spread for _, spread in sizes), default=Decimal(0))
        start = bisect_left(sizes, (abs(claim.value) - reach,))
        near = takewhile(lambda size: size[0] <= abs(claim.value) + reach, sizes[start:])
        return any(Reading(value=value, spread=spread, entries=()).supports(claim) for value, spread in near)


def alike_long(one: Entry, other: Entry) -> bool:
    """Whether two figures are of different periods of about the same length, or of two days."""
    if isinstance(one.period, Duration) and isinstance(other.period, Duration):
        return one.period != other.period and abs(one.period.days - other.period.days) <= _DAYS
    return one.period != other.period and type(one.period) is type(other.period)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What figures of the tables, or others that are `said`, come to; `spread` is what their rounding may add."""

    value: Decimal
    spread: Decimal
    entries: tuple[Entry, ...]
    said: tuple[Claim, ...] = ()

    def gap(self, claim: Claim) -> Decimal:
        """How far they are from what is said, signs aside."""
        return abs(abs(claim.value) - abs(self.value))

    def supports(self, claim: Claim) -> bool:
        """Two prints of one precision are the same or they differ: what only touches within rounding does not count."""
        gap = self.gap(claim)
        return gap == 0 or gap < self.spread + claim.half


def single(entry: Entry) -> Reading:
    """One figure."""
    return Reading(value=entry.value, spread=entry.half, entries=(entry,))


def spoken(claim: Claim) -> Reading:
    """A figure that is said."""
    return Reading(value=claim.value, spread=claim.half, entries=(), said=(claim,))


def as_percentages(cells: Iterable[Entry]) -> Iterator[Reading]:
    """Percentages as tables print them: 48.0 or 0.48."""
    for entry in cells:
        yield Reading(value=entry.value / 100, spread=entry.half / 100, entries=(entry,))
        yield single(entry)


def together(cells: Sequence[Entry]) -> Iterator[Reading]:
    """Balances named in one breath: `cash, cash equivalents and marketable securities`."""
    held = [entry for entry in cells if isinstance(entry.period, Instant)][:_MOST_LINES]
    for count in (2, 3):
        for lines in combinations(held, count):
            if len({(entry.number, entry.period) for entry in lines}) == 1:
                yield _total(lines)


def _total(lines: Sequence[Entry]) -> Reading:
    value = sum((entry.value for entry in lines), start=Decimal(0))
    spread = sum((entry.half for entry in lines), start=Decimal(0))
    return Reading(value=value, spread=spread, entries=tuple(lines))


def ratios(claim: Claim, tables: Tables) -> Iterator[Reading]:
    """Margins are a profit over revenue; a gross margin may leave the profit to the reader."""
    words = claim.measure.lower()
    if "margin" not in words or claim.period is None:
        return
    flows = [entry for entry in tables.of(MONEY, claim.period) if entry.value]
    revenues = tables.names.namesakes("revenue").same
    profits = tables.names.namesakes(words.replace("margins", "margin").replace("margin", "profit").strip()).alike
    for revenue in (entry for entry in flows if entry.name in revenues):
        for entry in flows:
            if entry.name in profits:
                yield _quotient(entry, revenue, Decimal(0))
            elif "gross" in words and "cost" in entry.name.lower():
                yield _quotient(entry, revenue, Decimal(1))


def _quotient(part: Entry, whole: Entry, less: Decimal) -> Reading:
    """The share of a figure in another, or what is left of one."""
    ratio = abs(part.value / whole.value)
    spread = (part.half + ratio * whole.half) / abs(whole.value)
    return Reading(value=less - ratio if less else ratio, spread=spread, entries=(part, whole))


def in_one_line(now: Iterable[Entry], then: Iterable[Entry]) -> Iterator[tuple[Reading, Reading]]:
    """Figures of two periods in one line, or in lines of two statements that are called the same."""
    called: dict[str, list[Entry]] = defaultdict(list)
    for other in then:
        called[other.line.label].append(other)
    for one in now:
        for other in called.get(one.line.label, ()):
            if one.number != other.number or one.line.order == other.line.order:
                yield single(one), single(other)


def together_moved(now: Sequence[Entry], then: Sequence[Entry]) -> Iterator[tuple[Reading, Reading]]:
    """Balances named in one breath, on two days."""
    for reading in together(now):
        lines = [e for a in reading.entries for e in then if e.number == a.number and e.line.order == a.line.order]
        if len(lines) == len(reading.entries):
            yield reading, _total(lines)


def difference(claim: Claim, now: Reading, then: Reading) -> Reading | None:
    """How much it moved, or by which share of what it was."""
    found, said = (*now.entries, *then.entries), (*now.said, *then.said)
    ratios_said = bool(said) and all(one.unit is UnitKind.PURE for one in said)
    if claim.kind is ClaimKind.CHANGE and (claim.unit is not UnitKind.PURE or ratios_said):
        return Reading(value=now.value - then.value, spread=now.spread + then.spread, entries=found, said=said)
    if claim.kind is ClaimKind.CHANGE or then.value == 0 or now.value * then.value < 0:
        return None
    growth = now.value / then.value - 1
    spread = (now.spread + abs(now.value / then.value) * then.spread) / abs(then.value)
    return Reading(value=growth, spread=spread, entries=found, said=said)


def share(part: Reading, whole: Reading) -> Reading | None:
    """Which part of a whole a figure is."""
    if whole.value == 0:
        return None
    ratio = abs(part.value / whole.value)
    spread = (part.spread + ratio * whole.spread) / abs(whole.value)
    return Reading(value=ratio, spread=spread, entries=(*part.entries, *whole.entries), said=(*part.said, *whole.said))
