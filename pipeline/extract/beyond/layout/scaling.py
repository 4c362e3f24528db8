"""The power of ten of a table whose caption is silent or wrong, told by the lines of the statements it prints again."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from pipeline.extract.beyond.known import Amount, KnownLines, amounts_of
from pipeline.model.statement import LineItem, Statement, UnitKind

_POWERS = (-6, -3, 3, 6)


def with_scale(statement: Statement, known: KnownLines) -> Statement:
    """The statement with its amounts a thousand times larger or smaller where only so they are those of the statements.

    Every amount that is telling and stands under the same words must say so, and none may be right as it is.
    """
    powers = Counter(
        power
        for line in statement.lines
        if line.figures and line.unit is UnitKind.MONEY
        for power in _powers(statement, line, known)
    )
    if len(powers) != 1 or 0 in powers:
        return statement
    power = next(iter(powers))
    lines = tuple(
        replace(line, scale=line.scale + power) if line.unit is UnitKind.MONEY and line.scale else line
        for line in statement.lines
    )
    return replace(statement, lines=lines)


def _powers(statement: Statement, line: LineItem, known: KnownLines) -> Iterator[int]:
    """The powers of ten between a line's amounts and those of the statement's line of its name."""
    amounts = amounts_of(statement, line)
    for _, one, same in known.alike(line.label):
        if same and one.unit is line.unit:
            for place in amounts.keys() & one.amounts.keys():
                yield from _power(amounts[place], one.amounts[place])


def _power(mine: Amount, theirs: Amount) -> Iterator[int]:
    if not (mine.telling and theirs.telling and mine.value and theirs.value):
        return
    if mine.agrees(theirs):
        yield 0
    for power in _POWERS:
        scaled = Amount(value=mine.value.scaleb(power), half=abs(mine.half.scaleb(power)))
        if scaled.agrees(theirs) and abs(Decimal(mine.value)) != abs(theirs.value):
            yield power
