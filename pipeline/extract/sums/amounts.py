"""The figures of a statement as whole numbers that can be added: one vector per line, one entry per column."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from pipeline.model.statement import ColumnKind, Figure, LineItem, Statement, UnitKind

UNKNOWN = 10**30
"""The unit in the last place of a figure printed as "N/A": it may be anything."""

SUMMED = (UnitKind.MONEY, UnitKind.PER_SHARE, UnitKind.SHARES, UnitKind.COUNT)
"""Ratios and percentages do not add up; everything else does among its like."""

_AMOUNTS = (ColumnKind.PERIOD, ColumnKind.PRO_FORMA, ColumnKind.UNKNOWN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line's amounts in the columns that are checked.

    `values` are in the finest unit any line of the group is printed in; a column without a figure holds 0.
    `ulps` say how far the last printed place reaches, in the same unit: 0 where nothing is printed.
    `block` counts the headings above: lines of one block stand under the same heading.
    """

    order: int
    unit: UnitKind
    label: str
    section: tuple[str, ...]
    indent: int
    block: int
    values: tuple[int, ...]
    ulps: tuple[int, ...]

    @property
    def empty(self) -> bool:
        """Whether it is zero in every column, so that it fits into any sum."""
        return not any(self.values)


def columns_of(statement: Statement) -> tuple[int, ...]:
    """The columns in which sums must hold: those of periods, or where none is known those that may hold amounts."""
    for kind in _AMOUNTS:
        if found := tuple(column.index for column in statement.columns if column.kind is kind):
            return found
    return ()


def groups(statement: Statement, columns: Sequence[int]) -> list[list[Row]]:
    """The lines that may add up with each other, in printed order: one group per kind of unit."""
    return [rows for unit in SUMMED if len(rows := _group(statement.lines, unit, columns)) > 1]


def masked(rows: Iterable[Row], column: int) -> list[Row]:
    """The lines with one column, by its position, that proves and disproves nothing; its figures stay at hand."""
    return [replace(row, ulps=_put(row.ulps, column, UNKNOWN)) for row in rows]


def merged(rows: Iterable[Row], one: int, other: int) -> list[Row]:
    """The lines with two columns added up in the place of the first, and nothing said of the second.

    Figures exchanged between the two columns of a line change nothing there.
    """
    return [
        replace(
            row,
            values=_put(row.values, one, row.values[one] + row.values[other]),
            ulps=_put(_put(row.ulps, one, row.ulps[one] + row.ulps[other]), other, UNKNOWN),
        )
        for row in rows
    ]


def falls(rows: Iterable[Row]) -> dict[int, tuple[int, ...]]:
    """How far all lines above a line could still lower a sum, by the line's order: twice the amount, in each column.

    That is what they hold of negative amounts, and of units of the last place by which a sum may miss its total.
    """
    found: dict[int, tuple[int, ...]] = {}
    fall: tuple[int, ...] = ()
    for row in rows:
        found[row.order] = fall = fall or (0,) * len(row.values)
        fall = tuple(
            so_far + ulp - 2 * min(value, 0) for so_far, value, ulp in zip(fall, row.values, row.ulps, strict=True)
        )
    return found


def _put(numbers: tuple[int, ...], place: int, number: int) -> tuple[int, ...]:
    return (*numbers[:place], number, *numbers[place + 1 :])


def _group(lines: Sequence[LineItem], unit: UnitKind, columns: Sequence[int]) -> list[Row]:
    members = [line for line in lines if line.unit is unit and line.within is None and _printed(line, columns)]
    finest = min((line.scale - figure.places for line in members for figure in line.figures), default=0)
    blocks = _blocks(lines)
    return [_row(line, columns, finest, blocks[line.order]) for line in members]


def _printed(line: LineItem, columns: Sequence[int]) -> bool:
    return any(figure.column in columns and figure.value is not None for figure in line.figures)


def _blocks(lines: Iterable[LineItem]) -> dict[int, int]:
    blocks, count = {}, 0
    for line in lines:
        count += not line.figures
        blocks[line.order] = count
    return blocks


def _row(line: LineItem, columns: Sequence[int], finest: int, block: int) -> Row:
    figures = {figure.column: figure for figure in line.figures}
    cells = [_cell(figures.get(column), line.scale, finest) for column in columns]
    return Row(
        order=line.order,
        unit=line.unit,
        label=line.label,
        section=line.section,
        indent=line.indent,
        block=block,
        values=tuple(value for value, _ in cells),
        ulps=tuple(ulp for _, ulp in cells),
    )


def _cell(figure: Figure | None, scale: int, finest: int) -> tuple[int, int]:
    """A figure's amount and the unit of its last place, both in units of `10**finest`."""
    if figure is None:
        return 0, 0
    if figure.value is None:
        return 0, UNKNOWN
    return int(figure.value.scaleb(scale - finest)), int(10 ** (scale - figure.places - finest))
