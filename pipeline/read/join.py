"""Documents set into other documents: receipts, tables and rows keep pointing at what they were read from."""

from dataclasses import replace

from pipeline.model.document import Block, Cell, Document, Row, Table
from pipeline.model.source import Source


def shifted(document: Document, *, name: str, offset: int, tables: int) -> tuple[Block, ...]:
    """The blocks of a document whose text stands at `offset` of the document `name`, after `tables` other tables."""
    return tuple(
        _table(block, name, offset, tables)
        if isinstance(block, Table)
        else replace(block, source=_source(block.source, name, offset, tables))
        for block in document.blocks
    )


def _table(table: Table, name: str, offset: int, tables: int) -> Table:
    rows = tuple(_row(row, name, offset, tables) for row in table.rows)
    return Table(index=table.index + tables, columns=table.columns, rows=rows)


def _row(row: Row, name: str, offset: int, tables: int) -> Row:
    return replace(row, cells=tuple(_cell(cell, name, offset, tables) for cell in row.cells))


def _cell(cell: Cell, name: str, offset: int, tables: int) -> Cell:
    return replace(cell, source=_source(cell.source, name, offset, tables))


def _source(source: Source, name: str, offset: int, tables: int) -> Source:
    table = None if source.table is None else source.table + tables
    return replace(source, document=name, start=source.start + offset, end=source.end + offset, table=table)
