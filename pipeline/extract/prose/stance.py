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
    r"|\bprojected\b|\bwill\s+(?:be|total|range|increase|decrease|grow)\b|\bestimates?\s+(?:that|to)\b|\btarget(?:s|ed|ing)?\b|\bbudget\b"
    r"|\bshould\s+be\b|\bgoals?\b|\bplanned\b|\bto\s+be\s+(?:paid|allocated|used|spent|returned|invested|delivered|recogni[sz]ed|repurchased)\b|\b(?:spending|capital|investment|development)\s+(?:plan|program)\b",
    re.IGNORECASE,
)
_IN_PASSING = re.compile(
    r"\b(?:than|as)\s+(?:(?:previously|originally|initially|we|was|were|had)\s+)*$"
    r"|\b(?:exceed\w*|surpass\w*|above|below|beat|met|meeting|ahead\s+of|in\s+line\s+with|compared\s+to)\s+(?:[\w-]+\s+){0,4}$",
    re.IGNORECASE,
)
"""What stands before words of expectation that only measure what happened: `better than expected`."""
_HAPPENED = re.compile(
    r"\b(?:was|were|rose|fell|grew|increased|decreased|declined|improved|totall?ed|reported|earned|generated|recorded|delivered"
    r"|achieved|exceeded|reached|repurchased|returned|ended|had|included|resulted|contributed|represented|averaged|launched|announced)\b",
    re.IGNORECASE,
)
_REPORTED = re.compile(r"\W*(?:(?:we|that\s+we|it|as)\s+)?reported\b", re.IGNORECASE)
_BREAK = re.compile(r"\b(?:while|whereas|but|compare[sd]?\s+(?:to|with)|versus)\b", re.IGNORECASE)
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
    happened = _HAPPENED.search(text, 0, one.start) is not None
    behind = next((found for found in words if found.start() >= one.end), None)
    if behind and not happened and not _past_before(text, one.end, behind.start()):
        return True
    if one.upper is not None and not happened:
        return True
    return not happened and any(heads_ahead(head) for head in (sentence.heading, sentence.era))


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
    r"[^.;]{0,60}?\b(?:to\s+(?:be|have)|set\s+to)\b|\s*(?:was|were|is)?\s*(?:increased|raised|lowered|reduced)(?:\s+by)?\W*$",
    re.IGNORECASE,
)


def _to_be(between: str) -> bool:
    """`Is expected to be increased by`, `expects to have reached`: what stands after `to` has not happened."""
    return _STILL_TO_BE.match(between) is not None


def stance_of(sentence: Sentence, one: Said, *, ahead: bool) -> Stance:
    """Whether a figure is reported, expected, or guidance that no longer holds."""
    behind = SUPERSEDED.match(sentence.text, one.end) if ahead else None
    if behind or _ONCE.search(sentence.text[: one.start]):
        return Stance.SUPERSEDED
    return Stance.EXPECTED if ahead else Stance.REPORTED
