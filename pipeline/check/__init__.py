"""Statements and claims -> checks: does the release add up, tie out, and say the same thing twice?"""

from collections.abc import Sequence
from datetime import date

from pipeline.check.amounts import entries
from pipeline.check.claims import check_claims
from pipeline.check.eps import check_eps
from pipeline.check.foots import check_foots
from pipeline.check.par import check_par_value
from pipeline.check.quality import check_quality
from pipeline.check.rolls import check_rolls
from pipeline.check.scales import check_scales
from pipeline.check.ties import check_ties
from pipeline.model.check import Check, Outcome
from pipeline.model.claim import Claim
from pipeline.model.finding import Finding
from pipeline.model.statement import Statement

__all__ = ["check"]


def check(
    statements: Sequence[Statement], claims: Sequence[Claim] = (), released: date | None = None
) -> tuple[tuple[Check, ...], tuple[Finding, ...]]:
    """Every check a release allows, by group and in printed order, and a finding for each that fails.

    `released` is the day it was published, where that is known.
    """
    found, every = entries(statements), entries(statements, every=True)
    checks = (
        *check_foots(statements, found),
        *check_ties(found),
        *check_eps(found),
        *check_rolls(found),
        *check_par_value(found),
        *check_quality(found, every, released),
        *check_scales(found),
        *check_claims(claims, every),
    )
    return checks, tuple(_finding(check) for check in checks if check.outcome is Outcome.FAILS)


def _finding(check: Check) -> Finding:
    """Placed at the last of the figures, the one that should follow the others."""
    figures = "; ".join(f"{amount.name} {amount.source.text.strip()} ({amount.period})" for amount in check.amounts)
    off = (
        f"It is off by {check.difference:,f}, where rounding explains {check.tolerance:,f}." if check.difference else ""
    )
    message = " ".join(part for part in (f"Not so: {check.about}", f"{figures}.", off, check.note) if part)
    source = check.amounts[-1].source if check.amounts else None
    return Finding(code=check.code, severity=check.severity, message=message, source=source)
