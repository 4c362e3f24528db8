"""On which basis a figure is told: `On a non-GAAP basis, SG&A was`, `down 28% on a non-GAAP basis`."""

import re

from pipeline.extract.prose.numbers.said import Said
from pipeline.model.measure import is_adjusted, is_stated

_BASIS = r"on\s+an?\s+(?P<kind>non-\s?GAAP|pro\s+forma|adjusted)\s+basis"
_LEADING = re.compile(rf"^\W*{_BASIS}\s*,", re.IGNORECASE)
_BEHIND = re.compile(
    rf"(?:\s+(?:yoy|y/y|year[\s-]over[\s-]year|sequentially))?(?:\s+\(\w+\))?,?\s+{_BASIS}", re.IGNORECASE
)
_ENDED = re.compile(r";|\bon\s+an?\s+(?:GAAP|reported)\s+basis\b", re.IGNORECASE)


def based(measure: str, text: str, one: Said) -> str:
    """A measure with the basis that the sentence tells right behind the figure or leads with; others are unchanged."""
    if not measure or is_adjusted(measure) or is_stated(measure):
        return measure
    leading = _LEADING.match(text)
    if leading and _ENDED.search(text, leading.end(), one.start):
        leading = None
    found = _BEHIND.match(text, one.end) or leading
    return f"{found['kind'].replace('- ', '-')} {measure}" if found else measure
