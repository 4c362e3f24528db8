"""Earnings per share: income over the weighted average shares, within the rounding of all three."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from pipeline.check.amounts import Entry
from pipeline.check.lines import profits
from pipeline.check.outcome import measured, unchecked
from pipeline.model.check import Check, Outcome
from pipeline.model.statement import StatementKind, UnitKind

_SHARES = {
    "EarningsPerShareBasic": "WeightedAverageNumberOfSharesOutstandingBasic",
    "EarningsPerShareDiluted": "WeightedAverageNumberOfDilutedSharesOutstanding",
}
_INCOME = re.compile(r"income|loss|earnings|profit|shareholders|stockholders|owners", re.IGNORECASE)
_OTHERS = re.compile(
    r"preferred|non-?\s?controlling|participating|attributable|redeemable|class [ab]\b|units", re.IGNORECASE
)
"""Lines that tell of others who share in income, whose part may be worked out off the page."""
_SLACK = {True: Decimal("0.15"), False: Decimal("0.02")}
"""How far earnings per share may be off what is printed, with and without such lines, before that is a fault."""
_POWERS = (3, -3, 6, -6)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Quotient:
    """Earnings per share, an income and the shares of one column."""

    eps: Entry
    income: Entry
    shares: Entry

    @property
    def entries(self) -> tuple[Entry, Entry, Entry]:
        return self.eps, self.income, self.shares

    def gap(self, power: int = 0) -> tuple[Decimal, Decimal]:
        """Printed less computed, with income times a power of ten, and what rounding of the three explains."""
        computed = abs(self.income.value).scaleb(power) / self.shares.value
        spread = (self.income.half.scaleb(power) + computed * self.shares.half) / self.shares.value
        return abs(self.eps.value) - computed, self.eps.half + spread

    def holds(self, power: int = 0) -> bool:
        difference, tolerance = self.gap(power)
        return abs(difference) <= tolerance


def check_eps(entries: Sequence[Entry]) -> Iterator[Check]:
    """Each statement's basic and diluted earnings per share."""
    told: set[int] = set()
    for entry in entries:
        if (
            entry.kind is StatementKind.OPERATIONS
            and entry.line.unit is UnitKind.PER_SHARE
            and entry.concept in _SHARES
        ):
            column = [e for e in entries if e.number == entry.number and e.period == entry.period]
            check = _check(_quotients(entry, column))
            if check and (check.code == "ties.eps" or entry.number not in told):
                told |= {entry.number} if check.code != "ties.eps" else set()
                yield check


def _quotients(eps: Entry, column: Sequence[Entry]) -> list[_Quotient]:
    """Every income of the column over its shares; none where it is not plain which shares are meant."""
    shares = [e for e in column if e.concept == _SHARES[eps.concept] and e.line.unit is UnitKind.SHARES and e.value > 0]
    alike = [e for e in column if e.concept == eps.concept and e.line.unit is UnitKind.PER_SHARE]
    if len(shares) != 1 or len(alike) != 1:
        return []
    incomes = (e for e in column if e.line.unit is UnitKind.MONEY and _INCOME.search(e.line.label))
    return [_Quotient(eps=eps, income=income, shares=shares[0]) for income in incomes]


def _check(options: Sequence[_Quotient]) -> Check | None:
    if not options:
        return None
    best = min(options, key=_preference)
    difference, tolerance = best.gap()
    about = "Earnings per share are income over the weighted average shares."
    shared = any(_OTHERS.search(line.label) for line in best.eps.statement.lines)
    if tolerance < abs(difference) <= tolerance + _SLACK[shared] * abs(best.eps.value):
        why = "Income may be shared with other classes of stock, or adjusted for dilution."
        return unchecked("ties.eps", about, best.entries, why)
    scaled = None if best.holds() else _scaled(options)
    return scaled or measured("ties.eps", about, best.entries, difference, tolerance)


def _preference(option: _Quotient) -> tuple[bool, bool, Decimal]:
    """An income that fits before one that does not, net income before other lines, then the nearest."""
    off = abs(option.gap()[0]) - option.gap()[1]
    return off > 0, not profits([option.income]), off


def _scaled(options: Sequence[_Quotient]) -> Check | None:
    """The same earnings by a power of ten: income and shares are printed, or were read, on different scales."""
    ends = [option for option in options if option.eps.value and option.income.value and profits([option.income])]
    found = ((option, power) for power in _POWERS for option in ends if option.holds(power))
    option, power = next(found, (None, 0))
    if option is None:
        return None
    about = "Income, shares and earnings per share are on scales that fit each other."
    factor = f"{Decimal(1).scaleb(power):,f}"
    note = f"They fit only if income is multiplied by {factor}: a caption of scale is missing or wrong."
    check = measured("quality.scale", about, option.entries, *option.gap())
    return replace(check, outcome=Outcome.FAILS, note=note)
