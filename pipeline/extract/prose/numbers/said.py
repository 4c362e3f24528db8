"""A figure that a sentence says, and how the numbers of sentences are printed."""

from dataclasses import dataclass
from decimal import Decimal

from pipeline.model.statement import UnitKind

NUMBER = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)"
_SCALES = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12, "k": 3, "m": 6, "mm": 6, "mn": 6, "b": 9, "bn": 9}
SCALE = r"(?:[\s-]*(?:thousand|million|billion|trillion)\b|\s?(?:mm|mn|bn|[kmb])\b)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A figure and its place in the sentence: see `Claim` for `value`, `upper` and `decimals`.

    `currency` is empty where print says no more than dollars or cents.
    `points` are percentage points, a difference of ratios. `directed` where its words say which way it went.
    """

    start: int
    end: int
    value: Decimal
    decimals: int
    unit: UnitKind
    upper: Decimal | None = None
    currency: str = ""
    points: bool = False
    directed: bool = False
    noun: str = ""


def power_of(words: str | None) -> int:
    """The power of ten that words of a scale stand for; 0 without any."""
    return _SCALES[words.strip(" -\n\t").lower()] if words else 0


def value_of(digits: str, power: int, negative: bool) -> Decimal:
    """The number that digits with thousands' commas stand for."""
    value = Decimal(digits.replace(",", "")).scaleb(power)
    return -value if negative and value else value
