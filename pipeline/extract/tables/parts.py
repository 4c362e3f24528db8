"""A release cut into parts: a grid of figures, the lines that name it, and what kind of table it is."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.extract.footnotes import numbers_of
from pipeline.extract.headings import Grid, page_heads, split
from pipeline.extract.labels import continues
from pipeline.extract.tables.kinds import Verdict, classify, is_caption, is_complete, is_title, kind_in, kind_of
from pipeline.extract.tables.marks import NO_MARKS, Marks, heading_marks
from pipeline.extract.tables.units import Caption, read_caption
from pipeline.model.document import Cell, Document, Paragraph, Row, Table
from pipeline.model.figures import parse_figure
from pipeline.model.statement import PRIMARY, StatementKind

_STATEMENT = re.compile(
    r"^\W*(?:(?:condensed|consolidated|unaudited|summary|selected|interim|period[\s-]end)\W+)*(?:(?:balance sheets?"
    r"|income statements?|cash flows? statements?)|statements? of (?:operations|income|earnings|cash flows"
    r"|financial (?:condition|position)))(?:\W+(?:data|\(?unaudited\)?))*\W*$",
    re.IGNORECASE,
)
_AWARDS = re.compile(r"^\W*(?:stock|share|equity)[\s-]*based compensation\b(?:(?!\bper\b).){0,60}$", re.IGNORECASE)
_LINES = 12
"""How many lines above a table may belong to it."""
_PROSE = 240
_SENTENCE = 60
_NOTE = re.compile(r"^\W{0,2}(?:\(?\w{1,2}\)|\[\w{1,2}\]|\*+|†|note:?)\s*\S", re.IGNORECASE)
_HEADLINE = re.compile(r"\b(?:reports|announces|posts|delivers)\b", re.IGNORECASE)
"""The release's own headline, which pages repeat above tables."""
_BULLET = re.compile(r"^\s*[•·●▪◦■–-]\s")
_NAMES_STATEMENT = re.compile(r"statement|sheet|reconcil", re.IGNORECASE)
_PAGE = re.compile(r"\W*(?:page\s+)?\d{1,3}(?:\s+of\s+\d{1,3})?\W*|\W*more\W*", re.IGNORECASE)
_SEGMENT = re.compile(r"\W*(?!.*\bby\b)(?:[A-Z][\w&,/'-]*\s+){1,5}segment\b[\W\d]*(?:\(?unaudited\)?)?", re.IGNORECASE)
_GOES_ON = re.compile(r"(?:of|and|to|for|loss(?:es)?)\b", re.IGNORECASE)
"""Words that begin no title: `RESERVE FOR LOAN` goes on with `LOSSES`."""
_INTRODUCES = re.compile(
    r"\bfollowing\b|as follows|tables? below|below (?:presents|shows|sets)|tables? (?:presents|shows|reconciles|sets)"
    r"|:\W*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A grid and what is printed about it.

    `above` are all lines near it, `titles` those that may name it, the nearest last. `apart` where prose stands
    between it and the table before; `inside` where it is cut out of the table of the part before. `label` is its first
    row below the headings where that names what follows. `marks` are the footnote marks of its titles and headings;
    `page` is the number of the page that stands below its rows.
    """

    grid: Grid
    above: tuple[str, ...]
    titles: tuple[str, ...]
    verdict: Verdict
    caption: Caption | None
    apart: bool = False
    inside: bool = False
    label: str = ""
    marks: Marks = NO_MARKS
    page: Cell | None = None

    @property
    def title(self) -> str:
        """The nearest line that names a statement, else any table, else the nearest that is neither caption nor page.

        A segment that is named between a title and its table stands behind the title.
        """
        lines = self._lines
        named = [line for line in lines if is_title(line)]
        title = next(filter(_NAMES_STATEMENT.search, named), (*named, *lines, "")[0])
        below = lines[: lines.index(title)] if title else []
        return next((f"{title} - {line}" for line in below if _SEGMENT.fullmatch(line)), title)

    @property
    def over(self) -> str:
        """The line over the title where that heads the first lines of a table: `Retail Banking` over `Income Data`."""
        lines = self._lines
        return lines[1] if lines[1:] and lines[0] == self.label == self.title else ""

    @property
    def _lines(self) -> list[str]:
        """The titles that say more than in what the figures are, the nearest first."""
        return [line for line in reversed(self.titles) if not is_caption(line) and not _PAGE.fullmatch(line)]


def figures_of(row: Row) -> tuple[Cell, ...]:
    """The cells of a row that hold figures."""
    return tuple(cell for cell in row.cells if cell.column > 0 and parse_figure(cell.text))


def has_figures(grid: Grid) -> bool:
    """Whether any row below the headings holds a figure."""
    return any(map(figures_of, grid.rows))


def parts_of(document: Document) -> Iterator[Part]:
    """The grids of a release in printed order, each with the lines printed since the last table of figures."""
    numbers = numbers_of(document)
    above: list[Paragraph] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            above.append(block)
            continue
        pieces = [piece for grid in split(block, above) for piece in _cut(grid)]
        parts = (_part(piece, above if at == 0 else (), numbers, inside=at > 0) for at, piece in enumerate(pieces))
        yield from _marked(parts)
        above = [] if any(has_figures(piece.grid) for piece in pieces) else [*above, *_lines_of(block)]


def _marked(parts: Iterable[Part]) -> Iterator[Part]:
    """The parts of one table; one without headings of its own stands under the marks of the one before."""
    before = NO_MARKS
    for part in parts:
        before = part.marks if part.grid.head or not part.inside else before
        yield replace(part, marks=before)


def _lines_of(table: Table) -> Iterator[Paragraph]:
    """A table without figures is a layout for lines of text: titles, captions, notes."""
    for row in table.rows:
        texts = [cell.text for cell in row.cells if cell.text.strip()]
        if texts:
            yield Paragraph(text=" ".join(texts), source=row.cells[0].source)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """A grid, or the lower part of one, and the line within it that begins it."""

    grid: Grid
    label: str = ""


def _cut(grid: Grid) -> Iterator[_Piece]:
    """A grid cut where a line of its own begins something else under the same headings.

    That is a note with figures (`(1) Includes stock-based compensation:`) or another statement (`Balance Sheet Data`).
    """
    labels = [cell.text if (cell := row.at(0)) and len(row.cells) == 1 else "" for row in grid.rows]
    cuts = [at for at, label in enumerate(labels) if _begins(label, labels[at - 1] if at else "") or _splits(grid, at)]
    first = cuts[0] if cuts else len(labels)
    if not cuts or any(map(figures_of, grid.rows[:first])):
        yield _Piece(grid=replace(grid, rows=grid.rows[:first]))
    for at, end in pairwise([*cuts, len(labels)]):
        upper = at == first and not any(map(figures_of, grid.rows[:at]))
        rows = grid.rows[0 if upper else at : end]
        yield _Piece(grid=replace(grid, head=grid.head if upper else (), rows=rows), label=labels[at])


def _begins(label: str, above: str) -> bool:
    if kind_in(label) is StatementKind.SUPPLEMENT:
        return True
    return _STATEMENT.match(label) is not None and label[0].isupper() and not continues(above, label)


def _splits(grid: Grid, at: int) -> bool:
    """Whether a heading below the last line of a statement of operations begins what awards cost by function."""
    stub = grid.rows[at].at(0)
    if stub is None or len(grid.rows[at].cells) > 1 or not _AWARDS.match(stub.text):
        return False
    above = [cell.text for row in grid.rows[:at] if (cell := row.at(0))]
    return is_complete(StatementKind.OPERATIONS, above)


def _part(piece: _Piece, paragraphs: Sequence[Paragraph], numbers: frozenset[str], *, inside: bool) -> Part:
    page = _page(piece.grid)
    grid = replace(piece.grid, rows=piece.grid.rows[:-1]) if page else piece.grid
    near = _unwrapped(_near(paragraphs))
    above = _unwrapped((*near, *grid.titles))
    titles = _unwrapped((*_naming(near), *grid.titles))
    labels = [cell.text for row in grid.rows if (cell := row.at(0)) and cell.text.strip()]
    over = [heading.text for heading in grid.headings]
    named = (*titles, piece.label) if piece.label else titles
    verdict = classify(named, labels, over)
    if verdict.kind in PRIMARY and piece.label and (whole := kind_of(titles)) and whole not in PRIMARY:
        verdict = replace(verdict, kind=whole)
    return Part(
        grid=grid,
        above=above,
        titles=named,
        verdict=verdict,
        caption=read_caption([*reversed(above), *over]),
        apart=any(_is_prose(paragraph.text) for paragraph in paragraphs),
        inside=inside,
        label=piece.label or _first_heading(grid),
        marks=heading_marks(_naming(near), grid.head, numbers),
        page=page,
    )


_PAGE_NUMBER = re.compile(r"[1-9]\d{0,2}")


def _page(grid: Grid) -> Cell | None:
    """The number of the page that stands alone in the last row of a grid whose other rows have several figures."""
    last = [cell for cell in grid.rows[-1].cells if cell.text.strip()] if grid.rows else []
    alone = len(last) == 1 and last[0].column > 0 and _PAGE_NUMBER.fullmatch(last[0].text.strip()) is not None
    return last[0] if alone and any(len(figures_of(row)) > 1 for row in grid.rows) else None


def _first_heading(grid: Grid) -> str:
    """The words below the headings of the columns that head the first lines; empty where a line of figures follows."""
    last = grid.head[-1] if grid.head else None
    beneath = last and len(last.cells) == 1 and any(len(row.cells) > 1 for row in grid.head[:-1])
    return grid.titles[-1] if beneath and grid.titles else ""


def _near(paragraphs: Sequence[Paragraph]) -> tuple[str, ...]:
    """The short lines directly over a table without the head of its page, the nearest last."""
    lines: list[str] = []
    for paragraph in reversed(paragraphs):
        if len(paragraph.text) > _PROSE or len(lines) >= _LINES:
            lines = lines or _announcement(paragraph.text)
            break
        lines[:0] = paragraph.text.splitlines() or [paragraph.text]
    heads = page_heads(lines)
    return tuple(line for at, line in enumerate(lines) if at not in heads)


def _announcement(prose: str) -> list[str]:
    """The last sentence of a paragraph where it leads over to the table: `... was as follows (in millions):`."""
    last = re.split(r"(?<=[.;])\s+(?=[A-Z])", " ".join(prose.split()))[-1]
    return [last] if last.endswith(":") and len(last) <= _PROSE else []


def _unwrapped(lines: Iterable[str]) -> tuple[str, ...]:
    """Lines with those put together that one title or caption wraps over: `STATEMENTS OF` / `INCOME (unaudited)`."""
    whole: list[str] = []
    for line in lines:
        if whole and len(whole[-1]) < _SENTENCE and (continues(whole[-1], line) or _GOES_ON.match(line)):
            whole[-1] = f"{whole[-1]} {line}"
        else:
            whole.append(line)
    return tuple(whole)


def _naming(lines: Sequence[str]) -> tuple[str, ...]:
    """The lines that may be a table's title: neither prose nor notes to the table before, unless they announce it."""
    kept: list[str] = []
    for line in reversed(lines):
        announces = _INTRODUCES.search(line) is not None
        if not announces and (_is_prose(line) or _NOTE.match(line)):
            break
        if _HEADLINE.search(line):
            continue
        kept.insert(0, line)
        if announces and (len(line) > _SENTENCE or _NOTE.match(line)):
            break
    return tuple(kept)


def _is_prose(text: str) -> bool:
    return len(text) > _SENTENCE and (text.rstrip().endswith((".", ";")) or _BULLET.match(text) is not None)
