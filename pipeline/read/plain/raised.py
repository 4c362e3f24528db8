"""Footnote marks that a layout raises: they stand on a line of their own above the words they mark."""

import re

from pipeline.read.plain.kinds import Kind
from pipeline.read.plain.lines import Piece
from pipeline.read.plain.regions import Page

_EACH = re.compile(r"\w{1,2}|[*†‡§]+")
_BEFORE, _BEHIND = 1, 4
"""How far left or right of the end of what it marks a mark may begin."""


def raised_marks(page: Page, number: int, piece: Piece) -> tuple[str, ...]:
    """The marks on the line above line `number` that begin where a piece of it ends."""
    if number == 0 or page.kinds[number - 1] is not Kind.MARK or page.tabbed:
        return ()
    above = page.lines[number - 1].pieces
    near = (mark for mark in above if -_BEFORE <= mark.left - piece.right <= _BEHIND)
    return tuple(found for mark in near for found in _EACH.findall(mark.text))
