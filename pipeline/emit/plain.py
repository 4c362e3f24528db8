"""The XML of XBRL files: elements hold elements or text, never both, one to a line.

It is written as text, because building trees first takes several times as long. What is needed of a tree is little.
"""

import re
from collections.abc import Iterable

from pipeline.emit.names import Names
from pipeline.emit.xml import printable

_SPECIAL = re.compile('[&<>"\n\r\t]')
_IN_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_IN_ATTRIBUTE = _IN_TEXT | str.maketrans({'"': "&quot;", "\n": "&#10;", "\t": "&#9;"})


class Part:
    """An element being written; its name and those of its attributes are prefixed, or have no namespace.

    `parts` are the elements in it; one that holds none itself is a leaf: name, attributes and text.
    """

    __slots__ = ("attributes", "name", "parts")

    def __init__(self, name: str, attributes: dict[str, str]) -> None:
        self.name, self.attributes = name, attributes
        self.parts: list[Part | Leaf] = []


Leaf = tuple[str, dict[str, str], str]


def child(parent: Part, name: str, attributes: dict[str, str]) -> Part:
    """A new last child, to hold others; attributes are written in the order given."""
    part = Part(name, attributes)
    parent.parts.append(part)
    return part


def leaf(parent: Part, name: str, attributes: dict[str, str], text: str = "") -> None:
    """A new last child that holds text or nothing."""
    parent.parts.append((name, attributes, text))


def serialize(document: Part, names: Names, keep: Iterable[str] = ()) -> bytes:
    """The document's bytes, declaring the namespaces in use: those of names, and `keep` for names inside text."""
    lines, starts = list[str](), _Starts()
    _write(document, "", lines, (starts, _Values()))
    prefixes = {name.partition(":")[0] for shape in starts for name in shape if ":" in name} - {"xml"}
    spaces = [f' xmlns:{prefix}="{names.namespaces[prefix]}"' for prefix in sorted(prefixes.union(keep))]
    start = f"<{document.name}"
    lines[0] = start + "".join(spaces) + lines[0].removeprefix(start)
    return ("<?xml version='1.0' encoding='UTF-8'?>\n" + "\n".join(lines) + "\n").encode()


class _Starts(dict[tuple[str, ...], str]):
    """The beginning of a tag by the names of the element and its attributes, with places for their values."""

    def __missing__(self, shape: tuple[str, ...]) -> str:
        name, *keys = shape
        self[shape] = start = f"<{name}" + "".join(f' {key}="%s"' for key in keys)
        return start


class _Values(dict[str, str]):
    """Each value of an attribute as it is written; most stand in a document many times."""

    def __missing__(self, value: str) -> str:
        self[value] = written = _escaped(value, _IN_ATTRIBUTE)
        return written


def _write(part: Part, indent: str, lines: list[str], known: tuple[_Starts, _Values]) -> None:
    starts, values = known
    start = indent + starts[part.name, *part.attributes] % tuple([values[value] for value in part.attributes.values()])
    if not part.parts:
        lines.append(f"{start}/>")
        return
    lines.append(f"{start}>")
    deeper = f"{indent}  "
    for one in part.parts:
        if isinstance(one, Part):
            _write(one, deeper, lines, known)
        else:
            name, attributes, text = one
            start = deeper + starts[name, *attributes] % tuple([values[value] for value in attributes.values()])
            lines.append(f"{start}>{_escaped(text, _IN_TEXT)}</{name}>" if text else f"{start}/>")
    lines.append(f"{indent}</{part.name}>")


def _escaped(text: str, table: dict[int, str]) -> str:
    """Most texts hold nothing to escape, and looking for it is cheap."""
    if not text.isprintable():
        text = printable(text)
    return text.translate(table) if _SPECIAL.search(text) else text
