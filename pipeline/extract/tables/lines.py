"""Rows to line items: labels joined over wrapped rows, headings to sections, figures with units and scale."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from pipeline.extract.headings import counts
from pipeline.extract.labels import closes, continues
from pipeline.extract.tables.marks import NO_MARKS, Marks, read_label
from pipeline.extract.tables.parentheses import read_parentheses
from pipeline.extract.tables.sections import Said, section_marks
from pipeline.extract.tables.units import Caption, power_of_cents, power_of_ratio, read_caption, unit_of
from pipeline.model.document import Cell, Row
from pipeline.model.figures import parse_figure
from pipeline.model.source import Source
from pipeline.model.statement import Column, ColumnKind, Figure, LineItem, UnitKind

_MOST_SHARES = Decimal(10) ** 12
_COMPARING = frozenset({ColumnKind.CHANGE, ColumnKind.PERCENT, ColumnKind.NOTE})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """A row, or several that one label wraps over, before units and sections are known."""

    label: str
    pieces: tuple[Source, ...]
    indent: int
    figures: tuple[Figure, ...]
    suffixes: frozenset[str]
    marks: tuple[str, ...]
    alone: bool
    """Whether nothing is printed beside the label."""
    counted: str = ""
    """The power of ten in words that the row below gives its amounts."""


def read_lines(
    rows: Sequence[Row],
    columns: Sequence[Column],
    caption: Caption,
    *,
    section: tuple[str, ...] = (),
    first: int = 0,
    over: Marks = NO_MARKS,
) -> tuple[LineItem, ...]:
    """The line items of a table's body, parentheticals behind the line that prints them.

    `section` are headings that already stand open above the first row; `first` is the first line's order; `over` are
    the footnote marks above the rows. A line's marks are those of the headings over it as well.
    """
    dated = [column.index for column in columns if column.kind is ColumnKind.PERIOD]
    beside = frozenset(column.index for column in columns if column.kind in _COMPARING)
    items: list[LineItem] = []
    open_headings = [_Heading(text=text, indent=-1) for text in section]
    for line in _marked(tuple(_stemmed(_joined(_read(rows, beside, over))))):
        level = -1 if line.label.isupper() else line.indent
        if not line.figures:
            open_headings = [heading for heading in open_headings if heading.indent < level]
        item = _item(line, tuple(heading.text for heading in open_headings), caption, first + len(items))
        items.append(item)
        items.extend(_passing(item, line, dated, caption))
        if line.figures:
            open_headings = _left_open(line, open_headings)
        else:
            open_headings.append(_Heading(text=line.label, indent=level))
    return tuple(items)


def _marked(lines: Sequence[_Line]) -> Iterator[_Line]:
    """The lines with the footnote marks of the headings they stand under."""
    if not any(line.marks and line.alone for line in lines):
        yield from lines
        return
    said = [
        Said(
            label=line.label,
            indent=line.indent,
            figures=bool(line.figures),
            marks=line.marks if line.alone or line.figures else (),
        )
        for line in lines
    ]
    for line, marks in zip(lines, section_marks(said), strict=True):
        yield replace(line, marks=(*line.marks, *marks)) if marks else line


def _read(rows: Sequence[Row], beside: frozenset[int], over: Marks) -> list[_Line]:
    lines: list[_Line] = []
    for row in rows:
        if (words := counts(row)) and lines:
            lines[-1] = replace(lines[-1], counted=words)
        else:
            lines.append(_line(row, beside, over))
    return lines


def _line(row: Row, beside: frozenset[int], over: Marks) -> _Line:
    stub = row.at(0)
    label, marks = read_label(stub, over.numbers) if stub else ("", ())
    figures, suffixes = _figures(row.cells, beside, over)
    return _Line(
        label=label,
        pieces=(stub.source,) if stub else (),
        indent=row.indent,
        figures=figures,
        suffixes=suffixes,
        marks=marks,
        alone=len(row.cells) == 1,
    )


def _figures(cells: Sequence[Cell], beside: frozenset[int], over: Marks) -> tuple[tuple[Figure, ...], frozenset[str]]:
    """The figures of a row, and the suffixes behind those that are no comparison with others (`beside`).

    A percentage beside an amount in thousands is its share of something: the line is still one of amounts.
    """
    figures: list[Figure] = []
    suffixes: set[str] = set()
    for cell in cells:
        if cell.column > 0 and (printed := parse_figure(cell.text)):
            if cell.column not in beside:
                suffixes.add(printed.suffix)
            figures.append(
                Figure(
                    column=cell.column,
                    value=printed.value,
                    places=printed.places,
                    source=cell.source,
                    currency=printed.currency,
                    suffix=printed.suffix,
                    marks=(*printed.marks, *cell.marks, *over.over(cell.column)),
                )
            )
    amounts = any(abs(f.value) >= _NO_PERCENTAGE and not f.is_percentage for f in figures if f.value)
    return tuple(figures), frozenset() if amounts else frozenset(suffixes - {""})


_NO_PERCENTAGE = 10_000
"""What is printed as large as this without a sign is no percentage."""


def _joined(lines: Sequence[_Line]) -> Iterator[_Line]:
    """Lines with the labels that wrap from one row to the next put together; rows without anything left out."""
    pending: _Line | None = None
    for line in lines:
        if not line.label and not line.figures:
            continue
        if pending and _belongs(pending, line):
            line = _join(pending, line)
        elif pending:
            yield pending
        pending = line if not line.figures else None
        if line.figures:
            yield line
    if pending:
        yield pending


def _belongs(above: _Line, line: _Line) -> bool:
    """Whether a row without figures is the beginning of the next row's label.

    A row of figures without a label takes the label printed alone above it, unless that reads as a heading.
    """
    if not line.label:
        return not above.label.endswith(":") and not above.label.isupper()
    return continues(above.label, line.label)


def _join(above: _Line, line: _Line) -> _Line:
    return replace(
        line,
        label=f"{above.label} {line.label}".strip(),
        pieces=above.pieces + line.pieces,
        indent=above.indent,
        marks=above.marks + line.marks,
    )


_STEM = re.compile(r"(.*\b(?:return on|as (?:a )?percent(?:age)?s? of))\W*", re.IGNORECASE)
_PERCENT_OF = re.compile(r"(.*\bas (?:a )?percent(?:age)?s? of) \S.*", re.IGNORECASE)


def _stemmed(lines: Iterable[_Line]) -> Iterator[_Line]:
    """The lines, labels that go on from a line set in less far with what it begins: `Return on:`, `Average assets`.

    That line may go on itself: `Allowance as a percentage of period-end loans` over `Nonperforming loans`.
    """
    stem: _Line | None = None
    begins = ""
    for line in lines:
        if stem and line.label and line.figures and line.indent > stem.indent:
            yield replace(line, label=f"{begins} {line.label}", pieces=stem.pieces + line.pieces)
            continue
        found = (_PERCENT_OF if line.figures else _STEM).fullmatch(line.label)
        stem, begins = (line, found[1]) if found else (None, "")
        if not found or line.figures:
            yield line


def _item(line: _Line, section: tuple[str, ...], caption: Caption, order: int) -> LineItem:
    places = max((figure.places for figure in line.figures), default=0)
    money = any(figure.currency for figure in line.figures)
    unit = unit_of(line.label, section, line.suffixes, places, money=money)
    words = (line.counted, line.label, *section[-1:])
    ratio = unit is UnitKind.PURE
    return LineItem(
        order=order,
        label=line.label,
        source=line.pieces[0] if line.pieces else line.figures[0].source,
        section=section,
        indent=line.indent,
        figures=line.figures,
        unit=unit,
        scale=power_of_ratio(words, line.suffixes) if ratio else _scale(unit, caption, words, line.figures),
        marks=line.marks,
    )


def _scale(unit: UnitKind, caption: Caption, words: Sequence[str], figures: Sequence[Figure]) -> int:
    """The power of ten of a line's figures: what its own words say (`Shares used (000's)`), else the caption's.

    Shares that the caption would make more than a trillion are printed in full: no registrant has as many.
    """
    if unit not in (UnitKind.MONEY, UnitKind.SHARES):
        return power_of_cents(" ".join(words))
    said = read_caption(words) or caption
    if unit is UnitKind.MONEY:
        return said.money
    beyond = any(figure.value and figure.value.scaleb(said.shares) > _MOST_SHARES for figure in figures)
    return 0 if beyond else said.shares


def _passing(item: LineItem, line: _Line, columns: Sequence[int], caption: Caption) -> Iterator[LineItem]:
    found = read_parentheses(line.pieces, columns) if line.pieces and columns else ()
    for count, said in enumerate(found, start=1):
        yield LineItem(
            order=item.order + count,
            label=said.label,
            source=said.figures[0].source,
            section=(*item.section, item.label),
            indent=item.indent,
            figures=said.figures,
            unit=said.unit,
            scale=_scale(said.unit, caption, (), said.figures) if said.scale is None else said.scale,
            within=item.order,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Heading:
    text: str
    indent: int


def _left_open(line: _Line, headings: list[_Heading]) -> list[_Heading]:
    """The headings still open below a line: a total closes the innermost heading it totals and all within.

    One without a label closes the innermost, where a heading stands around that which is set in less far.
    """
    if not line.label:
        inner = len(headings) > 1 and headings[-2].indent < headings[-1].indent
        return headings[:-1] if inner else headings
    closed = [place for place, heading in enumerate(headings) if closes(line.label, heading.text)]
    return headings[: closed[-1]] if closed else headings
