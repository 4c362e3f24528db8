"""Whether the calculation linkbase's sums hold for the facts (Calculations 1.1, rounding to the nearest)."""

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from pipeline.validate.proof.form import need
from pipeline.validate.proof.instance import Context, Number, Unit
from pipeline.validate.proof.links import Link

Interval = tuple[Decimal, Decimal]
"""The least and the greatest value that a rounded number may stand for, both included."""

_HALF = Decimal("0.5")


def check_facts(calculation: Iterable[Link], numbers: Iterable[Number]) -> None:
    """For each total and context, the range of the total and that of its parts overlap. Raises Doubt.

    As in Calculations 1.1, a part without a fact counts nothing, and a total without any part is not checked.
    """
    facts: dict[str, dict[tuple[Context, Unit], Number]] = defaultdict(dict)
    for number in numbers:
        facts[number.concept][number.context, number.unit] = number
    for link in calculation:
        sums: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for arc in link.arcs:
            sums[arc.start].append((arc.end, arc.weight))
        for total, parts in sums.items():
            for place, number in facts.get(total, {}).items():
                found = [(facts[part][place], weight) for part, weight in parts if place in facts.get(part, ())]
                if found:
                    _check(number, found)


def _check(total: Number, parts: list[tuple[Number, int]]) -> None:
    low, high = _interval(total)
    ranges = [_interval(part) if weight > 0 else _opposite(_interval(part)) for part, weight in parts]
    least, greatest = (sum(ends, Decimal(0)) for ends in zip(*ranges, strict=True))
    need(least <= high and low <= greatest, f"the sum {total.concept}")


def _interval(number: Number) -> Interval:
    value = number.value
    need(value is not None, "nil in a sum")
    assert value is not None  # noqa: S101
    if number.decimals is None:
        return value, value
    step = Decimal(1).scaleb(-number.decimals)
    need(not value % step, "more digits than are accurate")
    return value - step * _HALF, value + step * _HALF


def _opposite(interval: Interval) -> Interval:
    return -interval[1], -interval[0]
