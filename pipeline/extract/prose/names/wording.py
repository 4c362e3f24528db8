"""The name of a measure as it is written down: without what is no part of it, with what it leaves out."""

import re

from pipeline.extract.prose.names.basis import after_tax, based
from pipeline.extract.prose.names.complements import with_object
from pipeline.extract.prose.names.left_out import without
from pipeline.extract.prose.numbers.said import Said
from pipeline.extract.prose.periods.fitting import SHARE_OF
from pipeline.extract.prose.scene import Scene
from pipeline.model.statement import UnitKind

_NOTHING = re.compile(
    r"(?:.*\b(?:above|prior|previous|our|its|the)\s+)?(?:growth|guidance|outlook)|per\s+(?:\w+\s+)*share", re.IGNORECASE
)
"""Words that stand where a measure does and name none."""
_LIKELIER = re.compile(r"\s+(?:more|less|fewer|faster|greater|cheaper)\b", re.IGNORECASE)
_WHOSE = re.compile(r"^[A-Z]\w+['’]s\s+(?=\w)")
"""The company's own name before what it measures."""
_LOST_MEASURE = re.compile(
    r"(.*\b(?:eps|e\.p\.s\.?|per\s+(?:diluted\s+|basic\s+)?share|ebitdar?|earnings))\s+loss", re.IGNORECASE
)
"""`Adjusted EPS loss of $0.16` is of adjusted EPS."""
_AVERAGED = re.compile(
    r"\b(?:averag(?:ed|ing)|(?:an|the)\s+average\s+of)\W*(?:(?:approximately|about|roughly)\W*)?$", re.IGNORECASE
)
_FRAME = re.compile(
    r"^(?:(?:as\s+well\s+as|of\s+(?:its|our|the)|and|or|but|plus|an?|the|that|which|during(?:\s+the(?:\s+\w+)?)?|saw|seen|includ(?:es|ed|ing)"
    r"|(?:we\s+)?(?:recorded|recogni[sz]ed)|(?:[\w-]+\s+){0,4}?helped(?:\s+to)?\s+\w+|very\s+\w+)\s+)+"
    r"|(?:\s+(?:and|or|an?|the|that|(?:of\s+)?which|(?:of\s+)?up\s+to|of))+$",
    re.IGNORECASE,
)
"""Words of the sentence at the ends of a name: `seen very solid revenue`, `repurchases of up to`."""
_NO_NAME = re.compile(
    r".*[`\"“”].*|.*\b(?:we|they|it)\b.*|(?:despite|offsetting|for|during|as)\b.*|(?:\w+ly\s+)?(?:contributed|repurchased|invested|returned|acquired"
    r"|received|recorded|spent|lower|higher|an?|the|that|which|in|of)",
    re.IGNORECASE,
)
"""What is no name even so: pronouns, quotes, verbs alone."""
_OUTCOME_ALONE = re.compile(r"(?:an?\s+)?(?:loss|income|profit)", re.IGNORECASE)


def is_empty(words: str) -> bool:
    """Whether words stand where a measure does and name none: `our guidance`, `per share`."""
    return _NOTHING.fullmatch(words) is not None


def proper(words: str) -> str:
    """A name without the words of the sentence at its ends; empty where nothing but such words is left."""
    name = _FRAME.sub("", words.strip(" ▪•●·–—-*"))
    return "" if _NO_NAME.fullmatch(name) else name


def is_outcome(words: str) -> bool:
    """Whether words say only how something came out: `versus income of $0.76`."""
    return _OUTCOME_ALONE.fullmatch(words) is not None


def cleaned(measure: str, scene: Scene, one: Said) -> str:
    """The words found for a figure as its name; empty where they name nothing."""
    text = scene.sentence.text
    after, timeless = text[one.end :], scene.timeless(one.end, len(text))
    if one.unit is UnitKind.PURE and not one.points and _LIKELIER.match(after):
        return ""
    if one.unit is not UnitKind.PURE:
        measure = measure.partition(SHARE_OF)[0]
    if outcome := _LOST_MEASURE.fullmatch(measure):
        measure = outcome[1]
    measure = _WHOSE.sub("", proper(measure))
    named = (
        ""
        if is_empty(measure)
        else after_tax(without(based(with_object(measure, timeless), text, one), text, one), text, one)
    )
    return f"average {named}" if scene.measures.is_balance(named) and _is_averaged(scene, one) else named


def _is_averaged(scene: Scene, one: Said) -> bool:
    """Whether what is held on each day is told as an average: `liquid assets averaged $335 billion for 2021`."""
    return one.unit is not UnitKind.PURE and _AVERAGED.search(scene.sentence.text, 0, one.start) is not None
