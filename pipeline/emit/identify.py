"""Readable ids for contexts and units: `D2006Q1`, `I20060331`, `USDPerShare`."""

from calendar import monthrange
from collections.abc import Callable, Iterable
from datetime import date
from itertools import count
from typing import TypeVar

from pipeline.model.period import Duration, Period
from pipeline.model.report import Context, Unit

_SINGULAR = {"shares": "Share"}
_Value = TypeVar("_Value")


def context_ids(contexts: Iterable[Context]) -> dict[Context, str]:
    """An id for each distinct context, in the order of the ids."""
    order = {one: (period_id(one.period), one.entity, one.dimensions) for one in set(contexts)}
    return _unique(sorted(order, key=order.__getitem__), _context_id)


def unit_ids(units: Iterable[Unit]) -> dict[Unit, str]:
    """An id for each distinct unit, in the order of the ids."""
    return _unique(sorted(set(units)), _unit_id)


def period_id(period: Period) -> str:
    """`I20060331` for an instant; `D2006`, `D2006Q1` or `D20060101-20060325` for a duration."""
    if not isinstance(period, Duration):
        return f"I{period.end:%Y%m%d}"
    if (period.start.day, period.end) == (1, _month_end(period.end)) and period.start.year == period.end.year:
        first, last = period.start.month, period.end.month
        if (first, last) == (1, 12):
            return f"D{period.end.year}"
        if first % 3 == 1 and last == first + 2:
            return f"D{period.end.year}Q{last // 3}"
    return f"D{period.start:%Y%m%d}-{period.end:%Y%m%d}"


def _month_end(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def _context_id(context: Context) -> str:
    return "_".join((period_id(context.period), *(_local(member) for _, member in context.dimensions)))


def _unit_id(unit: Unit) -> str:
    numerators = [_local(measure) for measure in unit.numerators]
    denominators = [_SINGULAR.get(_local(measure), _local(measure)) for measure in unit.denominators]
    return "".join(numerators) + "".join(f"Per{measure}" for measure in denominators)


def _unique(values: Iterable[_Value], name: Callable[[_Value], str]) -> dict[_Value, str]:
    """Equal names (the same member on two axes) are told apart by a number."""
    given: dict[_Value, str] = {}
    taken: set[str] = set()
    for value in values:
        plain = name(value)
        given[value] = next(
            candidate for i in count(1) if (candidate := plain if i == 1 else f"{plain}_{i}") not in taken
        )
        taken.add(given[value])
    return dict(sorted(given.items(), key=lambda item: item[1]))


def _local(name: str) -> str:
    return name.partition(":")[2]
