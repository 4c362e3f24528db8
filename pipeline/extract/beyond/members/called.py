"""The parts that the tables of a release report results of, and the words they are called by."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from pipeline.extract.beyond.members.part import may_name_part
from pipeline.extract.beyond.members.words import PLACES, PRODUCTS, SEGMENTS, Pair, known_member
from pipeline.model.statement import LineItem, Statement
from pipeline.model.vocabulary import Vocabulary
from pipeline.model.wording import gist

_AXES = (SEGMENTS, PLACES, PRODUCTS)
"""Where a name stands on several, the first is meant."""
RESULT = re.compile(
    r"\b(?:revenues?|sales|operating|profit|profitability|margins?|ebit(?:da)?r?|earnings|bookings|orders|backlog|premiums?|income"
    r"|noi|shipments|volumes?)\b",
    re.IGNORECASE,
)
"""What parts of a company are reported with."""
NAMES_NONE = re.compile(
    r"(?:other|all\s+other|corporate|total|eliminations?|consolidated|products?|services?|company|group|general|net|gaap|new"
    r"|restructuring|impairments?|acquisitions?|amortization|litigation|adjusted|reported|core|financial|operating|business)"
    r"(?:\W+(?:and|other|corporate|eliminations?|operations))*|.*\b(?:costs?|charges?|expenses?|items?|compensation|tax(?:es)?)\b.*",
    re.IGNORECASE,
)
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[a-z])(?=\d)")
KIND = re.compile(
    r"\s+(?:business\s+)?(?:segments?|divisions?|channel|business(?:\s+units?)?|regions?)\b", re.IGNORECASE
)
_LONGEST_NAME = 6


@dataclass(frozen=True)
class Parts:
    """The parts of a company that its tables report results of, and the words they are called by."""

    members: tuple[Pair, ...]
    vocabulary: Vocabulary
    company: str = ""
    """The name of the whole."""

    @cached_property
    def patterns(self) -> Mapping[Pair, re.Pattern[str]]:
        """The words of each member's name, as they may stand in a text; the longest names first."""
        names = {pair: words_of(pair) for pair in self.members}
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

    def beside(self, members: Iterable[Pair]) -> "Parts":
        """The parts and those that sections of the release are about."""
        own = (pair for pair in members if _may_be_spoken(pair, self.company))
        return replace(self, members=tuple(dict.fromkeys((*self.members, *own))))

    def leading(self, text: str) -> tuple[Pair, str] | None:
        """The member that a text begins with, and what stands behind it."""
        for pair, pattern in self.patterns.items():
            found = pattern.match(text)
            if found and not text[found.end() : found.end() + 1].isalnum() and is_name(found[0], pair):
                kind = KIND.match(text, found.end())
                return pair, text[kind.end() if kind else found.end() :].strip()
        return None

    def mentioned(self, text: str) -> set[Pair]:
        """The members that a text names anywhere."""
        return {pair for pair, pattern in self.patterns.items() if re.search(rf"\b(?:{pattern.pattern})\b", text)}


def words_of(pair: Pair) -> list[str]:
    """The words of a member's name: `Rigid`, `Packaging` of `ext:RigidPackagingMember`."""
    return _CAMEL.sub(" ", pair[1].partition(":")[2].removesuffix("Member")).split()


def is_name(words: str, pair: Pair) -> bool:
    """Whether words are printed as a name: `Payment services revenue` need not be that of the Payment Services."""
    return pair[0] == PRODUCTS or all(not word[:1].islower() for word in words.split()[1:] if word not in _SMALL)


_SMALL = frozenset({"and", "of", "the", "for", "to"})


def _either(word: str) -> str:
    """The ways a word of a name is printed: `U.S.` and `US`."""
    if word == "And":
        return r"(?:and|&)"
    if word.isupper() and len(word) <= _INITIALS:
        return r"(?-i:" + "".join(rf"{letter}\.?" for letter in word) + ")"
    return re.escape(word)


_INITIALS = 3


def parts_of(statements: Sequence[Statement], vocabulary: Vocabulary, company: str = "") -> Parts:
    """The parts that the mapped tables of a release report results of, on the axes of segments, places and products.

    `company` is the name of the whole, which tables print beside its parts.
    """
    found = dict.fromkeys(
        pair for statement in statements for line in statement.lines for pair in _reported(statement, line)
    )
    members = tuple(pair for pair in found if _may_be_spoken(pair, company))
    return Parts(members=members, vocabulary=vocabulary, company=company)


def _reported(statement: Statement, line: LineItem) -> Iterator[Pair]:
    if line.mapping is None or not line.figures:
        return
    columns = (statement.column(figure.column) for figure in line.figures)
    members = (*line.mapping.members, *(pair for column in columns if column for pair in column.members))
    if members and RESULT.search(f"{line.label} {_CAMEL.sub(' ', line.mapping.concept.partition(':')[2])}"):
        yield from members


def _may_be_spoken(pair: Pair, company: str) -> bool:
    words = " ".join(words_of(pair))
    plain = 0 < len(words.split()) <= _LONGEST_NAME and not NAMES_NONE.fullmatch(words)
    whole = bool(company) and gist(company).split()[: len(words.split())] == gist(words).split()
    return pair[0] in _AXES and plain and not whole and may_name_part(words)
