"""What notes releases print under their tables and what they mark, written down by eye, and what the facts carry.

A file tests/golden/footnotes/NAME.csv has one row for each note and line it speaks of: `where` its mark stands (`line`,
`figure`, `column` heading, `section` heading over the line, `title` of the table; `optional` where a reader may take
the heading to speak of the line or not), the `mark` without brackets, how the note `begins` and `ends`, the words of
the `line` and its `figures` that the note speaks of, as printed. Every note of the release's tables is there. A mark on
a column heading speaks of the column, on a section heading of the lines under it and their total, on a title of the
table; a `Note:` without a mark, and marks in sentences, are not written down.
"""

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from golden_rows import GOLDEN

from pipeline.export import Reported
from pipeline.model.document import Row
from pipeline.model.report import Fact
from pipeline.model.source import Source

NOTES = GOLDEN / "footnotes"
APART = frozenset({"cadence-bancorp-2020-03-31", "criteo-2020-03-31", "figs-2025-09-30", "mgm-2022-12-31"})
"""Releases whose misses nobody looked at while the code was written: what they score is what others would."""
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?|\.\d+")
_SPARE = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """One printed figure that a note speaks of; see the module for the columns."""

    where: str
    mark: str
    begins: str
    ends: str
    line: str
    figure: str
    figures: frozenset[str]
    """The digits of all figures of the line that the note speaks of."""

    @property
    def note(self) -> tuple[str, str, str]:
        """What tells a note from the others of its release."""
        return self.mark, self.begins, self.ends


Place = tuple[str, frozenset[str], frozenset[str]]
"""Where a table prints a fact: the words of its row, its digits (a range has two), those of all figures of the row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """A note on a fact, and where tables print the fact."""

    text: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """A release's notes held against its facts.

    `got` are marked figures whose fact carries the note, `missed` those whose fact does not, `no_fact` those that are
    none; `right` and `wrong` are the notes facts carry; `found` and `complete` those of the printed ones that facts
    carry, and carry whole, of `printed`.
    """

    got: tuple[Marked, ...]
    missed: tuple[Marked, ...]
    no_fact: tuple[Marked, ...]
    right: int
    wrong: tuple[Carried, ...]
    found: int
    complete: int
    printed: int


def rows_of(path: Path) -> list[Marked]:
    """The figures of a golden file."""
    read = csv.DictReader(path.open(encoding="utf-8"))
    rows = [(row, [figure for figure in row.pop("figures").split(" | ") if figure]) for row in read]
    return [
        Marked(**row, figure=figure, figures=frozenset(map(_digits, figures)))
        for row, figures in rows
        for figure in figures
    ]


def noted(rows: Sequence[Marked], told: Reported) -> Noted:
    """What became of the notes of a release."""
    printed = {(table.index, row.index): row for table in told.document.tables() for row in table.rows}
    facts = [(_places(fact, printed), fact) for fact in told.report.facts]
    sure = [row for row in rows if row.where != "optional"]
    of_row = [(row, [fact for places, fact in facts if any(_is_at(row, place) for place in places)]) for row in sure]
    carried = [Carried(text=note.text, places=places) for places, fact in facts for note in fact.footnotes]
    wrong = tuple(one for one in carried if not any(_is_of(row, one) for row in rows))
    texts = {_bare(note.text) for fact in told.report.facts for note in fact.footnotes}
    notes = {row.note for row in sure}
    begun = [(note, [text for text in texts if text.startswith(_bare(note[1]))]) for note in notes]
    return Noted(
        got=tuple(row for row, mine in of_row if any(_has(row, fact) for fact in mine)),
        missed=tuple(row for row, mine in of_row if mine and not any(_has(row, fact) for fact in mine)),
        no_fact=tuple(row for row, mine in of_row if not mine),
        right=len(carried) - len(wrong),
        wrong=wrong,
        found=sum(bool(mine) for _, mine in begun),
        complete=sum(any(text.endswith(_bare(note[2])) for text in mine) for note, mine in begun),
        printed=len(notes),
    )


def _places(fact: Fact, rows: dict[tuple[int, int], Row]) -> tuple[Place, ...]:
    """Where tables print a fact; a sentence that says it again has no marks."""
    return tuple(
        _place(source, rows[source.table, source.row], fact)
        for source in (fact.source, *fact.also)
        if source.table and source.row
    )


def _place(source: Source, row: Row, fact: Fact) -> Place:
    stub = row.at(0)
    words = f"{_bare(stub.text) if stub else ''} {_bare(fact.label)}"
    beside = (_each(cell.text) | {_digits(cell.text)} for cell in row.cells)
    return words, _each(source.text), frozenset().union(*beside)


def _is_at(row: Marked, place: Place) -> bool:
    words, digits, beside = place
    named = any(_same(_bare(row.line), mine) for mine in words.split(" "))
    return named and _digits(row.figure) in digits and row.figures <= beside


def _same(line: str, mine: str) -> bool:
    """Whether words name the same line: labels wrap over rows, so that one may be a part of the other."""
    return line in mine or mine in line if line and mine else line == mine


def _is_of(row: Marked, one: Carried) -> bool:
    return _bare(one.text).startswith(_bare(row.begins)) and any(_is_at(row, place) for place in one.places)


def _has(row: Marked, fact: Fact) -> bool:
    return any(_bare(note.text).startswith(_bare(row.begins)) for note in fact.footnotes)


def _bare(text: str) -> str:
    return _SPARE.sub("", text).lower()


def _each(printed: str) -> frozenset[str]:
    """The digits of every figure of a cell: a range has two."""
    return frozenset(map(_digits, _NUMBER.findall(printed))) or frozenset({"-"})


def _digits(figure: str) -> str:
    return re.sub(r"[^\d.]", "", figure).strip(".") or "-"
