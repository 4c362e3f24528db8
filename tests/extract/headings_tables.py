"""Tables drawn as text, so that a test shows the heading as the release prints it.

Bars stand between the columns; `<` means that the cell to the left reaches over this column too. Periods are shown
with `..` between the first and the last day, and `-` is a column without one.
"""

from pipeline.extract.headings import Grid, Hints, Need, resolve, split
from pipeline.model.document import Cell, Paragraph, Row, Table
from pipeline.model.period import Period
from pipeline.model.source import Source
from pipeline.model.statement import Column, StatementKind


def source(text: str, row: int | None = None) -> Source:
    return Source(document="drawn", start=0, end=len(text), text=text, table=row and 1, row=row, column=row)


def cells(index: int, line: str) -> tuple[Cell, ...]:
    drawn: list[Cell] = []
    for column, text in enumerate(part.strip() for part in line.split("|")):
        if text == "<":
            last = drawn.pop()
            drawn.append(Cell(column=last.column, text=last.text, source=last.source, width=last.width + 1))
        elif text:
            drawn.append(Cell(column=column, text=text, source=source(text, index)))
    return tuple(drawn)


def table(drawn: str) -> Table:
    lines = [line for line in drawn.strip("\n").splitlines() if line.strip()]
    rows = tuple(Row(index=at, cells=cells(at, line)) for at, line in enumerate(lines, 1))
    return Table(index=1, columns=max(line.count("|") for line in lines) + 1, rows=rows)


def lines(*above: str) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(text=text, source=source(text)) for text in above)


def with_figures(heading: str) -> str:
    columns = max(line.count("|") for line in heading.strip("\n").splitlines())
    return heading.rstrip() + "\nSales" + " | 1,234" * columns


def grid(drawn: str, *above: str) -> Grid:
    (only,) = split(table(drawn), lines(*above))
    return only


def columns(kind: StatementKind, heading: str, hints: Hints | None = None) -> tuple[Column, ...]:
    (found,), _ = resolve([Need(grid=grid(with_figures(heading)), kind=kind)], hints or Hints())
    return found


def shown(period: Period | None) -> str:
    if period is None:
        return "-"
    return f"{period.start}..{period.end}" if period.start else f"{period.end}"


def periods(found: tuple[Column, ...]) -> list[str]:
    return [shown(column.period) for column in found]
