"""Statements with the notes that the marks of their lines and figures point to."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.footnotes.notes import notes_of, numbered_of, numbers_of
from pipeline.extract.footnotes.search import Search, kind_of
from pipeline.extract.tables.marks import read_label
from pipeline.model.document import Document
from pipeline.model.source import Source
from pipeline.model.statement import Figure, Footnote, LineItem, Statement


def with_footnotes(statements: Sequence[Statement], document: Document) -> tuple[Statement, ...]:
    """The statements, every marked line and figure with the notes that its marks stand for."""
    search = _search(document)
    unknown = _unknown([line for each in statements for line in each.lines], search)
    return tuple(
        replace(each, lines=tuple(_noted(line, search, unknown) for line in each.lines)) for each in statements
    )


_Marks = frozenset[tuple[int | None, str]]
"""Tables and marks in them."""


def _unknown(lines: Sequence[LineItem], search: Search) -> _Marks:
    """The marks of tables whose own notes are not printed: what they come upon are the notes of a further table.

    So it is where no list of notes stands below the table, and one of its marks finds a note further down, but another
    of the same kind finds none.
    """
    places = [(mark, line.source) for line in lines for mark in line.marks]
    places += [(mark, figure.source) for line in lines for figure in line.figures for mark in figure.marks]
    known = {(source.table, mark) for mark, source in places if search.find(mark, source.start)}
    own = {source.table for _, source in places if search.has_own(source.start)}
    without = {(source.table, kind_of(mark)) for mark, source in places if (source.table, mark) not in known}
    return frozenset((table, mark) for table, mark in known if table not in own and (table, kind_of(mark)) in without)


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


def _noted(line: LineItem, search: Search, unknown: _Marks) -> LineItem:
    if not line.marks and not any(figure.marks for figure in line.figures):
        return line
    notes = _found(line.marks, line.source, search, unknown)
    figures = tuple(_marked(figure, search, unknown) for figure in line.figures)
    return replace(line, notes=notes, figures=figures) if notes or figures != line.figures else line


def _marked(figure: Figure, search: Search, unknown: _Marks) -> Figure:
    notes = _found(figure.marks, figure.source, search, unknown)
    return replace(figure, notes=notes) if notes else figure


def _found(marks: Sequence[str], source: Source, search: Search, unknown: _Marks = frozenset()) -> tuple[Footnote, ...]:
    known = (mark for mark in dict.fromkeys(marks) if (source.table, mark) not in unknown)
    return tuple(note for mark in known if (note := search.find(mark, source.start)))
