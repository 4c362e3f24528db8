"""Share counts against earnings: net income divided by earnings per share says how many shares there are.

Captions are silent or wrong about shares so often (`in thousands, except per share data` over shares printed in full)
that the arithmetic decides, where it speaks plainly.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from statistics import median

from pipeline.model.finding import Finding, info
from pipeline.model.statement import LineItem, Statement, StatementKind, UnitKind

_INCOME = re.compile(r"\bnet \(?(?:income|loss|earnings)", re.IGNORECASE)
_AVERAGE = re.compile(r"weighted|average|shares used|basic|diluted", re.IGNORECASE)
_MESSAGE = "Share counts are taken times 10^{}: only so they agree with net income and the amounts per share."
_SCALES = (0, 3, 6)
_LEAST_PER_SHARE = Decimal("0.05")
"""Cents less than this are rounded too far to divide by."""
_NEAR = (Decimal("0.5"), Decimal(2))
_WRONG = (Decimal("0.02"), Decimal(50))


def check_shares(statements: Sequence[Statement]) -> tuple[tuple[Statement, ...], tuple[Finding, ...]]:
    """The statements with the scale of share counts put right, and a finding for each one that was wrong."""
    checked: list[Statement] = []
    findings: list[Finding] = []
    for statement in statements:
        scale = _right_scale(statement) if statement.kind is StatementKind.OPERATIONS else None
        checked.append(statement if scale is None else _rescaled(statement, scale))
        if scale is not None:
            findings.append(info("units.share-scale", _MESSAGE.format(scale), _share_lines(statement)[0].source))
    return tuple(checked), tuple(findings)


def _right_scale(statement: Statement) -> int | None:
    """The power of ten the share counts need, or None where theirs is right or nothing can be said."""
    ratios = sorted(_ratios(statement))
    if not ratios:
        return None
    ratio = median(ratios)
    if _WRONG[0] < ratio < _WRONG[1]:
        return None
    held = _share_lines(statement)[0].scale
    return next((s for s in _SCALES if _NEAR[0] < ratio.scaleb(s - held) < _NEAR[1]), None)


def _share_lines(statement: Statement) -> list[LineItem]:
    return [line for line in statement.lines if line.unit is UnitKind.SHARES and line.figures and line.within is None]


def _ratios(statement: Statement) -> Iterator[Decimal]:
    """Per period the shares printed to the shares that net income and earnings per share imply."""
    incomes = [line for line in statement.lines if line.unit is UnitKind.MONEY and _INCOME.search(line.label)]
    each = [line for line in statement.lines if line.unit is UnitKind.PER_SHARE and line.within is None]
    shares = [line for line in _share_lines(statement) if _AVERAGE.search(" ".join((*line.section[-1:], line.label)))]
    if not (incomes and each and shares):
        return
    for column in statement.columns:
        income, per_share, count = (_first_value(lines, column.index) for lines in (incomes[::-1], each, shares))
        if income and per_share and count and abs(per_share) >= _LEAST_PER_SHARE:
            yield abs(count / (income / per_share))


def _first_value(lines: Sequence[LineItem], column: int) -> Decimal | None:
    for line in lines:
        if (figure := line.figure(column)) and figure.value:
            return figure.value.scaleb(line.scale)
    return None


def _rescaled(statement: Statement, scale: int) -> Statement:
    counted = {line.order for line in _share_lines(statement)}
    lines = tuple(replace(line, scale=scale) if line.order in counted else line for line in statement.lines)
    return replace(statement, lines=lines)
