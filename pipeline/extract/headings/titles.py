"""What the lines above a table and the titles within it say of its columns."""

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.headings.grammar import cut, read
from pipeline.extract.headings.rows import is_caption, is_titled
from pipeline.extract.headings.spans import SpanSpec
from pipeline.extract.headings.stacking import Piece, deal
from pipeline.model.document import Paragraph
from pipeline.model.statement import ColumnKind

_LINES = 30
"""How many lines above a table are looked at: a title block, and the lines of a statement before its first figure."""
_PROSE = 240
"""A longer paragraph is prose, and what stands above it belongs to something else."""
_TITLE_WORDS, _HEADING_WORDS, _ANNOUNCED_WORDS = 9, 2, 20
"""A line with more words beside its periods is a sentence; a heading has hardly any, an announcement more."""
_PERIOD_WORDS = re.compile(r"\b(?:ended|ending|as of|at|for the|period)\b", re.IGNORECASE)


def title_lines(above: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """The title block directly above a table, top-down, one line each."""
    lines: list[Paragraph] = []
    for paragraph in reversed(above):
        if len(paragraph.text) > _PROSE or len(lines) >= _LINES:
            break
        found = re.findall(r"\S[^\n]*", paragraph.text)
        lines[:0] = [replace(paragraph, text=line.strip()) for line in found]
    heads = page_heads([line.text for line in lines])
    return tuple(line for at, line in enumerate(lines) if at not in heads)


def dealt(lines: Sequence[Paragraph], columns: Sequence[int]) -> dict[int, tuple[Piece, ...]]:
    """The lines that are headings themselves, dealt out over the columns, each of their periods to an equal share.

    Lines that stand together count together. Of several such groups the nearest that says more than years is taken;
    one that names other than these columns belongs to something else, and so does all above it.
    """
    nearest: dict[int, tuple[Piece, ...]] = dict.fromkeys(columns, ())
    for group in _groups(lines):
        if not all(_fits(line, columns) for line in group):
            break
        pieces = [piece for line in group for piece in deal(line.text, line.source, columns)]
        over = {column: tuple(piece for piece in pieces if piece.first <= column <= piece.last) for column in columns}
        if any(span.end.month or span.has_length for line in group for span in read(line.text)):
            return over
        nearest = nearest if any(nearest.values()) else over
    return nearest


def _groups(lines: Sequence[Paragraph]) -> list[list[Paragraph]]:
    """The heading lines that stand together, captions between them apart; the nearest group first."""
    groups: list[list[Paragraph]] = []
    together = False
    for line in reversed(lines):
        if _is_heading(line.text):
            groups = groups if together else [*groups, []]
            groups[-1].insert(0, line)
            together = True
        else:
            together = together and is_caption(line.text)
    return groups


def _is_heading(line: str) -> bool:
    """Whether a line names periods and says little else: several side by side, or one over all."""
    first, parts = read(line)[0], len(cut(line))
    if not first.timed or _SENTENCE_ENDS.search(line):
        return False
    words = len(first.rest.split())
    if parts > 1:
        return words <= _TITLE_WORDS
    return words <= _HEADING_WORDS and first.kind is ColumnKind.PERIOD and not _is_bare_date(first)


_SENTENCE_ENDS = re.compile(
    r"(?<!\bjan)(?<!\bfeb)(?<!\bmar)(?<!\bapr)(?<!\baug)(?<!\bsept)(?<!\bsep)(?<!\boct)(?<!\bnov)(?<!\bdec)\.\s*$",
    re.IGNORECASE,
)
"""The last line of a sentence says nothing of what stands below, abbreviated months apart."""


def _fits(line: Paragraph, columns: Sequence[int]) -> bool:
    """Whether a line names one period for each column, or for an equal share of them."""
    parts = len(cut(line.text))
    return parts <= len(columns) and len(columns) % parts == 0


def _is_bare_date(span: SpanSpec) -> bool:
    """A whole date and neither a length nor "as of": in a title block it may be the release's own."""
    return span.end.year is not None and span.end.month is not None and not (span.has_length or span.as_of)


def _tells(line: str) -> bool:
    """Whether a line above speaks of the table's period: not a release's own date, nor its headline, nor prose.

    A sentence that announces the table does: `The following table shows loans at December 31, 2008:`.
    """
    span = read(line)[0]
    announces = _announces(line)
    if _is_bare_date(span):
        return is_titled(line) or (announces and _PERIOD_WORDS.search(line) is not None)
    if _SENTENCE_ENDS.search(line) and not announces:
        return False
    return len(span.rest.split()) <= _HEADING_WORDS or _PERIOD_WORDS.search(line) is not None


def _announces(line: str) -> bool:
    """Whether a line leads over to what stands below it."""
    return line.rstrip().endswith(":") or _ANNOUNCES.search(line) is not None


_ANNOUNCES = re.compile(r"\bfollowing\b|\btables?\b|\bbelow\b", re.IGNORECASE)


def context(lines: Sequence[str], titles: Sequence[str]) -> tuple[tuple[SpanSpec, ...], ...]:
    """The periods each title names, the nearest title's first; `lines` stand above the table, `titles` within it."""
    texts = [*(line for line in lines if _tells(line)), *titles]
    said = ((text, tuple(s for s in read(text) if s.timed or s.as_of)) for text in reversed(texts))
    return tuple(spans for text, spans in said if spans and _is_short(text, spans[0]))


def _is_short(text: str, span: SpanSpec) -> bool:
    """Whether a title has few words beside its period, or announces the table below."""
    words = len(span.rest.split())
    return words <= _TITLE_WORDS or (words <= _ANNOUNCED_WORDS and _announces(text))


def page_heads(lines: Sequence[str]) -> set[int]:
    """Where lines stand that a release repeats on top of its pages: its headline, its date and `Page 2`."""
    pages = [at for at, line in enumerate(lines) if _PAGE.fullmatch(line)]
    heads = {at for page in pages for at in range(max(page - _PAGE_HEAD, 0), page + 1)}
    return {at for at in heads if read(lines[at])[0].timed}


_PAGE = re.compile(r"\W*page\s+\d{1,3}(?:\s+of\s+\d{1,3})?\W*", re.IGNORECASE)
_PAGE_HEAD = 2
"""So many lines stand over the number of a page."""
