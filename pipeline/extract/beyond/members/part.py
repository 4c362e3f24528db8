"""Parts of a company that lines stand for, and which words may name one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.extract.beyond.known import Known, amounts_of
from pipeline.extract.beyond.members.words import Pair
from pipeline.model.measure import Measure, measure_of
from pipeline.model.statement import LineItem, Statement
from pipeline.model.wording import gist

WHOLE = re.compile(
    r"^\W*(?:\b(?:grand|total|consolidated|combined|company|worldwide|net|operating|revenues?|sales|income|loss|profit"
    r"|segments?)\b\W*)+$",
    re.IGNORECASE,
)
"""Words of the whole company."""
NO_PART = re.compile(
    r"reconcil|adjust|gaap|per share|\bbasic\b|\bdiluted\b|shares\b|sub-?total|assets|liabilit|cash|balance|percent|%"
    r"|growth|highlights|\bmix\b|^\W*(?:less|plus|add|net|cost|income|revenues?|sales|operating|interest)\b",
    re.IGNORECASE,
)
_LONGEST_NAME = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What a line is a part of: the statement's line where it is known which, and the member it stands on.

    `measure` is what it measures where a heading says so and not the line; `turned` where it is printed with the
    opposite sign. `name` are the words that name the part. `within` is the part that it is a part of itself.
    """

    member: Pair
    name: str = ""
    of: Known | None = None
    measure: str = ""
    turned: bool = False
    within: tuple[Pair, ...] = ()

    @property
    def members(self) -> tuple[Pair, ...]:
        """All members it stands on."""
        return (*self.within, self.member)


def may_name_part(text: str) -> bool:
    """Whether a text may be the name of a part of the company: no total, no measure, no line of a bridge."""
    return (
        not WHOLE.match(text)
        and not NO_PART.search(text)
        and measure_of(text) is None
        and len(text.split()) <= _LONGEST_NAME
    )


def same_name(line: LineItem, known: Sequence[Known]) -> Known | None:
    """The statement's line of the same words, or else of the same measure; its revenue may stand without words."""
    words, measure = gist(line.label), measure_of(line.label)
    same = [one for one in known if one.unit is line.unit]
    return (
        next((one for one in same if one.gist == words), None)
        or next((one for one in same if measure and measure_of(one.label) is measure), None)
        or next((one for one in same if measure is Measure.REVENUE and not one.label and _is_revenue(one)), None)
    )


def _is_revenue(one: Known) -> bool:
    return one.meaning.concept in _REVENUES and not one.meaning.members


_REVENUES = frozenset({"us-gaap:Revenues", "us-gaap:RevenueFromContractWithCustomerExcludingAssessedTax"})


def is_turned(statement: Statement, rows: Sequence[LineItem], whole: Known) -> bool:
    """Whether parts are printed below nothing where the statement prints the whole above."""
    amounts = (amount for line in rows for amount in amounts_of(statement, line).values())
    values = [amount.value for amount in amounts if amount.value]
    below = sum(value < 0 for value in values) * 2 > len(values)
    return below and all((amount.value or 0) >= 0 for amount in whole.amounts.values())
