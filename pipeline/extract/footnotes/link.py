"""Statements with the notes that the marks of their lines and figures point to."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.footnotes.notes import notes_of, numbered_of
from pipeline.extract.footnotes.search import Search
from pipeline.model.document import Document
from pipeline.model.source import Source
from pipeline.model.statement import Figure, Footnote, LineItem, Statement


def with_footnotes(statements: Sequence[Statement], document: Document) -> tuple[Statement, ...]:
    """The statements, every marked line and figure with the notes that its marks stand for."""
    tables = [table.rows[0].cells[0].source.start for table in document.tables() if table.rows and table.rows[0].cells]
    search = Search(notes_of(document), numbered_of(document), tables)
    return tuple(replace(each, lines=tuple(_noted(line, search) for line in each.lines)) for each in statements)


def _noted(line: LineItem, search: Search) -> LineItem:
    if not line.marks and not any(figure.marks for figure in line.figures):
        return line
    notes = _found(line.marks, line.source, search)
    figures = tuple(_marked(figure, search) for figure in line.figures)
    return replace(line, notes=notes, figures=figures) if notes or figures != line.figures else line


def _marked(figure: Figure, search: Search) -> Figure:
    notes = _found(figure.marks, figure.source, search)
    return replace(figure, notes=notes) if notes else figure


def _found(marks: Sequence[str], source: Source, search: Search) -> tuple[Footnote, ...]:
    return tuple(note for mark in dict.fromkeys(marks) if (note := search.find(mark, source.start)))
