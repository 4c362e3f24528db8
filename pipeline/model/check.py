"""Checks: what a release was asked, what its figures answered, and the receipts for both."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from pipeline.model.finding import Finding, Severity
from pipeline.model.source import Source


class Outcome(StrEnum):
    """How a check went. What cannot be decided is said so and is never taken for a fault."""

    HOLDS = "holds"
    FAILS = "fails"
    UNCHECKED = "not checked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """One figure that a check compares: a full amount, signed as printed, and where it is printed.

    `name` is the line's label or the words of a sentence, `period` is in words; `half` is half a unit of the last
    printed place, so that the figure stands for `value - half` to `value + half`. `weight` is 1 or -1 where it is
    added up to the first amount of its check, else None.
    """

    name: str
    value: Decimal
    half: Decimal
    source: Source
    period: str = ""
    unit: str = ""
    weight: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One check that was made. `code` is the finding's where it fails; `about` says in one sentence what must hold.

    `difference` is what remains unexplained and `tolerance` what rounding allows, both in the unit of the amounts;
    None where the check compares nothing (a date that does not fit). `note` says why it fails or was not made.
    `sentence` is the one that is checked, where it is a sentence.
    """

    code: str
    outcome: Outcome
    about: str
    amounts: tuple[Amount, ...]
    difference: Decimal | None = None
    tolerance: Decimal | None = None
    note: str = ""
    severity: Severity = Severity.WARNING
    sentence: Source | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """The sanity report of one release: every check that was made, and all findings of reading and checking it."""

    document: str
    period: str
    checks: tuple[Check, ...]
    findings: tuple[Finding, ...]
