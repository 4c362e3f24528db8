"""Which figures stand in one column: right edges, clustered row by row, where columns drift and rows have gaps."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf
from statistics import median

Edges = tuple[int, ...]
"""The right edges of one row's figures, left to right."""

_LONE = 8
"""How far a figure may stand from its column where there is only one."""
_OFF = 0.35
"""A figure this part of the way to the next column may be in a column of its own."""
_FAR = 0.8
_STALE = 3
"""By so much a full row close by is trusted more than the table at large."""
_TOGETHER = 3
_UNDER = 2
"""Figures of one column stand so close under each other, where nothing drifts."""
_SEEDS = 8
_FEW, _MOST = 6, 0.75
"""So many rows, and this part of all, must have as many figures before their rank tells more than their place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The columns of a run of rows: where each is, and for every row the columns (from 0) of its figures."""

    edges: tuple[float, ...]
    rows: tuple[tuple[int, ...], ...]


def find_columns(rows: Sequence[Edges], named: int = 0) -> Columns:
    """The columns of rows that stand on one page; a row's figures never share a column.

    `named` is how many columns the headings name, 0 where there are none: a row with as many figures fills them all.
    """
    counts = Counter(len(row) for row in rows)
    size, seen = counts.most_common(1)[0]
    ragged = seen >= _MOST * len(rows) and _is_ragged([row for row in rows if len(row) == size])
    if not ragged:
        size = max((count for count, seen in counts.items() if seen > 1), default=max(counts))
    edges = _template([row for row in rows if len(row) == size])
    edges = _widened(edges if ragged or size == named else _inserted(edges, rows), rows)
    full = {number: row for number, row in enumerate(rows) if len(row) == len(edges)}
    placed, near = [], edges
    for number, row in enumerate(rows):
        near = full.get(number, near)
        placed.append(tuple(range(len(row))) if number in full else _placed(row, edges, near))
    return Columns(edges=edges, rows=tuple(placed))


def place(edges: Sequence[float], columns: Sequence[float]) -> tuple[int, ...]:
    """The column of each of these edges, nearest first, each column once; there are no more edges than columns."""
    return _placed(tuple(edges), tuple(columns), tuple(columns))


def _is_ragged(rows: Sequence[Edges]) -> bool:
    """Whether rows of as many figures end anywhere, as text taken from a page without its layout does."""
    return len(rows[0]) > 1 and len(rows) >= _FEW and 2 * len(_commonest(rows)) < len(rows)


def _template(rows: Sequence[Edges]) -> tuple[float, ...]:
    """The commonest places of a full row's figures."""
    return tuple(float(median(edges)) for edges in zip(*_commonest(rows), strict=True))


def _commonest(rows: Sequence[Edges]) -> list[Edges]:
    """The largest group of rows that end in the same places."""
    groups: list[list[Edges]] = []
    for row in rows:
        reach = _reach(row)
        group = next((group for group in groups if _alike(group[0], row, reach)), None)
        if group is not None:
            group.append(row)
        elif len(groups) < _SEEDS:
            groups.append([row])
    return max(groups, key=len)


def _reach(row: Edges) -> float:
    return max(1.0, 0.4 * min((right - left for left, right in pairwise(row)), default=_LONE * 2.5))


def _alike(one: Edges, other: Edges, reach: float) -> bool:
    return all(abs(left - right) <= reach for left, right in zip(one, other, strict=True))


def _inserted(edges: tuple[float, ...], rows: Sequence[Edges]) -> tuple[float, ...]:
    """The columns with those added that only shorter rows fill."""
    strays = [stray for row in rows if len(row) < len(edges) or _has_gaps(row, edges) for stray in _strays(row, edges)]
    added = [float(median(group)) for group in _groups(sorted(strays)) if len(group) > 1]
    return tuple(sorted((*edges, *added)))


def _widened(edges: tuple[float, ...], rows: Sequence[Edges]) -> tuple[float, ...]:
    """The columns with those added that longer rows have besides."""
    for row in rows:
        if len(row) > len(edges):
            known = set(place(edges, row))
            edges = tuple(sorted((*edges, *(float(at) for number, at in enumerate(row) if number not in known))))
    return edges


def _has_gaps(row: Edges, edges: tuple[float, ...]) -> bool:
    """Whether a row with a figure for each column has some left of their columns and not just drifted.

    What has drifted stands between the known columns; what lacks a figure stands under the next ones.
    """
    shifted = sum(
        any(abs(at - edge) <= _UNDER for column, edge in enumerate(edges) if column != number)
        for number, at in enumerate(row)
    )
    return shifted * 2 >= len(row)


def _strays(row: Edges, edges: tuple[float, ...]) -> list[int]:
    """Figures that stand in no known column: beyond the outermost, or between two that others fill."""
    nearest = [min(range(len(edges)), key=lambda column: abs(edges[column] - at)) for at in row]
    closest: dict[int, float] = {}
    for at, column in zip(row, nearest, strict=True):
        closest[column] = min(closest.get(column, inf), abs(edges[column] - at))
    strays = []
    for at, column in zip(row, nearest, strict=True):
        away = abs(edges[column] - at)
        beside = column + (1 if at > edges[column] else -1)
        part = away / _gap(edges, column, beside)
        if part >= _FAR or (part >= _OFF and away > closest[column] and beside in closest):
            strays.append(at)
    return strays


def _gap(edges: tuple[float, ...], column: int, beside: int) -> float:
    """The distance to the column beside this one, or on the other side where there is none."""
    for other in (beside, 2 * column - beside):
        if 0 <= other < len(edges):
            return max(1.0, abs(edges[other] - edges[column]))
    return _LONE / _FAR


def _groups(strays: list[int]) -> list[list[int]]:
    groups: list[list[int]] = []
    for stray in strays:
        if groups and stray - groups[-1][-1] <= _TOGETHER:
            groups[-1].append(stray)
        else:
            groups.append([stray])
    return groups


def _placed(row: Sequence[float], edges: tuple[float, ...], near: Sequence[float]) -> tuple[int, ...]:
    """The columns, rising, for which the figures stand nearest; `near` are a close full row's edges."""
    best: list[tuple[float, tuple[int, ...]] | None] = [(0.0, ())]
    for number, at in enumerate(row):
        costs = [min(abs(at - close), abs(at - edge) + _STALE) for edge, close in zip(edges, near, strict=True)]
        following: list[tuple[float, tuple[int, ...]] | None] = [None] * (len(edges) + 1)
        for column in range(number, len(edges) - (len(row) - number - 1)):
            before = min((state for state in best[: column + 1] if state), default=None)
            if before:
                following[column + 1] = (before[0] + costs[column], (*before[1], column))
        best = following
    return min(state for state in best if state)[1]
