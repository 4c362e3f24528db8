"""The concept catalogue of `taxonomy/`, read by need from its SQLite file."""

import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from pathlib import Path

from pipeline.model.concept import Balance, CalculationArc, Concept, ItemType, PeriodType, Schema
from pipeline.model.finding import Unreadable
from pipeline.reference.data import data_folder

_COLUMNS = "name, type, period_type, balance, abstract, label"


def open_catalogue(name: str) -> "SqliteCatalogue":
    """The catalogue of that name (`us-gaap-2025`). Raises Unreadable("taxonomy.unknown") for any other."""
    shipped = {path.stem: path for path in data_folder("taxonomy").glob("*.sqlite")}
    if name not in shipped:
        known = ", ".join(sorted(shipped))
        raise Unreadable("taxonomy.unknown", f'The taxonomy "{name}" is not known; this version has {known}.')
    return SqliteCatalogue(shipped[name])


class SqliteCatalogue:
    """A `pipeline.model.concept.Catalogue` over one SQLite file, which is opened read-only and never locked.

    It may be pickled: a worker process opens the file anew.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._database = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        self._known: dict[str, Concept | None] = {}

    def __reduce__(self) -> "tuple[Callable[[Path], SqliteCatalogue], tuple[Path]]":
        return SqliteCatalogue, (self._path,)

    @property
    def name(self) -> str:
        """The taxonomy's name and year."""
        return self._path.stem

    @cached_property
    def schemas(self) -> tuple[Schema, ...]:
        """The schemas of concepts and of types, by prefix."""
        rows = self._database.execute("SELECT prefix, namespace, location FROM schema ORDER BY prefix")
        return tuple(Schema(prefix=prefix, namespace=namespace, location=at) for prefix, namespace, at in rows)

    def get(self, name: str) -> Concept | None:
        """The concept of that prefixed name; None also for the few whose type or period type nobody could tell."""
        if name not in self._known:
            row = self._database.execute(f"SELECT {_COLUMNS} FROM concept WHERE name = ?", (name,)).fetchone()  # noqa: S608
            self._known[name] = _concept(row) if row else None
        return self._known[name]

    def concepts(self) -> Iterator[Concept]:
        """All concepts, by name: some 18,000, which takes a tenth of a second."""
        return map(_concept, self._database.execute(f"SELECT {_COLUMNS} FROM concept ORDER BY name"))  # noqa: S608

    def statements(self, name: str) -> frozenset[str]:
        """The statements (`BS`, `IS`, `CF`, `CI`, `EQ`) whose standard presentation shows the concept."""
        row = self._database.execute("SELECT statements FROM concept WHERE name = ?", (name,)).fetchone()
        return frozenset(row[0].split()) if row else frozenset()

    def item_types(self, name: str) -> tuple[ItemType, ...]:
        """The type of a concept and those it derives from, up to XBRL's own, which is the last one's base."""
        row = self._database.execute("SELECT type FROM concept WHERE name = ?", (name,)).fetchone()
        return tuple(self._derivation(row[0])) if row else ()

    def _derivation(self, name: str) -> Iterator[ItemType]:
        while kind := self._types.get(name):
            yield kind
            name = kind.base

    @property
    def types(self) -> tuple[ItemType, ...]:
        """Every item type the schemas declare, by name."""
        return tuple(self._types.values())

    @cached_property
    def _types(self) -> Mapping[str, ItemType]:
        rows = self._database.execute("SELECT name, base, facets FROM type ORDER BY name")
        return {name: ItemType(name=name, base=base, facets=_facets(facets)) for name, base, facets in rows}

    def children(self, parent: str) -> tuple[CalculationArc, ...]:
        """The calculation arcs below a concept, by child."""
        return self._arcs[0].get(parent, ())

    def parents(self, child: str) -> tuple[CalculationArc, ...]:
        """The calculation arcs above a concept, by parent."""
        return self._arcs[1].get(child, ())

    @cached_property
    def _arcs(self) -> tuple[Mapping[str, tuple[CalculationArc, ...]], Mapping[str, tuple[CalculationArc, ...]]]:
        down: dict[str, tuple[CalculationArc, ...]] = {}
        up: dict[str, tuple[CalculationArc, ...]] = {}
        for parent, child, weight in self._database.execute("SELECT * FROM calculation ORDER BY parent, child"):
            arc = CalculationArc(parent=parent, child=child, weight=weight)
            down[parent] = (*down.get(parent, ()), arc)
            up[child] = (*up.get(child, ()), arc)
        return down, up


def _concept(row: tuple[str, str, str, str, int, str]) -> Concept:
    name, kind, period_type, balance, abstract, label = row
    return Concept(
        name=name,
        type=kind.partition(":")[2],
        period_type=PeriodType(period_type),
        balance=Balance(balance) if balance else None,
        abstract=bool(abstract),
        label=label,
    )


def _facets(text: str) -> tuple[tuple[str, str], ...]:
    return tuple((facet, value) for facet, value in json.loads(text))
