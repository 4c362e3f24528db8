"""Figures said respectively: which of the names before or behind them each has."""

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.prose.moves import is_relative
from pipeline.extract.prose.names.complements import with_object
from pipeline.extract.prose.names.insertions import words_before
from pipeline.extract.prose.names.phrases import coordinated, whole_of
from pipeline.extract.prose.periods.comparing import is_against
from pipeline.extract.prose.periods.fitting import SHARE_OF, fitted
from pipeline.extract.prose.periods.listed import times_before
from pipeline.extract.prose.periods.named import RESPECTIVELY
from pipeline.extract.prose.scene import Scene
from pipeline.model.claim import Claim
from pipeline.model.statement import UnitKind

_LISTED = re.compile(r"[\s,]*(?:and\s+)?(?:approximately\s+)?")
_OF_EACH = re.compile(r",?\s+(?:of|in)\s+")
"""`$6.3 million and $3.0 million, respectively, of tax benefits`: what each of them is of."""

_ARTICLE = re.compile(r"\ban?\s+$")
"""`A $99 million and $68 million, respectively, loss on debt extinguishment`: what each of them is."""


def names_each(scene: Scene) -> dict[int, str]:
    """`A and B ... of $1 and $2, respectively`: which figure has which name."""
    names: dict[int, str] = {}
    for found in RESPECTIVELY.finditer(scene.sentence.text):
        last = max((index for index, one in enumerate(scene.said) if one.end <= found.start()), default=-1)
        first = last
        while first > 0 and _LISTED.fullmatch(scene.before(first)):
            first -= 1
        count = last - first + 1
        if count > 1 and not is_against(scene, first):
            earlier = [names.get(index, "") for index in range(first - count, first)] if first >= count else []
            told = _told(scene, range(first, last + 1), found.end()) or earlier
            names |= {index: name for index, name in zip(range(first, last + 1), told, strict=False) if name}
    return names


def _told(scene: Scene, run: range, end: int) -> Sequence[str]:
    """The names of a run of figures in their order, with their whole; none where it goes on with others."""
    text, first = scene.sentence.text, run[0]
    behind = _OF_EACH.match(text, end)
    if behind and (whose := scene.measures.first(text[behind.end() :])):
        return [whose] * len(run)
    if _ARTICLE.search(text, 0, scene.said[first].start) and (kind := scene.measures.first(text[end:].lstrip(" ,"))):
        return [with_object(kind, text[end:].lstrip(" ,"))] * len(run)
    if first > 0 and RESPECTIVELY.search(scene.before(first)):
        return []
    if len(times_before(scene, run)) == len(run):
        return []  # `during the three and nine months ...`: what `and` joins are times
    told = coordinated(words_before(scene, first), len(run), scene.measures)
    shares = all(is_relative(scene.said[index]) for index in run)
    whole = whole_of(text[scene.said[run[-1]].end :]) if shares else ""
    return [f"{name}{SHARE_OF}{whole}" if name and whole else name for name in told]


def renamed(scene: Scene, index: int, claim: Claim, measure: str) -> Claim:
    """A claim under another name, with the unit and the period that this wants."""
    one, measure = scene.said[index], measure.removeprefix("and ")
    share = re.search(r"\bper\b.*\bshare\b", measure, re.IGNORECASE)
    period = fitted(scene, claim.kind, one, measure, claim.period)
    return replace(claim, measure=measure, period=period, unit=UnitKind.PER_SHARE if share else one.unit)
