"""What a line's words say about its role in a sum. Hints only order the search; the figures decide."""

import re
from functools import lru_cache

_LEAF = -5
_UNLABELLED = 5

_TOTALS: tuple[tuple[re.Pattern[str], int], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), bits)
    for pattern, bits in (
        (r"^\W*(sub-?\s?)?totals?\b|\btotal$", 6),
        (r"^accumulated|^(?!.*\b(before|including)\b).*non-?controlling interests?\b(?!.*\btotal)", _LEAF),
        (r"minority interests?$|\b(excluded from|included in)\b", _LEAF),
        (r"^(income|loss|earnings|\(loss\)|income \(loss\)|loss \(income\)) from discontinued operations", 0),
        (r"^(net )?cash (flows? )?\(?(provided|used|from|generated|inflow|outflow)", 6),
        (r"^(?!.*restricted cash (and|held|in)).*\b(increase|decrease|change)\b.{0,30} in cash\b", 6),
        (r"\b(end|close) of (the )?(period|year|quarter|month)|,? ending\b|ending (balance|cash)", 6),
        (r"liabilities,? (and|&) .*(equity|deficit|deficiency|capital)", 6),
        (r"^gross (profit|margin|loss)|^net (sales|revenues?)$", 4),
        (r"^net (income|loss|earnings|profit|\(loss\)|\(income\)|interest income|revenues?)", 4),
        (r"\b(income|loss|earnings|profit|deficit)\b.*\b(before|after|from (continuing )?operations|attributable)", 4),
        (r"^operating (income|loss|profit|earnings|\(loss\))", 4),
        (r"comprehensive (income|loss|earnings)|ebitda?|funds from operations|free cash flow", 4),
        (r"(stock|share)(holder|owner)s.{0,3} (equity|deficit|investment|\(deficit\))$", 4),
        (r"\b(earnings|income|loss\)?) per .*share", 2),
        (r"^(non-?gaap|adjusted|pro ?forma)\b", 3),
        (r"^(current|fixed|non-?current) (assets|liabilities)$|\b(gross|cost)$", 0),
        (r"^(operating|costs and|interest|non-?interest|other) (costs|expenses?|income|revenues?)( and expenses)?$", 0),
        (r"\b(income|loss|earnings)\b.* discontinued operations|^\W*(basic|diluted)\W*$", 0),
        (r"^net\b|\bnet$|, net\b", 0),
    )
)

_TAKEN_OFF = re.compile(r"^\W*(?:less|deduct)\b", re.IGNORECASE)
_SIGNS: tuple[tuple[re.Pattern[str], int], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), sign)
    for pattern, sign in (
        (_TAKEN_OFF.pattern, -1),
        (r"^\W*(add|plus)\b", 1),
        (r"\b(income|gains?|benefit|earnings|profit)\s*\((expense|loss|losses|provision|charge|cost|deficit)", 1),
        (r"\((income|gains?|benefit|earnings|profit)\)|\b(expenses?|loss|losses|provision|costs?)\s*\(", -1),
        (r"non-?controlling|minority|preferred (stock|dividend|share)|dividends", -1),
        (r"\b(before|after)\b", 1),
        (r"\b(costs?|expenses?|tax(es)?|depreciation|amortization|provision|loss(es)?|charges?|impairments?)\b", -1),
        (r"restructuring|selling|administrative|marketing|research|development|compensation|salaries|accumulated", -1),
    )
)
_CLOSES = re.compile(r"liabilities,? (?:and|&) .*(?:equity|deficit|deficiency|capital)", re.IGNORECASE)
_ASSETS = re.compile(r"\W*total assets\W*", re.IGNORECASE)
_LISTED = re.compile(r"\s*[-–—•*·]\s+\w|\s*[-–—•*·]\s*\(\w")
_OF_WHICH = re.compile(r"^\W*(of which|includ|consist|compris)", re.IGNORECASE)


@lru_cache(maxsize=4096)
def totality(label: str) -> int:
    """How much a label speaks for a total, in bits: below zero where it reads like an ordinary line."""
    if not label.strip():
        return _UNLABELLED
    return next((bits for pattern, bits in _TOTALS if pattern.search(label)), _LEAF)


@lru_cache(maxsize=4096)
def sign(label: str) -> int:
    """-1 where a line of an income statement usually lowers income, else 1."""
    return next((sign for pattern, sign in _SIGNS if pattern.search(label)), 1)


@lru_cache(maxsize=4096)
def is_taken_off(label: str) -> bool:
    """Whether the line says outright that it is taken off: `Less: goodwill`."""
    return bool(_TAKEN_OFF.match(label))


@lru_cache(maxsize=4096)
def closes(label: str) -> bool:
    """Whether the line closes a balance sheet: a sum, though it repeats what the assets came to."""
    return bool(_CLOSES.search(label))


@lru_cache(maxsize=4096)
def all_assets(label: str) -> bool:
    """Whether the line is all a company has, from which nothing is taken off: equity is what is left by definition."""
    return bool(_ASSETS.fullmatch(label))


@lru_cache(maxsize=4096)
def of_which(label: str) -> bool:
    """Whether the line announces that it is part of the one above."""
    return bool(_OF_WHICH.search(label))


@lru_cache(maxsize=4096)
def listed(label: str) -> bool:
    """Whether a dash or a bullet sets the line below the one above: `- Other`."""
    return bool(_LISTED.match(label))


@lru_cache(maxsize=4096)
def namesake(label: str) -> str:
    """What a line has in common with its likes in other blocks: basic, diluted, else its whole label."""
    name = label.casefold()
    return next((word for word in ("basic", "diluted") if word in name and "basic and" not in name), name)
