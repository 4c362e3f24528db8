"""Releases written as text for tests: `label | figure | figure` is a row of a table, any other line a paragraph.

`|2 heading` spans two columns. Blank lines part tables.
"""

from textwrap import dedent

from pipeline.extract.tables.find import Found, find_statements
from pipeline.model.document import Block, Cell, Document, Format, Paragraph, Row, Table
from pipeline.model.finding import Finding
from pipeline.model.source import Source
from pipeline.model.statement import LineItem, Statement


def document(printed: str) -> Document:
    text = dedent(printed).strip("\n")
    blocks: list[Block] = []
    rows: list[Row] = []
    tables = start = 0
    for line in [*text.splitlines(), ""]:
        if "|" in line:
            rows.append(_row(line, start, len(rows) + 1, tables + 1))
        elif rows:
            tables += 1
            blocks.append(_table(tables, rows))
            rows = []
        if line.strip() and "|" not in line:
            source = Source(document="release", start=start, end=start + len(line), text=line)
            blocks.append(Paragraph(text=line.strip(), source=source))
        start += len(line) + 1
    return Document(name="release", format=Format.TEXT, text=text, blocks=tuple(blocks))


def _table(index: int, rows: list[Row]) -> Table:
    columns = max(cell.column + cell.width for row in rows for cell in row.cells)
    return Table(index=index, columns=columns, rows=tuple(rows))


def _row(line: str, start: int, index: int, table: int) -> Row:
    cells: list[Cell] = []
    at = column = 0
    for part in line.split("|"):
        width = int(part[0]) if part[:1].isdigit() and part[1:2] == " " and column else 1
        words = part[1:].strip() if width > 1 else part.strip()
        begin = start + at + part.find(words)
        source = Source(
            document="release",
            start=begin,
            end=begin + len(words),
            text=words,
            table=table,
            row=index,
            column=column + 1,
        )
        if words:
            cells.append(Cell(column=column, text=words, source=source, width=width))
        at += len(part) + 1
        column += width
    return Row(index=index, cells=tuple(cells), indent=len(line) - len(line.lstrip()))


def found(printed: str) -> tuple[Found, tuple[Finding, ...]]:
    return find_statements(document(printed))


def statements(printed: str) -> tuple[Statement, ...]:
    return found(printed)[0].statements


def only(printed: str) -> Statement:
    (statement,) = statements(printed)
    return statement


def kinds(printed: str) -> list[str]:
    """Each statement as its kind and title: `IS Consolidated Statements of Income`."""
    return [f"{statement.kind.value} {statement.title}".strip() for statement in statements(printed)]


def labels(statement: Statement) -> list[str]:
    return [line.label for line in statement.lines if line.figures]


def lines(statement: Statement) -> list[str]:
    """Each line as an accountant would jot it down: `heading > label: unit 10^scale: figures`."""
    return [_line(line) for line in statement.lines if line.figures]


def _line(line: LineItem) -> str:
    scale = f" 10^{line.scale}" if line.scale else ""
    figures = ", ".join(str(figure.value) for figure in line.figures)
    return f"{' > '.join((*line.section, line.label))}: {line.unit.value}{scale}: {figures}"
