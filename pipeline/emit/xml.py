"""Small helpers over lxml: elements by prefixed name, and a document's bytes."""

import re
from collections.abc import Iterable

from lxml import etree

from pipeline.emit.names import SPECIFICATION, Names

Element = etree._Element

_UNPRINTABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WELL_KNOWN = Names(namespaces=SPECIFICATION, schemas={})


def root(name: str, names: Names = _WELL_KNOWN) -> Element:
    """A document element that may use every prefix of `names`; `serialize` drops those it did not."""
    namespaces = {prefix: uri for prefix, uri in sorted(names.namespaces.items()) if prefix != "xml"}
    return etree.Element(names.clark(name), nsmap=namespaces)


def child(
    parent: Element, name: str, attributes: dict[str, str], text: str = "", names: Names = _WELL_KNOWN
) -> Element:
    """A new last child; attribute names may be prefixed, and are written in the order given."""
    element = etree.SubElement(parent, names.clark(name))
    for key, value in attributes.items():
        element.set(names.clark(key) if ":" in key else key, value)
    if text:
        element.text = printable(text)
    return element


def serialize(element: Element, keep: Iterable[str] = ()) -> bytes:
    """The document's bytes, declaring the namespaces in use: those of names, and `keep` for names inside text."""
    etree.cleanup_namespaces(element, keep_ns_prefixes=list(keep))
    etree.indent(element)
    return etree.tostring(element, xml_declaration=True, encoding="UTF-8") + b"\n"


def printable(text: str) -> str:
    """Without the characters XML 1.0 cannot hold (form feeds and other control characters of old releases)."""
    return _UNPRINTABLE.sub("", text)
