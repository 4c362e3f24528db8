"""Where on a page a receipt's text stands: the document's text and the page's, aligned character by character.

Both hold the same printed characters in the same order but for white space, footnote marks and cells whose lines
were taken apart. So the fewest edits that turn one into the other tell where each character of a receipt is shown.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree
from rapidfuzz.distance import Levenshtein

from pipeline.emit.xml import Element
from pipeline.model.document import Document, Table
from pipeline.model.source import Source

_SHOWN = re.compile(r"\S")
_REACH = 8
"""How many runs of text further on a print may stand that is not between its neighbours: the lines of stacked cells."""


@dataclass(frozen=True, slots=True, eq=False)
class Slot:
    """A run of text of the page: the text in an element, or the tail behind it."""

    element: Element
    is_tail: bool
    text: str


@dataclass(frozen=True, slots=True)
class Place:
    """Characters `start` to `end` of a slot, given by its number."""

    slot: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Places:
    """The slots of a page in reading order, and for a character offset of the document its (slot, offset)."""

    slots: tuple[Slot, ...]
    _shown: dict[int, tuple[int, int]]
    _end: int

    def of(self, start: int, printed: str) -> Place | None:
        """Where a print that begins at an offset of the document is shown; None where it is not in one slot.

        Fewest edits may take a footnote mark for a digit of the figure behind it. So a print that is not in one slot
        is looked for between its neighbours and a little further on, since cells that stack lines were taken apart.
        """
        end = start + len(printed)
        first, last = self._shown.get(start), self._shown.get(end - 1)
        if first and last and first[0] == last[0]:
            place = Place(first[0], first[1], last[1] + 1)
            if self.text(place).split() == printed.split():
                return place
        return self._between(self._neighbour(range(start - 1, -1, -1)), self._neighbour(range(end, self._end)), printed)

    def text(self, place: Place) -> str:
        """What stands at a place."""
        return self.slots[place.slot].text[place.start : place.end]

    def _neighbour(self, offsets: range) -> int | None:
        return next((self._shown[offset][0] for offset in offsets if offset in self._shown), None)

    def _between(self, first: int | None, last: int | None, printed: str) -> Place | None:
        """The one place in a few slots that shows a print which is no part of a longer one."""
        if first is None or last is None:
            return None
        whole = re.compile(rf"(?<![\w.,]){re.escape(printed)}(?![\w,]|\.\d)")
        found = [
            Place(number, match.start(), match.end())
            for number in range(first, min(last + _REACH, len(self.slots)))
            for match in whole.finditer(self.slots[number].text)
        ]
        return found[0] if len(found) == 1 else None


def places(document: Document, page: Element) -> Places:
    """The places of everything the document's blocks were read from."""
    slots = tuple(_slots(page))
    printed = [(source.start + i.start(), i[0]) for source in _sources(document) for i in _SHOWN.finditer(source.text)]
    shown = [(number, i.start(), i[0]) for number, slot in enumerate(slots) for i in _SHOWN.finditer(slot.text)]
    found: dict[int, tuple[int, int]] = {}
    ours, theirs = "".join(letter for _, letter in printed), "".join(letter for *_, letter in shown)
    for block in Levenshtein.opcodes(ours, theirs):
        if block.tag == "equal":
            for step in range(block.src_end - block.src_start):
                found[printed[block.src_start + step][0]] = shown[block.dest_start + step][:2]
    return Places(slots, found, len(document.text))


def _sources(document: Document) -> Iterator[Source]:
    for block in document.blocks:
        if isinstance(block, Table):
            yield from (cell.source for row in block.rows for cell in row.cells)
        else:
            yield block.source


def _slots(page: Element) -> Iterator[Slot]:
    for event, element in etree.iterwalk(page, events=("start", "end")):
        text = element.text if event == "start" else element.tail
        if text and text.strip() and not (event == "end" and element is page):
            yield Slot(element, event == "end", text)
