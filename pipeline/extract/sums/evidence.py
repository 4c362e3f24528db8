"""How strongly figures speak for a sum, in bits, and whether they fit within rounding."""

from dataclasses import dataclass
from math import isqrt, log2

from pipeline.extract.sums.amounts import UNKNOWN, Row

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


def checked(total: Row, parts: tuple[Part, ...]) -> tuple[int, ...] | None:
    """The positions of the columns in which the sum holds, or None where one of them contradicts it.

    Columns where the total or all parts have no figure, or one is "not available", say nothing.
    """
    columns = []
    for index, (value, ulp) in enumerate(zip(total.values, total.ulps, strict=True)):
        ulps = [row.ulps[index] for row, _ in parts]
        if not 0 < ulp < UNKNOWN or not any(ulps) or max(ulps) >= UNKNOWN:
            continue
        residual = sum(row.values[index] * weight for row, weight in parts) - value
        if 2 * abs(residual) > tolerance(sum(ulps) + ulp, max(*ulps, ulp), len(parts)):
            return None
        columns.append(index)
    return tuple(columns) or None


def bits(total: Row, parts: tuple[Part, ...], columns: tuple[int, ...]) -> float:
    """How unlikely the agreement were by chance: a five-digit total met exactly is worth some 17 bits a column.

    Columns that repeat each other count once.
    """
    seen = {(total.values[c], *(row.values[c] for row, _ in parts)): c for c in columns}
    return sum(_bits(total, parts, column) for column in seen.values())


def _bits(total: Row, parts: tuple[Part, ...], column: int) -> float:
    value, ulp = total.values[column], max(total.ulps[column], 1)
    residual = abs(sum(row.values[column] * weight for row, weight in parts) - value)
    reach = max(abs(value), *(abs(row.values[column]) for row, _ in parts))
    return max(0.0, log2((2 * reach + ulp) / (2 * residual + ulp)))
