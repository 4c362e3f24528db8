"""Receipts: where in the release a thing was printed."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The place a printed text was read from.

    `start` and `end` are character offsets into `Document.text`, so that
    `document.text[start:end] == text` holds for every receipt. Tables, rows and
    columns count from 1 as a reader would; they are None outside tables.
    """

    document: str
    start: int
    end: int
    text: str
    table: int | None = None
    row: int | None = None
    column: int | None = None

    def within(self, start: int, end: int) -> "Source":
        """The receipt for the part `text[start:end]` of this one."""
        return Source(
            document=self.document,
            start=self.start + start,
            end=self.start + end,
            text=self.text[start:end],
            table=self.table,
            row=self.row,
            column=self.column,
        )

    def __str__(self) -> str:
        """As messages print it: `release.txt (table 1, row 4, column 2)`."""
        if self.table is None:
            return f"{self.document} (characters {self.start}-{self.end})"
        return f"{self.document} (table {self.table}, row {self.row}, column {self.column})"
