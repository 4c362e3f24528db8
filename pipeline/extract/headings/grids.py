"""Tables into grids: the heading of every column of figures, and the rows below."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.extract.headings.blocks import Block, cut_blocks
from pipeline.extract.headings.columns import settle
from pipeline.extract.headings.grammar import cut, read, read_one
from pipeline.extract.headings.rows import figure_columns, stub
from pipeline.extract.headings.spans import Heading, SpanSpec
from pipeline.extract.headings.stacking import Piece, deal, stack
from pipeline.model.document import Paragraph, Row, Table

_LINES = 12
"""How many lines above a table are looked at; a title block is rarely longer."""
_PROSE = 240
"""A longer paragraph is prose, and what stands above it belongs to something else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """One block of a table under one set of headings.

    `headings` is empty where nothing is printed over the columns: then the headings of the block before hold.
    `head` are the heading and title rows (none of their figures is a fact), `titles` the words they print outside the
    columns, top-down, and `rows` everything below. `continued` where the headings repeat those of the block before.
    """

    table: Table
    headings: tuple[Heading, ...]
    head: tuple[Row, ...]
    rows: tuple[Row, ...]
    titles: tuple[str, ...] = ()
    continued: bool = False

    def heading(self, column: int) -> Heading | None:
        """The heading of a logical column."""
        return next((heading for heading in self.headings if heading.column == column), None)


def split(table: Table, above: Sequence[Paragraph] = ()) -> tuple[Grid, ...]:
    """A table cut into grids; `above` are the paragraphs over it, the nearest last.

    Lines above hold the headings where the table prints none or only a part ("For the three months ended" over
    "March 31," over a table that begins with "2006 2005").
    """
    blocks = cut_blocks(table.rows)
    columns = figure_columns([row for block in blocks for row in block.body])
    grids: list[Grid] = []
    for block in blocks:
        lines = _lines(above) if not grids else ()
        grid = _grid(table, block, columns or tuple(range(1, table.columns)), lines)
        grids.append(_continued(grid, grids[-1]) if grids else grid)
    return tuple(grids)


def _continued(grid: Grid, before: Grid) -> Grid:
    same = [h.span for h in grid.headings] == [h.span for h in before.headings]
    return replace(grid, continued=same and (not grid.titles or set(grid.titles) <= set(before.titles)))


def _lines(above: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """The title block directly above a table, top-down, one line each."""
    lines: list[Paragraph] = []
    for paragraph in reversed(above):
        if len(paragraph.text) > _PROSE or len(lines) >= _LINES:
            break
        lines[:0] = [_line(paragraph, found) for found in re.finditer(r"\S[^\n]*", paragraph.text)]
    return tuple(lines)


def _line(paragraph: Paragraph, found: re.Match[str]) -> Paragraph:
    return replace(paragraph, text=found[0].strip())


def _grid(table: Table, block: Block, columns: tuple[int, ...], lines: tuple[Paragraph, ...]) -> Grid:
    titles = tuple(text for row in block.head if (text := stub(row)))
    pieces = stack(block.head, columns)
    own = any(read_one(_text(stacked)).anchored for stacked in pieces.values())
    over = _above(lines, columns, own=own)
    pieces = {column: (*over.get(column, ()), *pieces[column]) for column in columns}
    headings = _headings(pieces, [*(line.text for line in lines), *titles])
    return Grid(table=table, headings=headings, head=block.head, rows=block.body, titles=titles)


def _above(lines: Sequence[Paragraph], columns: Sequence[int], *, own: bool) -> dict[int, tuple[Piece, ...]]:
    """The lines above that are headings themselves: they name as many periods as there are columns, or a share of them.

    Where the table has dated headings of its own, nothing is put over them; titles complete those later.
    """
    if own:
        return {}
    dealt = [piece for line in lines for piece in _dealt(line, columns)]
    return {column: tuple(piece for piece in dealt if piece.first <= column <= piece.last) for column in columns}


def _dealt(line: Paragraph, columns: Sequence[int]) -> tuple[Piece, ...]:
    parts = len(cut(line.text))
    if not read(line.text)[0].timed or parts > len(columns) or len(columns) % parts:
        return ()
    return deal(line.text, line.source, columns)


def _headings(pieces: dict[int, tuple[Piece, ...]], context: Sequence[str]) -> tuple[Heading, ...]:
    named = {column: stacked for column, stacked in pieces.items() if stacked}
    if not named:
        return ()
    spans = settle({column: read_one(_text(stacked)) for column, stacked in pieces.items()}, _periods(context))
    source = {column: stacked[-1].source for column, stacked in named.items()}
    anyone = next(iter(source.values()))
    return tuple(
        Heading(column=column, text=_text(pieces[column]), span=span, source=source.get(column, anyone))
        for column, span in sorted(spans.items())
    )


def _periods(context: Sequence[str]) -> tuple[SpanSpec, ...]:
    """The periods the titles name, the nearest line's first."""
    return tuple(span for text in reversed(context) for span in read(text) if span.timed or span.as_of)


def _text(stacked: Sequence[Piece]) -> str:
    return " ".join(" ".join(piece.text.split()) for piece in stacked)
