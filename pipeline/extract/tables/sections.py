"""Footnote marks on headings between the lines of a table: which lines below they speak of."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.extract.labels import closes

_TOTAL = re.compile(r"\W*(?:sub)?total\W*", re.IGNORECASE)
_NAMES_LINES = re.compile(
    r"\b(?:activities|approach|basis|data|information|items|measures|metrics|ratios|reconciliation|results|statistics"
    r"|summary)\W*$",
    re.IGNORECASE,
)
"""Last words of a heading over lines that are set in no further than it is."""


_LINES = 60
"""So many lines a heading stands over at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a line of a table says of the lines around it: its label, how far it is set in, its own marks."""

    label: str
    indent: int
    figures: bool
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Heading:
    """A heading with marks; `first` is how far its first line is set in."""

    label: str
    indent: int
    marks: tuple[str, ...]
    first: int | None = None


def section_marks(lines: Sequence[Said]) -> list[tuple[str, ...]]:
    """For each line of figures the marks of the headings it stands under; none for other lines.

    A heading speaks of the lines below it down to the total of them, to a line set in less far than its first one, or
    to the next heading of its level.
    """
    over: list[tuple[str, ...]] = []
    headings: list[_Heading] = []
    for at, line in enumerate(lines):
        if line.figures:
            headings = _speaking(headings, line)
            over.append(tuple(mark for heading in headings for mark in heading.marks))
            headings = _after(headings, line)
            continue
        over.append(())
        level = _level(line)
        headings = [heading for heading in headings if heading.indent < level]
        if line.marks and _is_heading(line, lines[at + 1 : at + 1 + _LINES]):
            headings.append(_Heading(label=line.label, indent=level, marks=line.marks))
    return over


def _level(line: Said) -> int:
    return -1 if line.label.isupper() else line.indent


def _is_heading(line: Said, below: Sequence[Said]) -> bool:
    """Whether a line without figures is a heading over others and not one whose columns are all empty."""
    if line.label.endswith(":") or line.label.isupper() or _NAMES_LINES.search(line.label):
        return True
    if not below or below[0].indent > line.indent:
        return bool(below)
    end = next((at for at, other in enumerate(below) if not other.figures), len(below))
    return any(_totals(other, line.label) for other in below[:end])


def _speaking(headings: Sequence[_Heading], line: Said) -> list[_Heading]:
    """The headings that speak of a line; a total of what stands under one may be set in as it likes."""
    begun = [replace(heading, first=line.indent if heading.first is None else heading.first) for heading in headings]
    return [each for each in begun if line.indent >= (each.first or 0) or _totals(line, each.label)]


def _after(headings: list[_Heading], line: Said) -> list[_Heading]:
    """The headings that speak of further lines: a total ends what it totals, one without words the innermost."""
    closed = [at for at, heading in enumerate(headings) if closes(line.label, heading.label)]
    if closed:
        return headings[: closed[-1]]
    return headings[:-1] if headings and _totals(line, headings[-1].label) else headings


def _totals(line: Said, heading: str) -> bool:
    bare = not line.label or _TOTAL.fullmatch(line.label) is not None
    return bare or closes(line.label, heading) or closes(f"total {heading}", line.label.lower().removeprefix("total "))
