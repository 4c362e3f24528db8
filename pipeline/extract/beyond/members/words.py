"""Words that name members of axes: products, places, segments, classes of stock."""

import re
from collections.abc import Collection

from pipeline.model.naming import concept_name
from pipeline.model.vocabulary import Vocabulary
from pipeline.model.wording import spelled

PRODUCTS = "srt:ProductOrServiceAxis"
PLACES = "srt:StatementGeographicalAxis"
SEGMENTS = "us-gaap:StatementBusinessSegmentsAxis"
SCENARIOS = "srt:StatementScenarioAxis"
CLASSES = "us-gaap:StatementClassOfStockAxis"
ENTITIES = "srt:ConsolidatedEntitiesAxis"
CORPORATE = "srt:ConsolidationItemsAxis"
RANGES = "srt:RangeAxis"

Pair = tuple[str, str]
MINIMUM: Pair = (RANGES, "srt:MinimumMember")
MAXIMUM: Pair = (RANGES, "srt:MaximumMember")
_MEASURING = frozenset(
    "total net revenue sale cost of and from external third party consolidated segment operating gross result".split()
)
_AROUND = re.compile(
    r"\(.*?\)|:|\bsegments?\b|^\W*total\b|(?:\b(?:total|net|gross|operating)\s+)?\b(?:revenues?|sales|profit|income|loss)\W*$",
    re.IGNORECASE,
)
_WITH = re.compile(r"\(.*?\)|:|^\W*total\b", re.IGNORECASE)
_BY_PLACE = re.compile(r"geograph|region|country|countries", re.IGNORECASE)
_BY_PRODUCT = re.compile(
    r"product|service|brand|platform|end market|categor|channel|disaggregat|by type", re.IGNORECASE
)

SEGMENT = re.compile(
    r"\W*(?:(?:results|operations)\s+of\s+)?(?:the\s+)?"
    r"(?P<name>(?!.*\b(?:by|reconciliations?|report(?:ing|able)|business|summary|per)\b.*segment)"
    r"[A-Z][\w&,/' -]*?)\s+segment"
    r"(?:\s+(?:non-?gaap\s+|gaap\s+|operating\s+)?(?:results|information|data|highlights|operations))?[\W\d]*",
    re.IGNORECASE,
)
"""A title or heading that calls itself a segment's: `Domestic Segment Results`."""


def pieces(title: str) -> list[str]:
    """A title and what stands behind it: a segment, a measure of some columns."""
    return [title, *title.split(" - ")]


def known_member(label: str, vocabulary: Vocabulary, axes: Collection[str]) -> Pair | None:
    """The member of one of the axes that a label names once words of measuring are gone: `Net product sales`."""
    every = spelled(label).split()
    for words in (frozenset(every), frozenset(every) - _MEASURING):
        for member in vocabulary.members:
            if member.axis in axes and (member.words == words or member.words - _MEASURING == words != frozenset()):
                return member.axis, member.name
    return None


def own_member(label: str, axis: str) -> Pair:
    """A member of the company's own, named by the label without `Segment` and `Total`."""
    text = (_AROUND if axis == SEGMENTS else _WITH).sub(" ", label)
    return axis, f"ext:{concept_name(text) or concept_name(label)}Member"


def member_of(label: str, vocabulary: Vocabulary, axis: str) -> Pair:
    """The member of an axis a label names: a standard one of it or of those beside it, else the company's own."""
    return known_member(label, vocabulary, (axis, CORPORATE, ENTITIES)) or own_member(label, axis)


def axis_of(titles: str) -> str:
    """The axis that a table's title speaks of; segments where it does not say."""
    if _BY_PLACE.search(titles):
        return PLACES
    return PRODUCTS if _BY_PRODUCT.search(titles) and "segment" not in titles.lower() else SEGMENTS
