"""How strongly figures speak for a sum, in bits, and whether they fit within rounding."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isqrt, log2

from pipeline.extract.sums.amounts import UNKNOWN, Row
from pipeline.model.statement import UnitKind

Part = tuple[Row, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A possible sum: its weighted parts in printed order, the columns checked and its score in bits."""

    parts: tuple[Part, ...]
    columns: tuple[int, ...]
    score: float


def tolerance(ulps: int, largest: int, parts: int) -> int:
    """Twice the difference that rounding allows between a printed total and its printed parts.

    Each figure stands for half a unit of its last place to either side (Calculations 1.1, round to nearest), so
    `ulps`, the sum of these units, is the limit. Rounding errors of many parts hardly ever all point one way:
    beyond some four standard deviations a fit is chance.
    """
    return min(ulps, largest * (4 + isqrt(4 * (parts + 1))))


def fits(total: Row, parts: Sequence[Part], column: int) -> bool | None:
    """Whether the sum holds in a column, by its position; None where that says nothing.

    It says nothing where the total or all parts have no figure, or one is "not available".
    """
    ulp = total.ulps[column]
    ulps = [row.ulps[column] for row, _ in parts]
    if not 0 < ulp < UNKNOWN or not any(ulps) or max(ulps) >= UNKNOWN:
        return None
    return 2 * abs(residual(total, parts, column)) <= tolerance(sum(ulps) + ulp, max(*ulps, ulp), len(parts))


def residual(total: Row, parts: Sequence[Part], column: int) -> int:
    """How far a sum is above its total in a column, by its position."""
    return sum(row.values[column] * weight for row, weight in parts) - total.values[column]


def is_off(total: Row, parts: Sequence[Part], column: int) -> bool:
    """Whether a column contradicts a sum beyond doubt.

    Earnings per share of the parts of income are worked out each on its own, and may miss the whole by more than
    the rounding of print.
    """
    loose = _LOOSE * total.ulps[column] if total.unit is UnitKind.PER_SHARE else 0
    return fits(total, parts, column) is False and abs(residual(total, parts, column)) > loose


_LOOSE = 2


def checked(total: Row, parts: Sequence[Part]) -> tuple[int, ...] | None:
    """The positions of the columns in which the sum holds, or None where one of them contradicts it."""
    columns = []
    for column in range(len(total.values)):
        fit = fits(total, parts, column)
        if fit is False:
            return None
        if fit:
            columns.append(column)
    return tuple(columns) or None


def bits(total: Row, parts: tuple[Part, ...], columns: tuple[int, ...]) -> float:
    """How unlikely the agreement were by chance: a five-digit total met exactly is worth some 17 bits a column.

    Columns that repeat each other count once.
    """
    seen = {(total.values[c], *(row.values[c] for row, _ in parts)): c for c in columns}
    return sum(_bits(total, parts, column, max(total.ulps[column], 1)) for column in seen.values())


def near(total: Row, parts: tuple[Part, ...]) -> float:
    """What masked columns add: a sum that all but holds there is hardly chance, though one large part makes it likely.

    Where figures are not available they are zero and say nothing.
    """
    unknown = [c for c, ulp in enumerate(total.ulps) if ulp >= UNKNOWN and total.values[c]]
    hidden = [c for c in unknown if all(row.ulps[c] >= UNKNOWN for row, _ in parts)]
    return sum(_bits(total, parts, column, 1) for column in hidden) / 2


def _bits(total: Row, parts: tuple[Part, ...], column: int, ulp: int) -> float:
    reach = max(abs(total.values[column]), *(abs(row.values[column]) for row, _ in parts))
    return max(0.0, log2((2 * reach + ulp) / (2 * abs(residual(total, parts, column)) + ulp)))
