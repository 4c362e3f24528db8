"""What the proofs put right: lines counted in the wrong unit, without which a total has no sum."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from pipeline.extract.sums.totals import lone_totals
from pipeline.extract.sums.trees import prove
from pipeline.model.finding import Finding, info
from pipeline.model.statement import LineItem, Statement, StatementKind, UnitKind

_OF_MONEY = frozenset({StatementKind.BALANCE_SHEET, StatementKind.CASH_FLOWS})
"""Statements whose lines are amounts of money, whatever their labels speak of."""


def mend(statement: Statement) -> tuple[Statement, tuple[Finding, ...]]:
    """A proved statement whose lines of shares count as money where a total adds up only so: `sums.unit` for each.

    `Shares issued to employees, net` among cash flows is cash, `... shares outstanding` over an amount of equity too.
    """
    found: list[Finding] = []
    if statement.kind in _OF_MONEY:
        for line in _counted(statement):
            lone = {row.order for row in lone_totals(statement, set())}
            tried = prove(_as_money(statement, line)) if lone else statement
            proof = next((p for p in tried.sums if p.total in lone and line.order in dict(p.parts)), None)
            if proof and {p.total for p in statement.sums} <= {p.total for p in tried.sums}:
                statement = tried
                total = statement.lines[proof.total]
                found.append(_told(line, total))
    return statement, tuple(found)


def _counted(statement: Statement) -> Iterator[LineItem]:
    return (line for line in statement.lines if line.unit is UnitKind.SHARES and line.within is None and line.figures)


def _as_money(statement: Statement, line: LineItem) -> Statement:
    """The statement with a line on the scale most of its amounts are on."""
    scales = Counter(other.scale for other in statement.lines if other.unit is UnitKind.MONEY and other.figures)
    scale = scales.most_common(1)[0][0] if scales else line.scale
    lines = list(statement.lines)
    lines[line.order] = replace(line, unit=UnitKind.MONEY, scale=scale)
    return replace(statement, lines=tuple(lines))


def _told(line: LineItem, total: LineItem) -> Finding:
    name = f'"{total.label}"' if total.label else "a total without a label"
    return info(
        "sums.unit",
        f'"{line.label}" reads like shares and is taken for an amount of money: only so does {name} add up.',
        line.source,
    )
