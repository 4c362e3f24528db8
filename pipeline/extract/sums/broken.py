"""Sums that hold but for one column, or but for two columns taken apart: where a figure must be wrong."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations

from pipeline.extract.sums.amounts import Row, columns_of, groups, masked, merged
from pipeline.extract.sums.evidence import Part, fits, is_off
from pipeline.extract.sums.forest import Proof, grow
from pipeline.extract.sums.hints import totality
from pipeline.model.statement import Statement

_MOST_PAIRS = 6
"""Pairs of columns in which exchanged figures are looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """A total and its parts as printed, and the columns, by their index, in which they do not add up.

    `exchanged` are the lines of which one has its figures in each other's place in the two columns, where it is that.
    """

    total: Row
    parts: tuple[Part, ...]
    columns: tuple[int, ...]
    score: float
    exchanged: tuple[Row, ...] = ()


def broken(statement: Statement) -> list[Broken]:
    """Sums that every column but one proves, each with the column that fails it, in the order of the totals."""
    columns = columns_of(statement)
    proved = {proof.total for proof in statement.sums}
    best: dict[int, Broken] = {}
    for rows in _unsettled(statement, columns) if len(columns) > 1 else ():
        printed = {row.order: row for row in rows}
        for position, column in enumerate(columns):
            for proof in grow(masked(rows, position), statement.kind):
                one = _as_printed(proof, printed, (column,))
                known = best.get(one.total.order)
                better = known is None or one.score > known.score
                if one.total.order not in proved and better and is_off(one.total, one.parts, position):
                    best[one.total.order] = one
    return [best[order] for order in sorted(best) if _telling(best[order])]


def _unsettled(statement: Statement, columns: tuple[int, ...]) -> Iterator[list[Row]]:
    """The groups of lines in which a sum may have failed: a total and two parts that count towards nothing."""
    counted = {part for proof in statement.sums for part, _ in proof.parts}
    for rows in groups(statement, columns):
        if sum(row.order not in counted and not row.empty for row in rows) > _BOTTOM_LINES:
            yield rows


_BOTTOM_LINES = 2


def _telling(one: Broken) -> bool:
    """Whether a line that does not read like a total is one all the same: in one block with many parts, or by far."""
    if totality(one.total.label) >= 0:
        return True
    inside = all(weight > 0 and row.block == one.total.block for row, weight in one.parts)
    return inside and (sum(not row.empty for row, _ in one.parts) >= _MANY or one.score >= _SURELY)


_MANY = 3
_SURELY = 25.0
"""Bits of a sum that is no chance even where nothing else speaks for it."""


def exchanged(statement: Statement, told: set[int]) -> list[Broken]:
    """Sums that hold for two columns taken together, and in each once the figures of one line change places.

    Totals in `told` and those that are proved are left aside.
    """
    columns = columns_of(statement)
    settled = told | {proof.total for proof in statement.sums}
    found: dict[int, Broken] = {}
    for rows in _unsettled(statement, columns):
        printed = {row.order: row for row in rows}
        for one, other in list(combinations(range(len(columns)), 2))[:_MOST_PAIRS]:
            for proof in grow(merged(rows, one, other), statement.kind):
                seen = _as_printed(proof, printed, (columns[one], columns[other]))
                if seen.total.order not in settled and (lines := _misplaced(seen, one, other)):
                    found.setdefault(seen.total.order, replace(seen, exchanged=lines))
    return [found[order] for order in sorted(found)]


def _as_printed(proof: Proof, printed: Mapping[int, Row], columns: tuple[int, ...]) -> Broken:
    parts = tuple((printed[row.order], weight) for row, weight in proof.candidate.parts)
    total = printed[proof.total.order]
    return Broken(total=total, parts=parts, columns=columns, score=proof.candidate.score)


def _misplaced(seen: Broken, one: int, other: int) -> tuple[Row, ...]:
    """The lines of a sum that fails in two columns with which it holds once their figures there change places."""
    if not all(is_off(seen.total, seen.parts, column) for column in (one, other)):
        return ()
    lines = (seen.total, *(part for part, _ in seen.parts))
    return tuple(row for row in lines if _mends(seen, row, one, other))


def _mends(seen: Broken, line: Row, one: int, other: int) -> bool:
    turned = replace(line, values=_swapped(line.values, one, other), ulps=_swapped(line.ulps, one, other))
    total = turned if line is seen.total else seen.total
    parts = [(turned if row is line else row, weight) for row, weight in seen.parts]
    return all(fits(total, parts, column) for column in (one, other))


def _swapped(numbers: tuple[int, ...], one: int, other: int) -> tuple[int, ...]:
    return tuple(numbers[{one: other, other: one}.get(place, place)] for place in range(len(numbers)))
