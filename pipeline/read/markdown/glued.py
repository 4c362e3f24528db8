"""Figures of several columns that a converter wrote into one cell: `| Consumer | 34 94 78 43 | 59 |`.

They are set apart where the rest of the table says where they belong: empty cells follow for them, or the column is
glued alike in the rows of the table. What stays glued is reported.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.model.document import Document, Format
from pipeline.model.finding import Finding, warning
from pipeline.read.grid.units import Piece

_FIGURE = re.compile(
    r"(?:[$€£]\s?)?(?:\(\s?)?[$€£]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:(?<=\d)|\.(?=\d))(?:\.?\d+)?\)?(?:\s?%)?(?=\s|$)"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_MOST = 12
_LONGEST = 200
_ALIKE = 0.6
"""So much of a column's figures must be glued alike before the column is taken for several."""

Row = tuple[Piece, ...]


def unglued(rows: Sequence[Row]) -> list[Row]:
    """The rows of a pipe table with glued figures in cells of their own."""
    if not any(_parts(piece) for row in rows for piece in row):
        return list(rows)
    rows = _into_gaps(rows)
    more = _wider_columns(rows)
    return _into_gaps([tuple(_widened(row, more)) for row in rows]) if more else rows


def _into_gaps(rows: Sequence[Row]) -> list[Row]:
    """The rows, glued figures dealt out over the empty cells behind theirs."""
    width = max((row[-1].right for row in rows if row), default=0)
    return [tuple(_dealt(row, width)) for row in rows]


def _dealt(row: Row, width: int) -> Iterator[Piece]:
    for number, piece in enumerate(row):
        parts = _parts(piece)
        free = (row[number + 1].left if number + 1 < len(row) else width) - piece.left
        if len(parts) == free:
            yield from (replace(part, left=piece.left + at, right=piece.left + at + 1) for at, part in enumerate(parts))
        else:
            yield piece


def _wider_columns(rows: Sequence[Row]) -> dict[int, int]:
    """The columns that are several, and how many."""
    held: dict[int, Counter[int]] = {}
    for row in rows:
        for piece in row:
            if (parts := _parts(piece)) or _FIGURE.fullmatch(piece.text):
                held.setdefault(piece.left, Counter())[len(parts) or 1] += 1
    most = {column: counts.most_common(1)[0] for column, counts in held.items()}
    return {
        column: size
        for column, (size, rows_of_size) in most.items()
        if size > 1 and rows_of_size > 1 and rows_of_size >= _ALIKE * held[column].total() and 1 not in held[column]
    }


def _widened(row: Row, more: dict[int, int]) -> Iterator[Piece]:
    for piece in row:
        left = piece.left + sum(size - 1 for column, size in more.items() if column < piece.left)
        right = piece.right + sum(size - 1 for column, size in more.items() if column < piece.right)
        parts = _parts(piece) if more.get(piece.left) == len(_parts(piece)) else ()
        yield from (replace(part, left=left + at, right=left + at + 1) for at, part in enumerate(parts))
        if not parts:
            yield replace(piece, left=left, right=right)


def _parts(piece: Piece) -> tuple[Piece, ...]:
    """The figures of a cell that holds several and nothing else; none where their places in the text are not known."""
    if piece.marks or piece.end - piece.start != len(piece.text):
        return ()
    return tuple(
        replace(piece, text=piece.text[start:end], start=piece.start + start, end=piece.start + end)
        for start, end in _figures(piece.text)
    )


def _figures(text: str) -> list[tuple[int, int]]:
    """Where the figures stand in a text of two or more; none where it holds anything else, or nothing but years."""
    if len(text) > _LONGEST or " " not in text.strip() or text[-1] not in "0123456789)%":
        return []
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(text) and len(found) <= _MOST:
        if not (figure := _FIGURE.match(text, at)):
            return []
        found.append(figure.span())
        at = figure.end() + len(text[figure.end() :]) - len(text[figure.end() :].lstrip())
    years = all(_YEAR.fullmatch(text[start:end]) for start, end in found)
    return found if 1 < len(found) <= _MOST and not years else []


def still_glued(document: Document) -> tuple[Finding, ...]:
    """A warning for each cell of a Markdown table that holds several figures as one text."""
    if document.format is not Format.MARKDOWN:
        return ()
    message = "several figures stand in one cell and no column tells them apart: none of them is read"
    return tuple(
        warning("read.glued-figures", message, cell.source)
        for table in document.tables()
        for row in table.rows
        for cell in row.cells
        if cell.column and _figures(cell.text)
    )
