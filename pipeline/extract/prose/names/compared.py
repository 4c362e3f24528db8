"""Figures in a row that are compared with those of several measures: each is of the measure in its place."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.extract.prose.links import run_of
from pipeline.extract.prose.periods.comparing import AGAINST, ANEW
from pipeline.extract.prose.periods.named import RESPECTIVELY
from pipeline.extract.prose.scene import Scene
from pipeline.model.claim import Claim, ClaimKind

_BARE = re.compile(rf"{AGAINST.pattern}\W*(?:approximately\W*)?$", re.IGNORECASE)
_ONE_MORE = re.compile(r",?\s+and\s+$", re.IGNORECASE)


def compared_each(scene: Scene, told: Sequence[Claim]) -> Iterator[Claim]:
    """`The margin was 16% and the yield 1.5%, compared to 15% and 1.4%, and 14% and 1.3%`, with their own names."""
    claims = list(told)
    for first in range(len(claims)):
        run = run_of(scene, first)
        if run[0] == first and len(run) > 1:
            before = _model(scene, claims, run) if _follows(scene, first) else _levels(scene, claims, run)
            for at, one in zip(run, before, strict=False):
                period = claims[at].period if claims[at].kind is ClaimKind.LEVEL else one.period
                claims[at] = replace(claims[at], measure=one.measure, period=period)
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


def _levels(scene: Scene, claims: Sequence[Claim], run: range) -> Sequence[Claim]:
    """`Income of $36 million and sales of $44 million were up $6 million and $16 million, respectively`: what moved."""
    before, own = claims[max(run[0] - len(run), 0) : run[0]], [claims[at] for at in run]
    names = {one.measure for one in before}
    stand = all(one.kind is ClaimKind.LEVEL and one.measure and not one.upper for one in before)
    move = all(one.kind is not ClaimKind.LEVEL for one in own)
    end = scene.said[run[-1]].end
    ordered = RESPECTIVELY.search(scene.sentence.text, end, end + len(scene.after(run[-1])))
    one_name = {one.measure for one in own} <= names
    return before if stand and move and ordered and one_name and len(names) == len(run) else ()
