"""What sentences of a release may mean by the periods they name: its own period, its calendar, its tables."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from pipeline.extract.headings.fiscal import Calendar, is_month_end, month_end
from pipeline.extract.headings.grammar import read_one
from pipeline.extract.headings.periods import end_of, start_of
from pipeline.extract.headings.spans import SpanSpec
from pipeline.extract.prose.periods.calendar import calendar_of
from pipeline.extract.prose.periods.named import (
    HALF,
    MONTH_END,
    MONTH_QUARTER,
    MONTHS,
    QUARTERS,
    in_months,
    mended,
)
from pipeline.model.document import FilingHeader
from pipeline.model.period import Duration, Instant, Period
from pipeline.model.reporting import reported_period
from pipeline.model.statement import PRIMARY, ColumnKind, Statement

_RECENT = 270
"""A month further back is more likely the one of that name that comes next."""
_DAY = timedelta(days=1)
_DOLLARS = frozenset({"USD", "CAD", "AUD"})
_LONGEST = 372
_LAST = 45
"""So near its end a year is over: guidance is then for the next one."""
_LONG_AGO = 230
"""Nobody names a quarter of the year before that ended so many days ago without its year: the next one is meant."""
_MONTH = 31
_NEAR = 8
"""A period of the tables that begins and ends so many days off is the one a sentence means."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """What sentences of a release may mean: its own period, its calendar, and the periods its tables show."""

    current: Duration
    calendar: Calendar
    known: frozenset[Period]
    dollars: str
    """ISO 4217 code of what a bare dollar sign stands for."""
    quarter: Duration
    """The release's own period, whatever longer one a heading names."""
    base: Period | None = None
    """What the release says that all its comparisons are to."""
    event: Period | None = None
    """When that happened of which the sentences before in the paragraph told: `On January 1, we adopted ...`."""
    sent: date | None = None
    """The day the release is dated."""
    ahead: bool = False
    """Whether what is said is to come: a quarter without a year is then the next one of its number."""

    @property
    def year_end(self) -> date:
        """The last day of the fiscal year that the release's own period is in."""
        over = self.quarter.end - timedelta(days=_NEAR)
        ends = (self.calendar.year_end(name) for name in range(over.year - 1, over.year + 3))
        return min(end for end in ends if end >= over)

    def named(self, words: str) -> Period | None:
        """The period of a phrase that names one."""
        words = mended(words)
        if half := HALF.fullmatch(words):
            return self._half(second=half[1].lower() == "second", year=half[2])
        if month := MONTH_QUARTER.fullmatch(words):
            return self._quarter_of(month[1], int(month[2]) if month[2] else None)
        if month := MONTH_END.fullmatch(words):
            last = month_end(int(month[2]), MONTHS.index(month[1][:3].lower()) + 1)
            return self.near(Instant(self.calendar.snap(last, within=_NEAR)))
        spec = read_one(QUARTERS.sub(in_months, words))
        if not spec.timed:
            return None
        end = self._next(spec) or self._year_under_way(spec, words) or self._end(spec, words)
        if end is None:
            return self._latest(spec)
        if spec.end.day is not None and not spec.has_length:
            return self.near(Instant(end)) if is_month_end(end) else Instant(end)
        start = start_of(spec, end, self.calendar)
        return self.near(Duration(start.day, end)) if start and start.day <= end else None

    def _end(self, spec: SpanSpec, words: str) -> date | None:
        """`The first nine months of fiscal 2008` end with the third quarter of that year."""
        quarters, odd = divmod(spec.months or 0, 3)
        if spec.end.year and not spec.end.month and 1 <= quarters <= 3 and not odd and "first" in words.lower():
            return self.calendar.quarter_end(quarters, spec.end.year)
        return end_of(spec, self.calendar)

    def alike(self, length: Period, end: date) -> Period:
        """The period as long as another that ends on a day; the day itself for a balance."""
        if isinstance(length, Instant):
            return self.near(Instant(end))
        start = start_of(SpanSpec(months=max(1, round(length.days / 30.4))), end, self.calendar)
        return self.near(Duration(start.day if start else end - (length.end - length.start), end))

    def _half(self, *, second: bool, year: str | None) -> Period | None:
        """A half of a fiscal year; of which year nobody knows where none is named."""
        if year is None:
            return None
        end = self.calendar.quarter_end(4 if second else 2, int(year if len(year) > 2 else f"20{year}"))
        start = start_of(SpanSpec(months=6), end, self.calendar)
        return self.near(Duration(start.day, end)) if start else None

    def _next(self, spec: SpanSpec) -> date | None:
        """The end of a quarter without a year that is to come: of an outlook, or of what would be too long ago."""
        latest = self.calendar.reference
        if not (spec.quarter and latest) or spec.end.year or spec.end.month:
            return None
        if not self.ahead:
            past = end_of(spec, self.calendar)
            long_ago = past and (latest - past).days > _LONG_AGO and past < self.calendar.year_end_before(latest)
            if not long_ago:
                return None
        ends = (self.calendar.quarter_end(spec.quarter, name) for name in range(latest.year - 2, latest.year + 4))
        return next((end for end in ends if end >= latest), None)

    def _year_under_way(self, spec: SpanSpec, words: str) -> date | None:
        """`Full year guidance`: the end of the fiscal year that the period reported is a part of."""
        latest = self.calendar.reference
        if not (self.ahead and latest and "year" in words.lower()) or spec.end.year or spec.end.month or spec.quarter:
            return None
        ends = (self.calendar.year_end(name) for name in range(latest.year - 2, latest.year + 4))
        return min((end for end in ends if (end - latest).days > _LAST), default=None)

    def _quarter_of(self, month: str, year: int | None) -> Period | None:
        """`The December quarter`: of several years the one nearest to the release's own period."""
        number = MONTHS.index(month[:3].lower()) + 1
        years = (year,) if year else range(self.current.end.year - 1, self.current.end.year + 2)
        ends = [self.calendar.snap(month_end(each, number), within=_NEAR) for each in years]
        end = min(ends, key=lambda day: abs((day - self.current.end).days))
        start = start_of(SpanSpec(months=3), end, self.calendar)
        return self.near(Duration(start.day, end)) if start else None

    def of_lead(self, year: int) -> "Times":
        """What is meant under `Results for 2022 included the following:`: the release's period of that year."""
        return self.within(self.in_year(self.current, year))

    def within(self, period: Period) -> "Times":
        """What sentences mean that stand under a heading which names a period."""
        return replace(self, current=period) if isinstance(period, Duration) else self

    def is_to_come(self, period: Period | None) -> bool:
        """Whether a time ends after the one reported: `notes due in 2022` are no figures of 2022.

        The month a release is sent in is none: what was bought back in it is told as what was done.
        """
        if not isinstance(period, Duration) or (period.end - self.current.end).days <= _NEAR:
            return False
        return period.days > _MONTH or (period.start - self.current.end).days > _LAST

    def may_be(self, period: Period | None, *, expected: bool, told: bool) -> bool:
        """Whether a figure can be of a time: what is expected of a day is not over, what is reported has come."""
        over = self.calendar.reference or self.quarter.end
        sent = max(self.sent or over, over)
        if period is None or (expected and told and isinstance(period, Duration)):
            return True
        if expected:
            return period.end > (sent if told else over)
        return self.sent is None or (period.end - sent).days <= _MONTH

    def a_year_ago(self, quarter: str) -> Period | None:
        """`The fourth quarter of last year`: the last of its number that ended before this fiscal year began."""
        period = replace(self, ahead=False).named(quarter)
        if isinstance(period, Duration) and period.end > self.calendar.year_end_before(self.current.end):
            return self.year_before(period)
        return period

    def in_year(self, period: Period, year: int) -> Period:
        """The same period of an earlier year: `the same quarter in 2019`."""
        while period.end.year > year:
            period = self.year_before(period)
        return period

    def in_fiscal_year(self, period: Period, name: int) -> Period:
        """The same period of an earlier fiscal year: `the comparable quarter in fiscal 2008`."""
        while period.end > self.calendar.year_end(name):
            period = self.year_before(period)
        return period

    def _latest(self, spec: SpanSpec) -> Period | None:
        """`Full year`, where it ends with the period reported."""
        whole = (p for p in self.known if isinstance(p, Duration) and p.end == self.current.end)
        return next((p for p in whole if spec.months and round(p.days / 30.4) == spec.months), None)

    def year_before(self, period: Period) -> Period:
        """The same period of the year before."""
        if isinstance(period, Instant):
            return self.near(Instant(self._year_back(period.end)))
        return self.near(Duration(self._year_back(period.start - _DAY) + _DAY, self._year_back(period.end)))

    def to_date(self, months: int | None = None) -> Period | None:
        """The fiscal year up to the end of the release's own period, or so many months, as its tables show it."""
        whole = [p for p in self.known if isinstance(p, Duration) and p.end == self.current.end and p.days <= _LONGEST]
        fitting = (p for p in whole if months is None or round(p.days / 30.4) == months)
        return max(fitting, key=lambda p: p.days, default=None)

    def whole_year(self) -> Period | None:
        """`The full year`: the one that ends with the release's own period, or of what is to come the one under way."""
        if not self.ahead:
            return self.to_date(12)
        year = self.named("full year")
        return year if year and year.end > self.quarter.end else None

    def so_long(self, words: str) -> Period | None:
        """`The first 36 weeks`: that length up to the end of the release's own period, as its tables show it."""
        spec = read_one(words)
        return self.to_date(spec.months or (round(spec.weeks * 7 / 30.4) if spec.weeks else None))

    def month(self, name: str, year: int) -> Duration:
        """A month of a year: what happened `in April 2006` is no figure of the quarter before."""
        number = MONTHS.index(name[:3].lower()) + 1
        return Duration(date(year, number, 1), month_end(year, number))

    def month_near(self, name: str) -> Duration | None:
        """The month of that name within the year that ends with the release's period, or the next of what is to come.

        None for one behind the period that is no part of an outlook.
        """
        end = self.quarter.end
        if self.ahead:
            return next(month for year in (end.year, end.year + 1) if (month := self.month(name, year)).end > end)
        found = next(month for year in (end.year, end.year - 1) if (month := self.month(name, year)).end <= end)
        return found if (end - found.end).days < _RECENT else None

    def months_near(self, first: str, last: str) -> Period | None:
        """`Between August and November`: from the begin of one month to the end of another."""
        begin, end = self.month_near(first), self.month_near(last)
        return Duration(begin.start, end.end) if begin and end and begin.start < end.start else None

    def trailing(self) -> Period:
        """The year up to the end of the release's own period."""
        return self.near(Duration(self._year_back(self.current.end) + _DAY, self.current.end))

    def before(self, period: Period) -> Period:
        """The period of that length which ends where this one begins; of a balance, the quarter's opening one."""
        if isinstance(period, Instant):
            return self.near(Instant(self.current.start - _DAY))
        end = period.start - _DAY
        months = max(1, round(period.days / 30.4))
        start = start_of(SpanSpec(months=months), end, self.calendar)
        return self.near(Duration(start.day if start else end - timedelta(days=period.days - 1), end))

    def near(self, period: Period) -> Period:
        """The period of the tables that is meant, or the period itself where there is none."""
        alike = [other for other in self.known if type(other) is type(period) and _off(other, period) <= _NEAR]
        return min(alike, key=lambda other: (_off(other, period), str(other)), default=period)

    def _year_back(self, day: date) -> date:
        if is_month_end(day):
            return self.calendar.snap(month_end(day.year - 1, day.month), within=_NEAR)
        return self.calendar.snap(day - timedelta(weeks=52), within=_NEAR)


def _off(one: Period, other: Period) -> int:
    ends = abs((one.end - other.end).days)
    return ends if one.start is None or other.start is None else max(ends, abs((one.start - other.start).days))


def times_of(statements: Sequence[Statement], texts: Iterable[str], header: FilingHeader) -> Times | None:
    """The calendar of a release; None where no statement tells its period."""
    dated = [(s.kind, c.period) for s in statements for c in s.columns if c.kind is ColumnKind.PERIOD and c.period]
    current = reported_period(statements)
    if not isinstance(current, Duration):
        return None
    return Times(
        current=current,
        quarter=current,
        calendar=calendar_of(dated, tuple(texts), header, current),
        known=frozenset(period for _, period in dated),
        dollars=next((s.currency for s in statements if s.kind in PRIMARY and s.currency in _DOLLARS), "USD"),
    )
