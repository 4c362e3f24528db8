"""Statements with the notes that the marks of their lines and figures point to."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.footnotes.notes import notes_of, numbered_of, numbers_of
from pipeline.extract.footnotes.search import Search
from pipeline.extract.tables.marks import read_label
from pipeline.model.document import Document
from pipeline.model.source import Source
from pipeline.model.statement import Figure, Footnote, LineItem, Statement


def with_footnotes(statements: Sequence[Statement], document: Document) -> tuple[Statement, ...]:
    """The statements, every marked line and figure with the notes that its marks stand for."""
    search = _search(document)
    return tuple(replace(each, lines=tuple(_noted(line, search) for line in each.lines)) for each in statements)


def with_notes_of_rows(claims: Statement, document: Document) -> Statement:
    """What ranges in tables say, one line a claim, with the notes that the labels of their rows are marked with."""
    places = {_row_of(line) for line in claims.lines} - {(0, 0)}
    if not places:
        return claims
    rows = ((table.index, row) for table in document.tables() for row in table.rows)
    stubs = {(table, row.index): row.at(0) for table, row in rows if (table, row.index) in places}
    search, numbers = _search(document), numbers_of(document)
    notes = {place: _found(read_label(stub, numbers)[1], stub.source, search) for place, stub in stubs.items() if stub}
    return replace(claims, lines=tuple(replace(line, notes=notes.get(_row_of(line), ())) for line in claims.lines))


def _row_of(line: LineItem) -> tuple[int, int]:
    """The table and the row a line is printed in; zeros outside tables."""
    return line.source.table or 0, line.source.row or 0


def _search(document: Document) -> Search:
    tables = [table.rows[0].cells[0].source.start for table in document.tables() if table.rows and table.rows[0].cells]
    return Search(notes_of(document), numbered_of(document), tables)


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
