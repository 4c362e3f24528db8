"""Elements of a page, built as a tree, so that whatever a release prints is text and never markup."""

from lxml import etree

from pipeline.model.source import Source

Element = etree._Element


def tag(kind: str, /, *children: "Element | str", **attributes: str) -> Element:
    """An element; `css` is its class. Text follows the elements before it."""
    element = etree.Element(kind, {key.replace("css", "class"): value for key, value in attributes.items()})
    for child in children:
        if not isinstance(child, str):
            element.append(child)
        elif len(element):
            element[-1].tail = (element[-1].tail or "") + child
        else:
            element.text = (element.text or "") + child
    return element


def folded(text: str) -> str:
    """A text on one line, without what cannot be printed."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def place(source: Source) -> str:
    """Where a text is printed, in words."""
    if source.table is None:
        return f"characters {source.start}-{source.end}"
    return f"table {source.table}, row {source.row}, column {source.column}"
