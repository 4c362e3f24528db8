"""Cells that lost their places: Markdown has no spans, and converters squeeze or repeat what spanned.

Three habits are undone, each only where the rows of figures leave no doubt:

* a heading repeated over each column it spanned becomes one heading;
* headings that stand over no figures (`| | Three months | Nine months | | |` over four columns) are spread again;
* rows whose cells stand in different places but hold the same number of figures are aligned by rank.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from pipeline.model.figures import parse_figure
from pipeline.read.grid.columns import Band, bands, is_body, label_edge
from pipeline.read.grid.units import Kind, Piece, Unit, join

Units = tuple[Unit, ...]

PERIOD = re.compile(
    r"\b(?:19|20)\d\d\b|\b(?:months?|weeks?|quarters?|years?|ended|ending|as of)\b|\b[1-4]?Q[1-4]?\b|\bFY",
    re.IGNORECASE,
)
_CHANGE = re.compile(r"%|\b(?:change|growth|variance|Y/Y|Q/Q)\b", re.IGNORECASE)
_RANKED_ROWS = 3
_RANKED_SHARE = 0.85
"""So many rows, and so much of them, must agree on their number of figures before rank is believed more than place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Columns:
    """The columns of figures: where each stands, and which of them (by number) hold nothing but percentages."""

    bands: tuple[Band, ...]
    percent: frozenset[int]


def repaired(rows: Sequence[Sequence[Piece]]) -> tuple[tuple[Piece, ...], ...]:
    """The rows of a pipe table, signs joined, with headings over the figures they belong to."""
    units = [join(row) for row in rows]
    if width := _rank_width(units):
        units = list(_by_rank(units, width))
    else:
        units = [tuple(_unrepeated(row)) for row in units]
    if columns := _columns(units):
        units = _with_headings(units, columns)
    return tuple(tuple(map(_piece, row)) for row in units)


def _rank_width(rows: Sequence[Units]) -> int:
    """How many cells follow the label in nearly all rows of figures, where their places disagree; 0 where not so."""
    body = [figures_of(row) for row in rows if is_body(row)]
    if len(body) < _RANKED_ROWS:
        return 0
    counts = Counter(map(len, body))
    width, rows_of_width = counts.most_common(1)[0]
    places = {tuple(unit.core[0] for unit in row) for row in body if len(row) == width}
    if width < max(counts) or rows_of_width < _RANKED_SHARE * len(body) or len(places) == 1:
        return 0
    more_headings = any(len(row) - (row[0].left == 0) > width for row in rows if row and not is_body(row))
    return 0 if more_headings else width


def figures_of(row: Units) -> Units:
    """The cells of a row of figures from the first figure on."""
    first = next(position for position, unit in enumerate(row) if unit.kind)
    return row[first:]


def _by_rank(rows: Sequence[Units], width: int) -> Iterator[Units]:
    """Labels in column 0 and figures in columns 1 to `width`; rows of fewer figures take after the row above."""
    model = next(figures_of(row) for row in rows if is_body(row) and len(figures_of(row)) == width)
    for row in rows:
        if not is_body(row):
            yield _heading_by_rank(row, width)
            continue
        figures = figures_of(row)
        model = figures if len(figures) == width else model
        label = tuple(_at(unit, 0, 1) for unit in row[: len(row) - len(figures)])
        ranks = _ranks([unit.core[0] for unit in figures], [unit.core[0] for unit in model])
        yield (*label, *(_at(unit, rank, rank + 1) for unit, rank in zip(figures, ranks, strict=True)))


def _ranks(places: list[int], model: list[int]) -> list[int]:
    """The rank, from 1, of each place among the nearest places of the model, strictly rising."""
    ranks: list[int] = []
    for number, place in enumerate(places):
        low = ranks[-1] if ranks else 0
        free = range(low, len(model) - (len(places) - number) + 1)
        ranks.append(min(free, key=lambda rank: abs(model[rank] - place)) + 1)
    return ranks


def _heading_by_rank(row: Units, width: int) -> Units:
    headings = row[1:] if row and row[0].left == 0 else row
    if len(headings) == width:
        label = tuple(_at(unit, 0, 1) for unit in row[: len(row) - width])
        return (*label, *(_at(unit, rank, rank + 1) for rank, unit in enumerate(headings, start=1)))
    if len(headings) == len(row) and headings and width % len(headings) == 0:
        return _over(headings, [(rank, rank + 1) for rank in range(1, width + 1)])
    return tuple(_at(unit, 0, 1) for unit in row)


def _unrepeated(row: Units) -> Iterator[Unit]:
    """The cells of a row; neighbours with the same words are one cell, except beside figures."""
    if is_body(row):
        yield from row
        return
    for _, same in groupby(row, key=lambda unit: unit.text if unit.kind is Kind.TEXT else unit.core):
        first, *more = same
        yield _at(first, first.left, more[-1].right) if more else first


def _columns(rows: Sequence[Units]) -> _Columns | None:
    edge = label_edge(rows)
    found = bands(rows, edge)
    shown: dict[int, set[bool]] = {}
    for row in rows:
        for unit in row if is_body(row) else ():
            number = next((n for n, band in enumerate(found) if unit.core in band.cores), None)
            if number is not None and (figure := parse_figure(unit.text)) and figure.value:
                shown.setdefault(number, set()).add(figure.suffix == "%")
    percent = frozenset(number for number, kinds in shown.items() if kinds == {True})
    return _Columns(bands=found, percent=percent if len(percent) < len(found) else frozenset()) if found else None


def _with_headings(rows: Sequence[Units], columns: _Columns) -> list[Units]:
    """All rows, those without figures placed over the columns."""
    width = len(columns.bands)
    headings = [row for row in rows if not is_body(row)]
    full = any(width in (len(row), len(_beside_label(row, columns)[1])) for row in headings)
    return [row if is_body(row) else _placed(row, columns, full=full) for row in rows]


def _beside_label(row: Units, columns: _Columns) -> tuple[Units, Units]:
    """A row's cells before the figures' columns, and those over them.

    A row of periods that begins in the label's column has lost its empty first cell: all of it is headings.
    """
    first = columns.bands[0].left
    if len(row) > 1 and row[0].left < first and all(PERIOD.search(unit.text) for unit in row):
        return (), row
    return tuple(unit for unit in row if unit.left < first), tuple(unit for unit in row if unit.left >= first)


def _placed(row: Units, columns: _Columns, *, full: bool) -> Units:
    """A row of headings over the columns.

    `full` says that another row has a heading for each column, so that fewer headings can only be their groups.
    """
    label, headings = _beside_label(row, columns)
    count, width = len(headings), len(columns.bands)
    if not headings or (count == width and _fits(headings, columns)):
        return row
    squeezed = headings[-1].right - headings[0].left == count and headings[0].left <= columns.bands[0].left
    if not _fits(headings, columns) or (squeezed and (full or count == 1)):
        return (*label, *_allocated(headings, columns))
    return (*label, *_widened(headings, columns)) if full and headings[0].left <= columns.bands[0].left else row


def _fits(headings: Units, columns: _Columns) -> bool:
    """Whether each heading stands over columns of its own."""
    over = [
        {n for n, band in enumerate(columns.bands) if unit.left < band.right and unit.right > band.left}
        for unit in headings
    ]
    return all(over) and all(not one & two for one, two in pairwise(over))


def _allocated(headings: Units, columns: _Columns) -> Units:
    """Headings over equal shares of the columns, those of changes over the percentages; unmoved where none fits."""
    changes = tuple(unit for unit in headings if _CHANGE.search(unit.text))
    others = tuple(unit for unit in headings if unit not in changes)
    places = [(band.left, band.right) for band in columns.bands]
    plain = [place for number, place in enumerate(places) if number not in columns.percent]
    percent = [place for number, place in enumerate(places) if number in columns.percent]
    if len(places) % len(headings) == 0 and len(changes) != len(percent):
        return _over(headings, places)
    if len(changes) in (0, len(percent)) and others and len(plain) % len(others) == 0:
        placed = (*_over(others, plain), *_over(changes, percent[: len(changes)]))
        return tuple(sorted(placed, key=lambda unit: unit.left))
    return headings


def _widened(headings: Units, columns: _Columns) -> Units:
    """Each heading over the empty cells that follow it."""
    edges = [*(unit.left for unit in headings[1:]), columns.bands[-1].right]
    return tuple(_at(unit, unit.left, max(edge, unit.right)) for unit, edge in zip(headings, edges, strict=True))


def _over(headings: Units, places: Sequence[tuple[int, int]]) -> Units:
    """Each heading over an equal share of the places."""
    share = len(places) // len(headings) if headings else 0
    return tuple(
        _at(unit, places[rank * share][0], places[(rank + 1) * share - 1][1]) for rank, unit in enumerate(headings)
    )


def _at(unit: Unit, left: int, right: int) -> Unit:
    return replace(unit, left=left, right=right, core=(left, right))


def _piece(unit: Unit) -> Piece:
    return Piece(left=unit.left, right=unit.right, text=unit.text, marks=unit.marks, start=unit.start, end=unit.end)
