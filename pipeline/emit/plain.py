"""The XML of XBRL files: elements hold elements or text, never both, one to a line.

It is written as text, because building trees first takes several times as long. What is needed of a tree is little.
"""

from collections.abc import Iterable

from pipeline.emit.names import Names
from pipeline.emit.xml import printable

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
    lines, used = list[str](), set[str]()
    _write(document, "", lines, used, _Values())
    prefixes = {name.partition(":")[0] for name in used if ":" in name} - {"xml"}
    spaces = [f' xmlns:{prefix}="{names.namespaces[prefix]}"' for prefix in sorted(prefixes.union(keep))]
    start = f"<{document.name}"
    lines[0] = start + "".join(spaces) + lines[0].removeprefix(start)
    return ("<?xml version='1.0' encoding='UTF-8'?>\n" + "\n".join(lines) + "\n").encode()


class _Values(dict[str, str]):
    """Each value of an attribute as it is written; most stand in a document many times."""

    def __missing__(self, value: str) -> str:
        self[value] = written = printable(value).translate(_IN_ATTRIBUTE)
        return written


def _write(part: Part, indent: str, lines: list[str], used: set[str], values: _Values) -> None:
    start, deeper = indent + _start(part.name, part.attributes, used, values), f"{indent}  "
    if not part.parts:
        lines.append(f"{start}/>")
        return
    lines.append(f"{start}>")
    for one in part.parts:
        if isinstance(one, Part):
            _write(one, deeper, lines, used, values)
        else:
            name, attributes, text = one
            end = f">{printable(text).translate(_IN_TEXT)}</{name}>" if text else "/>"
            lines.append(deeper + _start(name, attributes, used, values) + end)
    lines.append(f"{indent}</{part.name}>")


def _start(name: str, attributes: dict[str, str], used: set[str], values: _Values) -> str:
    used.add(name)
    used.update(attributes)
    return f"<{name}" + "".join([f' {key}="{values[value]}"' for key, value in attributes.items()])
