"""Where tables begin and end: what belongs to a statement and what stands between two."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.read.plain.kinds import (
    PERIOD,
    STATEMENT,
    TITLE,
    Kind,
    is_caption,
    is_note,
    is_period,
    is_shouted,
    kind_of,
)
from pipeline.read.plain.lines import TAB, Line
from pipeline.read.plain.loose import FIRST

_OVERHANG = 8
"""Headings centred over narrow figures begin up to so many characters left of them."""
_MARGIN = 10
_CLEAR = 2
_FAR_UP = 4
"""Blank lines that may stand between headings and the first figures, or between two headings."""
_LABELS = 10
"""Section headings and wrapped labels that may stand between headings and the first figures."""
_PAGE_DIGITS = 4
_CONTACT = re.compile(r"@|\+\d|\b\d{3}[-.\s)]{1,2}\d{3}[-.\s]?\d{4}")
_SAME_STATEMENT = re.compile(r"liabilities|equity|continued|assets", re.IGNORECASE)
"""Words that may stand over headings which a statement repeats in its midst."""
_WIDE = 45
"""No single heading over a column is longer."""
_DATES = re.compile(
    r"(?:19|20)\d\d|[a-z]{3}(?=[a-z]{0,12}\.?\s{0,9}\d)|\d+/\d+/\d+|\b(?:one|two|three|six|nine|twelve|\d\d?)(?=[\s-](?:mon|wee))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A table's lines, `first` to `last` (inclusive); figures begin at line `body`, `left` is where they stand."""

    first: int
    body: int
    last: int
    left: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The lines of a text with their kinds; `tabbed` says how they are laid out."""

    lines: tuple[Line, ...]
    kinds: tuple[Kind, ...]
    tabbed: bool

    def figures_left(self, lines: Sequence[int]) -> int:
        """Where the figures of these rows begin, a stray one left aside."""
        if self.tabbed:
            return TAB
        lefts = sorted(next(piece.left for piece in self.lines[line].pieces if piece.figure) for line in lines)
        return lefts[len(lefts) // 10]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Headings:
    """What a table's headings name, to know them again."""

    dates: frozenset[str]
    stubs: frozenset[str]
    widest: int


def page_of(lines: tuple[Line, ...], *, tabbed: bool) -> Page:
    """The lines with their kinds; numbers that count the pages are no figures."""
    kinds = [kind_of(line) for line in lines]
    for number in _page_numbers(lines, kinds):
        kinds[number] = Kind.FURNITURE
    return Page(lines=lines, kinds=tuple(kinds), tabbed=tabbed)


def _page_numbers(lines: Sequence[Line], kinds: Sequence[Kind]) -> Iterator[int]:
    """Lines that hold one small whole number each: counting up, beside a page break or below everything."""
    expected = None
    for number, line in enumerate(lines):
        if kinds[number] not in (Kind.DATA, Kind.MARK) or len(line.pieces) != 1 or not line.text.isdecimal():
            continue
        if len(line.text) > _PAGE_DIGITS:
            continue
        value = int(line.text)
        if value == expected or (value <= 3 and expected is None) or _at_the_foot(lines, number):
            expected = value + 1
            yield number


def _at_the_foot(lines: Sequence[Line], number: int) -> bool:
    """Whether a line stands beside a page break, or is the last of the text."""
    below = (line.pieces for line in lines[number + 1 :])
    return any(line.page_break for line in lines[max(0, number - 1) : number + 3]) or not any(below)


def find_regions(page: Page) -> tuple[Region, ...]:
    """The tables of a text, in order."""
    data = [number for number, kind in enumerate(page.kinds) if kind is Kind.DATA]
    regions: list[Region] = []
    while data:
        region, data = _next_region(page, data, regions[-1].last + 1 if regions else 0)
        if _is_table(page, region):
            regions.append(region)
    return tuple(regions)


def _next_region(page: Page, data: list[int], floor: int) -> tuple[Region, list[int]]:
    left = page.figures_left(_first_run(data))
    first = _top(page, data[0], floor, left)
    headings = _headings(page, first, data[0], left)
    last, taken = data[0], 1
    for number in data[1:]:
        if number > last + 1 and _breaks(page, last, number, headings):
            break
        last, taken = number, taken + 1
    return Region(first=first, body=data[0], last=last, left=left), data[taken:]


def _first_run(data: list[int]) -> list[int]:
    """The first rows of figures, up to a wide gap."""
    run = data[:1]
    for number in data[1:40]:
        if number > run[-1] + 8:
            break
        run.append(number)
    return run


def _is_table(page: Page, region: Region) -> bool:
    figures = sum(
        piece.figure is not None
        for number in range(region.body, region.last + 1)
        if page.kinds[number] is Kind.DATA
        for piece in page.lines[number].pieces
    )
    return figures >= 3 or (figures == 2 and region.first < region.body)


def _top(page: Page, body: int, floor: int, left: int) -> int:
    """The first line of a table whose figures begin at line `body`: its topmost heading."""
    top, seen, blanks, labels = body, False, 0, 0
    for number in range(body - 1, floor - 1, -1):
        line, kind = page.lines[number], page.kinds[number]
        if kind in (Kind.BLANK, Kind.RULE, Kind.MARK, Kind.TAG, Kind.FURNITURE):
            blanks += kind is Kind.BLANK
            if blanks > _FAR_UP or {"<table>", "</table>"} & line.tags or (seen and kind is Kind.FURNITURE):
                break
        elif _is_over(page, number, left, near=blanks == 0, seen=seen):
            top, seen, blanks = number, True, 0
        elif not seen and labels < _LABELS and _may_stand_between(page, number, left):
            labels, blanks = labels + 1, 0
        else:
            break
    return top if seen else _labels_above(page, body, floor)


def _may_stand_between(page: Page, number: int, left: int) -> bool:
    """Whether a line may stand between headings and figures: a label, or a word such as `(Restated)` over a column."""
    line, kind = page.lines[number], page.kinds[number]
    if kind not in (Kind.TEXT, Kind.NOTE, Kind.CAPTION, Kind.PROSE) or TITLE.search(line.text):
        return False
    if page.tabbed:
        return kind in (Kind.TEXT, Kind.NOTE)
    return line.pieces[-1].right <= left + _CLEAR or (kind is not Kind.PROSE and _over(line, left))


def _is_over(page: Page, number: int, left: int, *, near: bool, seen: bool) -> bool:
    """Whether a line stands over the figures as column headings do."""
    line, kind = page.lines[number], page.kinds[number]
    over = _over(line, left)
    if kind is Kind.CAPTION:
        return over and seen and near and _heading_above(page, number)
    if kind is Kind.HEADING:
        return over or _is_loose(page, line)
    if kind is not Kind.TEXT or not over:
        return False
    if line.tabs or len(line.pieces) > 1:
        return not _CONTACT.search(line.text)
    text = line.text
    return near and seen and len(text) <= _WIDE and not TITLE.search(text) and not (is_shouted(text) and " " in text)


def _is_loose(page: Page, line: Line) -> bool:
    """Whether this is a heading that lost its tabs."""
    return page.tabbed and not line.tabs and is_period(line.text) and not line.text.endswith(":")


def stub_size(line: Line, left: int) -> int:
    """How many of a heading line's pieces stand in the stub, clear of the figures that begin at column `left`."""
    margin = min(_MARGIN, left - _OVERHANG)
    size = int(line.pieces[0].left < margin)
    for piece in line.pieces[size:]:
        if piece.right > left - _CLEAR or PERIOD.search(piece.text):
            break
        size += 1
    return size


def _over(line: Line, left: int) -> bool:
    """Whether all of the line but a first piece in the stub stands over the figures."""
    over = line.pieces[stub_size(line, left) :]
    if len(over) == 1 and len(line.pieces) == 1:
        return over[0].left >= left - _OVERHANG
    return bool(over) and over[-1].right > left


def _heading_above(page: Page, number: int) -> bool:
    """Whether the next printed line above is a heading; so `(unaudited)` under dates is one too."""
    for above in range(number - 1, max(-1, number - 3), -1):
        if page.kinds[above] is not Kind.BLANK:
            return page.kinds[above] is Kind.HEADING
    return False


def _labels_above(page: Page, body: int, floor: int) -> int:
    """The first of the section headings right above figures that have no column headings."""
    top = body
    for number in range(body - 1, floor - 1, -1):
        line = page.lines[number]
        if page.kinds[number] is Kind.TEXT and (line.tabs or line.text.endswith(":")):
            top = number
        elif page.kinds[number] is not Kind.RULE and (page.kinds[number] is not Kind.BLANK or top < body):
            break
    return top


def _dates(page: Page, first: int, last: int) -> frozenset[str]:
    """What dates, years and spans the headings of these lines name."""
    return frozenset(
        token.lower() for line in page.lines[first:last] if line.pieces for token in _DATES.findall(line.text)
    )


def _headings(page: Page, first: int, last: int, left: int) -> _Headings:
    """What the lines of headings say, `last` exclusive."""
    lines = [page.lines[number] for number in range(first, last) if page.kinds[number] is Kind.HEADING]
    stubs = (" ".join(piece.text for piece in line.pieces[: stub_size(line, left)]) for line in lines)
    return _Headings(
        dates=_dates(page, first, last),
        stubs=frozenset(stub for stub in stubs if stub and not is_caption(stub) and not _SAME_STATEMENT.search(stub)),
        widest=max((len(line.pieces) for line in lines), default=0),
    )


def _renews(again: _Headings, headings: _Headings) -> bool:
    """Whether headings in a table's midst are another table's and not the same ones again."""
    return again.widest > headings.widest or not again.dates <= headings.dates or not again.stubs <= headings.stubs


def _breaks(page: Page, last: int, number: int, headings: _Headings) -> bool:
    """Whether a table ends between its row `last` and the next row of figures."""
    left = page.figures_left([last, number])
    gap = range(last + 1, number)
    titles = words = False
    for at in gap:
        line, kind = page.lines[at], page.kinds[at]
        if kind in (Kind.BLANK, Kind.RULE, Kind.MARK, Kind.FURNITURE):
            continue
        if kind is Kind.TAG and not {"<table>", "</table>"} & line.tags:
            continue
        if kind in (Kind.TAG, Kind.CAPTION):
            return True
        if kind in (Kind.PROSE, Kind.NOTE) and not _is_long_label(page, line, page.figures_left([number])):
            return True
        if kind is Kind.HEADING and (_over(line, left) or _is_loose(page, line)):
            return titles or words or _renews(_headings(page, at, number, left), headings)
        words = words or not _SAME_STATEMENT.search(line.text)
        titles = titles or _is_title(page, at, left)
        if titles and STATEMENT.search(line.text):
            return True
    return False


def _is_long_label(page: Page, line: Line, left: int) -> bool:
    """A label may read like a sentence as long as it keeps clear of the figures."""
    if is_note(line.text) and not line.text[0].isalpha():
        return False
    if page.tabbed:
        return line.tabs > 0 or len(line.text) < 120
    return line.pieces[-1].right <= left + _CLEAR


def _is_title(page: Page, number: int, left: int) -> bool:
    """Whether a line in a gap may be the title of the next table and not a section of this one."""
    line = page.lines[number]
    if page.tabbed:
        return not line.tabs and (is_shouted(line.text) or not line.text.endswith(":"))
    if left >= FIRST:
        return is_shouted(line.text) or (TITLE.search(line.text) is not None and not line.text.endswith(":"))
    first = line.pieces[0]
    return first.left >= 8 and (first.right > left or is_shouted(first.text))
