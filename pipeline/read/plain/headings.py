"""Which columns a heading stands over: by number, by the rule under it, or by where its middle is."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from pipeline.read.plain.kinds import PERIOD
from pipeline.read.plain.lines import Piece

_YEAR_END = re.compile(r"(?:(?<=\s)|^)(?:19|20)\d\d(?=\s+\S)|\b\d{1,2},?(?=\s+[A-Z][a-z]{2,8}\.?\s+\d)")
"""Where one column's date ends and the next one's begins: `2006 2005`, `2022 Change`."""
_BEFORE_SHARE = re.compile(r"\S(?=\s+per\s+(?:diluted\s+)?share\b)", re.IGNORECASE)
"""`Net of Tax Per Share` over two columns."""
_LONE = re.compile(
    r"\(|(?:as|previously|originally|reported|restated|changes?|percent(?:age)?|inc\b|increase|decrease|variance|growth"
    r"|constant|currency|excluding|translation|notes?|(?:un)?audited|%|\$"
    r"|\w+[- ](?:month|year|quarter))\b(?! ended)"
    r"|(?:(?:\w+\s)?months?|quarter|ended|one|two|three|six|nine|twelve|year)$"
    r"|(?!.*(?:ended|months|weeks|quarters|year )).*(?:19|20)\d\d$",
    re.IGNORECASE,
)
"""Words that stand over one column."""
_WORD_END = re.compile(r"\S+(?=\s+\S)")
_MANY = 3
_SLACK = 2
_UNCOVERED = 0.35
"""What leaving a column without a heading costs, in column widths; words of periods would rather span."""
_WIDENED = 0.5
_TWICE = 0.75
_UNEVEN = 0.15
_UNEVEN_SPANS = 0.45
"""What it costs to share out columns unevenly that could be shared out evenly, most among spans of time."""
_SPAN = re.compile(r"\b(?:months|weeks|quarters?|years?)\s+end", re.IGNORECASE)
_MOST_CENTRED = 20
"""Over more columns than any release has, each heading goes to the nearest: sharing them out takes the fourth power."""
_UNDER = 0.3
"""What it costs to span two columns of the same heading."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """Where a column's figures are printed, currency sign included."""

    left: float
    right: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A piece of heading over `width` columns, the first of them `column` (figures' columns count from 1)."""

    column: int
    width: int
    piece: Piece


def place_headings(
    pieces: Sequence[Piece],
    rules: Sequence[tuple[int, int]],
    columns: Sequence[Extent],
    *,
    above: Sequence[Placed] = (),
    groups: Sequence[Placed] = (),
    leaves: Sequence[str] = (),
    single: bool = False,
) -> tuple[Placed, ...]:
    """The headings of one line.

    `above` are the headings of the line before: one that stands under another spans the same columns. `groups` are
    headings further up that share out all columns: none below spans two of them. `rules` are the underlines below
    the line. `leaves` is what each column's own heading says, as far as known: columns under one heading differ.
    `single` says that a full line of headings stands above, so that none here spans columns.
    """
    pieces = split_headings(pieces, len(columns))
    spans = _stacked(pieces, columns, above) or _spans(
        pieces, rules, columns, _ends(groups, len(columns)), leaves, single
    )
    return _merged(
        Placed(column=first + 1, width=last - first + 1, piece=piece)
        for piece, (first, last) in zip(pieces, spans, strict=True)
    )


def _spans(
    pieces: Sequence[Piece],
    rules: Sequence[tuple[int, int]],
    columns: Sequence[Extent],
    ends: Sequence[int],
    leaves: Sequence[str],
    single: bool,
) -> tuple[tuple[int, int], ...]:
    if len(pieces) == len(columns):
        return tuple((column, column) for column in range(len(columns)))
    if len(pieces) > len(columns) or len(columns) > _MOST_CENTRED:
        return tuple((near, near) for near in (_nearest(piece, columns) for piece in pieces))
    return _ruled(pieces, rules, columns) or _centred(pieces, columns, ends, leaves, single=single)


def _ends(groups: Sequence[Placed], size: int) -> tuple[int, ...]:
    """For each column (from 0) the last one that a heading may reach which begins there."""
    ends = [size - 1] * size
    for group in groups:
        for column in range(group.column - 1, group.column + group.width - 1):
            ends[column] = group.column + group.width - 2
    return tuple(ends)


def shares_out(placed: Sequence[Placed], size: int) -> bool:
    """Whether several headings, each over more than one column, share out all columns."""
    return len(placed) > 1 and all(one.width > 1 for one in placed) and sum(one.width for one in placed) == size


def split_headings(pieces: Sequence[Piece], wanted: int) -> Sequence[Piece]:
    """The pieces, cut where headings of several columns were set too close to tell apart."""
    if len(pieces) >= wanted:
        return pieces
    return _split_words(_split_at(_split_at(pieces, wanted, _YEAR_END), wanted, _BEFORE_SHARE), wanted)


def _split_at(pieces: Sequence[Piece], wanted: int, ends: re.Pattern[str]) -> Sequence[Piece]:
    """Pieces cut behind what `ends` a heading, where that gives every column one."""
    cut = [part for piece in pieces for part in _cut(piece, ends)]
    return cut if len(cut) == wanted else pieces


def _split_words(pieces: Sequence[Piece], wanted: int) -> Sequence[Piece]:
    """The words of a line that has exactly one for each of many columns, set too close to tell them apart."""
    if len(pieces) != 1 or wanted < _MANY or PERIOD.search(pieces[0].text):
        return pieces
    words = _cut(pieces[0], _WORD_END)
    return words if len(words) == wanted else pieces


def _cut(piece: Piece, ends: re.Pattern[str]) -> list[Piece]:
    at = [found.end() for found in ends.finditer(piece.text)]
    if not at or len(piece.text) != piece.end - piece.start:
        return [piece]
    parts = []
    for begin, end in zip([0, *at], [*at, len(piece.text)], strict=True):
        begin += len(piece.text[begin:end]) - len(piece.text[begin:end].lstrip())
        parts.append(
            replace(
                piece,
                start=piece.start + begin,
                end=piece.start + end,
                left=piece.left + begin,
                right=piece.left + end,
                text=piece.text[begin:end],
            )
        )
    return parts


def _stacked(
    pieces: Sequence[Piece], columns: Sequence[Extent], above: Sequence[Placed]
) -> tuple[tuple[int, int], ...] | None:
    """The spans of the headings above, if each of these stands under one of them."""
    if len(pieces) != len(above) or len(pieces) == len(columns):
        return None
    near = _UNDER * _pitch(columns)
    if any(abs(_middle(piece) - _middle(one.piece)) > near for piece, one in zip(pieces, above, strict=True)):
        return None
    return tuple((one.column - 1, one.column + one.width - 2) for one in above)


def _middle(piece: Piece) -> float:
    return (piece.left + piece.right) / 2


def _ruled(
    pieces: Sequence[Piece], rules: Sequence[tuple[int, int]], columns: Sequence[Extent]
) -> tuple[tuple[int, int], ...] | None:
    """The columns over which the rule under each heading reaches, if each heading has one of its own."""
    spans = []
    for piece in pieces:
        under = [rule for rule in rules if rule[0] < piece.right and piece.left < rule[1]]
        if len(under) != 1:
            return None
        covered = [
            number
            for number, column in enumerate(columns)
            if under[0][0] - _SLACK <= (column.left + column.right) / 2 <= under[0][1] + _SLACK
        ]
        if not covered:
            return None
        spans.append((covered[0], covered[-1]))
    return tuple(spans) if all(one[1] < other[0] for one, other in pairwise(spans)) else None


def _centred(
    pieces: Sequence[Piece], columns: Sequence[Extent], ends: Sequence[int], leaves: Sequence[str], *, single: bool
) -> tuple[tuple[int, int], ...]:
    """The spans, side by side and none beyond its `ends`, whose middles are nearest to the headings' middles."""
    pitch = _pitch(columns)
    even = len(columns) // len(pieces) if len(columns) % len(pieces) == 0 else 0
    weights = [1 if _SPAN.search(piece.text) else 2 for piece in pieces]
    uneven = _UNEVEN_SPANS if max(weights) == 1 else _UNEVEN
    grouped = ends[0] < len(columns) - 1
    lone = [
        _LONE.match(piece.text) is not None or (grouped and any(_is_over(piece, column) for column in columns))
        for piece in pieces
    ]

    @cache
    def best(number: int, column: int) -> tuple[float, tuple[tuple[int, int], ...]]:
        if number == len(pieces):
            return (len(columns) - column) * _UNCOVERED, ()
        options = []
        for first in range(column, len(columns) - (len(pieces) - number - 1)):
            reach = min(ends[first] + 1, len(columns) - (len(pieces) - number - 1))
            for last in range(first, first + 1 if single else reach):
                cost, spans = best(number + 1, last + 1)
                cost += (first - column) * _UNCOVERED + weights[number] * _off(
                    pieces[number], columns, first, last, pitch
                )
                cost += _WIDENED * (last - first) * lone[number]
                cost += uneven * (even > 0 and last - first + 1 != even)
                cost += _TWICE * (len(pieces) > 1 and _repeats(leaves[first : last + 1]))
                options.append((cost, ((first, last), *spans)))
        return min(options)

    return best(0, 0)[1]


def _is_over(piece: Piece, column: Extent) -> bool:
    """Whether a heading is no wider than the one below it: under groups it is the first line of a wrapped one."""
    return column.left - 1 <= piece.left and piece.right <= column.right + 1


def _off(piece: Piece, columns: Sequence[Extent], first: int, last: int, pitch: float) -> float:
    """How far a heading's middle is from the middle of these columns, in column widths."""
    return abs(_middle(piece) - (columns[first].left + columns[last].right) / 2) / pitch


def _repeats(leaves: Sequence[str]) -> bool:
    return len(leaves) > len(set(leaves))


def _pitch(columns: Sequence[Extent]) -> float:
    return max(1.0, (columns[-1].right - columns[0].right) / max(1, len(columns) - 1))


def _nearest(piece: Piece, columns: Sequence[Extent]) -> int:
    middle = _middle(piece)
    return min(range(len(columns)), key=lambda column: abs((columns[column].left + columns[column].right) / 2 - middle))


def _merged(placed: Iterable[Placed]) -> tuple[Placed, ...]:
    """Headings over the same column, printed apart, as one."""
    merged: list[Placed] = []
    for heading in placed:
        if merged and merged[-1].column == heading.column:
            last = merged.pop()
            piece = replace(
                last.piece,
                end=heading.piece.end,
                right=heading.piece.right,
                text=f"{last.piece.text} {heading.piece.text}",
            )
            heading = replace(last, piece=piece)
        merged.append(heading)
    return tuple(merged)


def tab_headings(pieces: Sequence[Piece], columns: Sequence[Extent]) -> tuple[Placed, ...]:
    """The headings of a tab-separated line: each over the columns up to the next one's tab.

    Where every column has its heading they stand in order.
    """
    pieces = split_headings(pieces, len(columns))
    if len(pieces) >= len(columns):
        return place_headings(pieces, (), columns)
    starts = [_first_at(piece.left, columns) for piece in pieces]
    ends = [max(start, following - 1) for start, following in zip(starts, [*starts[1:], len(columns)], strict=True)]
    if len(pieces) > 1:
        ends[-1] = min(
            ends[-1], starts[-1] + max(end - start for start, end in zip(starts[:-1], ends[:-1], strict=True))
        )
    ends = [
        start if piece.text.startswith("(") else end for piece, start, end in zip(pieces, starts, ends, strict=True)
    ]
    return _merged(
        Placed(column=start + 1, width=end - start + 1, piece=piece)
        for piece, start, end in zip(pieces, starts, ends, strict=True)
    )


def _first_at(left: int, columns: Sequence[Extent]) -> int:
    return next((number for number, column in enumerate(columns) if column.right >= left), len(columns) - 1)
