"""Roll-forwards: a balance carried over a period, and periods that add up to a longer one."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from pipeline.check.amounts import Entry
from pipeline.check.outcome import measured
from pipeline.model.check import Check
from pipeline.model.period import Duration, Instant
from pipeline.model.statement import PRIMARY, UnitKind

_DAY = timedelta(days=1)
_FLOWS = PRIMARY


def check_rolls(entries: Sequence[Entry]) -> Iterator[Check]:
    """Shorter periods that follow each other add up to the period they cover, line by line."""
    for line in _lines(entries):
        by_period = {entry.period: entry for entry in line}
        for whole in (entry for entry in line if isinstance(entry.period, Duration)):
            if parts := _tiles(whole, by_period):
                difference = whole.value - sum((part.value for part in parts), start=whole.value * 0)
                tolerance = whole.half + sum((part.half for part in parts), start=whole.half * 0)
                yield measured(
                    "rolls.year-to-date",
                    f'"{line[0].line.label}" of the parts of a period adds up to the whole.',
                    (whole, *parts),
                    difference,
                    tolerance,
                )


def _lines(entries: Sequence[Entry]) -> Iterator[list[Entry]]:
    """The flows of money of each line that adds up over time."""
    lines: dict[tuple[int, int], list[Entry]] = {}
    for entry in entries:
        if isinstance(entry.period, Duration) and entry.line.unit is UnitKind.MONEY and entry.kind in _FLOWS:
            lines.setdefault((entry.number, entry.line.order), []).append(entry)
    return (line for line in lines.values() if len(line) > 2)


def _tiles(whole: Entry, by_period: dict[Duration | Instant, Entry]) -> list[Entry]:
    """The parts of a period in a row without gap or overlap, the longest first; empty where they do not reach."""
    parts: list[Entry] = []
    day, end = whole.period.start, whole.period.end
    while day is not None and day <= end:
        fitting = [
            entry
            for period, entry in by_period.items()
            if isinstance(period, Duration) and period.start == day and period.end <= end and entry is not whole
        ]
        if not fitting:
            return []
        parts.append(max(fitting, key=lambda entry: entry.period.end))
        day = parts[-1].period.end + _DAY
    return parts
