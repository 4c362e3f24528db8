"""Cells that lost their places: Markdown has no spans, and converters squeeze or repeat what spanned.

Three habits are undone, each only where the rows of figures leave no doubt:

* a heading repeated over each column it spanned becomes one heading;
* headings squeezed to the left (`| | Three months | Nine months | | |` over four columns) are spread again;
* rows whose cells stand in different places but always hold the same number of figures are aligned by rank.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from pipeline.read.grid_columns import is_body
from pipeline.read.grid_units import Kind, Piece, Unit, join

Units = tuple[Unit, ...]

_PERIOD = re.compile(
    r"\b(?:19|20)\d\d\b|\b(?:months?|weeks?|quarters?|years?|ended|ending|as of)\b|\b[1-4]?Q[1-4]?\b|\bFY",
    re.IGNORECASE,
)
_RANKED_ROWS = 3
"""So many rows must agree on their number of figures before rank is believed more than place."""


def repaired(rows: Sequence[Sequence[Piece]]) -> tuple[tuple[Piece, ...], ...]:
    """The rows of a pipe table, signs joined, with headings over the figures they belong to."""
    joined = [join(row) for row in rows]
    body = [_figures(row) for row in joined if is_body(row)]
    if _by_rank(body):
        width = len(body[0])
        placed = [_ranked(row, width) if is_body(row) else _ranked_heading(row, width) for row in joined]
    else:
        columns = tuple(sorted({unit.core[0] for row in body for unit in row}))
        headings = [tuple(_unrepeated(row)) for row in joined]
        full = any(len(columns) in (len(row), len(_right_of(row, 0))) for row in headings if not is_body(row))
        placed = [row if is_body(row) else _spread(row, columns, full=full) for row in headings]
    return tuple(tuple(map(_piece, row)) for row in placed)


def _figures(row: Units) -> Units:
    """The cells of a row of figures that follow its label."""
    first = next(position for position, unit in enumerate(row) if unit.kind)
    return row[first:]


def _by_rank(body: Sequence[Units]) -> bool:
    """Whether all rows hold the same number of cells, but not in the same places."""
    counts = Counter(map(len, body))
    places = {tuple(unit.core[0] for unit in row) for row in body}
    return len(counts) == 1 and len(body) >= _RANKED_ROWS and len(places) > 1


def _ranked(row: Units, width: int) -> Units:
    """The label in column 0, and the cells after it in columns 1 to `width`."""
    label = len(row) - width
    cells = tuple(_at(unit, rank, rank + 1) for rank, unit in enumerate(row[label:], start=1))
    return (*(_at(unit, 0, 1) for unit in row[:label]), *cells)


def _ranked_heading(row: Units, width: int) -> Units:
    count = len(row)
    if count in (width, width + 1) and (count > width or row[0].left > 0):
        return _ranked(row, width)
    if row and row[0].left > 0 and width % count == 0:
        return _over(row, tuple(range(1, width + 1)))
    return tuple(_at(unit, 0, 1) for unit in row)


def _unrepeated(row: Units) -> Iterator[Unit]:
    """The cells of a row; neighbours with the same words are one cell, except beside figures."""
    if is_body(row):
        yield from row
        return
    for _, same in groupby(row, key=lambda unit: unit.text if unit.kind is Kind.TEXT else unit.core):
        first, *more = same
        yield _at(first, first.left, more[-1].right) if more else first


def _right_of(row: Units, column: int) -> Units:
    return tuple(unit for unit in row if unit.left > column)


def _spread(row: Units, columns: tuple[int, ...], *, full: bool) -> Units:
    """Headings that lost their width, over the columns of figures they are groups of.

    `full` says that another row has a heading for each column, so that fewer headings can only be their groups.
    """
    if not row or not columns:
        return row
    count, width = len(row), len(columns)
    places = tuple(unit.left for unit in row)
    moved = places[0] == 0 and count > 1 and all(_PERIOD.search(unit.text) for unit in row)
    groups = (places[0] == columns[0] or moved) and count < width and (full or count == 1)
    together = row[-1].right == places[0] + count
    if together and width % count == 0 and (groups or (moved and count == width)):
        return _over(row, columns)
    return _widened(row, columns[-1] + 1) if groups and not moved else row


def _widened(row: Units, end: int) -> Units:
    """Each heading over the empty cells that follow it."""
    edges = [*(unit.left for unit in row[1:]), end]
    return tuple(_at(unit, unit.left, max(edge, unit.right)) for unit, edge in zip(row, edges, strict=True))


def _over(row: Units, columns: tuple[int, ...]) -> Units:
    """Each cell over an equal share of the columns."""
    share = len(columns) // len(row)
    return tuple(_at(unit, columns[rank * share], columns[(rank + 1) * share - 1] + 1) for rank, unit in enumerate(row))


def _at(unit: Unit, left: int, right: int) -> Unit:
    return replace(unit, left=left, right=right, core=(left, right))


def _piece(unit: Unit) -> Piece:
    return Piece(left=unit.left, right=unit.right, text=unit.text, marks=unit.marks, start=unit.start, end=unit.end)
