"""Figures of one name and period that several sentences tell of different things: named by what each of them is of."""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace

from pipeline.extract.beyond.known import Known
from pipeline.extract.beyond.members.spoken import Spoken
from pipeline.extract.beyond.members.whole import is_whole
from pipeline.model.claim import Claim

_NARROWS = re.compile(
    r"(?:of|for|in|from|by|at|within|across|attributable\s+to|related\s+to)\s+(?:the\s+|our\s+|its\s+)*"
    r"(?:(?!GAAP\b|Q[1-4]\b|COVID)[A-Z][\w®™&/.-]+|non-U\.?S\b).*",
    re.DOTALL,
)
"""`Of ASPIRIN by Bayer`, `from the U.S. market`, `in the Americas`: proper names."""
_OPEN = re.compile(r"\s(?:of|in|to|for|from|by|with|the|and)$", re.IGNORECASE)


def apart(claims: Sequence[Claim], parted: dict[int, Spoken], known: Sequence[Known]) -> Iterator[Claim]:
    """The claims, those that contradict another sentence's with what narrows them down in their names.

    `parted` are on members, which tell them apart already; what the statements print for the whole stays as it is.
    """
    alike: dict[Hashable, list[Claim]] = defaultdict(list)
    for claim in claims:
        alike[_about(claim, parted)].append(claim)
    for claim in claims:
        contradicted = any(_contradict(claim, other) for other in alike[_about(claim, parted)])
        yield _narrowed(claim) if claim.measure and contradicted and not is_whole(claim, known) else claim


def _about(claim: Claim, parted: dict[int, Spoken]) -> Hashable:
    part = parted.get(claim.source.start)
    return claim.about, part.member if part else None


def _contradict(one: Claim, other: Claim) -> bool:
    """Whether two sentences cannot both be right, beyond what rounding explains."""
    slack = one.half + other.half
    over = one.value - slack > (other.upper or other.value) or other.value - slack > (one.upper or one.value)
    return over and one.sentence != other.sentence


def _narrowed(claim: Claim) -> Claim:
    """A claim named by the first of its phrases that names something and is not in its measure yet."""
    for phrase in claim.scope:
        words = re.sub(rf"^(?:in|of)\s+{re.escape(claim.measure)}\s+", "", phrase, flags=re.IGNORECASE)
        if _NARROWS.fullmatch(words) and not _OPEN.search(words) and words.lower() not in claim.measure.lower():
            rest = tuple(other for other in claim.scope if other != phrase)
            return replace(claim, measure=f"{claim.measure} {words}", scope=rest)
    return claim
