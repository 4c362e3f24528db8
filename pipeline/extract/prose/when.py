"""Of which time a figure is, and whether that is over: what its sentence tells, as its measure and stance want it."""

import re

from pipeline.extract.prose.numbers.said import Said
from pipeline.extract.prose.periods.fitting import fitted
from pipeline.extract.prose.periods.meant import period_of
from pipeline.extract.prose.periods.mentions import mentions
from pipeline.extract.prose.scene import Scene
from pipeline.extract.prose.sentences import heads_ahead
from pipeline.model.claim import Claim, ClaimKind, Stance
from pipeline.model.period import Period
from pipeline.model.statement import UnitKind

_DECLARED = re.compile(r"^(?!.*\bannual\b).*\bdividends?\b", re.IGNORECASE)
"""Of which quarter a dividend is nobody can tell where no day is named: it is declared after the one reported."""
_PROGRAM = re.compile(r"\b(?:authorization|(?:repurchase|buyback)\s+(?:plan|program))\W*$", re.IGNORECASE)
_NEW = re.compile(r"\b(?:new|additional|authorized|approved|announced)\b[^;]*$", re.IGNORECASE)
"""What the board decides, as it does a dividend, after the time reported as often as in it."""


def when(
    scene: Scene,
    index: int,
    near: Claim | None,
    last: Claim | None,
    *,
    kind: ClaimKind,
    measure: str,
    stance: Stance,
    moved: bool,
) -> tuple[Period | None, bool, Stance]:
    """The period of a figure, whether the sentence tells it, and its stance: nothing is expected of a time gone by.

    `near` is the figure whose period it may share, `last` the one whose measure.
    """
    one = scene.said[index]
    period, told = period_of(scene, index, near, moved=moved)
    if stance is Stance.SUPERSEDED and last and last.stance is Stance.EXPECTED and last.period:
        period, told = last.period, last.told
    if stance is not Stance.REPORTED and not told:
        period = _awaited(scene)
    declared = by_share(one, measure) and _DECLARED.search(measure)
    if not told and (declared or (_PROGRAM.search(measure) and _NEW.search(scene.before(index)))):
        period = None
    if stance is Stance.EXPECTED and told and period and period.end < scene.times.current.start:
        stance = Stance.REPORTED
    period = fitted(scene, kind, one, measure, period)
    free = stance is Stance.SUPERSEDED or _DECLARED.search(measure)
    if not free and not scene.times.may_be(period, expected=stance is Stance.EXPECTED, told=told):
        period = None
    return period, told, stance


def _awaited(scene: Scene) -> Period | None:
    """The period of guidance that names none: that of the heading, or of the part of the release it stands in."""
    over, current = scene.times.calendar.reference, scene.times.current
    named = (m.period for m in mentions(scene.sentence.heading, scene.times) if m.period)
    awaited = next(named, current if heads_ahead(scene.sentence.era) else None)
    to_come = current if over and current.end > over else None
    return awaited if awaited and over and awaited.end > over else to_come or awaited


def by_share(one: Said, measure: str) -> bool:
    """Whether an amount is per share: as its unit or its measure says, or as a dividend told to the cent."""
    if one.unit is not UnitKind.MONEY:
        return one.unit is UnitKind.PER_SHARE
    words = measure.lower().split()
    cents = _CENTS if "dividend" in words else 0
    each = _FOR_SHARE.search(measure) is not None
    return each or (("eps" in words or cents > 0) and one.decimals >= cents)


_FOR_SHARE = re.compile(r"\bper\s+(?:[\w-]+\s+){0,4}?(?:share|unit|ads)\b", re.IGNORECASE)
"""`Revenue per customer` is of no share."""


_CENTS = 2
"""Decimals of what is told to the cent."""
