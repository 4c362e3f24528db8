"""HTML exhibits: paragraphs and tables in reading order."""

import re
from dataclasses import replace

from lxml.etree import HTMLParser, _Element, fromstring, iterwalk

from pipeline.model.document import Document, Format
from pipeline.model.finding import Unreadable
from pipeline.read.grid.logical import grid
from pipeline.read.grid.units import Piece
from pipeline.read.html.tables import as_paragraphs, is_layout, lines
from pipeline.read.html.words import BLOCKS, BREAK, as_typed, in_prose, is_dropped, mark_of, raw_text
from pipeline.read.writer import Writer

_PREFORMATTED = frozenset({"pre", "listing", "plaintext", "xmp"})
_ASCII_TAG = re.compile(r"<(?=/?(?:table|caption|page|fn|s|c)>)", re.IGNORECASE)
_ASCII_TABLE = re.compile(r"(<pre\b[^>]*>)(.*?)(?=</pre>|\Z)", re.IGNORECASE | re.DOTALL)
"""Old exhibits set EDGAR's ASCII tables (`<TABLE> <S> <C>`) in HTML's `pre`; an HTML parser would take their tags."""
_WRAPPER = re.compile(r"<document>\s*<type>.{0,2000}?<text>", re.IGNORECASE | re.DOTALL)
"""The lines EDGAR puts before each document of a submission; saved pages keep them."""


def read_html(text: str, name: str) -> Document:
    """The document of a decoded HTML page.

    Its text is written anew in reading order: tags, hidden parts and white space have no place in receipts.
    Raises Unreadable (read.too-large) where elements nest deeper than libxml2 goes (2048), or a table is unbounded.
    """
    writer = Writer(name=name)
    markup = _ASCII_TABLE.sub(_shield, _WRAPPER.sub("", text, count=1))
    root = _parse(markup)
    if root is not None:
        _Reader(writer).walk(root)
    return replace(writer.document(Format.HTML), markup=(markup,) if root is not None else ())


def _shield(found: re.Match[str]) -> str:
    ascii_table = re.search(r"<[sc]>", found[2], re.IGNORECASE)
    return found[1] + (_ASCII_TAG.sub("&lt;", found[2]) if ascii_table else found[2])


def _parse(text: str) -> _Element | None:
    # UTF-8 bytes with the parser told so: a charset declared in the page has been dealt with and must not count again.
    parser = HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    root: _Element | None = fromstring(text.encode("utf-8", errors="replace"), parser=parser)
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise Unreadable("read.too-large", "The HTML is nested too deeply.")
    return root


def _marked(piece: Piece) -> str:
    return " ".join((piece.text, *(f"({mark})" for mark in piece.marks))).strip()


class _Reader:
    """Walks a page once; text gathers until a block ends."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._gathered: list[str] = []

    def walk(self, root: _Element) -> None:
        walk = iterwalk(root, events=("start", "end"))
        for event, node in walk:
            if event == "start":
                if self._start(node):
                    walk.skip_subtree()
            else:
                self._end(node)
        self._flush()

    def _start(self, node: _Element) -> bool:
        """Take in an element; True where its inside is done with."""
        if is_dropped(node):
            return True
        if mark := mark_of(node):
            self._gathered.append(mark)
            return True
        if node.tag in BLOCKS:
            self._gathered.append(BREAK)
        if node.tag == "table" and not is_layout(node):
            self._table(node)
            return True
        if node.tag in _PREFORMATTED:
            self._preformatted(node)
            return True
        if node.text:
            self._gathered.append(node.text)
        return False

    def _end(self, node: _Element) -> None:
        if node.tag in BLOCKS:
            self._gathered.append(BREAK)
        if node.tail:
            self._gathered.append(node.tail)

    def _table(self, node: _Element) -> None:
        self._flush()
        rows = lines(node)
        if as_paragraphs(rows):
            for row in rows:
                if row.pieces:
                    self._writer.paragraph(" ".join(map(_marked, row.pieces)))
            return
        self._writer.table(grid([row.pieces for row in rows]), [row.indent for row in rows])

    def _preformatted(self, node: _Element) -> None:
        self._flush()
        text = as_typed(raw_text(node))
        if text.strip():
            self._writer.plain(text)

    def _flush(self) -> None:
        for line in "".join(self._gathered).split(BREAK):
            if text := in_prose(line):
                self._writer.paragraph(text)
        self._gathered.clear()
