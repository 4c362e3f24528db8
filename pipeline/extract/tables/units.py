"""What a line counts and by what power of ten: from the statement's caption, the line's words and its figures."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipeline.model.figures import currency_of
from pipeline.model.statement import UnitKind

_POWERS = {"thousand": 3, "000": 3, "million": 6, "mm": 6, "billion": 9}
_POWER = re.compile(r"(?<![\d,.])(?<!\d )\b(thousand|000|million|mm|billion)(?:['’]?s)?\b", re.IGNORECASE)
_SHORT = re.compile(r"(?<=[$€£])\s?(?:in\s)?(?:(BN|bn|B)|(MM|MN|mm|mn|M)|(K))\b")
"""Powers of ten in letters behind a currency: `Trading volume ($B)`."""
_PER_SHARE_WORDS = re.compile(r"\bper\b[\s-]+(?:[\w()]+\s+){0,3}?(?:share|unit|ads)s?\b", re.IGNORECASE)
_SHARE_WORD = re.compile(r"\b(?:share|unit)s?\b", re.IGNORECASE)
_EXCEPT = re.compile(r"\b(?:except|excluding|other than)\b", re.IGNORECASE)
_LONGEST_CAPTION = 240
_IN_FULL = re.compile(
    r"\(\W*(?:amounts )?(?:stated |expressed )?in (?:whole |actual |full )?(?:u\.?\s?s\.? )?dollars\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Caption:
    """What `(in thousands, except per share amounts)` says: powers of ten for money, for shares and for other things.

    `(dollars in thousands)` says nothing of customers.
    """

    money: int = 0
    shares: int = 0
    counts: int = 0
    currency: str = "USD"


def read_caption(lines: Iterable[str]) -> Caption | None:
    """The first caption among the lines about a table, or None where none of them speaks of scale.

    `except share and per share data` leaves shares in full; `except per share data` scales them with the money.
    """
    return next((caption for line in lines if (caption := _caption(line))), None)


@lru_cache(maxsize=4096)  # every label is asked whether it names a scale of its own
def _caption(line: str) -> Caption | None:
    line = _spelled_out(line)
    plain = _PER_SHARE_WORDS.sub("per-each", line) if _POWER.search(line) else ""
    powers = list(_POWER.finditer(plain))
    if not powers or len(line) > _LONGEST_CAPTION:
        return Caption(currency=currency_of(line) or "USD") if _IN_FULL.search(line) else None
    money: int | None = None
    shares: int | None = None
    begin = 0
    for found in powers:
        power, subject = _POWERS[found[1].lower()], plain[begin : found.start()]
        begin = found.end()
        if _SHARE_WORD.search(subject):
            shares = power
        if money is None and (shares is None or "dollar" in subject.lower() or "$" in subject):
            money = power
    money = money or 0
    currency = currency_of(line)
    return Caption(
        money=money,
        shares=_share_power(plain, money) if shares is None else shares,
        counts=0 if currency or _DOLLARS.search(plain) else money,
        currency=currency or "USD",
    )


def _spelled_out(line: str) -> str:
    """A line with the letters behind currencies in words; of several the last, which stands over the last figures."""
    short = [*_SHORT.finditer(line)][-1:]
    power = ("billions", "millions", "thousands")[(short[0].lastindex or 1) - 1] if short else ""
    return f"{_SHORT.sub('', line[: short[0].start()])} in {power}{line[short[0].end() :]}" if short else line


_DOLLARS = re.compile(r"dollars|[$€£¥]", re.IGNORECASE)


def _share_power(plain: str, money: int) -> int:
    exception = _EXCEPT.split(plain, maxsplit=1)[1:]
    return 0 if exception and _SHARE_WORD.search(exception[0]) else money


_COUNTS_SHARES = re.compile(
    r"weighted[\s-]*(?:average|number)|\bnumber of (?:\w+ ){0,3}(?:shares|units)"
    r"|\b(?:shares|units) (?:used|outstanding)|\bshares? count|\b(?:awards|options|rsus) outstanding"
    r"|^\W*(?:(?:basic|diluted|total|average|avg\.?|common|ordinary|equivalent|fully|dilutive|class \w) )*"
    r"(?:shares|units)\b"
    r"|\bshares\W+(?:basic|diluted)|\bshare equivalents",
    re.IGNORECASE,
)
_COUNTS_PER_SHARE = re.compile(
    r"\bper\b[\s-]+(?:[\w()-]+\s+){0,4}?(?:share|unit|ads)s?\b|\b[el]ps\b|\b(?:earnings|loss|income)/(?:share|unit)\b",
    re.IGNORECASE,
)
_BY_SECTION = re.compile(
    r"^\W*(?:basic|diluted|assuming|class|common|total|shares|net|(?:income|loss|earnings)\b|cumulative"
    r"|(?:from )?(?:continuing|discontinued))",
    re.IGNORECASE,
)
_BARE = re.compile(r"\W*(?:basic|diluted)\b", re.IGNORECASE)
_EARNED = re.compile(r"\b(?:income|loss|earnings)\b.*\b(?:to|for)\b", re.IGNORECASE)
_DESCRIBED_STOCK = re.compile(
    r"\b(?:stock|shares)\b.*\b(?:par|stated|authorized|at cost)\b|\bpar value\b.+\bshares\b", re.IGNORECASE
)
_PERCENTAGE = re.compile(r"^\W*%\s|%\W*$|\bpercentage\b|\bas a percent\b|\(bps\)", re.IGNORECASE)
_NOTE_BESIDE = re.compile(r"(?<=[a-z]{3})\.\s+(?=[A-Z])")
"""Where a note that is printed beside a table ends that ran into a label."""
_FRACTION = re.compile(
    r"\b(?:numerator|denominator)\b.{0,20}?\b(?:for|of|in)\b.*?\b(?:per\s+(?:\w+\s+){0,3}?(?:share|unit|ads)|[el]ps)\b",
    re.IGNORECASE,
)
"""What is divided for an amount per share, or by what: `Denominator for basic loss per share - shares outstanding`."""


def power_of_ratio(words: Sequence[str], suffixes: Iterable[str]) -> int:
    """The power of ten of a ratio, by its words and what is printed behind it: `22%`, `220 bps`, `2.5x`."""
    printed = set(suffixes) - {""}
    if printed == {"x"}:
        return 0
    return -4 if printed == {"bps"} or (not printed and "(bps)" in " ".join(words).lower()) else -2


def power_of_cents(words: str) -> int:
    """The power of ten of amounts per share by the words over them: cents are hundredths."""
    return -2 if re.search(r"\bcents\b|¢", words, re.IGNORECASE) else 0


_RATIOS = frozenset({"%", "bps", "x", "point", "points", "pt", "pts"})
"""What stands behind figures that are no amounts."""


def unit_of(
    label: str, section: Sequence[str], suffixes: Iterable[str], places: int, *, money: bool = False
) -> UnitKind:
    """What a line counts.

    `suffixes` are those printed behind its figures, `places` the most digits behind a decimal point; `money` where a
    currency is printed before one: no words make that a percentage, nor a price a number of shares. A bare `Basic`
    takes its unit from the heading it stands under; cents tell a price from a count. A class of stock described by
    its par value is an amount.
    """
    if not _RATIOS.isdisjoint(suffixes):
        return UnitKind.PURE
    if _DESCRIBED_STOCK.search(label):
        return UnitKind.MONEY
    own = _said_by(_NOTE_BESIDE.split(label)[-1])
    if money and (own is UnitKind.PURE or (own is UnitKind.SHARES and places > 1)):
        return UnitKind.MONEY
    if own is not None:
        counts = own is UnitKind.PER_SHARE and places == 0 and section and _said_by(section[-1]) is UnitKind.SHARES
        return UnitKind.SHARES if counts else own
    above = _said_by(section[-1]) if section and _BY_SECTION.match(label) else None
    if above is UnitKind.PURE and money:
        return UnitKind.MONEY
    if above is UnitKind.PER_SHARE and places < 2:
        return UnitKind.MONEY
    if above is None and _BARE.match(label):
        earned = bool(section) and _EARNED.search(section[-1]) is not None and "share" not in section[-1].lower()
        return UnitKind.PER_SHARE if places >= 2 else UnitKind.MONEY if earned else UnitKind.SHARES
    return above or UnitKind.MONEY


@lru_cache(maxsize=4096)
def _said_by(words: str) -> UnitKind | None:
    """The unit whose words come first: `shares used in per share computation` counts shares."""
    if fraction := _FRACTION.search(words):
        shares = fraction[0].lower().startswith("denominator") or _COUNTS_SHARES.search(words, fraction.end())
        return UnitKind.SHARES if shares else UnitKind.MONEY
    shares, each = _COUNTS_SHARES.search(words), _COUNTS_PER_SHARE.search(words)
    if shares and (not each or shares.start() < each.start()):
        return UnitKind.SHARES
    if each:
        return UnitKind.PER_SHARE
    return UnitKind.PURE if _PERCENTAGE.search(words) else None
