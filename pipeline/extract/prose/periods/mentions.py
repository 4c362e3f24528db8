"""Where a sentence names a period or only means one: `a year ago`, `sequentially`, `at the end of the quarter`."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from pipeline.extract.prose.periods.named import COUNT, MONTHS, NAMED, RESPECTIVELY, YEAR
from pipeline.extract.prose.periods.relative import (
    ALONE,
    MONTH_WHOSE,
    NOW,
    PATTERN_WORDS,
    QUARTER_AGO,
    RELATIVE,
    SAME_OF,
)
from pipeline.extract.prose.periods.times import Times
from pipeline.model.period import Duration, Instant, Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A period named in a sentence, and where. `adverb` where it can only be what something is measured against.

    `relative` where it is seen from another: `a year ago`.
    """

    start: int
    end: int
    period: Period | None
    adverb: bool = False
    relative: bool = False


_END_OF = re.compile(
    r"\b(?:(?:at|by|as\s+of)\s+(?:the\s+)?)?(?:year|quarter|fiscal\s+year)?-?\s?end(?:\s+of)?(?:\s+the)?\s+$",
    re.IGNORECASE,
)
"""`At the end of 2019`: the day on which what is named ends."""
_IN = re.compile(
    r"\b(?:in|for|of|during|from|over|to|with|and|fiscal|through|since|versus|vs\.?|year[\s-]end)\s+(?:the\s+)?(?:year\s+)?$",
    re.IGNORECASE,
)
_WHOSE = re.compile(
    r"'s\b|\s+(?:(?:full|fiscal|annual)\b|guidance|outlook|(?!with)(?:[\w-]+\s+){0,4}?(?:revenues?|sales|income|earnings|loss|results?|ebitda|eps|expenses?|capital|budget"
    r"|production|outlook|guidance|target)\b)",
    re.IGNORECASE,
)
"""What makes a number a year: `in 2005`, `2005 revenues`."""
_ADVERB = re.compile(
    r"on\s+a\s.*|sequential(?:ly)?|linked[\s-]+quarter|.*[\s-]over[\s-].*|qoq|q/q|yoy|y/y", re.IGNORECASE
)


_MOVE = re.compile(
    r"[\s-]+(?:(?:\w+)\s+)?(?:increase|decrease|growth|decline|improvement|reduction|rise|drop|gain)s?\b", re.IGNORECASE
)
"""`A linked quarter decrease of`: what stands before a movement is what it is against."""
_LISTED = re.compile(r"\s*(?:,|and|,\s*and)\s+", re.IGNORECASE)
_COMPARES = re.compile(
    r"\b(?:compare[sd]?|versus|vs|from|over|against|than|relative)\b(?!.*\b(?:compare[sd]?|versus|while|which|due)\b)",
    re.IGNORECASE | re.DOTALL,
)
_WHOLE_YEAR = 300
_YEARS_BACK = 5
_QUARTER = re.compile(r"\bquarter", re.IGNORECASE)
_QUARTER_DAYS = 120
"""No quarter is longer, be it of 16 weeks."""
_DAY_ENDED = re.compile(r"\bend(?:ed|ing)\b", re.IGNORECASE)
_AND_LENGTH = re.compile(
    rf"\b(?P<length>(?P<count>{COUNT})(?:[\s-]+(?:month|week)s?)?|quarter)\s+and\s+(?:the\s+)?$", re.IGNORECASE
)
_THE, _AND_YEAR = re.compile(r"\bthe\s+$", re.IGNORECASE), re.compile(rf"\s+and\s+{YEAR}\b(?!\s+notes)", re.IGNORECASE)
_LONGEST = 40
"""Characters that the first of two lengths may hold."""


@lru_cache(maxsize=8)  # a sentence is asked for itself and for what the next one speaks of
def mentions(text: str, times: Times) -> tuple[Mention, ...]:
    """The periods a sentence names or means, in the order they stand.

    `The same period a year ago` is seen from the period the sentence named before, or from the release's own.
    """
    lower = text.lower()
    same, ago = list(_all(SAME_OF, text, lower)), list(_all(QUARTER_AGO, text, lower))
    found = [
        Mention(start=m.start(), end=m.end(), period=reader(times, m))
        for pattern, reader in ALONE
        for m in _all(pattern, text, lower)
    ]
    found += [
        Mention(start=m.start(), end=m.end(), period=times.named(m[0]))
        for m in NAMED.finditer(text)
        if (not m[0].isdigit() or _is_year(m, text))
        and all(m.end() <= other.start() or other.end() <= m.start() for other in (*same, *ago))
        and _free(m, found)
    ]
    found += list(_shorter(found, text, times))
    found += [
        Mention(start=m.start(), end=m.end("month"), period=times.month_near(m["month"]))
        for m in _all(MONTH_WHOSE, text, lower)
        if all(m.end("month") <= other.start or other.end <= m.start() for other in found)
    ]
    found += [Mention(start=m.start(), end=m.end(), period=times.a_year_ago(m["quarter"] or m["named"])) for m in ago]
    found += [
        Mention(start=m.start(), end=m.end(), period=_current(m, times))
        for m in _all(NOW, text, lower)
        if _free(m, found)
    ]
    named = sorted((mention for mention in found if mention.period), key=lambda mention: mention.start)
    found += [
        Mention(start=m.start(), end=m.end(), period=_same_in_year(m, _subject(m, named, times), times))
        for m in same
        if _free(m, found)
    ]
    for pattern, reader in RELATIVE:
        for match in _all(pattern, text, lower):
            if _free(match, found):
                subject = _subject(match, _spoken(named, text), times)
                meant = subject if _is_it(match, text, named) else _meant_by_which(match, text, found)
                period = meant or reader(times, subject)
                adverb = (_ADVERB.fullmatch(match[0]) or _MOVE.match(text, match.end())) is not None
                found.append(Mention(start=match.start(), end=match.end(), period=period, adverb=adverb, relative=True))
    ordered = [_ending(mention, text, times) for mention in sorted(found, key=lambda mention: mention.start)]
    return tuple(_joined(list(_of_years(ordered, text, times)), text, times))


def _is_year(match: re.Match[str], text: str) -> bool:
    """Whether a number is a year: `in 2005`, `2005 revenues`, `the 2020 and 2019 ratios`."""
    if _IN.search(text[: match.start()]) or _WHOSE.match(text, match.end()):
        return True
    return _THE.search(text, 0, match.start()) is not None and _AND_YEAR.match(text, match.end()) is not None


def _shorter(found: Sequence[Mention], text: str, times: Times) -> Iterator[Mention]:
    """The first of two lengths up to one day: `during the three and nine months ended September 30, 2025`."""
    for mention in found:
        ended = _DAY_ENDED.search(text, mention.start, mention.end)
        length = _AND_LENGTH.search(text, max(0, mention.start - _LONGEST), mention.start) if ended else None
        if length and ended:
            unit = "weeks" if "week" in text[mention.start : ended.start()].lower() else "months"
            words = f"{length['count']} {unit}" if length["count"] else "quarter"
            period = times.named(f"{words} {text[ended.start() : mention.end]}")
            yield Mention(start=length.start("length"), end=length.end("length"), period=period)


def _is_it(match: re.Match[str], text: str, named: Sequence[Mention]) -> bool:
    """Whether `for the same period` is the one named before, compared with nothing and of no other year."""
    before = any(mention.end <= match.start() for mention in named)
    return before and _SAME.fullmatch(match[0]) is not None and not _COMPARES.search(text, 0, match.start())


_SAME = re.compile(r"(?:the\s+)?same\s+(?:quarter|period)", re.IGNORECASE)
_COMPARES = re.compile(
    r"\b(?:compar\w+|versus|vs|against|from|over|than|since|up|down|increas\w+|decreas\w+|higher|lower|grew|growth)\b[^;]*$",
    re.IGNORECASE,
)


def _same_in_year(match: re.Match[str], subject: Duration, times: Times) -> Period:
    """`The same quarter in 2005`, `the comparable quarter in fiscal 2008`: nothing is compared with itself."""
    year = int(match["year"])
    period = times.in_year(subject, year)
    return times.in_fiscal_year(subject, year) if match["fiscal"] or period == subject else period


def _all(pattern: re.Pattern[str], text: str, lower: str) -> Iterable[re.Match[str]]:
    """The matches of a pattern in a text, which is given in lower case as well: most hold none of its words."""
    return pattern.finditer(text) if any(word in lower for word in PATTERN_WORDS[pattern]) else ()


def _joined(found: Sequence[Mention], text: str, times: Times) -> list[Mention]:
    """The mentions, two made one where they are one time: `the fourth quarter of 2019 and the first of 2020`."""
    joined: list[Mention] = []
    for named in found:
        last = joined[-1] if joined else None
        mention = _as_long(named, last, text, times)
        if last and isinstance(last.period, Duration) and isinstance(mention.period, Duration):
            adjacent = (mention.period.start - last.period.end).days == 1
            if (
                adjacent
                and not RESPECTIVELY.search(text, mention.end)
                and re.fullmatch(r"\s+and\s+(?:in\s+)?(?:the\s+)?", text[last.end : mention.start])
            ):
                whole = times.near(Duration(last.period.start, mention.period.end))
                joined[-1] = replace(last, end=mention.end, period=whole)
                continue
        joined.append(mention)
    return joined


def _of_years(found: Sequence[Mention], text: str, times: Times) -> Iterator[Mention]:
    """The mentions, a bare year behind a quarter or a day read as the same of that year.

    `For the first quarter of 2020 and 2019`, `at March 31, 2020 and 2019`, `... compared with $5 million in 2019`.
    """
    last: Mention | None = None
    for mention in found:
        words = text[mention.start : mention.end]
        if not words.isdigit():
            last = last if mention.adverb or mention.relative else mention
            yield mention
            continue
        period = _same_of(last, int(words), text, mention, times) if last else None
        last = last if period else mention
        yield replace(mention, period=period) if period else mention


def _same_of(last: Mention, year: int, text: str, bare: Mention, times: Times) -> Period | None:
    """The period of the mention before, of another year; None where the bare year is one of its own."""
    between = text[last.end : bare.start]
    listed = re.fullmatch(r"\s*(?:,|and|or|versus|vs\.?|,\s*and)(?:\s+(?:in|of|for))?\s+", between, re.IGNORECASE)
    named = re.search(YEAR, text[last.start : last.end])
    flows = isinstance(last.period, Duration)
    whole = isinstance(last.period, Duration) and last.period.days > _WHOLE_YEAR
    if last.period is None or whole or not (listed or (flows and _COMPARES.search(between))):
        return None
    back = (int(named[0]) if named else last.period.end.year) - year
    if not 0 < back <= _YEARS_BACK:
        return None
    period = last.period
    for _ in range(back):
        period = times.year_before(period)
    return period


def _as_long(mention: Mention, last: Mention | None, text: str, times: Times) -> Mention:
    """`For the three months ended March 31, 2006, December 31, 2005 and March 31, 2005`: each is of three months."""
    listed = last is not None and _LISTED.fullmatch(text[last.end : mention.start])
    if last is None or not listed or not (isinstance(mention.period, Instant) and isinstance(last.period, Duration)):
        return mention
    dated = _DAY_ENDED.search(text, last.start, last.end) or text[last.start : last.end][:3].lower() in MONTHS
    return replace(mention, period=times.alike(last.period, mention.period.end)) if dated else mention


def _free(match: re.Match[str], found: Iterable[Mention]) -> bool:
    return all(match.end() <= other.start or other.end <= match.start() for other in found)


def _meant_by_which(match: re.Match[str], text: str, found: Iterable[Mention]) -> Period | None:
    """`(which prior quarter included ...)`: the period named last before it."""
    before = [mention for mention in found if mention.end <= match.start()]
    if not before or not _WHICH.search(text, 0, match.start()):
        return None
    return max(before, key=lambda mention: mention.end).period


_WHICH = re.compile(r"\b(?:which|that|such)\s+$", re.IGNORECASE)


def _spoken(named: Sequence[Mention], text: str) -> list[Mention]:
    """The periods something else can be seen from: those that are no more than compared with are none."""
    against = _COMPARED.search(text)
    return [mention for mention in named if against is None or mention.start < against.start()]


_COMPARED = re.compile(
    r"\b(?:compare[sd]?\s+(?:to|with)|versus|vs\.?|(?:up|down|higher|lower)\s+(?:from|than))\s", re.IGNORECASE
)


def _current(match: re.Match[str], times: Times) -> Duration:
    """`The current quarter` is the release's own under the heading of a longer period, too."""
    quarter = _QUARTER.search(match[0]) and times.current.end == times.quarter.end
    return times.quarter if quarter else times.current


def _subject(match: re.Match[str], named: Sequence[Mention], times: Times) -> Duration:
    """The period that what is meant is seen from: the first named before it, or one of the release's own behind it."""
    if _QUARTER.search(match[0]) and times.quarter.days <= _QUARTER_DAYS:
        named = [m for m in named if isinstance(m.period, Duration) and m.period.days <= _QUARTER_DAYS]
        times = times.within(_current(match, times))
    flows = [(m.start, m.period) for m in named if isinstance(m.period, Duration)]
    before = (period for start, period in flows if start < match.start())
    behind = (period for _, period in flows if period.end == times.current.end)
    return next(before, next(behind, times.current))


def _ending(mention: Mention, text: str, times: Times) -> Mention:
    """A period, or the day it ends on where that is what the sentence says: `at the end of the first quarter`."""
    end_of = _END_OF.search(text, 0, mention.start)
    if end_of is None or not isinstance(mention.period, Duration):
        return mention
    return replace(mention, start=end_of.start(), period=times.near(Instant(mention.period.end)))
