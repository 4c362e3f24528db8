"""What must be known of a concept to judge its facts and arcs, from the catalogue or from an extension's schema."""

from dataclasses import dataclass, field
from typing import Final

from pipeline.model.concept import Catalogue, ItemType, Schema
from pipeline.validate.standin import substitution_group

ITEM, HYPERCUBE, DIMENSION = "xbrli:item", "xbrldt:hypercubeItem", "xbrldt:dimensionItem"
DECIMAL: Final = frozenset({"monetaryItemType", "sharesItemType", "pureItemType", "decimalItemType"})
"""The item types of XBRL 2.1 whose values are decimal numbers; derived ones are told by their base."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One concept. `group` is its substitution group; `type` and `base`, XBRL's own type below it, are local names."""

    period: str
    type: str
    base: str
    group: str = ITEM
    abstract: bool = False
    balance: str = ""
    facets: tuple[tuple[str, str], ...] = ()

    @property
    def decimal(self) -> bool:
        """Whether its values are decimal numbers."""
        return self.base in DECIMAL


@dataclass(slots=True)
class Kinds:
    """The kinds of a catalogue's concepts, by their names in Clark notation or by where they are declared."""

    catalogue: Catalogue
    _kinds: dict[str, Kind | None] = field(default_factory=dict)
    _schemas: dict[str, Schema] = field(default_factory=dict)
    _places: dict[str, Schema] = field(default_factory=dict)
    _types: dict[str, ItemType] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._schemas = {schema.namespace: schema for schema in self.catalogue.schemas}
        self._places = {schema.location: schema for schema in self.catalogue.schemas}
        self._types = {kind.name: kind for kind in self.catalogue.types}

    def schema(self, namespace: str) -> Schema | None:
        """The catalogue's schema of a namespace."""
        return self._schemas.get(namespace)

    def get(self, name: str) -> Kind | None:
        """The kind of `{http://fasb.org/us-gaap/2025}Assets`."""
        if name not in self._kinds:
            namespace, _, local = name[1:].partition("}")
            schema = self._schemas.get(namespace)
            self._kinds[name] = self._kind(f"{schema.prefix}:{local}") if schema else None
        return self._kinds[name]

    def declared(self, location: str, identifier: str) -> str | None:
        """The name of the concept at `.../us-gaap-2025.xsd#us-gaap_Assets`."""
        schema = self._places.get(location)
        if not schema or not identifier.startswith(f"{schema.prefix}_"):
            return None
        return f"{{{schema.namespace}}}{identifier[len(schema.prefix) + 1 :]}"

    def derived(self, namespace: str, local: str) -> tuple[str, tuple[tuple[str, str], ...]] | None:
        """XBRL's own type below a type of the catalogue's schemas, and the facets on the way to it."""
        schema = self._schemas.get(namespace)
        name, facets = f"{schema.prefix if schema else ''}:{local}", list[tuple[str, str]]()
        while kind := self._types.get(name):
            facets += kind.facets
            name = kind.base
        return (name.removeprefix("xbrli:"), tuple(facets)) if name.startswith("xbrli:") else None

    def _kind(self, name: str) -> Kind | None:
        concept = self.catalogue.get(name)
        if concept is None:
            return None
        types = self.catalogue.item_types(name)
        base = types[-1].base if types else f"xbrli:{concept.type}"
        return Kind(
            period=concept.period_type.value,
            type=concept.type,
            base=base.removeprefix("xbrli:") if base.startswith("xbrli:") else "",
            group=substitution_group(concept),
            abstract=concept.abstract,
            balance=concept.balance.value if concept.balance else "",
            facets=tuple(facet for kind in types for facet in kind.facets),
        )
