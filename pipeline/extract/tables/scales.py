"""Units and powers of ten checked by arithmetic, where captions are silent or wrong.

Captions say so often nothing or the wrong thing of shares (`in thousands, except per share data` over shares printed
in full) that the figures decide where they speak plainly: net income divided by earnings per share is a number of
shares, and a balance sheet's shares are of the same size.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from statistics import median

from pipeline.model.finding import Finding, info
from pipeline.model.statement import PRIMARY, ColumnKind, LineItem, Statement, StatementKind, UnitKind

_INCOME = re.compile(r"\bnet \(?(?:income|loss|earnings)", re.IGNORECASE)
_AVERAGE = re.compile(r"weighted|average|shares used|basic|diluted", re.IGNORECASE)
_WEIGHTED = re.compile(r"weighted[\s-]*(?:average|number)|\baverage\b.{0,40}\bshares\b", re.IGNORECASE)
_COUNTED = re.compile(r"outstanding|weighted|average|basic|diluted|issued", re.IGNORECASE)
_RATIO = re.compile(r"percent|ratio|margin|\brate\b|%|\breturn on\b", re.IGNORECASE)
_POWERS = (0, 3, 6)
_LEAST_PER_SHARE = Decimal("0.05")
"""Cents less than this are rounded too far to divide by."""
_MOST_PER_SHARE = 1000
_MOST_MONEY = Decimal(10) ** 15
"""The largest banks' assets are 10^13 dollars, in yen less than this."""
_LEAST_COUNT = 100_000
"""No registrant has fewer shares; a smaller count is printed in thousands or millions."""
_AGREES = (Decimal("0.4"), Decimal("2.5"))
_BEYOND = (Decimal("0.02"), Decimal(50))


def check_scales(statements: Sequence[Statement]) -> tuple[tuple[Statement, ...], tuple[Finding, ...]]:
    """The statements with units and scales put right, and a finding for each statement whose scale was wrong."""
    findings: list[Finding] = []
    possible = [_in_full(_with_cents(statement), findings) for statement in statements]
    earned = [_checked(statement, _by_earnings(statement), findings) for statement in possible]
    counted = _counted(earned)
    return tuple(_checked(statement, _by_count(statement, counted), findings) for statement in earned), tuple(findings)


def _checked(statement: Statement, ratios: Sequence[Decimal], findings: list[Finding]) -> Statement:
    """The statement with its share counts scaled so that the `ratios` of printed to expected counts come near one."""
    lines = [line for line in _shares(statement) if line.scale in _POWERS]
    ratio = median(ratios) if ratios and lines else Decimal(1)
    held = lines[0].scale if lines else 0
    power = next((p for p in _POWERS if _AGREES[0] < ratio.scaleb(p - held) < _AGREES[1]), None)
    if _BEYOND[0] < ratio < _BEYOND[1] or power is None:
        return statement
    message = f"Share counts are taken times 10^{power}, not 10^{held}: only so they agree with the amounts per share."
    findings.append(info("units.share-scale", message, lines[0].source))
    return _rescaled(statement, power, held)


def _rescaled(statement: Statement, power: int, held: int) -> Statement:
    lines = tuple(
        replace(line, scale=power) if line.unit is UnitKind.SHARES and line.scale == held else line
        for line in statement.lines
    )
    return replace(statement, lines=lines)


def _shares(statement: Statement) -> list[LineItem]:
    return [line for line in statement.lines if line.unit is UnitKind.SHARES and line.figures]


def _counted(statements: Sequence[Statement]) -> Decimal | None:
    """The weighted average number of shares of the release as its statement of operations prints it, or implies it."""
    counts = [
        abs(figure.value.scaleb(line.scale))
        for statement in statements
        if statement.kind is StatementKind.OPERATIONS
        for line in _averages(statement)
        for figure in line.figures
        if figure.value
    ] or [count for statement in statements for count in _implied(statement).values()]
    return median(counts) if counts else None


def _averages(statement: Statement) -> list[LineItem]:
    lines = [line for line in _shares(statement) if line.within is None]
    return [line for line in lines if _AVERAGE.search(" ".join((*line.section[-1:], line.label)))]


def _by_earnings(statement: Statement) -> list[Decimal]:
    """Per period the shares printed to the shares that net income and earnings per share imply."""
    printed = {column: _first_value(_averages(statement), column) for column in _dated(statement)}
    return [abs(count / implied) for column, implied in _implied(statement).items() if (count := printed[column])]


def _implied(statement: Statement) -> dict[int, Decimal]:
    """By column the number of shares that net income and earnings per share imply; empty for other statements."""
    if statement.kind is not StatementKind.OPERATIONS:
        return {}
    incomes = [line for line in statement.lines if line.unit is UnitKind.MONEY and _INCOME.search(line.label)]
    each = [line for line in statement.lines if line.unit is UnitKind.PER_SHARE and line.within is None]
    implied = {}
    for column in _dated(statement):
        income, per_share = _first_value(incomes[::-1], column), _first_value(each, column)
        if income and per_share and abs(per_share) >= _LEAST_PER_SHARE:
            implied[column] = abs(income / per_share)
    return implied


def _dated(statement: Statement) -> list[int]:
    return [column.index for column in statement.columns if column.kind is ColumnKind.PERIOD]


def _by_count(statement: Statement, counted: Decimal | None) -> list[Decimal]:
    """The shares outstanding of each class to the average number the release counts.

    In tables beyond the statements only what is far too large tells, and averages that are far too small: they count
    options and awards as well.
    """
    if counted is None:
        return []
    if statement.kind not in PRIMARY:
        told = [line for line in _shares(statement) if _COUNTED.search(line.label)]
        ratios = _ratios(told, counted)
        averages = _ratios([line for line in told if _WEIGHTED.search(line.label)], counted)
        if averages and max(averages) <= _BEYOND[0]:
            return averages
        return ratios if ratios and median(ratios) >= _BEYOND[1] else []
    if statement.kind is not StatementKind.BALANCE_SHEET:
        return []
    outstanding = [line for line in _shares(statement) if "outstanding" in line.label.lower()]
    values = [abs(f.value.scaleb(line.scale)) for line in outstanding for f in line.figures if f.value]
    return [max(values) / counted] if values else []


def _ratios(lines: Sequence[LineItem], counted: Decimal) -> list[Decimal]:
    return [abs(figure.value.scaleb(line.scale)) / counted for line in lines for figure in line.figures if figure.value]


def _first_value(lines: Sequence[LineItem], column: int) -> Decimal | None:
    found = (line.figure(column) for line in lines)
    return next(
        (f.value.scaleb(line.scale) for line, f in zip(lines, found, strict=True) if f and f.value),
        None,
    )


def _with_cents(statement: Statement) -> Statement:
    """The statement of operations, its lines with more decimals than its amounts taken for amounts per share.

    `Continuing operations 2.35` among thousands without decimals can be nothing else; a ratio says that it is one.
    """
    money = [line for line in statement.lines if line.unit is UnitKind.MONEY and line.figures and line.within is None]
    usual = Counter(_places(line) for line in money).most_common(1)
    if statement.kind is not StatementKind.OPERATIONS or not usual or usual[0][0] > 1:
        return statement
    cents = {line.order for line in money if _is_per_share(line, usual[0][0])}
    lines = tuple(_small(line) if line.order in cents else line for line in statement.lines)
    return replace(statement, lines=lines)


def _is_per_share(line: LineItem, usual: int) -> bool:
    printed = [(figure.value, figure.places) for figure in line.figures if figure.value]
    return bool(printed) and all(places > max(usual, 1) and abs(v) < _MOST_PER_SHARE for v, places in printed)


def _small(line: LineItem) -> LineItem:
    ratio = _RATIO.search(" ".join((*line.section[-1:], line.label)))
    return replace(line, unit=UnitKind.PURE if ratio else UnitKind.PER_SHARE, scale=0)


def _places(line: LineItem) -> int:
    return max(figure.places for figure in line.figures)


def power_of_money(statements: Sequence[Statement]) -> int | None:
    """The power of ten that amounts need where no caption names one, as net income and the share counts tell it."""
    ratios = [
        ratio for statement in filter(_counts_in_full, statements) for ratio in _by_earnings(_with_cents(statement))
    ]
    return next((p for p in _POWERS if ratios and _AGREES[0] < median(ratios).scaleb(-p) < _AGREES[1]), None)


def _counts_in_full(statement: Statement) -> bool:
    dated = set(_dated(statement))
    averages = _averages(statement)
    values = [abs(f.value) for line in averages for f in line.figures if f.value and f.column in dated]
    return bool(values) and max(values) >= _LEAST_COUNT and not any(line.scale for line in averages)


def _in_full(statement: Statement, findings: list[Finding]) -> Statement:
    """The statement, its amounts unscaled where the scale printed over them would make one of them impossible."""
    money = [line for line in statement.lines if line.unit is UnitKind.MONEY and line.scale]
    beyond = next((line for line in money for f in line.figures if f.value and _is_beyond(f.value, line.scale)), None)
    if beyond is None:
        return statement
    message = f"Amounts are taken as printed, not times 10^{beyond.scale}: no registrant has as much."
    findings.append(info("units.money-scale", message, beyond.source))
    scaled = {line.order for line in money}
    lines = tuple(replace(line, scale=0) if line.order in scaled else line for line in statement.lines)
    return replace(statement, lines=lines)


def _is_beyond(value: Decimal, scale: int) -> bool:
    return value.adjusted() + scale >= _MOST_MONEY.adjusted() and abs(value).scaleb(scale) > _MOST_MONEY
