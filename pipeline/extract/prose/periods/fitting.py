"""The period that fits a measure: a day for what is held, a time for what flows."""

import re
from dataclasses import replace
from datetime import timedelta

from pipeline.extract.prose.names.measures import Measures
from pipeline.extract.prose.numbers.said import Said
from pipeline.extract.prose.periods.comparing import REACHED
from pipeline.extract.prose.scene import Scene
from pipeline.model.claim import Claim, ClaimKind
from pipeline.model.period import Duration, Instant, Period
from pipeline.model.statement import UnitKind

_DAY = timedelta(days=1)
_STANDING = re.compile(
    r"\b(?:operat(?:es|ed|ing)|has|have|had|owns?|owned|manages|managed|employs|employed|portfolio\s+of|network\s+of|consists?\s+of"
    r"|comprises|serves|head\s?count)\b(?!\s+(?:been|income|loss|\w+(?:ed|n)\b))[^.;]*$",
    re.IGNORECASE,
)
"""What says that something is there, and not that it was done: `operated 1,204 stores`."""
_STANDS = re.compile(
    r"\b(?:subscribers|customers|members|employees|associates|stores|restaurants|branches|locations|sellers|buyers|users|merchants"
    r"|head\s?count)\W*$",
    re.IGNORECASE,
)
"""Who or what is there, where that is what a sentence is about: `active sellers totaled`."""
_AVERAGE = re.compile(r"\baverag", re.IGNORECASE)
_ON_AVERAGE = re.compile(r"\s+on\s+average\b", re.IGNORECASE)
_OF_TODAY = re.compile(
    r"\b(?:(?:currently|today|now|presently)\s+(?:operat|has\b|have\b|own|manag|serv|employ)\w*|(?:operates|has|owns|serves)\s+(?:currently|now))\b[^.;]*$",
    re.IGNORECASE,
)
"""What was so on the day on which the release was sent."""
_ABOUT = re.compile(r"\W*about\s+(?!half|one|two)", re.IGNORECASE)
"""What a company says of itself under each of its releases is of no day."""
SHARE_OF = " as a percent of "
"""What stands between a part and its whole in the name of a share."""
_STILL = re.compile(
    r"\bratio\b|\bcet1\b|\btier\s+1\b|\ballowance\b|\breserves?\b|\bnp[al]s?\b|\bnon-?performing\b|\bcapital$"
    r"|\b(?:equity|debt|capital|loans?|assets)[\s-]+to\b",
    re.IGNORECASE,
)
"""Ratios of balances."""
_RETURN = re.compile(r"\bro(?:[aei]|ic|ce|tc?e)\b|\breturns?\s+on\b", re.IGNORECASE)
"""Ratios of what was earned in a time: of a quarter, annualized or not, or of the year up to a day."""

_EARNED = re.compile(
    r"\b(?:revenues?|sales|income|earnings|expenses?|costs?|charge-?\s?offs?|provisions?|cash\s+flows?|impairments?|dividends?|gains?|loss(?:es)?|charges?|proceeds|savings|benefits?)\b",
    re.IGNORECASE,
)
_HELD = re.compile(r"\b(?:unrealized|allowance|reserves?|receivables?|payables?|deferred)\b", re.IGNORECASE)
"""What is held on a day though its name speaks of what flows: `net unrealized gain`, `interest receivable`."""


_SO_FAR = re.compile(r"\bcumulatively\b", re.IGNORECASE)
"""What has flowed up to a day since it began is told of that day."""


def fitted(scene: Scene, kind: ClaimKind, one: Said, measure: str, period: Period | None) -> Period | None:
    """The period of a figure as its measure wants it; None where a day is named and nobody can tell since when."""
    measure = measure.partition(" net of ")[0]  # loans net of unearned income are held as loans are
    if kind is ClaimKind.LEVEL and one.unit is UnitKind.COUNT:
        before, after = scene.sentence.text[: one.start], scene.sentence.text[one.end :]
        if _OF_TODAY.search(before):
            return Instant(scene.times.sent) if scene.times.sent else None
        if _ABOUT.match(scene.sentence.heading):
            return None
        averaged = _AVERAGE.search(before) or _ON_AVERAGE.match(after)
        there = _STANDING.search(before) or (not one.noun and _STANDS.search(measure) and not averaged)
        standing = isinstance(period, Duration) and not scene.times.ahead and there
        return scene.times.near(Instant(period.end)) if standing and period else period
    if isinstance(period, Duration):
        still = kind is ClaimKind.LEVEL and _is_still(scene.measures, one, measure)
        return scene.times.near(Instant(period.end)) if still else period
    current = scene.times.current
    if _SO_FAR.search(scene.sentence.text):
        return period
    if period and one.unit is UnitKind.MONEY and _flows(scene.measures, kind, measure):
        return current if period.end == current.end else None
    return None if kind is ClaimKind.LEVEL and _RETURN.search(measure) else period


def moved_in(scene: Scene, index: int, claim: Claim) -> Claim:
    """A movement of a balance in its time: an amount has come since the day that it is compared with.

    A percentage is told of the day of the balance itself, unless the time in which it moved is named.
    """
    period, base = claim.period, claim.baseline
    if claim.kind is ClaimKind.LEVEL or period is None or not scene.measures.is_balance(claim.measure):
        return claim
    since = base.end + _DAY if base and base.end < period.end else None
    if claim.kind is ClaimKind.CHANGE:
        return replace(claim, period=scene.times.near(Duration(since, period.end))) if since else claim
    dated = (since or REACHED.fullmatch(scene.after(index))) and not _AVERAGE.search(scene.sentence.text)
    if not dated or claim.told or (isinstance(period, Duration) and since == period.start):
        return claim
    return replace(claim, period=scene.times.near(Instant(period.end)))


def _flows(measures: Measures, kind: ClaimKind, measure: str) -> bool:
    """Whether an amount is of a time: what was earned or spent, or how much something that flows moved."""
    if kind is ClaimKind.CHANGE:
        return measures.is_flow(measure)
    return kind is ClaimKind.LEVEL and bool(_EARNED.search(measure)) and not _HELD.search(measure)


def _is_still(measures: Measures, one: Said, measure: str) -> bool:
    """Whether a level is of a day: a balance, or a ratio of balances."""
    ratio = SHARE_OF in measure or _STILL.search(measure) is not None
    return (one.unit is not UnitKind.PURE or ratio) and measures.is_balance(measure)
