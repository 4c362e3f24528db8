"""Line items to facts: one for each figure in a column with a period."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

from pipeline.model.concept import Catalogue, Concept, PeriodType
from pipeline.model.period import Duration, Instant, Period
from pipeline.model.report import Context, Entity, Fact, Omission
from pipeline.model.statement import Column, ColumnKind, Figure, LineItem, Mapping, Statement, Status, UnitKind
from pipeline.transform.signs import Sense
from pipeline.transform.units import absolute, decimals, unit_for

_OPENING = re.compile(r"\b(?:beginning|start|opening)\b", re.IGNORECASE)
_TYPES = {
    UnitKind.MONEY: frozenset({"monetaryItemType"}),
    UnitKind.SHARES: frozenset({"sharesItemType", "decimalItemType", "integerItemType"}),
    UnitKind.PER_SHARE: frozenset({"perShareItemType"}),
    UnitKind.PURE: frozenset({"percentItemType", "pureItemType"}),
    UnitKind.COUNT: frozenset({"integerItemType", "decimalItemType", "pureItemType"}),
}
_EXTENSION_TYPE = {
    UnitKind.MONEY: "monetaryItemType",
    UnitKind.SHARES: "sharesItemType",
    UnitKind.PER_SHARE: "perShareItemType",
    UnitKind.PURE: "percentItemType",
    UnitKind.COUNT: "decimalItemType",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What a line is taken for: a concept of the catalogue or one of the company's own, and on which members."""

    concept: Concept
    mapping: Mapping
    factor: int


def meaning(line: LineItem, mapping: Mapping, sense: Sense, instant: bool, catalogue: Catalogue) -> Meaning | None:
    """The meaning of a line mapped so, or None where the concept does not fit what is printed.

    A concept fits if its item type counts what the line counts and its period type is one the columns can
    give: an instant stands in a column of a duration as its opening or closing balance.
    """
    if mapping.status is Status.EXTENSION:
        return Meaning(concept=_own(line, mapping, sense, instant), mapping=mapping, factor=sense.factor)
    concept = catalogue.get(mapping.concept)
    if concept is None or concept.abstract or concept.type not in _TYPES[line.unit]:
        return None
    if instant and concept.period_type is PeriodType.DURATION:
        return None
    return Meaning(concept=concept, mapping=_doubted(mapping, concept, line, sense.factor), factor=sense.factor)


def _doubted(mapping: Mapping, concept: Concept, line: LineItem, factor: int) -> Mapping:
    """The mapping, up for review where the sign found for the line turns every amount against the concept's balance."""
    amounts = [figure.value * factor for figure in line.figures if figure.value]
    if mapping.status is not Status.ASSERTED or not concept.one_way or not amounts or max(amounts) > 0:
        return mapping
    return replace(mapping, status=Status.REVIEW, evidence=f"{mapping.evidence}; its balance contradicts the sign")


def _own(line: LineItem, mapping: Mapping, sense: Sense, instant: bool) -> Concept:
    money = line.unit is UnitKind.MONEY
    return Concept(
        name=mapping.concept,
        type=_EXTENSION_TYPE[line.unit],
        period_type=PeriodType.INSTANT if instant else PeriodType.DURATION,
        balance=sense.balance if money else None,
        label=line.label or mapping.concept.partition(":")[2],
    )


def facts_of(statement: Statement, line: LineItem, means: Meaning, entity: Entity) -> Iterator[Fact | Omission]:
    """A fact for each figure with a period and a value; for every other figure the reason why it is none."""
    for figure in line.figures:
        column = statement.column(figure.column)
        reason = why_not(column, figure) or _no_day(column, means)
        if reason or column is None or column.period is None:
            yield Omission(source=figure.source, reason=reason)
            continue
        yield _fact(
            statement,
            line,
            means,
            figure,
            column.currency or statement.currency,
            Context(
                entity=entity,
                period=_period(column.period, means.concept, line.label),
                dimensions=tuple(sorted((_ends(column, means) | dict(means.mapping.members)).items())),
            ),
        )


def _ends(column: Column, means: Meaning) -> dict[str, str]:
    """The members of a column; the lower end of a range is the upper one where the sign is turned."""
    members = dict(column.members)
    return {axis: _OTHER_END.get(member, member) for axis, member in members.items()} if means.factor < 0 else members


_OTHER_END = {"srt:MinimumMember": "srt:MaximumMember", "srt:MaximumMember": "srt:MinimumMember"}


def why_not(column: Column | None, figure: Figure) -> str:
    """Why a figure is no fact whatever its line means; empty where it may be one."""
    if column is None:
        return "no column heading stands over it"
    if column.kind is not ColumnKind.PERIOD and not column.members:
        return f"its column holds no amounts of a period ({column.kind}: {column.heading})"
    if column.period is None:
        return f"its column names no period ({column.heading})"
    return "the release prints that there is none" if figure.value is None else ""


def _no_day(column: Column | None, means: Meaning) -> str:
    """Why a flow is no fact in a column of balances; empty where it is none or the column has a beginning."""
    if column and isinstance(column.period, Instant) and means.concept.period_type is PeriodType.DURATION:
        return f"it is a flow, and its column names a day without a beginning ({column.heading})"
    return ""


def _fact(
    statement: Statement, line: LineItem, means: Meaning, figure: Figure, currency: str, context: Context
) -> Fact:
    amount = absolute(figure, line)
    return Fact(
        concept=means.concept.name,
        context=context,
        value=None if amount is None else amount * means.factor if amount else amount,
        source=figure.source,
        unit=unit_for(line.unit, currency),
        decimals=decimals(figure, line),
        label=line.label,
        statement=statement.kind.value,
        confidence=means.mapping.confidence,
        status=means.mapping.status,
        evidence=means.mapping.evidence,
        runners_up=means.mapping.runners_up,
        footnotes=(*line.notes, *figure.notes),
    )


def _period(period: Period, concept: Concept, label: str) -> Period:
    if isinstance(period, Duration) and concept.period_type is PeriodType.INSTANT:
        return Instant(period.start - timedelta(days=1)) if is_opening(label) else Instant(period.end)
    return period


def is_opening(label: str) -> bool:
    """Whether a balance's label says it is the one the period begins with."""
    return bool(_OPENING.search(label))
