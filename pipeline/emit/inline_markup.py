"""A release's own HTML made safe and valid: the same page in XHTML 1.1, with nothing in it that acts or fetches.

What is not on a list is not kept. Elements that HTML nests and XHTML does not (blocks within inline elements, text
within tables) become `div`s that look the same.
"""

import re
from collections.abc import Iterable, Iterator

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from pipeline.emit.inline_style import style_of, style_sheet
from pipeline.emit.xml import Element, printable

_DROPPED = frozenset(
    "head script style noscript template object applet embed iframe frame frameset svg math select option button"
    " textarea input title meta link base map area audio video canvas img sequence filename description"
    " ix:header".split()
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)

_INLINE = {
    "b": "font-weight:bold",
    "strong": "font-weight:bold",
    "i": "font-style:italic",
    "em": "font-style:italic",
    "cite": "font-style:italic",
    "sup": "vertical-align:super;font-size:smaller",
    "sub": "vertical-align:sub;font-size:smaller",
    "small": "font-size:smaller",
    "big": "font-size:larger",
    "tt": "font-family:monospace",
    "code": "font-family:monospace",
    "span": "",
}
"""Inline elements kept, and their looks where they must become a `div` for the blocks they hold."""
_SPANS = {
    "u": "text-decoration:underline",
    "ins": "text-decoration:underline",
    "s": "text-decoration:line-through",
    "strike": "text-decoration:line-through",
    "del": "text-decoration:line-through",
    "nobr": "white-space:nowrap",
}
"""Inline elements that become a `span`; so does every element not known, links and `font` among them."""
_PARAGRAPHS = {"p": "margin:1em 0"} | {f"h{n}": "margin:1em 0;font-weight:bold" for n in range(1, 7)}
"""Blocks of inline content, and their looks where they hold blocks."""
_DIVS = {
    "center": "text-align:center",
    "blockquote": "margin:1em 40px",
    "dd": "margin-left:40px",
    "address": "font-style:italic",
    "caption": "text-align:center",
} | dict.fromkeys(("pre", "listing", "plaintext", "xmp"), "white-space:pre;font-family:monospace")
"""Blocks that become a `div`."""
_PLAIN = frozenset(
    "html body div dl dt fieldset form figure figcaption article aside footer header main nav section center li"
    " tr td th thead tbody tfoot caption".split()
)
_LISTS = frozenset({"ul", "ol"})
_PARTS = frozenset({"tr", "td", "th", "thead", "tbody", "tfoot", "colgroup", "col"})
_BLOCKS = frozenset({"div", "hr", "table", "li", *_LISTS, *_PARAGRAPHS, *_PARTS})
_PARENTS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("td", "th"), ("tr",)),
    **dict.fromkeys(("thead", "tfoot"), ()),
    "tr": ("tbody",),
    "tbody": ("table",),
    "colgroup": ("table",),
    "col": ("colgroup",),
    "li": ("ul", "ol"),
}
"""Where a part must stand once its table is rebuilt; elsewhere it becomes a `div`."""
_DEEPEST = 200
"""libxml2 refuses XML nested deeper than 256, a few of which the document around the page needs."""
_NUMBERS = ("colspan", "rowspan", "border", "cellspacing", "cellpadding")
_CLASS = re.compile(r"[\w -]*\w[\w -]*", re.ASCII)


def sanitised(markup: str) -> tuple[Element, str]:
    """The page as one `div` (in no namespace yet) and what is kept of its style sheets."""
    parser = HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    root: Element = document_fromstring(markup.encode("utf-8", errors="replace"), parser=parser)
    sheet = "\n".join(filter(None, (style_sheet(style.text or "") for style in root.iter("style"))))
    for element in root.iter():
        element.text, element.tail = printable(element.text or "") or None, printable(element.tail or "") or None
    for element in list(root.iterdescendants()):
        if _is_dropped(element):
            _remove(element)
    for element in reversed(list(root.iter())):
        _convert(element)
    for element in list(root.iter()):
        _adopt(element)
    for element in _too_deep(root):
        element.drop_tag()
    return root, sheet


def _too_deep(root: Element) -> list[HtmlElement]:
    """The elements that only carry looks, below the depth an XML parser takes: unclosed `font`s add up."""
    found, depth = [], 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if event == "start" and depth > _DEEPEST and element.tag in ("div", *_INLINE):
            found.append(element)
    return found


def _is_dropped(element: Element) -> bool:
    style = element.get("style")
    hidden = element.get("hidden") is not None or bool(style and _HIDDEN.search(style))
    return hidden or element.tag in _DROPPED


def _remove(element: Element) -> None:
    """Takes an element out and leaves the text behind it."""
    parent = element.getparent()
    if parent is not None:
        before = element.getprevious()
        if before is None:
            parent.text = (parent.text or "") + (element.tail or "")
        else:
            before.tail = (before.tail or "") + (element.tail or "")
        parent.remove(element)


def _convert(element: Element) -> None:
    """Gives an element, whose children are converted, the name and the attributes it has in the page."""
    old = str(element.tag)
    attributes = {name: element.get(name, "").strip() for name in (*_NUMBERS, "class")}
    style = style_of(old, {str(name): str(value) for name, value in element.items()})
    element.tag, looks = _renamed(old, any(child.tag in _BLOCKS for child in element))
    element.attrib.clear()
    if (kept := ";".join(filter(None, (looks, style)))) and old != "br":
        element.set("style", kept)
    if _CLASS.fullmatch(attributes["class"]):
        element.set("class", attributes["class"])
    spans, spaces = _NUMBERS[:2], _NUMBERS[2:]
    for name in spans if old in ("td", "th") else spaces if old == "table" else ():
        if attributes[name].isdecimal():
            element.set(name, attributes[name])
    if old == "table":
        _rebuild(element)


def _renamed(tag: str, blocks: bool) -> tuple[str, str]:
    """The name of an element in the page and the style that keeps its looks."""
    if tag in ("br", "hr", "table", *_LISTS, *_PARTS, "li"):
        return tag, ""
    if tag in _PARAGRAPHS:
        return ("div", _PARAGRAPHS[tag]) if blocks else (tag, "")
    if tag in _PLAIN or tag in _DIVS:
        return "div", _DIVS.get(tag, "")
    looks = _INLINE.get(tag) or _SPANS.get(tag, "")
    if blocks:
        return "div", ";".join(filter(None, ("display:inline", looks)))
    return (tag, "") if tag in _INLINE else ("span", looks)


def _rebuild(table: Element) -> None:
    """A table of columns and one body of rows; whatever else stands in it gets a row of its own."""
    columns = [column for column in table.iter("col") if _owner(column) is table]
    rows = list(_rows(table))
    for child in list(table):
        table.remove(child)
    table.text = None
    if not rows:
        table.tag = "div"
        return
    if columns:
        group = etree.SubElement(table, "colgroup")
        for column in columns:
            column.text = column.tail = None
            group.append(column)
    body = etree.SubElement(table, "tbody")
    body.extend(rows)


def _owner(part: Element) -> Element | None:
    return next((above for above in part.iterancestors() if above.tag == "table"), None)


def _rows(parent: Element) -> Iterator[Element]:
    yield from _row_of_text(parent.text)
    for child in list(parent):
        tail, child.tail = child.tail, None
        if child.tag == "tr":
            yield _row(child)
        elif child.tag in ("thead", "tbody", "tfoot") or next(child.iterchildren("tr", "tbody"), None) is not None:
            yield from _rows(child)
        elif child.tag not in ("col", "colgroup"):
            yield _row_around([child])
        yield from _row_of_text(tail)


def _row(row: Element) -> Element:
    """The row with nothing but cells in it, and at least one."""
    strays = [row.text, *(child.tail for child in row)]
    for child in list(row):
        child.tail = None
        if child.tag not in ("td", "th"):
            cell = etree.Element("td")
            row.replace(child, cell)
            cell.append(child)
    row.text = None
    text = " ".join(stray.strip() for stray in strays if stray and stray.strip())
    if text or not len(row):
        etree.SubElement(row, "td").text = text or None
    return row


def _row_of_text(text: str | None) -> Iterable[Element]:
    if text and text.strip():
        wrapper = etree.Element("span")
        wrapper.text = text
        yield _row_around([wrapper])


def _row_around(content: Iterable[Element]) -> Element:
    row = etree.Element("tr")
    etree.SubElement(row, "td").extend(content)
    return row


def _adopt(element: Element) -> None:
    """Makes parts that stand outside their whole plain blocks, and lists that hold more than items."""
    parent = element.getparent()
    wanted = _PARENTS.get(str(element.tag))
    orphan = wanted is not None and (parent is None or parent.tag not in wanted)
    if orphan or (element.tag in _LISTS and not _is_list(element)):
        element.tag = "div"


def _is_list(element: Element) -> bool:
    between = (element.text, *(child.tail for child in element))
    only_items = bool(len(element)) and all(child.tag == "li" for child in element)
    return only_items and not any(text and text.strip() for text in between)
