"""Lists below a sentence that ends in a colon: their items tell of parts what it tells of the whole."""

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.prose.names.measures import Measures
from pipeline.extract.prose.sentences import Sentence
from pipeline.model.claim import Claim, ClaimKind
from pipeline.model.statement import UnitKind

_ITEM = re.compile(
    r"\W*(?:the\s+|our\s+)?(?P<name>(?:[A-Z&][\w.&,'/-]*|and|of|the|(?:segment|division|region|business|market)s?|\s)+?)"
    r"(?::|\s+[-–]\s|\s+(?:(?:sales\s+)?(?:was|were)\s+)?"
    r"(?:up|down|increased|decreased|grew|rose|fell|declined|improved|of|\(?[$€£+-]?\d))"
)
"""A name before what moved or how much it was: `International Operated Markets segment increased`, `EMEA: up`."""
_CAUSES = re.compile(
    r"\b(?:driven|due|resulting|because|caused|attributable|following|excluding)\b[^,;]*$", re.IGNORECASE
)
_WHOLE = re.compile(r"^(?:(?:global|worldwide|total|consolidated|overall|company-?wide)\s+)+", re.IGNORECASE)


def lead_of(sentence: Sentence, told: Sequence[Claim]) -> Claim | None:
    """The figure of the whole that a list of parts stands below: `Sales rose 11.7%, with growth in all segments:`."""
    text = sentence.text.strip()
    leads = text.endswith(":") and not _CAUSES.search(text.rstrip(": "))
    return told[0] if leads and told and told[0].measure else None


def of_list(sentence: Sentence, told: Sequence[Claim], lead: Claim | None, measures: Measures) -> tuple[Claim, ...]:
    """The figures of an item with the measure of the list, empty where it names more than a part."""
    item = _ITEM.match(sentence.text) if lead else None
    name = " ".join(item["name"].split()) if item else ""
    if lead is None or not name or any(measures.last(words) for words in (name, *(claim.measure for claim in told))):
        return ()
    shared = _WHOLE.sub("", lead.measure)
    found = tuple(_shared(claim, lead, f"{name} {shared}") for claim in told)
    fit = (claim.kind is not ClaimKind.LEVEL or measures.fits(shared, claim.unit) for claim in found)
    return found if all(fit) else ()


def _shared(claim: Claim, lead: Claim, measure: str) -> Claim:
    """A figure of an item under the list's measure; a percentage is growth where that is: `EMEA: 5%`."""
    grows = lead.kind is ClaimKind.GROWTH and claim.unit is UnitKind.PURE
    return replace(claim, measure=measure, kind=lead.kind if grows else claim.kind, named=False)
