"""Counts as sentences print them: `2,142 customers`, `2.1 million short tons`, `headcount was 536, compared to 527`."""

import re
from collections.abc import Iterator
from decimal import Decimal

from pipeline.extract.prose.numbers.said import NUMBER, SCALE, Said, power_of, value_of
from pipeline.model.statement import UnitKind

_THINGS = (
    r"customers|clients|subscribers|members|users|employees|associates|stores|restaurants|locations|branches|shares"
    r"|units|homes|accounts|sites|properties|vehicles|barrels|wells|rigs|patients|devices|people|hotels|rooms|offices"
    r"|warehouses|clubs|aircraft|vessels|ships|trucks|tractors|trailers|hospitals|clinics|beds|students|schools|campuses"
    r"|applicants|borrowers|policies|policyholders|members(?:hips)?|merchants|sellers|buyers|dealers|franchisees|distributors"
    r"|representatives|consultants|advisors|teammates|centers|facilities|plants|acres|lots|homesites|apartments|communities"
    r"|orders|transactions|visits|guests|passengers"
)
_AMOUNTS = (
    r"(?:tons|tonnes|gallons|ounces|pounds|(?:square|lateral)\s+feet|m{0,2}bbls?(?:/d(?:ay)?)?|[mb]{1,2}cfe?(?:/d(?:ay)?)?"
    r"|m{0,2}boe(?:/d(?:ay)?)?|[mb]{1,2}btu(?:/d)?|tcfe?|[kmg]wh?|megawatts|gigawatts)(?:\s+of\s+\w+)?"
)
"""Units of what is weighed or measured, with what it is of."""
_DESCRIBED = (
    r"(?:(?:new|net|active|paid|paying|additional|total|gross|consolidated|common|comparable|of|the|company|our|its|customer"
    r"|operated|franchised|retail|full[\s-]time|net\s+new|short|metric|horizontal|remaining|outstanding|[A-Z]{2,5})\s+){0,3}"
)
_WHOLE = r"\d{1,3}(?:,\d{3})+|\d+"
_LISTED = re.compile(
    rf"(?<![\w.,$:/-])(?P<low>\d+(?:\.\d+)?(?=\s+(?:million|billion|thousand)\b)|{_WHOLE})(?P<scale>{SCALE})?\+?"
    rf"\s+{_DESCRIBED}(?P<noun>(?i:{_THINGS}|{_AMOUNTS}))(?![\w-])(?!\s+per\s+(?i:bbl|boe|barrel|ton))"
)
_NO_THING = (
    r"(?:days?|weeks?|months?|quarters?|years?|hours?|minutes?|seconds?|times|points?|percent|dollars?|euros?|cents|yen|pesos?|reais"
    r"|is|was|has|as|this|its|us|less|plus|versus|across|basis|gross|loss|series|thanks|perhaps|does|always|process)\b"
)
_LINK = (
    r"(?:a|an|and|as|at|by|for|from|in|into|of|on|or|per|than|that|the|to|were|are|which|while|with|will|under|over|up|down|due"
    r"|compared|during|through|excluding|including|respectively)\b"
)
_LARGE = re.compile(
    rf"(?<![\w.,$€£¥:/#-])(?P<low>\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?(?=\s+(?:million|billion|thousand)\b))(?P<scale>{SCALE})?\+?\s+"
    rf"(?P<noun>(?:(?!{_LINK}|{_NO_THING})[A-Za-z][\w&'/-]*\s+){{0,3}}?(?!{_LINK}|{_NO_THING})[A-Za-z][\w-]*[a-rt-z0-9]s)\b(?!\s*'|-)",
    re.IGNORECASE,
)
"""What is large enough counts whatever it is said of: `7.9 million orders`, `1,600 loans`."""
_NEXT = (
    r"(?=\s*(?:[.,;:()]|$)|\s+(?:as|at|in|for|from|on|during|by|to|of|and|or|an?|up|down|which|while|with|versus|vs|compared|over|worldwide"
    r"|globally|year|sequentially|an|respectively|including|excluding|net|primarily|driven)\b)(?!\s*(?:%|percent)|[.,]\d)"
)
_ABOUT = r"(?:(?:approximately|about|nearly|over|more\s+than|roughly|almost|an?\s+(?:record|estimated)|record)\s+)?"
_BEHIND = re.compile(
    rf"\b(?P<noun>{_THINGS}|head\s?count|share\s+count|number\s+of\s+(?:\w[\w'-]*\s+){{0,4}}?\w+|daps?|maus?|daus?|maps?)(?:\s*\([^()]*\))?"
    r"(?:\s+outstanding|\s+delivered)?(?:\s+(?:in|for|at|as\s+of|during)\s+[^.;$%]{0,45}?)?,?"
    r"\s+(?:(?:was|were|is|are|be|totall?ed|reached|averaged|of|stood\s+at|numbered)"
    r"|(?:(?:was|were)\s+up|(?:was|were)\s+down|grew|rose|fell|increased|decreased|declined)(?:\s+(?:by\s+)?[^.;$]{0,30}?)?\s+to)\s+"
    rf"{_ABOUT}(?P<low>{NUMBER})(?P<scale>{SCALE})?\+?{_NEXT}",
    re.IGNORECASE,
)
"""`Active sellers totaled 5.5 million`, `headcount was 536 as of`."""
_AGAIN = re.compile(
    rf"[^.;$€£%]{{0,60}}?(?:\b(?:compared\s+(?:to|with)|versus|vs\.?|against|from|and|of)\s+|,\s+){_ABOUT}"
    rf"(?P<low>{NUMBER})(?P<scale>{SCALE})?{_NEXT}",
    re.IGNORECASE,
)
_INCLUDING = re.compile(r"\s*[,:(–-]*\s*(?:including|with|of\s+which|comprising|consisting\s+of)?\s+", re.IGNORECASE)
_ONE_MORE = re.compile(r"\s*[,;]\s*(?:and\s+)?|\s+and\s+", re.IGNORECASE)
_PLACED = re.compile(
    r"(?P<low>\d{1,3}(?:,\d{3})+|\d+)\s+(?:(?:are|were)\s+)?in\s+(?:the\s+)?(?P<place>[A-Z][A-Za-z.]*(?:(?:\s+(?:and|of|the))*\s+[A-Z][A-Za-z.]*)*)"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_DATED = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+$|\b(?:fiscal|year|quarter|tier|phase|level|no\.)\s+$",
    re.IGNORECASE,
)
_LOOSE = re.compile(
    r"(?<![\w.,$€£¥:/#-])(?!(?:19|20)\d\d\b|\d{1,2},?\s+(?:19|20)\d\d)(?=\d[\d,.]*(?:\+|\s+[A-Za-z(]|[;:)]|$|\.?\s))"
)
"""Numbers that are neither amounts of money nor days and years, as most sentences have none."""
_NEAR = Decimal(4)
"""As many times larger or smaller than the count before, a number without a noun is none of its kind."""


def counts(text: str) -> Iterator[Said]:
    """The counts of a sentence: with the things behind them, or behind the things."""
    if not _LOOSE.search(text):
        return
    for pattern in (_LISTED, _LARGE):
        for match in pattern.finditer(text):
            end = match.end("scale" if match["scale"] else "low")
            first = _said(match, match["noun"], " ".join(text[end : match.end()].lstrip("+").split()))
            yield first
            if pattern is _LISTED:
                yield from _by_place(text, first)
    for match in _BEHIND.finditer(text):
        if not _is_date(text, match):
            first = _said(match, match["noun"], "")
            yield first
            yield from _again(text, match, first)


def _by_place(text: str, first: Said) -> Iterator[Said]:
    """`Operates 853 warehouses, including 591 in the United States, 107 in Canada and 40 in Mexico`."""
    end = first.end + text[first.end :].find(first.noun) + len(first.noun)
    lead = _INCLUDING.match(text, end)
    while lead and (match := _PLACED.match(text, lead.end())):
        yield Said(
            start=match.start("low"),
            end=match.end("low"),
            value=value_of(match["low"], 0, negative=False),
            decimals=0,
            unit=UnitKind.COUNT,
            noun=f"{first.noun} in {' '.join(match['place'].split())}",
        )
        lead = _ONE_MORE.match(text, match.end())


def _again(text: str, match: re.Match[str], first: Said) -> Iterator[Said]:
    """What the count before is compared with: `536 as of March 31, compared to 527 as of December 31`."""
    before, end = first, match.end("scale" if match["scale"] else "low")
    while more := _AGAIN.match(text, end):
        end = more.end("scale" if more["scale"] else "low")
        if _is_date(text, more):
            continue
        said = _said(more, match["noun"], "")
        if not before.value / _NEAR <= said.value <= before.value * _NEAR:
            return
        before = said
        yield said


def _is_date(text: str, match: re.Match[str]) -> bool:
    """Whether a number is a year or a day and counts nothing."""
    year = match["scale"] is None and _YEAR.fullmatch(match["low"])
    return bool(year) or _DATED.search(text, 0, match.start("low")) is not None


def _said(match: re.Match[str], kind: str, noun: str) -> Said:
    scale = power_of(match["scale"])
    shares = re.search(r"\bshares?\b", kind, re.IGNORECASE)
    return Said(
        start=match.start("low"),
        end=match.end("scale" if match["scale"] else "low"),
        value=value_of(match["low"], scale, negative=False),
        decimals=len(match["low"].partition(".")[2]) - scale,
        unit=UnitKind.SHARES if shares else UnitKind.COUNT,
        noun=noun,
    )
