"""Parts of the company that sentences speak of: by their own words, or by the heading they stand under."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from pipeline.extract.beyond.known import Amount, Known
from pipeline.extract.beyond.layout.columns import TIME
from pipeline.extract.beyond.members.part import may_name_part
from pipeline.extract.beyond.members.words import PLACES, PRODUCTS, SEGMENTS, Pair, known_member, own_member
from pipeline.model.claim import Claim, ClaimKind
from pipeline.model.measure import measure_of
from pipeline.model.period import Instant
from pipeline.model.statement import LineItem, Statement, UnitKind
from pipeline.model.vocabulary import Vocabulary
from pipeline.model.wording import gist

_AXES = (SEGMENTS, PLACES, PRODUCTS)
"""Where a name stands on several, the first is meant."""
_RESULT = re.compile(
    r"\b(?:revenues?|sales|operating|profit|profitability|margins?|ebit(?:da)?r?|earnings|bookings|orders|backlog|premiums?|income"
    r"|noi|shipments|volumes?)\b",
    re.IGNORECASE,
)
"""What parts of a company are reported with."""
_GROUPS = re.compile(
    r"\b(?:consolidated|compan(?:y|ies)(?:['’]s|-?wide)?|the\s+group|enterprise|tax(?:es)?|dividends?|repurchase[sd]?|buybacks?"
    r"|debt|(?<!non-)(?<!non)cash|eps|shares?|shareholders?|stockholders?|equity|liquidity|borrowings|credit\s+facility|leverage)\b",
    re.IGNORECASE,
)
"""What only the whole of a company has, or what says that it is meant."""
_NAMES_NONE = re.compile(
    r"(?:other|all\s+other|corporate|total|eliminations?|consolidated|products?|services?|company|group|general|net|gaap|new"
    r"|restructuring|impairments?|acquisitions?|amortization|litigation|adjusted|reported|core|financial|operating|business)"
    r"(?:\W+(?:and|other|corporate|eliminations?|operations))*|.*\b(?:costs?|charges?|expenses?|items?|compensation|tax(?:es)?)\b.*",
    re.IGNORECASE,
)
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[a-z])(?=\d)")
_KIND = re.compile(
    r"\s+(?:business\s+)?(?:segments?|divisions?|channel|business(?:\s+units?)?|regions?)\b", re.IGNORECASE
)
_CALLED = re.compile(
    r"(?i:(?:results|operations)\s+of\s+)?(?i:the\s+)?(?P<name>[A-Z][\w&,/' -]*?)\s+(?i:(?:business|operating)\s+)?"
    r"(?i:segment|division)"
    r"(?i:\s+(?:operating\s+|financial\s+)?(?:results?|performance|highlights|information|review|update|summary))?"
)
"""A heading that calls itself a segment's."""
_MEASURED = re.compile(
    r"(?:[\w&,-]+\s+){0,4}?(?:revenues?|sales|income|profit|margins?|rates?|expenses?|ebitdar?|ebit|earnings|sg&a)(?:\W.*)?",
    re.IGNORECASE,
)
"""What stands behind the name of a part in a heading that measures it: `Domestic Gross Profit Rate`."""
_AROUND = re.compile(
    r"\b(?:segments?|divisions?|results?|highlights|performance|review|discussion|financial|business|continued)\b|[()]",
    re.IGNORECASE,
)
"""Words of a heading beside the name of a part."""
_PIECES = re.compile(r"\s[-–—|]\s|:")
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
_LONGEST_NAME = 6
_TELLING = 100
"""From which printed number (without its point) two equal figures are no accident."""


@dataclass(frozen=True)
class Parts:
    """The parts of a company that its tables report results of, and the words they are called by."""

    members: tuple[Pair, ...]
    vocabulary: Vocabulary

    @cached_property
    def patterns(self) -> Mapping[Pair, re.Pattern[str]]:
        """The words of each member's name, as they may stand in a text; the longest names first."""
        names = {
            pair: _CAMEL.sub(" ", pair[1].partition(":")[2].removesuffix("Member")).split() for pair in self.members
        }
        return {
            pair: re.compile(r"\W*(?:\bthe\W+)?".join(map(_either, names[pair])), re.IGNORECASE)
            for pair in sorted(names, key=lambda pair: (-len(names[pair]), _AXES.index(pair[0])))
        }

    def named(self, words: str) -> Pair | None:
        """The member that words name, and nothing else."""
        words = words.strip(" ,;.*•–—-\"'“”")
        own = next((pair for pair, pattern in self.patterns.items() if pattern.fullmatch(words)), None)
        if own or not self.standard:
            return own
        found = known_member(words, self.vocabulary, _AXES)
        return found if found in self.standard else None

    @cached_property
    def standard(self) -> frozenset[Pair]:
        """The members that everybody calls the same, and by more words than those of their names."""
        return frozenset(pair for pair in self.members if not pair[1].startswith("ext:"))

    def leading(self, text: str) -> tuple[Pair, str] | None:
        """The member that a text begins with, and what stands behind it."""
        for pair, pattern in self.patterns.items():
            found = pattern.match(text)
            if found and not text[found.end() : found.end() + 1].isalnum() and _is_name(found[0], pair):
                kind = _KIND.match(text, found.end())
                return pair, text[kind.end() if kind else found.end() :].strip()
        return None

    def mentioned(self, text: str) -> set[Pair]:
        """The members that a text names anywhere."""
        return {pair for pair, pattern in self.patterns.items() if re.search(rf"\b(?:{pattern.pattern})\b", text)}


def _is_name(words: str, pair: Pair) -> bool:
    """Whether words are printed as a name: `Payment services revenue` need not be that of the Payment Services."""
    return pair[0] == PRODUCTS or all(not word[:1].islower() for word in words.split()[1:] if word not in _SMALL)


_SMALL = frozenset({"and", "of", "the", "for", "to"})


def _either(word: str) -> str:
    return r"(?:and|&)" if word == "And" else re.escape(word)


def parts_of(statements: Sequence[Statement], vocabulary: Vocabulary, company: str = "") -> Parts:
    """The parts that the mapped tables of a release report results of, on the axes of segments, places and products.

    `company` is the name of the whole, which tables print beside its parts.
    """
    found = dict.fromkeys(
        pair for statement in statements for line in statement.lines for pair in _reported(statement, line)
    )
    return Parts(members=tuple(pair for pair in found if _may_be_spoken(pair, company)), vocabulary=vocabulary)


def _reported(statement: Statement, line: LineItem) -> Iterator[Pair]:
    if line.mapping is None or not line.figures:
        return
    columns = (statement.column(figure.column) for figure in line.figures)
    members = (*line.mapping.members, *(pair for column in columns if column for pair in column.members))
    if members and _RESULT.search(f"{line.label} {_CAMEL.sub(' ', line.mapping.concept.partition(':')[2])}"):
        yield from members


def _may_be_spoken(pair: Pair, company: str) -> bool:
    words = _CAMEL.sub(" ", pair[1].partition(":")[2].removesuffix("Member"))
    plain = 0 < len(words.split()) <= _LONGEST_NAME and not _NAMES_NONE.fullmatch(words)
    whole = gist(company).split()[: len(words.split())] == gist(words).split()
    return pair[0] in _AXES and plain and not whole and may_name_part(words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """A claim without the words that name a part of the company, and the member these name."""

    claim: Claim
    member: Pair


def spoken(claims: Sequence[Claim], parts: Parts, known: Sequence[Known]) -> dict[int, Spoken]:
    """The claims that are about a part of the company, by the places of their figures."""
    about = {heading: headed(heading, parts) for heading in dict.fromkeys(claim.heading for claim in claims)}
    found = ((claim.source.start, spoken_of(claim, about[claim.heading], parts, known)) for claim in claims)
    return {place: one for place, one in found if one}


def spoken_of(claim: Claim, about: Pair | None, parts: Parts, known: Sequence[Known]) -> Spoken | None:
    """What part of the company a claim is about; None where it is about the whole, or nobody can tell.

    What its measure names, or what stands behind the figure, goes before what the sentence begins with and before
    the part its heading is `about`, which are not believed where the statements print the figure for the whole.
    """
    if claim.unit in (UnitKind.PER_SHARE, UnitKind.SHARES) or _GROUPS.search(claim.measure):
        return None
    if named := _by_measure(claim, parts) or _by_scope(claim, parts):
        return named if about is None or about[0] == named.member[0] else None
    found = _by_lead(claim, parts) or (_by_heading(claim, about, parts) if about else None)
    return None if found is None or _is_whole(claim, known) else found


def _by_measure(claim: Claim, parts: Parts) -> Spoken | None:
    """`Rigid Packaging net sales` are the net sales of Rigid Packaging, be the measure the whole or the end of it."""
    text, figure = claim.sentence.text, claim.source.start - claim.sentence.start
    measure, told_in, currency = claim.measure.partition(_CURRENCY)
    at = max(text.rfind(measure, 0, figure), text.find(measure, figure)) if measure else -1
    for pair, pattern in parts.patterns.items() if at >= 0 else ():
        found = pattern.finditer(text, 0, at + len(measure))
        named = next((m for m in found if _ends_at(text, m, at) and _is_name(m[0], pair)), None)
        if named is None:
            continue
        kind = _KIND.match(text, named.end())
        rest = text[kind.end() if kind else named.end() : at + len(measure)].strip()
        if not _RESULT.search(rest) or _JOINS.match(rest) or _is_listed(text[: named.start()], parts):
            return None
        return Spoken(claim=replace(claim, measure=" ".join(rest.split()) + told_in + currency), member=pair)
    return None


_CURRENCY = " in constant currency"


def _ends_at(text: str, named: re.Match[str], at: int) -> bool:
    """Whether a name stands in front of a measure, or is the beginning of it."""
    whole = not text[named.start() - 1 : named.start()].isalnum() and not text[named.end() : named.end() + 1].isalnum()
    kind = _KIND.match(text, named.end())
    end = kind.end() if kind else named.end()
    return whole and named.start() <= at and (at < named.end() or not text[end:at].strip())


def _is_listed(before: str, parts: Parts) -> bool:
    """Whether another part stands right before: `Europe and Asia sales` are of both."""
    joined = re.search(r"\W*(?:\band|&|,|/)\W*$", before, re.IGNORECASE)
    stem = before[: joined.start()] if joined else ""
    return bool(stem) and any(re.search(rf"(?:{p.pattern})$", stem, re.IGNORECASE) for p in parts.patterns.values())


def _by_scope(claim: Claim, parts: Parts) -> Spoken | None:
    """`Net sales in Europe were`, `$80 million from Europe`."""
    for phrase in claim.scope if _RESULT.search(claim.measure) else ():
        found = _PLACE.fullmatch(phrase) or _PLACED.search(phrase)
        if found and (pair := parts.named(found["name"])):
            scope = tuple(other for other in claim.scope if other is not phrase)
            return Spoken(claim=replace(claim, scope=scope), member=pair)
    return None


def _by_lead(claim: Claim, parts: Parts) -> Spoken | None:
    """The part that the sentence begins with, for what it says of it before anything else is spoken of."""
    text = claim.sentence.text
    lead = _LEAD.match(text)
    start = lead.end() if lead else 0
    led = parts.leading(text[start:])
    if led is None or not _RESULT.search(claim.measure) or _JOINS.match(led[1]):
        return None
    end = len(text) - len(led[1])
    at = text.find(claim.measure, start)
    if at < 0 or (at > end and _TURNS.search(text[end:at])) or parts.mentioned(text[end:]) - {led[0]}:
        return None
    measure = claim.measure[max(end - at, 0) :].strip()
    return Spoken(claim=replace(claim, measure=measure), member=led[0]) if _RESULT.search(measure) else None


def _by_heading(claim: Claim, about: Pair, parts: Parts) -> Spoken | None:
    """The part that the heading above names, where the sentence speaks of no other."""
    others = {other for other in parts.mentioned(claim.sentence.text) if other[0] == about[0]} - {about}
    if others or not claim.measure:
        return None
    scope = tuple(words for words in claim.scope if words not in claim.heading)
    return Spoken(claim=replace(claim, scope=scope), member=about)


def headed(heading: str, parts: Parts) -> Pair | None:
    """The part that a heading names; one that no table has where the heading calls it a segment or a division."""
    for piece in (heading, *_PIECES.split(heading)):
        for words in (piece, TIME.sub(" ", piece), _AROUND.sub(" ", TIME.sub(" ", piece))):
            if words.strip() and (pair := parts.named(" ".join(words.split()))):
                return pair
    if (led := parts.leading(heading.strip(" :•*–—-#"))) and _MEASURED.fullmatch(led[1]):
        return led[0]
    called = _CALLED.fullmatch(" ".join(TIME.sub(" ", heading).split()).strip(" :•*–—-#,"))
    own = called and not _NAMES_NONE.fullmatch(called["name"]) and may_name_part(called["name"])
    return own_member(called["name"], SEGMENTS) if called and own else None


def _is_whole(claim: Claim, known: Sequence[Known]) -> bool:
    """Whether the statements print the figure for the whole of the company."""
    if claim.kind is not ClaimKind.LEVEL or claim.period is None:
        return False
    place = (None if isinstance(claim.period, Instant) else claim.period.start), claim.period.end
    telling = abs(claim.value).scaleb(claim.decimals) >= _TELLING
    mine = Amount(value=claim.value, half=Decimal("0.5").scaleb(-claim.decimals), telling=telling)
    measure, words = measure_of(claim.measure), gist(claim.measure)
    return mine.telling and any(
        one.unit is claim.unit
        and (one.gist == words or (measure is not None and one.measure is measure))
        and place in one.amounts
        and mine.agrees(one.amounts[place])
        for one in known
    )
