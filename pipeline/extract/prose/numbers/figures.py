"""Figures as sentences print them: `$42.6 million`, `$(0.6 million)`, `10-12%`, `$12 million to $14 million`."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from pipeline.extract.prose.numbers.counts import counts
from pipeline.extract.prose.numbers.said import NUMBER, SCALE, Said, power_of, value_of
from pipeline.extract.prose.numbers.swings import swings
from pipeline.model.figures import CURRENCIES
from pipeline.model.statement import UnitKind

_SYMBOL = r"(?:US\$|C\$|A\$|\$|€|£|¥|\bRMB)"
_TO = r"\s*(?:to|-|–|and|through)\s*"
_EACH = r"(?:/[A-Za-z]+\b)?"
"""`$9.00/Bbl`: the unit an amount is for."""
_SCALED = rf"(?:\)(?={SCALE}))?(?P<scale>{SCALE})?"
"""`$42.6 million`, `$(2.3) million`."""
_LOW_MONEY = (
    rf"(?P<minus>\bnegative\s+|\bminus\s+|(?<![\w\d])-(?!\s))?(?P<open>\()?(?P<symbol>{_SYMBOL})\s*(?P<inner>\(\s*|-\s*)?"
    rf"(?P<low>{NUMBER}){_SCALED}(?P<close>\s*\))?"
)
_DIGIT = re.compile(r"\d")
_CURRENCY = re.compile(r"[$€£¥]|RMB", re.IGNORECASE)
_MONEY = re.compile(_LOW_MONEY, re.IGNORECASE)
_BELOW = r"[-–(]|negative\s+|minus\s+"
_MONEY_RANGE = re.compile(
    rf"{_LOW_MONEY}{_EACH}(?P<to>{_TO})(?P<below>{_BELOW})?(?:{_SYMBOL})?\s*(?P<inner2>\(|-\s*)?"
    rf"(?P<high>{NUMBER})(?:\)(?={SCALE}))?(?P<scale2>{SCALE})?\)?{_EACH}(?!\s*(?:%|percent))",
    re.IGNORECASE,
)
_POINT = r"(?:%|percent\b|bps\b|(?:percentage|basis)[\s-]points?\b)"
_LOW_PERCENT = (
    r"(?<![\w.,$])(?P<minus>negative\s+|minus\s+|-(?!\s))?"
    rf"(?P<open>\((?=[\d.,\s]+(?:{_POINT}\s*\)|\)\s?{_POINT})))?(?P<low>{NUMBER})(?:(?<=\d)\)(?=\s?{_POINT}))?\s*"
)
_POINTS_OF = r"(?:percentage|basis)[\s-]points?\b|bps\b"
_UNIT = rf"(?P<unit>%|percent\b|{_POINTS_OF})\)?"
_PERCENTAGE = re.compile(r"%|percent|points?\b|bps\b", re.IGNORECASE)
_POINTS = re.compile(_POINTS_OF, re.IGNORECASE)
_PERCENT = re.compile(_LOW_PERCENT + _UNIT, re.IGNORECASE)
_PERCENT_RANGE = re.compile(
    rf"{_LOW_PERCENT}(?:%|percent\b|(?P<low_points>{_POINTS_OF}))?\)?(?P<to>{_TO})(?P<below>{_BELOW})?(?:\+|positive\s+)?(?P<high>{NUMBER})\)?\s*{_UNIT}",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d\s")
"""`From 2.77% in 2019 to 2.63%` is no range."""
_BAND = re.compile(
    r"\b(?P<low>low|mid|high)(?:dle)?(?:[\s-]*(?:to|-)[\s-]*(?P<high>mid|high))?[\s-]+(?P<tens>[1-9]0)(?:'?s)?\s*(?:%|percent\b)?"
    r"(?=.{0,12}\brange\b|'?s?\s*(?:%|percent))",
    re.IGNORECASE,
)
_CENTS = re.compile(
    rf"(?<![\d.$])(?P<open>\()?(?P<low>{NUMBER})\)?(?:(?P<to>{_TO})(?P<high>{NUMBER}))?(?:[\s-]+cents?\b|\s*¢|\s+cps\b)",
    re.IGNORECASE,
)
_FOR_EACH = re.compile(r"\s*(?:per|a)\s+(?!(?:[\w-]+\s+){0,4}?(?:share|unit|ads)\b)\w+", re.IGNORECASE)
"""`25 cents per gallon`: of no share."""
_DOLLARS = re.compile(rf"(?<![\w.,$])(?P<low>{NUMBER})(?P<scale>{SCALE})?\s+(?:U\.?S\.?\s+)?dollars\b", re.IGNORECASE)
_TIMES = re.compile(rf"(?<![\w.,$])(?P<low>{NUMBER})\s?(?:x\b|times\b)", re.IGNORECASE)
_CENT_WORD = re.compile(r"cents?\b|¢|cps\b", re.IGNORECASE)
_TIMES_WORD = re.compile(r"\dx\b|\d\s(?:x|times)\b", re.IGNORECASE)
_RATIO = re.compile(r"\b(?:ratio|leverage|coverage|book[\s-]to[\s-]bill|multiple|turns|debt)\b", re.IGNORECASE)
"""What stands around a multiple that measures something; others only praise."""
_PRAISED = re.compile(r"\b(?:up\s+to|delivering(?:\s+roughly)?)\s*$", re.IGNORECASE)
_PER_SHARE = re.compile(
    r"\)?\s*(?:(?:in|of)\s+)?(?:[\w()-]+\s+){0,6}?(?:per|a|for\s+each)\s+(?:[\w-]+\s+){0,4}?(?:share|unit|ads)\b",
    re.IGNORECASE,
)
_FIGURE_BEFORE = re.compile(r"(?:\d|\b(?:thousand|million|billion|trillion)|%|percent|cents)\s*$", re.IGNORECASE)
"""`RMB1,300 million (US$181.9 million)`: a bracket behind a figure says it again; any other is a minus sign."""
SUPERSEDED = re.compile(
    r"\s*(?:(?:previously|formerly|earlier)\b|(?:initial|original|prior|previous)\s+(?:guidance|budget|outlook|forecast)\b)",
    re.IGNORECASE,
)
"""`An increase from $7.00 to $9.00 previously`: what was expected once."""
_BANDS = {"low": (1, 3), "mid": (4, 6), "high": (7, 9)}
_CENT = 2
_AROUND = 50


_MOST = 50
"""Figures in one sentence; reading them takes the second power."""


def figures(text: str) -> list[Said]:
    """The amounts, percentages, prices per share and counts of a sentence, in order; none where it is a mere list."""
    found: list[Said] = []
    if not _DIGIT.search(text):
        return found
    for reader in (_money, _bands, swings, _percentages, _cents, _dollars, _multiples, counts):
        for said in reader(text):
            if all(said.end <= other.start or other.end <= said.start for other in found):
                found.append(said)
                if len(found) > _MOST:
                    return []
    return sorted(found, key=lambda said: said.start)


def _money(text: str) -> Iterator[Said]:
    if not _CURRENCY.search(text):
        return
    amounts = list(_MONEY.finditer(text))
    ranges = [match for match in _ranges(text, amounts) if _is_range(text, match)]
    for match in (*ranges, *amounts):
        parts = match.groupdict()
        scale = power_of(match["scale"] or parts.get("scale2"))
        aside = bool(match["open"]) and _FIGURE_BEFORE.search(text[: match.start()]) is not None
        negative = bool(match["minus"] or (match["open"] and not aside) or match["inner"])
        high = parts.get("high")
        yield Said(
            start=match.start("symbol") if aside else match.start(),
            end=match.end() if negative or high else match.end("scale" if match["scale"] else "low"),
            value=value_of(match["low"], scale, negative),
            upper=value_of(high, power_of(parts.get("scale2")) or scale, _is_below(match)) if high else None,
            decimals=_places(match["low"]) - scale,
            unit=UnitKind.PER_SHARE if scale == 0 and _PER_SHARE.match(text, match.end()) else UnitKind.MONEY,
            currency="" if match["symbol"] == "$" else CURRENCIES.get(match["symbol"].upper(), ""),
        )


def _ranges(text: str, amounts: Iterable[re.Match[str]]) -> Iterator[re.Match[str]]:
    """The ranges that amounts begin, each where the one before has ended."""
    end = 0
    for amount in amounts:
        if amount.start() >= end and (match := _MONEY_RANGE.match(text, amount.start())):
            end = match.end()
            yield match


def _is_below(match: re.Match[str]) -> bool:
    """Whether the upper end of a range is negative: by its own sign, or by a word or bracket around both ends."""
    parts = match.groupdict()
    own = parts["below"] or parts.get("inner2")
    if own and not (own.strip() in ("-", "–") and match["to"].strip() in ("-", "–")):
        return True
    around = match["open"] and "close" in parts and not parts["close"]
    return bool(around or (match["minus"] or "").strip().isalpha())


_MOVED_BY = re.compile(
    r"\b(?:increased|decreased|declined|rose|fell|grew|improved|dropped)(?:\s+by)?\W*$", re.IGNORECASE
)
"""`Increased $74 million to $229 million`: by how much, and to what."""
_RAISED_BY = re.compile(
    r"\b(?:guidance|outlook|forecast|range|midpoint|authorization|dividend)\b[^;$%]{0,60}?\bby\W*$", re.IGNORECASE
)
"""`We raised our guidance by $5 million to $170 million`."""


def _is_range(text: str, match: re.Match[str]) -> bool:
    """`and` joins a range only after `between`; `from $5 to $7` tells of a change."""
    before = text[: match.start()]
    word = match["to"].strip().lower()
    if word == "and":
        return re.search(r"\bbetween\W*$", before, re.IGNORECASE) is not None
    parts = match.groupdict()
    points = parts.get("low_points")
    if points and not _POINTS.match(parts["unit"]):
        return False
    if (
        word == "to"
        and (parts.get("symbol") or points)
        and any(words.search(before) for words in (_MOVED_BY, _RAISED_BY))
    ):
        return False
    came = re.search(r"\bfrom\W*$", before, re.IGNORECASE) and not SUPERSEDED.match(text, match.end())
    return word != "to" or not came or re.search(r"\brang\w*\s+from\W*$", before, re.IGNORECASE) is not None


def _percentages(text: str) -> Iterator[Said]:
    if not _PERCENTAGE.search(text):
        return
    ranges = [m for m in _PERCENT_RANGE.finditer(text) if _is_range(text, m) and not _YEAR.match(m[0])]
    for match in (*ranges, *_PERCENT.finditer(text)):
        power = -4 if re.match(r"basis|bps", match["unit"], re.IGNORECASE) else -2
        aside = match["open"] and (match["unit"] == "percent" or _FIGURE_BEFORE.search(text[: match.start()]))
        negative = bool(match["minus"] or (match["open"] and not aside))
        high = match.groupdict().get("high")
        yield Said(
            start=match.start(),
            end=match.end(),
            value=value_of(match["low"], power, negative),
            upper=value_of(high, power, _is_below(match)) if high else None,
            decimals=_places(match["low"]) - power,
            unit=UnitKind.PURE,
            points="point" in match["unit"].lower() or power == -4,
        )


def _bands(text: str) -> Iterator[Said]:
    """`mid-to-high 40% range` stands for 44 to 49 percent."""
    for match in _BAND.finditer(text):
        tens, low, high = int(match["tens"]), match["low"].lower(), (match["high"] or match["low"]).lower()
        yield Said(
            start=match.start(),
            end=match.end(),
            value=Decimal(tens + _BANDS[low][0]) / 100,
            upper=Decimal(tens + _BANDS[high][1]) / 100,
            decimals=2,
            unit=UnitKind.PURE,
        )


def _cents(text: str) -> Iterator[Said]:
    if not _CENT_WORD.search(text):
        return
    for match in _CENTS.finditer(text):
        rises = match["high"] and value_of(match["low"], 0, negative=False) <= value_of(
            match["high"], 0, negative=False
        )
        high = match["high"] if rises and _is_range(text, match) else None  # `in 2023 to 49 cents` is no range
        start = match.start("high") if match["high"] and not high else match.start()
        low = match["high"] if match["high"] and not high else match["low"]
        yield Said(
            start=start,
            end=match.end(),
            value=value_of(low, -_CENT, negative=bool(match["open"])),
            upper=value_of(high, -_CENT, negative=bool(match["open"])) if high else None,
            decimals=_places(low) + _CENT,
            unit=UnitKind.MONEY if _FOR_EACH.match(text, match.end()) else UnitKind.PER_SHARE,
        )


def _dollars(text: str) -> Iterator[Said]:
    """`50 million dollars`."""
    if "dollars" not in text.lower():
        return
    for match in _DOLLARS.finditer(text):
        scale = power_of(match["scale"])
        yield Said(
            start=match.start(),
            end=match.end(),
            value=value_of(match["low"], scale, negative=False),
            decimals=_places(match["low"]) - scale,
            unit=UnitKind.MONEY,
        )


def _multiples(text: str) -> Iterator[Said]:
    """`A leverage ratio of 2.3x`: how many times one amount is another."""
    if not _TIMES_WORD.search(text):
        return
    for match in _TIMES.finditer(text):
        before, after = text[: match.start()], text[match.end() : match.end() + _AROUND]
        if _RATIO.search(before[-_AROUND:] + after) and not _PRAISED.search(before):
            yield Said(
                start=match.start(),
                end=match.end(),
                value=value_of(match["low"], 0, negative=False),
                decimals=_places(match["low"]),
                unit=UnitKind.PURE,
                points=True,
            )


def _places(digits: str) -> int:
    return len(digits.partition(".")[2])
