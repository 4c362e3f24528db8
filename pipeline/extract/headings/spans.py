"""What a column heading says of its period: the parts that are printed, before any calendar is consulted."""

from dataclasses import dataclass, fields, replace
from enum import StrEnum

from pipeline.model.source import Source
from pipeline.model.statement import ColumnKind


class ToDate(StrEnum):
    """Where a cumulative column begins."""

    YEAR = "year"
    INCEPTION = "inception"


@dataclass(frozen=True, slots=True, kw_only=True)
class PartialDate:
    """A date of which a part may not be printed: "2006", "March 31," or "March 2006"."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def fill(self, other: "PartialDate") -> "PartialDate":
        """The date, its missing parts taken from another: a day is never put into a month that is printed."""
        month, day = (self.month, self.day) if self.month else (other.month, other.day)
        return PartialDate(year=self.year or other.year, month=month, day=day)

    def agrees(self, other: "PartialDate") -> bool:
        """Whether no part is printed differently in both."""
        pairs = ((self.year, other.year), (self.month, other.month), (self.day, other.day))
        return all(a is None or b is None or a == b for a, b in pairs)


NO_DATE = PartialDate()


@dataclass(frozen=True, slots=True, kw_only=True)
class SpanSpec:
    """The parsed words of a heading.

    `quarter` is 1 to 4 of the fiscal year `end.year`. `months` and `weeks` are the printed length. `start` is
    printed in "January 1 to March 31, 2006". `rest` are the words that say nothing of a period: "Consolidated",
    "Average Balance".
    """

    kind: ColumnKind = ColumnKind.PERIOD
    end: PartialDate = NO_DATE
    start: PartialDate = NO_DATE
    quarter: int | None = None
    months: int | None = None
    weeks: int | None = None
    fiscal: bool = False
    as_of: bool = False
    to_date: ToDate | None = None
    trailing: bool = False
    rest: str = ""

    @property
    def timed(self) -> bool:
        """Whether it names a time at all."""
        return self.anchored or self.has_length or self.to_date is not None

    @property
    def anchored(self) -> bool:
        """Whether it says something of when the period ends."""
        return self.end != NO_DATE or self.quarter is not None

    @property
    def has_length(self) -> bool:
        """Whether it says how long the period is."""
        return bool(self.months or self.weeks or self.quarter or self.to_date or self.start != NO_DATE)

    def agrees(self, other: "SpanSpec") -> bool:
        """Whether both can be parts of one heading: nothing is said twice and differently."""
        pairs = ((self.quarter, other.quarter), (self.months, other.months), (self.weeks, other.weeks))
        same = all(a is None or b is None or a == b for a, b in pairs)
        return same and self.end.agrees(other.end)

    def fill(self, other: "SpanSpec") -> "SpanSpec":
        """The spec, its missing parts taken from another that stands farther off.

        A named quarter needs no date, and a length goes only where none is printed and nothing says `As of June 30`.
        """
        end = self.end
        if self.quarter is None:
            end = end.fill(other.end)
        elif end.year is None:
            end = replace(end, year=other.end.year)
        of_a_day = self.as_of and self.end.month is not None
        taken = {} if self.has_length or of_a_day else {name: getattr(other, name) for name in _LENGTH}
        if self.end.month and taken.pop("quarter", None):
            taken["months"] = taken["months"] or 3
        return replace(self, end=end, fiscal=self.fiscal or other.fiscal, as_of=self.as_of or other.as_of, **taken)

    def same_time(self, other: "SpanSpec") -> bool:
        """Whether both name the same period."""
        return all(getattr(self, name) == getattr(other, name) for name in _TIME)


_LENGTH = ("quarter", "months", "weeks", "to_date", "trailing", "start")
_TIME = tuple(field.name for field in fields(SpanSpec) if field.name not in {"kind", "rest", "fiscal", "as_of"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """The heading of one column of figures: its words joined top-down, what they say, and where they stand."""

    column: int
    text: str
    span: SpanSpec
    source: Source
