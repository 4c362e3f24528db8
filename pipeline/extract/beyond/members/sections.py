"""Sections that are about a part of a company: by the words of their headings, or by what is told below them."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.extract.beyond.known import Known
from pipeline.extract.beyond.layout.columns import TIME
from pipeline.extract.beyond.members.called import NAMES_NONE, RESULT, Parts
from pipeline.extract.beyond.members.part import may_name_part
from pipeline.extract.beyond.members.whole import contradicts, is_whole
from pipeline.extract.beyond.members.words import SEGMENTS, Pair, member_of, own_member
from pipeline.model.claim import Claim
from pipeline.model.wording import gist

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
_MARKS = " :•*–—-#,"
_GENERAL = re.compile(
    r"\b(?:about|accounting|acquisitions?|agreements?|announce\w*|annual|as|balance|calls?|capital(?!\s+markets)"
    r"|commentary|company|comparisons?|consolidated|contacts?|covid\S*|credit(?!\s+cards?)|currency|currencies"
    r"|current|date|deposits?|dividends?|earnings|events?|expenses?|forward|funding|governance|guidance|half"
    r"|impacts?|initiatives|interest|interim|investors?|items?|key|liquidity|litigation|loans?|margins?"
    r"|measures|media|mergers?|metrics|months?|more|news|notes?|offering|officer|operations|our|outlook"
    r"|overview|press|prior|pro\s+forma|profitability|programs?|quality|ratios?|recent|reports?|risks?"
    r"|securities|sequential|shareholders?|statements?|stock|stockholders?|strategy|summary|tables?|tax(?:es)?"
    r"|transactions?|trends|updates?|we|weeks?|yields?)\b",
    re.IGNORECASE,
)
"""Words of headings that every company has: `Liquidity`, `Credit Quality`, `Recent Developments`."""
_TIMED = re.compile(
    r"\b(?:(?:first|second|third|fourth|full)[\s-]+)?(?:quarter|year)\b|\bfiscal\b|\b(?:19|20)\d\d\b|\bq[1-4]\b",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"[A-Z]\w")
_SMALL = frozenset({"and", "of", "the", "for", "in"})
_ENOUGH = 2
"""How many measures sections have in common that tell the same of different parts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Section:
    """What is told below a heading."""

    heading: str
    name: str
    """The words of the heading that name a part, or may name one; empty where they name none."""
    told: frozenset[str]
    """The results told of, without the name."""
    apart: frozenset[str]
    """Those of them that the statements print other amounts of."""
    own: frozenset[str]
    """Those told with the name, or all where the heading is known to name a part."""

    def is_alike(self, other: "_Section") -> bool:
        """Whether both tell the same of different parts."""
        certain = (self.apart | self.own) & (other.apart | other.own)
        return bool(certain) or len(self.told & other.told) >= _ENOUGH


def sections(claims: Sequence[Claim], parts: Parts, known: Sequence[Known]) -> dict[str, Pair]:
    """The part that each heading is about, where it is about one.

    A heading names a part that the tables have, or calls itself a segment; or amounts below it cannot be the whole's,
    and other sections tell the same of other parts.
    """
    under: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        under[claim.heading].append(claim)
    about = {heading: pair for heading in under if (pair := headed(heading, parts))}
    told = [
        _section(heading, heading, below, known, certain=True)
        if heading in about
        else _section(heading, _name_in(heading), below, known, certain=False)
        for heading, below in under.items()
    ]
    apart = {each.heading: member_of(each.name, parts.vocabulary, SEGMENTS) for each in _apart(told)}
    return apart | about


def _apart(told: Sequence[_Section]) -> Iterator[_Section]:
    """The sections with amounts that cannot be the whole's, and those that tell the same as these."""
    named = [section for section in told if section.name]
    for section in named:
        beside = [other for other in named if other is not section and section.is_alike(other)]
        if beside and any(each.apart for each in (section, *beside)):
            yield section


def _section(heading: str, name: str, below: Sequence[Claim], known: Sequence[Known], *, certain: bool) -> _Section:
    """What is told below a heading of the part it names; that it names one may be `certain`."""
    wholly = not certain and any(is_whole(claim, known) for claim in below)
    measures = {
        claim.measure: gist(unnamed(claim.measure, name.split())) for claim in below if RESULT.search(claim.measure)
    }
    return _Section(
        heading=heading,
        name="" if wholly else name,
        told=frozenset(measures.values()),
        apart=frozenset(gist(claim.measure) for claim in below if contradicts(claim, known)),
        own=frozenset(bare for measure, bare in measures.items() if certain or bare != gist(measure)),
    )


def unnamed(measure: str, name: Sequence[str]) -> str:
    """A measure without the words of a part's name that it begins with: `Gaming revenue` below `Gaming and AI PC`."""
    words, named = measure.split(), {word.lower() for word in name}
    begin = next((at for at, word in enumerate(words) if _POSSESSIVE.sub("", word.lower()) not in named), 0)
    return " ".join(words[begin:])


_POSSESSIVE = re.compile(r"['’]s?$")


def _name_in(heading: str) -> str:
    """The words of a heading that may name a part: those of `Retail Banking Highlights` without the last."""
    name = " ".join(_AROUND.sub(" ", _TIMED.sub(" ", heading)).split()).strip(_MARKS)
    capital = all(word in _SMALL or not word[0].islower() for word in name.split())
    return name if capital and _LETTERS.search(name) and not _GENERAL.search(name) and may_name_part(name) else ""


def headed(heading: str, parts: Parts) -> Pair | None:
    """The part that a heading names; one that no table has where the heading calls it a segment or a division."""
    for piece in (heading, *_PIECES.split(heading)):
        for words in (piece, TIME.sub(" ", piece), _AROUND.sub(" ", TIME.sub(" ", piece))):
            if words.strip() and (pair := parts.named(" ".join(words.split()))):
                return pair
    if (led := parts.leading(heading.strip(" :•*–—-#"))) and _MEASURED.fullmatch(led[1]):
        return led[0]
    called = _CALLED.fullmatch(" ".join(TIME.sub(" ", heading).split()).strip(_MARKS))
    own = called and not NAMES_NONE.fullmatch(called["name"]) and may_name_part(called["name"])
    return own_member(called["name"], SEGMENTS) if called and own else None
