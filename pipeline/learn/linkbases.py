"""Linkbases: the filer's statements as its presentation and label linkbases print them."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from pipeline.learn.observation import Observation
from pipeline.learn.units import unit_kinds

_LINK = "{http://www.xbrl.org/2003/linkbase}"
_XLINK = "{http://www.w3.org/1999/xlink}"
_INSTANCE = "{http://www.xbrl.org/2003/instance}"
_LABEL = "http://www.xbrl.org/2003/role/label"
_STANDARD = ("us-gaap", "srt", "dei")
_ROLES = (
    ("BS", re.compile(r"balance|financial(?:condition|position)", re.IGNORECASE)),
    ("CF", re.compile(r"cash", re.IGNORECASE)),
    ("CI", re.compile(r"comprehensive(?!.*operations)", re.IGNORECASE)),
    ("IS", re.compile(r"operations|income|earnings|loss", re.IGNORECASE)),
)
_NOT_FACE = re.compile(r"parenthetical|details|tables|policies|disclosure", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Node:
    concept: str
    role: str
    """The preferred label's role."""
    depth: int


def read_linkbases(instance: etree._Element, path: Path, filing: str) -> Iterator[Observation]:
    """The face statements of a filing whose `_pre.xml` and `_lab.xml` lie beside its instance."""
    presentation, labels = _beside(path, "_pre.xml"), _beside(path, "_lab.xml")
    if presentation is None or labels is None:
        return
    kinds = unit_kinds(instance)
    used = {_prefixed(each): kinds.get(each.get("unitRef", "")) for each in instance if isinstance(each.tag, str)}
    said = _labels(labels)
    filer, year = _filer(instance), _year(instance)
    for link in presentation.iter(_LINK + "presentationLink"):
        role = link.get(_XLINK + "role", "").rpartition("/")[2]
        statement = next((kind for kind, words in _ROLES if words.search(role) and not _NOT_FACE.search(role)), "")
        section = ""
        for number, node in enumerate(_walk(link) if statement else ()):
            label = said.get((node.concept, node.role)) or said.get((node.concept, _LABEL), "")
            if node.concept not in used:
                section = label.replace("[Abstract]", "").strip()
                continue
            prefix, _, local = node.concept.partition("_")
            standard = prefix in _STANDARD
            yield Observation(
                label=label,
                concept=local if standard else "",
                own="" if standard else local,
                statement=statement,
                section=section,
                negated="negated" in node.role,
                unit=used[node.concept],
                filer=filer,
                year=year,
                filing=filing,
                line=number,
            )


def _walk(link: etree._Element) -> Iterator[_Node]:
    """The concepts of a presentation tree in reading order, as `prefix_Name`."""
    names = _located(link)
    children: dict[str, list[tuple[float, str, str]]] = defaultdict(list)
    below: set[str] = set()
    for arc in link.iter(_LINK + "presentationArc"):
        parent, child = (names.get(arc.get(_XLINK + end), "") for end in ("from", "to"))
        children[parent].append((float(arc.get("order", "1")), child, arc.get("preferredLabel", _LABEL)))
        below.add(child)

    def down(name: str, role: str, depth: int) -> Iterator[_Node]:
        yield _Node(name, role, depth)
        for _, child, label in sorted(children[name], key=lambda one: one[0]):
            yield from down(child, label, depth + 1)

    for root in [name for name in list(children) if name not in below]:
        yield from down(root, _LABEL, 0)


def _labels(linkbase: etree._Element) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for link in linkbase.iter(_LINK + "labelLink"):
        names = _located(link)
        texts: dict[str | None, list[tuple[str, str]]] = defaultdict(list)
        for label in link.iter(_LINK + "label"):
            texts[label.get(_XLINK + "label")].append((label.get(_XLINK + "role", _LABEL), (label.text or "").strip()))
        for arc in link.iter(_LINK + "labelArc"):
            for role, text in texts[arc.get(_XLINK + "to")]:
                found[names.get(arc.get(_XLINK + "from"), ""), role] = text
    return found


def _located(link: etree._Element) -> dict[str | None, str]:
    """The element ids behind a link's locators."""
    locators = link.iter(_LINK + "loc")
    return {one.get(_XLINK + "label"): one.get(_XLINK + "href", "").rpartition("#")[2] for one in locators}


def _beside(path: Path, ending: str) -> etree._Element | None:
    found = sorted(path.parent.glob(f"{path.stem}*{ending}")) or sorted(path.parent.glob(f"*{ending}"))
    return etree.parse(found[0], etree.XMLParser(no_network=True, resolve_entities=False)).getroot() if found else None


def _prefixed(element: etree._Element) -> str:
    return f"{element.prefix}_{etree.QName(element).localname}"


def _filer(instance: etree._Element) -> str:
    found = next(instance.iter(_INSTANCE + "identifier"), None)
    return (found.text or "").strip().lstrip("0") if found is not None else ""


def _year(instance: etree._Element) -> int:
    ends = [(end.text or "").strip()[:4] for end in instance.iter(_INSTANCE + "endDate", _INSTANCE + "instant")]
    return max((int(end) for end in ends if end.isdigit()), default=0)
