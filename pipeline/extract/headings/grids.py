"""Tables into grids: the heading of every column of figures, and the rows below."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.extract.headings.blocks import Block, cut_blocks
from pipeline.extract.headings.columns import settle
from pipeline.extract.headings.grammar import read_one
from pipeline.extract.headings.rows import amount_columns, figure_columns, percent_columns, stub
from pipeline.extract.headings.spans import Heading
from pipeline.extract.headings.stacking import Piece, lengths_beside, regrouped, stack
from pipeline.extract.headings.titles import context, dealt, title_lines
from pipeline.model.document import Paragraph, Row, Table
from pipeline.model.statement import ColumnKind


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
    grids: list[Grid] = []
    for block in cut_blocks(table.rows):
        grid = _grid(table, block, () if grids else title_lines(above))
        grids.append(_continued(_dated(grid, grids[-1]), grids[-1]) if grids else grid)
    return tuple(grids)


def _dated(grid: Grid, before: Grid) -> Grid:
    """A grid whose headings name parts and no period, in the one period that the grid before is of."""
    spans = [heading.span for heading in before.headings]
    alone = bool(spans) and spans[0].anchored and all(span.same_time(spans[0]) for span in spans)
    if not alone or any(heading.span.timed for heading in grid.headings):
        return grid
    period = replace(spans[0], rest="")
    headings = tuple(replace(heading, span=heading.span.fill(period)) for heading in grid.headings)
    return replace(grid, headings=headings)


def _continued(grid: Grid, before: Grid) -> Grid:
    same = [h.span for h in grid.headings] == [h.span for h in before.headings]
    return replace(grid, continued=same and (not grid.titles or set(grid.titles) <= set(before.titles)))


def _grid(table: Table, block: Block, lines: Sequence[Paragraph]) -> Grid:
    columns = figure_columns(block.body) or tuple(range(1, table.columns))
    titles = tuple(text for row in block.head if (text := stub(row)))
    head = (*block.over, *block.head)
    pieces = regrouped(stack(head, columns), lengths_beside(head))
    if not any(read_one(_text(stacked)).anchored for stacked in pieces.values()):
        above = dealt(lines, columns)
        pieces = {column: (*above[column], *pieces[column]) for column in columns}
    headings = _percents(_headings(pieces, lines, titles), percent_columns(block.body), amount_columns(block.body))
    return Grid(table=table, headings=headings, head=block.head, rows=block.body, titles=titles)


def _percents(headings: tuple[Heading, ...], columns: frozenset[int], amounts: frozenset[int]) -> tuple[Heading, ...]:
    """The headings, percentages beside the amounts of a period marked; a period of percentages alone stays one."""
    return tuple(
        replace(heading, span=replace(heading.span, kind=ColumnKind.PERCENT))
        if heading.column in columns and _has_amounts_beside(heading, headings, amounts)
        else heading
        for heading in headings
    )


def _has_amounts_beside(heading: Heading, headings: Sequence[Heading], amounts: frozenset[int]) -> bool:
    beside = (other for other in headings if other.column in amounts)
    return not heading.text or any(other.span.same_time(heading.span) for other in beside)


def _headings(
    pieces: Mapping[int, tuple[Piece, ...]], lines: Sequence[Paragraph], titles: Sequence[str]
) -> tuple[Heading, ...]:
    """The headings of all columns; one with nothing over it stands in the place of its neighbours."""
    sources = [stacked[-1].source for stacked in pieces.values() if stacked]
    if not sources:
        return ()
    spans = settle(
        {column: read_one(_text(stacked)) for column, stacked in pieces.items()},
        context([line.text for line in lines], titles),
    )
    return tuple(
        Heading(
            column=column,
            text=_text(pieces[column]),
            span=span,
            source=pieces[column][-1].source if pieces[column] else sources[0],
        )
        for column, span in sorted(spans.items())
    )


def _text(stacked: Sequence[Piece]) -> str:
    return " ".join(" ".join(piece.text.split()) for piece in stacked)
