"""Plain text as a document: tab-separated, aligned by column, or laid out from a PDF's pages."""

import re

from pipeline.model.document import Block, Document, Format
from pipeline.read.plain.grid import Origin, read_table
from pipeline.read.plain.lines import split_lines
from pipeline.read.plain.loose import set_apart
from pipeline.read.plain.paragraphs import read_paragraphs
from pipeline.read.plain.regions import find_regions, page_of

_TABBED = re.compile(r"\t[ ]*\\?[$(]*[ ]*[\d.,(-]+[^\t\n]{0,6}(?=\t|$)", re.MULTILINE)
_ALIGNED = re.compile(r"\S {2,}(?:\$ *)?\(?[\d.,]+\)?(?: |$)")


def read_text(text: str, name: str) -> Document:
    r"""The document that a decoded text file holds.

    `text` has its lines ended by `\n`. Its format is ASCII where EDGAR's table tags or columns set with blanks are
    found, else text.
    """
    tabbed = _is_tabbed(text)
    blocks = _blocks(Origin(document=name, text=text, offset=0), 1, tabbed=tabbed)
    return Document(name=name, format=Format.TEXT if tabbed else Format.ASCII, text=text, blocks=blocks)


def read_blocks(text: str, name: str, *, offset: int = 0, first_table: int = 1) -> tuple[Block, ...]:
    """The paragraphs and tables of a text, in order.

    The text begins at character `offset` of the document `name`, whose tables before it number `first_table` - 1.
    """
    return _blocks(Origin(document=name, text=text, offset=offset), first_table, tabbed=_is_tabbed(text))


def _blocks(origin: Origin, first_table: int, *, tabbed: bool) -> tuple[Block, ...]:
    lines = split_lines(origin.text, tabbed=tabbed)
    page = page_of(lines if tabbed else set_apart(lines), tabbed=tabbed)
    blocks: list[Block] = []
    at = 0
    for index, region in enumerate(find_regions(page), first_table):
        blocks += read_paragraphs(page, at, region.first, origin)
        blocks.append(read_table(page, region, origin, index))
        at = region.last + 1
    return (*blocks, *read_paragraphs(page, at, len(page.lines), origin))


def _is_tabbed(text: str) -> bool:
    """Whether tabs separate the cells of this text's tables."""
    if "\t" not in text:
        return False
    aligned = sum("\t" not in line and _ALIGNED.search(line) is not None for line in text.split("\n"))
    return len(_TABBED.findall(text)) > aligned
