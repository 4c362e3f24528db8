"""Footnote marks over lines of figures, on titles and on column headings, and those of the labels themselves."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.extract.headings.grammar import read
from pipeline.extract.headings.rows import beyond, is_year
from pipeline.extract.labels import clean, unglued
from pipeline.model.document import Cell, Row

_ASIDE = re.compile(r"\(\s*(?:unaudited|audited|continued|in\s|dollars|amounts|\$)[^()]*\)\s*", re.IGNORECASE)
_NOTE = re.compile(r"\s*(?:\(\w{1,2}\)|\[\w{1,2}\]|[*†‡§]+)\s*\w")
"""What a note begins with: one that is printed over a table is the note of another."""
_SIGNS = frozenset("([*†‡§")
_WITHIN = re.compile(r"(?<=[^\W\d])(?:([*†‡§]+)|\s?\(([a-z]|\d{1,2})\))(?=\s)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """The marks over a grid: those on its title speak of all its figures, the others of a column's."""

    table: tuple[str, ...] = ()
    columns: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    numbers: frozenset[str] = frozenset()
    """Those of the notes of a plain text, which prints raised numbers as if they were part of the word before."""

    def over(self, column: int) -> tuple[str, ...]:
        """The marks that speak of every figure of a column."""
        return (*self.columns.get(column, ()), *self.table)


NO_MARKS = Marks()


def heading_marks(titles: Sequence[str], head: Sequence[Row], numbers: frozenset[str]) -> Marks:
    """The marks on the lines over a table that name it and in the rows of its headings; `numbers` as in `Marks`.

    A mark beside headings that name no period is that of a line of words.
    """
    table = [mark for line in titles if not _NOTE.match(line) for mark in _marks(line, numbers)]
    columns: dict[int, tuple[str, ...]] = {}
    rows = [(row, _heads(row)) for row in head]
    for cell, names in ((cell, names) for row, names in rows for cell in row.cells):
        marks = (*_marks(cell.text, numbers), *cell.marks)
        if cell.column == 0:
            table += marks if names and not _NOTE.match(cell.text) else ()
            continue
        for column in range(cell.column, cell.column + cell.width) if marks else ():
            columns[column] = (*columns.get(column, ()), *marks)
    return Marks(table=tuple(dict.fromkeys(table)), columns=columns, numbers=numbers)


def _heads(row: Row) -> bool:
    """Whether a row above the figures prints a title, or stands beside the periods of the columns."""
    return not beyond(row) or any(is_year(cell.text) or _is_period(cell.text) for cell in beyond(row))


def _is_period(text: str) -> bool:
    return any(span.timed for span in read(text))


def _marks(text: str, numbers: frozenset[str]) -> tuple[str, ...]:
    """The marks of a heading: behind it or, where it goes on in a further line, behind one of its words."""
    if not numbers and _SIGNS.isdisjoint(text):
        return ()
    text, last = clean(_ASIDE.sub("", text))
    within = (found[1] or found[2] for found in _WITHIN.finditer(text))
    return (*within, *last, *unglued(text, numbers))


def read_label(cell: Cell, numbers: frozenset[str]) -> tuple[str, tuple[str, ...]]:
    """The label of a line without its marks, and the marks; `numbers` as in `Marks`."""
    label, marks = clean(cell.text)
    if numbers and not marks:
        marks = unglued(label, numbers) or unglued(cell.source.text, numbers)
        label = label.removesuffix(marks[0]).rstrip() if marks else label
    return label, (*marks, *cell.marks)
