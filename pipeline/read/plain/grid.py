"""One table's lines as rows of cells in logical columns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from statistics import median

from pipeline.model.document import Cell, Row, Table
from pipeline.model.finding import Unreadable
from pipeline.model.source import Source
from pipeline.read.plain.columns import Columns, find_columns, place
from pipeline.read.plain.headings import Extent, Placed, place_headings, shares_out, split_headings, tab_headings
from pipeline.read.plain.kinds import PERIOD, Kind, is_period
from pipeline.read.plain.lines import Line, Piece
from pipeline.read.plain.raised import raised_marks
from pipeline.read.plain.regions import Page, Region, stub_size

_SKIPPED = frozenset({Kind.BLANK, Kind.RULE, Kind.MARK, Kind.TAG, Kind.FURNITURE})

MAX_WIDTH = 30
"""Pieces in one line; the widest lines of real releases have a dozen, and placing them takes the third power."""
_LEFT = 2
_BELOW = 25
"""So many lines below a heading tell where its columns stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The document a text is part of: its name, the text, and where the text begins in it."""

    document: str
    text: str
    offset: int

    def source(self, start: int, end: int, **place: int) -> Source:
        """The receipt for these characters of the text."""
        return Source(
            document=self.document,
            start=self.offset + start,
            end=self.offset + end,
            text=self.text[start:end],
            **place,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Grid:
    """What the rows of a table share; line numbers are the text's, figures' columns count from 0."""

    page: Page
    region: Region
    size: int
    figures: dict[int, tuple[int, ...]]
    """For each line of figures their columns."""
    pieces: dict[int, list[Piece]]
    """For each line of figures what is printed of them."""
    extents: tuple[Extent, ...]
    """Where the columns stand in the table at large."""
    leaves: tuple[str, ...]
    """What the lines of headings that name every column say of each; empty where none does."""
    indent: int


def read_table(page: Page, region: Region, origin: Origin, index: int) -> Table:
    """The table of a region, as table `index` of its document. Raises Unreadable (read.too-large) beyond MAX_WIDTH."""
    if any(len(line.pieces) > MAX_WIDTH for line in page.lines[region.first : region.last + 1]):
        raise Unreadable("read.too-large", f"A line of a table has more than {MAX_WIDTH} figures or headings.")
    named = _named(page, region)
    page = _without_marks(page, region, named)
    grid = _grid(page, region, named)
    rows: list[Row] = []
    single = False
    above: tuple[Placed, ...] = ()
    groups: tuple[Placed, ...] = ()
    for number in range(region.first, region.last + 1):
        if page.kinds[number] in _SKIPPED:
            continue
        placed = _row(grid, number, above, groups, single=single)
        above = () if number in grid.figures else tuple(one for one in placed if one.column > 0)
        groups = () if number in grid.figures else above if shares_out(above, grid.size) else groups
        single = number not in grid.figures and (single or len(above) == grid.size)
        rows.append(_as_row(grid, number, placed, origin, (index, len(rows) + 1)))
    return Table(index=index, columns=grid.size + 1, rows=tuple(rows))


def _as_row(grid: _Grid, number: int, placed: Sequence[Placed], origin: Origin, at: tuple[int, int]) -> Row:
    cells = tuple(
        Cell(
            column=one.column,
            width=one.width,
            text=one.piece.text,
            source=origin.source(one.piece.start, one.piece.end, table=at[0], row=at[1], column=one.column + 1),
            marks=raised_marks(grid.page, number, one.piece),
        )
        for one in placed
    )
    line = grid.page.lines[number]
    labelled = placed[0].column == 0
    return Row(index=at[1], cells=cells, indent=max(0, _margin(line) - grid.indent) if labelled else 0)


def _margin(line: Line) -> int:
    """How far in a line's print begins, in characters."""
    return line.pieces[0].start - line.start


def _grid(page: Page, region: Region, named: int) -> _Grid:
    pieces = {number: _figures(page.lines[number]) for number in _data(page, region)}
    size, figures = _columns(page, region, pieces, named)
    extents = _extents(pieces, figures, size)
    printed = (line for line in page.lines[region.first : region.last + 1] if line.pieces)
    return _Grid(
        page=page,
        region=region,
        size=size,
        figures=figures,
        pieces=pieces,
        leaves=_leaves(page, region, size),
        extents=tuple(extent or Extent(left=0, right=0) for extent in extents),
        indent=min(_margin(line) for line in printed),
    )


def _data(page: Page, region: Region) -> list[int]:
    """The lines of figures."""
    return [number for number in range(region.first, region.last + 1) if page.kinds[number] is Kind.DATA]


def _columns(
    page: Page, region: Region, pieces: dict[int, list[Piece]], named: int
) -> tuple[int, dict[int, tuple[int, ...]]]:
    """How many columns of figures there are, and for each line of figures which ones they fill."""
    pages = _pages(page, region)
    parts = [list(part) for _, part in groupby(pieces, key=lambda number: pages[number - region.first])]
    found = [find_columns([_edges(pieces[number]) for number in part], named) for part in parts]
    base = max(found, key=lambda columns: len(columns.edges))
    figures: dict[int, tuple[int, ...]] = {}
    for part, columns in zip(parts, found, strict=True):
        figures |= dict(zip(part, _rebased(columns, base), strict=True))
    return len(base.edges), figures


def _without_marks(page: Page, region: Region, named: int) -> Page:
    """The page with figures left of all `named` columns given to the labels: they are footnote marks."""
    edges = {number: _edges(_figures(page.lines[number])) for number in _data(page, region)} if named else {}
    full = [number for number, row in edges.items() if len(row) == named]
    longer = [number for number, row in edges.items() if len(row) > named]
    if len(full) <= len(longer):
        return page
    lines = list(page.lines)
    for number in longer:
        near = min(full, key=lambda other: abs(other - number))
        if edges[number][-named - 1] <= edges[near][0] - _LEFT:
            lines[number] = _with_label(lines[number], named)
    return replace(page, lines=tuple(lines))


def _with_label(line: Line, figures: int) -> Line:
    """The line with all figures but the last ones no figures."""
    last = [number for number, piece in enumerate(line.pieces) if piece.figure][-figures]
    label = (replace(piece, figure=None) for piece in line.pieces[:last])
    return replace(line, pieces=(*label, *line.pieces[last:]))


def _named(page: Page, region: Region) -> int:
    """How many columns the headings name."""
    headings = [number for number in range(region.first, region.body) if page.kinds[number] is Kind.HEADING]
    pieces = (page.lines[number].pieces[_heading_stub(page, region, number) :] for number in headings)
    return max((len(line) for line in pieces), default=0)


def _leaves(page: Page, region: Region, size: int) -> tuple[str, ...]:
    lines = (page.lines[number].pieces for number in range(region.first, region.body))
    split = (split_headings(pieces, size) for pieces in lines)
    full = [pieces[-size:] for pieces in split if size <= len(pieces) <= size + 1]
    return tuple(" ".join(piece.text for piece in column) for column in zip(*full, strict=True))


def _pages(page: Page, region: Region) -> list[int]:
    """For each line of the region the number of its page."""
    leaf, pages = 0, []
    for number in range(region.first, region.last + 1):
        leaf += page.lines[number].page_break or page.kinds[number] is Kind.FURNITURE
        pages.append(leaf)
    return pages


def _rebased(columns: Columns, base: Columns) -> tuple[tuple[int, ...], ...]:
    """The rows of one page in the columns of the whole table."""
    if len(columns.edges) == len(base.edges):
        return columns.rows
    places = place(columns.edges, base.edges)
    return tuple(tuple(places[column] for column in row) for row in columns.rows)


def _extents(
    pieces: Mapping[int, Sequence[Piece]], figures: dict[int, tuple[int, ...]], size: int
) -> tuple[Extent | None, ...]:
    """Where each column's figures stand on these lines; None for a column they leave empty."""
    lefts: list[list[int]] = [[] for _ in range(size)]
    edges: list[list[int]] = [[] for _ in range(size)]
    for number, printed in pieces.items():
        for column, piece in zip(figures[number], printed, strict=True):
            lefts[column].append(piece.left)
            edges[column].append(piece.edge)
    return tuple(
        Extent(left=min(left), right=median(edge)) if left else None for left, edge in zip(lefts, edges, strict=True)
    )


def _stub(line: Line) -> int:
    """How many of a row's pieces are its label: all before the first figure."""
    return next(number for number, piece in enumerate(line.pieces) if piece.figure)


def _figures(line: Line) -> list[Piece]:
    return [piece for piece in line.pieces[_stub(line) :] if piece.figure]


def _edges(figures: Sequence[Piece]) -> tuple[int, ...]:
    return tuple(piece.edge for piece in figures)


def _row(
    grid: _Grid, number: int, above: tuple[Placed, ...], groups: tuple[Placed, ...], *, single: bool
) -> tuple[Placed, ...]:
    """A line's pieces in their columns."""
    if number in grid.figures:
        return _data_row(grid, number)
    pieces = grid.page.lines[number].pieces
    stub = _heading_stub(grid.page, grid.region, number)
    label, over = _label(pieces[:stub]), pieces[stub:]
    if not over:
        return label
    if grid.page.tabbed:
        return label + tab_headings(over, _extents_below(grid, number))
    columns = (_named_below(grid, number) if groups else ()) or _extents_below(grid, number)
    rules = _rules_under(grid, number)
    return label + place_headings(over, rules, columns, above=above, groups=groups, leaves=grid.leaves, single=single)


def _named_below(grid: _Grid, number: int) -> tuple[Extent, ...]:
    """Where the line of headings below stands that names every column; empty where none does."""
    for below in range(number + 1, grid.region.body):
        if grid.page.lines[below].pieces:
            pieces = grid.page.lines[below].pieces[_heading_stub(grid.page, grid.region, below) :]
            if len(pieces) == grid.size:
                return tuple(Extent(left=piece.left, right=piece.right) for piece in pieces)
    return ()


def _extents_below(grid: _Grid, number: int) -> tuple[Extent, ...]:
    """Where the columns stand in the rows right below a line: on the next page they may stand elsewhere."""
    last = min(number + _BELOW, grid.region.last + 1)
    below = {at: grid.pieces[at] for at in range(number + 1, last) if at in grid.pieces}
    near = _extents(below, grid.figures, grid.size)
    return tuple(close or large for close, large in zip(near, grid.extents, strict=True))


def _heading_stub(page: Page, region: Region, number: int) -> int:
    """How many pieces of a line without figures stand in the stub."""
    line = page.lines[number]
    if page.tabbed:
        loose = not line.tabs and is_period(line.text) and not line.text.endswith(":")
        return 0 if loose else sum(piece.left == 0 for piece in line.pieces)
    lone = len(line.pieces) == 1 and not PERIOD.search(line.text) and not line.text.startswith("(")
    return 1 if lone and number > region.body else stub_size(line, region.left)


def _rules_under(grid: _Grid, number: int) -> tuple[tuple[int, int], ...]:
    """The underlines of the next line that is not blank."""
    for below in range(number + 1, min(number + 3, grid.region.last)):
        if grid.page.kinds[below] is not Kind.BLANK:
            return grid.page.lines[below].rules if grid.page.kinds[below] is Kind.RULE else ()
    return ()


def _data_row(grid: _Grid, number: int) -> tuple[Placed, ...]:
    line = grid.page.lines[number]
    columns = iter(grid.figures[number])
    stub = _stub(line)
    taken = set(grid.figures[number])
    cells = list(_label(line.pieces[:stub]))
    for piece in line.pieces[stub:]:
        column = next(columns) if piece.figure else _free(piece, grid.extents, taken)
        if column is not None:
            taken.add(column)
            cells.append(Placed(column=column + 1, width=1, piece=piece))
    return tuple(sorted(cells, key=lambda cell: cell.column))


def _free(piece: Piece, columns: Sequence[Extent], taken: set[int]) -> int | None:
    """The nearest column for words among figures that no figure of the row stands in."""
    free = [column for column in range(len(columns)) if column not in taken]
    return min(free, key=lambda column: abs(columns[column].right - piece.right), default=None)


def _label(pieces: Sequence[Piece]) -> tuple[Placed, ...]:
    """The pieces of a label as one cell in the stub."""
    if not pieces:
        return ()
    text = " ".join(piece.text for piece in pieces)
    whole = replace(pieces[0], end=pieces[-1].end, right=pieces[-1].right, text=text)
    return (Placed(column=0, width=1, piece=whole),)
