"""Logical tables as values, and the columns of them that hold nothing but footnote marks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

_MARKS = re.compile(r"[*†‡§+#]{1,3}|\(?[a-z](?:\s*,\s*[a-z])*\)?")
_ONE = re.compile(r"[a-z]|[*†‡§+#]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A logical cell; see `pipeline.model.document.Cell`. `start` and `end` as in `Piece`."""

    column: int
    width: int
    text: str
    marks: tuple[str, ...] = ()
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """Rows of logical cells, empty rows left empty; `columns` counts the stub."""

    columns: int
    rows: tuple[tuple[Placed, ...], ...]


def without_mark_columns(grid: Grid) -> Grid:
    """The grid with each column of marks put to the figures left of it."""
    for column in range(grid.columns - 1, 1, -1):
        if _holds_marks(grid, column):
            rows = tuple(tuple(_folded(row, column)) for row in grid.rows)
            grid = Grid(columns=grid.columns - 1, rows=rows)
    return grid


def _holds_marks(grid: Grid, column: int) -> bool:
    """Whether all cells that begin in a column are marks, each with a cell of one column's width just before it."""
    found = [
        (before, cell)
        for row in grid.rows
        for before, cell in zip((None, *row), row, strict=False)
        if cell.column == column
    ]
    return bool(found) and all(
        before is not None and before.column == column - 1 and before.width == 1 and _MARKS.fullmatch(cell.text)
        for before, cell in found
    )


def _folded(row: tuple[Placed, ...], column: int) -> Iterator[Placed]:
    marks = tuple(mark for cell in row if cell.column == column for mark in (*_ONE.findall(cell.text), *cell.marks))
    for cell in row:
        if cell.column > column:
            yield replace(cell, column=cell.column - 1)
        elif cell.column == column - 1 and marks:
            yield replace(cell, marks=cell.marks + marks)
        elif cell.column + cell.width > column > cell.column:
            yield replace(cell, width=cell.width - 1)
        elif cell.column < column:
            yield cell
