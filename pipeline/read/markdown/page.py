"""Markdown: pipe tables read as tables, everything between them as plain text with its markup taken off."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from operator import itemgetter

from pipeline.model.document import Block, Cell, Document, Format, Paragraph, Row, Table
from pipeline.model.source import Source
from pipeline.read.grid.logical import grid
from pipeline.read.grid.marks import Grid, Placed
from pipeline.read.grid.units import Piece
from pipeline.read.html.page import read_html
from pipeline.read.markdown.glued import unglued
from pipeline.read.markdown.headings import repaired
from pipeline.read.markdown.split import starts
from pipeline.read.markdown.words import is_delimiter, printed, printed_line
from pipeline.read.text import read_blocks
from pipeline.read.writer import Writer

_HTML_TABLE = re.compile(r"(<table\b.*?</table>)", re.IGNORECASE | re.DOTALL)
_BAR = re.compile(r"(?<!\\)\|")
_ROW = re.compile(r"[ \t]*\|.*", re.DOTALL)
_BESIDE = 2_000
"""So many characters hold the row below."""
_UNFRAMED = re.compile(r"[^|\n]*\S[ \t]*(?<!\\)\|.*")
_ITEM = re.compile(r"\s*[-*•]\s[^|:]*(?P<colon>:)\s*\(?\$?[\d.,]+[)\s%]*(?<!\\)\|")
"""An item of a list that is a row of figures: `- North America: 9 % | 11 %`."""
_RUN = 3
"""So many lines in a row that hold bars are a table though no bar begins them."""
_BROKEN = re.compile(r"[ \t]*\|[^\n]*[^|\s][ \t]*\n(?:(?![ \t]*\|)[^\n]*\n){0,12}?(?![ \t]*\|)[^\n]*\|[ \t]*(?=\n|\Z)")
"""A row with line breaks in one of its cells: it begins with a bar, and the next bar at an end is lines below."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """A line of the file with its place in it, or the lines of one row."""

    start: int
    text: str


def read_markdown(text: str, name: str) -> Document:
    """The document of a Markdown text; its receipts point into the Markdown itself.

    Tables written in HTML are read as such; the document's text is then written anew around them.
    """
    pieces = _HTML_TABLE.split(text)
    if len(pieces) == 1:
        return Document(name=name, format=Format.MARKDOWN, text=text, blocks=tuple(_blocks(text, name)))
    writer = Writer(name=name)
    for number, piece in enumerate(pieces):
        if piece.strip():
            writer.embed(read_html(piece, name) if number % 2 else read_markdown(piece, name))
    return writer.document(Format.MARKDOWN)


def _blocks(text: str, name: str) -> Iterator[Block]:
    tables = 0
    for is_table, run in _runs(_closed(tuple(_lines(text)))):
        if is_table:
            for part in _statements(run):
                tables += 1
                yield _table(part, name, tables)
            continue
        start, end = run[0].start, run[-1].start + len(run[-1].text)
        for block in read_blocks(text[start:end], name, offset=start, first_table=tables + 1):
            tables += isinstance(block, Table)
            yield from _unmarked(block)


def _runs(lines: Iterable[_Line]) -> Iterator[tuple[bool, tuple[_Line, ...]]]:
    """Runs of lines, and whether each is rows of a table; a few lines with bars within are the text around them."""
    barred = groupby(lines, key=lambda line: bool(_ROW.fullmatch(line.text) or _UNFRAMED.fullmatch(line.text)))
    runs = [(is_row, tuple(run)) for is_row, run in barred]
    told = [(is_row and (len(run) >= _RUN or bool(_ROW.fullmatch(run[0].text))), run) for is_row, run in runs]
    for is_table, joined in groupby(told, key=itemgetter(0)):
        yield is_table, tuple(line for _, run in joined for line in run)


def _statements(lines: tuple[_Line, ...]) -> Iterator[tuple[_Line, ...]]:
    """The tables in a run of rows, rulers left out."""
    rows = [line for line in lines if not is_delimiter(line.text)]
    framed = _framed(rows)
    first = starts([tuple(_pieces(line, framed=framed)) for line in rows])
    for start, end in pairwise((*first, len(rows))):
        yield tuple(rows[start:end])


def _framed(rows: Sequence[_Line]) -> bool:
    """Whether bars begin the rows and do not end their first cells."""
    return all(map(_ROW.fullmatch, (row.text for row in rows)))


def _lines(text: str) -> Iterator[_Line]:
    start, above = 0, ""
    while start <= len(text):
        broken = _BROKEN.match(text, start)
        whole = broken is not None and _fits(broken[0], above, text[broken.end() : broken.end() + _BESIDE].lstrip("\n"))
        end = broken.end() if broken and whole else text.find("\n", start) % (len(text) + 1)
        yield _Line(start=start, text=text[start:end])
        above = text[start:end] if text[start:end].strip() else above
        start = end + 1


def _fits(row: str, above: str, below: str) -> bool:
    """Whether a row put together has as many bars as one beside it."""
    bars = len(_BAR.findall(row))
    return bars in (len(_BAR.findall(above)), len(_BAR.findall(below.partition("\n")[0])))


def _closed(lines: Sequence[_Line]) -> Iterator[_Line]:
    """The lines without the blank ones that set a broken row off from the rows around it."""
    said = [at for at, line in enumerate(lines) if line.text.strip()]
    gaps: set[int] = set()
    for one, other in pairwise(said):
        pair = (lines[one].text, lines[other].text)
        if any("\n" in text for text in pair) and all(map(_ROW.fullmatch, pair)):
            gaps.update(range(one + 1, other))
    return (line for at, line in enumerate(lines) if at not in gaps)


def _unmarked(block: Block) -> Iterator[Block]:
    """A block of plain text with Markdown's signs taken off; a ruler leaves nothing."""
    if isinstance(block, Table):
        rows = tuple(replace(row, cells=tuple(map(_plain_cell, row.cells))) for row in block.rows)
        yield replace(block, rows=rows)
    elif text := printed_line(block.text):
        yield Paragraph(text=text, source=block.source)


def _plain_cell(cell: Cell) -> Cell:
    text, marks = printed(cell.text)
    return replace(cell, text=text or cell.text, marks=cell.marks + marks)


def _table(lines: tuple[_Line, ...], name: str, index: int) -> Table:
    framed = _framed(lines)
    found = grid(repaired(unglued([tuple(_pieces(line, framed=framed)) for line in lines])))
    return Table(index=index, columns=found.columns, rows=tuple(_rows(found, name, index, lines)))


def _pieces(line: _Line, *, framed: bool) -> Iterator[Piece]:
    """The cells of a row; a bar at its end only frames it, and so does one at its beginning where all are `framed`."""
    bars = [found.start() for found in _BAR.finditer(line.text)]
    edges = [*bars, len(line.text)] if line.text[bars[-1] + 1 :].strip() else bars
    item = _ITEM.match(line.text)
    edges = edges if framed else [-1, *([item.start("colon")] if item else ()), *edges]
    for column, (left, right) in enumerate(pairwise(edges)):
        inside = line.text[left + 1 : right]
        text, marks = printed(inside)
        if text or marks:
            start = line.start + left + 1 + len(inside) - len(inside.lstrip())
            end = line.start + left + 1 + len(inside.rstrip())
            yield Piece(left=column, right=column + 1, text=text, marks=marks, start=start, end=end)


def _rows(found: Grid, name: str, table: int, lines: tuple[_Line, ...]) -> Iterator[Row]:
    shown = [(cells, line) for cells, line in zip(found.rows, lines, strict=True) if cells]
    for index, (cells, line) in enumerate(shown, start=1):
        yield Row(index=index, cells=tuple(_cell(cell, line, name, table, index) for cell in cells))


def _cell(cell: Placed, line: _Line, name: str, table: int, row: int) -> Cell:
    source = Source(
        document=name,
        start=cell.start,
        end=cell.end,
        text=line.text[cell.start - line.start : cell.end - line.start],
        table=table,
        row=row,
        column=cell.column + 1,
    )
    return Cell(column=cell.column, text=cell.text, source=source, width=cell.width, marks=cell.marks)
