"""What every form of the sanity report shares: the order and names of the groups, and how amounts are written."""

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal

from pipeline.model.check import Amount, Check, Outcome

GROUPS = {
    "sums": "Foots: totals are the sums of their parts",
    "ties": "Ties: what is printed twice is the same",
    "rolls": "Rolls: periods and balances follow each other",
    "claims": "Claims: sentences against the tables",
    "nongaap": "Non-GAAP: reconciliations begin with what GAAP says",
    "quality": "Data quality",
}
"""By the first part of a check's code, in the order they are shown."""


def counted(checks: Iterable[Check]) -> dict[str, int]:
    """How many checks hold, fail and were not made."""
    seen = Counter(check.outcome for check in checks)
    return {outcome.value: seen[outcome] for outcome in Outcome}


def group(check: Check) -> str:
    """The group a check belongs to."""
    return check.code.partition(".")[0]


def number(value: Decimal) -> str:
    """An amount as people write it: thousands set apart, no exponent, at most six places of a quotient."""
    plain = format(round(value, 6) if value.as_tuple().exponent < -6 else value, "f")  # type: ignore[operator]
    return f"{Decimal(plain):,f}"


def measure(amount: Amount) -> str:
    """An amount with its unit."""
    return f"{number(amount.value)} {amount.unit}".strip()


def remainder(check: Check) -> str:
    """The difference and what rounding explains of it, in words; empty where nothing is compared."""
    if check.difference is None or check.tolerance is None:
        return ""
    if check.difference == 0:
        return "no difference"
    return f"difference {number(check.difference)}, rounding explains {number(check.tolerance)}"
