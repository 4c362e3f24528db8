"""Plain text in, tables out as an accountant would jot them down."""

from textwrap import dedent

from pipeline.model.document import Paragraph, Row, Table
from pipeline.read.text import read_blocks

Printed = list[str]


def read(text: str) -> list[Paragraph | Table]:
    """The blocks of an indented excerpt.

    A bar marks the left edge of each line, so that editors keep the blanks, and » stands for a tab.
    """
    lines = dedent(text).strip("\n").split("\n")
    return list(read_blocks("\n".join(line.removeprefix("|") for line in lines).replace("»", "\t"), "release.txt"))


def tables(text: str) -> list[list[Printed]]:
    """Every table as rows of one text per column; a heading over columns 2 to 3 is printed `2-3: text`."""
    return [[_row(row, block.columns) for row in block.rows] for block in read(text) if isinstance(block, Table)]


def table(text: str) -> list[Printed]:
    """The rows of the only table."""
    (only,) = tables(text)
    return only


def titles(text: str) -> list[str]:
    """The paragraphs."""
    return [block.text for block in read(text) if isinstance(block, Paragraph)]


def _row(row: Row, columns: int) -> Printed:
    texts = [""] * columns
    for cell in row.cells:
        span = f"{cell.column}-{cell.column + cell.width - 1}: " if cell.width > 1 else ""
        texts[cell.column] = span + cell.text
    return texts
