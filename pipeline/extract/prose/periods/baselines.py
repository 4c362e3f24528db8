"""What a release says that all its comparisons are to."""

import re

from pipeline.extract.prose.periods.mentions import mentions
from pipeline.extract.prose.periods.times import Times
from pipeline.model.period import Period

_COMPARING = re.compile(r"ompar(?:isons?|ed)\b")
"""Without its first letter, which a release is searched through faster for."""
_CLAUSE_BEFORE, _CLAUSE_BEHIND = re.compile(r"[^.;:]{0,80}$"), re.compile(r"[^.;:]{0,120}")
_ALL = re.compile(
    r"\ball\b.*\bcomparisons?\b|\bcomparisons\b.*\b(?:unless|except)\b"
    r"|\b(?:unless|except|otherwise)\b.*\b(?:noted|stated|indicated|specified)\b",
    re.IGNORECASE | re.DOTALL,
)


def compared_with(text: str, times: Times) -> Period | None:
    """What a release says that all its comparisons are to: a year or a period before; None where it does not say.

    `All comparisons versus first quarter 2019`, `comparisons are to the prior year period unless otherwise noted`.
    """
    told: set[Period | None] = set()
    for found in _COMPARING.finditer(text):
        before = _CLAUSE_BEFORE.search(text[max(0, found.start() - 80) : found.start()])
        behind = _CLAUSE_BEHIND.match(text, found.end())
        words = f"{before[0] if before else ''}{found[0]}{behind[0] if behind else ''}"
        if _ALL.search(words):
            told |= {mention.period for mention in mentions(words, times)}
    bases = told & {times.year_before(times.current), times.before(times.current)}
    return bases.pop() if len(bases) == 1 else None
