"""Heading cells over columns: what stands above each column of figures, joined top-down."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from pipeline.extract.headings.grammar import cut, read, read_one
from pipeline.extract.headings.rows import beyond, is_year, printed
from pipeline.extract.headings.spans import SpanSpec
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
    """Whether a piece stands over a column and was not spread over it from beside.

    "Change" over dates and changes alike is meant for the changes alone.
    """
    others = [other for other in stacked[column] if other != piece]
    if _is_spread_year(piece, others) or _closes_elsewhere(piece, column, stacked):
        return False
    if not _compares(piece) or any(_compares(other) for other in others):
        return True
    dated = any(span.anchored for other in others for span in read(other.text))
    beside = (other for pieces in stacked.values() if piece in pieces for other in pieces if other != piece)
    return not dated or not any(_compares(other) for other in beside)


def _closes_elsewhere(piece: Piece, column: int, stacked: Mapping[int, tuple[Piece, ...]]) -> bool:
    """Whether a heading over several columns opens a bracket that is closed over other columns only.

    `EPS (Diluted` goes on in `US cents)` and is no word of `Net income` beside it.
    """
    if piece.first == piece.last or not _is_open(piece.text):
        return False
    closed = {at for at, pieces in stacked.items() if piece in pieces and any(_closes(one.text) for one in pieces)}
    return bool(closed) and column not in closed


def _is_open(text: str) -> bool:
    return text.count("(") > text.count(")")


def _closes(text: str) -> bool:
    return text.count(")") > text.count("(")


def _is_spread_year(piece: Piece, others: Sequence[Piece]) -> bool:
    """Whether a year belongs to a neighbour: a whole date of another year stands over the column, and no wider."""
    year = read(piece.text)[0].end.year
    if not year or not is_year(piece.text):
        return False
    dates = ((other, span.end) for other in others for span in read(other.text) if span.end.month and span.end.year)
    return any(end.year != year and other.last - other.first <= piece.last - piece.first for other, end in dates)


def _compares(piece: Piece) -> bool:
    return read(piece.text)[0].kind in (ColumnKind.CHANGE, ColumnKind.PERCENT)


def _layer(row: Row, columns: Sequence[int]) -> tuple[Piece, ...]:
    """One heading row as pieces; where it names as many periods as there are columns, they are dealt out in order."""
    lengths = _beside(row, columns)
    apart = {piece.first for piece in lengths}
    pieces = (*lengths, *(part for cell in beyond(row) if cell.column not in apart for part in _parts(cell, columns)))
    covered = all(any(piece.first <= column <= piece.last for piece in pieces) for column in columns)
    if covered and not any(len(cut(piece.text)) > piece.last - piece.first + 1 for piece in pieces):
        return pieces
    if dealt := _dealt(printed(row), columns) or _dealt(beyond(row), columns):
        return dealt
    return pieces


def _beside(row: Row, columns: Sequence[int]) -> tuple[Piece, ...]:
    """Lengths of periods that a layout set before their columns and not over them, in columns without figures.

    In `Three Months Ended | May 1 | May 2 | Six Months Ended | May 1 | May 2` each counts up to the next.
    """
    marks = [cell for cell in printed(row) if cell.column not in columns and _is_length(cell.text)]
    if not any(cell.column > 0 for cell in marks):
        return ()
    ends = [*(cell.column - 1 for cell in marks[1:]), max(columns)]
    return tuple(
        Piece(text=cell.text, first=cell.column, last=end, source=cell.source)
        for cell, end in zip(marks, ends, strict=True)
        if any(cell.column < column <= end for column in columns)
    )


def _is_length(text: str) -> bool:
    """Whether a text says how long a period is and not when it ends."""
    span, *others = read(text)
    return span.has_length and not span.anchored and not span.rest and not others


def _dealt(cells: Sequence[Cell], columns: Sequence[int]) -> tuple[Piece, ...]:
    """The periods of a row that a layout set beside their columns; nothing where their number does not fit."""
    parts = [(part, cell.source) for cell in cells for part in cut(cell.text)]
    if len(parts) != len(columns) or not all(read(text)[0].timed for text, _ in parts):
        return ()
    return tuple(
        Piece(text=text, first=column, last=column, source=source)
        for (text, source), column in zip(parts, columns, strict=True)
    )


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


def lengths_beside(rows: Sequence[Row]) -> tuple[Piece, ...]:
    """Lengths of periods that a layout put together in the stub: `Three Months Ended Twelve Months Ended`."""
    for row in rows:
        cell = row.at(0)
        parts = cut(cell.text) if cell else ()
        if cell and len(parts) > 1 and all(map(_is_length, parts)):
            return tuple(Piece(text=part, first=0, last=0, source=cell.source) for part in parts)
    return ()


def regrouped(
    stacked: Mapping[int, tuple[Piece, ...]], spare: tuple[Piece, ...] = ()
) -> Mapping[int, tuple[Piece, ...]]:
    """The same pieces, lengths of periods moved to their columns where a layout set them over the wrong ones.

    Under `Three Months Ended | Twelve Months Ended` the second begins where a date of the first comes again, or another
    heading where none is dated. They stay where they stand if each has its length and no period comes twice, or if
    moving them does not help. `spare` are lengths that stand over no column, where no other does.
    """
    lengths = tuple(dict.fromkeys(p for pieces in stacked.values() for p in pieces if read(p.text)[0].has_length))
    lengths = lengths or spare
    dates = {column: tuple(p for p in pieces if p not in lengths) for column, pieces in stacked.items()}
    said = {column: _joined(pieces) for column, pieces in dates.items() if pieces}
    spans = {column: span for column, span in said.items() if span.anchored} or said
    settled = all(dates[column] != stacked[column] for column in spans) and not _twins(stacked)
    if len(lengths) < 2 or (settled and not _compared(spans, stacked, lengths)):
        return stacked
    groups: list[dict[int, SpanSpec]] = [{}]
    for column, span in spans.items():
        if any(span.same_time(other) and span.rest == other.rest for other in groups[-1].values()):
            groups.append({})
        groups[-1][column] = span
    if len(groups) == 1 and _compared(spans, stacked, lengths):
        return {column: (lengths[0], *pieces) for column, pieces in dates.items()}
    if len(groups) != len(lengths):
        return stacked
    lent = {column: (length, *dates[column]) for length, group in zip(lengths, groups, strict=True) for column in group}
    moved = {**stacked, **lent}
    return stacked if _twins(moved) else moved


def _compared(
    spans: Mapping[int, SpanSpec], stacked: Mapping[int, tuple[Piece, ...]], lengths: Sequence[Piece]
) -> bool:
    """Whether every column has a length of its own over the same time of different years.

    Nobody compares nine months with the three months to the same day of the year before: what is left of
    `Three Months Ended | Nine Months Ended` over `2025 | 2024 | 2025 | 2024` are the first two columns.
    """
    ends = [span.end for span in spans.values()]
    apart = len({end.year for end in ends}) == len(ends) == len(lengths) and None not in {end.year for end in ends}
    alone = all(sum(piece in pieces for pieces in stacked.values()) == 1 for piece in lengths)
    alike = any(_joined([one]).same_time(_joined([other])) for one, other in combinations(lengths, 2))
    return apart and alone and not alike and len(spans) == len(stacked) and len({end.month for end in ends}) == 1


def _twins(stacked: Mapping[int, tuple[Piece, ...]]) -> bool:
    """Whether two columns name one period and nothing that tells them apart."""
    spans = [span for pieces in stacked.values() if (span := _joined(pieces)).anchored]
    return any(one.same_time(other) and one.rest == other.rest for one, other in combinations(spans, 2))


def _joined(pieces: Sequence[Piece]) -> SpanSpec:
    return read_one(" ".join(" ".join(piece.text.split()) for piece in pieces))
