"""The fiscal calendar of a release as its statements and the quarters that its sentences name tell it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.extract.headings.fiscal import Calendar, full_date, month_end, nominal, observe
from pipeline.extract.headings.grammar import read_one
from pipeline.extract.headings.spans import PartialDate, SpanSpec
from pipeline.extract.prose.periods.named import NAMED, mended
from pipeline.model.document import FilingHeader
from pipeline.model.period import Duration, Period
from pipeline.model.statement import PRIMARY, StatementKind

_SLACK = 8
"""Days by which a period named in words may end later than the tables say."""


def calendar_of(
    dated: Sequence[tuple[StatementKind, Period]], texts: Sequence[str], header: FilingHeader, current: Duration
) -> Calendar:
    """The calendar that fits the periods of the statements and what the prose names; `current` is the one reported."""
    named = [read_one(mended(found[0])) for text in texts for found in NAMED.finditer(text)]
    specs = [_spec(period) for kind, period in dated if kind in PRIMARY]
    sheet = [period.end for kind, period in dated if kind is StatementKind.BALANCE_SHEET]
    over = [spec for spec in (*specs, *(spec for spec in named if spec.quarter)) if _is_over(spec, current)]
    calendar = observe(over, texts, header, sorted(set(sheet)))
    return _fitted(calendar, named, current, {period for _, period in dated})


def _is_over(spec: SpanSpec, current: Duration) -> bool:
    """Whether a time has ended with the one reported: a heading of a later one is misprinted, or is of an outlook."""
    end = full_date(spec.end)
    return end is None or (end - current.end).days <= _SLACK


def _spec(period: Period) -> SpanSpec:
    end = PartialDate(year=period.end.year, month=period.end.month, day=period.end.day)
    return SpanSpec(end=end, months=round(period.days / 30.4) if isinstance(period, Duration) else None)


_DECEMBER = 12
_SELDOM = 4
"""A name of the reported quarter that stands so many times less often than another is a slip of the pen."""
_OFTEN = 3
"""So often a quarter must be named before its name is believed against the calendar the headings tell."""


def _fitted(calendar: Calendar, named: Iterable[SpanSpec], current: Duration, known: Iterable[Period]) -> Calendar:
    """The calendar under which the quarter that sentences name most is the one reported, where the other never is.

    Balance sheets of five quarters and tables of twelve months to a quarter's end mislead about the fiscal year. The
    quarter after the one reported, of which an outlook speaks, may be named more often than that.
    """
    counts = Counter((s.quarter, s.end.year) for s in named if s.quarter and s.end.year and not s.end.month)
    now, ends = nominal(current.end), {nominal(period.end) for period in known}
    meant = {name: nominal(calendar.quarter_end(*name)) for name in counts}
    told = sum(counts[name] for name, end in meant.items() if end == now)
    past = {
        name: count for name, count in counts.items() if not told or meant[name] != month_end(now.year, now.month + 3)
    }
    most = max(past, key=past.__getitem__, default=None)
    if most is None or counts[most] < _OFTEN or told * _SELDOM >= counts[most]:
        return calendar

    def fit(choice: Calendar) -> tuple[bool, int]:
        told = {name: nominal(choice.quarter_end(*name)) for name in counts}
        return told[most] == now, sum(counts[name] for name, end in told.items() if end in ends)

    months = [calendar.month, *((now.month - 1 + 3 * step) % 12 + 1 for step in range(4))]
    choices = [(month, shift) for month in months for shift in ((0,) if month == _DECEMBER else (0, 1, -1))]
    best = max((replace(calendar, month=month, shift=shift) for month, shift in choices), key=fit)
    return best if fit(best)[0] else calendar
