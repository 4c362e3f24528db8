"""How figures are printed: the one grammar readers and extraction share."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

CURRENCIES = {
    "$": "USD",
    "US$": "USD",
    "USD": "USD",
    "C$": "CAD",
    "CA$": "CAD",
    "CAD": "CAD",
    "A$": "AUD",
    "€": "EUR",
    "EUR": "EUR",
    "£": "GBP",
    "GBP": "GBP",
    "¥": "JPY",
    "RMB": "CNY",
    "CHF": "CHF",
}
"""Symbols as printed and the ISO 4217 code each is taken for; a bare dollar sign is a US one."""

_CURRENCY_WORDS = (
    (re.compile(r"(?<!\w)(?:u\.?s\.? ?dollars?|us ?\$|usd\b)", re.IGNORECASE), "USD"),
    (re.compile(r"canadian dollars?|\bcad\b|c\$", re.IGNORECASE), "CAD"),
    (re.compile(r"australian dollars?|\baud\b|(?<!c)a\$", re.IGNORECASE), "AUD"),
    (re.compile(r"\beuros?\b|\beur\b|€", re.IGNORECASE), "EUR"),
    (re.compile(r"pounds? sterling|\bgbp\b|£", re.IGNORECASE), "GBP"),
    (re.compile(r"\brenminbi\b|\brmb\b", re.IGNORECASE), "CNY"),
    (re.compile(r"\byen\b|¥", re.IGNORECASE), "JPY"),
    (re.compile(r"\bchf\b|swiss francs?", re.IGNORECASE), "CHF"),
)

_SYMBOL = "|".join(sorted((re.escape(symbol) for symbol in CURRENCIES), key=len, reverse=True))
_MARKS = r"(?:\s*(?:\([a-z0-9]{1,2}\)|\[[a-z0-9]{1,2}\]|[*†‡§^]))*"
_NUMBER = re.compile(
    rf"""
    (?:[~≈]\s*)?                    # about
    (?P<sign>[-−–+]\s*)?            # a sign may stand before the symbol
    (?P<open>\(\s*)?
    (?P<symbol>{_SYMBOL})?\s*
    (?P<inner>[-−–]\s*|\(\s*)?      # or behind it
    (?P<digits>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)
    (?P<close>\s*\))?
    \s*(?P<suffix>%|\s*(?:percent|points?|pts?|bps|x)\b)?
    (?P<late>\s*\))?                # (5.3%)
    (?P<marks>{_MARKS})
    """,
    re.VERBOSE,
)
_DASH = re.compile(
    rf"(?:{_SYMBOL})?\s*\(?(?:-{{1,4}}|[—–−―](?:\s?[—–−―]){{0,2}}|\.{{3}})\)?\s*(?P<suffix>%)?(?P<marks>{_MARKS})"
)
_NONE = re.compile(
    rf"(?:{_SYMBOL})?\s*(?:n/a|n\.a\.|na|nm|n/m|n\.m\.|nmf|not meaningful|\*{{1,3}}|[<>]\s*\d[\d,.]*)\s*%?",
    re.IGNORECASE,
)
_MARK = re.compile(r"[(\[]([a-z0-9]{1,2})[)\]]|([*†‡§^]+)")


MAX_DIGITS = 18
"""A quintillion; with ten digits to spare for sums before Decimal, at its usual 28, would round."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A figure as a reader sees it: see `Figure` for `value` and `places`.

    `suffix` is what follows it: `%`, `x`, `bps`, `pts`; empty for plain amounts.
    """

    value: Decimal | None
    places: int = 0
    suffix: str = ""
    currency: str = ""
    marks: tuple[str, ...] = ()


def currency_of(text: str) -> str:
    """The ISO 4217 code of the currency that words name; empty where they name none.

    Of several it is the first named: `in thousands of RMB and US$` is a statement in RMB with a translation.
    """
    found = ((match.start(), code) for pattern, code in _CURRENCY_WORDS if (match := pattern.search(text)))
    return min(found, default=(0, ""))[1]


@lru_cache(maxsize=4096)  # readers and stages ask for the same cells again and again
def parse_figure(text: str) -> Printed | None:
    """The figure a cell holds, or None where the cell is no figure.

    Dashes are zero; "N/A", ">100%" and their like are figures without a value. A parenthesis that lost its partner
    (cells cut by a layout) still makes the figure negative. What has more than MAX_DIGITS digits is no amount.
    """
    text = text.strip()
    if len(text) > MAX_DIGITS and sum(map(str.isdigit, text)) > MAX_DIGITS:
        return None
    if number := _NUMBER.fullmatch(text):
        return _number(number)
    if dash := _DASH.fullmatch(text):
        return Printed(value=Decimal(0), suffix=dash["suffix"] or "", marks=_marks(dash["marks"]))
    if _NONE.fullmatch(text):
        return Printed(value=None)
    return None


def _number(found: re.Match[str]) -> Printed:
    digits = found["digits"].replace(",", "")
    bracketed = any(found[group] for group in ("open", "close", "late")) or "(" in (found["inner"] or "")
    minus = (found["sign"] or "").strip() in ("-", "−", "–") or (found["inner"] or "").strip() in ("-", "−", "–")
    value = Decimal(digits)
    return Printed(
        value=-value if bracketed or minus else value,
        places=len(digits.partition(".")[2]),
        suffix=(found["suffix"] or "").strip().replace("percent", "%"),
        currency=CURRENCIES.get(found["symbol"] or "", ""),
        marks=_marks(found["marks"]),
    )


def _marks(text: str) -> tuple[str, ...]:
    return tuple(found[1] or found[2] for found in _MARK.finditer(text))
