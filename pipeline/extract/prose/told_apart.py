"""Figures of one measure and period that a sentence tells apart by what stands behind each of them."""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace

from pipeline.extract.prose.scene import Scene
from pipeline.extract.prose.scope import behind
from pipeline.model.claim import Claim

_NARROWS = re.compile(
    r"(?:for|in|from|at|attributable\s+to|related\s+to)\s+(?:the\s+|our\s+|its\s+)?[A-Z]|attributable\s+to\b|on\s+an?\b.*\bbasis$"
    r"|(?:for|in|from)\s+non-U\.?S\.?"
)
"""`24.5% for the U.S. and 26.4% for Canada`, `28 percent on a non-GAAP basis`."""
_GOES_ON = re.compile(r"\s+(?:applied|based|due|driven|reflecting|primarily)\b.*")
_ANOTHER = re.compile(r"\brecord\b|\s(?:of|in|to|for)$", re.IGNORECASE)
"""Words of what is told next, where no stop parts it: `up 101% from year ago Record Beta revenue of`."""


def told_apart(scenes: Sequence[Scene], told: Sequence[Claim]) -> Iterator[Claim]:
    """The figures of a sentence, those that would contradict each other with what stands behind them in their names."""
    alike: dict[Hashable, set[object]] = defaultdict(set)
    for claim in told:
        alike[claim.about].add(claim.value)
    for index, (scene, claim) in enumerate(zip(scenes, told, strict=True)):
        words = behind(scene, index) if claim.measure and len(alike[claim.about]) > 1 else ""
        words = _GOES_ON.sub("", words)
        narrows = _NARROWS.match(words) and not _ANOTHER.search(words) and words.lower() not in claim.measure.lower()
        yield replace(claim, measure=f"{claim.measure} {words}") if narrows else claim
