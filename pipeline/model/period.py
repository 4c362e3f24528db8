"""Periods as XBRL 2.1 section 4.7.2 has them: an instant or a duration, never both."""

from dataclasses import dataclass
from datetime import date
from typing import Self


@dataclass(frozen=True, slots=True, order=True)
class Instant:
    """The end of a day."""

    end: date

    def __str__(self) -> str:
        return f"{self.end}"

    @property
    def start(self) -> None:
        """An instant has none; so that tables can ask either kind of period."""
        return None


@dataclass(frozen=True, slots=True, order=True)
class Duration:
    """From the beginning of `start` to the end of `end`, both days included."""

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.start > self.end:
            raise ValueError(f"a period cannot end ({self.end}) before it starts ({self.start})")

    def __str__(self) -> str:
        return f"{self.start} to {self.end}"

    @property
    def days(self) -> int:
        """How many days it covers."""
        return (self.end - self.start).days + 1

    @classmethod
    def of(cls, start: str, end: str) -> Self:
        """From two ISO dates, which tests read best."""
        return cls(date.fromisoformat(start), date.fromisoformat(end))


Period = Instant | Duration
