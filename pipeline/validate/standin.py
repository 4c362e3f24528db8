"""Stand-in schemas: a taxonomy package that declares exactly the concepts some files name.

Validation must work on a fresh machine without network, and official taxonomies may be neither shipped altered
nor wanted whole (us-gaap has 17,000 elements). So the official addresses are mapped, through a package's catalog, to
schemas made from the concept catalogue. They are for checking only, never part of a filing, and say so.
"""

import hashlib
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree

from pipeline.model.concept import Catalogue, Concept, ItemType, Schema
from pipeline.validate.cache import write_once

_XS = "http://www.w3.org/2001/XMLSchema"
_XBRLI = "http://www.xbrl.org/2003/instance"
_XBRLDT = "http://xbrl.org/2005/xbrldt"
_CORE = {
    _XBRLI: "http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd",
    _XBRLDT: "http://www.xbrl.org/2005/xbrldt-2005.xsd",
}
_NOTE = (
    "A stand-in for checking reports, made from facts about concepts. It is not the official schema of this "
    "namespace, holds only the concepts that were needed, and is no part of any filing."
)
_REGISTRY = re.compile(r"(?<=www\.xbrl\.org/dtr/type/)[\d-]+")
_EDITIONS = ("2020-01-21", "2022-03-31", "2024-01-31")
"""The data type registry: official taxonomies may use other editions of it than the catalogue; Arelle has none."""
_SUBSTITUTION = {"Axis": "xbrldt:dimensionItem", "Table": "xbrldt:hypercubeItem"}
_EPOCH = (1980, 1, 1, 0, 0, 0)


def names_in(files: Iterable[Path], catalogue: Catalogue) -> frozenset[str]:
    """Every prefixed name of the catalogue's prefixes that stands in the files, as a name or behind a `#` as an id.

    Read as text, so that it works for broken files too; a name too many does no harm.
    """
    prefixes = "|".join(re.escape(schema.prefix) for schema in catalogue.schemas)
    names = re.compile(rf"\b({prefixes})[:_]([\w-]+)")
    text = "\n".join(path.read_text(encoding="utf-8", errors="replace") for path in files)
    return frozenset(f"{prefix}:{local}" for prefix, local in names.findall(text))


def standin_package(names: Iterable[str], catalogue: Catalogue, without: frozenset[str], folder: Path) -> Path:
    """The package in `folder` that declares those names, made if it is not there; its file name is its hash.

    `without` are the schema locations that other packages serve.
    """
    schemas = [other for schema in catalogue.schemas for other in _editions(schema) if other.location not in without]
    content = _package(catalogue.name, schemas, _schema_files(names, catalogue, schemas))
    digest = hashlib.sha256(content).hexdigest()[:16]
    return write_once(folder / f"{catalogue.name}-{digest}.zip", content)


def _editions(schema: Schema) -> list[Schema]:
    if not _REGISTRY.search(schema.namespace):
        return [schema]
    places = [[_REGISTRY.sub(edition, place) for place in (schema.namespace, schema.location)] for edition in _EDITIONS]
    return [replace(schema, namespace=namespace, location=location) for namespace, location in places]


def _path(schema: Schema) -> str:
    return schema.location.partition("://")[2]


def _schema_files(names: Iterable[str], catalogue: Catalogue, schemas: Iterable[Schema]) -> Mapping[str, bytes]:
    concepts = [concept for name in sorted(names) if (concept := catalogue.get(name))]
    return {
        _path(schema): _schema(
            schema,
            [concept for concept in concepts if concept.name.partition(":")[0] == schema.prefix],
            [kind for kind in catalogue.types if kind.name.partition(":")[0] == schema.prefix],
            catalogue,
        )
        for schema in schemas
    }


def _schema(schema: Schema, concepts: list[Concept], types: list[ItemType], catalogue: Catalogue) -> bytes:
    places = {other.prefix: other for other in catalogue.schemas}
    namespaces = {"xs": _XS, "xbrli": _XBRLI, "xbrldt": _XBRLDT}
    namespaces |= {prefix: other.namespace for prefix, other in places.items()} | {schema.prefix: schema.namespace}
    root = etree.Element(f"{{{_XS}}}schema", nsmap=namespaces)
    root.set("targetNamespace", schema.namespace)
    root.set("elementFormDefault", "qualified")
    etree.SubElement(etree.SubElement(root, f"{{{_XS}}}annotation"), f"{{{_XS}}}documentation").text = _NOTE
    elements = [_element(concept, catalogue) for concept in concepts]
    used = {element.get("type", "").partition(":")[0] for element in elements}
    used |= {kind.base.partition(":")[0] for kind in types}
    imports = _CORE | {places[p].namespace: places[p].location for p in used if p in places and p != schema.prefix}
    for namespace, location in sorted(imports.items()):
        etree.SubElement(root, f"{{{_XS}}}import", namespace=namespace, schemaLocation=location)
    root.extend([*(_type(kind) for kind in types), *elements])
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _element(concept: Concept, catalogue: Catalogue) -> etree._Element:
    derived = catalogue.item_types(concept.name)
    element = etree.Element(f"{{{_XS}}}element", name=concept.local_name, id=concept.name.replace(":", "_"))
    element.set("type", derived[0].name if derived else f"xbrli:{concept.type}")
    element.set("substitutionGroup", substitution_group(concept))
    element.set("nillable", "true")
    element.set(f"{{{_XBRLI}}}periodType", concept.period_type)
    if concept.abstract:
        element.set("abstract", "true")
    if concept.balance:
        element.set(f"{{{_XBRLI}}}balance", concept.balance)
    return element


def substitution_group(concept: Concept) -> str:
    """By the naming rules of us-gaap, which hold for all its axes and tables."""
    groups = (group for ending, group in _SUBSTITUTION.items() if concept.abstract and concept.name.endswith(ending))
    return next(groups, "xbrli:item")


def _type(kind: ItemType) -> etree._Element:
    element = etree.Element(f"{{{_XS}}}complexType", name=kind.name.partition(":")[2])
    content = etree.SubElement(element, f"{{{_XS}}}simpleContent")
    restriction = etree.SubElement(content, f"{{{_XS}}}restriction", base=kind.base)
    for facet, value in kind.facets:
        etree.SubElement(restriction, f"{{{_XS}}}{facet}", value=value)
    return element


def _package(name: str, schemas: Iterable[Schema], files: Mapping[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with ZipFile(buffer, "w") as package:
        for path, content in _members(name, schemas, files):
            package.writestr(ZipInfo(f"stand-in/{path}", _EPOCH), content, ZIP_DEFLATED)
    return buffer.getvalue()


def _members(name: str, schemas: Iterable[Schema], files: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    oasis = "urn:oasis:names:tc:entity:xmlns:xml:catalog"
    catalog = etree.Element(f"{{{oasis}}}catalog", nsmap={"catalog": oasis})
    for schema in schemas:
        rule = etree.SubElement(catalog, f"{{{oasis}}}rewriteURI", uriStartString=schema.location)
        rule.set("rewritePrefix", f"../{_path(schema)}")
    tp = "http://xbrl.org/2016/taxonomy-package"
    package = etree.Element(f"{{{tp}}}taxonomyPackage", nsmap={"tp": tp})
    package.set("{http://www.w3.org/XML/1998/namespace}lang", "en")
    for tag, text in (("identifier", f"urn:earnings-xbrl:stand-in:{name}"), ("name", _NOTE), ("version", "1")):
        etree.SubElement(package, f"{{{tp}}}{tag}").text = text
    yield "META-INF/catalog.xml", etree.tostring(catalog, xml_declaration=True, encoding="UTF-8")
    yield "META-INF/taxonomyPackage.xml", etree.tostring(package, xml_declaration=True, encoding="UTF-8")
    yield from sorted(files.items())
