"""The period a figure of a sentence is of, and the one a change is measured against."""

import re

from pipeline.extract.prose.scene import Scene
from pipeline.extract.prose.times import Mention
from pipeline.model.claim import Claim
from pipeline.model.period import Duration, Instant, Period

_WORDS = r"\b(?:compared?\s+(?:to|with)|versus|vs\.?|from|over|against|than|relative\s+to)"
AGAINST = re.compile(rf"{_WORDS}(?!\w)", re.IGNORECASE)
"""What stands between a figure and the one it is compared with."""
_BASE = re.compile(rf"{_WORDS}\s+(?:the\s+)?(?:end\s+of\s+)?(?:the\s+)?$", re.IGNORECASE)
COMPARED = re.compile(r"\b(?:compared?\s+(?:to|with)|versus|vs\.?|(?:up|down)\s+from|against)\b", re.IGNORECASE)
_OR = re.compile(r"[\s,;(]*(?:\(?or|and|,|equal\s+to|\()[\s,(]*", re.IGNORECASE)
_PART = re.compile(r",|;|:|\b(?:and|but|while|or|compared|versus|vs)\b", re.IGNORECASE)
"""What parts the words that still belong to a figure from those of the next."""


def period_of(scene: Scene, index: int, last: Claim | None, *, moved: bool) -> tuple[Period | None, bool]:
    """The period a figure is of, and whether the sentence says so.

    What is named just before it counts first, then what the figure is linked to, then what follows it up to the next
    figure, then what was said earlier. In a comparison only what the comparison names counts.
    """
    one, begin = scene.said[index], scene.begin(index)
    compared = [found.end() for found in COMPARED.finditer(scene.before(index))]
    parted = _PART.search(scene.before(index)) if index else None
    near = scene.named(begin + max([*compared[-1:], parted.start() if parted else 0]), one.start)
    before = [mention for mention in near if not (moved and _is_baseline(scene, mention))]
    if before:
        return before[-1].period, True
    if last is not None:
        return last.period, last.told
    following = _following(scene, index)
    if following and not (moved and _is_baseline(scene, following)):
        return following.period, True
    if compared:
        return _compared_first(scene, index) if moved else None, False
    earlier = [m for m in scene.named(0, one.start) if not (m.relative or _is_baseline(scene, m))]
    if earlier:
        return earlier[-1].period, True
    return scene.times.current, False


def _compared_first(scene: Scene, index: int) -> Period | None:
    """`Compared with the first quarter of 2021, revenue increased $472 million`: what is reported, as long as that."""
    named = scene.named(0, scene.said[index].start)
    if index == 0 and len(named) == 1 and named[0].period and _is_baseline(scene, named[0]):
        return scene.times.alike(named[0].period, scene.times.current.end)
    return None


def _following(scene: Scene, index: int) -> Mention | None:
    """The period named behind a figure and those linked to it, before any comparison."""
    after, stop = scene.after(index), index
    while (
        stop + 1 < len(scene.said)
        and is_linked(scene, stop + 1)
        and not scene.named(scene.said[stop].end, scene.said[stop + 1].start)
    ):
        stop += 1
        after = scene.after(stop)
    begin = scene.said[stop].end
    against = AGAINST.search(after)
    end = begin + (against.start() if against else len(after))
    return next(iter(scene.named(scene.said[index].end, end)), None)


def _is_baseline(scene: Scene, mention: Mention) -> bool:
    return _BASE.search(scene.sentence.text, 0, mention.start) is not None


def baseline_of(scene: Scene, index: int, period: Period | None) -> Period | None:
    """What a change is measured against: the period behind `compared to`, or meant by an adverb."""
    one, after = scene.said[index], scene.after(index)
    found = AGAINST.search(after)
    named = scene.named(one.end + found.start(), one.end + len(after)) if found else []
    adverb = scene.adverb(scene.begin(index), one.end + len(after))
    earlier = [mention for mention in scene.named(0, one.start) if _is_baseline(scene, mention)]
    named = named or ([adverb] if adverb else earlier[-1:])
    base = named[0].period if named else None
    if base is None or period is None:
        return base
    if isinstance(period, Instant) and isinstance(base, Duration):
        return scene.times.near(Instant(base.end))
    if base == scene.times.year_before(scene.times.current):
        return scene.times.year_before(period)
    return base


def is_linked(scene: Scene, index: int) -> bool:
    """Whether a figure only says the one before it in another way: `..., or $0.00 per share`."""
    before = scene.before(index)
    bracketed = not before.strip() and scene.sentence.text[scene.said[index].start] == "("
    return index > 0 and (
        bracketed or _OR.fullmatch(before) is not None or re.match(r"[\s,(]*or\b", before) is not None
    )
