"""Concepts of a taxonomy, and what the stages may ask of the catalogue that holds them."""

import re
from collections.abc import Hashable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class PeriodType(StrEnum):
    """XBRL 2.1 section 5.1.1.1."""

    INSTANT = "instant"
    DURATION = "duration"


class Balance(StrEnum):
    """XBRL 2.1 section 5.1.1.2."""

    DEBIT = "debit"
    CREDIT = "credit"


_BOTH_WAYS = re.compile(
    r"Expense(?:Benefit|Net|ReversalOfExpense)|Gains?Loss|IncomeLoss|ProfitLoss|IncreaseDecrease|PaymentsFor"
    r"|ProceedsFrom(?:Payments|Repayments)|ProvidedByUsedIn|IncomeExpense|IncomeNet|EffectOf|Accumulated"
    r"|StockholdersEquity|Adjustment|Other|Income"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """One element declaration. `name` is prefixed (`us-gaap:Assets`), `type` is the item type's local name."""

    name: str
    type: str
    period_type: PeriodType
    balance: Balance | None = None
    abstract: bool = False
    label: str = ""

    @property
    def local_name(self) -> str:
        """The name without its prefix."""
        return self.name.partition(":")[2]

    @property
    def one_way(self) -> bool:
        """Whether it has a balance and a name whose amounts hardly ever count against it."""
        return self.balance is not None and _BOTH_WAYS.search(self.name) is None

    @property
    def numeric(self) -> bool:
        """Whether facts of it need a unit and decimals (XBRL 2.1 section 4.6)."""
        return self.type in NUMERIC_TYPES


_NUMERIC = (
    *("monetary", "shares", "perShare", "percent", "pure", "decimal", "integer", "perUnit", "area", "volume"),
    *("mass", "power", "energy", "flow", "length", "memory", "ghgEmissions", "temperature"),
)
NUMERIC_TYPES = frozenset(f"{kind}ItemType" for kind in _NUMERIC)


@dataclass(frozen=True, slots=True, kw_only=True)
class CalculationArc:
    """`parent` is the sum of its children, each times its weight (1 or -1)."""

    parent: str
    child: str
    weight: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Schema:
    """Where a prefix's concepts are declared: `us-gaap`, its namespace, and the official address of its schema."""

    prefix: str
    namespace: str
    location: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemType:
    """A type derived by restriction. Names are prefixed: `dei:fiscalPeriodItemType` with base `xbrli:tokenItemType`.

    `facets` are pairs of an XML Schema facet and its value: `("enumeration", "Q1")`.
    """

    name: str
    base: str
    facets: tuple[tuple[str, str], ...] = ()


class Catalogue(Hashable, Protocol):
    """The taxonomy as the stages see it. Names are prefixed; what is not there is None or empty."""

    @property
    def name(self) -> str:
        """The taxonomy's name and year, `us-gaap-2025`."""
        ...

    @property
    def schemas(self) -> tuple[Schema, ...]:
        """The schemas a report may import, by prefix: those of concepts, and of types (`dtr-types`)."""
        ...

    def get(self, name: str) -> Concept | None:
        """The concept of that prefixed name."""
        ...

    def children(self, parent: str) -> tuple[CalculationArc, ...]:
        """The calculation arcs below a concept, over all roles, each pair once."""
        ...

    def parents(self, child: str) -> tuple[CalculationArc, ...]:
        """The calculation arcs above a concept."""
        ...

    def item_types(self, name: str) -> tuple[ItemType, ...]:
        """The type of a concept and those it derives from, up to XBRL's own, which is the last one's base."""
        ...

    @property
    def types(self) -> tuple[ItemType, ...]:
        """Every item type the schemas declare, by name."""
        ...
