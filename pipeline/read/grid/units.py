"""What a person sees as one cell: currency signs, parentheses and percent signs joined to the figure they belong to."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import lru_cache

from pipeline.model.figures import CURRENCIES, parse_figure


class Kind(IntEnum):
    """How surely a cell is a figure of a table's body."""

    TEXT = 0
    WEAK = 1
    """May be a heading or a mark as well: a bare year, a number in parentheses, asterisks."""
    FIGURE = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A printed cell on the physical columns `left` to `right` (exclusive).

    `start` and `end` are its place in the document's text where the text exists before the table is read.
    """

    left: int
    right: int
    text: str
    marks: tuple[str, ...] = ()
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Unit:
    """A cell with its signs joined. `core` is where the figure itself stands, without them."""

    left: int
    right: int
    core: tuple[int, int]
    text: str
    kind: Kind
    marks: tuple[str, ...] = ()
    start: int = 0
    end: int = 0


_BEFORE = frozenset(
    {*CURRENCIES, "(", *(f"{symbol}(" for symbol in CURRENCIES), *(f"({symbol}" for symbol in CURRENCIES)}
)
_AFTER = re.compile(r"\)?\s*(?:%|x|pts?\.?|bps?\.?|points?|percent|pp)?\s*\)?(?:(?<=[)%])[*†‡§]+)?")
_MARK = re.compile(r"\(([a-z])\)|\[([a-z])\]|([†‡§])")
_YEAR = re.compile(r"(?:19|20)\d\d")
_WEAK = re.compile(rf"{_YEAR.pattern}|\(\d{{1,2}}\)|\*{{1,3}}")
_NEAR = 2
"""A sign belongs to a figure at most this many empty physical columns away."""


@lru_cache(maxsize=4096)
def kind_of(text: str) -> Kind:
    """Whether a cell's text is a figure."""
    if not text or parse_figure(text) is None:
        return Kind.TEXT
    return Kind.WEAK if _WEAK.fullmatch(text) else Kind.FIGURE


def join(pieces: Iterable[Piece]) -> tuple[Unit, ...]:
    """The cells of one physical row, empty ones left out, signs joined where the result is still a figure."""
    units: list[Unit] = []
    for piece in pieces:
        if not piece.text:
            _mark_last(units, piece)
            continue
        unit = _unit(piece)
        if units and (joined := _joined(units[-1], unit)):
            units[-1] = joined
        else:
            units.append(unit)
    return tuple(units)


def _unit(piece: Piece) -> Unit:
    return Unit(
        left=piece.left,
        right=piece.right,
        core=(piece.left, piece.right),
        text=piece.text,
        kind=kind_of(piece.text),
        marks=piece.marks,
        start=piece.start,
        end=piece.end,
    )


def _mark_last(units: list[Unit], piece: Piece) -> None:
    """A cell of nothing but footnote marks marks what stands before it; alone it numbers a footnote."""
    if units:
        units[-1] = replace(units[-1], marks=units[-1].marks + piece.marks)
    elif piece.marks:
        units.append(_unit(replace(piece, text=" ".join(f"({mark})" for mark in piece.marks), marks=())))


def _joined(first: Unit, second: Unit) -> Unit | None:
    """Both as one, or None where they are two cells."""
    if second.left - first.right > _NEAR:
        return None
    if _opens(first) and (second.kind or _opens(second) or second.text[0].isdigit()):
        text = first.text + (second.text if first.text.endswith("(") else f" {second.text}")
        fits = kind_of(text) or not second.kind  # a range: "$" beside "5.3 to 5.6 billion"
        return _merged(first, second, text, second.core) if fits else None
    if first.kind and _AFTER.fullmatch(second.text) and not _YEAR.fullmatch(first.text):
        text = f"{first.text} {second.text}" if second.text[0].isalpha() else first.text + second.text
        return _merged(first, second, text, first.core) if kind_of(text) else None
    if first.kind is Kind.FIGURE and (mark := _MARK.fullmatch(second.text)):
        return replace(first, right=second.right, marks=(*first.marks, next(filter(None, mark.groups()))))
    return None


def _opens(unit: Unit) -> bool:
    return unit.text in _BEFORE


def _merged(first: Unit, second: Unit, text: str, core: tuple[int, int]) -> Unit:
    return Unit(
        left=first.left,
        right=second.right,
        core=core,
        text=text,
        kind=kind_of(text),
        marks=first.marks + second.marks,
        start=first.start,
        end=second.end,
    )
