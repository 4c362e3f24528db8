"""Names for what GAAP has no concept for: one rule, so that a line has the same name at every company and quarter."""

import re
from collections.abc import Sequence

from pipeline.model.naming import concept_name, core, unmarked
from pipeline.model.statement import UnitKind
from pipeline.model.vocabulary import Term, Vocabulary
from pipeline.model.wording import spelled

_CAPTION = re.compile(
    r"\((?:un)?audited\)|\(?\bin (?:thousands|millions|billions|000'?s)\b[^)]*\)?"
    r"|\(\s*(?:us\s*)?(?:[$€£]\s*[bmk]|[$€£]?\s*(?:thousands?|millions?|billions?|000['’]?s|bn|mm|mn|bps|percent))\s*\)",
    re.IGNORECASE,
)
"""What only says how amounts are printed: `($B)`, `(in millions)`."""
_BARE = re.compile(
    r"\W*(?:(?:sub-?\s*)?totals?|others?|other,? net|amounts?|adjustments?|less|plus|net)\W*$", re.IGNORECASE
)
_CLAUSE = re.compile(
    r"[\s,;(–-]*\b(?:including|excluding|before|adjusted for|as reported|attributable)\b.*", re.IGNORECASE
)
_MOVED = re.compile(r"\s+(?:(?:year over year|sequential) )?(?:growth|change)$", re.IGNORECASE)
_PROFITS = frozenset({"income", "earning", "profit"})
_SAYS_GAAP = re.compile(
    r"\W*(?:US |U\.S\. )?GAAP\b|.*\(GAAP\)\W*$|(?:as )?reported\b|.*\bas reported\W*$", re.IGNORECASE
)
_BESIDE = re.compile(
    r"^\W*(?:less|plus|add(?:\s+back)?|deduct)\s*:\s*(?=\w)|\s*(?:\([a-z]\)\W?)+$",
    re.IGNORECASE,
)
"""What stands beside a name in a label: `Less: goodwill`, letters of notes."""
_GAAP = Term(words=frozenset({"gaap", "u"}), name="")
_UNIT_ENDINGS = {
    UnitKind.PURE: ("Percent", r"percent|margin|ratio|rate|growth|yield|return|change|\bdebt to\b|coverage"),
    UnitKind.PER_SHARE: ("PerShare", r"per\b.*(?:share|unit)|\b[el]ps\b"),
    UnitKind.SHARES: ("Shares", r"shares|units"),
}
_ADJUSTED = re.compile(
    r"non-?\s?gaap|\badjusted\b|pro[\s-]?forma|normali[sz]ed|\bcore\b|\borganic|constant[\s-]currency|ebitdax?r?\b|ebita?\b"
    r"|free cash flow|\bunderlying\b|\bffo\b|funds from operations",
    re.IGNORECASE,
)


def is_adjusted(label: str) -> bool:
    """Whether a label names a measure outside GAAP outright."""
    return bool(_ADJUSTED.search(label))


def adjusted_name(label: str, unit: UnitKind, vocabulary: Vocabulary) -> str:
    """The name of a measure outside GAAP: from the vocabulary where it knows the whole of it, else by its words.

    `Adjusted net income` is `NonGaapNetIncome`, `Non-GAAP sales commissions` is `NonGaapSalesCommissions`.
    """
    for text in (label, _CLAUSE.sub("", label)):
        if whole := _named(_words(text, vocabulary), vocabulary.wholes, unit, vocabulary):
            return whole.name
    if moved := _MOVED.search(label):
        of = adjusted_name(label[: moved.start()], UnitKind.MONEY, vocabulary)
        return of.removesuffix("Growth") + concept_name(moved[0])
    prefix = next((term for term in vocabulary.prefixes if term.words <= _words(label, vocabulary)), None)
    if prefix is None:
        return plain_name(label, unit)
    measure = measure_named(_CLAUSE.sub("", label), prefix, unit, vocabulary)
    return prefix.name + (measure.name if measure else plain_name(_without(label, prefix.words), unit))


def gaap_concept(label: str, unit: UnitKind, vocabulary: Vocabulary, *, said: bool = False) -> str:
    """The standard concept of a line that says outright that it is GAAP's: `GAAP gross profit`; empty for others.

    In sentences (`said`) a measure that nothing calls adjusted is GAAP's.
    """
    measure = measure_named(label, _GAAP, unit, vocabulary) if said or _SAYS_GAAP.match(label) else None
    return f"us-gaap:{measure.gaap}" if measure and measure.gaap else ""


def measure_named(label: str, prefix: Term, unit: UnitKind, vocabulary: Vocabulary) -> Term | None:
    """The measure that the words of a label come to without those of its prefix."""
    return _named(_words(label, vocabulary) - prefix.words, vocabulary.measures, unit, vocabulary)


def plain_name(label: str, unit: UnitKind) -> str:
    """The label's words in camel case, with what it counts behind where the words leave that open."""
    bare = _CAPTION.sub(" ", label)
    name = concept_name(core(_BESIDE.sub("", bare))) or concept_name(unmarked(bare)) or concept_name(unmarked(label))
    ending, said = _UNIT_ENDINGS.get(unit, ("", ""))
    return name if not ending or re.search(said, label, re.IGNORECASE) else f"{name}{ending}"


def is_bare(label: str) -> bool:
    """Whether a label says nothing without what stands above or below it: `Other`, `Total`."""
    return not label or _BARE.match(label) is not None


def heading_name(*headings: str) -> str:
    """The name of what a line stands under, without marks of notes."""
    return concept_name(*(_plain(core(_CAPTION.sub("", heading))) for heading in headings))


def _plain(heading: str) -> str:
    """A heading of one long word in capitals as a word: `DEPOSITS` is no acronym."""
    return heading.capitalize() if heading.isupper() and len(heading) > _LONGEST_ACRONYM else heading


_LONGEST_ACRONYM = 6


def _words(label: str, vocabulary: Vocabulary) -> frozenset[str]:
    """The telling words of a label; a loss is an income below nothing."""
    words = frozenset(spelled(label).split())
    loss = "loss" in words and not words & _PROFITS
    return (words | {"income"} if loss else words) - vocabulary.fillers


def _named(words: frozenset[str], terms: Sequence[Term], unit: UnitKind, vocabulary: Vocabulary) -> Term | None:
    return next((t for t in terms if t.words - vocabulary.fillers == words and t.unit in ("", unit.value)), None)


def _without(label: str, words: frozenset[str]) -> str:
    left = " ".join(word for word in re.split(r"[\s-]+", label) if not spelled(word) or spelled(word) not in words)
    return _LEFT_OVER.sub("", left)


_LEFT_OVER = re.compile(r"\s+(?:in|on|at)$", re.IGNORECASE)
"""What is left of `in constant currency`."""
