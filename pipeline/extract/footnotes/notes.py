"""The notes a release prints: paragraphs and rows of tables that begin with a mark, with all their words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from pipeline.extract.labels import continues
from pipeline.model.document import Document, Format, Paragraph, Row, Table
from pipeline.model.figures import parse_figure
from pipeline.model.source import Source
from pipeline.model.statement import Footnote

_ONE = r"(?:\((?:[a-z]|\d{1,2}|[*†‡§#+^~]{1,3})\)|\[(?:[a-z]|\d{1,2})\]|\*{1,3}|[†‡§]|\+(?=\s+[A-Z]))"
_NOTE = re.compile(rf"\s*(?P<marks>{_ONE}(?:\s*,?\s*{_ONE})*)\s*(?P<text>\S.*)", re.IGNORECASE | re.DOTALL)
_LINE = re.compile(rf"^[ \t]*{_ONE}[ \t]*\S", re.IGNORECASE | re.MULTILINE)
_FIRST = frozenset("([*†‡§+")
"""What a mark begins with."""
_NUMBERED = re.compile(r"(?P<number>\d{1,2})\.\s*(?P<text>[^\W\d_].*|[“\"].*)", re.DOTALL)
_EACH = re.compile(r"[a-z]|\d{1,2}|[*†‡§#+^~]+", re.IGNORECASE)
_ALONE = re.compile(rf"\s*{_ONE}\s*", re.IGNORECASE)
_SIGN = re.compile(r"[*†‡§#+^~]+")
_BULLET = re.compile(r"\s*[•·●▪◦■–—-]\s*\S")
_RAISES = frozenset({Format.HTML, Format.SUBMISSION})
"""Formats that set raised marks apart."""
_LONGEST = 10_000
"""Characters after which a note goes on no further."""
_LETTERS = 5
"""A note has at least so many letters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """Something printed that may be a note or go on with one; `table` counts the tables that begin above it."""

    text: str
    source: Source
    table: int
    marks: tuple[str, ...] = ()


def notes_of(document: Document) -> tuple[Footnote, ...]:
    """The notes in printed order, one for each mark a note begins with, the paragraphs it runs over put together.

    A sign that begins several paragraphs in a row is a bullet.
    """
    whole = list(_whole(document))
    found: list[Footnote] = []
    for _, group in groupby(whole, key=lambda entry: entry.table):
        run = list(group)
        marks = [mark for entry in run for mark in entry.marks]
        found += [
            Footnote(mark=mark, text=entry.text, source=entry.source)
            for entry in run
            for mark in entry.marks
            if not (_SIGN.fullmatch(mark) and marks.count(mark) > 1)
        ]
    return tuple(found)


def numbered_of(document: Document) -> tuple[Footnote, ...]:
    """The paragraphs of the one list a release numbers `1.`, `2.`, ...: its notes, if it prints them at its end.

    None where it numbers several lists, or where paragraphs of the list are not in order.
    """
    paragraphs = [block for block in document.blocks if isinstance(block, Paragraph)]
    begin = [each for each in paragraphs if each.text[:1].isdecimal()]
    found = [(match, each) for each in begin if (match := _NUMBERED.fullmatch(" ".join(each.text.split())))]
    if [int(match["number"]) for match, _ in found] != list(range(1, len(found) + 1)):
        return ()
    return tuple(Footnote(mark=match["number"], text=match["text"], source=each.source) for match, each in found)


def numbers_of(document: Document) -> frozenset[str]:
    """The numbers of the notes of a plain text, where a raised number may read as part of the word before it."""
    if document.format in _RAISES:
        return frozenset()
    return frozenset(note.mark for note in notes_of(document) if note.mark.isdecimal())


def _whole(document: Document) -> Iterator[_Entry]:
    """The notes, each with what goes on with it below."""
    note: _Entry | None = None
    for entry in _entries(document):
        if note and not entry.marks and entry.table == note.table and _goes_on(note, entry):
            note = replace(note, text=_joined(note.text, entry.text), source=_both(note.source, entry.source, document))
            continue
        if note:
            yield note
        note = entry if entry.marks else None
    if note:
        yield note


def _entries(document: Document) -> Iterator[_Entry]:
    table = 0
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield from _in_paragraph(block, table)
        else:
            table += 1
            yield from _in_table(block, table)


def _in_paragraph(paragraph: Paragraph, table: int) -> Iterator[_Entry]:
    """A paragraph, or each of the notes that one holds line by line."""
    begins = paragraph.text[:1] in _FIRST
    lines = [found.start() for found in _LINE.finditer(paragraph.source.text)] if begins else []
    if len(lines) < 2 or paragraph.source.text[: lines[0]].strip():
        yield _entry(paragraph.text, paragraph.source, table)
        return
    for start, end in pairwise([*lines, len(paragraph.source.text)]):
        source = paragraph.source.within(start, end)
        yield _entry(source.text, source, table)


def _in_table(table: Table, index: int) -> Iterator[_Entry]:
    """Rows of nothing but words; below the last figures a mark that the layout sets apart begins a note."""
    marked = any(len(row.cells) == 1 and row.cells[0].marks for row in table.rows)
    last = max((at for at, row in enumerate(table.rows) if _has_figures(row)), default=-1) if marked else 0
    for at, row in enumerate(table.rows):
        if len(row.cells) == 1:
            only = row.cells[0]
            marks = only.marks if at > last else ()
            yield _entry("".join(f"({mark}) " for mark in marks) + only.text, only.source, index)
        elif len(row.cells) == 2 and _ALONE.fullmatch(row.cells[0].text) and not _has_figures(row):
            mark, words = row.cells
            yield _entry(f"{mark.text} {words.text}", words.source, index)


def _has_figures(row: Row) -> bool:
    return any(cell.column > 0 and parse_figure(cell.text) for cell in row.cells)


def _entry(text: str, source: Source, table: int) -> _Entry:
    text = " ".join(text.split())
    found = _NOTE.fullmatch(text) if text[:1] in _FIRST else None
    if found is None or sum(map(str.isalpha, found["text"])) < _LETTERS:
        return _Entry(text=text, source=source, table=table)
    return _Entry(text=found["text"], source=source, table=table, marks=tuple(_EACH.findall(found["marks"])))


def _goes_on(note: _Entry, entry: _Entry) -> bool:
    """Whether the paragraph below is more of a note: the sentence runs on, or a list that it announces follows."""
    text, below = note.text, entry.text
    if not below or len(text) > _LONGEST or _LINE.match(below):
        return False
    if _BULLET.match(below):
        return text.endswith((":", ";"))
    return below[0].islower() or text.endswith(("-", "–")) or (text[-1] not in ".!?:;)" and continues(text, below))


def _joined(text: str, below: str) -> str:
    return f"{text}{below}" if text.endswith("-") else f"{text} {below}"


def _both(first: Source, last: Source, document: Document) -> Source:
    return replace(first, end=last.end, text=document.text[first.start : last.end])
