"""Facts that say the same thing twice, and facts that contradict (duplicates as OIM 1.0 section 4 sees them)."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from pipeline.model.report import Context, Fact, Unit

Key = tuple[str, Context, Unit | None]


def key(fact: Fact) -> Key:
    """What two facts must share to be duplicates of each other."""
    return fact.concept, fact.context, fact.unit


def consistent(one: Fact, other: Fact) -> bool:
    """Whether two duplicates can both be true, each within its rounding.

    Amounts per share are no sums of rounded ones: where they are a cent apart they are of two things.
    """
    if not isinstance(one.value, Decimal) or not isinstance(other.value, Decimal):
        return one.value == other.value
    if one.unit and one.unit.denominators and otherwise_rounded(one, other):
        return False
    low_one, high_one = interval(one)
    low_other, high_other = interval(other)
    return low_one <= high_other and low_other <= high_one


def otherwise_rounded(one: Fact, other: Fact) -> bool:
    """Whether two duplicates are printed to the same place and yet as different numbers."""
    return one.decimals == other.decimals and one.value != other.value


def interval(fact: Fact) -> tuple[Decimal, Decimal]:
    """The amounts a rounded fact may stand for: half a unit of its last place to either side."""
    if not isinstance(fact.value, Decimal):
        raise TypeError(f"{fact.concept} is not numeric")
    half = Decimal(0) if fact.decimals is None else _half(fact.decimals)
    return fact.value - half, fact.value + half


@lru_cache(maxsize=256)  # every fact of a statement is as precise as the others
def _half(decimals: int) -> Decimal:
    return Decimal("0.5").scaleb(-decimals)


def merge(kept: Fact, other: Fact) -> Fact:
    """One fact of two consistent ones: the more precise print, the surer mapping, both receipts."""
    if _precision(other) > _precision(kept):
        value, places, source, seen = other.value, other.decimals, other.source, kept.source
    else:
        value, places, source, seen = kept.value, kept.decimals, kept.source, other.source
    also = tuple(place for place in dict.fromkeys((*kept.also, *other.also, seen)) if place != source)
    notes = tuple(dict.fromkeys((*kept.footnotes, *other.footnotes)))
    return replace(kept, value=value, decimals=places, source=source, also=also, footnotes=notes)


def _precision(fact: Fact) -> float:
    return float("inf") if fact.decimals is None else fact.decimals


def clashes(facts: Iterable[Fact], taken: dict[Key, Fact]) -> bool:
    """Whether any of the facts contradicts one already taken."""
    return any((held := taken.get(key(fact))) is not None and not consistent(held, fact) for fact in facts)


def beside(facts: Iterable[Fact], taken: dict[Key, Fact]) -> bool:
    """Whether the table that prints a fact prints another number for it as well: two lines of one name."""
    return any(
        (held := taken.get(key(fact))) is not None
        and (held.source.table, held.statement) == (fact.source.table, fact.statement)
        and otherwise_rounded(held, fact)
        for fact in facts
    )


def confirms(facts: Iterable[Fact], taken: dict[Key, Fact]) -> bool:
    """Whether any of the facts says again what one already taken says, more than that there is nothing."""
    return any(
        (held := taken.get(key(fact))) is not None and bool(fact.value) and consistent(held, fact) for fact in facts
    )


def take(facts: Iterable[Fact], taken: dict[Key, Fact]) -> None:
    """Add facts to those taken, duplicates merged."""
    for fact in facts:
        same = key(fact)
        held = taken.get(same)
        taken[same] = merge(held, fact) if held else fact
