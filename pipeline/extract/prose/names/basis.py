"""On which basis a figure is told: `on a non-GAAP basis, SG&A was`, `down 28% on a non-GAAP basis`, `after tax`."""

import re

from pipeline.extract.prose.numbers.said import Said
from pipeline.model.measure import is_adjusted, is_stated
from pipeline.model.statement import UnitKind

_BASIS = r"on\s+an?\s+(?P<kind>non-\s?GAAP|pro\s+forma|adjusted|comparable|like-for-like)\s+basis"
_LEADING = re.compile(rf"^\W*{_BASIS}\s*,", re.IGNORECASE)
_BEHIND = re.compile(
    rf"(?:\s+(?:yoy|y/y|year[\s-]over[\s-]year|sequentially))?(?:\s+\(\w+\))?,?\s+{_BASIS}", re.IGNORECASE
)
_ENDED = re.compile(r";|\bon\s+an?\s+(?:GAAP|reported)\s+basis\b", re.IGNORECASE)
_TAXED = re.compile(r"[\s,(]*(?:after[\s-]+tax|net\s+of\s+(?:income\s+)?tax(?:es)?)\b", re.IGNORECASE)
_SAYS_TAX = re.compile(r"\btax|\b(?:net|core|operating)\s+(?:income|earnings|loss|profit)", re.IGNORECASE)
"""What says itself whether taxes are paid of it, or is told before them by its name."""


def after_tax(measure: str, text: str, one: Said) -> str:
    """A measure with the taxes taken off behind the figure: `a charge of $5.2 million ($4.1 million after-tax)`."""
    told = measure and one.unit is not UnitKind.PURE and not _SAYS_TAX.search(measure)
    return f"{measure} after tax" if told and _TAXED.match(text, one.end) else measure


def based(measure: str, text: str, one: Said) -> str:
    """A measure with the basis that the sentence tells right behind the figure or leads with; others are unchanged."""
    if not measure or is_adjusted(measure) or is_stated(measure):
        return measure
    leading = _LEADING.match(text)
    if leading and _ENDED.search(text, leading.end(), one.start):
        leading = None
    found = _BEHIND.match(text, one.end) or leading
    return f"{found['kind'].replace('- ', '-')} {measure}" if found else measure
