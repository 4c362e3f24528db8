"""Spans to periods: the dates a heading leaves out, found in the fiscal calendar of the release."""

from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.extract.headings.fiscal import Calendar, is_month_end, month_end, nominal
from pipeline.extract.headings.spans import SpanSpec, ToDate

_WEEKS = {3: 13, 6: 26, 9: 39, 12: 52}
_DAY = timedelta(days=1)
_LEAP_WEEK = 8
"""A printed end this many days off the computed one is the period's neighbour: a year or quarter with a week more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """The first day of a period, and in words how it was found where it is not printed."""

    day: date
    inferred: str = ""


def end_of(span: SpanSpec, calendar: Calendar) -> date | None:
    """The last day of a span, or None where nothing tells."""
    if span.end.month is None:
        return _named_end(span, calendar)
    year = span.end.year or _latest_year(span.end.month, span.end.day or 1, calendar)
    if year is None:
        return None
    if span.end.day is None:
        last = month_end(year, span.end.month)
        return calendar.snap(last, within=7) if calendar.weekly else last
    return min(date(year, span.end.month, 1) + timedelta(days=span.end.day - 1), month_end(year, span.end.month))


def _named_end(span: SpanSpec, calendar: Calendar) -> date | None:
    """The end of a quarter or a year called by name."""
    latest = calendar.reference
    name = span.end.year
    if name is None:
        if not span.quarter or latest is None:
            return None
        name = max(
            n for n in range(latest.year - 2, latest.year + 3) if calendar.quarter_end(span.quarter, n) <= latest
        )
    if span.quarter:
        return calendar.quarter_end(span.quarter, name)
    if latest and (span.months or span.weeks or span.to_date) and not _whole_year(span):
        stands = nominal(latest)
        return calendar.snap(month_end(name, stands.month))
    return calendar.year_end(name)


def _whole_year(span: SpanSpec) -> bool:
    return span.months == 12 or span.weeks in (52, 53)


def _latest_year(month: int, day: int, calendar: Calendar) -> int | None:
    """The year that makes a month and day the latest one not after the period reported."""
    latest = calendar.reference
    if latest is None:
        return None
    return latest.year if (month, day) <= (latest.month, latest.day) else latest.year - 1


def start_of(span: SpanSpec, end: date, calendar: Calendar) -> Start | None:
    """The first day of a span that ends with `end`, or None where nothing tells how long it is."""
    if span.start.month is not None:
        return Start(day=_printed_start(span, end))
    if span.to_date is ToDate.INCEPTION:
        return None
    if span.to_date is ToDate.YEAR and not (span.months or span.weeks):
        return Start(day=calendar.year_end_before(end) + _DAY)
    if span.weeks:
        return _by_weeks(end, span.weeks, calendar, exact=True)
    months = span.months or (3 if span.quarter else 12 if span.end.month is None else None)
    whole_weeks = calendar.weekly and (end in calendar.ends or span.end.month is None)
    return _by_months(end, months, calendar, whole_weeks=whole_weeks) if months else None


def _printed_start(span: SpanSpec, end: date) -> date:
    month, day = span.start.month or 1, span.start.day or 1
    year = span.start.year or (end.year if (month, day) <= (end.month, end.day) else end.year - 1)
    return min(date(year, month, 1) + timedelta(days=day - 1), month_end(year, month))


def _by_months(end: date, months: int, calendar: Calendar, *, whole_weeks: bool) -> Start:
    if months in _WEEKS and (whole_weeks or not is_month_end(end)):
        return _by_weeks(end, _WEEKS[months], calendar, exact=False)
    if not is_month_end(end):
        return Start(day=_months_back(end, months) + _DAY)
    return Start(day=month_end(end.year, end.month - months) + _DAY)


def _months_back(day: date, months: int) -> date:
    last = month_end(day.year, day.month - months)
    return last.replace(day=min(day.day, last.day))


def _by_weeks(end: date, weeks: int, calendar: Calendar, *, exact: bool) -> Start:
    """Whole weeks back; an end printed elsewhere confirms the day, or moves it where only months are said."""
    before = end - timedelta(weeks=weeks)
    printed = calendar.snap(before, within=0 if exact else _LEAP_WEEK)
    if printed in calendar.ends:
        return Start(day=printed + _DAY)
    fixed = calendar.year_end_before(end)
    if not exact and calendar.year_end_fixed and abs((fixed - before).days) <= _LEAP_WEEK:
        return Start(day=fixed + _DAY, inferred="the day after the fiscal year end")
    return Start(day=before + _DAY, inferred=f"{weeks} weeks before the end")
