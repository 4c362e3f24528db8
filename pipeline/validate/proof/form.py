"""Strict reading: what is not exactly as expected raises Doubt, and then nothing is proved."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from lxml import etree

from pipeline.validate.documents import Documents

Element = etree._Element

LINK: Final = "{http://www.xbrl.org/2003/linkbase}"
XBRLI: Final = "{http://www.xbrl.org/2003/instance}"
XBRLDI: Final = "{http://xbrl.org/2006/xbrldi}"
XBRLDT: Final = "{http://xbrl.org/2005/xbrldt}"
XLINK: Final = "{http://www.w3.org/1999/xlink}"
XS: Final = "{http://www.w3.org/2001/XMLSchema}"

TYPE, HREF, ROLE, ARCROLE = f"{XLINK}type", f"{XLINK}href", f"{XLINK}role", f"{XLINK}arcrole"
LABEL, FROM, TO = f"{XLINK}label", f"{XLINK}from", f"{XLINK}to"

_NAME_START = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_")
_NAME_PART = _NAME_START | frozenset("0123456789.-")
_URI_PART = _NAME_PART | frozenset("/:")


class Doubt(Exception):
    """Why a filing is not proved to be free of faults."""


def need(condition: object, doubt: str) -> None:
    """Raise Doubt unless the condition holds."""
    if not condition:
        raise Doubt(doubt)


def document(documents: Documents, path: Path) -> Element:
    """The document element of a file that holds nothing else: no document type, comments or instructions."""
    root = documents.roots.get(path)
    need(root is not None, f"{path.name} cannot be read")
    assert root is not None  # noqa: S101
    about = root.getroottree().docinfo
    plain = not about.doctype and about.encoding == "UTF-8"  # type: ignore[attr-defined]  # not in the stubs
    need(plain, "document type or encoding")
    need(root.getprevious() is None and root.getnext() is None, "something beside the document element")
    return root


def children(element: Element) -> Iterator[Element]:
    """The elements in an element that holds only elements."""
    if not _blank(element.text):
        raise Doubt(f"text in {element.tag}")
    for child in element:
        if not isinstance(child.tag, str) or not _blank(child.tail):
            raise Doubt(f"comment or text in {element.tag}")
        yield child


def parts(element: Element) -> list[Element]:
    """The elements in an element that holds only elements, and one at least."""
    found = list(children(element))
    need(found, f"nothing in {element.tag}")
    return found


def nothing_in(element: Element) -> None:
    """Raise Doubt unless the element is empty."""
    if element.text or len(element):
        raise Doubt(f"something in {element.tag}")


def text(element: Element) -> str:
    """The text of an element that holds only text."""
    if len(element):
        raise Doubt(f"elements in {element.tag}")
    return element.text or ""


def attributes(element: Element, exactly: frozenset[str]) -> dict[str, str]:
    """The attributes of an element, which must be these and no others."""
    found = dict(element.items())
    if found.keys() != exactly:
        raise Doubt(f"attributes of {element.tag}")
    return found  # type: ignore[return-value]  # text, as lxml gives it for parsed files


def one_of(value: str, values: frozenset[str]) -> str:
    """The value, which must be one of these."""
    if value not in values:
        raise Doubt(f"{value} is not one of {', '.join(sorted(values))}")
    return value


def name_of(value: str | None) -> str:
    """A plain name (NCName of Namespaces in XML 1.0, in ASCII)."""
    if not value or value[0] not in _NAME_START or not _NAME_PART.issuperset(value):
        raise Doubt(f"{value} is no plain name")
    return value


def uri(value: str | None) -> str:
    """A plain absolute http address."""
    plain = value and value.startswith(("http://", "https://")) and len(value) > 10 and _URI_PART.issuperset(value)
    need(plain, f"{value} is no plain address")
    return value or ""


def clark(element: Element, name: str) -> str:
    """A prefixed name in an element's text or attribute, resolved where it stands."""
    prefix, colon, local = name.partition(":")
    need(colon and prefix in element.nsmap, f"{name} has no known prefix")
    return f"{{{element.nsmap[prefix]}}}{name_of(local)}"


def _blank(text: str | None) -> bool:
    return not text or not text.strip(" \n\t")
