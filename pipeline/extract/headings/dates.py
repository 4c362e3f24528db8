"""Dates, years and quarters as headings print them, each as the part of a span it states."""

import re

from pipeline.extract.headings.spans import PartialDate, SpanSpec

_NAMES = "january february march april may june july august september october november december".split()
_SHORT = {name[:3]: number for number, name in enumerate(_NAMES, 1)}
MONTH = (
    r"(?:"
    + "|".join(rf"{name[:3]}(?:{name[3:]})?" if name != "september" else "sep(?:t(?:ember)?)?" for name in _NAMES)
    + r")(?![a-z])\.?"
)
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?!\d)(?:st|nd|rd|th)?"
_FULL_YEAR = r"(?:19[89]\d|20[0-4]\d)"
_SHORT_YEAR = r"'?\d\d(?!\d)"
_YEAR = rf"(?:{_FULL_YEAR}|{_SHORT_YEAR})"
_ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}

ISO = re.compile(rf"\b(?P<year>{_FULL_YEAR})-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])\b")
SLASHED = re.compile(
    rf"(?<![\d/])(?P<month>1[0-2]|0?[1-9])[/-](?P<day>3[01]|[12]\d|0?[1-9])[/-](?P<year>{_FULL_YEAR}|\d\d)(?![\d/])"
)
DAY_MONTH = re.compile(rf"\b(?P<day>{_DAY})[\s-]+(?P<month>{MONTH})[\s,-]*(?P<year>{_FULL_YEAR}|(?<=-)\d\d\b)")
MONTH_DAY = re.compile(rf"\b(?P<month>{MONTH})\s*(?P<day>{_DAY})(?!\s*[/%])")
MONTH_SHORT_YEAR = re.compile(rf"\b(?P<month>{MONTH})\s*(?:-\s*'?|')(?P<year>\d\d)(?!\d)")
MONTH_ALONE = re.compile(rf"\b(?P<month>{MONTH})(?=[\s,]*(?:{_FULL_YEAR}|$|\b(?:to|through|and)\b|[-–—/)]|{MONTH}))")
YEAR = re.compile(rf"(?<![\d,.$/])(?P<year>{_FULL_YEAR})(?![\d,.]\d|\d)|(?<![\w,.$])'(?P<short>\d\d)(?!\d)")
QUARTER = re.compile(
    rf"\b(?:q\s?(?P<after>[1-4])|(?P<before>[1-4])\s?q(?:tr)?)(?:\s*[-/]?\s*(?P<fy>f\s?y)?\s*[-/]?\s*(?P<year>{_YEAR}))?(?![a-z\d])"
)
ORDINAL = re.compile(rf"\b(?P<ordinal>{'|'.join(_ORDINALS)})[\s-]+(?P<fy>fiscal[\s-]+)?(?:quarter|qtr)s?\b")
FISCAL_YEAR = re.compile(rf"\b(?:fiscal\s+years?|fiscal|f\s?y)\.?\s*[-']?\s*(?P<year>{_YEAR})(?!\d)")
FISCAL = re.compile(r"\bfiscal\b(?:\s+years?\b(?!\s+(?:then\s+)?end))?")


def date(found: re.Match[str]) -> SpanSpec:
    """The end a date states, with as many parts as are printed."""
    parts = found.groupdict()
    month, day, year = parts["month"], parts.get("day"), parts.get("year")
    number = int(month) if month.isdigit() else _SHORT[month[:3]]
    digits = re.sub(r"\D", "", day or "")
    return SpanSpec(end=PartialDate(year=_year(year), month=number, day=int(digits) if digits else None))


def year(found: re.Match[str]) -> SpanSpec:
    """A year alone."""
    return SpanSpec(end=PartialDate(year=_year(found["year"] or found["short"])))


def quarter(found: re.Match[str]) -> SpanSpec:
    """`Q1 2006`, `4Q21`, `Q3 FY24`."""
    number = int(found["after"] or found["before"])
    return SpanSpec(quarter=number, fiscal=bool(found["fy"]), end=PartialDate(year=_year(found["year"])))


def ordinal(found: re.Match[str]) -> SpanSpec:
    """`First Quarter`."""
    return SpanSpec(quarter=_ORDINALS[found["ordinal"]], fiscal=bool(found["fy"]))


def fiscal_year(found: re.Match[str]) -> SpanSpec:
    """`FY23`, `Fiscal 2023`, `Fiscal Year 2023`."""
    return SpanSpec(fiscal=True, end=PartialDate(year=_year(found["year"])))


def _year(text: str | None) -> int | None:
    """Four digits, or two: the century in which it is nearest to the years of electronic filing (1990-2089)."""
    if not text:
        return None
    number = int(text.lstrip("'"))
    return number if number > 99 else number + (1900 if number >= 90 else 2000)
