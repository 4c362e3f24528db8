"""How a check is put into words: two figures that must agree, an amount that must follow, a check not made."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from pipeline.check.amounts import Entry, apart
from pipeline.model.check import Check, Outcome


def compared(code: str, about: str, pair: tuple[Entry, Entry]) -> Check:
    """Two figures that must be the same within their rounding."""
    one, other = pair
    return measured(code, about, pair, apart(one, other), one.half + other.half)


def measured(code: str, about: str, found: Sequence[Entry], difference: Decimal, tolerance: Decimal) -> Check:
    """Figures whose difference from what they must come to is known."""
    holds = abs(difference) <= tolerance
    return Check(
        code=code,
        outcome=Outcome.HOLDS if holds else Outcome.FAILS,
        about=about,
        amounts=tuple(entry.amount for entry in found),
        difference=difference,
        tolerance=tolerance,
    )


def unchecked(code: str, about: str, found: Sequence[Entry], why: str) -> Check:
    """A check that the figures do not allow to decide."""
    return Check(
        code=code, outcome=Outcome.UNCHECKED, about=about, amounts=tuple(entry.amount for entry in found), note=why
    )


def passed(code: str, about: str, faults: Iterable[Check]) -> Iterator[Check]:
    """The faults a rule finds, or one check that holds where it finds none."""
    found = list(faults)
    yield from found or [Check(code=code, outcome=Outcome.HOLDS, about=about, amounts=())]
