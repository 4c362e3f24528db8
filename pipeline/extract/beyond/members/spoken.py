"""Parts of the company that sentences speak of: by their own words, or by the heading they stand under."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.extract.beyond.known import Known
from pipeline.extract.beyond.members.called import KIND, RESULT, Parts, is_name, words_of
from pipeline.extract.beyond.members.entities import entity_of
from pipeline.extract.beyond.members.sections import sections, unnamed
from pipeline.extract.beyond.members.whole import is_whole
from pipeline.extract.beyond.members.words import Pair
from pipeline.model.claim import Claim
from pipeline.model.statement import UnitKind

_GROUPS = re.compile(
    r"\b(?:consolidated|compan(?:y|ies)(?:['’]s|-?wide)?|the\s+group|enterprise|tax(?:es)?|dividends?|repurchase[sd]?|buybacks?"
    r"|debt|(?<!non-)(?<!non)cash|eps|shares?|shareholders?|stockholders?|equity|liquidity|borrowings|credit\s+facility|leverage)\b",
    re.IGNORECASE,
)
"""What only the whole of a company has, or what says that it is meant."""
_PLACE = re.compile(
    r"(?:from|in|for|of|by|at|within|across)\s+(?:the\s+|our\s+|its\s+)?(?P<name>.+?)(?:\s+(?:business\s+)?(?:segment|division|business|region))?",
    re.IGNORECASE,
)
_PLACED = re.compile(
    r"\b(?:to|in|of|for|by|from|within)\s+(?:the|our|its)\s+(?P<name>\S.{0,60}?)\s+(?:segment|division|region)$",
    re.IGNORECASE,
)
"""`$26 million in sales to the Enclosures segment`."""
_LEAD = re.compile(r"[^\w]*(?:(?:in|for|within|the|our|its|and|at)\s+)*", re.IGNORECASE)
_JOINS = re.compile(r"(?i:and|or|&|/)(?!\w)|,\s+[A-Z]")
"""`Europe and Asia`: what is said is of both."""
_TURNS = re.compile(
    r";|\b(?:driven|due|result\w*|reflect\w*|includ\w*|while|but|partially|offset|as|which|because|related)\b",
    re.IGNORECASE,
)
"""Where a sentence turns from what it begins with to something else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """A claim without the words that name a part of the company, and the member these name."""

    claim: Claim
    member: Pair


def spoken(claims: Sequence[Claim], parts: Parts, known: Sequence[Known]) -> dict[int, Spoken]:
    """The claims that are about a part of the company, by the places of their figures."""
    about = sections(claims, parts, known)
    parts = parts.beside(about.values())
    found = ((claim.source.start, spoken_of(claim, about.get(claim.heading), parts, known)) for claim in claims)
    return {place: one for place, one in found if one}


def spoken_of(claim: Claim, about: Pair | None, parts: Parts, known: Sequence[Known]) -> Spoken | None:
    """What part of the company a claim is about; None where it is about the whole, or nobody can tell.

    What its measure names, or what stands behind the figure, goes before what the sentence begins with and before
    the part its heading is `about`, which are not believed where the statements print the figure for the whole.
    """
    if entity := entity_of(claim, parts.company):
        return Spoken(claim=claim, member=entity)
    if claim.unit in (UnitKind.PER_SHARE, UnitKind.SHARES) or _GROUPS.search(claim.measure):
        return None
    if named := _by_measure(claim, parts) or _by_scope(claim, parts):
        return named if about is None or about[0] == named.member[0] else None
    found = _by_lead(claim, parts) or (_by_heading(claim, about, parts) if about else None)
    return None if found is None or is_whole(claim, known) else found


def _by_measure(claim: Claim, parts: Parts) -> Spoken | None:
    """`Rigid Packaging net sales` are the net sales of Rigid Packaging, be the measure the whole or the end of it."""
    text, figure = claim.sentence.text, claim.source.start - claim.sentence.start
    measure, told_in, currency = claim.measure.partition(_CURRENCY)
    before, behind = text.rfind(measure, 0, figure), text.find(measure, figure)
    at = behind if before < 0 or not _AWAY.search(text, figure, max(behind, figure)) else before
    at = max(before, at) if measure else -1
    if at < 0:
        return _by_name(claim, parts)
    for pair, pattern in parts.patterns.items():
        found = pattern.finditer(text, 0, at + len(measure))
        named = next((m for m in found if _ends_at(text, m, at) and is_name(m[0], pair)), None)
        if named is None:
            continue
        kind = KIND.match(text, named.end())
        rest = text[kind.end() if kind else named.end() : at + len(measure)].strip()
        if not RESULT.search(rest) or _JOINS.match(rest) or _is_listed(text[: named.start()], parts):
            return None
        return Spoken(claim=replace(claim, measure=" ".join(rest.split()) + told_in + currency), member=pair)
    return None


def _by_name(claim: Claim, parts: Parts) -> Spoken | None:
    """A measure that stands nowhere as it is named: `EMEA net sales`, of the items of a list of net sales."""
    led = parts.leading(claim.measure)
    found = led is not None and RESULT.search(led[1]) and not _JOINS.match(led[1])
    return Spoken(claim=replace(claim, measure=led[1]), member=led[0]) if led and found else None


_AWAY = re.compile(r"\b(?:ago|year|quarter|period|compared|record)\b", re.IGNORECASE)
"""What parts a figure from a measure behind it that is another's: `up 101% from a year ago Record Beta revenue of`."""
_CURRENCY = " in constant currency"


def _ends_at(text: str, named: re.Match[str], at: int) -> bool:
    """Whether a name stands in front of a measure, or is the beginning of it."""
    whole = not text[named.start() - 1 : named.start()].isalnum() and not text[named.end() : named.end() + 1].isalnum()
    kind = KIND.match(text, named.end())
    end = kind.end() if kind else named.end()
    return whole and named.start() <= at and (at < named.end() or not text[end:at].strip())


def _is_listed(before: str, parts: Parts) -> bool:
    """Whether another part stands right before: `Europe and Asia sales` are of both."""
    joined = re.search(r"\W*(?:\band|&|,|/)\W*$", before, re.IGNORECASE)
    stem = before[: joined.start()] if joined else ""
    return bool(stem) and any(re.search(rf"(?:{p.pattern})$", stem, re.IGNORECASE) for p in parts.patterns.values())


def _by_scope(claim: Claim, parts: Parts) -> Spoken | None:
    """`Net sales in Europe were`, `$80 million from Europe`."""
    for phrase in claim.scope if RESULT.search(claim.measure) else ():
        found = _PLACE.fullmatch(phrase) or _PLACED.search(phrase)
        if found and (pair := parts.named(found["name"])):
            scope = tuple(other for other in claim.scope if other is not phrase)
            measure = claim.measure.removesuffix(phrase).strip()
            return Spoken(claim=replace(claim, measure=measure, scope=scope), member=pair)
    return None


def _by_lead(claim: Claim, parts: Parts) -> Spoken | None:
    """The part that the sentence begins with, for what it says of it before anything else is spoken of."""
    text = claim.sentence.text
    lead = _LEAD.match(text)
    start = lead.end() if lead else 0
    led = parts.leading(text[start:])
    if led is None or not RESULT.search(claim.measure) or _JOINS.match(led[1]):
        return None
    end = len(text) - len(led[1])
    at = text.find(claim.measure, start)
    if at < 0 or (at > end and _TURNS.search(text[end:at])) or parts.mentioned(text[end:]) - {led[0]}:
        return None
    measure = claim.measure[max(end - at, 0) :].strip()
    return Spoken(claim=replace(claim, measure=measure), member=led[0]) if RESULT.search(measure) else None


def _by_heading(claim: Claim, about: Pair, parts: Parts) -> Spoken | None:
    """The part that the heading above names, where the sentence speaks of no other."""
    others = {other for other in parts.mentioned(claim.sentence.text) if other[0] == about[0]} - {about}
    if others or not claim.measure:
        return None
    scope = tuple(words for words in claim.scope if words not in claim.heading)
    bare = unnamed(claim.measure, words_of(about))
    measure = bare if RESULT.search(bare) else claim.measure
    return Spoken(claim=replace(claim, measure=measure, scope=scope), member=about)
