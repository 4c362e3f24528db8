"""The fiscal calendar of a release, worked out from every date it prints."""

import re
from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from pipeline.extract.headings.grammar import read
from pipeline.extract.headings.spans import PartialDate, SpanSpec
from pipeline.model.document import FilingHeader

_ENDED = re.compile(r"\bend(?:ed|ing)\b", re.IGNORECASE)
_BEFORE, _AFTER = 90, 30
_LATE = timedelta(days=10)
"""A 52/53-week period may end this many days into the next month and is still called by the month before."""
_WEEKLY_SHARE = 0.25
_QUARTER = timedelta(weeks=13)
_SNAP = 16


def month_end(year: int, month: int) -> date:
    """The last day of a month; months beyond 1 to 12 count into other years."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, monthrange(year, month)[1])


def nominal(day: date) -> date:
    """The month end a period's end stands for: May 1 is the end of April, October 27 that of October."""
    early = day - _LATE
    return month_end(early.year, early.month)


def full_date(partial: PartialDate) -> date | None:
    """The date, where all of it is printed; a day the month does not have is its last one."""
    if partial.year is None or partial.month is None or partial.day is None:
        return None
    return date(partial.year, partial.month, min(partial.day, monthrange(partial.year, partial.month)[1]))


def is_month_end(day: date) -> bool:
    """Whether a month ends with this day; February 28 does in every year."""
    return day.day >= min(28 if day.month == 2 else 31, monthrange(day.year, day.month)[1])


@dataclass(frozen=True, kw_only=True)
class Calendar:
    """When a company's periods end.

    `ends` are the ends of periods the release prints, ascending. `month` is the one the fiscal year nominally ends in.
    `weekly` where periods are whole weeks and end on a day of the week. `shift` is the calendar year in which a fiscal
    year ends, less its name: 1 for a retailer whose fiscal 2022 ended in January 2023. `reference` is the end of the
    latest period reported.
    """

    ends: tuple[date, ...] = ()
    month: int = 12
    weekly: bool = False
    shift: int = 0
    reference: date | None = None

    def snap(self, day: date, within: int = _SNAP) -> date:
        """The printed end nearest to a day, or the day itself where none is near."""
        near = [end for end in self.ends if abs((end - day).days) <= within]
        return min(near, key=lambda end: abs((end - day).days), default=day)

    def year_end(self, name: int) -> date:
        """The end of the fiscal year of that name."""
        return self.quarter_end(4, name)

    def quarter_end(self, quarter: int, name: int) -> date:
        """The end of a quarter of the fiscal year of that name."""
        return self.snap(self._in_weeks(month_end(name + self.shift, self.month - 3 * (4 - quarter))))

    def year_end_before(self, day: date) -> date:
        """The last fiscal year end before a day, printed or computed."""
        stands = nominal(day)
        year = stands.year if stands.month > self.month else stands.year - 1
        return self.snap(self._in_weeks(month_end(year, self.month)))

    def _in_weeks(self, stands: date) -> date:
        """A nominal end on the day it falls for the company: quarters of 13 weeks from the nearest printed end."""
        if not self.weekly or not self._usual or (self.year_end_fixed and stands.month == self.month):
            return stands
        near = min(self._usual, key=lambda end: abs((end - stands).days))
        return near + _QUARTER * round((stands - near) / _QUARTER)

    @cached_property
    def _usual(self) -> tuple[date, ...]:
        """The printed ends on the day of the week that most are on, those at the end of a month aside."""
        days = Counter(end.weekday() for end in self.ends if not is_month_end(end))
        usual = max(days, key=days.__getitem__, default=None)
        return tuple(end for end in self.ends if end.weekday() == usual)

    @cached_property
    def year_end_fixed(self) -> bool:
        """Whether the year always ends on the last day of its month though the quarters end on a day of the week."""
        interim = {end.weekday() for end in self.ends if nominal(end).month != self.month}
        closing = {end for end in self.ends if nominal(end).month == self.month}
        return (
            bool(closing)
            and all(is_month_end(end) for end in closing)
            and not interim & {end.weekday() for end in closing}
        )


def observe(
    headings: Sequence[SpanSpec], texts: Iterable[str], header: FilingHeader, sheet: Sequence[date] = ()
) -> Calendar:
    """The calendar that fits what is printed.

    `headings` are those of periods reported, `texts` the prose in which periods "ended", `sheet` the dates of the
    balance sheet. The period of a submission's header counts where the form is a periodic report: that of an 8-K is
    the day of the event.
    """
    told = [*headings, *(span for text in texts for span in _ended(text))]
    period = [header.period] if header.period and header.form.startswith("10-") else []
    ends = sorted({*period, *(end for span in told if (end := full_date(span.end)))})
    printed = {end for span in headings if (end := full_date(span.end))} or set(ends)
    return _shifted(
        Calendar(
            ends=tuple(ends),
            month=_month(told, header, sheet),
            weekly=sum(not is_month_end(end) for end in printed) > _WEEKLY_SHARE * len(printed),
            reference=max([*period, *printed], default=None),
        ),
        told,
    )


def _ended(text: str) -> Iterable[SpanSpec]:
    """The periods a prose says have ended: "the first quarter of fiscal 2023 ended May 1, 2022"."""
    for found in _ENDED.finditer(text):
        window = text[max(0, found.start() - _BEFORE) : found.end() + _AFTER]
        yield from (span for span in read(window) if span.has_length and full_date(span.end))


def _month(spans: Iterable[SpanSpec], header: FilingHeader, sheet: Sequence[date]) -> int:
    """The month the fiscal year ends in, by the votes of all that is printed."""
    if found := re.fullmatch(r"--(\d\d)-(\d\d)", header.fiscal_year_end):
        return nominal(date(2001, int(found[1]), min(int(found[2]), 28))).month
    votes: Counter[int] = Counter()
    for span in spans:
        if (end := full_date(span.end)) and (quarters := _quarters(span)):
            votes[(nominal(end).month - 1 + 3 * (4 - quarters)) % 12 + 1] += _WEIGHT[quarters]
    if len(sheet) == 2 and nominal(sheet[0]).month != nominal(sheet[1]).month:
        votes[nominal(min(sheet)).month] += 2  # a balance sheet stands beside that of the last year end
    return max(sorted(votes), key=lambda month: votes[month], default=12)


_WEIGHT = {1: 3, 2: 1, 3: 2, 4: 3}


def _quarters(span: SpanSpec) -> int:
    """How many quarters of its fiscal year a span has run; 0 where it does not say."""
    if span.quarter:
        return span.quarter
    if span.trailing:
        return 0
    return {6: 2, 9: 3, 12: 4}.get(span.months or 0) or {26: 2, 39: 3, 40: 3, 52: 4, 53: 4}.get(span.weeks or 0, 0)


def _shifted(calendar: Calendar, spans: Sequence[SpanSpec]) -> Calendar:
    """The calendar with the shift under which most named quarters end on printed dates; none where that ties.

    The quarter reported is always named: those to come, of which an outlook speaks, end on no printed date.
    """
    if calendar.month == 12:
        return calendar
    named = [span for span in spans if span.quarter and span.end.year and not span.end.month]

    def fit(choice: Calendar) -> tuple[bool, int]:
        ends = [_ends(choice, span) for span in named]
        return choice.reference in ends, sum(end in choice.ends for end in ends)

    return max((replace(calendar, shift=shift) for shift in (0, 1)), key=fit)


def _ends(calendar: Calendar, span: SpanSpec) -> date:
    return calendar.quarter_end(span.quarter or 4, span.end.year or 1)
