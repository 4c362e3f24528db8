"""The measures releases speak of most, recognised in the labels of lines and in the words of sentences."""

import re
from enum import StrEnum
from functools import lru_cache

from pipeline.model.wording import gist


class Measure(StrEnum):
    """A measure by its usual name."""

    REVENUE = "revenue"
    GROSS_PROFIT = "gross profit"
    OPERATING_INCOME = "operating income"
    PRETAX_INCOME = "income before taxes"
    NET_INCOME = "net income"
    EPS = "earnings per share"
    OPERATING_CASH = "operating cash flow"
    INVESTING_CASH = "investing cash flow"
    FINANCING_CASH = "financing cash flow"
    CASH = "cash and cash equivalents"
    ASSETS = "total assets"
    LIABILITIES = "total liabilities"
    EQUITY = "equity"
    LIABILITIES_AND_EQUITY = "liabilities and equity"


_CASH_FLOW = r"(?:total |net )?cash (?:flow )?(?:(?:provided|used|generated|flow)\b.*|inflow|outflow)?"
_PROFIT = r"(?:income|loss|earning|profit)(?: (?:income|loss|earning|profit))?"
_LINES: tuple[tuple[Measure, str], ...] = (
    (Measure.OPERATING_CASH, rf"{_CASH_FLOW} ?operati(?:ng|on)(?: activity)?"),
    (Measure.INVESTING_CASH, rf"{_CASH_FLOW} ?investing(?: activity)?"),
    (Measure.FINANCING_CASH, rf"{_CASH_FLOW} ?financing(?: activity)?"),
    (Measure.PRETAX_INCOME, rf"{_PROFIT} before (?:provision |benefit |income )*tax(?:e)?"),
    (Measure.OPERATING_INCOME, rf"operating {_PROFIT}|{_PROFIT} operation"),
    (Measure.NET_INCOME, rf"(?:consolidated )?net {_PROFIT}"),
    (Measure.GROSS_PROFIT, r"gross (?:profit|margin)"),
    (Measure.REVENUE, r"(?:total |net |consolidated )*(?:revenue|sale)"),
    (Measure.LIABILITIES_AND_EQUITY, r"total liability .*(?:equity|deficit|deficiency|capital)"),
    (Measure.ASSETS, r"total asset"),
    (Measure.LIABILITIES, r"total liability"),
    (Measure.CASH, r"cash cash equivalent(?: (?:beginning|end|start) (?:period|year|quarter))?"),
)
_PATTERNS = tuple((measure, re.compile(rf"(?:gaap )?(?:{words})(?: (?:gaap|reported))?")) for measure, words in _LINES)


@lru_cache(maxsize=4096)
def measure_of(label: str) -> Measure | None:
    """The measure a line's label names and nothing else: `Net income (loss)`, not `Net income of subsidiaries`."""
    words = gist(label)
    return next((measure for measure, pattern in _PATTERNS if pattern.fullmatch(words)), None)


_ADJUSTED = re.compile(
    r"non-?\s?gaap|adjusted|pro[\s-]?forma|normali[sz]ed|\bcore\b|organic|(?:constant|local)[\s-]currenc|currency[\s-]neutral|%\s*CC\b|excluding|ebitda|comparable"
    r"|\bfree cash flow|underlying|operating earnings per",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def is_adjusted(words: str) -> bool:
    """Whether words name a measure outside GAAP: `adjusted`, `pro forma`, `excluding`, `EBITDA`."""
    return bool(_ADJUSTED.search(words))


_STATED = re.compile(r"(?<!non-)(?<!non )(?<!non)\bgaap\b|\bas (?:originally )?reported\b", re.IGNORECASE)


@lru_cache(maxsize=4096)
def is_stated(words: str) -> bool:
    """Whether words say that a measure is as in the statements: `GAAP net income`, `revenue as reported`."""
    return bool(_STATED.search(words))
