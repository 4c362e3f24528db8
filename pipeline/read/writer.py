"""A document's text written as its blocks are read, so that every receipt points into it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape

from pipeline.model.document import Block, Cell, Document, FilingHeader, Format, Paragraph, Row, Table
from pipeline.model.source import Source
from pipeline.read.grid.marks import Grid, Placed
from pipeline.read.join import shifted
from pipeline.read.text import read_blocks


@dataclass(slots=True, kw_only=True)
class Writer:
    """Collects blocks and their text: paragraphs on lines, cells parted by tabs, a blank line after each block."""

    name: str
    blocks: list[Block] = field(default_factory=list)
    _parts: list[str] = field(default_factory=list)
    _length: int = 0
    _tables: int = 0
    _embedded: list[Document] = field(default_factory=list)

    def paragraph(self, text: str) -> None:
        """Add a paragraph."""
        source = Source(document=self.name, start=self._length, end=self._length + len(text), text=text)
        self.blocks.append(Paragraph(text=text, source=source))
        self._write(text + "\n\n")

    def table(self, grid: Grid, indents: Sequence[int]) -> None:
        """Add a table of the grid's rows that hold cells; the least of the labels' indents is flush left."""
        self._tables += 1
        labelled = [bool(cells) and cells[0].column == 0 for cells in grid.rows]
        flush = min((indent for indent, label in zip(indents, labelled, strict=True) if label), default=0)
        levels = [indent - flush if label else 0 for indent, label in zip(indents, labelled, strict=True)]
        shown = [(cells, level) for cells, level in zip(grid.rows, levels, strict=True) if cells]
        rows = tuple(self._row(number, cells, indent) for number, (cells, indent) in enumerate(shown, start=1))
        self.blocks.append(Table(index=self._tables, columns=grid.columns, rows=rows))
        self._write("\n")

    def plain(self, text: str) -> None:
        """Add a text whose lines and blanks are its layout."""
        blocks = read_blocks(text, self.name, offset=self._length, first_table=self._tables + 1)
        self.blocks += blocks
        self._tables += sum(isinstance(block, Table) for block in blocks)
        self._write(text.rstrip("\n") + "\n\n")

    def embed(self, document: Document) -> None:
        """Add another document's text and blocks."""
        self.blocks += shifted(document, name=self.name, offset=self._length, tables=self._tables)
        self._tables += sum(1 for _ in document.tables())
        self._embedded.append(document)
        self._write(document.text + "\n\n")

    def document(self, form: Format, header: FilingHeader | None = None) -> Document:
        """The document written so far."""
        return Document(
            name=self.name,
            format=form,
            text="".join(self._parts),
            blocks=tuple(self.blocks),
            header=header or FilingHeader(),
            markup=self._markup() if form is Format.SUBMISSION else (),
        )

    def _markup(self) -> tuple[str, ...]:
        """The markup of what was embedded, with plain text as preformatted; none where all of it is plain."""
        if not any(document.markup for document in self._embedded):
            return ()
        plain = ((f"<pre>{escape(document.text)}</pre>",) for document in self._embedded)
        return tuple(
            part for document, text in zip(self._embedded, plain, strict=True) for part in document.markup or text
        )

    def _row(self, number: int, cells: tuple[Placed, ...], indent: int) -> Row:
        written = []
        for position, cell in enumerate(cells):
            if position:
                self._write("\t")
            written.append(self._cell(number, cell))
        self._write("\n")
        return Row(index=number, cells=tuple(written), indent=indent)

    def _cell(self, row: int, cell: Placed) -> Cell:
        source = Source(
            document=self.name,
            start=self._length,
            end=self._length + len(cell.text),
            text=cell.text,
            table=self._tables,
            row=row,
            column=cell.column + 1,
        )
        self._write(cell.text + _shown(cell.marks))
        return Cell(column=cell.column, text=cell.text, source=source, width=cell.width, marks=cell.marks)

    def _write(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)


def _shown(marks: tuple[str, ...]) -> str:
    return "".join(f" ({mark})" for mark in marks)
