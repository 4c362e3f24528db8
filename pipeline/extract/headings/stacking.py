"""Heading cells over columns: what stands above each column of figures, joined top-down."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.extract.headings.grammar import cut, read
from pipeline.extract.headings.rows import Shape, beyond, shape
from pipeline.model.document import Cell, Row
from pipeline.model.source import Source
from pipeline.model.statement import ColumnKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A part of a heading over the columns `first` to `last`, both included."""

    text: str
    first: int
    last: int
    source: Source


def stack(rows: Sequence[Row], columns: Sequence[int]) -> dict[int, tuple[Piece, ...]]:
    """For each column of figures the heading pieces above it, top-down."""
    layers = [_layer(row, columns) for row in rows]
    stacked = {
        column: tuple(piece for layer in layers for piece in layer if piece.first <= column <= piece.last)
        for column in columns
    }
    return {
        column: tuple(piece for piece in pieces if _belongs(piece, column, stacked))
        for column, pieces in stacked.items()
    }


def _belongs(piece: Piece, column: int, stacked: Mapping[int, tuple[Piece, ...]]) -> bool:
    """Whether a piece stands over a column: "change" over dates and changes alike is meant for the changes alone."""
    others = [other for other in stacked[column] if other != piece]
    if not _compares(piece) or any(_compares(other) for other in others):
        return True
    dated = any(span.anchored for other in others for span in read(other.text))
    beside = (other for pieces in stacked.values() if piece in pieces for other in pieces if other != piece)
    return not dated or not any(_compares(other) for other in beside)


def _compares(piece: Piece) -> bool:
    return read(piece.text)[0].kind in (ColumnKind.CHANGE, ColumnKind.PERCENT)


def _layer(row: Row, columns: Sequence[int]) -> tuple[Piece, ...]:
    """One heading row as pieces; where its cells miss the columns but are as many, they are dealt out in order."""
    cells = beyond(row)
    pieces = tuple(part for cell in cells for part in _parts(cell, columns))
    missed = any(not any(piece.first <= column <= piece.last for column in columns) for piece in pieces)
    if missed and len(pieces) == len(columns) and shape(row) is Shape.PERIODS:
        return tuple(
            Piece(text=piece.text, first=column, last=column, source=piece.source)
            for piece, column in zip(pieces, columns, strict=True)
        )
    return pieces


def _parts(cell: Cell, columns: Sequence[int]) -> tuple[Piece, ...]:
    """A cell, cut where it names as many periods as it spans columns ("2006  2005" printed in one cell)."""
    last = cell.column + cell.width - 1
    over = [column for column in columns if cell.column <= column <= last]
    parts = len(cut(cell.text))
    if parts < 2 or parts != len(over):
        return (Piece(text=cell.text, first=cell.column, last=last, source=cell.source),)
    return deal(cell.text, cell.source, over)


def deal(text: str, source: Source, columns: Sequence[int]) -> tuple[Piece, ...]:
    """The periods of one line dealt out over the columns, each to an equal share, in order."""
    parts = cut(text)
    share = len(columns) // len(parts)
    return tuple(
        Piece(text=part, first=columns[at * share], last=columns[(at + 1) * share - 1], source=source)
        for at, part in enumerate(parts)
    )
