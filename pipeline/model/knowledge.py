"""What filers taught: how labels were tagged, and what else in a statement speaks for a concept."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from pipeline.model.statement import UnitKind


@dataclass(frozen=True, slots=True)
class Vote:
    """How many filers gave a label a concept (prefixed): before 2018, since, and with a negated label."""

    statement: str
    concept: str
    earlier: int
    recent: int
    negated: int


@dataclass(frozen=True, slots=True)
class Clue:
    """A thing seen at a line and what it says of each concept: the log of how much likelier it makes it.

    `absent` is what it says of a concept never seen with it.
    """

    absent: float
    weights: Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """From which probability a mapping is asserted, and from which "no standard concept" is believed.

    `extension_unvouched` holds where no filer gave the best standard concept to this label; `unvouched` is what such a
    concept needs, below which the line is the company's own.
    """

    asserted: float = 0.85
    extension: float = 0.5
    extension_unvouched: float = 0.25
    unvouched: float = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """What a figure in a label's parentheses means: `words` it is introduced by, within a line of concept `within`."""

    words: str
    within: str
    unit: str
    concept: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """A table that spreads one concept over members: a heading of these words, the concept and the axis."""

    words: str
    concept: str
    axis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Twin:
    """Two concepts in one line: where its label has all the `words`, a line of `concept` reports `also` as well."""

    words: str
    concept: str
    also: str


class Knowledge(Hashable, Protocol):
    """The learned tables as the ranking sees them. Concepts are prefixed; what is not known is empty or zero."""

    @property
    def thresholds(self) -> Thresholds:
        """When to be sure."""
        ...

    @property
    def asides(self) -> Sequence[Aside]:
        """The rules for figures in parentheses, first match first."""
        ...

    @property
    def splits(self) -> Sequence[Split]:
        """The rules for supplementary splits."""
        ...

    @property
    def twins(self) -> Sequence[Twin]:
        """The rules for lines that report two concepts."""
        ...

    @property
    def members(self) -> Mapping[str, str]:
        """The members that stand for a line's concept on an axis, where its name with `Member` behind is not one."""
        ...

    @property
    def anchors(self) -> Sequence[str]:
        """The concepts that divide statements: their subtotals and totals."""
        ...

    @property
    def words(self) -> frozenset[str]:
        """The words that more than one filer uses in labels."""
        ...

    def votes(self, wording: str, /) -> Sequence[Vote]:
        """The filers' votes for a label's gist, or for its spelling with a `=` before it where spellings differ."""
        ...

    def clue(self, statement: str, clue: str, /) -> Clue | None:
        """What a clue says in a kind of statement."""
        ...

    def prior(self, statement: str, recent: bool, /) -> Mapping[str, float]:
        """The log of each concept's share of the filers' statements of a kind, mostly since 2018 or mostly before.

        The commonest come first.
        """
        ...

    def weights(self, statement: str, recent: bool, /, *, first: bool = False) -> Mapping[str, float]:
        """The fitted weights of the ranking's features, or of the first guess's, for releases since 2018 or before."""
        ...

    def lessons(self, concept: str, statement: str, recent: bool, /) -> Mapping[str, float]:
        """What clues add to the score of a concept, or of `""` for the company's own, in a kind of statement."""
        ...

    def arcs(self, parent: str, child: str, /) -> int:
        """How many filings had a calculation arc from one concept to the other in a primary statement."""
        ...

    def as_parent(self, concept: str, /) -> int:
        """How many filings totalled a concept, counting its commonest part."""
        ...

    def as_child(self, concept: str, /) -> int:
        """How many filings had a concept as a part, counting its commonest total."""
        ...

    def anchor(self, concept: str) -> bool:
        """Whether a concept divides a statement: its subtotals and totals."""
        ...

    def calibrated(self, probability: float) -> float:
        """The share of lines that are right where the ranking says this probability."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Precedent:
    """How the company itself tagged a line before. `concept` is prefixed; its own concepts are `ext:Name`."""

    statement: str
    label: str
    section: str
    concept: str
    negated: bool | None = None
    decided: bool = False
    """Whether a person decided it; decisions win over what earlier filings did."""
    unit: UnitKind | None = None
    """How its facts counted, where known."""
    period: str = ""
    """The end (ISO) of the last period it was filed for; empty for a decision."""
    line: int = 0
    """Where it stood in that filing's statement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CompanyMemory:
    """What is known of one company, by the normal form of its labels."""

    precedents: Mapping[str, Sequence[Precedent]] = field(default_factory=dict)
    fiscal_year_end: str = ""
    """Month and day, `--MM-DD`; empty where not known."""
    period_ends: tuple[date, ...] = ()
    """The days on which quarters and years of its filings ended."""
