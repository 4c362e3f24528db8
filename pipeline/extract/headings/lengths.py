"""Lengths of periods as headings print them: "Three Months", "13-week", "Quarter", "Fiscal Year"."""

import re

from pipeline.extract.headings.spans import SpanSpec

_ONES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen".split()
)
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}
_DIGITS = dict(zip(_ONES, range(1, 10), strict=False))
_NUMBERS = (
    dict(zip(_ONES, range(1, 18), strict=True))
    | _TENS
    | {f"{ten} {one}": tens + n for ten, tens in _TENS.items() for one, n in _DIGITS.items()}
)
_NUMBER = "|".join(sorted((re.escape(n).replace(r"\ ", r"[\s-]+") for n in _NUMBERS), key=len, reverse=True))

COUNTED = re.compile(rf"(?P<number>{_NUMBER}|\b\d{{1,2}})[\s-]*(?P<unit>month|week|quarter|year)s?\b(?:\s*period)?")
"""A number with its unit; "three" of "three and six months" is left to PAIRED."""
PAIRED = re.compile(
    rf"\b(?P<number>{_NUMBER}|\d{{1,2}})(?=\s*(?:and|&|,)\s*(?:the\s+)?(?:{_NUMBER}|\d{{1,2}})[\s-]*(?P<unit>month|week)s?\b)"
)
QUARTER = re.compile(r"\bquarters?\b(?:\s*period)?")
YEAR = re.compile(
    r"\bfiscal\s+years?(?=\s+(?:then\s+)?end)|(?:\bfull\s+)?(?<!fiscal )\byears?\b(?!\s*[-/]?\s*(?:to|over|ago)\b)"
)

_MONTHS = {"month": 1, "quarter": 3, "year": 12}


def counted(found: re.Match[str]) -> SpanSpec:
    """The length of a number and a unit."""
    words = re.sub(r"[\s-]+", " ", found["number"])
    number = int(words) if words.isdigit() else _NUMBERS[words]
    if found["unit"] == "week":
        return SpanSpec(weeks=number)
    return SpanSpec(months=number * _MONTHS[found["unit"]])
