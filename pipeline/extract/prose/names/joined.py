"""How the words of a measure's name are joined: pairs and lists before it, brackets within, others behind it."""

import re
from collections.abc import Sequence

STOPS = frozenset(
    """
    a about achieved after ago also an and announced announces anticipates approximately are as at be been
    before being billion both bringing but by co company compared corp decline declined decrease decreased
    delivered delivering doubled down driven drove due during earned ended ending excludes excluding expect
    expected expects fell first fiscal for fourth from full generate generated generating grew had has have
    higher improved improvement in inc include includes including increase increased incurred initiates into is
    its last lower lowered maintaining million months net-of of offset on or our over paid partially partly per
    percent posted previous primarily prior produced quarter raised raises raising reached reaching recognized
    record recorded recording reduced reduces reducing reflecting reflects reiterates report reported reports
    represented representing represents repurchased respectively resulted resulting returned rose same saw
    second seen targeting targets than that the their these third this those thousand through to today totaled
    totaling under up versus vs was we were when where which while will with would year
    """.split()
)
"""Words that are no part of a name: what stands before them stands alone."""
_COMPARING = re.compile(r"(?:in|de)creases|declines|reductions|smaller|larger|strong(?:er)?|weak(?:er)?")
"""Words of a list that tell how something went."""
_PAST = re.compile(r"ed$|^(?:grew|rose|fell|won|met|led)$", re.IGNORECASE)

_PAIR = re.compile(r"[A-Za-z-]+\s+(?:&|and)\s+[A-Za-z-]+\s", re.IGNORECASE)
_PAIRS = re.compile(
    r"\b(?:[A-Za-z-]+\s+(?:&|and)\s+[A-Za-z-]+,\s+)*[A-Za-z-]+\s+(?:&|and)\s+[A-Za-z-]+,?\s+(?:&|and)\s+$",
    re.IGNORECASE,
)
"""`Research and development, sales and marketing, and general and administrative expenses` are one measure."""
_BRACKETED = re.compile(r"\b(?:([a-z][\w-]*)\s+\([A-Z]{2,4}\)|([A-Za-z-]+)\s+\([a-z][a-z-]+\))\s+$")
"""`Operating (non-interest) expense`, `integrated circuit (IC) gross margin`."""
_TWINS = re.compile(
    r"(?:income|costs?)\s+(?:and|&)\s+expenses?\b|gains?\s+(?:and|&)\s+loss|depreciation\s+(?:and|&)\s+amortization\b",
    re.IGNORECASE,
)
"""Measures that are told as one: `other income and expense`."""
_SELLING = re.compile(r"\b(?:selling|sales|marketing),\s+$", re.IGNORECASE)
_ITEM = r"(?:\w+-\s+and\s+)?(?!and\b)[\w&'-]*\w(?:\s+(?!and\b)[\w&'-]*\w)"
_MORE = re.compile(
    rf"(?:,\s+{_ITEM}{{0,2}}?){{0,3}},?\s+and\s+{_ITEM}{{0,3}}?"
    r"(?=\s*(?:[.;:()]|,|$)|\s+(?:and|in|during|for|to|at|as|compared|from|by|on|through|over|related|associated)\b)",
    re.IGNORECASE,
)
"""`$1.15 billion in share repurchases and cash dividends` is of both."""


def listed_from(text: str, begin: int, start: int) -> int:
    """Where a list begins whose last item describes the head at `start` with the words from `begin`."""
    selling = _SELLING.search(text, 0, begin) if text.startswith("general and", begin) else None
    pairs = _PAIRS.search(text, 0, begin) if _PAIR.match(text, begin, start) else None
    lead = selling or (pairs if pairs and _is_plain(pairs[0]) else None)
    return lead.start() if lead else begin


def others_behind(text: str, end: int) -> str:
    """What is listed behind a measure that an amount is of, as far as it names things."""
    found = _MORE.match(text, end)
    return " ".join(["", *found[0].split()]).replace(" ,", ",") if found and _is_plain(found[0]) else ""


def _is_plain(text: str) -> bool:
    """Whether words may all be parts of a name."""
    words = [word for word in re.findall(r"[a-z-]+", text.lower()) if word != "and"]
    return STOPS.isdisjoint(words) and not any(_PAST.search(word) or _COMPARING.fullmatch(word) for word in words)


def bracketed_before(text: str, begin: int) -> re.Match[str] | None:
    """A describing word with a bracket behind it, right before the words from `begin`."""
    found = _BRACKETED.search(text, 0, begin)
    return found if found and (found[1] or found[2]).lower() not in STOPS else None


def is_pair(text: str, words: Sequence[re.Match[str]], index: int) -> bool:
    """Whether two words describe one head: `technology and communications costs`, `salaries and employee benefits`."""
    if index == 0:
        return False
    first, at = words[index - 1], index - 1
    if _TWINS.match(text, first.start()):
        return True
    plain = first[0].isalpha() and first[0].lower() not in STOPS and not _PAST.search(first[0])
    while at > 0 and words[at - 1][0][0].isupper() and not text[words[at - 1].end() : words[at].start()].strip():
        at -= 1  # `Office Commercial products and cloud services revenue`
    lead = words[at - 1][0].lower() if at > 0 and not text[words[at - 1].end() : words[at].start()].strip() else ""
    return plain and (lead in STOPS or lead in ("", ",", "(", ")") or at != index - 1)
