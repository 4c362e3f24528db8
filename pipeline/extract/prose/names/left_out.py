"""What a measure leaves out: `net income, excluding merger costs, was`, `up 7% excluding currency`."""

import re

from pipeline.extract.prose.numbers.said import Said
from pipeline.model.measure import is_adjusted

_WITHOUT = r"(?:excluding|exclusive\s+of|adjusted\s+to\s+exclude|not\s+including)"
_WHAT = (
    rf"\b{_WITHOUT}\s+(?P<what>[^;:()]*?)\s*"
    r"(?:,(?!\d)|[;:()]|\.(?!\d)|\bof\s+(?=\$)|\b(?:was|were|is|are|totall?ed|increased|decreased|declined|grew|rose|fell|compared|versus)\b"
    r"|\b(?:in|during|throughout|for|from)\s+(?:both\s+)?(?:the\s+)?(?:same|prior|previous|first|second|third|fourth|current|quarter|year|period)\b"
    r"(?!-)|$)"
)
_NAMED = re.compile(_WHAT, re.IGNORECASE)
_LEADING = re.compile(
    rf"\b{_WITHOUT}\s+(?P<what>[^;:()]*?)\s*(?:,(?!\d)|\bof\s+(?=\$)|\b(?:in|during|throughout)\s+(?:both\s+)?the\s)",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"(?:\s+to\s+\$?[\d.,]+\s*(?:million|billion|thousand|%|percent)?)?[\s,(]*(?:(?:when|if|and)\s+)?" + _WHAT,
    re.IGNORECASE,
)
"""`Increased 11% excluding changes in exchange rates`, `rose 9% to $10 million, excluding fuel`."""
_AMOUNT = re.compile(
    r"(?:\bapproximately\s+)?\$[\d.,]+(?:\s*(?:million|billion|thousand))?(?:\s+(?:of|in)\b)?\s*", re.IGNORECASE
)
_DEFINED = re.compile(r"\((?!\s*(?:excluding|exclusive)\b)[^()]*\)", re.IGNORECASE)
"""A bracket that says what a measure is leaves nothing out of it."""
_NET_OF = re.compile(
    r"\W*,\s*(?P<net>net\s+of\s+(?!tax|income\s+tax)[a-z][\w\s-]{2,50}?)\W*,\W*(?:was|were|increased|decreased|declined|grew|rose|fell|totall?ed)\b"
)
_LONGEST = 14
_MORE = re.compile(r"\b(?:comparable|same[\s-]store|organic)\b", re.IGNORECASE)
"""Adjusted measures of which more may be left out."""
_WOULD = re.compile(r"\bwould\s+(?:have|be)\b", re.IGNORECASE)
"""What nobody could report: without saying what is left out it has no name."""


def leaves_out(after: str) -> bool:
    """Whether the words behind a figure say that it leaves something out."""
    return _BEHIND.match(after) is not None


def without(measure: str, text: str, one: Said) -> str:
    """A measure with what the sentence `text` says that it leaves out; an adjusted one says so itself.

    Empty where a figure is what something would have been, and nothing says without what.
    """
    if net := _net_of(measure, text[: one.start]):
        return f"{measure} {net}"
    would = _WOULD.search(text, 0, one.start) is not None
    adjusted = is_adjusted(measure) and not _MORE.search(measure)
    if not measure or (adjusted and not would) or " excluding " in measure:
        return measure
    what = _left_out(measure, text, one)
    told = 0 < len(what) <= _LONGEST and " ".join(what) != measure
    if not told and would and not adjusted:
        return ""
    return f"{measure} excluding {' '.join(what)}" if told else measure


def _net_of(measure: str, before: str) -> str:
    """What has been taken off a measure already: `net investment income, net of hedge costs, increased`."""
    at = before.rfind(measure) if measure else -1
    found = _NET_OF.match(before, at + len(measure)) if at >= 0 else None
    return found["net"] if found else ""


def _left_out(measure: str, text: str, one: Said) -> list[str]:
    """The words for what is left out: right behind the figure, behind the measure, or where the sentence begins."""
    before = _DEFINED.sub(lambda found: " " * len(found[0]), text[: one.start])
    found = _BEHIND.match(text, one.end)
    if found is None and measure in before:
        found = _NAMED.search(before, before.rindex(measure) + len(measure))
    found = found or _LEADING.match(before.lstrip(" ▪•●·–—-*o"))
    words = _AMOUNT.sub("", found["what"]).split() if found else []
    return words[1:] if words and words[0].lower() in ("the", "a", "an", "our", "its") else words
