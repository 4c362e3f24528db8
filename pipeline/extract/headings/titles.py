"""What the lines above a table and the titles within it say of its columns."""

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.headings.grammar import cut, read
from pipeline.extract.headings.rows import is_titled
from pipeline.extract.headings.spans import SpanSpec
from pipeline.extract.headings.stacking import Piece, deal
from pipeline.model.document import Paragraph
from pipeline.model.statement import ColumnKind

_LINES = 30
"""How many lines above a table are looked at: a title block, and the lines of a statement before its first figure."""
_PROSE = 240
"""A longer paragraph is prose, and what stands above it belongs to something else."""
_TITLE_WORDS, _HEADING_WORDS = 9, 2
"""A line with more words beside its periods is a sentence; a heading has hardly any."""
_PERIOD_WORDS = re.compile(r"\b(?:ended|ending|as of|at|for the|period)\b", re.IGNORECASE)


def title_lines(above: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """The title block directly above a table, top-down, one line each."""
    lines: list[Paragraph] = []
    for paragraph in reversed(above):
        if len(paragraph.text) > _PROSE or len(lines) >= _LINES:
            break
        found = re.findall(r"\S[^\n]*", paragraph.text)
        lines[:0] = [replace(paragraph, text=line.strip()) for line in found]
    return tuple(lines)


def dealt(lines: Sequence[Paragraph], columns: Sequence[int]) -> dict[int, tuple[Piece, ...]]:
    """The lines that are headings themselves, dealt out over the columns, each of their periods to an equal share."""
    pieces = [piece for line in lines for piece in _deal(line, columns)]
    return {column: tuple(piece for piece in pieces if piece.first <= column <= piece.last) for column in columns}


def _deal(line: Paragraph, columns: Sequence[int]) -> tuple[Piece, ...]:
    parts, first = len(cut(line.text)), read(line.text)[0]
    fits = first.timed and len(columns) % parts == 0 and parts <= len(columns)
    words = len(first.rest.split())
    if not fits or words > _TITLE_WORDS:
        return ()
    single = parts == 1 and len(columns) > 1
    if single and (words > _HEADING_WORDS or first.kind is not ColumnKind.PERIOD or _is_bare_date(first)):
        return ()
    return deal(line.text, line.source, columns)


def _is_bare_date(span: SpanSpec) -> bool:
    """A whole date and neither a length nor "as of": in a title block it may be the release's own."""
    return span.end.year is not None and span.end.month is not None and not (span.has_length or span.as_of)


def _tells(line: str) -> bool:
    """Whether a line above speaks of the table's period: not a release's own date, nor its headline."""
    span = read(line)[0]
    if _is_bare_date(span):
        return is_titled(line)
    return len(span.rest.split()) <= _HEADING_WORDS or _PERIOD_WORDS.search(line) is not None


def context(lines: Sequence[str], titles: Sequence[str]) -> tuple[tuple[SpanSpec, ...], ...]:
    """The periods each title names, the nearest title's first; `lines` stand above the table, `titles` within it."""
    texts = [*(line for line in lines if _tells(line)), *titles]
    said = (tuple(span for span in read(text) if span.timed or span.as_of) for text in reversed(texts))
    return tuple(spans for spans in said if spans and len(spans[0].rest.split()) <= _TITLE_WORDS)
