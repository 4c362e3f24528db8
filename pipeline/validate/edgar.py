"""Rules of the EDGAR Filer Manual, chapter 6, that the written files can be held to without EDGAR's own software."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from lxml import etree

from pipeline.model.finding import Finding, warning
from pipeline.validate.documents import Documents

_XBRLI = "{http://www.xbrl.org/2003/instance}"
_LINK = "{http://www.xbrl.org/2003/linkbase}"
_XLINK = "{http://www.w3.org/1999/xlink}"
_XS = "{http://www.w3.org/2001/XMLSchema}"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_STANDARD_LABEL = "http://www.xbrl.org/2003/role/label"
_SCHEME = "http://www.sec.gov/CIK"
_STEM = re.compile(r"[a-z][a-z0-9]*-\d{8}")
_NAME = re.compile(r"[A-Z][A-Za-z0-9_.-]{0,199}")
_CIK = re.compile(r"\d{10}")
_COVER = ("AmendmentFlag", "DocumentType", "EntityCentralIndexKey", "EntityRegistrantName")

Roots = Mapping[Path, etree._Element]


def check_edgar(documents: Documents) -> tuple[Finding, ...]:
    """What EDGAR would refuse or warn of in the files of a filing, each with the rule's number.

    Files that are not well-formed are left to `structure.malformed`. An instance whose registrant is not known is not
    asked for the facts and identifiers of one.
    """
    instance, roots = documents.instance, documents.roots
    return tuple(_faults(roots, instance)) if instance in roots else ()


def _faults(roots: Roots, instance: Path) -> Iterator[Finding]:
    root = roots[instance]
    placeholder = any((i.get("scheme") or "").endswith(".invalid") for i in root.iter(f"{_XBRLI}identifier"))
    yield from _file_names(instance)
    yield from _duplicates(root)
    if not placeholder:
        yield from _identifiers(root)
        yield from _cover(root)
    yield from _decimals(root)
    yield from _linked(root, roots)
    yield from _own_concepts(roots)


def _file_names(instance: Path) -> Iterator[Finding]:
    """EFM 6.3.3: `base-yyyymmdd` with a base of lower-case letters and digits."""
    if not _STEM.fullmatch(instance.stem):
        yield warning("edgar.file-name", f"{instance.name} is not named base-yyyymmdd.xml (EFM 6.3.3).")


def _duplicates(root: etree._Element) -> Iterator[Finding]:
    """EFM 6.5.8 and 6.5.22: equal contexts are one context, equal units one unit."""
    for kind, rule in (("context", "6.5.8"), ("unit", "6.5.22")):
        alike: dict[tuple[str, ...], list[str]] = defaultdict(list)
        for element in root.iter(f"{_XBRLI}{kind}"):
            alike[_said(element)].append(element.get("id", ""))
        for first, *others in alike.values():
            for other in others:
                message = f'The {kind} "{other}" says the same as "{first}" (EFM {rule}).'
                yield warning(f"edgar.duplicate-{kind}", message)


def _said(element: etree._Element) -> tuple[str, ...]:
    """What a context or unit says, its id and layout aside; the order of dimensions does not count."""
    parts = []
    for part in element.iter("*"):
        attributes = " ".join(f"{key!s}={value!s}" for key, value in sorted(part.attrib.items()) if key != "id")
        parts.append(f"{part.tag} {attributes} {(part.text or '').strip()}")
    return tuple(sorted(parts))


def _identifiers(root: etree._Element) -> Iterator[Finding]:
    """EFM 6.5.1 to 6.5.3: the SEC's scheme, ten digits, one registrant."""
    found = {((i.get("scheme") or ""), (i.text or "").strip()) for i in root.iter(f"{_XBRLI}identifier")}
    for scheme, identifier in sorted(found):
        if scheme != _SCHEME or not _CIK.fullmatch(identifier):
            message = f'"{identifier}" in {scheme} is no CIK of ten digits in {_SCHEME} (EFM 6.5.1, 6.5.2).'
            yield warning("edgar.identifier", message)
    if len(found) > 1:
        yield warning("edgar.identifier", f"{len(found)} registrants are named in one instance (EFM 6.5.3).")


def _cover(root: etree._Element) -> Iterator[Finding]:
    """EFM 6.5.20 and 6.5.21: the dei facts every submission has."""
    given = {_local(fact) for fact in _facts(root) if "/dei/" in (etree.QName(fact).namespace or "")}
    for name in _COVER:
        if name not in given:
            yield warning("edgar.cover", f"The instance has no fact dei:{name} (EFM 6.5.21).")


def _decimals(root: etree._Element) -> Iterator[Finding]:
    """EFM 6.5.17: numbers carry decimals, never precision."""
    for fact in _facts(root):
        if fact.get("precision") or (fact.get("unitRef") and fact.text and not fact.get("decimals")):
            message = f'The fact "{fact.get("id", _local(fact))}" has no decimals, or has precision (EFM 6.5.17).'
            yield warning("edgar.decimals", message)


def _linked(root: etree._Element, roots: Roots) -> Iterator[Finding]:
    """EFM 6.10.1 and 6.12.3: every concept used has a standard label in English and a place in a presentation."""
    used = {f"{fact.prefix}_{_local(fact)}" for fact in _facts(root)}
    labelled, shown = set[str](), set[str]()
    for tree in roots.values():
        for link in tree.iter(f"{_LINK}labelLink"):
            labelled |= _labelled(link)
        for link in tree.iter(f"{_LINK}presentationLink"):
            shown |= set(_locators(link).values())
    for name in sorted(used - labelled):
        yield warning("edgar.label", f"{name} is used and has no standard label in en-US (EFM 6.10.1).")
    for name in sorted(used - shown):
        yield warning("edgar.presentation", f"{name} is used and stands in no presentation (EFM 6.12.3).")


def _labelled(link: etree._Element) -> set[str]:
    places = _locators(link)
    texts = {
        label.get(f"{_XLINK}label")
        for label in link.iter(f"{_LINK}label")
        if label.get(f"{_XLINK}role") == _STANDARD_LABEL and label.get(_LANG) == "en-US" and (label.text or "").strip()
    }
    arcs = ((arc.get(f"{_XLINK}from"), arc.get(f"{_XLINK}to")) for arc in link.iter(f"{_LINK}labelArc"))
    return {places[start] for start, end in arcs if start in places and end in texts}


def _locators(link: etree._Element) -> dict[str | None, str]:
    """Each locator's label and the id it points to."""
    return {
        place.get(f"{_XLINK}label"): (place.get(f"{_XLINK}href") or "").partition("#")[2]
        for place in link.iter(f"{_LINK}loc")
    }


def _own_concepts(roots: Roots) -> Iterator[Finding]:
    """EFM 6.8.3 and 6.8.5: names in upper camel case, ids of prefix and name."""
    for _, tree in sorted(roots.items()):
        prefix = {space: name for name, space in tree.nsmap.items()}.get(tree.get("targetNamespace", ""))
        for element in tree.iterchildren(f"{_XS}element"):
            name, identifier = element.get("name", ""), element.get("id", "")
            if not _NAME.fullmatch(name) or identifier != f"{prefix}_{name}":
                message = f'The concept "{name}" with the id "{identifier}" is misnamed (EFM 6.8.3, 6.8.5).'
                yield warning("edgar.concept-name", message)


def _facts(root: etree._Element) -> Iterable[etree._Element]:
    return (child for child in root.iterchildren("{*}*") if child.get("contextRef"))


def _local(fact: etree._Element) -> str:
    return etree.QName(fact).localname
