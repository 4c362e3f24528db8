"""The proved sums joined to trees: how each line counts towards the statement's bottom lines."""

from collections.abc import Mapping, Sequence

from pipeline.extract.sums.amounts import Row, columns_of, groups
from pipeline.model.statement import Statement, Summation

Up = Mapping[int, tuple[int, int]]
"""Line -> (the total it counts towards, its weight there)."""


def contributions(statement: Statement) -> dict[int, tuple[int, int]]:
    """How each line of a proved sum counts towards the root of its tree.

    Line order -> (order of the root, product of the weights on the way up, on the figures as printed).
    A root maps to itself with weight 1. A line that counts towards two totals goes by the one that counts further.
    A line that repeats a root's figures in all columns without being a sum of its own continues the tree.
    """
    up: dict[int, tuple[int, int]] = {}
    for proof in _inner_first(statement.sums):
        for part, weight in proof.parts:
            if not _above(up, proof.total, part):
                up.setdefault(part, (proof.total, weight))
    _join_repeats(statement, up)
    _join_asides(statement.sums, up)
    lines = {proof.total for proof in statement.sums} | set(up) | {total for total, _ in up.values()}
    return {line: _root(up, line) for line in sorted(lines)}


def _inner_first(sums: Sequence[Summation]) -> list[Summation]:
    parts = {part for proof in sums for part, _ in proof.parts}
    return sorted(sums, key=lambda proof: (proof.total not in parts, -proof.total))


def _root(up: Up, line: int) -> tuple[int, int]:
    product = 1
    while line in up:
        line, weight = up[line]
        product *= weight
    return line, product


def _above(up: Up, line: int, sought: int) -> bool:
    """Whether `sought` is the line or stands on its way to the root."""
    while line != sought and line in up:
        line, _ = up[line]
    return line == sought


def _join_repeats(statement: Statement, up: dict[int, tuple[int, int]]) -> None:
    totals = {proof.total for proof in statement.sums}
    for rows in groups(statement, columns_of(statement)):
        first: dict[tuple[int, ...], Row] = {}
        for row in rows:
            earlier = first.setdefault(row.values, row)
            repeats = earlier is not row and not row.empty and earlier.order in totals and row.order not in totals
            if repeats and earlier.order not in up and not _above(up, row.order, earlier.order):
                up[earlier.order] = (row.order, 1)


def _join_asides(sums: Sequence[Summation], up: dict[int, tuple[int, int]]) -> None:
    """A total nothing adds to counts as its parts do, where they count towards another total all alike."""
    for proof in sums:
        if proof.total in up:
            continue
        ways = {(root, product * weight) for part, weight in proof.parts for root, product in [_root(up, part)]}
        if len(ways) == 1 and (way := ways.pop())[0] != proof.total:
            up[proof.total] = way
