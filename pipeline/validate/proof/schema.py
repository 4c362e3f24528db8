"""The extension schema: what it declares, imports and refers to (XBRL 2.1 section 5.1)."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from pipeline.validate.documents import Documents
from pipeline.validate.proof.form import (
    ARCROLE,
    HREF,
    LINK,
    ROLE,
    TYPE,
    XBRLI,
    XS,
    Doubt,
    Element,
    attributes,
    children,
    clark,
    document,
    name_of,
    need,
    nothing_in,
    one_of,
    parts,
    text,
    uri,
)
from pipeline.validate.proof.kinds import DECIMAL, DIMENSION, HYPERCUBE, ITEM, Kind, Kinds

ENDINGS: Final = {"presentation": "pre", "calculation": "cal", "definition": "def", "label": "lab"}
_CORE: Final = {
    "http://www.xbrl.org/2003/instance": "http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd",
    "http://xbrl.org/2005/xbrldt": "http://www.xbrl.org/2005/xbrldt-2005.xsd",
}
_LINKBASE: Final = "http://www.w3.org/1999/xlink/properties/linkbase"
_GROUPS: Final = {
    "{http://www.xbrl.org/2003/instance}item": ITEM,
    "{http://xbrl.org/2005/xbrldt}hypercubeItem": HYPERCUBE,
    "{http://xbrl.org/2005/xbrldt}dimensionItem": DIMENSION,
}
_OWN_TYPES: Final = DECIMAL | {"stringItemType", "normalizedStringItemType", "tokenItemType", "dateItemType"}
_ROOT = frozenset({"targetNamespace", "elementFormDefault"})
_REFERENCE = frozenset({TYPE, HREF, ROLE, ARCROLE})
_ROLE_TYPE = frozenset({"roleURI", "id"})
_IMPORT = frozenset({"namespace", "schemaLocation"})
_PERIOD, _BALANCE = f"{XBRLI}periodType", f"{XBRLI}balance"
_ELEMENT = frozenset({"id", "name", "type", "substitutionGroup", "abstract", "nillable", _PERIOD})


@dataclass(frozen=True, slots=True, kw_only=True)
class Extension:
    """What a filing's schema says: its concepts by name and by id, its roles by id, the namespaces it imports."""

    file: str
    kinds: Kinds
    own: dict[str, Kind]
    ids: dict[str, str]
    roles: dict[str, str]
    uses: dict[str, frozenset[str]]
    imported: frozenset[str]
    _located: dict[str, str] = field(default_factory=dict)

    def kind(self, name: str) -> Kind:
        """A concept that is declared here or in a schema that is imported here."""
        kind = self.own.get(name) or self.kinds.get(name)
        if kind is None or (name not in self.own and name[1:].partition("}")[0] not in self.imported):
            raise Doubt(f"{name} is not known")
        return kind

    def located(self, href: str) -> str:
        """The name of the concept that a locator points to."""
        if href not in self._located:
            location, _, identifier = href.partition("#")
            known = self.ids.get(identifier) if location == self.file else self.kinds.declared(location, identifier)
            if known is None:
                raise Doubt(f"{href} points to no concept")
            self.kind(known)
            self._located[href] = known
        return self._located[href]


def read_schema(documents: Documents, kinds: Kinds) -> Extension:
    """The schema, every part of it as XBRL 2.1 and XML Schema want it. Raises Doubt."""
    path = documents.instance.with_suffix(".xsd")
    root = document(documents, path)
    attributes(root, _ROOT)
    need(root.tag == f"{XS}schema" and root.get("elementFormDefault") == "qualified", "no schema")
    namespace = uri(root.get("targetNamespace"))
    need(not kinds.schema(namespace) and ".xbrl.org/" not in namespace and "w3.org/" not in namespace, "not its own")
    head, *rest = parts(root)
    need(head.tag == f"{XS}annotation" and not head.keys(), "schema without its annotation")
    roles, uses = _annotation(head, path)
    imported = [_imported(part, kinds) for part in rest if part.tag == f"{XS}import"]
    elements = rest[len(imported) :]
    need(all(part.tag == f"{XS}element" for part in elements), "something else in the schema")
    need(len(set(imported)) == len(imported), "imported twice")
    concepts = [(part.get("id", ""), *_declared(part, namespace, frozenset(imported), kinds)) for part in elements]
    ids = {name_of(identifier): name for identifier, name, _ in concepts}
    own = {name: kind for _, name, kind in concepts}
    need(len(ids) == len(own) == len(concepts) and not ids.keys() & roles.keys(), "declared twice")
    return Extension(
        file=path.name, kinds=kinds, own=own, ids=ids, roles=roles, uses=uses, imported=frozenset(imported)
    )


def _annotation(head: Element, path: Path) -> tuple[dict[str, str], dict[str, frozenset[str]]]:
    """The role addresses by id, and what each is used on; the linkbases are those that lie beside the schema."""
    information, *more = parts(head)
    need(not more and information.tag == f"{XS}appinfo" and not information.keys(), "no appinfo")
    roles, uses, linked = dict[str, str](), dict[str, frozenset[str]](), set[str]()
    for part in children(information):
        if part.tag == f"{LINK}linkbaseRef":
            linked.add(_linkbase(part, path))
        else:
            need(part.tag == f"{LINK}roleType", f"{part.tag} in the schema")
            attributes(part, _ROLE_TYPE)
            address = uri(part.get("roleURI"))
            need(address not in uses and part.get("id") not in roles, "a role twice")
            roles[name_of(part.get("id"))] = address
            uses[address] = _used_on(part)
    need(linked == set(ENDINGS), "not its four linkbases")
    return roles, uses


def _linkbase(part: Element, path: Path) -> str:
    attributes(part, _REFERENCE)
    nothing_in(part)
    need(part.get(TYPE) == "simple" and part.get(ARCROLE) == _LINKBASE, "linkbase reference")
    for kind, ending in ENDINGS.items():
        if part.get(HREF) == f"{path.stem}_{ending}.xml":
            need(part.get(ROLE) == f"http://www.xbrl.org/2003/role/{kind}LinkbaseRef", "role of a linkbase")
            return kind
    return ""


def _used_on(part: Element) -> frozenset[str]:
    definition, *places = parts(part)
    need(definition.tag == f"{LINK}definition" and not definition.keys() and text(definition).strip(), "definition")
    names = []
    for place in places:
        need(place.tag == f"{LINK}usedOn" and not place.keys(), "something else in a role")
        names.append(clark(place, text(place)))
    used = frozenset(names)
    need(used and len(used) == len(names) and used <= {f"{LINK}{kind}Link" for kind in ENDINGS}, "use of a role")
    return used


def _imported(part: Element, kinds: Kinds) -> str:
    attributes(part, _IMPORT)
    nothing_in(part)
    namespace, location = part.get("namespace", ""), part.get("schemaLocation", "")
    known = kinds.schema(namespace)
    need(location and location == (known.location if known else _CORE.get(namespace)), "import")
    return namespace


def _declared(part: Element, namespace: str, imported: frozenset[str], kinds: Kinds) -> tuple[str, Kind]:
    balance = part.get(_BALANCE)
    attributes(part, _ELEMENT if balance is None else _ELEMENT | {_BALANCE})
    nothing_in(part)
    need(part.get("nillable") == "true", "an element that may not be nil")
    abstract = one_of(part.get("abstract", ""), frozenset({"true", "false"})) == "true"
    group_name, type_name = clark(part, part.get("substitutionGroup", "")), clark(part, part.get("type", ""))
    need({group_name[1:].partition("}")[0], type_name[1:].partition("}")[0]} <= imported, "type not imported")
    group = _GROUPS.get(group_name, "")
    need(group and (abstract or group == ITEM), "substitution group")
    base, facets = _type(type_name, kinds)
    need(balance in (None, "debit", "credit") and (balance is None or base == "monetaryItemType"), "balance")
    kind = Kind(
        period=one_of(part.get(_PERIOD, ""), frozenset({"instant", "duration"})),
        type=type_name.partition("}")[2],
        base=base,
        group=group,
        abstract=abstract,
        balance=balance or "",
        facets=facets,
    )
    return f"{{{namespace}}}{name_of(part.get('name'))}", kind


def _type(name: str, kinds: Kinds) -> tuple[str, tuple[tuple[str, str], ...]]:
    namespace, _, local = name[1:].partition("}")
    if namespace == XBRLI[1:-1] and local in _OWN_TYPES:
        return local, ()
    found = kinds.derived(namespace, local)
    need(found, f"type {name}")
    assert found is not None  # noqa: S101
    return found
