"""A move that is against the time of the next figure: `up 17% from the $26 million of last year`."""

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.prose.links import is_linked
from pipeline.extract.prose.periods.comparing import REACHED
from pipeline.extract.prose.scene import Scene
from pipeline.model.claim import Claim, ClaimKind

_FROM_NEXT = re.compile(
    r"\W*(?:(?:higher|lower|more|less|better|worse)\s+than|compared?\s+(?:to|with)|from|versus|vs\.?|over|against)\s+(?:the\s+|a\s+|an\s+|its\s+|our\s+)*",
    re.IGNORECASE,
)
_WHEN = re.compile(r"^,?\s*(?:at|as\s+of|in|for|during)\s+(?:the\s+)?(?=\s)")


def against_next(scene: Scene, index: int, told: Sequence[Claim]) -> Claim:
    """`up 17.4 percent from the $26.3 million of last year`: the next figure's period is what is compared with."""
    claim, at = told[index], index
    while at + 2 < len(told) and (is_linked(scene, at + 1) or REACHED.fullmatch(scene.after(at))):
        at += 1  # `increased $2.5 million, or 7%, to $40 million from the $37.5 million of last year`
    moved = claim.kind is not ClaimKind.LEVEL and claim.baseline is None
    if moved and at + 1 < len(told) and _FROM_NEXT.fullmatch(_at_that_time(scene, at)):
        return replace(claim, baseline=told[at + 1].period)
    return claim


def _at_that_time(scene: Scene, index: int) -> str:
    """The words between a figure and the next without the time of a level: `to $40 million at March 31 from`."""
    end = scene.said[index].end
    return _WHEN.sub(" ", scene.timeless(end, end + len(scene.after(index))))
