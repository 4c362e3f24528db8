"""Which physical columns are one logical column: found from where the figures of all rows stand."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from pipeline.read.grid.units import Kind, Unit


@dataclass(frozen=True, kw_only=True)
class Band:
    """A logical column while it is being found: the physical columns it covers and, as bits, the rows it has cells in.

    `cores` are the places its figures stand in; `left` and `right` include their signs.
    """

    left: int
    right: int
    cores: frozenset[tuple[int, int]]
    rows: int = 0

    @cached_property
    def centre(self) -> float:
        """The middle of its figures, for telling which of two bands a heading stands over."""
        return sum(left + right for left, right in self.cores) / (2 * len(self.cores))


Rows = Sequence[Sequence[Unit]]


def is_body(row: Sequence[Unit]) -> bool:
    """Whether a row holds figures, and not only years, labels and headings; behind a label `(29)` is one."""
    if any(unit.kind is Kind.FIGURE for unit in row):
        return True
    return bool(row) and row[0].kind is Kind.TEXT and any(unit.text[0] == "(" for unit in row[1:] if unit.kind)


def label_edge(rows: Rows) -> int:
    """The physical column where most labels begin; -1 where the table has no labels.

    Figures that begin there are labels too: the years of a maturity table, the numbers of a list.
    """
    first = [row[0] for row in rows if is_body(row)] or [row[0] for row in rows if row]
    labels = Counter(unit.left for unit in first if unit.kind is not Kind.FIGURE)
    if not labels or 4 * labels.total() < len(first):
        return -1
    return labels.most_common(1)[0][0]


def bands(rows: Rows, edge: int) -> tuple[Band, ...]:
    """The columns of figures, left to right."""
    found = _overlapping(_places(rows, edge))
    return _adjacent(found, rows, edge)


def _places(rows: Rows, edge: int) -> tuple[Band, ...]:
    """One band for each place a figure stands in."""
    places: dict[tuple[int, int], Band] = {}
    for number, row in enumerate(rows):
        for unit in row if is_body(row) else ():
            if unit.kind and unit.core[0] > edge:
                place = Band(left=unit.left, right=unit.right, cores=frozenset({unit.core}), rows=1 << number)
                known = places.get(unit.core)
                places[unit.core] = _union(known, place) if known else place
    return tuple(places.values())


def _union(first: Band, second: Band) -> Band:
    return Band(
        left=min(first.left, second.left),
        right=max(first.right, second.right),
        cores=first.cores | second.cores,
        rows=first.rows | second.rows,
    )


def _overlapping(places: tuple[Band, ...]) -> tuple[Band, ...]:
    """Merge places that cover a common physical column and never both hold a figure in one row, best matches first."""
    pairs = sorted(
        (-_likeness(one, two), first, second)
        for (first, one), (second, two) in combinations(enumerate(places), 2)
        if not one.rows & two.rows and _core_overlap(one, two)
    )
    merged = dict(enumerate(places))
    owner = list(range(len(places)))
    for _, first, second in pairs:
        one, two = owner[first], owner[second]
        if one != two and not merged[one].rows & merged[two].rows:
            merged[one] = _union(merged[one], merged.pop(two))
            owner = [one if root == two else root for root in owner]
    return tuple(sorted(merged.values(), key=lambda band: band.centre))


def _core_overlap(one: Band, two: Band) -> int:
    (left, right), (other_left, other_right) = next(iter(one.cores)), next(iter(two.cores))
    return max(0, min(right, other_right) - max(left, other_left))


def _likeness(one: Band, two: Band) -> float:
    """The common part of the longer of two places, and a little more where they begin or end alike."""
    (left, right), (other_left, other_right) = next(iter(one.cores)), next(iter(two.cores))
    alike = (right == other_right) + (left == other_left)
    return _core_overlap(one, two) / max(right - left, other_right - other_left) + alike / 10


def _adjacent(found: tuple[Band, ...], rows: Rows, edge: int) -> tuple[Band, ...]:
    """Merge neighbours that rows use in turn: writers shift a figure by a column where its sign has no cell."""
    headings = tuple(row for row in rows if row and not is_body(row))
    result: list[Band] = []
    for band in found:
        if result and _in_turn(result[-1], band, found, headings, edge):
            result[-1] = _union(result[-1], band)
        else:
            result.append(band)
    return tuple(result)


def _in_turn(one: Band, two: Band, found: tuple[Band, ...], headings: Rows, edge: int) -> bool:
    if one.rows & two.rows:
        return False
    over = [(_over(row, one, edge), _over(row, two, edge)) for row in headings]
    if any(first is not second and first and second for first, second in over):
        return False
    common = [first for first, second in over if first and first is second]
    if any(_heads_one(unit, found) for unit in common):
        return True
    lonely = not any(second for _, second in over) or not any(first for first, _ in over)
    return two.left - one.right <= (0 if lonely else -1)


def _over(row: Sequence[Unit], band: Band, edge: int) -> Unit | None:
    """The heading of this row that stands over most of the band."""
    covering = [(min(unit.right, band.right) - max(unit.left, band.left), unit) for unit in row if unit.left > edge]
    width, unit = max(covering, key=lambda pair: pair[0], default=(0, None))
    return unit if width > 0 else None


def _heads_one(heading: Unit, found: tuple[Band, ...]) -> bool:
    """Whether a heading is one column's: no two of the bands under it are ever used in the same row."""
    under = [band.rows for band in found if heading.left <= band.centre < heading.right]
    return all(not one & two for one, two in combinations(under, 2))
