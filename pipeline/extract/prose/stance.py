"""Whether a figure has happened, is expected, or was expected once: by what governs it, not by its sentence alone."""

import re
from functools import lru_cache

from pipeline.extract.prose.numbers.figures import SUPERSEDED
from pipeline.extract.prose.numbers.said import Said
from pipeline.extract.prose.sentences import Sentence, heads_ahead
from pipeline.model.claim import Stance

_EXPECTED = re.compile(
    r"(?<!by )\bexpect(?:s|ed|ing|ations?)?\b(?!\s+(?:credit|loss|li[fv]e))|\banticipat\w+|\bguidance\b"
    r"|\boutlook\b|\bforecast\w*|\bprojects\b"
    r"|\bprojected\b|\bestimates?\s+(?:that|to)\b|\btarget(?:s|ed|ing)?\b|\bbudget\b"
    r"|\bshould\s+be\b|\bgoals?\b|\bplanned\b|\bto\s+be\s+(?:paid|allocated|used|spent|returned|invested|delivered|recogni[sz]ed|repurchased)\b"
    r"|\b(?:spending|capital|investment|development)\s+(?:plan|program)\b"
    r"|\bwill\s+(?:be|total|range|increase|decrease|grow|approximate|open|reach|invest|spend)\b",
    re.IGNORECASE,
)
_PURPOSE = re.compile(
    r"\b(?:plans?|intends?|on\s+track|committed|aims?)\s+to\s+(?!be\b)[a-z]+(?P<between>[^;]*)$", re.IGNORECASE
)
"""What stands before a figure that somebody means to reach: `with plans to open`, `on track to deliver`."""
_IN_PASSING = re.compile(
    r"\b(?:than|as)\s+(?:(?:previously|originally|initially|we|was|were|had)\s+)*$"
    r"|\b(?:exceed\w*|surpass\w*|above|below|beat|met|meeting|achiev\w+|ahead\s+of|in\s+line\s+with|compared\s+to)"
    r"\s+(?:[\w-]+\s+){0,4}$",
    re.IGNORECASE,
)
"""What stands before words of expectation that only measure what happened: `better than expected`."""
_DESCRIBES = re.compile(
    r"(?<!\bof )(?:expected|anticipated|planned|projected|targeted)\s+"
    r"(?!(?:to|that|for|in|at|by|between|during|over|as|on|and|or)\b)[a-z]",
    re.IGNORECASE,
)
"""A word of expectation that only describes a thing: `related to planned closures`."""
_IS_EXPECTED = re.compile(
    r"\s+(?:is|are)\s+(?:now\s+|currently\s+)?(?:expected|anticipated|planned|projected)\b", re.IGNORECASE
)
"""`Of which $30 million is expected to be recognized`, whatever happened before."""
_HAPPENED = re.compile(
    r"\b(?:was|were|rose|fell|grew|increased|decreased|declined|improved|totall?ed|reported|earned|generated|recorded|delivered"
    r"|achieved|exceeded|reached|repurchased|returned|ended|had|included|resulted|contributed|represented|averaged|launched|announced"
    r"|declared|incurred|dropped|approved)\b",
    re.IGNORECASE,
)
_REPORTED = re.compile(r"\W*(?:(?:we|that\s+we|it|as)\s+)?reported\b", re.IGNORECASE)
_BREAK = re.compile(r"\b(?:while|whereas|but|compare[sd]?\s+(?:to|with)|versus)\b", re.IGNORECASE)
_MEASURED = re.compile(
    r"\b(?:exceed\w*|surpass\w*|above|below|beat|met|within|in\s+line\s+with|compared\s+to|(?:end|midpoint)\s+of)\s+"
    r"(?:[\w'-]+\s+){0,3}(?:guidance|outlook)(?:\s+range)?\s+of(?:\s+(?:approximately|about|between|from))?\W*$",
    re.IGNORECASE,
)
"""`Revenue exceeded our guidance of`: what was expected of what is over."""
_ONCE = re.compile(
    r"\b(?:earlier|previous(?:ly)?|prior|original|initial|former)\s+(?:\w+\s+){0,3}"
    r"(?:guidance|range|outlook|forecast|expectation|estimate)s?[\w\s]{0,30}$",
    re.IGNORECASE,
)


def is_ahead(sentence: Sentence, one: Said) -> bool:
    """Whether a figure is to come: what governs it expects, or its heading does and nothing says that it happened.

    A range of which nothing says that it happened is expected.
    """
    text = sentence.text
    if _REPORTED.match(text, one.end):
        return False
    words = _expecting(text)
    before = [found for found in words if found.end() <= one.start]
    if before:
        between = text[before[-1].end() : one.start]
        return not (_HAPPENED.search(between) and not _to_be(between)) and not _BREAK.search(between)
    if _IS_EXPECTED.match(text, one.end) or _is_meant(text[: one.start]):
        return True
    happened = _HAPPENED.search(text, 0, one.start) is not None
    later = (found for found in words if found.start() >= one.end)
    behind = next((found for found in later if not _DESCRIBES.match(text, found.start())), None)
    if behind and not happened and not _past_before(text, one.end, behind.start()):
        return True
    if one.upper is not None and not happened:
        return True
    return not happened and any(heads_ahead(head) for head in (sentence.heading, sentence.era))


def _is_meant(before: str) -> bool:
    """Whether a figure is what somebody plans to reach, and nothing that has happened stands in between."""
    purpose = _PURPOSE.search(before)
    return purpose is not None and not any(words.search(purpose["between"]) for words in (_HAPPENED, _BREAK, _WITH))


_WITH = re.compile(r",\s*with\b", re.IGNORECASE)
"""What begins to tell of how things are: `plans to grow, with loans at 69% of assets`."""


def _past_before(text: str, start: int, end: int) -> bool:
    """Whether what is expected behind a figure is of something else: `loans (1.8%) fell on expected forgiveness`."""
    between = text[start:end]
    told = _HAPPENED.search(between)
    return _BREAK.search(between) is not None or (told is not None and bool(between[told.end() :].strip()))


@lru_cache(maxsize=8)  # asked for each figure of a sentence
def _expecting(text: str) -> tuple[re.Match[str], ...]:
    """The words of expectation in a sentence that more than measure what happened."""
    return tuple(found for found in _EXPECTED.finditer(text) if not _IN_PASSING.search(text, 0, found.start()))


_STILL_TO_BE = re.compile(
    r"[^.;]{0,60}?\b(?:to\s+(?:be|have)|set\s+to)\b|\s*(?:was|were|is)?\s*(?:increased|raised|lowered|reduced)(?:\s+by)?"
    r"(?:\W*[\d.]+\s*(?:%|percent|million|billion)?\s+to)?\W*$",
    re.IGNORECASE,
)


def _to_be(between: str) -> bool:
    """`Is expected to be increased by`, `expects to have reached`: what stands after `to` has not happened."""
    return _STILL_TO_BE.match(between) is not None


def stance_of(sentence: Sentence, one: Said, *, ahead: bool) -> Stance:
    """Whether a figure is reported, expected, or guidance that no longer holds."""
    behind = SUPERSEDED.match(sentence.text, one.end) if ahead else None
    before = sentence.text[: one.start]
    if behind or _ONCE.search(before) or (not ahead and _MEASURED.search(before)):
        return Stance.SUPERSEDED
    return Stance.EXPECTED if ahead else Stance.REPORTED
