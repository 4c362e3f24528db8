"""The name of a measure as it is written down: without what is no part of it, with what it leaves out."""

import re

from pipeline.extract.prose.names.phrases import with_object
from pipeline.extract.prose.numbers.said import Said
from pipeline.extract.prose.periods.fitting import SHARE_OF
from pipeline.extract.prose.scene import Scene
from pipeline.model.measure import is_adjusted
from pipeline.model.statement import UnitKind

_NOTHING = re.compile(
    r"(?:above\s+|prior\s+|previous\s+)?(?:growth|guidance|outlook)|per\s+(?:\w+\s+)*share", re.IGNORECASE
)
"""Words that stand where a measure does and name none."""
_LIKELIER = re.compile(r"\s+(?:more|less|fewer|faster|greater|cheaper)\b", re.IGNORECASE)
_WHOSE = re.compile(r"^[A-Z]\w+['’]s\s+(?=\w)")
"""The company's own name before what it measures."""
_LOST_MEASURE = re.compile(
    r"(.*\b(?:eps|e\.p\.s\.?|per\s+(?:diluted\s+|basic\s+)?share|ebitdar?|earnings))\s+loss", re.IGNORECASE
)
"""`Adjusted EPS loss of $0.16` is of adjusted EPS."""
_OUTCOME_ALONE = re.compile(r"(?:an?\s+)?(?:loss|income|profit)", re.IGNORECASE)
_LEFT_OUT = re.compile(
    r"\b(?:excluding|exclusive\s+of|adjusted\s+to\s+exclude|not\s+including)\s+(?P<what>[^,;:()]*?)\s*"
    r"(?:,|\b(?:was|were|is|are|of|totall?ed|increased|decreased|declined|grew|rose|fell)\b|$)",
    re.IGNORECASE,
)
_DEFINED = re.compile(r"\((?!\s*(?:excluding|exclusive)\b)[^()]*\)", re.IGNORECASE)
"""A bracket that says what a measure is leaves nothing out of it."""
_LONGEST = 8
_WOULD = re.compile(r"\bwould\s+(?:have|be)\b", re.IGNORECASE)
"""What nobody could report: without saying what is left out it has no name."""


def is_empty(words: str) -> bool:
    """Whether words stand where a measure does and name none: `our guidance`, `per share`."""
    return _NOTHING.fullmatch(words) is not None


def is_outcome(words: str) -> bool:
    """Whether words say only how something came out: `versus income of $0.76`."""
    return _OUTCOME_ALONE.fullmatch(words) is not None


def cleaned(measure: str, scene: Scene, one: Said) -> str:
    """The words found for a figure as its name; empty where they name nothing."""
    after = scene.sentence.text[one.end :]
    if one.unit is UnitKind.PURE and not one.points and _LIKELIER.match(after):
        return ""
    if one.unit is not UnitKind.PURE:
        measure = measure.partition(SHARE_OF)[0]
    if outcome := _LOST_MEASURE.fullmatch(measure):
        measure = outcome[1]
    measure = _WHOSE.sub("", measure).strip(" ▪•●·–—-*")
    return "" if is_empty(measure) else _without(with_object(measure, after), scene.sentence.text, one)


def _without(measure: str, text: str, one: Said) -> str:
    """A measure with what it leaves out: `net income, excluding merger costs, was`; an adjusted one says so itself."""
    if not measure or is_adjusted(measure):
        return measure
    found = None
    before = _DEFINED.sub(lambda found: " " * len(found[0]), text[: one.start])
    if measure in before:
        found = _LEFT_OUT.search(before, before.rindex(measure) + len(measure))
    found = found or _LEFT_OUT.match(text.lstrip(" ▪•●·–—-*o"))
    what = found["what"].split() if found else []
    told = 0 < len(what) <= _LONGEST and not any(map(str.isdigit, "".join(what))) and " ".join(what) != measure
    if not told and _WOULD.search(before):
        return ""
    return f"{measure} excluding {' '.join(what)}" if told else measure
