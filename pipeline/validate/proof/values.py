"""Whether the text of a fact is a value of its type (XML Schema part 2, XBRL 2.1 section 5.1.1.3)."""

import re
from contextlib import suppress
from datetime import date

from pipeline.validate.proof.form import need
from pipeline.validate.proof.kinds import Kind

_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_DATE = re.compile(r"[12][0-9]{3}-[0-9]{2}-[0-9]{2}")
_YEAR = re.compile(r"[12][0-9]{3}")
_TEXTS = frozenset({"stringItemType", "normalizedStringItemType", "tokenItemType"})
_PLAIN_PATTERN = re.compile(r"([A-Za-z0-9 ,/_-]|\\[.-]|\[[A-Za-z0-9/ \\.-]+\]|[()|?*+]|\{[0-9,]+\})+")
"""What means the same in a pattern of XML Schema and in one of Python."""


def is_number(text: str) -> bool:
    """A decimal number as this program writes it."""
    return _NUMBER.fullmatch(text) is not None


def is_date(text: str) -> bool:
    """A calendar date without a time zone."""
    if _DATE.fullmatch(text):
        with suppress(ValueError):
            date.fromisoformat(text)
            return True
    return False


def check_text(text: str, kind: Kind) -> None:
    """Raise Doubt unless the text is a value of a type that is not numeric."""
    if kind.base == "booleanItemType":
        need(text in ("true", "false") and not kind.facets, "boolean")
    elif kind.base == "dateItemType":
        need(is_date(text) and not kind.facets, "date")
    elif kind.base == "gYearItemType":
        need(_YEAR.fullmatch(text) and not kind.facets, "year")
    elif kind.base == "gMonthDayItemType":
        need(text.startswith("--") and is_date(f"2000{text[1:]}") and not kind.facets, "month and day")
    else:
        need(kind.base in _TEXTS and text, f"a value of {kind.type}")
        if kind.facets or kind.base != "stringItemType":
            need(text == " ".join(text.split()), "white space that the type may not have")
            _check_facets(text, kind)


def _check_facets(text: str, kind: Kind) -> None:
    allowed = [value for facet, value in kind.facets if facet == "enumeration"]
    need(not allowed or text in allowed, "not in its list")
    for facet, value in kind.facets:
        if facet == "pattern":
            need(_PLAIN_PATTERN.fullmatch(value) and re.fullmatch(value, text), "not of its pattern")
        elif facet in ("length", "minLength", "maxLength"):
            short, long = len(text) < int(value), len(text) > int(value)
            need(not (short and facet != "maxLength") and not (long and facet != "minLength"), "too short or too long")
        else:
            need(facet == "enumeration", f"facet {facet}")
