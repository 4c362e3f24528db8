"""What became of each figure: first by concept, then by value, then by the words of its line.

Figures are compared within the accuracy of the less accurate one. A concept alone does not decide: where its value
differs, but the very figure stands in the filing under another concept, the release was right and named it otherwise.
"""

from collections import Counter
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal

from rapidfuzz.fuzz import token_sort_ratio

from pipeline.model.filing import Compared, FiledFact, Filing, Outcome
from pipeline.model.period import Period
from pipeline.model.report import Fact, Report, Unit
from pipeline.model.statement import PRIMARY, StatementKind, Status
from pipeline.model.wording import gist

_NEAR = timedelta(days=6)
"""How far apart two dates may be and still mean the same end of a period: weeks and calendar months."""
_SAME_WORDS, _LIKE_WORDS = 92.0, 60.0
_STATEMENT = 4
"""How many figures of a table of the filing must be confirmed for it to count as a statement."""
_PART = 0.25
"""What part of a column the filing must have to cover it, and of a table the release, to be the same statement."""

_STATEMENTS = frozenset(kind.value for kind in PRIMARY | {StatementKind.SUPPLEMENT})
"""What a filing repeats; what else a release prints may have the words of a line and mean another thing."""

Aspects = tuple[str, Period, Unit, tuple[tuple[str, str], ...]]
"""What makes two facts of a filing the same one (XBRL 2.1 section 4.10)."""


def compare(report: Report, filing: Filing) -> tuple[Compared, ...]:
    """The figures of the release in its order, then what the filing's statements add to them."""
    book = _Book(filing=filing)
    released = [fact for fact in report.facts if fact.unit and fact.status]
    results: dict[int, Compared] = {}
    for judge in (_by_concept, _by_value, _by_words):
        for number, fact in enumerate(released):
            if number not in results and (found := judge(fact, book)):
                results[number] = found
                book.take(found)
    covered = _covered(results.values(), released)
    judged = (results.get(number) or _absent(fact, covered) for number, fact in enumerate(released))
    return (*judged, *book.added())


def _covered(results: Iterable[Compared], released: Iterable[Fact]) -> set[tuple[str, Period]]:
    """The periods of statements of which the filing has more than it has by chance: net income stands in two."""
    found = Counter(_column(result.released) for result in results if result.released)
    return {column for column, count in Counter(map(_column, released)).items() if found[column] >= _PART * count}


def _column(fact: Fact) -> tuple[str, Period]:
    return fact.statement, fact.context.period


def _absent(fact: Fact, covered: Container[tuple[str, Period]]) -> Compared:
    if fact.status is Status.EXTENSION and fact.statement not in _STATEMENTS:
        return Compared(outcome=Outcome.UNCOVERED, how="a measure of the release's own", released=fact)
    if _column(fact) in covered:
        return Compared(outcome=Outcome.MISSING, how="not in the filing", released=fact)
    return Compared(outcome=Outcome.UNCOVERED, how="the filing has no such statement for the period", released=fact)


@dataclass(slots=True, kw_only=True)
class _Book:
    """The filing's facts by period, and which of them are spoken for."""

    filing: Filing
    by_period: dict[Period, list[FiledFact]] = field(init=False)
    taken: set[Aspects] = field(default_factory=set)
    confirmed: Counter[int | None] = field(default_factory=Counter)
    asked: set[Period] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.by_period = {}
        for fact in self.filing.facts:
            self.by_period.setdefault(fact.period, []).append(fact)

    def on(self, fact: Fact) -> list[FiledFact]:
        """The filed facts of the released one's unit and period, or of the nearest period that may be meant."""
        period = self._period(fact.context.period)
        return [one for one in self.by_period[period] if one.unit == fact.unit] if period else []

    def free(self, fact: Fact) -> list[FiledFact]:
        """Those of them that nothing in the release speaks of yet."""
        return [one for one in self.on(fact) if _aspects(one) not in self.taken]

    def _period(self, wanted: Period) -> Period | None:
        if wanted in self.by_period:
            return wanted
        near = [one for one in self.by_period if _apart(one, wanted) <= _NEAR]
        return min(near, key=lambda one: (_apart(one, wanted), str(one)), default=None)

    def take(self, result: Compared) -> None:
        """Note what a result speaks for: a fact, wherever the filing repeats it."""
        if result.filed:
            self.asked.add(result.filed.period)
            self.taken.add(_aspects(result.filed))
            self.confirmed[result.filed.table] += result.outcome is Outcome.CONFIRMED

    def added(self) -> Iterator[Compared]:
        """What stands in the filing's statements for the release's periods and was not asked for, each once."""
        statements, told = self._statements(), set(self.taken)
        for fact in self._asked():
            if fact.table in statements and _aspects(fact) not in told and fact.value:
                told.add(_aspects(fact))
                yield Compared(outcome=Outcome.ADDED, how="only in the filing", filed=fact)

    def _statements(self) -> set[int | None]:
        """The tables much of which is confirmed; all there is, where a filing has no tables."""
        size = Counter(fact.table for fact in self._asked())
        found = {table for table, count in self.confirmed.items() if count >= max(_STATEMENT, _PART * size[table])}
        return found - {None} if any(fact.table for fact in self.filing.facts) else {None}

    def _asked(self) -> Iterator[FiledFact]:
        return (fact for fact in self.filing.facts if fact.period in self.asked and not fact.dimensions)


def _by_concept(fact: Fact, book: _Book) -> Compared | None:
    for filed in _named(fact, book):
        if _agree(fact, filed):
            return Compared(
                outcome=Outcome.CONFIRMED, how=_how("same concept", fact, filed), released=fact, filed=filed
            )
    return None


def _by_value(fact: Fact, book: _Book) -> Compared | None:
    """The figure under another concept, in a line of similar words or where its digits can hardly be met by chance."""
    same = [one for one in book.free(fact) if one.value and _agree(fact, one, signed=False)]
    for filed in sorted(same, key=lambda one: (bool(one.dimensions), -_likeness(fact, one))):
        if _likeness(fact, filed) >= _LIKE_WORDS or (len({one.concept for one in same}) == 1 and _telling(fact)):
            return _found(fact, filed)
    return None


def _found(fact: Fact, filed: FiledFact) -> Compared:
    """The same figure, whatever its sign: with a concept of its own the sign is a part of what that means."""
    if filed.concept != fact.concept:
        how = "under another concept"
    elif filed.dimensions != fact.context.dimensions:
        how = "on other members"
    else:
        return Compared(outcome=Outcome.CHANGED, how="opposite sign", released=fact, filed=filed)
    return Compared(outcome=Outcome.CONFIRMED, how=_how(how, fact, filed), released=fact, filed=filed)


def _by_words(fact: Fact, book: _Book) -> Compared | None:
    """A figure that differs: under the same concept, or in a line of the same words."""
    for filed in _named(fact, book):
        return Compared(outcome=Outcome.CHANGED, how="another value", released=fact, filed=filed)
    free = book.free(fact) if fact.statement in _STATEMENTS else []
    alike = [one for one in free if one.dimensions == fact.context.dimensions]
    best = max(alike, key=lambda one: _likeness(fact, one), default=None)
    if best is None or _likeness(fact, best) < _SAME_WORDS:
        return None
    if _agree(fact, best):
        return _found(fact, best)
    return Compared(outcome=Outcome.CHANGED, how="another value in a line of the same words", released=fact, filed=best)


def _named(fact: Fact, book: _Book) -> list[FiledFact]:
    dimensions = fact.context.dimensions
    return [one for one in book.on(fact) if one.concept == fact.concept and one.dimensions == dimensions]


def _how(how: str, fact: Fact, filed: FiledFact) -> str:
    return how if filed.period == fact.context.period else f"{how}, for {filed.period}"


def _telling(fact: Fact) -> bool:
    """Whether a figure has enough digits not to be met by chance."""
    return isinstance(fact.value, Decimal) and len(fact.value.normalize().as_tuple().digits) >= 3


def _agree(fact: Fact, filed: FiledFact, *, signed: bool = True) -> bool:
    if not isinstance(fact.value, Decimal) or filed.value is None:
        return fact.value is None and filed.value is None
    places = [one for one in (fact.decimals, filed.decimals) if one is not None]
    room = Decimal(1).scaleb(-min(places)) / 2 if places else Decimal(0)
    ours, theirs = (fact.value, filed.value) if signed else (abs(fact.value), abs(filed.value))
    return abs(ours - theirs) <= (room if fact.decimals != filed.decimals else Decimal(0))


def _likeness(fact: Fact, filed: FiledFact) -> float:
    return token_sort_ratio(gist(fact.label), gist(filed.label)) if fact.label and filed.label else 0.0


def _apart(one: Period, other: Period) -> timedelta:
    """How far two periods are apart at most at either end; very far where one is an instant and one is not."""
    if (one.start is None) != (other.start is None):
        return timedelta.max
    starts = abs(one.start - other.start) if one.start and other.start else timedelta(0)
    return max(starts, abs(one.end - other.end))


def _aspects(fact: FiledFact) -> Aspects:
    return fact.concept, fact.period, fact.unit, fact.dimensions
