"""What stands outside tables: prose joined to whole paragraphs, titles and captions line by line."""

import re
from collections.abc import Iterator, Sequence

from pipeline.model.document import Paragraph
from pipeline.read.plain.grid import Origin
from pipeline.read.plain.kinds import Kind
from pipeline.read.plain.lines import Line
from pipeline.read.plain.regions import Page

_ITEM = re.compile(r"[•▪●○◦*–—-]{1,2}\s|\(?\w{1,2}[.)]\s")
_FULL = 0.7
"""A line that reaches this far of its paragraph's width goes on in the next line."""
_PROSE = 55
"""Paragraphs whose longest line is shorter are titles and addresses."""
_CENTRED = 10
_ALONE = frozenset({Kind.CAPTION, Kind.HEADING, Kind.DATA})
_SKIPPED = frozenset({Kind.BLANK, Kind.RULE, Kind.MARK, Kind.TAG, Kind.FURNITURE})


def read_paragraphs(page: Page, first: int, last: int, origin: Origin) -> Iterator[Paragraph]:
    """The paragraphs of the lines `first` to `last` (exclusive), in order."""
    for block in _blocks(page, first, last):
        width = max(_width(page.lines[number]) for number in block)
        start = block[0]
        for number, following in zip(block, [*block[1:], None], strict=True):
            if following is None or not _goes_on(page, number, following, width):
                yield _paragraph(page.lines[start : number + 1], origin)
                start = following or start


def _blocks(page: Page, first: int, last: int) -> Iterator[list[int]]:
    """Runs of printed lines with nothing between them."""
    block: list[int] = []
    for number in range(first, last):
        if page.kinds[number] not in _SKIPPED:
            block.append(number)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _goes_on(page: Page, number: int, following: int, width: int) -> bool:
    """Whether a sentence runs from one line to the next."""
    line, after = page.lines[number], page.lines[following]
    if page.tabbed and not after.text[:1].islower():
        return False
    if width < _PROSE or page.kinds[number] in _ALONE or page.kinds[following] in _ALONE or _ITEM.match(after.text):
        return False
    full = _width(line) >= _FULL * width
    titles = line.text.isupper() != after.text.isupper() or _margin(line) >= _CENTRED
    return full and not titles


def _width(line: Line) -> int:
    return line.pieces[-1].end - line.start


def _margin(line: Line) -> int:
    return line.pieces[0].start - line.start


def _paragraph(lines: Sequence[Line], origin: Origin) -> Paragraph:
    return Paragraph(
        text=" ".join(line.text for line in lines),
        source=origin.source(lines[0].pieces[0].start, lines[-1].pieces[-1].end),
    )
