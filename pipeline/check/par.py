"""What stands in the brackets of a line: par value times shares issued is the amount of a class of stock."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from pipeline.check.amounts import Entry
from pipeline.check.outcome import measured
from pipeline.model.check import Check, Outcome
from pipeline.model.statement import StatementKind, UnitKind

_PAR = re.compile(r"\b(?:par|stated) value\b", re.IGNORECASE)
_ISSUED = re.compile(r"\bissued\b", re.IGNORECASE)
_MORE = re.compile(r"paid[ -]in|surplus|capital in excess|treasury", re.IGNORECASE)
"""Words of a line that holds more than the par value of its shares."""


def check_par_value(entries: Sequence[Entry]) -> Iterator[Check]:
    """Each class of stock whose line prints its par value and the shares issued; many round the amount down."""
    sheet = [entry for entry in entries if entry.kind is StatementKind.BALANCE_SHEET]
    asides = [entry for entry in sheet if entry.line.within is not None]
    for number, order in sorted({(entry.number, entry.line.within or 0) for entry in asides}):
        line = [e for e in sheet if (e.number, e.line.order) == (number, order) and not _MORE.search(e.line.label)]
        inside = [e for e in asides if (e.number, e.line.within) == (number, order)]
        yield from _settled([check for entry in line if (check := _check(entry, inside))])


def _check(stock: Entry, inside: Sequence[Entry]) -> Check | None:
    column = [entry for entry in inside if entry.figure.column == stock.figure.column and entry.value > 0]
    par = [e for e in column if e.line.unit is UnitKind.PER_SHARE and _PAR.search(e.line.label)]
    issued = [e for e in column if e.line.unit is UnitKind.SHARES and _ISSUED.search(e.line.label)]
    if len(par) != 1 or len(issued) != 1:
        return None
    difference = stock.value - par[0].value * issued[0].value
    tolerance = 2 * stock.half + par[0].value * issued[0].half
    about = "A class of stock is its par value times the shares issued."
    return measured("ties.par-value", about, (par[0], issued[0], stock), difference, tolerance)


def _settled(checks: Sequence[Check]) -> Iterator[Check]:
    """A line that fits in no column may hold more than par, and par may have been changed between two dates."""
    holds = any(check.outcome is Outcome.HOLDS for check in checks)
    for check in checks:
        near = abs(check.difference or Decimal(0)) <= _NEAR * abs(check.amounts[-1].value)
        if check.outcome is Outcome.HOLDS or (holds and near):
            yield check
        else:
            why = "The line may hold more than par, or par has been changed."
            yield _other_scale(check) or replace(check, outcome=Outcome.UNCHECKED, note=why)


_NEAR = Decimal("0.2")


def _other_scale(check: Check) -> Check | None:
    """The same check where it holds for a thousand times the shares: by digits that are hardly chance."""
    par, issued, stock = check.amounts
    tolerance = check.tolerance or Decimal(0)
    for power in (3, -3, 6, -6):
        shares: Decimal = Decimal(1).scaleb(power)
        sure = abs(stock.value) > _TELLING * tolerance
        if sure and abs(stock.value - par.value * issued.value * shares) <= 2 * stock.half:
            note = f"It is so only if the shares are multiplied by {shares:,f}."
            return replace(check, code="quality.scale", note=note)
    return None


_TELLING = 50
