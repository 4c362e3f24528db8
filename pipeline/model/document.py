"""A release as read: paragraphs and tables in the order they are printed, whatever the file format was."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pipeline.model.source import Source


class Format(StrEnum):
    """The layouts the readers know."""

    TEXT = "text"
    ASCII = "ascii"
    MARKDOWN = "markdown"
    HTML = "html"
    PDF = "pdf"
    SUBMISSION = "submission"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One printed cell of a table.

    `column` is the logical column: 0 is the stub (the line's label), figures stand in 1, 2, ...
    Spacer columns are gone, and `$`, `(`, `)` and `%` printed in cells of their own are joined to
    their figure. A heading may span several logical columns (`width`). `text` is what a person
    reads, white space folded; `source.text` is exactly what the document holds.
    `marks` are footnote marks set apart by the layout (superscripts), taken out of `text`.
    """

    column: int
    text: str
    source: Source
    width: int = 1
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One printed row; `index` counts from 1 and `indent` is the label's, in characters (0 = flush left)."""

    index: int
    cells: tuple[Cell, ...]
    indent: int = 0

    def at(self, column: int) -> Cell | None:
        """The cell that begins in this logical column."""
        for cell in self.cells:
            if cell.column == column:
                return cell
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A grid of `columns` logical columns, the stub included; `index` counts from 1 through the document."""

    index: int
    columns: int
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A run of prose, a title or a caption line: everything printed outside tables."""

    text: str
    source: Source


Block = Paragraph | Table


@dataclass(frozen=True, slots=True, kw_only=True)
class FilingHeader:
    """What an EDGAR submission's SGML header says of the filing; empty where it is silent."""

    cik: str = ""
    name: str = ""
    form: str = ""
    sic: str = ""
    ticker: str = ""
    fiscal_year_end: str = ""
    """Month and day, `--MM-DD`."""
    period: date | None = None
    filed: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One release. `text` is its whole printed text; every `Source` in `blocks` points into it.

    `markup` is the decoded HTML a release was written in, one string for each document of a submission; empty where
    the text is all there is. It is as foreign as any input: whoever shows it must sanitise it.
    """

    name: str
    format: Format
    text: str
    blocks: tuple[Block, ...]
    header: FilingHeader = FilingHeader()
    markup: tuple[str, ...] = ()

    def tables(self) -> Iterator[Table]:
        """The tables in the order they are printed."""
        return (block for block in self.blocks if isinstance(block, Table))
