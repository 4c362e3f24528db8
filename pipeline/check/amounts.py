"""The printed figures of all statements as amounts of a period, ready to be compared."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from pipeline.model.check import Amount
from pipeline.model.measure import Measure, is_adjusted, is_stated, measure_of
from pipeline.model.period import Duration, Instant, Period
from pipeline.model.statement import ColumnKind, Figure, LineItem, Statement, StatementKind, UnitKind

_CASH = re.compile(r"^\W*(?:total )?(?:cash\b|balance)", re.IGNORECASE)
_OPENING = re.compile(r"\b(?:beginning|start|opening)\b", re.IGNORECASE)
_PER_SHARE = re.compile(r"\bper\b|/|\beps\b", re.IGNORECASE)
_CLASS = re.compile(r"\W*(?:basic|diluted)(?:\W+(?:and\W+)?(?:basic|diluted))?\W*", re.IGNORECASE)
_CLOSING = re.compile(r"\b(?:end|ending|close|closing)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One figure of a line in a column with a period. `number` counts the statements, `concept` may be empty.

    A balance at the beginning or end of a duration column has that instant as its period. `name` is what sentences may
    call the line.
    """

    statement: Statement
    number: int
    line: LineItem
    figure: Figure
    period: Period
    value: Decimal
    half: Decimal
    name: str

    @property
    def kind(self) -> StatementKind:
        """The kind of statement it stands in."""
        return self.statement.kind

    @property
    def concept(self) -> str:
        """The local name of the standard concept its line is mapped to, or empty."""
        mapping = self.line.mapping
        return mapping.concept.partition(":")[2] if mapping and mapping.concept.startswith("us-gaap:") else ""

    @property
    def measure(self) -> Measure | None:
        """The measure its label names."""
        return measure_of(self.line.label)

    @property
    def adjusted(self) -> bool:
        """Whether its words, or those over it, speak of a measure outside GAAP."""
        if is_stated(self.line.label):
            return False
        return any(map(is_adjusted, (*self.line.section[-1:], self.line.label, self._title)))

    @property
    def plain(self) -> bool:
        """Whether it is a whole line of its own, on no members, and says nothing of adjustments."""
        mapping = self.line.mapping
        return self.line.within is None and not (mapping and mapping.members) and not self.adjusted

    @property
    def _title(self) -> str:
        """The table's title, unless it says that a reconciliation is shown, which begins with what GAAP says."""
        return "" if "reconcil" in self.statement.title.lower() else self.statement.title

    @property
    def amount(self) -> Amount:
        """As checks show it."""
        return Amount(
            name=f"{self.line.label or 'Total without a label'} ({_KINDS[self.kind]})",
            value=self.value,
            half=self.half,
            source=self.figure.source,
            period=str(self.period),
            unit=_UNITS[self.line.unit].format(currency=self.statement.currency),
        )


_KINDS = {kind: kind.name.lower().replace("_", " ") for kind in StatementKind}
_UNITS = {
    UnitKind.MONEY: "{currency}",
    UnitKind.SHARES: "shares",
    UnitKind.PER_SHARE: "{currency} per share",
    UnitKind.PURE: "",
    UnitKind.COUNT: "",
}


def entries(statements: Iterable[Statement], *, every: bool = False) -> tuple[Entry, ...]:
    """Every figure with a value that stands in a column with a period of its own, in printed order.

    Columns of one table that name the same period (a segment each, or a heading nobody can tell apart) say nothing
    of the whole company and are left out, unless `every` one is asked for.
    """
    return tuple(
        entry
        for number, statement in enumerate(statements)
        for periods in (_periods(statement, every=every),)
        for line in statement.lines
        for entry in _of_line(statement, number, line, periods)
    )


def _periods(statement: Statement, *, every: bool) -> dict[int, Period]:
    dated = {c.index: c.period for c in statement.columns if c.kind is ColumnKind.PERIOD and c.period}
    seen = Counter(dated.values())
    parts = {c.index for c in statement.columns if c.members}
    return {index: period for index, period in dated.items() if every or (seen[period] == 1 and index not in parts)}


def _of_line(statement: Statement, number: int, line: LineItem, periods: dict[int, Period]) -> Iterator[Entry]:
    name = _name(line)
    for figure in line.figures:
        if figure.value is not None and figure.column in periods:
            yield Entry(
                statement=statement,
                number=number,
                line=line,
                figure=figure,
                period=_period(periods[figure.column], line.label),
                value=figure.value.scaleb(line.scale),
                half=Decimal(5).scaleb(line.scale - figure.places - 1),
                name=name,
            )


def _name(line: LineItem) -> str:
    """A line's label, of figures per share with that said."""
    if line.unit is not UnitKind.PER_SHARE or _PER_SHARE.search(line.label):
        return line.label
    return f"{line.label} earnings per share" if _CLASS.fullmatch(line.label) else f"{line.label} per share"


def _period(period: Period, label: str) -> Period:
    """The opening and closing balances of a flow column are instants."""
    if isinstance(period, Duration) and _CASH.search(label):
        if _OPENING.search(label):
            return Instant(period.start - timedelta(days=1))
        if _CLOSING.search(label):
            return Instant(period.end)
    return period


def apart(one: Entry, other: Entry) -> Decimal:
    """How far two figures differ; signs are left aside, as a loss may be printed either way."""
    return abs(abs(one.value) - abs(other.value))


def agree(one: Entry, other: Entry) -> bool:
    """Whether some amount rounds to both figures as printed."""
    return apart(one, other) <= one.half + other.half
