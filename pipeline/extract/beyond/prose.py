"""Figures in sentences as a statement of their own: one line a claim, so that they become facts as lines do."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal

from pipeline.extract.beyond.layout.columns import FORECAST
from pipeline.extract.beyond.members.words import MAXIMUM, MINIMUM, SCENARIOS, Pair
from pipeline.model.claim import Claim, ClaimKind, Stance
from pipeline.model.period import Period
from pipeline.model.report import Omission
from pipeline.model.statement import Column, ColumnKind, Figure, LineItem, Statement, StatementKind, UnitKind

TITLE = "Figures in sentences"
_DIVIDEND = re.compile(r"\bdividend\b", re.IGNORECASE)
_IN_WORDS = re.compile(r"\b(?:low|mid|high|single|double|teens?)\b(?!-?cap)", re.IGNORECASE)
_BOUNDS = (MINIMUM, MAXIMUM)
_SUPERSEDED = (SCENARIOS, "ext:SupersededForecastMember")
Columns = dict[tuple[Period, tuple[Pair, ...], str], Column]
_YEAR = timedelta(days=366)
_QUARTER = timedelta(weeks=13)
_LIST = 600
"""How many characters apart two lines of one list of guidance stand at most."""
_SLACK = timedelta(days=10)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The statement of what sentences say, and the figures in them that are no facts."""

    statement: Statement | None
    omissions: tuple[Omission, ...]


def told(claims: Sequence[Claim]) -> Told:
    """The claims as a statement: each with its period as a column; guidance on the members of the scenario axis.

    The ends of a range stand on the members of the range axis. A range in words ("mid-to-high 40% range") stays words.
    """
    usable: list[Claim] = []
    omissions: list[Omission] = []
    for claim in _dated(claims):
        if reason := _why_not(claim):
            omissions.append(Omission(source=claim.source, reason=reason))
        else:
            usable.append(claim)
    columns: Columns = {}
    lines = tuple(_line(order, claim, columns) for order, claim in enumerate(usable))
    statement = Statement(kind=StatementKind.PROSE, title=TITLE, columns=tuple(columns.values()), lines=lines)
    return Told(statement=statement if lines else None, omissions=tuple(omissions))


def _dated(claims: Sequence[Claim]) -> Iterator[Claim]:
    """The claims, those that name no period with the period that others tell for them."""
    guided = [claim for claim in claims if claim.stance is not Stance.REPORTED and claim.period]
    payable = {(claim.value, claim.unit): claim.period for claim in claims if claim.period and _is_dividend(claim)}
    for claim in claims:
        if claim.period:
            yield claim
        elif claim.stance is Stance.REPORTED:
            yield replace(claim, period=payable.get((claim.value, claim.unit)) if _is_dividend(claim) else None)
        else:
            yield replace(claim, period=_of_list(claim, guided))


def _of_list(claim: Claim, guided: Sequence[Claim]) -> Period | None:
    """The period of the guidance around it: a list is for one period."""
    at = claim.source.start
    beside = [other for other in guided if abs(other.source.start - at) <= _LIST]
    near = min(beside, key=lambda other: (other.source.start > at, abs(other.source.start - at)), default=None)
    return near.period if near else None


def _is_dividend(claim: Claim) -> bool:
    """Whether it is a dividend per share: what is declared once is told in a headline and, with its day, below."""
    return claim.unit is UnitKind.PER_SHARE and claim.kind is ClaimKind.LEVEL and bool(_DIVIDEND.search(claim.measure))


def _why_not(claim: Claim) -> str:
    if _IN_WORDS.search(claim.source.text):
        return f'a range in words, which gives no numbers: "{" ".join(claim.source.text.split())}" for {claim.measure}'
    if not claim.measure:
        return "the sentence does not say what it measures"
    if claim.period is None:
        return "the sentence does not say for which period"
    return ""


def _line(order: int, claim: Claim, columns: Columns) -> LineItem:
    figures = tuple(
        Figure(
            column=_column(claim.period, members, claim.currency, columns).index,
            value=value,
            places=claim.decimals,
            source=claim.source,
            currency=claim.currency,
        )
        for value, members in _values(claim)
        if claim.period
    )
    return LineItem(
        order=order,
        label=label_of(claim),
        source=claim.source,
        section=claim.scope,
        figures=figures,
        unit=claim.unit,
    )


def label_of(claim: Claim) -> str:
    """The measure in the sentence's words, with how it moved where the figure is a movement."""
    if claim.kind is ClaimKind.LEVEL:
        return claim.measure
    moved = "growth" if claim.kind is ClaimKind.GROWTH else "change"
    return " ".join((claim.measure, *_since(claim), moved))


def _since(claim: Claim) -> Iterator[str]:
    """`year over year` or `sequential`, by where the period ends that the figure is compared with."""
    if claim.baseline is None or claim.period is None:
        return
    begin, since = claim.period.start, claim.period.end - claim.baseline.end
    if abs(since - _YEAR) <= _SLACK:
        yield "year over year"
    elif abs(begin - timedelta(days=1) - claim.baseline.end if begin else since - _QUARTER) <= _SLACK:
        yield "sequential"


def _values(claim: Claim) -> Iterator[tuple[Decimal, tuple[Pair, ...]]]:
    """The figure, or both ends of a range, with the members it stands on."""
    scene: tuple[Pair, ...] = {Stance.EXPECTED: (FORECAST,), Stance.SUPERSEDED: (_SUPERSEDED,)}.get(claim.stance, ())
    if claim.upper is None:
        yield claim.value, scene
        return
    for value, bound in zip((claim.value, claim.upper), _BOUNDS, strict=True):
        yield value, tuple(sorted((*scene, bound)))


def _column(period: Period, members: tuple[Pair, ...], currency: str, columns: Columns) -> Column:
    return columns.setdefault(
        (period, members, currency),
        Column(
            index=len(columns) + 1,
            heading=" ".join((str(period), *(member for _, member in members))),
            kind=ColumnKind.PERIOD,
            period=period,
            members=members,
            currency=currency,
        ),
    )
