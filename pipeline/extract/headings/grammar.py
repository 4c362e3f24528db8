"""The words of a heading, taken apart: tokens that state a part of a period, marks of other columns, and the rest."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache

from pipeline.extract.headings import dates, lengths
from pipeline.extract.headings.spans import NO_DATE, PartialDate, SpanSpec, ToDate
from pipeline.model.statement import ColumnKind

Reader = Callable[[re.Match[str]], SpanSpec]


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    says: SpanSpec


def _always(says: SpanSpec) -> Reader:
    return lambda _: says


_CAPTION = re.compile(
    r"""
    \(?\s*
    (?:(?:u\.?s\.?\s+|canadian\s+)?(?:dollar\s+amounts?|dollars?|amounts?|shares?|\$)(?:\s+and\s+\w+)?(?:\s+expressed)?,?\s+)?
    \bin\s+(?:u\.?s\.?\s+)?(?:\$\s*)?(?:thousands?|millions?|billions?|0?00'?s?|whole|dollars)\b
    (?:\s+of\s+(?:u\.?s\.?\s+)?dollars)?
    (?:,?\s*(?:except|unless|other\s+than)[a-z$,/\s'-]*
       (?:data|amounts?|information|figures|percentages?|noted|earnings|shares?)\b)*
    \s*\)?
    """,
    re.VERBOSE,
)
_TOKENS: tuple[tuple[re.Pattern[str], Reader], ...] = (
    (re.compile(r"\byear[\s-]*to[\s-]*date\b|\by\.?t\.?d\b"), _always(SpanSpec(to_date=ToDate.YEAR))),
    (
        re.compile(r"\binception(?:\s*[-\s]?to[\s-]date)?\b|\bcumulative\s+(?:from|since|period|amounts?)\b"),
        _always(SpanSpec(to_date=ToDate.INCEPTION)),
    ),
    (
        re.compile(r"\b(?:trailing|last|latest)\s+(?:twelve|12)[\s-]*months?\b|\b[tl]tm\b"),
        _always(SpanSpec(months=12, trailing=True)),
    ),
    (dates.QUARTER, dates.quarter),
    (dates.ORDINAL, dates.ordinal),
    (dates.FISCAL_YEAR, dates.fiscal_year),
    (dates.ISO, dates.date),
    (dates.SLASHED, dates.date),
    (dates.DAY_MONTH, dates.date),
    (dates.MONTH_DAY, dates.date),
    (dates.MONTH_SHORT_YEAR, dates.date),
    (dates.MONTH_ALONE, dates.date),
    (lengths.PAIRED, lengths.counted),
    (lengths.COUNTED, lengths.counted),
    (lengths.QUARTER, _always(SpanSpec(months=3))),
    (lengths.YEAR, _always(SpanSpec(months=12))),
    (dates.YEAR, dates.year),
    (dates.FISCAL, _always(SpanSpec(fiscal=True))),
    (re.compile(r"\bas\s+(?:of|at)\b|^\s*at\b"), _always(SpanSpec(as_of=True))),
)
"""In order of precedence: what one has taken the next does not see."""

_KINDS: tuple[tuple[re.Pattern[str], ColumnKind], ...] = (
    (re.compile(r"%|\bper\s?cent(?:age)?\b|\bbasis points?\b|\bbps\b"), ColumnKind.PERCENT),
    (
        re.compile(
            r"\bchange\b|\bchg\b|\bvariances?\b|\bincreases?\b|\bdecreases?\b|\binc(?:r)?\.?\s*/?\s*\(?dec|\bgrowth\b|\b(?:un)?fav(?:orable)?\b"
            r"|\by\s*[/o-]\s*y\b|\bq\s*[/o-]\s*q\b|\byear[\s-]over[\s-]year\b|\bquarter[\s-]over[\s-]quarter\b|\bbetter\b"
            r"|\bvs\b|\bversus\b|\bcompared (?:to|with)\b|^\s*\$\s*$"
        ),
        ColumnKind.CHANGE,
    ),
    (
        re.compile(
            r"^(?!.*\breconcil)(?:.*?(?:\bpro[\s-]*forma\b|\badjust(?:ed|ments?)\b|\bnon[\s-]*gaap\b|\beliminations?\b))"
        ),
        ColumnKind.PRO_FORMA,
    ),
    (re.compile(r"^\W*(?:notes?|refs?|references?|footnotes?)\W*$"), ColumnKind.NOTE),
)
_NOISE = re.compile(
    r"\b(?:un)?audited\b|\b(?:as\s+)?(?:restated|revised|recast|reclassified)\b|\b(?:for|the|of|and|or|ended|ending|end|period|periods|in|on|to|from"
    r"|through|then|date|year|actual|first|note|\d{1,2})\b|\b(?:un)?condensed\b|\b(?:predecessor|successor)\b|\bas\s+(?:originally\s+)?reported\b"
    r"|<[sc]>|\(\s*[a-z0-9*]{1,2}\s*\)|[^a-z]+"
)
_RANGE = re.compile(
    r"[\s,]*(?:\(?\s*(?:date\s+of\s+)?inception\s*\)?)?[\s,]*(?:\b(?:to|through|thru|until)\b|[-–—])\s*"
)
_STATEMENT = re.compile(r"\bstatements?\s+of\s+changes\b|\bchanges\s+in\b")


def fold(text: str) -> str:
    """White space folded, words that a lost line break glued together cut apart, typographic marks made plain."""
    text = text.replace("’", "'").replace("‘", "'").replace("\u00a0", " ")
    text = re.sub(r"(?i)\b(janu|febru|septem|octo|novem|decem)-\s*(?=ary|ber)", r"\1", text)
    text = re.sub(r"(?<=\d),(?=(?:19|20)\d\d\b)", ", ", text)
    text = re.sub(r"(?<=[a-z])(?=[A-Z][a-z]{2})|(?<=[a-z]),?(?=(?:19|20)\d\d\b)|-{3,}|={3,}|_{3,}", " ", text)
    return re.sub(r"\s+", " ", text).strip()


@lru_cache(maxsize=4096)
def read(text: str) -> tuple[SpanSpec, ...]:
    """The periods a text names, in the order they are printed.

    Parts join one period until something is said a second time and differently: "March 31, 2006 December 31, 2005"
    are two, "Three Months Ended March 31, 2006" is one. Words of other columns (change, percent) mark each.
    """
    folded = fold(text).lower()
    tokens, left = _scan(_CAPTION.sub(lambda found: " " * len(found[0]), folded))
    kind = _kind(folded)
    rest = " ".join(_NOISE.sub(" ", left).split())
    spans = [span for _, span in _join(folded, tokens)] or [SpanSpec()]
    return tuple(replace(span, kind=kind, rest=rest) for span in spans)


@lru_cache(maxsize=4096)
def cut(text: str) -> tuple[str, ...]:
    """A line cut into the parts that name one period each; the whole line where it names one or none.

    In a line a thing said twice stands over two columns: "March 31, March 31,".
    """
    folded = fold(text)
    tokens, _ = _scan(_CAPTION.sub(lambda found: " " * len(found[0]), folded.lower()))
    begins = [0, *(begin for begin, _ in _join(folded.lower(), tokens, twice=True)[1:])]
    return tuple(folded[a:b].strip() for a, b in zip(begins, [*begins[1:], len(folded)], strict=True))


def read_one(text: str) -> SpanSpec:
    """The period a heading names; where it names several, the first, completed from the others.

    A year at the very bottom is the column's own, whatever year is printed over the group.
    """
    first, *others = read(text)
    for other in others:
        first = first.fill(other)
    if (
        others
        and others[-1].end.year
        and replace(others[-1], end=NO_DATE, kind=first.kind, rest="") == SpanSpec(kind=first.kind)
    ):
        bottom = others[-1].end
        first = replace(first, end=first.end.fill(bottom) if bottom.month else replace(first.end, year=bottom.year))
    return first


def _scan(text: str) -> tuple[list[_Token], str]:
    tokens: list[_Token] = []
    for pattern, reader in _TOKENS:
        tokens += [_Token(found.start(), found.end(), reader(found)) for found in pattern.finditer(text)]
        text = pattern.sub(lambda found: " " * len(found[0]), text)
    return sorted(tokens, key=lambda token: token.start), text


def _join(text: str, tokens: list[_Token], *, twice: bool = False) -> list[tuple[int, SpanSpec]]:
    """The periods, each with where its first token begins. `twice`: what is repeated begins another."""
    spans: list[tuple[int, SpanSpec]] = []
    dated = 0
    for token in tokens:
        says = token.says
        begin, current = spans[-1] if spans else (token.start, SpanSpec())
        if says.end.month and current.end.month and _RANGE.fullmatch(text[dated : token.start]):
            spans[-1:] = [(begin, replace(current, start=current.end, end=says.end))]
        elif current.fiscal and current.end.month and says == SpanSpec(end=PartialDate(year=says.end.year)):
            # "Fiscal 2022" over "January 28, 2023": the year printed with the day is the calendar's
            spans[-1:] = [(begin, replace(current, end=replace(current.end, year=says.end.year)))]
        elif current.agrees(says) and not (twice and _repeats(current, says)):
            spans[-1:] = [(begin, _union(current, says))]
        else:
            spans.append((token.start, says))
        dated = token.end if says.end != NO_DATE else dated
    return spans


def _repeats(current: SpanSpec, says: SpanSpec) -> bool:
    pairs = (
        *((current.end.year, says.end.year), (current.end.month, says.end.month)),
        *((current.months, says.months), (current.weeks, says.weeks), (current.quarter, says.quarter)),
    )
    return any(a is not None and a == b for a, b in pairs)


def _union(one: SpanSpec, other: SpanSpec) -> SpanSpec:
    return replace(
        one,
        end=one.end.fill(other.end),
        quarter=one.quarter or other.quarter,
        months=one.months or other.months,
        weeks=one.weeks or other.weeks,
        fiscal=one.fiscal or other.fiscal,
        as_of=one.as_of or other.as_of,
        to_date=one.to_date or other.to_date,
        trailing=one.trailing or other.trailing,
    )


def _kind(text: str) -> ColumnKind:
    plain = _STATEMENT.sub(" ", text)
    return next((kind for pattern, kind in _KINDS if pattern.search(plain)), ColumnKind.PERIOD)
