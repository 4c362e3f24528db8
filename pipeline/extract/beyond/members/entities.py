"""Sentences about a subsidiary: a bank has ratios of its own beside those of the company that holds it."""

import re

from pipeline.extract.beyond.members.called import RESULT
from pipeline.extract.beyond.members.words import ENTITIES, Pair, own_member
from pipeline.model.claim import Claim
from pipeline.model.wording import gist

_NAME = r"[A-Z][\w&.-]*(?:\s+(?:of\s+)?[A-Z][\w&.-]*){0,4}"
_SUBSIDIARY = re.compile(
    rf"\b(?:subsidiary|subsidiary\s+bank|bank\s+subsidiary)\W+(?P<name>{_NAME})"
    r"(?:(?:['’]s?)?,|['’]s?\s|\s+(?:was|were|had|has|reported|remains?|remained|is)\b)"
)
"""`The Company's subsidiary, Example Bank's, ratio of tier 1 capital was 12%`."""
_BANK = re.compile(
    r"\W*(?:(?:[Aa]t|[Aa]s\s+of)\s+[A-Z]\w+\s+\d{1,2},\s+\d{4},\s+)?"
    r"(?:(?:[Tt]he\s+[Bb]ank(?:\s+subsidiary)?)|(?P<name>(?!The\b|At\b|As\b)(?:[A-Z][\w&-]*\s+){1,4}Bank))(?:['’]s?)?\s"
)
"""`Example Bank remains well capitalized with a leverage ratio of 8%`."""
_CAPITAL = re.compile(r"\bleverage\b|\btier\s+(?:1|one|I)\b|\brisk[\s-]|\bcapital\b", re.IGNORECASE)
_WHOLE = r"(?:company|consolidated|holding\s+company|parent)\b"
_AGAIN = re.compile(rf"\b{_WHOLE}", re.IGNORECASE)
_BEHIND = re.compile(rf"\s*(?:for|at)\s+(?:the\s+)?{_WHOLE}", re.IGNORECASE)
"""Where a sentence turns to the whole: `compared to 8.1% for the Company`."""
_ANY: Pair = (ENTITIES, "srt:SubsidiariesMember")


def entity_of(claim: Claim, company: str) -> Pair | None:
    """The subsidiary that a sentence speaks of before a figure, and not of the company itself."""
    text, figure = claim.sentence.text, claim.source.start - claim.sentence.start
    capital = _CAPITAL.search(claim.measure) is not None
    found = _SUBSIDIARY.search(text, 0, figure) if capital or RESULT.search(claim.measure) else None
    found = found or (_BANK.match(text, 0, figure) if capital else None)
    behind = claim.source.end - claim.sentence.start
    if found is None or _AGAIN.search(text, found.end(), figure) or _BEHIND.match(text, behind):
        return None
    name = found["name"]
    return None if name and gist(company).startswith(gist(name)) else own_member(name, ENTITIES) if name else _ANY
