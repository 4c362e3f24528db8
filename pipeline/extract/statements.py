"""The statements of a release: which tables hold them, what kind they are, which pages belong together."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.extract.headings import Grid, Hints, Need, resolve, split
from pipeline.extract.kinds import classify, is_title
from pipeline.extract.lines import read_lines
from pipeline.extract.units import Caption, read_caption
from pipeline.model.document import Cell, Document, Paragraph, Row
from pipeline.model.figures import parse_figure
from pipeline.model.finding import Finding
from pipeline.model.report import Omission
from pipeline.model.statement import PRIMARY, Column, LineItem, Statement, StatementKind

_NEAR = 12
"""How many lines above a table may title it."""
_PROSE = 240
_NOTE = re.compile(r"^\W*(?:\(?\w{1,2}\)|\*+|†|note:?)\s*\S", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """A grid and what is printed over it; `titled` where that names a statement of its own."""

    grid: Grid
    above: tuple[str, ...]
    titled: bool
    kind: StatementKind
    caption: Caption | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The statements of a release, unmapped, and the figures that belong to headings."""

    statements: tuple[Statement, ...]
    omissions: tuple[Omission, ...]


def find_statements(document: Document) -> tuple[Found, tuple[Finding, ...]]:
    """Every table of figures as a statement, in printed order; pages of one statement joined."""
    grids = list(_parts(document))
    parts = [part for part in grids if any(map(_figures_of, part.grid.rows))]
    needs = [Need(grid=part.grid, kind=part.kind, captions=part.above) for part in parts]
    texts = tuple(block.text for block in document.blocks if isinstance(block, Paragraph))
    columns, findings = resolve(needs, Hints(texts=texts, header=document.header))
    usual = next((part.caption for part in parts if part.caption and part.kind in PRIMARY), None)
    statements: list[Statement] = []
    caption = usual or Caption()
    for part, own in zip(parts, columns, strict=True):
        before = statements[-1] if statements else None
        caption = part.caption or (caption if before and not part.titled else usual) or Caption()
        if before and _continues(part, own, before):
            statements[-1] = _joined(before, part, own, caption)
        else:
            statements.append(_statement(part, own or (before.columns if before else ()), caption))
    return Found(statements=tuple(statements), omissions=tuple(_omissions(grids))), findings


def _omissions(parts: Sequence[_Part]) -> Iterator[Omission]:
    """Years and other numbers in heading rows, which are no amounts."""
    for part in parts:
        for row in part.grid.head:
            for cell in _figures_of(row):
                yield Omission(source=cell.source, reason="it is part of a column heading")


def _figures_of(row: Row) -> tuple[Cell, ...]:
    return tuple(cell for cell in row.cells if cell.column > 0 and parse_figure(cell.text))


def _parts(document: Document) -> Iterator[_Part]:
    above: list[Paragraph] = []
    before: StatementKind | None = None
    for block in document.blocks:
        if isinstance(block, Paragraph):
            above.append(block)
            continue
        for number, grid in enumerate(split(block, above)):
            part = _part(grid, _title_lines(above) if number == 0 else (), before)
            before = part.kind if any(map(_figures_of, grid.rows)) else before
            yield part
        above = []


def _title_lines(above: Sequence[Paragraph]) -> tuple[str, ...]:
    """The short lines directly over a table, the nearest last."""
    lines: list[str] = []
    for paragraph in reversed(above):
        if len(paragraph.text) > _PROSE or len(lines) >= _NEAR:
            break
        lines[:0] = paragraph.text.splitlines() or [paragraph.text]
    return tuple(lines)


def _part(grid: Grid, above: tuple[str, ...], before: StatementKind | None) -> _Part:
    lines = (*above, *grid.titles)
    labels = [cell.text for row in grid.rows if (cell := row.at(0))]
    titled = any(is_title(line) for line in lines)
    kind = _supplement(grid, above, before) or classify(lines, labels)
    over = [heading.text for heading in grid.headings]
    return _Part(grid=grid, above=lines, titled=titled, kind=kind, caption=read_caption([*reversed(lines), *over]))


def _supplement(grid: Grid, above: Sequence[str], before: StatementKind | None) -> StatementKind | None:
    """A table without headings under a footnote of the statement before it."""
    if grid.headings or not above or before is None:
        return None
    return StatementKind.SUPPLEMENT if _NOTE.match(above[-1]) else None


def _continues(part: _Part, columns: Sequence[Column], before: Statement) -> bool:
    """Whether a grid is more of the statement before it: no title of its own, and the same periods or no headings."""
    if part.titled or part.kind is StatementKind.SUPPLEMENT:
        return False
    if part.kind not in (before.kind, StatementKind.OTHER, StatementKind.SUPPLEMENT) and part.kind in PRIMARY:
        return False
    if not columns:
        return True
    mine, theirs = {column.period for column in columns}, {column.period for column in before.columns}
    return part.grid.continued or (part.kind is before.kind and mine <= theirs)


def _statement(part: _Part, columns: tuple[Column, ...], caption: Caption) -> Statement:
    notes = part.above[-1:] if part.kind is StatementKind.SUPPLEMENT else ()
    return Statement(
        kind=part.kind,
        title=next((line for line in reversed(part.above) if is_title(line)), part.above[-1] if part.above else ""),
        columns=columns,
        lines=read_lines(part.grid.rows, columns, caption, section=tuple(notes)),
        currency=caption.currency,
    )


def _joined(before: Statement, part: _Part, columns: Sequence[Column], caption: Caption) -> Statement:
    """The statement with another page of lines, whose columns are the first page's by period."""
    lines = read_lines(
        part.grid.rows,
        tuple(columns) or before.columns,
        caption,
        section=_open_section(before),
        first=len(before.lines),
    )
    place = {column.index: _same_column(column, before.columns) for column in columns}
    return replace(before, lines=(*before.lines, *(_moved(line, place) for line in lines)))


def _open_section(statement: Statement) -> tuple[str, ...]:
    return statement.lines[-1].section if statement.lines else ()


def _same_column(column: Column, columns: Sequence[Column]) -> int:
    return next((c.index for c in columns if c.period == column.period and c.kind is column.kind), column.index)


def _moved(line: LineItem, place: dict[int, int]) -> LineItem:
    figures = tuple(replace(figure, column=place.get(figure.column, figure.column)) for figure in line.figures)
    return replace(line, figures=figures)
