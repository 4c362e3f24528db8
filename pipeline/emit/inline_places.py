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

    def of(self, start: int, end: int) -> Place | None:
        """Where the document's characters `start` to `end` are shown; None unless all of them are, in one slot."""
        shown = [self._shown.get(offset) for offset in range(start, end)]
        ends = [place for place in (shown[:1] + shown[-1:]) if place]
        if len(ends) < 2 or ends[0][0] != ends[1][0]:
            return None
        slot, first, last = ends[0][0], ends[0][1], ends[1][1] + 1
        return Place(slot, first, last) if last - first >= end - start else None


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
    return Places(slots, found)


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
