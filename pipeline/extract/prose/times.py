"""Periods as sentences name them: `the first quarter of 2006`, `a year ago`, `at March 31, 2006`, `sequentially`."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from pipeline.extract.headings.fiscal import Calendar, is_month_end, month_end, nominal, observe
from pipeline.extract.headings.grammar import read_one
from pipeline.extract.headings.periods import end_of, start_of
from pipeline.extract.headings.spans import PartialDate, SpanSpec
from pipeline.model.document import FilingHeader
from pipeline.model.period import Duration, Instant, Period
from pipeline.model.statement import PRIMARY, ColumnKind, Statement, StatementKind

_DAY = timedelta(days=1)
_DOLLARS = frozenset({"USD", "CAD", "AUD"})
_YEAR_DAYS = 371
_NEAR = 8
"""A period of the tables that begins and ends so many days off is the one a sentence means."""
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR = r"(?:19|20)\d\d"
_DATE = rf"{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s+{_YEAR})?\b"
_OF_YEAR = (
    rf"(?:,?\s*(?:of|in|for)?\s*(?:the\s+)?(?:fiscal(?:\s+year)?|fy|year)?\s*'?(?:{_YEAR}|(?<=fy)\d\d|(?<=')\d\d)\b)"
)
_ENDED = rf"(?:,?\s*(?:which\s+)?(?:ended|ending)\s+(?:on\s+)?{_DATE})"
_ORDINAL = r"(?:first|second|third|fourth|1st|2nd|3rd|4th)"
_COUNT = (
    r"(?:three|six|nine|twelve|thirteen|fourteen|twenty-six|thirty-nine|fifty-two|fifty-three|[369]|1[234]|26|39|5[23])"
)
_NAMED = re.compile(
    rf"\b(?:"
    rf"{_ORDINAL}[\s-]+(?:fiscal[\s-]+)?quarters?(?:\s+(?:results|period))?{_OF_YEAR}?{_ENDED}?"
    rf"|(?:Q[1-4]|[1-4]Q)(?:\s*(?:of\s+|fiscal\s+|FY\s*)?'?(?:{_YEAR}|\d\d)\b)?"
    rf"|{_YEAR}\s+{_ORDINAL}[\s-]+quarter"
    rf"|(?:quarter|{_COUNT}[\s-]+(?:months?|weeks?)(?:\s+period)?|(?:fiscal\s+|full\s+)?year){_ENDED}"
    rf"|(?:first\s+)?{_COUNT}[\s-]+(?:months?|weeks?){_OF_YEAR}"
    rf"|(?:full[\s-]year|full\s+fiscal\s+year|fiscal(?:\s+year)?|fy)\s*'?(?:{_YEAR}|\d\d\b)"
    rf"|(?:year|annual)\s+{_YEAR}"
    rf"|(?:full|entire)[\s-]+(?:fiscal[\s-]+)?year"
    rf"|{_DATE}"
    rf"|{_YEAR}\b(?!\s+(?:act|plan|notes|annual\s+meeting|credit))"
    rf")",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """What sentences of a release may mean: its own period, its calendar, and the periods its tables show."""

    current: Duration
    calendar: Calendar
    known: frozenset[Period]
    dollars: str
    """ISO 4217 code of what a bare dollar sign stands for."""

    def named(self, words: str) -> Period | None:
        """The period of a phrase that names one."""
        spec = read_one(words)
        if not spec.timed:
            return None
        end = self._end(spec, words)
        if end is None:
            return self._latest(spec)
        if spec.end.day is not None and not spec.has_length:
            return self.near(Instant(end))
        start = start_of(spec, end, self.calendar)
        return self.near(Duration(start.day, end)) if start and start.day <= end else None

    def _end(self, spec: SpanSpec, words: str) -> date | None:
        """`The first nine months of fiscal 2008` end with the third quarter of that year."""
        quarters, odd = divmod(spec.months or 0, 3)
        if spec.end.year and not spec.end.month and 1 <= quarters <= 3 and not odd and "first" in words.lower():
            return self.calendar.quarter_end(quarters, spec.end.year)
        return end_of(spec, self.calendar)

    def to_date(self) -> Period:
        """The longest period that ends with the one reported: the fiscal year up to it."""
        return max(
            (p for p in self.known if isinstance(p, Duration) and p.end == self.current.end and p.days <= _YEAR_DAYS),
            key=lambda period: period.days,
            default=self.current,
        )

    def alike(self, length: Period, end: date) -> Period:
        """The period as long as another that ends on a day; the day itself for a balance."""
        if isinstance(length, Instant):
            return self.near(Instant(end))
        first = length.start - _DAY - (length.end - end)
        return self.near(Duration((month_end(first.year, first.month) if is_month_end(end) else first) + _DAY, end))

    def _latest(self, spec: SpanSpec) -> Period | None:
        """`Full year`, where it ends with the period reported."""
        whole = (p for p in self.known if isinstance(p, Duration) and p.end == self.current.end)
        return next((p for p in whole if spec.months and round(p.days / 30.4) == spec.months), None)

    def year_before(self, period: Period) -> Period:
        """The same period of the year before."""
        if isinstance(period, Instant):
            return self.near(Instant(self._year_back(period.end)))
        return self.near(Duration(self._year_back(period.start - _DAY) + _DAY, self._year_back(period.end)))

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A period named in a sentence, and where. `adverb` where it can only be what something is measured against.

    `relative` where it is seen from another: `a year ago`.
    """

    start: int
    end: int
    period: Period | None
    adverb: bool = False
    relative: bool = False


_Reader = Callable[[Times, Duration], Period | None]
"""From the period that is spoken of to the one that is meant."""
_YEAR_BEFORE = re.compile(
    r"\b(?:"
    r"(?:the\s+)?(?:prior|last|previous)[\s-]+year\s+comparable\s+(?:quarter|period)"
    r"|(?:the\s+)?(?:same|comparable|corresponding|equivalent)\s+(?:quarter|period|three[\s-]month\s+period)"
    r"(?:\s+(?:of|in|a|from))*(?:\s+(?:the\s+)?(?:last|prior|previous|year[\s-]ago|fiscal))*(?:\s+year)?"
    r"(?:\s+(?:ago|earlier))?"
    r"|(?:the\s+)?year[\s-](?:ago|earlier|over[\s-]year)(?:\s+(?:quarter|period))?"
    r"|(?:a|one)\s+year\s+(?:ago|earlier|before)"
    r"|(?:the\s+)?(?:prior|last|previous|preceding)[\s-]+(?:fiscal\s+)?year(?:'s)?"
    r"(?:\s+(?:first|second|third|fourth))?(?:\s+(?:quarter|period))?"
    r"|yoy\b|y/y\b)",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"\b(?:on\s+a\s+(?:linked|sequential)[\s-]+quarter\s+basis|sequential(?:ly)?|quarter[\s-]over[\s-]quarter|qoq|q/q"
    r"|(?:the\s+)?(?:prior|previous|preceding|last|linked)[\s-]+quarter)\b",
    re.IGNORECASE,
)
_RELATIVE: tuple[tuple[re.Pattern[str], _Reader], ...] = (
    (_YEAR_BEFORE, lambda times, subject: times.year_before(subject)),
    (_BEFORE, lambda times, subject: times.before(subject)),
)
"""Periods that are only meant, seen from the release's own."""
_NOW = re.compile(
    r"\b(?:this|the|our|current)\s+(?:current\s+|reported\s+)?quarter\b(?!\s+(?:of|ended|ending|end))", re.IGNORECASE
)
_TO_DATE = re.compile(
    r"\b(?:(?:fiscal\s+)?year[\s-]+to[\s-]+date|(?<=in\s)the\s+current\s+(?:fiscal\s+)?year"
    r"|(?<=for\s)(?:the\s+)?(?:current\s+)?(?:fiscal\s+)?year"
    r"(?!\s+(?:end|ago|earlier|before|over|20\d\d|19\d\d)|[\s-]to[\s-]|'s|-))",
    re.IGNORECASE,
)
_IN = re.compile(
    r"\b(?:in|for|of|during|from|over|to|with|and|fiscal|through|versus|vs\.?)\s+(?:the\s+)?(?:year\s+)?$",
    re.IGNORECASE,
)
_WHOSE = re.compile(
    r"'s\b|\s+(?:(?:full|fiscal|annual)\b|guidance|outlook|(?!with)(?:[\w-]+\s+)?(?:revenues?|sales|income|earnings|loss|results?|ebitda|eps|expenses?|capital)\b)",
    re.IGNORECASE,
)
"""What makes a number a year: `in 2005`, `2005 revenues`."""
_BASE = re.compile(
    r"\b(?:from|than|versus|vs\.?|over|against|(?:compared?|relative)\s+(?:to|with))\s+(?:the\s+)?$", re.IGNORECASE
)
_ADVERB = re.compile(r"on\s+a\s.*|sequential(?:ly)?|.*[\s-]over[\s-].*|qoq|q/q|yoy|y/y", re.IGNORECASE)


def mentions(text: str, times: Times) -> list[Mention]:
    """The periods a sentence names or means, in the order they stand.

    `The same period a year ago` is seen from the first period the sentence names, or from the release's own.
    """
    found = [
        Mention(start=m.start(), end=m.end(), period=times.named(m[0]))
        for m in _NAMED.finditer(text)
        if not (m[0].isdigit() and not _IN.search(text[: m.start()]) and not _WHOSE.match(text, m.end()))
    ]
    for pattern, own in ((_NOW, times.current), (_TO_DATE, times.to_date())):
        found += [
            Mention(start=m.start(), end=m.end(), period=own)
            for m in pattern.finditer(text)
            if all(m.end() <= other.start or other.end <= m.start() for other in found)
        ]
    timed = sorted((mention for mention in found if mention.period), key=lambda mention: mention.start)
    told = (m.period for m in timed if not _BASE.search(text, 0, m.start))
    subject = next((period for period in told if isinstance(period, Duration)), times.current)
    for pattern, reader in _RELATIVE:
        for match in pattern.finditer(text):
            if all(match.end() <= other.start or other.end <= match.start() for other in found):
                adverb = _ADVERB.fullmatch(match[0]) is not None
                period = reader(times, subject)
                found.append(Mention(start=match.start(), end=match.end(), period=period, adverb=adverb, relative=True))
    return sorted(found, key=lambda mention: mention.start)


def times_of(statements: Sequence[Statement], texts: Iterable[str], header: FilingHeader) -> Times | None:
    """The calendar of a release; None where no statement tells its period."""
    dated = [(s.kind, c.period) for s in statements for c in s.columns if c.kind is ColumnKind.PERIOD and c.period]
    current = _current([period for kind, period in dated if kind in PRIMARY])
    if current is None:
        return None
    texts = tuple(texts)
    named = [read_one(found[0]) for text in texts for found in _NAMED.finditer(text)]
    specs = [_spec(period) for kind, period in dated if kind in PRIMARY]
    sheet = [period.end for kind, period in dated if kind is StatementKind.BALANCE_SHEET]
    calendar = observe([*specs, *(spec for spec in named if spec.quarter)], texts, header, sorted(set(sheet)))
    known = frozenset(period for _, period in dated)
    return Times(
        current=current,
        calendar=_fitted(calendar, named, current, known),
        known=known,
        dollars=next((s.currency for s in statements if s.kind in PRIMARY and s.currency in _DOLLARS), "USD"),
    )


def _current(periods: Sequence[Period]) -> Duration | None:
    """The shortest of the latest flows."""
    flows = [period for period in periods if isinstance(period, Duration)]
    latest = max((flow.end for flow in flows), default=None)
    return min((flow for flow in flows if flow.end == latest), key=lambda flow: flow.days, default=None)


def _spec(period: Period) -> SpanSpec:
    end = PartialDate(year=period.end.year, month=period.end.month, day=period.end.day)
    return SpanSpec(end=end, months=round(period.days / 30.4) if isinstance(period, Duration) else None)


_DECEMBER = 12
_OFTEN = 3
"""So often a quarter must be named before its name is believed against the calendar the headings tell."""


def _fitted(calendar: Calendar, named: Iterable[SpanSpec], current: Duration, known: Iterable[Period]) -> Calendar:
    """The calendar under which the quarter that sentences name most is the one reported, where the other never is.

    Balance sheets of five quarters and tables of twelve months to a quarter's end mislead about the fiscal year.
    """
    counts = Counter((s.quarter, s.end.year) for s in named if s.quarter and s.end.year and not s.end.month)
    if not counts or counts.most_common(1)[0][1] < _OFTEN:
        return calendar
    most = counts.most_common(1)[0][0]
    now, ends = nominal(current.end), {nominal(period.end) for period in known}

    def fit(choice: Calendar) -> tuple[bool, int]:
        told = {(quarter, year): nominal(choice.quarter_end(quarter, year)) for quarter, year in counts}
        return told[most] == now, sum(counts[name] for name, end in told.items() if end in ends)

    if sum(count for (quarter, year), count in counts.items() if nominal(calendar.quarter_end(quarter, year)) == now):
        return calendar
    months = [calendar.month, *((now.month - 1 + 3 * step) % 12 + 1 for step in range(4))]
    choices = [(month, shift) for month in months for shift in ((0,) if month == _DECEMBER else (0, 1, -1))]
    best = max((replace(calendar, month=month, shift=shift) for month, shift in choices), key=fit)
    return best if fit(best)[0] else calendar
