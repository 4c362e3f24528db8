"""Claims: what the sentences of a release say in figures, at the precision they say it with."""

from collections.abc import Hashable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from pipeline.model.period import Period
from pipeline.model.source import Source
from pipeline.model.statement import UnitKind


class ClaimKind(StrEnum):
    """What a figure in a sentence is."""

    LEVEL = "level"
    """An amount, a count or a ratio: `revenues totaled $42.6 million`, `gross margin was 48%`."""
    CHANGE = "change"
    """A difference: `an improvement of $2.0 million from the fourth quarter`."""
    GROWTH = "growth"
    """A relative difference: `an increase of 12.6%`."""


class Stance(StrEnum):
    """Whether it has happened."""

    REPORTED = "reported"
    EXPECTED = "expected"
    SUPERSEDED = "superseded"
    """Guidance given earlier that no longer holds: `up from earlier guidance of 5-7%`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One figure of a sentence and what it is said of.

    `measure` are the words that name it (`net loss per share`), empty where none were found. `value` is a full amount:
    negative for losses in parentheses and for decreases; a percentage is a fraction. `upper` is the upper end of a
    range. `named` says that the words of `measure` stand with this figure and are not those of the one before it.
    `decimals` are those said: $42.6 million has -5, 12.6% has 3. `period` is None where nobody can tell;
    `baseline` is what a change or growth is measured against. `told` says that the sentence itself names the period.
    `source` is the figure's place, `sentence` that of its sentence.
    """

    kind: ClaimKind
    stance: Stance
    measure: str
    value: Decimal
    decimals: int
    unit: UnitKind
    source: Source
    sentence: Source
    upper: Decimal | None = None
    currency: str = "USD"
    period: Period | None = None
    baseline: Period | None = None
    told: bool = False
    named: bool = True
    approximate: bool = False
    scope: tuple[str, ...] = ()
    """Further words that tell what it is said of, the nearest first: `from the U.S. market`, the heading above."""
    heading: str = ""
    """The short line above its paragraph that says more than a time."""

    @property
    def half(self) -> Decimal:
        """Half a unit of the last place said: how far its amount may be from the true one."""
        return Decimal("0.5").scaleb(-self.decimals)

    @property
    def about(self) -> Hashable:
        """What two figures share that cannot both be right where they differ: a measure, a unit and their times."""
        return (
            self.measure.lower(),
            self.kind,
            self.unit,
            self.currency,
            self.period,
            self.baseline,
            self.stance,
        )
