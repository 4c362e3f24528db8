"""Which note a mark means: the one in the list of notes that stands below its table."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from pipeline.model.statement import Footnote

_TABLES_BETWEEN = 5
"""A note stands below its table, with at most this many tables between: notes often close a run of them."""


_NOTES = 100
"""So far down the notes the one that a mark means is sought."""


class Search:
    """The notes of a document, those of a numbered list at its end, and where its tables begin, in printed order."""

    def __init__(self, notes: Sequence[Footnote], numbered: Sequence[Footnote], tables: Sequence[int]) -> None:
        self._notes = notes
        self._starts = [note.source.start for note in notes]
        self._numbered = {note.mark: note for note in numbered}
        self._tables = tables
        self._printed = Counter(note.mark for note in notes)
        self._alone = {n.mark: n for n in notes if self._printed[n.mark] == 1 and kind_of(n.mark) == "sign"}

    def find(self, mark: str, start: int) -> Footnote | None:
        """The note a mark at a place means; None where the release prints none.

        Without a note below its table it means one of the list at the end or, if it is a sign, the one note of that
        sign that is printed before all tables.
        """
        below = self._below(mark, start) if mark in self._printed else None
        if below:
            return below
        numbered = self._numbered.get(mark)
        if numbered and numbered.source.start > start:
            return numbered
        alone = self._alone.get(mark)
        return alone if alone and not self._between(-1, alone.source.start) else None

    def has_own(self, start: int) -> bool:
        """Whether a list of notes stands below a place before a further table does."""
        following = bisect_right(self._starts, start)
        return following < len(self._starts) and not self._between(start, self._starts[following])

    def _below(self, mark: str, start: int) -> Footnote | None:
        """The note of that mark below a place.

        The list of notes directly below a table is the table's. Only a list that goes on counting is continued below
        further tables: one that begins anew is another table's. A mark without any list near may mean a note further
        down, if the release has no other note of that mark.
        """
        passed: list[Footnote] = []
        place = start
        first = bisect_right(self._starts, start)
        for note in self._notes[first : first + _NOTES]:
            if passed and self._between(place, note.source.start) and not _goes_on(passed, note.mark, mark):
                return None
            if note.mark == mark:
                return note if _counting(passed) or self._is_near(note, start) else None
            passed.append(note)
            place = note.source.start
        return None

    def _is_near(self, note: Footnote, start: int) -> bool:
        return self._printed[note.mark] == 1 or self._between(start, note.source.start) <= _TABLES_BETWEEN

    def _between(self, start: int, end: int) -> int:
        """How many tables begin between two places."""
        return bisect_right(self._tables, end) - bisect_right(self._tables, start)


def _goes_on(passed: Sequence[Footnote], following: str, sought: str) -> bool:
    """Whether a list goes on with a mark below another table, and can so come to the one sought."""
    return _follows(passed, following) and _follows(passed, sought)


def _follows(passed: Sequence[Footnote], mark: str) -> bool:
    """Whether a mark counts on from notes: of the same kind and further than any of them, or the first that counts."""
    kind, place = _rank(mark)
    counting = _counting(passed)
    same = [rank for of, rank in counting if of == kind]
    return not counting or (bool(same) and place > max(same))


def _counting(passed: Sequence[Footnote]) -> list[tuple[str, int]]:
    """The ranks of those marks that count on; signs do not."""
    return [rank for note in passed if (rank := _rank(note.mark))[0] != "sign"]


def kind_of(mark: str) -> str:
    """Whether a mark is a number, a letter or a sign."""
    return _rank(mark)[0]


def _rank(mark: str) -> tuple[str, int]:
    """What kind of mark it is, and its place among those."""
    if mark.isdecimal():
        return "number", int(mark)
    return ("letter", ord(mark.lower())) if mark.isalpha() else ("sign", 0)
