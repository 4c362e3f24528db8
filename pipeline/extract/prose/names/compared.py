"""Figures in a row that are compared with those of several measures: each is of the measure in its place."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.extract.prose.links import run_of
from pipeline.extract.prose.periods.comparing import AGAINST, ANEW
from pipeline.extract.prose.scene import Scene
from pipeline.model.claim import Claim, ClaimKind

_BARE = re.compile(rf"{AGAINST.pattern}\W*(?:approximately\W*)?$", re.IGNORECASE)
_ONE_MORE = re.compile(r",?\s+and\s+$", re.IGNORECASE)


def compared_each(scene: Scene, told: Sequence[Claim]) -> Iterator[Claim]:
    """`The margin was 16% and the yield 1.5%, compared to 15% and 1.4%, and 14% and 1.3%`, with their own names."""
    claims = list(told)
    for first in range(len(claims)):
        run = run_of(scene, first)
        if run[0] == first and len(run) > 1 and _follows(scene, first):
            before = _model(scene, claims, run)
            for at, one in zip(run, before, strict=False):
                claims[at] = replace(claims[at], measure=one.measure)
    return iter(claims)


def _follows(scene: Scene, first: int) -> bool:
    """Whether a figure begins a comparison or, behind one, another: `compared to 1% and 2% in May and 3% and 4%`."""
    before = scene.before(first)
    against = AGAINST.search(scene.sentence.text, 0, scene.said[first].start)
    goes_on = against and _ONE_MORE.search(before) and not ANEW.search(before)
    return _BARE.search(before) is not None or bool(goes_on)


def _model(scene: Scene, claims: Sequence[Claim], run: range) -> Sequence[Claim]:
    """The figures before a run whose names it has; none where it has names of its own, or they are of one."""
    count = len(run)
    levels = [claims[at] for at in range(run[0]) if scene.within[at] is None]
    before, own = levels[-count:], [claims[at] for at in run]
    alike = [one.unit for one in before] == [one.unit for one in own]
    plain = all(claim.kind is ClaimKind.LEVEL and claim.measure for claim in (*before, *own))
    several = len({one.measure for one in before}) == count and len({one.measure for one in own}) == 1
    return before if alike and plain and several else ()
