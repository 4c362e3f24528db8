"""A filing as its facts, and how a release compares with it."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from pipeline.model.period import Period
from pipeline.model.report import Fact, Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class FiledFact:
    """One numeric fact of a filing with its receipt.

    `concept` is prefixed; standard ones as in the catalogue (`us-gaap:Assets`). `decimals` is None for exact values.
    `anchor` is the id of its element or the accession number it came with; `printed`, `label` (of its row) and
    `table` (from 1) are known of inline documents only.
    """

    concept: str
    period: Period
    unit: Unit
    value: Decimal | None
    decimals: int | None = None
    dimensions: tuple[tuple[str, str], ...] = ()
    anchor: str = ""
    printed: str = ""
    label: str = ""
    table: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """The numeric facts of one filing, in its order. `document` names the file."""

    document: str
    facts: tuple[FiledFact, ...]


class Outcome(StrEnum):
    """What became of a figure."""

    CONFIRMED = "confirmed"
    CHANGED = "changed"
    MISSING = "missing"
    """The release reports it and the filing does not, though it covers the period."""
    ADDED = "added"
    """The filing's statements report it and the release does not."""
    UNCOVERED = "not covered"
    """The filing reports nothing for the period."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One figure of the release, of the filing or of both. `how` says in words what ties the two, or what is wrong."""

    outcome: Outcome
    how: str
    released: Fact | None = None
    filed: FiledFact | None = None

    @property
    def difference(self) -> Decimal | None:
        """The filed value less the released one; None where one of them is not there."""
        if self.released is None or self.filed is None or self.filed.value is None:
            return None
        return self.filed.value - self.released.value if isinstance(self.released.value, Decimal) else None
