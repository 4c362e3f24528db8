"""Linkbases: extended links with their locators, resources and arcs (XBRL 2.1 section 3.5)."""

from dataclasses import dataclass
from typing import Final, NamedTuple

from pipeline.validate.documents import Documents
from pipeline.validate.proof.form import (
    ARCROLE,
    FROM,
    HREF,
    LABEL,
    LINK,
    ROLE,
    TO,
    TYPE,
    XBRLDT,
    Doubt,
    Element,
    attributes,
    children,
    document,
    name_of,
    need,
    nothing_in,
    one_of,
    text,
)
from pipeline.validate.proof.schema import ENDINGS, Extension

STANDARD_LINK: Final = "http://www.xbrl.org/2003/role/link"
SUMMATION: Final = "https://xbrl.org/2023/arcrole/summation-item"
PARENT_CHILD: Final = "http://www.xbrl.org/2003/arcrole/parent-child"
CONCEPT_LABEL: Final = "http://www.xbrl.org/2003/arcrole/concept-label"
DIMENSIONS: Final = "http://xbrl.org/int/dim/arcrole/"
ALL: Final = f"{DIMENSIONS}all"

_ARCROLES: Final = {
    "presentation": frozenset({PARENT_CHILD}),
    "calculation": frozenset({SUMMATION}),
    "definition": frozenset(
        DIMENSIONS + name
        for name in ("all", "dimension-default", "dimension-domain", "domain-member", "hypercube-dimension")
    ),
    "label": frozenset({CONCEPT_LABEL}),
}
_DECLARED: Final = {SUMMATION: "https://www.xbrl.org/2023/calculation-1.1.xsd#summation-item"} | {
    arcrole: f"http://www.xbrl.org/2005/xbrldt-2005.xsd#{arcrole.removeprefix(DIMENSIONS)}"
    for arcrole in _ARCROLES["definition"]
}
"""Where the arcroles that are not XBRL 2.1's own are declared."""
_OWN_LABELS: Final = frozenset(
    f"http://www.xbrl.org/2003/role/{name}"
    for name in ("label", "terseLabel", "verboseLabel", "totalLabel", "periodStartLabel", "periodEndLabel")
)
_NEGATED: Final = ("Label", "PeriodEndLabel", "PeriodStartLabel", "TerseLabel", "TotalLabel")
_REGISTERED: Final = {
    f"http://www.xbrl.org/2009/role/negated{name}": f"http://www.xbrl.org/lrr/role/negated-2009-12-16.xsd#negated{name}"
    for name in _NEGATED
} | {"http://www.xbrl.org/2009/role/netLabel": "http://www.xbrl.org/lrr/role/net-2009-12-16.xsd#netLabel"}

_ROLE_REF = frozenset({"roleURI", TYPE, HREF})
_ARCROLE_REF = frozenset({"arcroleURI", TYPE, HREF})
_EXTENDED = frozenset({TYPE, ROLE})
_LOCATOR = frozenset({TYPE, HREF, LABEL})
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_RESOURCE = frozenset({TYPE, LABEL, ROLE, _LANG})
_ARC = frozenset({TYPE, ARCROLE, FROM, TO})
_ORDERED = _ARC | {"order"}
_CLOSED, _ELEMENT = f"{XBRLDT}closed", f"{XBRLDT}contextElement"
_CUBE = _ORDERED | {_CLOSED, _ELEMENT}
_ARC_OF: Final = {
    "presentation": _ORDERED,
    "calculation": _ORDERED | {"weight"},
    "definition": _ORDERED,
    "label": _ARC,
}
_MARKS: Final = {"presentation": "{", "calculation": "{", "definition": "{", "label": "#"}
"""How that begins which an arc may lead to: a concept's name or a label's role."""
_LOC, _LABEL = f"{LINK}loc", f"{LINK}label"
_DIGITS = frozenset("0123456789")


class Arc(NamedTuple):
    """An arc between two concepts, or from a concept to a label, whose role `end` is then.

    `weight` is a sum's, 1 elsewhere; `label` is the role of the label that a line is shown with.
    """

    arcrole: str
    start: str
    end: str
    weight: int
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An extended link: its role and its arcs."""

    role: str
    arcs: tuple[Arc, ...]


def read_links(documents: Documents, kind: str, extension: Extension) -> tuple[Link, ...]:
    """The links of one of the linkbases, all that they refer to being there. Raises Doubt."""
    instance = documents.instance
    root = document(documents, instance.with_name(f"{instance.stem}_{ENDINGS[kind]}.xml"))
    need(root.tag == f"{LINK}linkbase" and not root.keys(), "no linkbase")
    roles, arcroles, links = set[str](), {PARENT_CHILD, CONCEPT_LABEL}, list[Link]()
    for part in children(root):
        if part.tag == f"{LINK}roleRef":
            need(not links, "a reference behind a link")
            roles.add(_role_reference(part, extension, roles))
        elif part.tag == f"{LINK}arcroleRef":
            need(not links, "a reference behind a link")
            arcroles.add(_arcrole_reference(part, arcroles))
        else:
            links.append(_link(part, kind, extension, roles, arcroles))
    need(kind == "definition" or len({link.role for link in links}) == len(links), "two links of one role")
    return tuple(links)


def _role_reference(part: Element, extension: Extension, before: set[str]) -> str:
    attributes(part, _ROLE_REF)
    role, href = part.get("roleURI", ""), part.get(HREF, "")
    location, _, identifier = href.partition("#")
    own = location == extension.file and extension.roles.get(identifier) == role
    need(own or _REGISTERED.get(role) == href, f"{href} does not declare {role}")
    nothing_in(part)
    need(part.get(TYPE) == "simple" and role not in before, "role reference")
    return role


def _arcrole_reference(part: Element, before: set[str]) -> str:
    attributes(part, _ARCROLE_REF)
    arcrole = part.get("arcroleURI", "")
    need(_DECLARED.get(arcrole) == part.get(HREF), f"{part.get(HREF)} does not declare {arcrole}")
    nothing_in(part)
    need(part.get(TYPE) == "simple" and arcrole not in before, "arcrole reference")
    return arcrole


def _link(link: Element, kind: str, extension: Extension, roles: set[str], arcroles: set[str]) -> Link:
    need(link.tag == f"{LINK}{kind}Link", f"{link.tag} in a {kind} linkbase")
    about = attributes(link, _EXTENDED)
    role = about[ROLE]
    used = role in roles and link.tag in extension.uses.get(role, ())
    need(about[TYPE] == "extended" and (used or role == STANDARD_LINK), f"link role {role}")
    ends, arcs, tag = dict[str, str](), list[Element](), f"{LINK}{kind}Arc"
    for part in children(link):
        if part.tag == tag:
            arcs.append(part)
        else:
            label, end = _end(part, kind, extension, roles)
            if label in ends:
                raise Doubt(f"{label} twice in a link")
            ends[label] = end
    read = {(arc.get(FROM, ""), arc.get(TO, "")): _arc(arc, kind, ends, roles, arcroles) for arc in arcs}
    need(len(read) == len(arcs), "an arc twice in a link")
    return Link(role=role, arcs=tuple(read.values()))


def _end(part: Element, kind: str, extension: Extension, roles: set[str]) -> tuple[str, str]:
    """The label of a locator or resource, and the concept or, behind a `#`, the label role that it is."""
    if part.tag == _LOC:
        about = attributes(part, _LOCATOR)
        nothing_in(part)
        if about[TYPE] != "locator":
            raise Doubt("a locator that is none")
        return name_of(about[LABEL]), extension.located(about[HREF])
    need(part.tag == _LABEL and kind == "label", f"{part.tag} in a {kind} link")
    about = attributes(part, _RESOURCE)
    role = about[ROLE]
    if about[TYPE] != "resource" or about[_LANG] != "en-US" or not text(part).strip():
        raise Doubt("a label that is none")
    if role not in _OWN_LABELS and not (role in _REGISTERED and role in roles):
        raise Doubt(f"label role {role}")
    return name_of(about[LABEL]), f"#{role}"


def _arc(arc: Element, kind: str, ends: dict[str, str], roles: set[str], arcroles: set[str]) -> Arc:
    nothing_in(arc)
    arcrole, label = one_of(arc.get(ARCROLE, ""), _ARCROLES[kind]), arc.get("preferredLabel", "")
    about = attributes(arc, _CUBE if arcrole == ALL else _ARC_OF[kind] | {"preferredLabel"} if label else _ARC_OF[kind])
    start, end = ends.get(about[FROM], ""), ends.get(about[TO], "")
    if about[TYPE] != "arc" or arcrole not in arcroles or start[:1] != "{" or end[:1] != _MARKS[kind]:
        raise Doubt(f"an arc from {start} to {end}")
    if label and label not in _OWN_LABELS and not (label in _REGISTERED and label in roles):
        raise Doubt(f"label role {label}")
    if arcrole == ALL:
        need(about[_CLOSED] == "true" and about[_ELEMENT] == "segment", "a hypercube that is open or over scenarios")
    order, weight = about.get("order", "1"), about.get("weight", "1")
    if not order or not _DIGITS.issuperset(order) or weight not in ("1", "-1"):
        raise Doubt(f"order {order} or weight {weight}")
    return Arc(arcrole=arcrole, start=start, end=end.removeprefix("#"), weight=int(weight), label=label)
