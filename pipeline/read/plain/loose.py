"""Text taken from a page without its layout: one blank, or a leader, stands where there was a column's width.

Where the figures of a table stand says nothing then; their rank does. They are given places as if they were aligned.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.read.plain.lines import Line, Piece, cut_figures

FIRST, _WIDE = 400, 30
"""Where the first column of figures is put, beyond the labels of most lines, and how far apart the others."""
_NEAR, _LINES = 3, 12
"""So many rows of figures on each side tell whether a table is loose, no more than so many lines away."""
_FEWEST, _MOST = 2, 0.6
_FIGURE_WORD = re.compile(
    r"\\?[$€£¥]?[(\[]?[$€£¥]?[-–—+]?(?:\d[\d,]*(?:\.\d+)?|\.\d+)?[)\]%]*|[-–—]+|n/?[am]f?", re.IGNORECASE
)
_LETTER = re.compile(r"[^\W\d_]{2}")


def set_apart(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines of text that no tabs divide, those of loose tables with their figures in columns by rank."""
    loose = {number: found for number, line in enumerate(lines) if (found := _loosened(line))}
    rows = sorted({*loose, *(number for number, line in enumerate(lines) if _count(line) >= _FEWEST)})
    placed = {number: _placed(loose[number], near) for number, near in _beside(rows, loose)}
    return tuple(placed.get(number, line) for number, line in enumerate(lines))


def _count(line: Line) -> int:
    return sum(piece.figure is not None for piece in line.pieces)


def _beside(rows: Sequence[int], loose: Mapping[int, Line]) -> Iterator[tuple[int, list[Line]]]:
    """The loose rows most of whose neighbours with figures are loose as well, each with these."""
    for at, number in enumerate(rows):
        near = [row for row in rows[max(0, at - _NEAR) : at + _NEAR + 1] if row != number]
        near = [row for row in near if abs(row - number) <= _LINES]
        alike = [loose[row] for row in near if row in loose]
        if number in loose and len(alike) > 1 and len(alike) >= _MOST * len(near):
            yield number, alike


def _placed(line: Line, near: Sequence[Line]) -> Line:
    """A row with its figures in columns; what it has more than all but one of those beside it belongs to its label."""
    first = next(at for at, piece in enumerate(line.pieces) if piece.figure)
    more = max(_count(line) - sorted(map(_count, near))[-2], 0) if first else 0
    label, figures = line.pieces[: first + more], line.pieces[first + more :]
    return replace(line, pieces=(*(replace(piece, figure=None) for piece in label), *_ranked(figures)))


def _loosened(line: Line) -> Line | None:
    """The line with the figures at its end apart from its label; None where gaps tell columns or there are none."""
    if len(line.pieces) == 1 and line.pieces[0].figure is None:
        line = _cut(line)
    figures = [piece for piece in line.pieces if piece.figure]
    label = line.pieces[: len(line.pieces) - len(figures)]
    if len(figures) < _FEWEST or any(piece.figure for piece in label) or _gaps(line, figures):
        return None
    if all(piece.is_year for piece in figures) or (label and not _LETTER.search(line.text)):
        return None  # headings over the columns are dealt out by their number
    return line


def _cut(line: Line) -> Line:
    """The line with the run of figures it ends with cut from its words."""
    (piece,) = line.pieces
    words = line.raw[piece.start - line.start : piece.end - line.start].split(" ")
    last = len(words)
    while last and _FIGURE_WORD.fullmatch(words[last - 1]):
        last -= 1
    if not 0 < last < len(words) - 1:
        return line
    return cut_figures(line, piece.start + len(" ".join(words[:last])) + 1)


def _gaps(line: Line, figures: Sequence[Piece]) -> bool:
    """Whether more than one blank stands between figures."""
    between = (line.raw[one.end - line.start : other.start - line.start] for one, other in pairwise(figures))
    return any(len(gap) > 1 for gap in between)


def _ranked(figures: Sequence[Piece]) -> Iterator[Piece]:
    for rank, piece in enumerate(figures):
        right = FIRST + _WIDE * (rank + 1)
        yield replace(
            piece, left=right - (piece.right - piece.left), right=right, edge=right - (piece.right - piece.edge)
        )
