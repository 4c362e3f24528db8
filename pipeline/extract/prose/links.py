"""Figures that belong together: one said in two ways, and several in one list."""

import re

from pipeline.extract.prose.scene import Scene

_LISTED = re.compile(
    r"[\s,]*(?:and\s+)?(?:approximately\s+)?|[\s,]*and\s+an?\s+(?:[\w-]+\s+){1,3}of\s+(?:approximately\s+)?",
    re.IGNORECASE,
)
_OR = re.compile(r"[\s,;(]*(?:\(?or|and|,|equal\s+to|\()[\s,(]*", re.IGNORECASE)
_SAID_AGAIN = re.compile(
    r"[\s,(]*(?:per\s+(?:\w+\s+){0,2}share[\s,]*)?(?:(?:during|for|in|at|ended)\b[\s,]*(?:the\b[\s,]*)?)?or\b",
    re.IGNORECASE,
)


def is_linked(scene: Scene, index: int) -> bool:
    """Whether a figure only says the one before it in another way: `..., or $0.00 per share`."""
    before = scene.before(index)
    untimed = scene.timeless(scene.begin(index), scene.said[index].start)
    bracketed = re.fullmatch(r"\s*\(\s*", before + scene.sentence.text[scene.said[index].start]) is not None or (
        before.strip() == "(" and scene.within[index] is not None
    )
    return index > 0 and (bracketed or _OR.fullmatch(before) is not None or _SAID_AGAIN.match(untimed) is not None)


def run_of(scene: Scene, index: int) -> range:
    """The figures in one list with a figure: `$17 million and $23 million`, `a gain of $2 and a loss of $3`."""
    first = last = index
    while first > 0 and _LISTED.fullmatch(scene.before(first)):
        first -= 1
    while last + 1 < len(scene.said) and _LISTED.fullmatch(scene.before(last + 1)):
        last += 1
    return range(first, last + 1)
