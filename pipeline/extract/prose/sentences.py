"""Prose cut into sentences, every character at its place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.model.document import Document, Paragraph
from pipeline.model.source import Source

_END = re.compile(r"[.!?][\"'”’)]*\s+(?=[\"“'(]*[A-Z0-9])|\s+[•●]\s+")
_ABBREVIATED = re.compile(
    r"(?:\b(?:inc|corp|co|ltd|llc|mr|mrs|ms|dr|vs|no|nos|approx|st|jr|sr|u\.s|u\.k|e\.g|i\.e|sept|oct|nov|dec|jan|feb|aug"
    r"|(?<!/)[a-z]))\.$",
    re.IGNORECASE,
)
_ALIKE = str.maketrans(
    {"\n": " ", "\r": " ", "\t": " ", "\u00a0": " ", "\\": " ", "*": " ", "’": "'", "−": "-", "—": "-"}
)
"""One character for one character, so that places stay what they are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence: `text` is made plain and is as long as `source.text`; `first` where it opens its paragraph."""

    text: str
    source: Source
    first: bool
    heading: str
    """The short line above its paragraph, which may say that what follows is guidance."""


def sentences(document: Document) -> Iterator[Sentence]:
    """The sentences outside tables, in printed order."""
    heading = ""
    for place in _paragraphs(document):
        plain = place.text.translate(_ALIKE)
        if len(plain.split()) and len(" ".join(plain.split())) < _SHORT and not _FIGURE.search(plain):
            heading = " ".join(plain.split())
            continue
        for number, (start, end) in enumerate(_cut(plain)):
            yield Sentence(text=plain[start:end], source=place.within(start, end), first=number == 0, heading=heading)


def _paragraphs(document: Document) -> Iterator[Source]:
    """The paragraphs, those joined that an empty line in the middle of a sentence parts: double-spaced prose."""
    held: Source | None = None
    for block in document.blocks:
        one = block.source if isinstance(block, Paragraph) else None
        if held and one and _goes_on(document.text, held, one):
            held = replace(held, end=one.end, text=document.text[held.start : one.end])
            continue
        if held:
            yield held
        held = one
    if held:
        yield held


def _goes_on(text: str, one: Source, other: Source) -> bool:
    """Whether a sentence that is not ended goes on in the next paragraph, with nothing printed between."""
    open_ended = len(one.text) >= _LINE and re.search(r"[\w,$)%-]\s*$", one.text) is not None
    goes_on = re.match(r"\s*(?:[a-z(]|\$\s?\d|\d[\d,.]*\s+[a-z%])", other.text) is not None
    return open_ended and goes_on and not text[one.end : other.start].strip() and other.end - one.start < _LONGEST


_LINE = 40
"""Characters of a paragraph that may be a line of prose."""
_SHORT = 120
_LONGEST = 2_000
_LONGEST_WORD = 12
"""Characters that hold any abbreviation and what stands before it."""
_FIGURE = re.compile(r"[$€£%]|\bpercent\b")


def _cut(text: str) -> Iterator[tuple[int, int]]:
    begin = 0
    for found in _END.finditer(text):
        if not _ABBREVIATED.search(text[max(begin, found.start() - _LONGEST_WORD) : found.start() + 1]):
            yield from _portions(begin, found.end())
            begin = found.end()
    yield from _portions(begin, len(text))


def _portions(begin: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence; what is longer than any is taken in portions, so that none takes long."""
    yield from ((at, min(at + _LONGEST, end)) for at in range(begin, max(end, begin + 1), _LONGEST))
