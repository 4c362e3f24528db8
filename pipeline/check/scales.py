"""Columns of one statement on one scale: amounts of like periods that all differ by one power of ten are misprinted."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations
from math import log10
from statistics import median

from pipeline.check.amounts import Entry
from pipeline.check.outcome import measured, passed
from pipeline.check.readings import alike_long
from pipeline.model.check import Check, Outcome
from pipeline.model.statement import PRIMARY, UnitKind

_ABOUT = "The columns of a statement are on one scale."
_FEWEST = 6
"""Lines that must be printed in both columns; fewer may all have grown alike."""
_OFF = 0.2
"""How far, in powers of ten, the middle line may be from the power, and ..."""
_NEAR, _MOST = 0.4, 0.75
"""... how near so large a share of all lines must be: a company that grows does not grow tenfold in every line."""


def check_scales(entries: Sequence[Entry]) -> Iterator[Check]:
    """Every two columns of a primary statement; one check that holds where all are on one scale."""
    yield from passed("quality.column-scale", _ABOUT, _faults(entries))


def _faults(entries: Sequence[Entry]) -> Iterator[Check]:
    columns: dict[int, dict[int, dict[int, Entry]]] = defaultdict(lambda: defaultdict(dict))
    for entry in entries:
        if entry.kind in PRIMARY and entry.line.unit is UnitKind.MONEY and entry.line.within is None and entry.value:
            columns[entry.number][entry.figure.column][entry.line.order] = entry
    for statement in columns.values():
        for one, other in combinations(statement.values(), 2):
            pairs = [
                (one[order], other[order]) for order in one if order in other and alike_long(one[order], other[order])
            ]
            if power := _power(pairs):
                yield _fault(pairs, power)


def _power(pairs: Sequence[tuple[Entry, Entry]]) -> int:
    """The power of ten by which all but a few of the first figures exceed the second ones; 0 where there is none."""
    if len(pairs) < _FEWEST:
        return 0
    steps = [log10(abs(one.value / other.value)) for one, other in pairs]
    power = round(median(steps))
    near = sum(abs(step - power) <= _NEAR for step in steps)
    return power if abs(median(steps) - power) <= _OFF and near >= _MOST * len(steps) else 0


def _fault(pairs: Sequence[tuple[Entry, Entry]], power: int) -> Check:
    """Shown by the largest line: what it is in one column and ten, or a thousand, times that in the other."""
    large, small = max(pairs, key=lambda pair: abs(pair[0].value))
    if power < 0:
        large, small, power = small, large, -power
    factor = Decimal(1).scaleb(power)
    check = measured("quality.column-scale", _ABOUT, (small, large), large.value - small.value, small.half + large.half)
    note = f"The amounts of {large.period} are {factor:,f} times those of {small.period}, line by line."
    return replace(check, outcome=Outcome.FAILS, note=note)
