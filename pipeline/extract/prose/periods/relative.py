"""Phrases that mean a period seen from another, or from the release's own: `a year ago`, `year to date`, `so far`."""

import re
from collections.abc import Callable

from pipeline.extract.prose.periods.named import COUNT, FIRST, FISCAL, MONTH, MONTHS, ORDINAL, YEAR
from pipeline.extract.prose.periods.times import Times
from pipeline.model.period import Period

_Reader = Callable[[Times, Period], Period]
"""From the period that is spoken of to the one that is meant."""
_YEAR_BEFORE = re.compile(
    r"\b(?:"
    r"(?:the\s+)?(?:prior|last|previous)[\s-]+year\s+(?:comparable|same)\s+(?:quarter|period)"
    r"|(?:the\s+)?(?:same|comparable|corresponding|equivalent)\s+(?:prior|last|previous)[\s-]+year\s+(?:quarter|period)"
    r"|(?:the\s+)?(?:same|comparable|corresponding|equivalent)\s+(?:quarter|period|three[\s-]month\s+period)"
    r"(?:\s+(?:of|in|a|one|from))*(?:\s+(?:the\s+)?(?:last|prior|previous|year[\s-]ago|fiscal))*(?:\s+year)?"
    r"(?:\s+(?:ago|earlier|before))?"
    r"|(?:the\s+)?year[\s-](?:ago|earlier|over[\s-]year)(?:\s+(?:quarter|period))?"
    r"|(?:a|one)\s+year\s+(?:ago|earlier|before)"
    r"|(?:the\s+)?(?:prior|last|previous|preceding)[\s-]+(?:fiscal\s+)?year(?:'s)?"
    r"(?:\s+(?:first|second|third|fourth))?(?:\s+(?:quarter|period))?"
    r"|yoy\b|y/y\b)",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"\b(?:on\s+a\s+(?:linked|sequential)[\s-]+quarter\s+basis|sequential(?:ly)?|quarter[\s-]over[\s-]quarter|qoq|q/q"
    r"|(?:the\s+)?(?:immediate(?:ly)?\s+)?(?:prior|previous|preceding|last|linked)[\s-]+quarter|three\s+months\s+(?:ago|earlier))\b",
    re.IGNORECASE,
)
SAME_OF = re.compile(
    r"\b(?:the\s+)?(?:same|comparable|corresponding|equivalent)\s+(?:\w+[\s-]month\s+)?(?:quarter|period)"
    rf"(?:\s+(?:of|in|for|during|from))?(?P<fiscal>\s+{FISCAL}(?:\s+year)?)?\s+(?P<year>{YEAR})\b",
    re.IGNORECASE,
)
QUARTER_AGO = re.compile(
    rf"\b(?:the\s+)?(?P<quarter>{ORDINAL}[\s-]+(?:fiscal\s+)?quarter),?(?:\s+(?:of|in))?(?:\s+the)?"
    r"\s+(?:(?:last|prior|previous|preceding)\s+(?:fiscal\s+)?year|(?:a|one)\s+year\s+(?:ago|earlier))\b"
    r"|\b(?:the\s+)?(?:last|prior|previous|preceding)[\s-]+(?:fiscal\s+)?year(?:'s)?"
    rf"\s+(?P<named>{ORDINAL}[\s-]+(?:fiscal\s+)?quarter)\b",
    re.IGNORECASE,
)
_TO_DATE = re.compile(r"\b(?:on\s+a\s+)?year[\s-]to[\s-]date(?:\s+basis)?\b", re.IGNORECASE)
_THE_YEAR = re.compile(
    r"(?:(?<=\bfor )|(?<=\bin )|(?<=\bduring ))the\s+(?:fiscal\s+)?year\b"
    r"(?![\s-]+(?:end|ago|earlier|to[\s-]+date|over))"
    r"|\bfiscal-year\b(?!\s+(?:end|\d))|\bthe\s+full\s+year\b|\b(?:the\s+)?twelve[\s-]months?\s+periods?\b(?!\s+end)",
    re.IGNORECASE,
)
_SO_FAR = re.compile(
    rf"\b(?=[tfrsne\d])(?:the\s+)?(?:{FIRST}[\s-]+(?P<first>{COUNT}[\s-]+(?:month|week)s?(?:\s+period)?)"
    rf"|(?P<period>{COUNT}[\s-]+(?:month|week)s?\s+periods?)"
    rf"|(?:(?<=\bfor the )|(?<=\bin the )|(?<=\bduring the ))(?P<length>{COUNT}[\s-]+(?:months|weeks)))\b"
    r"(?!\s+(?:end|of\b|in\b))",
    re.IGNORECASE,
)
"""A length alone: the one of the release's tables that ends with its own period."""
_TRAILING = re.compile(
    r"\b(?:the\s+)?(?:(?:trailing|last|past|previous|preceding)[\s-]+(?:twelve|12)[\s-]months?(?:\s+period)?|ttm|ltm)\b"
    r"(?!\s+(?:period\s+)?end)",
    re.IGNORECASE,
)
"""The year up to the end of the release's own period."""
_NO_FLOW = "".join(
    f"(?<!{words} )"
    for words in (
        *(
            f"{word} in"
            for word in ("due", "payable", "expiring", "maturing", "announced", "issued", "provided", "given")
        ),
        *(f"{word} for" for word in ("scheduled", "planned", "slated", "set")),
    )
)
_MONTH_OF = re.compile(
    rf"(?:(?<=\bin )|(?<=\bduring )|(?<=\bfor )){_NO_FLOW}"
    rf"({MONTH})\s+({YEAR})\b(?!\s+(?:\w+\s+)?(?:quarter|notes))",
    re.IGNORECASE,
)
"""A month in which something was done, and not the one in which it was told or falls due."""
_MONTH_ALONE = re.compile(
    rf"(?:(?<=\bin )|(?<=\bduring )){_NO_FLOW}({MONTH})"
    r"(?!\w)(?!\s+\d|,\s*\d{4}\b|\s+(?:quarter|of)\b)",
    re.IGNORECASE,
)
"""A month of no year: the one nearest to the end of the release's own period, or of the days behind it."""
MONTH_WHOSE = re.compile(
    rf"(?<!ended )(?<!ending )\b(?!may\b)(?P<month>{MONTH})\s+(?:[a-z-]+\s+){{0,2}}?"
    r"(?:revenues?|sales(?!\s+(?:and|&))|volumes?|deliveries|traffic|bookings|shipments)\b",
    re.IGNORECASE,
)
"""`October transaction revenue`: the month whose the measure behind it is."""
_FROM_MONTH = re.compile(rf"\bbetween\s+({MONTH})\s+and\s+({MONTH})(?!\w)(?!,?\s*\d)", re.IGNORECASE)
_UNSURE = re.compile(r"\b(?:the\s+)?most\s+recent\s+quarter\b|^\W*since\b[^,;]{0,60},", re.IGNORECASE)
"""The quarter reported for one company, the one before for another; a time that goes on."""
RELATIVE: tuple[tuple[re.Pattern[str], _Reader], ...] = (
    (_YEAR_BEFORE, Times.year_before),
    (_BEFORE, Times.before),
)
"""Periods that are only meant, seen from the release's own."""
NOW = re.compile(
    r"\b(?:(?:this|the|our|current)\s+(?:current\s+|reported\s+)?quarter\b(?!\s+(?:of|ended|ending|end))"
    r"|(?:the\s+)?current[\s-]year(?:'s)?(?:\s+(?:quarter|period))?\b|this[ \t]+year's\b)",
    re.IGNORECASE,
)
_LIKE = ("same", "comparable", "corresponding", "equivalent")
PATTERN_WORDS: dict[re.Pattern[str], tuple[str, ...]] = {
    _YEAR_BEFORE: ("year", "yoy", "y/y", *_LIKE),
    _BEFORE: ("quarter", "sequential", "months", "qoq", "q/q"),
    SAME_OF: _LIKE,
    QUARTER_AGO: ("quarter",),
    _TO_DATE: ("year",),
    _THE_YEAR: ("year", "twelve"),
    _SO_FAR: ("month", "week"),
    _TRAILING: ("twelve", "12", "ttm", "ltm"),
    _MONTH_OF: MONTHS,
    _MONTH_ALONE: MONTHS,
    MONTH_WHOSE: MONTHS,
    _FROM_MONTH: ("between",),
    _UNSURE: ("most", "since"),
    NOW: ("quarter", "current", "this"),
}
"""Of these each pattern holds one."""
ALONE: tuple[tuple[re.Pattern[str], Callable[[Times, re.Match[str]], Period | None]], ...] = (
    (_UNSURE, lambda _times, _match: None),
    (_FROM_MONTH, lambda times, match: times.months_near(match[1], match[2])),
    (_MONTH_ALONE, lambda times, match: times.month_near(match[1])),
    (_MONTH_OF, lambda times, match: times.month(match[1], int(match[2]))),
    (_TRAILING, lambda times, _match: times.trailing()),
    (_TO_DATE, lambda times, _match: times.to_date()),
    (_THE_YEAR, lambda times, _match: times.whole_year()),
    (_SO_FAR, lambda times, match: times.so_long(match["first"] or match["period"] or match["length"])),
)
