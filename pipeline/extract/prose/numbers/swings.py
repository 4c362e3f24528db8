"""Ranges whose ends say each which way it went: `up 1% to down 4%`, `flat to an increase of 2%`."""

import re
from collections.abc import Iterator
from decimal import Decimal

from pipeline.extract.prose.numbers.said import NUMBER, Said, value_of
from pipeline.model.statement import UnitKind

_UP = r"up|an?\s+increase\s+of|increas(?:e|ing)|growth\s+of|grow(?:ing)?|plus|positive|higher\s+by"
_DOWN = r"down|an?\s+(?:decrease|decline)\s+of|decreas(?:e|ing)|declin(?:e|ing)|minus|negative|lower\s+by"
_FLAT = r"(?:roughly\s+|about\s+|approximately\s+|relatively\s+)?(?:flat|unchanged)"
_ABOUT = r"(?:\s+(?:by|of|about|approximately|roughly|as\s+much\s+as))*"
_PERCENT = r"\s*(?:%|percent\b)"
_PERCENTAGE = re.compile(r"%|percent", re.IGNORECASE)
_SWING = re.compile(
    rf"(?<![\w-])(?:(?P<flat>{_FLAT})|(?:(?P<up>{_UP})|(?P<down>{_DOWN})){_ABOUT}\s+(?P<low>{NUMBER})(?:{_PERCENT})?)"
    rf"\s+(?P<to>to|and)\s+(?:be\s+)?(?:(?P<flat2>{_FLAT})(?![\w-])|(?:(?P<up2>{_UP})|(?P<down2>{_DOWN})){_ABOUT}\s+(?P<high>{NUMBER}){_PERCENT})",
    re.IGNORECASE,
)
_NOUNS = r"(?:(?P<up{0}>increase|growth|rise|gain)|(?P<down{0}>decrease|decline|drop))"
_OF_NOUNS = re.compile(
    rf"(?P<low>{NUMBER}){_PERCENT}\s+{_NOUNS.format('')}\s+(?P<to>to|and)\s+(?:an?\s+)?(?P<high>{NUMBER}){_PERCENT}\s+{_NOUNS.format(2)}",
    re.IGNORECASE,
)
"""`A 2% decline to a 1% increase`."""
_BETWEEN = re.compile(r"\bbetween\s+(?:an?\s+)?$", re.IGNORECASE)


def swings(text: str) -> Iterator[Said]:
    """The ranges whose ends say each for itself where it went; one may be `flat`."""
    if not _PERCENTAGE.search(text):
        return
    for match in (*_SWING.finditer(text), *_OF_NOUNS.finditer(text)):
        ends = _end(match["low"], match["down"]), _end(match["high"], match["down2"])
        apart = match["to"].lower() == "and" and not _BETWEEN.search(text, 0, match.start())
        if apart or not any(ends):
            continue
        places = max(len((digits or "").partition(".")[2]) for digits in (match["low"], match["high"]))
        yield Said(
            start=match.start(),
            end=match.end(),
            value=ends[0],
            upper=ends[1],
            decimals=places + 2,
            unit=UnitKind.PURE,
            directed=True,
        )


def _end(digits: str | None, down: str | None) -> Decimal:
    return value_of(digits, -2, negative=bool(down)) if digits else Decimal(0)
