"""The extension schema: the company's own concepts, its extended link roles, and where the linkbases lie."""

from pipeline.emit.names import Names, element_id, file_stem, prefixes, role_uri
from pipeline.emit.plain import Part, child, leaf, serialize
from pipeline.emit.roles import linked_roles
from pipeline.emit.used import used_concepts
from pipeline.model.concept import Catalogue, Concept
from pipeline.model.report import Report, Role

LINKBASES = {"presentation": "pre", "calculation": "cal", "definition": "def", "label": "lab"}
"""The linkbases and their file name endings (EFM 5.2.1)."""

_REGISTRY = (
    *("area", "domain", "energy", "flow", "ghgEmissions", "length", "mass", "memory", "perShare"),
    *("percent", "power", "temperature", "textBlock", "volume"),
)
_REGISTRY_TYPES = frozenset(f"{kind}ItemType" for kind in _REGISTRY)
_GROUPS = {"Axis": "xbrldt:dimensionItem", "Table": "xbrldt:hypercubeItem"}


def schema(report: Report, catalogue: Catalogue) -> bytes:
    """The schema that the instance refers to and that brings in everything else."""
    names = Names.of(report, catalogue)
    document = Part("xs:schema", {"targetNamespace": report.namespace, "elementFormDefault": "qualified"})
    information = child(child(document, "xs:annotation", {}), "xs:appinfo", {})
    for kind, ending in LINKBASES.items():
        _linkbase_reference(information, kind, f"{file_stem(report)}_{ending}.xml")
    for role in linked_roles(report):
        _role_type(information, report, role)
    kinds = [name for concept in report.extensions for name in _kinds(concept)]
    named = [*used_concepts(report), *kinds]
    for prefix in prefixes([*named, "xbrli:item"]):
        if prefix != report.prefix:
            imported = {"namespace": names.schemas[prefix].namespace, "schemaLocation": names.schemas[prefix].location}
            leaf(document, "xs:import", imported)
    for concept in report.extensions:
        _declaration(document, concept)
    return serialize(document, names, keep=[report.prefix, *prefixes(kinds)])


def _linkbase_reference(parent: Part, kind: str, file: str) -> None:
    attributes = {
        "xlink:type": "simple",
        "xlink:href": file,
        "xlink:role": f"http://www.xbrl.org/2003/role/{kind}LinkbaseRef",
        "xlink:arcrole": "http://www.w3.org/1999/xlink/properties/linkbase",
    }
    leaf(parent, "link:linkbaseRef", attributes)


def _role_type(parent: Part, report: Report, role: Role) -> None:
    element = child(parent, "link:roleType", {"roleURI": role_uri(report, role.name), "id": role.name})
    leaf(element, "link:definition", {}, role.definition)
    for kind in ("presentation", "calculation", "definition"):
        leaf(element, "link:usedOn", {}, f"link:{kind}Link")


def _declaration(document: Part, concept: Concept) -> None:
    kind, group = _kinds(concept)
    attributes = {
        "id": element_id(concept.name),
        "name": concept.local_name,
        "type": kind,
        "substitutionGroup": group,
        "abstract": str(concept.abstract).lower(),
        "nillable": "true",
        "xbrli:periodType": concept.period_type.value,
    }
    leaf(document, "xs:element", attributes | ({"xbrli:balance": concept.balance.value} if concept.balance else {}))


def _kinds(concept: Concept) -> tuple[str, str]:
    """Type and substitution group, prefixed. Axes and tables are told by name, as EFM 6.8.8 has them named."""
    prefix = "dtr-types" if concept.type in _REGISTRY_TYPES else "xbrli"
    ending = next((ending for ending in _GROUPS if concept.abstract and concept.local_name.endswith(ending)), "")
    return f"{prefix}:{concept.type}", _GROUPS.get(ending, "xbrli:item")
