"""Sums: what the proofs say of each total, column by column, with the figures that prove it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.check.amounts import Entry
from pipeline.check.outcome import measured
from pipeline.model.check import Check
from pipeline.model.statement import Statement, Summation


def check_foots(statements: Sequence[Statement], entries: Sequence[Entry]) -> Iterator[Check]:
    """One check for each proved total and column. What the proofs find wrong they report themselves."""
    cells: list[dict[tuple[int, int], Entry]] = [{} for _ in statements]
    for entry in entries:
        cells[entry.number][entry.line.order, entry.figure.column] = entry
    for number, statement in enumerate(statements):
        for proof in statement.sums:
            yield from _proved(proof, cells[number])


def _proved(proof: Summation, cells: dict[tuple[int, int], Entry]) -> Iterator[Check]:
    for column in proof.columns:
        total = cells.get((proof.total, column))
        parts = [(cells[part, column], weight) for part, weight in proof.parts if (part, column) in cells]
        if total is None or not parts:
            continue
        difference = total.value - sum((part.value * weight for part, weight in parts), start=total.value * 0)
        tolerance = sum((part.half for part, _ in parts), start=total.half)
        if abs(difference) > tolerance:
            continue
        about = f'"{total.line.label or "The total without a label"}" is the sum of its parts.'
        check = measured("sums.does-not-foot", about, (total, *(part for part, _ in parts)), difference, tolerance)
        weighted = (replace(part.amount, weight=weight) for part, weight in parts)
        yield replace(check, amounts=(total.amount, *weighted))
