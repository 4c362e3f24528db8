"""The proofs of a statement: every total its figures prove."""

from dataclasses import replace

from pipeline.extract.sums.amounts import columns_of, groups
from pipeline.extract.sums.forest import Proof, grow
from pipeline.model.statement import Statement, Summation


def prove(statement: Statement) -> Statement:
    """The statement with `sums`: every total the figures prove in all columns within rounding, by its order."""
    columns = columns_of(statement)
    proofs = [proof for rows in groups(statement, columns) for proof in grow(rows, statement.kind)]
    return replace(statement, sums=tuple(sorted((_summation(p, columns) for p in proofs), key=lambda s: s.total)))


def _summation(proof: Proof, columns: tuple[int, ...]) -> Summation:
    parts = sorted((row.order, weight) for row, weight in proof.candidate.parts)
    return Summation(
        total=proof.total.order,
        parts=tuple(parts),
        columns=tuple(columns[position] for position in proof.candidate.columns),
        ambiguous=proof.ambiguous,
    )
