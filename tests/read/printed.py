"""A release's bytes in, tables out as an accountant would jot them down."""

from textwrap import dedent

from pipeline.model.document import Block, Document, Paragraph, Row, Table
from pipeline.read import read

Printed = list[str]


def document(text: str | bytes, name: str = "release") -> Document:
    """The document of an indented excerpt; every receipt in it is checked."""
    data = dedent(text).strip("\n").encode() if isinstance(text, str) else text
    found, _ = read(data, name)
    for block in found.blocks:
        check(found, block)
    return found


def check(found: Document, block: Block) -> None:
    """A receipt holds what the document prints where it points."""
    sources = [block.source] if isinstance(block, Paragraph) else [c.source for row in block.rows for c in row.cells]
    assert all(found.text[source.start : source.end] == source.text for source in sources)
    assert all(source.document == found.name for source in sources)


def tables(text: str | bytes) -> list[list[Printed]]:
    """Every table as rows of one text per column; a heading over columns 2 to 3 is printed `2-3: text`."""
    return [[_row(row, block.columns) for row in block.rows] for block in document(text).tables()]


def table(text: str | bytes) -> list[Printed]:
    """The rows of the only table."""
    (only,) = tables(text)
    return only


def titles(text: str | bytes) -> list[str]:
    """The paragraphs."""
    return [block.text for block in document(text).blocks if isinstance(block, Paragraph)]


def html_table(*rows: str) -> list[Printed]:
    """The table of HTML rows, each cell of which is written after a bar; `|3 text` spans three columns."""
    return table("<html><body><table>" + "".join(map(_html_row, rows)) + "</table></body></html>")


def only(found: Document) -> Table:
    """The only table."""
    (one,) = found.tables()
    return one


def _html_row(row: str) -> str:
    cells = row.strip().removeprefix("|").removesuffix("|").split("|")
    return "<tr>" + "".join(map(_html_cell, cells)) + "</tr>"


def _html_cell(cell: str) -> str:
    span, _, text = cell.partition(" ")
    return f'<td colspan="{span or 1}">{text.strip()}</td>'


def _row(row: Row, columns: int) -> Printed:
    texts = [""] * columns
    for cell in row.cells:
        span = f"{cell.column}-{cell.column + cell.width - 1}: " if cell.width > 1 else ""
        texts[cell.column] = span + cell.text
    return texts
