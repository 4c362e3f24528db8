"""What the proofs say is wrong with a statement: totals that do not foot, lines and captions of the wrong sign."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from pipeline.extract.sums.broken import Broken, broken, exchanged
from pipeline.extract.sums.totals import lone_totals
from pipeline.model.finding import Finding, info, warning
from pipeline.model.source import Source
from pipeline.model.statement import LineItem, Statement, StatementKind

_OUTFLOW_FIRST = re.compile(r"\bcash\b.*\b(used|outflow)\b.*\(\s*(provided|inflow)", re.IGNORECASE)
_OUTFLOW_ONLY = re.compile(r"\bcash (flows? )?used\b(?!.*(provided|from|generated))", re.IGNORECASE)
_ADDED_UP = (StatementKind.CASH_FLOWS, StatementKind.BALANCE_SHEET)


def findings(statement: Statement) -> tuple[Finding, ...]:
    """What does not add up in a proved statement, in printed order.

    `sums.does-not-foot`: a sum that holds in the other columns fails in one, or a total nothing adds up to.
    `sums.exchanged`: a sum that fails in two columns holds in both once a line's figures there change places.
    `sums.unproved`: a table whose totals mostly are no sums of its lines.
    `sums.rounding`: a sum that holds only within rounding.
    `sums.line-sign`: a statement whose amounts are added up foots only if one line is taken off.
    `sums.caption-sign`: a caption says "used" over cash that the proved change in cash counts as provided.
    """
    sums = broken(statement)
    told = {one.total.order for one in sums}
    if 0 < sum(1 for _ in lone_totals(statement, told)) <= max(_FEW, len(statement.sums)):
        sums += (turned := exchanged(statement, told))
        told |= {one.total.order for one in turned}
    found = [
        *(_exchanged(statement, one) if one.exchanged else _misfooted(statement, one) for one in sums),
        *_unfounded(statement, told),
        *_rounded(statement),
        *_line_signs(statement),
        *_caption_signs(statement),
    ]
    return tuple(sorted(found, key=lambda finding: finding.source.start if finding.source else 0))


_FEW = 3
"""So many totals may be without a sum before a table is taken for one that adds up nothing."""


def _gap(total: LineItem, parts: Sequence[tuple[LineItem, int]], column: int) -> Decimal:
    printed = _value(total, column)
    return printed - sum((_value(line, column).scaleb(line.scale - total.scale) * w for line, w in parts), Decimal(0))


def _value(line: LineItem, column: int) -> Decimal:
    figure = line.figure(column)
    return figure.value if figure and figure.value is not None else Decimal(0)


def _misfooted(statement: Statement, one: Broken) -> Finding:
    column = one.columns[0]
    total, parts = _lines(statement, one)
    allowed = Decimal(len(parts) + 1) / 2
    return warning(
        "sums.does-not-foot",
        f"{_name(total)} does not add up in column {_headings(statement, one.columns)}: it differs by "
        f"{_gap(total, parts, column):,f} from the sum {_sum(parts)}, which holds in every other column; "
        f"rounding explains {allowed:f} units of the last place at most.",
        _source(total, column),
    )


def _exchanged(statement: Statement, one: Broken) -> Finding:
    lines = [statement.lines[row.order] for row in one.exchanged]
    return warning(
        "sums.exchanged",
        f"The figures of {' or '.join(map(_name, lines))} in the columns {_headings(statement, one.columns)} seem to "
        f"have changed places: only so does {_name(statement.lines[one.total.order])} add up in both.",
        _source(lines[0], one.columns[0]),
    )


def _lines(statement: Statement, one: Broken) -> tuple[LineItem, list[tuple[LineItem, int]]]:
    parts = [(statement.lines[row.order], weight) for row, weight in one.parts]
    return statement.lines[one.total.order], parts


def _unfounded(statement: Statement, told: set[int]) -> Iterator[Finding]:
    """One finding per total nothing adds up to; where these are the rule, one for the table that is no sum at all."""
    lines = [statement.lines[row.order] for row in lone_totals(statement, told)]
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
    for proof in statement.sums:
        odd = [part for part, weight in proof.parts if weight < 0]
        line = statement.lines[odd[0]] if len(odd) == 1 < len(proof.parts) - 1 else None
        if line and (statement.kind in _ADDED_UP or _taken_off_twice(line, proof.columns)):
            yield warning(
                "sums.line-sign",
                f"{_name(line)} must be taken off for {_name(statement.lines[proof.total])} to add up; "
                "its sign or its caption is misprinted.",
                line.source,
            )


def _taken_off_twice(line: LineItem, columns: Sequence[int]) -> bool:
    """Whether a line is printed as negative throughout, and yet is not what lowers the sum."""
    values = [value for column in columns if (value := _value(line, column))]
    return bool(values) and all(value < 0 for value in values)


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


def _sum(parts: Sequence[tuple[LineItem, int]]) -> str:
    terms = [("-" if weight < 0 else "+", _name(line)) for line, weight in parts]
    if len(terms) > _SPELLED:
        return f"of its {len(terms)} parts from {terms[0][1]} to {terms[-1][1]}"
    return " ".join(f"{sign} {name}" for sign, name in terms).removeprefix("+ ")


_SPELLED = 4


def _headings(statement: Statement, columns: Sequence[int]) -> str:
    return " and ".join(_heading(statement, column) for column in columns)


def _heading(statement: Statement, index: int) -> str:
    column = statement.column(index)
    return f'"{column.heading}"' if column and column.heading else str(index)


def _name(line: LineItem) -> str:
    return f'"{line.label}"' if line.label else "the total without a label"


def _source(line: LineItem, column: int) -> Source:
    figure = line.figure(column)
    return figure.source if figure else line.source
