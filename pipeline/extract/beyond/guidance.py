"""Guidance in tables: ranges in cells, which are no figures of a statement, read as what a sentence would say."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.extract.beyond.naming import is_adjusted
from pipeline.extract.prose.numbers.figures import figures
from pipeline.extract.prose.numbers.said import Said
from pipeline.extract.prose.periods.mentions import mentions
from pipeline.extract.prose.periods.times import Times, times_of
from pipeline.extract.tables.units import Caption, read_caption, unit_of
from pipeline.model.claim import Claim, ClaimKind, Stance
from pipeline.model.document import Cell, Document, Paragraph, Row, Table
from pipeline.model.figures import parse_figure
from pipeline.model.period import Duration, Period
from pipeline.model.statement import Statement, UnitKind

_GUIDANCE = re.compile(r"\bguidance\b|\boutlook\b|\bforecasts?\b|\bexpect(?:s|ed|ations?)\b", re.IGNORECASE)
_EARLIER = re.compile(r"\b(?:previous|prior|former|earlier|old|initial|original)\b", re.IGNORECASE)
_NEAR = 4
"""How many paragraphs above a table may say what it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """What stands about a table: the lines above it, the powers of ten they name, and the calendar."""

    above: tuple[str, ...]
    caption: Caption
    times: Times


def read_guidance(document: Document, statements: Sequence[Statement]) -> tuple[Claim, ...]:
    """The ranges in the tables of a release that speak of what is to come, in printed order."""
    texts = tuple(block.text for block in document.blocks if isinstance(block, Paragraph))
    times = times_of(statements, texts, document.header)
    return tuple(_claims(document, times)) if times else ()


def _claims(document: Document, times: Times) -> Iterator[Claim]:
    above: list[str] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            above.append(block.text)
            continue
        near = tuple(above[-_NEAR:])
        heads = [cell.text for row in block.rows if not _ranges(row) for cell in row.cells]
        if _GUIDANCE.search(" ".join((*near, *heads))):
            caption = read_caption((*reversed(near), *heads)) or Caption()
            yield from _of_table(block, _Place(above=near, caption=caption, times=times))
        above = []


def _of_table(table: Table, place: _Place) -> Iterator[Claim]:
    heads: dict[int, str] = {}
    for row in table.rows:
        found = _ranges(row)
        for cell in row.cells if not found else ():
            if parse_figure(cell.text) is None:
                heads |= {at: f"{heads.get(at, '')} {cell.text}" for at in range(cell.column, cell.column + cell.width)}
        label = row.at(0)
        for cell, said in found if label and label.text else ():
            if claim := _claim(label.text if label else "", heads.get(cell.column, ""), cell, said, place):
                yield claim


def _ranges(row: Row) -> list[tuple[Cell, Said]]:
    """The cells that hold a range and no figure."""
    cells = [(cell, figures(cell.text)) for cell in row.cells if cell.column > 0 and parse_figure(cell.text) is None]
    return [(cell, said[0]) for cell, said in cells if len(said) == 1 and said[0].upper is not None]


def _claim(label: str, head: str, cell: Cell, said: Said, place: _Place) -> Claim | None:
    period = _period(head, (label, *reversed(place.above)), place.times)
    if period is None or said.upper is None:
        return None
    unit = unit_of(label, (), {"%"} if said.unit is UnitKind.PURE else (), max(said.decimals, 0))
    power = _power(label, said, unit, place.caption)
    measure = re.sub(r"[*†‡]+|\((?:\d{1,2}|[a-z]|in .*?|.*illions?|.*ousands?)\)", "", label).strip(" :")
    if is_adjusted(head) and not is_adjusted(measure):
        measure = f"Non-GAAP {measure}"
    return Claim(
        kind=ClaimKind.LEVEL,
        stance=Stance.SUPERSEDED if _EARLIER.search(head) else Stance.EXPECTED,
        measure=measure,
        value=min(said.value, said.upper).scaleb(power),
        upper=max(said.value, said.upper).scaleb(power),
        decimals=said.decimals - power,
        unit=unit,
        source=cell.source,
        sentence=cell.source,
        currency=said.currency or "USD",
        period=period,
    )


def _power(label: str, said: Said, unit: UnitKind, caption: Caption) -> int:
    """The power of ten that the label or the caption adds to an amount whose cell names none."""
    if unit is not UnitKind.MONEY or said.decimals < 0:
        return 0
    return (read_caption((label,)) or caption).money


def _period(head: str, others: Sequence[str], times: Times) -> Period | None:
    """The flow that the heading names, else the label, else what stands above; not one that is over.

    Of a heading's several the shortest: `Fiscal 2024` over `Q2` is the quarter.
    """
    for text in (head, *others):
        ahead = [
            period
            for mention in mentions(text, times)
            if isinstance(period := mention.period, Duration) and period.end > times.current.end
        ]
        if ahead:
            return min(ahead, key=lambda period: period.end - period.start) if text == head else ahead[0]
    return None
