"""Physical grids to logical tables: the stub in column 0, one column for each column of figures, headings over them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.model.finding import Unreadable
from pipeline.read.grid.columns import Band, bands, is_body, label_edge
from pipeline.read.grid.marks import Grid, Placed, without_mark_columns
from pipeline.read.grid.units import Kind, Piece, Unit, join

MAX_CELLS = 200_000
MAX_WIDTH = 100
"""Cells in one row, signs joined; the widest rows of real releases have 11."""
_PROSE = 60
"""Text longer than this that covers every column of figures is a note, not a heading."""
_REACH = 2
"""A heading may stand this many physical columns beside its figures."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Frame:
    """The columns of one table. Labels begin at the physical column `edge` (-1: none) and end before `stub_end`."""

    bands: tuple[Band, ...]
    edge: int
    stub_end: int


def grid(rows: Sequence[Sequence[Piece]]) -> Grid:
    """The logical table of a physical grid. Raises Unreadable (read.too-large) beyond MAX_CELLS filled or MAX_WIDTH."""
    if sum(map(len, rows)) > MAX_CELLS:
        raise Unreadable("read.too-large", f"A table has more than {MAX_CELLS:,} cells.")
    units = tuple(join(row) for row in rows)
    if any(len(row) > MAX_WIDTH for row in units):
        raise Unreadable("read.too-large", f"A row of a table has more than {MAX_WIDTH} cells.")
    edge = label_edge(units)
    frame = _frame(units, bands(units, edge), edge)
    frame = _with_text_columns(units, frame)
    placed = tuple(_placed(row, frame) for row in units)
    columns = max((row[-1].column + row[-1].width for row in placed if row), default=1)
    return without_mark_columns(Grid(columns=max(columns, len(frame.bands) + 1), rows=placed))


def _frame(rows: Sequence[Sequence[Unit]], found: tuple[Band, ...], edge: int) -> _Frame:
    first = found[0].left if found else 1_000_000
    labels = [unit.right for row in rows if is_body(row) for unit in row if _is_label(unit, first, edge)]
    return _Frame(bands=found, edge=edge, stub_end=max(labels, default=edge + 1))


def _is_label(unit: Unit, first: int, edge: int) -> bool:
    return unit.right <= first and (unit.kind is not Kind.FIGURE or unit.left <= edge)


def _with_text_columns(rows: Sequence[Sequence[Unit]], frame: _Frame) -> _Frame:
    """Add a column wherever cells stand that no column of figures is near to."""
    for row in rows:
        headings = _headings(row, frame)
        taken = _over_bands(headings, frame.bands)
        if len(taken) == len(headings):
            continue
        for unit in headings:
            if unit not in taken:
                new = Band(left=unit.left, right=unit.right, cores=frozenset({unit.core}))
                found = tuple(sorted((*frame.bands, new), key=lambda band: band.centre))
                frame = _Frame(bands=found, edge=frame.edge, stub_end=frame.stub_end)
                taken = _over_bands(_headings(row, frame), found)
    return frame


def _headings(row: Sequence[Unit], frame: _Frame) -> tuple[Unit, ...]:
    """The cells of a row that stand right of the stub."""
    return tuple(unit for unit in row if not _in_stub(unit, frame))


def _in_stub(unit: Unit, frame: _Frame) -> bool:
    if unit.left <= frame.edge:
        return True
    if unit.kind is Kind.TEXT and unit.right <= (frame.bands[0].left if frame.bands else 0):
        return unit.left < frame.stub_end
    covers_all = bool(frame.bands) and unit.left < frame.bands[0].right and unit.right > frame.bands[-1].left
    return covers_all and len(frame.bands) > 1 and unit.kind is Kind.TEXT and len(unit.text) > _PROSE


def _placed(row: Sequence[Unit], frame: _Frame) -> tuple[Placed, ...]:
    headings = _headings(row, frame)
    stub = tuple(unit for unit in row if unit not in headings)
    over = _over_bands(headings, frame.bands)
    cells = [_stub(stub, frame)] if stub else []
    free = 1  # cells stay in the order they are printed, even where their places contradict each other
    for unit in headings:
        first, last = over.get(unit, (free - 1, free - 1))
        column = max(first + 1, free)
        free = max(last + 2, column + 1)
        cells.append(_cell(unit, column=column, width=free - column))
    if len(cells) > 1 and stub and cells[0].width > cells[1].column:
        cells[0] = replace(cells[0], width=cells[1].column)
    return tuple(cells)


def _stub(units: Sequence[Unit], frame: _Frame) -> Placed:
    right = units[-1].right
    return Placed(
        column=0,
        width=1 + sum(band.centre < right for band in frame.bands),
        text=" ".join(unit.text for unit in units),
        marks=tuple(mark for unit in units for mark in unit.marks),
        start=units[0].start,
        end=units[-1].end,
    )


def _cell(unit: Unit, *, column: int, width: int) -> Placed:
    return Placed(
        column=column,
        width=width,
        text=unit.text,
        marks=unit.marks,
        start=unit.start,
        end=unit.end,
    )


def _over_bands(headings: Sequence[Unit], bands_: Sequence[Band]) -> dict[Unit, tuple[int, int]]:
    """For each cell the first and last band it stands over; cells near none are left out."""
    over: dict[Unit, tuple[int, int]] = {}
    for number, band in enumerate(bands_):
        unit = _best(headings, band)
        if unit:
            over[unit] = (over.get(unit, (number, number))[0], number)
    for position, unit in enumerate(headings):
        if unit not in over:
            nearest = _nearest(unit, position, headings, over, bands_)
            if nearest is not None:
                over[unit] = (nearest, nearest)
    return over


def _best(headings: Sequence[Unit], band: Band) -> Unit | None:
    """The cell over this band: a figure that stands in it, else the one that covers most of it."""
    for unit in headings:
        if unit.kind and unit.core in band.cores:
            return unit
    spanning = [unit for unit in headings if unit.kind is not Kind.FIGURE]
    covering = [(min(unit.right, band.right) - max(unit.left, band.left), unit) for unit in spanning]
    near = [(width, -abs((unit.left + unit.right) / 2 - band.centre), unit) for width, unit in covering if width > 0]
    return max(near, key=lambda entry: entry[:2])[2] if near else None


def _nearest(
    unit: Unit, position: int, headings: Sequence[Unit], over: dict[Unit, tuple[int, int]], bands_: Sequence[Band]
) -> int | None:
    """The free band beside a cell that stands over none, within its reach and between its neighbours' bands."""
    before = [over[other][1] for other in headings[:position] if other in over]
    after = [over[other][0] for other in headings[position + 1 :] if other in over]
    free = range(max(before, default=-1) + 1, min(after, default=len(bands_)))
    gaps = [(max(bands_[k].left - unit.right, unit.left - bands_[k].right), k) for k in free]
    gap, nearest = min(gaps, default=(_REACH + 1, -1))
    return nearest if gap <= _REACH else None
