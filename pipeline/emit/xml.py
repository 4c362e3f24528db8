"""Small helpers over lxml, for pages: elements by prefixed name, and text that XML can hold."""

import re

from lxml import etree

from pipeline.emit.names import SPECIFICATION, Names

Element = etree._Element

_UNPRINTABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WELL_KNOWN = Names(namespaces=SPECIFICATION, schemas={})


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


def printable(text: str) -> str:
    """Without the characters XML 1.0 cannot hold (form feeds and other control characters of old releases)."""
    return _UNPRINTABLE.sub("", text)
