"""What every document keeps to, however it was read, so that no later stage meets words without end."""

from collections.abc import Iterator
from dataclasses import replace

from pipeline.model.document import Block, Cell, Document, Paragraph, Row, Table

MAX_PARAGRAPH = 8_000
MAX_CELL = 2_000
"""Characters; the longest of real releases have 5,000 and 1,200."""


def bounded(document: Document) -> Document:
    """The document, its endless paragraphs in portions, and no more words of a cell than the first MAX_CELL.

    Receipts stay whole.
    """
    return replace(document, blocks=tuple(part for block in document.blocks for part in _bounded(block)))


def _bounded(block: Block) -> Iterator[Block]:
    if isinstance(block, Paragraph):
        yield from _portions(block)
    elif any(len(cell.text) > MAX_CELL for row in block.rows for cell in row.cells):
        yield Table(index=block.index, columns=block.columns, rows=tuple(map(_row, block.rows)))
    else:
        yield block


def _row(row: Row) -> Row:
    return replace(row, cells=tuple(map(_cell, row.cells)))


def _cell(cell: Cell) -> Cell:
    return replace(cell, text=cell.text[:MAX_CELL]) if len(cell.text) > MAX_CELL else cell


def _portions(paragraph: Paragraph) -> Iterator[Paragraph]:
    printed = paragraph.source.text
    if len(printed) <= MAX_PARAGRAPH:
        yield paragraph
        return
    start = 0
    while start < len(printed):
        end = len(printed)
        if end - start > MAX_PARAGRAPH:
            end = printed.rfind(" ", start + 1, start + MAX_PARAGRAPH) + 1 or start + MAX_PARAGRAPH
        if text := " ".join(printed[start:end].split()):
            yield Paragraph(text=text, source=paragraph.source.within(start, end))
        start = end
