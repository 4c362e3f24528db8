"""Footnotes of tables: the words behind the marks that labels and figures carry."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.model.document import Document, Paragraph
from pipeline.model.source import Source
from pipeline.model.statement import Figure, Footnote, LineItem, Statement

_NOTE = re.compile(
    r"^[ \t]*(?:\((?P<round>[a-z]|\d{1,2})\)|\[(?P<square>[a-z]|\d{1,2})\]|(?P<sign>\*{1,3}|[†‡§]))"
    r"[ \t]*(?P<text>\S.{7,})$",
    re.IGNORECASE | re.MULTILINE,
)
_TABLES_BETWEEN = 2
"""A note stands below its table, with at most this many tables between: notes often close a run of them."""


def with_footnotes(statements: Sequence[Statement], document: Document) -> tuple[Statement, ...]:
    """The statements, every marked line and figure with the notes that its marks stand for."""
    notes = sorted(_notes(document), key=lambda note: note.source.start)
    tables = [table.rows[0].cells[0].source.start for table in document.tables() if table.rows and table.rows[0].cells]
    search = _Search(notes, tables)
    return tuple(replace(each, lines=tuple(_noted(line, search) for line in each.lines)) for each in statements)


def _notes(document: Document) -> Iterator[Footnote]:
    """Paragraphs, and rows without figures, that begin with a mark."""
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield from _in(block.source)
        else:
            for row in block.rows:
                stub = row.at(0)
                if stub and len(row.cells) == 1:
                    yield from _in(stub.source)


def _in(source: Source) -> Iterator[Footnote]:
    for found in _NOTE.finditer(source.text):
        mark = next(group for group in (found["round"], found["square"], found["sign"]) if group)
        yield Footnote(
            mark=mark,
            text=" ".join(found["text"].split()),
            source=source.within(found.start("text"), found.end("text")),
        )


class _Search:
    """The notes and tables of a document by where they begin."""

    def __init__(self, notes: Sequence[Footnote], tables: Sequence[int]) -> None:
        self._notes = notes
        self._tables = tables

    def find(self, mark: str, start: int) -> Footnote | None:
        """The first note of that mark below a place, if it is near enough to be meant."""
        below = next((note for note in self._notes if note.source.start > start and note.mark == mark), None)
        if below is None:
            return None
        between = bisect_right(self._tables, below.source.start) - bisect_right(self._tables, start)
        return below if between <= _TABLES_BETWEEN else None


def _noted(line: LineItem, search: _Search) -> LineItem:
    notes = _found(line.marks, line.source, search)
    figures = tuple(_marked(figure, search) for figure in line.figures)
    return replace(line, notes=notes, figures=figures) if notes or figures != line.figures else line


def _marked(figure: Figure, search: _Search) -> Figure:
    notes = _found(figure.marks, figure.source, search)
    return replace(figure, notes=notes) if notes else figure


def _found(marks: Sequence[str], source: Source, search: _Search) -> tuple[Footnote, ...]:
    return tuple(note for mark in dict.fromkeys(marks) if (note := search.find(mark, source.start)))
