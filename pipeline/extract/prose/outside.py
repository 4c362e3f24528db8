"""Figures of others than the company: of its peers, its industry, the economy around it."""

import re

from pipeline.extract.prose.scene import Scene
from pipeline.model.claim import Claim

_ECONOMY = re.compile(
    r"\bunemployment\b|\blabou?r\s+force\b|\bgdp\b|\bgross\s+domestic\s+product\b|\bfederal\s+funds\b|\bconsumer\s+price\b"
    r"|\bhousing\s+starts\b|\binflation\s+rate\b|\bindustry\s+(?:growth|average|median)\b|\bpeer\b",
    re.IGNORECASE,
)
"""Measures that no company has: `Bellingham's unemployment was at 5.1%`."""
_PEOPLE = re.compile(r"\b(?:jobs?|employment|home\s+(?:sales|prices))\b", re.IGNORECASE)
_AROUND = re.compile(
    r"\b(?:nation(?:ally|wide|'s)?|statewide|state|county|region|metropolitan|labou?r|unemployment)\b", re.IGNORECASE
)
"""Where jobs are not the company's: `the Puget Sound region lost 14,300 jobs`."""
_OTHERS = re.compile(
    r"\bindex\s+of\s+(?:banks|companies|peers)\b|\bpeers?\b(?!\s+review)|\b(?:the|our|overall|u\.s\.)\s+industry\b(?!\W+leading)"
    r"|\bindustry[\s-](?:average|median)\b",
    re.IGNORECASE,
)
"""Who a sentence speaks of before it tells figures: `the SNL index of banks shows`."""
_TELLS = re.compile(
    r"\b(?:show(?:s|ed|ing)?|was|were|is|are|averaged|rose|fell|grew|declined|lost|gained|added|have|has|had|saw)\b",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"\b(?:we|our|ours|its|the\s+company|compared|versus|than|while|above|below|exceed\w*)\b", re.IGNORECASE
)
"""Where it speaks of the company again."""


def is_outside(scene: Scene, index: int, claim: Claim) -> bool:
    """Whether a figure is not the company's: by its measure, or by who is spoken of."""
    text, figure = scene.sentence.text, scene.said[index].start
    if _ECONOMY.search(claim.measure) or (_PEOPLE.search(claim.measure) and _AROUND.search(text)):
        return True
    others = [found.end() for found in _OTHERS.finditer(text, 0, figure)]
    told = bool(others) and _TELLS.search(text, others[-1], figure)
    return bool(told) and not _OWN.search(text, others[-1], figure)
