"""Headings to columns with periods, for all grids of a release at once: the dates of one help the others."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from pipeline.extract.headings.columns import complete
from pipeline.extract.headings.fiscal import Calendar, full_date, nominal, observe
from pipeline.extract.headings.grammar import read_one
from pipeline.extract.headings.grids import Grid
from pipeline.extract.headings.periods import end_of, start_of
from pipeline.extract.headings.spans import Heading, PartialDate, SpanSpec
from pipeline.extract.headings.titles import context
from pipeline.model.document import FilingHeader
from pipeline.model.figures import currency_of
from pipeline.model.finding import Finding, warning
from pipeline.model.period import Duration, Instant
from pipeline.model.statement import GUESSED, PRIMARY, Column, ColumnKind, StatementKind

_INSTANTS = frozenset({StatementKind.BALANCE_SHEET})
_FLOWS = frozenset(
    {
        *(StatementKind.OPERATIONS, StatementKind.CASH_FLOWS, StatementKind.COMPREHENSIVE_INCOME),
        *(StatementKind.PRO_FORMA, StatementKind.SEGMENT),
    }
)
_PERIODIC = frozenset({ColumnKind.PERIOD, ColumnKind.UNKNOWN})
_DATED = _PERIODIC | {ColumnKind.PRO_FORMA}


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """A grid, what kind of statement it belongs to, and the titles and captions near it, the nearest last."""

    grid: Grid
    kind: StatementKind
    captions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hints:
    """What else is known of periods: the document's prose, its submission's header, ends of the company's periods."""

    texts: tuple[str, ...] = ()
    header: FilingHeader = field(default_factory=FilingHeader)
    ends: tuple[date, ...] = ()


def resolve(needs: Sequence[Need], hints: Hints) -> tuple[tuple[tuple[Column, ...], ...], tuple[Finding, ...]]:
    """The columns of each grid, in order, and a finding for each column of a statement whose period is not found.

    A grid without headings has no columns: those of the grid before it hold.
    """
    spans = [_captioned(need) for need in needs]
    calendar = observe(_reported(needs, spans), (*hints.texts, *_captions(needs)), hints.header, _sheet_dates(needs))
    calendar = replace(calendar, ends=tuple(sorted({*calendar.ends, *hints.ends})))
    spans = [
        _so_far(row, calendar) if need.kind is not StatementKind.GUIDANCE else row
        for need, row in zip(needs, spans, strict=True)
    ]
    usual = _usual_length(needs, spans, calendar)
    columns = tuple(
        tuple(
            _column(heading, span, need.kind, calendar, usual)
            for heading, span in zip(need.grid.headings, row, strict=True)
        )
        for need, row in zip(needs, spans, strict=True)
    )
    return columns, tuple(_missing(needs, columns))


def _reported(needs: Sequence[Need], spans: Sequence[list[SpanSpec]]) -> list[SpanSpec]:
    """The spans of columns that report periods: those of the statements, or where there is none all but guidance."""
    rows = [
        (need.kind, [span for span in row if span.kind in _PERIODIC]) for need, row in zip(needs, spans, strict=True)
    ]
    primary = [span for kind, row in rows if kind in PRIMARY for span in row]
    if any(full_date(span.end) for span in primary):
        return primary
    return [span for kind, row in rows if kind is not StatementKind.GUIDANCE for span in row]


def _captions(needs: Sequence[Need]) -> Iterator[str]:
    return (text for need in needs for text in (*need.captions, *need.grid.titles))


def _captioned(need: Need) -> list[SpanSpec]:
    """The spans of a grid's headings, completed from its captions."""
    said = context(need.captions, [])
    spans = [heading.span for heading in need.grid.headings]
    spans = [complete(span, said) if _named(span) else span for span in spans]
    return [span if span.anchored or spans.count(span) == 1 else _unknown(span) for span in spans]


def _unknown(span: SpanSpec) -> SpanSpec:
    """Of columns that name one length and no end, none can be told from the other."""
    kind = ColumnKind.UNKNOWN if span.kind is ColumnKind.PERIOD else span.kind
    return SpanSpec(kind=kind, rest=span.rest)


def _so_far(spans: list[SpanSpec], calendar: Calendar) -> list[SpanSpec]:
    """Years alone, of which the latest has not ended with the period reported, stand for the same part of each year."""
    latest = calendar.reference
    years = [span.end.year for span in spans if span.kind in _PERIODIC and _is_year(span) and span.end.year]
    if latest is None or not any(year == latest.year and calendar.year_end(year) > latest for year in years):
        return spans
    part = SpanSpec(end=PartialDate(month=latest.month, day=None if calendar.weekly else latest.day))
    return [span.fill(part) if _is_year(span) else span for span in spans]


def _is_year(span: SpanSpec) -> bool:
    return span.end.month is None and not span.has_length and not span.fiscal


def _named(span: SpanSpec) -> bool:
    return span.kind is ColumnKind.PERIOD or (span.kind is ColumnKind.UNKNOWN and bool(span.rest))


def _sheet_dates(needs: Sequence[Need]) -> list[date]:
    sheets = (need for need in needs if need.kind is StatementKind.BALANCE_SHEET)
    first = next(sheets, None)
    return sorted({end for h in first.grid.headings if (end := full_date(h.span.end))}) if first else []


def _usual_length(needs: Sequence[Need], spans: Sequence[list[SpanSpec]], calendar: Calendar) -> SpanSpec:
    """The length most flow columns of the release print, for those that print none; a quarter where none does."""
    seen = Counter(
        (span.months, span.weeks)
        for need, row in zip(needs, spans, strict=True)
        for span in row
        if need.kind in _FLOWS and span.kind is ColumnKind.PERIOD and (span.months or span.weeks)
    )
    if seen:
        (months, weeks), _ = seen.most_common(1)[0]
        return SpanSpec(months=months, weeks=weeks)
    annual = calendar.reference is not None and nominal(calendar.reference).month == calendar.month
    return SpanSpec(months=12 if annual else 3)


def _column(heading: Heading, span: SpanSpec, kind: StatementKind, calendar: Calendar, usual: SpanSpec) -> Column:
    column = Column(index=heading.column, heading=heading.text, kind=span.kind, currency=currency_of(heading.text))
    if span.kind not in _DATED:
        return _comparing(column, span, kind, calendar, usual)
    if _end(span, calendar) is None:
        return replace(column, kind=ColumnKind.UNKNOWN) if span.kind in _PERIODIC else column
    period, inferred = _period(span, kind, calendar, usual)
    if period is None:
        return replace(column, kind=ColumnKind.UNKNOWN)
    return replace(column, period=period, inferred=inferred)


def _end(span: SpanSpec, calendar: Calendar) -> date | None:
    return end_of(span, calendar) or (calendar.reference if span.has_length else None)


def _period(
    span: SpanSpec, kind: StatementKind, calendar: Calendar, usual: SpanSpec
) -> tuple[Duration | Instant | None, str]:
    """The period of a span and how its start was found where it is not printed; None where nothing tells it."""
    end = _end(span, calendar)
    if end is None:
        return None, ""
    if kind in _INSTANTS or (not _lasts(span) and (span.as_of or kind not in _FLOWS)):
        return Instant(end), ""
    guessed = not _lasts(span)
    start = start_of(span.fill(usual) if guessed else span, end, calendar)
    if start is None or start.day > end:
        return None, ""
    inferred = GUESSED if guessed else start.inferred
    return Duration(start.day, end), inferred if span.anchored else "the latest period of the release"


def _comparing(column: Column, span: SpanSpec, kind: StatementKind, calendar: Calendar, usual: SpanSpec) -> Column:
    """A column of comparisons with the periods its heading names: `4Q21 vs 3Q21`, `Change from June 30, 2021`."""
    own, *others = _COMPARED.split(column.heading, maxsplit=1)
    about = read_one(own) if others else span
    against = read_one(others[0]).fill(about) if others else SpanSpec()
    return replace(
        column,
        about=_period(about, kind, calendar, usual)[0] if about.anchored else None,
        against=_period(against, kind, calendar, usual)[0] if against.anchored else None,
    )


_COMPARED = re.compile(r"\b(?:vs\.?|versus|from|over|compared (?:to|with))(?=\s|$)", re.IGNORECASE)


def _lasts(span: SpanSpec) -> bool:
    """Whether a heading says that time passes: a length, or a year or quarter by name and not a day."""
    return span.has_length or (span.end.month is None and not span.as_of)


def _missing(needs: Sequence[Need], columns: Sequence[Sequence[Column]]) -> Iterator[Finding]:
    for need, row in zip(needs, columns, strict=True):
        if need.kind not in PRIMARY:
            continue
        for heading, column in zip(need.grid.headings, row, strict=True):
            if column.period is None and column.kind is ColumnKind.UNKNOWN:
                yield warning(
                    "heading.no-period", f'no period is printed for the column "{heading.text}"', heading.source
                )
