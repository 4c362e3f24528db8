"""The page a release is shown on: its own HTML made safe, or a plain readable page of its paragraphs and tables."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from lxml import etree

from pipeline.emit.inline_markup import sanitised
from pipeline.emit.xml import Element, printable
from pipeline.model.document import Block, Cell, Document, Paragraph, Row, Table
from pipeline.model.figures import parse_figure

_SHEET = """\
:root { color-scheme: light dark; }
body { margin: 0; background: Canvas; color: CanvasText; font: 16px/1.5 Georgia, "Times New Roman", serif; }
.release { max-width: 62rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
p { margin: 0 0 .9em; overflow-wrap: anywhere; }
p.title { margin: 0; text-align: center; font-weight: bold; }
.scroll { overflow-x: auto; margin: .6rem 0 2rem; }
table { border-collapse: collapse; width: 100%; font: 14px/1.35 system-ui, "Segoe UI", Arial, sans-serif; }
th, td { padding: .15rem .5rem; vertical-align: bottom; text-align: right; font-weight: normal; }
td { white-space: nowrap; font-variant-numeric: tabular-nums; }
th.label { text-align: left; padding-left: .25rem; min-width: 12rem; }
thead th { text-align: center; font-weight: bold; border-bottom: 1px solid GrayText; }
thead th.label { text-align: left; }
tbody tr:nth-child(even) { background: rgba(128, 128, 128, .1); }
sup { font-size: .7em; }
"""
_YEAR = re.compile(r"(?:19|20)\d\d")
_CONTACT = re.compile(r"@|\d{3}\)?[ .-]+\d{4}|\bContacts?\b")
"""Contacts stand in short lines too, often the last before the tables."""
_TITLE = 110
"""Lines before a table that are longer than this are prose, not its title."""


def page(document: Document) -> tuple[Element, str]:
    """The release as one `div` (in no namespace) and its style sheet."""
    if not document.markup:
        return _readable(document), _SHEET
    parts = [sanitised(markup) for markup in document.markup]
    if len(parts) == 1:
        return parts[0]
    whole = etree.Element("div")
    whole.extend([part for part, _ in parts])
    return whole, "\n".join(sheet for _, sheet in parts)


def _readable(document: Document) -> Element:
    whole = _element("div", "release")
    titles = set(_titles(document.blocks))
    for number, block in enumerate(document.blocks):
        if isinstance(block, Table):
            whole.append(_table(block))
        else:
            whole.append(_element("p", "title" if number in titles else "", block.text))
    return whole


def _titles(blocks: Sequence[Block]) -> Iterator[int]:
    """The numbers of the short lines that stand directly before tables."""
    for number, block in enumerate(blocks):
        if isinstance(block, Table):
            before = range(number - 1, max(number - 6, -1), -1)
            yield from takewhile(lambda other: _is_short(blocks[other]), before)


def _is_short(block: Block) -> bool:
    return isinstance(block, Paragraph) and len(block.text) <= _TITLE and not _CONTACT.search(block.text)


def _table(table: Table) -> Element:
    scroll = _element("div", "scroll")
    whole = etree.SubElement(scroll, "table")
    heads = len(list(takewhile(_is_heading, table.rows)))
    for name, rows in (("thead", table.rows[:heads]), ("tbody", table.rows[heads:])):
        if rows:
            etree.SubElement(whole, name).extend([_row(row, table.columns, name == "thead") for row in rows])
    if heads == len(table.rows):
        whole[0].tag = "tbody"  # XHTML 1.1 wants a body
    return scroll


def _is_heading(row: Row) -> bool:
    """Whether a row can stand over figures: it names columns, and holds no figure but years."""
    cells = [cell for cell in row.cells if cell.column > 0]
    return bool(cells) and not any(parse_figure(cell.text) and not _YEAR.fullmatch(cell.text) for cell in cells)


def _row(row: Row, columns: int, heading: bool) -> Element:
    whole = etree.Element("tr")
    column = 0
    for cell in row.cells:
        whole.extend([_blank(heading, at) for at in range(column, cell.column)])
        whole.append(_cell(cell, row, heading))
        column = cell.column + cell.width
    whole.extend([_blank(heading, at) for at in range(column, columns)])
    return whole


def _blank(heading: bool, column: int) -> Element:
    return _element("th", "label") if column == 0 else etree.Element("th" if heading else "td")


def _cell(cell: Cell, row: Row, heading: bool) -> Element:
    label = cell.column == 0
    element = _element("th" if heading or label else "td", "label" if label else "", cell.text)
    if cell.width > 1:
        element.set("colspan", str(cell.width))
    if label and row.indent:
        element.set("style", f"padding-left:{0.25 + 0.4 * min(row.indent, 30):.2f}rem")
    for mark in cell.marks:
        element.append(_element("sup", "", f" {mark}"))
    return element


def _element(tag: str, style: str, text: str = "") -> Element:
    element = etree.Element(tag)
    if style:
        element.set("class", style)
    element.text = printable(text) or None
    return element
