"""Prefixes, namespaces and schema addresses: where a prefixed name lives and how to point at it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from pipeline.model.concept import Catalogue, Schema
from pipeline.model.report import Report

SPECIFICATION = {
    "iso4217": "http://www.xbrl.org/2003/iso4217",
    "link": "http://www.xbrl.org/2003/linkbase",
    "utr": "http://www.xbrl.org/2009/utr",
    "xbrldi": "http://xbrl.org/2006/xbrldi",
    "xbrldt": "http://xbrl.org/2005/xbrldt",
    "xbrli": "http://www.xbrl.org/2003/instance",
    "xlink": "http://www.w3.org/1999/xlink",
    "xml": "http://www.w3.org/XML/1998/namespace",
    "xs": "http://www.w3.org/2001/XMLSchema",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
}
"""The specifications' own namespaces under the prefixes everyone uses for them."""

INSTANCE_SCHEMA = Schema(
    prefix="xbrli",
    namespace=SPECIFICATION["xbrli"],
    location="http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd",
)
DIMENSIONS_SCHEMA = Schema(
    prefix="xbrldt",
    namespace=SPECIFICATION["xbrldt"],
    location="http://www.xbrl.org/2005/xbrldt-2005.xsd",
)
TYPES_SCHEMA = Schema(
    prefix="dtr-types",
    namespace="http://www.xbrl.org/dtr/type/2022-03-31",
    location="https://www.xbrl.org/dtr/type/2022-03-31/types.xsd",
)
"""The Data Types Registry's types, for extension concepts whose catalogue has no edition of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What the prefixes of one report stand for; `schemas` holds the schema behind each prefix that has one."""

    namespaces: dict[str, str]
    schemas: dict[str, Schema]

    @classmethod
    def of(cls, report: Report, catalogue: Catalogue) -> Self:
        """The specification's prefixes, the catalogue's, and the extension's."""
        extension = Schema(prefix=report.prefix, namespace=report.namespace, location=f"{file_stem(report)}.xsd")
        known = (INSTANCE_SCHEMA, DIMENSIONS_SCHEMA, TYPES_SCHEMA, *catalogue.schemas, extension)
        schemas = {schema.prefix: schema for schema in known}
        return cls(
            namespaces=SPECIFICATION | {prefix: schema.namespace for prefix, schema in schemas.items()},
            schemas=schemas,
        )

    def clark(self, name: str) -> str:
        """A prefixed name as lxml wants it: `us-gaap:Assets` gives `{http://fasb.org/us-gaap/2025}Assets`."""
        prefix, _, local = name.partition(":")
        return f"{{{self.namespaces[prefix]}}}{local}"

    def href(self, name: str) -> str:
        """Where a concept is declared, by the id these taxonomies give it: `.../us-gaap-2025.xsd#us-gaap_Assets`."""
        return f"{self.schemas[name.partition(':')[0]].location}#{element_id(name)}"


def file_stem(report: Report) -> str:
    """The common part of the file names, `abc-20060331` (EFM 5.2.1)."""
    return f"{report.prefix}-{report.period.end:%Y%m%d}"


def element_id(name: str) -> str:
    """The id of a concept's declaration: `us-gaap_Assets`."""
    return name.replace(":", "_", 1)


def role_uri(report: Report, name: str) -> str:
    """An extended link role lives below the extension's namespace (EFM 6.7.9)."""
    return f"{report.namespace}/role/{name}"


def prefixes(names: Iterable[str]) -> list[str]:
    """The prefixes in use, sorted."""
    return sorted({name.partition(":")[0] for name in names if ":" in name})
