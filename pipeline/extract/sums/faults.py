"""What the proofs say is wrong with a statement: totals that do not foot, lines and captions of the wrong sign."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from pipeline.extract.sums.amounts import Row, columns_of, groups
from pipeline.extract.sums.forest import Proof, grow
from pipeline.extract.sums.hints import totality
from pipeline.extract.sums.search import LIKELY_TOTAL, SURE_TOTAL
from pipeline.model.finding import Finding, info, warning
from pipeline.model.source import Source
from pipeline.model.statement import PRIMARY, LineItem, Statement, StatementKind, Summation

_OUTFLOW_FIRST = re.compile(r"\bcash\b.*\b(used|outflow)\b.*\(\s*(provided|inflow)", re.IGNORECASE)
_OUTFLOW_ONLY = re.compile(r"\bcash (flows? )?used\b(?!.*(provided|from|generated))", re.IGNORECASE)
_ADDED_UP = (StatementKind.CASH_FLOWS, StatementKind.BALANCE_SHEET)


def findings(statement: Statement) -> tuple[Finding, ...]:
    """What does not add up in a proved statement, in printed order.

    `sums.does-not-foot`: a sum that holds in the other columns fails in one, or a total nothing adds up to.
    `sums.unproved`: a table whose totals mostly are no sums of its lines.
    `sums.rounding`: a sum that holds only within rounding.
    `sums.line-sign`: a statement whose amounts are added up foots only if one line is taken off.
    `sums.caption-sign`: a caption says "used" over cash that the proved change in cash counts as provided.
    """
    broken = _broken(statement)
    found = [
        *(_misfooted(statement, proof, column) for proof, column in broken),
        *_unfounded(statement, {proof.total.order for proof, _ in broken}),
        *_rounded(statement),
        *_line_signs(statement),
        *_caption_signs(statement),
    ]
    return tuple(sorted(found, key=lambda finding: finding.source.start if finding.source else 0))


def _broken(statement: Statement) -> list[tuple[Proof, int]]:
    """Sums that every column but one proves, each with the column that fails it."""
    columns = columns_of(statement)
    proved = {proof.total for proof in statement.sums}
    best: dict[int, tuple[Proof, int]] = {}
    for column in columns if len(columns) > 1 else ():
        others = tuple(c for c in columns if c != column)
        for rows in groups(statement, others):
            for proof in grow(rows, statement.kind):
                if totality(proof.total.label) < 0:
                    continue
                known = best.get(proof.total.order)
                better = known is None or proof.candidate.score > known[0].candidate.score
                if proof.total.order not in proved and better and _difference(statement, proof, column):
                    best[proof.total.order] = proof, column
    return [best[order] for order in sorted(best)]


def _difference(statement: Statement, proof: Proof, column: int) -> Decimal:
    """Printed total less the sum of its printed parts in a column, in the unit the total is printed in."""
    total = statement.lines[proof.total.order]
    parts = [(statement.lines[row.order], weight) for row, weight in proof.candidate.parts]
    return _gap(total, parts, column)


def _gap(total: LineItem, parts: Sequence[tuple[LineItem, int]], column: int) -> Decimal:
    printed = _value(total, column)
    return printed - sum((_value(line, column).scaleb(line.scale - total.scale) * w for line, w in parts), Decimal(0))


def _value(line: LineItem, column: int) -> Decimal:
    figure = line.figure(column)
    return figure.value if figure and figure.value is not None else Decimal(0)


def _misfooted(statement: Statement, proof: Proof, column: int) -> Finding:
    total = statement.lines[proof.total.order]
    allowed = Decimal(len(proof.candidate.parts) + 1) / 2
    return warning(
        "sums.does-not-foot",
        f"{_name(total)} does not add up in column {_heading(statement, column)}: it differs by "
        f"{_difference(statement, proof, column):,f} from {_sum(statement, proof)}, which holds in every other column; "
        f"rounding explains {allowed:f} units of the last place at most.",
        _source(total, column),
    )


def _unfounded(statement: Statement, told: set[int]) -> Iterator[Finding]:
    """One finding per total nothing adds up to; where these are the rule, one for the table that is no sum at all."""
    lines = [statement.lines[row.order] for row in _lone_totals(statement, told)]
    if len(lines) > len(statement.sums):
        yield info(
            "sums.unproved",
            f"{len(lines)} lines that read like totals, such as {_name(lines[0])}, are the sum of no lines above: "
            "the table shows averages or extracts, or its figures stand in the wrong columns.",
            lines[0].source,
        )
        return
    for line in lines:
        yield warning("sums.does-not-foot", f"No lines above {_name(line)} add up to it in all columns.", line.source)


def _lone_totals(statement: Statement, told: set[int]) -> Iterator[Row]:
    """Lines that call themselves totals, follow lines of their kind, and are the sum of none."""
    siblings = {part: proof for proof in statement.sums for part, _ in proof.parts}
    proved = {proof.total for proof in statement.sums} | told
    enough = LIKELY_TOTAL if statement.kind is StatementKind.OPERATIONS else SURE_TOTAL
    rows = next(iter(groups(statement, columns_of(statement))), []) if statement.kind in PRIMARY else []
    seen = {row.values for row in rows[:1]}
    for above, row in pairwise(rows):
        named = row.label and totality(row.label) >= enough and not row.empty
        known = proved & {row.order, above.order} or row.values in seen or _alike(above, row, siblings)
        if named and not known:
            yield row
        seen.add(row.values)


def _alike(above: Row, row: Row, siblings: dict[int, Summation]) -> bool:
    """Whether two neighbours count towards the same total, so that the second is no total of the first."""
    return siblings.get(above.order) is not None and siblings.get(above.order) is siblings.get(row.order)


def _rounded(statement: Statement) -> Iterator[Finding]:
    for proof in statement.sums:
        total = statement.lines[proof.total]
        parts = [(statement.lines[part], weight) for part, weight in proof.parts]
        gaps = {column: gap for column in proof.columns if (gap := _gap(total, parts, column))}
        for column, gap in gaps.items():
            yield info(
                "sums.rounding",
                f"{_name(total)} differs by {gap:,f} from the sum of its {len(parts)} parts in column "
                f"{_heading(statement, column)}, which rounding explains.",
                _source(total, column),
            )


def _line_signs(statement: Statement) -> Iterator[Finding]:
    if statement.kind not in _ADDED_UP:
        return
    for proof in statement.sums:
        odd = [part for part, weight in proof.parts if weight < 0]
        if len(odd) == 1 < len(proof.parts) - 1:
            line = statement.lines[odd[0]]
            yield warning(
                "sums.line-sign",
                f"{_name(line)} must be taken off for {_name(statement.lines[proof.total])} to add up; "
                "its sign or its caption is misprinted.",
                line.source,
            )


def _caption_signs(statement: Statement) -> Iterator[Finding]:
    for proof in statement.sums if statement.kind is StatementKind.CASH_FLOWS else ():
        for part, weight in proof.parts:
            line = statement.lines[part]
            values = [_value(line, column) * weight for column in proof.columns if _value(line, column)]
            always = bool(values) and all(value > 0 for value in values)
            if (_OUTFLOW_FIRST.search(line.label) and weight > 0) or (_OUTFLOW_ONLY.search(line.label) and always):
                yield warning(
                    "sums.caption-sign",
                    f"{_name(line)} is cash provided where it is positive: only so does "
                    f"{_name(statement.lines[proof.total])} add up. The caption says the opposite.",
                    line.source,
                )


def _sum(statement: Statement, proof: Proof) -> str:
    terms = [("-" if w < 0 else "+", _name(statement.lines[row.order])) for row, w in proof.candidate.parts]
    if len(terms) > _SPELLED:
        return f"the sum of its {len(terms)} parts from {terms[0][1]} to {terms[-1][1]}"
    return " ".join(f"{sign} {name}" for sign, name in terms).removeprefix("+ ")


_SPELLED = 4


def _heading(statement: Statement, index: int) -> str:
    column = statement.column(index)
    return f'"{column.heading}"' if column and column.heading else str(index)


def _name(line: LineItem) -> str:
    return f'"{line.label}"' if line.label else "the total without a label"


def _source(line: LineItem, column: int) -> Source:
    figure = line.figure(column)
    return figure.source if figure else line.source
