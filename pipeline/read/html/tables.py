"""HTML tables to physical grids: spans, hidden cells, indents, and which tables only lay out a page."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice

from lxml.etree import _Element

from pipeline.model.finding import Unreadable
from pipeline.read.grid.units import Kind, Piece, kind_of
from pipeline.read.html.words import BREAK, folded, is_dropped, raw_text

MAX_COLUMNS = 500
"""Physical columns; the widest statements of real filings have some 200."""
MAX_CELLS = 200_000

_Hanging = tuple[int, int, int]
"""The columns `left` to `right` that a cell with a rowspan takes from so many rows still to come."""

_MANY_DIGITS = 10
_LENGTH = re.compile(r"(-?(?:\d{1,6}(?:\.\d{0,6})?|\.\d{1,6}))(px|pt|em|rem|in|ex|%)?")
_PER_CHARACTER = {"px": 6.0, "pt": 4.5, "em": 0.5, "rem": 0.5, "in": 0.0625, "ex": 1.0, "%": 1.0}
"""About how much of each unit of length a character is wide."""
_LIST_MARK = re.compile(r"[•●○◦▪■□·oO*†‡§—–-]|[*]{2,3}|\(?[0-9]{1,2}[.)]?|\(?[a-zA-Z][.)]|\([ivx]+\)")
_FIGURE_LIKE = re.compile(r"\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row of a physical grid; `indent` is its first cell's, in characters."""

    pieces: tuple[Piece, ...]
    indent: int = 0


def is_layout(table: _Element) -> bool:
    """Whether a table only places other blocks: it holds tables, or it is a box around one cell."""
    if next(table.iterdescendants("table"), None) is not None:
        return True
    cells = (cell for row in rows_of(table) for cell in _cells(row))
    return len(list(islice(cells, 2))) <= 1


def rows_of(table: _Element) -> Iterator[_Element]:
    """The rows that are shown."""
    return (row for row in table.iterdescendants("tr") if not is_dropped(row))


def _cells(row: _Element) -> Iterator[_Element]:
    return (cell for cell in row.iterchildren("td", "th") if not is_dropped(cell))


def lines(table: _Element) -> tuple[Line, ...]:
    """The physical grid of a table. Raises Unreadable (read.too-large) beyond MAX_COLUMNS or MAX_CELLS."""
    result: list[Line] = []
    hanging: list[_Hanging] = []
    count = 0
    for row in rows_of(table):
        cells = tuple(_cells_at(row, hanging))
        starting = [(left, right, _span(cell, "rowspan")) for cell, left, right in cells if right < MAX_COLUMNS]
        hanging = sorted((left, right, rest - 1) for left, right, rest in (*hanging, *starting) if rest > 1)
        count += len(cells)
        if count > MAX_CELLS:
            raise Unreadable("read.too-large", f"A table has more than {MAX_CELLS:,} cells.")
        result += _lines_of(cells)
    return tuple(result)


def _cells_at(row: _Element, hanging: list[_Hanging]) -> Iterator[tuple[_Element, int, int]]:
    """The cells of a row with the physical columns they cover."""
    left = 0
    for cell in _cells(row):
        left = _free(left, hanging) if hanging else left
        if left >= MAX_COLUMNS:
            raise Unreadable("read.too-large", f"A table is more than {MAX_COLUMNS:,} columns wide.")
        right = min(left + _span(cell, "colspan"), MAX_COLUMNS)
        yield cell, left, right
        left = right


def _lines_of(cells: tuple[tuple[_Element, int, int], ...]) -> Iterator[Line]:
    """The row's line; more where its cells stack lines of figures by line breaks."""
    pieces: list[Piece] = []
    raws: list[str] = []
    indent = 0
    for cell, left, right in cells:
        raw = raw_text(cell)
        if not raw or raw.isspace():
            continue
        text, marks = folded(raw)
        if text or marks:
            indent = indent if pieces else _indent(cell, raw, left)
            pieces.append(Piece(left=left, right=right, text=text, marks=marks))
            raws.append(raw)
    stacks = [_stack(raw) for raw in raws]
    if _is_stacked(stacks):
        yield from (Line(pieces=line, indent=indent) for line in _unstacked(pieces, stacks))
    else:
        yield Line(pieces=tuple(pieces), indent=indent)


def _stack(raw: str) -> tuple[str, ...]:
    """The lines of a cell of several; none for an ordinary cell."""
    if BREAK not in raw.strip():
        return ()
    found = tuple(text for text, _ in map(folded, raw.split(BREAK)) if text)
    return found if len(found) > 1 else ()


def _is_stacked(stacks: list[tuple[str, ...]]) -> bool:
    """Whether two cells or more hold the same number of lines, one of them nothing but figures."""
    heights = {len(stack) for stack in stacks if stack}
    figures = any(stack and all(kind_of(text) is Kind.FIGURE for text in stack) for stack in stacks)
    return len(heights) == 1 and figures and sum(map(bool, stacks)) > 1


def _unstacked(pieces: list[Piece], stacks: list[tuple[str, ...]]) -> Iterator[tuple[Piece, ...]]:
    """One row for each line; what is no stack stays in the first."""
    for number in range(max(map(len, stacks))):
        yield tuple(
            replace(piece, text=stack[number]) if stack else piece
            for piece, stack in zip(pieces, stacks, strict=True)
            if stack or number == 0
        )


def _free(left: int, hanging: list[_Hanging]) -> int:
    """The first column from `left` on that no cell of a row above hangs into."""
    for start, end, rest in hanging:
        if rest > 0 and start <= left < end:
            left = end
    return left


def _span(cell: _Element, name: str) -> int:
    said = cell.get(name)
    if said is None or not (value := said.strip()).isdecimal():
        return 1
    return min(max(int(value), 1), MAX_COLUMNS) if len(value) < _MANY_DIGITS else MAX_COLUMNS


def _indent(cell: _Element, raw: str, left: int) -> int:
    """How far a label is set in, in characters: by styles of its cell and first blocks, by spaces, by its column."""
    spaces = len(raw) - len(raw.lstrip("\u00a0")) if raw.startswith("\u00a0") else 0
    width, node = 0.0, cell
    for _ in range(3):
        width += _set_in(node.get("style") or "")
        if not len(node) or (node.text or "").strip():
            break
        node = node[0]
    return max(0, round(width)) + spaces + 2 * left


@lru_cache(maxsize=2048)  # a page says the same few styles for all its cells
def _set_in(style: str) -> float:
    """The left padding, margin and text indent of a style, in characters."""
    if "padding" not in style and "margin" not in style and "indent" not in style:
        return 0.0
    width = 0.0
    for declaration in style.lower().split(";"):
        name, _, value = (part.strip() for part in declaration.partition(":"))
        if name in ("padding-left", "margin-left", "text-indent"):
            width += _characters(value)
        elif name in ("padding", "margin") and value:
            sides = value.split()
            width += _characters(sides[3 if len(sides) == 4 else 1 if len(sides) > 1 else 0])
    return width


def _characters(length: str) -> float:
    found = _LENGTH.match(length)
    return float(found[1]) / _PER_CHARACTER.get(found[2] or "px", 6.0) if found else 0.0


def as_paragraphs(table: tuple[Line, ...]) -> bool:
    """Whether a table is no more than lines of text: titles, bullet lists, footnotes, addresses."""
    shown = [line.pieces for line in table if line.pieces]
    if all(_is_text_line(pieces) for pieces in shown):
        return True
    return not any(_FIGURE_LIKE.search(piece.text) for pieces in shown for piece in pieces[1:])


def _is_text_line(pieces: tuple[Piece, ...]) -> bool:
    if len(pieces) == 1:
        return kind_of(pieces[0].text) is Kind.TEXT
    first, last = pieces[0], pieces[-1]
    return len(pieces) == 2 and bool(_LIST_MARK.fullmatch(first.text)) and kind_of(last.text) is Kind.TEXT
