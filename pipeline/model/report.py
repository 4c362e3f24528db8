"""An XBRL report as a value: facts in contexts, the company's own concepts, and the relations between concepts."""

from dataclasses import dataclass
from decimal import Decimal

from pipeline.model.concept import Concept
from pipeline.model.period import Period
from pipeline.model.source import Source
from pipeline.model.statement import Candidate, Footnote, Status


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Entity:
    """An entity identifier (XBRL 2.1 section 4.7.3)."""

    scheme: str
    identifier: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """Who, when and on which members. A value without an id: equal contexts are one context.

    `dimensions` are (axis, member) pairs of prefixed names, sorted by axis.
    """

    entity: Entity
    period: Period
    dimensions: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Unit:
    """Measures as prefixed names (`iso4217:USD`, `xbrli:shares`, `xbrli:pure`), sorted."""

    numerators: tuple[str, ...]
    denominators: tuple[str, ...] = ()

    def __str__(self) -> str:
        """As tables print it: `USD/shares`."""
        short = ["*".join(m.partition(":")[2] for m in side) for side in (self.numerators, self.denominators) if side]
        return "/".join(short)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One fact with its receipt. `value` is absolute and signed; None is nil; text for non-numeric concepts.

    `decimals` is None for exact values ("INF") and for text. `label` is as printed. `statement` is the
    short name of the statement kind, empty for cover facts; these are told, not mapped, and have no status.
    """

    concept: str
    context: Context
    value: Decimal | str | None
    source: Source
    unit: Unit | None = None
    decimals: int | None = None
    label: str = ""
    statement: str = ""
    confidence: float = 1.0
    status: Status | None = None
    evidence: str = ""
    runners_up: tuple[Candidate, ...] = ()
    also: tuple[Source, ...] = ()
    """Other places that print the same fact."""
    footnotes: tuple[Footnote, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Omission:
    """A printed figure that is deliberately not a fact, and why, in words."""

    source: Source
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One concept's place in a presentation tree; `depth` 0 is the root. Order is the tuple's.

    `preferred_label` is a label role's URI or empty; `label` is what the release printed, empty for the standard label.
    """

    concept: str
    depth: int
    preferred_label: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Calculation:
    """A proved sum: `total` is the sum of `parts` (concept, weight), as Calculations 1.1 arcs."""

    total: str
    parts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hypercube:
    """A table of the definition linkbase: primary items on axes, each axis with its domain and members."""

    table: str
    line_items: tuple[str, ...]
    axes: tuple[tuple[str, str, tuple[str, ...]], ...]
    """(axis, domain, members) of prefixed names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """One extended link role: `name` ends its URI, `definition` is `001 - Statement - TITLE` (EFM 6.7.12)."""

    name: str
    definition: str
    presentation: tuple[Node, ...] = ()
    calculations: tuple[Calculation, ...] = ()
    hypercubes: tuple[Hypercube, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Everything the emitter writes.

    `prefix` names the files (`abc-20060331.xml`) and the extension concepts (`abc:Name`), which live in
    `namespace`. `period` is the one the release reports on; its end dates the files (EFM 6.7.4).
    `extensions` are the company's own concepts: items, members, abstracts.
    """

    document: str
    prefix: str
    namespace: str
    entity: Entity
    period: Period
    facts: tuple[Fact, ...]
    extensions: tuple[Concept, ...] = ()
    roles: tuple[Role, ...] = ()
    omissions: tuple[Omission, ...] = ()
