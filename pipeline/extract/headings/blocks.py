"""A table cut where a new block of headings begins: two statements in one table, headings repeated on a new page."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.extract.headings.rows import Shape, bare_years, beyond, is_caption, is_period, is_title, shape, stub
from pipeline.model.document import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Heading and title rows, and the rows below them; `over` are heading rows of the block before that hold on."""

    head: tuple[Row, ...]
    body: tuple[Row, ...]
    over: tuple[Row, ...] = ()


def cut_blocks(rows: Sequence[Row]) -> tuple[Block, ...]:
    """The blocks of a table in order; rows before the first heading are that block's."""
    shapes = _shapes(rows)
    cuts = [0, *_later_cuts(rows, shapes)]
    blocks = [_block(rows[start:end], shapes[start:end]) for start, end in pairwise([*cuts, len(rows)])]
    return tuple(part for block in blocks for part in _by_period(block))


def _by_period(block: Block) -> tuple[Block, ...]:
    """A block whose columns name no period, cut where a line of its own names one for all the rows below it."""
    if any(shape(row) is Shape.PERIODS for row in block.head):
        return (block,)
    cuts = [at for at, row in enumerate(block.body) if shape(row) is Shape.LABEL and is_period(stub(row))]
    if not cuts:
        return (block,)
    parts = [
        Block(head=block.body[at : at + 1], body=block.body[at + 1 : end], over=block.head)
        for at, end in pairwise([*cuts, len(block.body)])
    ]
    return (
        (replace(block, body=block.body[: cuts[0]]), *parts)
        if cuts[0]
        else (replace(parts[0], head=(*block.head, *parts[0].head), over=()), *parts[1:])
    )


def _shapes(rows: Sequence[Row]) -> list[Shape]:
    """Each row's shape in its place: a row of years below the first figures is a heading only where it repeats one."""
    shapes: list[Shape] = []
    seen: set[tuple[str, ...]] = set()
    for row in rows:
        found = shape(row)
        years = bare_years(row) if found is Shape.PERIODS else ()
        if found is Shape.PERIODS and years:
            labelled = bool(stub(row)) and not is_caption(stub(row))
            if labelled and years not in seen and (seen or Shape.FIGURES in shapes):
                found = Shape.FIGURES
            seen.add(years)
        elif found is Shape.PERIODS and Shape.FIGURES in shapes and not _repeats(row):
            found = Shape.WORDS
        shapes.append(found)
    return shapes


def _repeats(row: Row) -> bool:
    """Whether a row below figures can be a heading: no label, a caption, or two periods side by side."""
    return not stub(row) or is_caption(stub(row)) or len(beyond(row)) > 1


def _later_cuts(rows: Sequence[Row], shapes: Sequence[Shape]) -> list[int]:
    figures = [at for at, found in enumerate(shapes) if found is Shape.FIGURES]
    cuts = []
    parts = _part_names(rows[: figures[0]], shapes) if figures else ()
    for last, following in pairwise([*figures, len(rows)]):
        gap = range(last + 1, following)
        if any(shapes[at] is Shape.PERIODS for at in gap):
            cuts.append(_begin(rows, shapes, gap))
        elif again := [at for at in gap if parts and shapes[at] is Shape.WORDS and _columns(rows[at]) == parts]:
            cuts.extend(at for at in again if not stub(rows[at]))
    return cuts


def _part_names(head: Sequence[Row], shapes: Sequence[Shape]) -> tuple[int, ...]:
    """The columns over which a table prints names and no periods: further such rows name further parts."""
    words = [_columns(row) for row, found in zip(head, shapes, strict=False) if found is Shape.WORDS]
    dated = Shape.PERIODS in shapes[: len(head)]
    return words[-1] if words and not dated and len(words[-1]) > 1 else ()


def _columns(row: Row) -> tuple[int, ...]:
    return tuple(cell.column for cell in beyond(row))


def _begin(rows: Sequence[Row], shapes: Sequence[Shape], gap: range) -> int:
    """Where in the rows between two figures the new block begins: at its first title or heading, or what announces it.

    `(B) Stock-based compensation consists of the following:` has no lines above the new headings.
    """
    return next(
        at
        for at in gap
        if shapes[at] in (Shape.PERIODS, Shape.WORDS)
        or (shapes[at] is Shape.LABEL and (is_title(stub(rows[at])) or stub(rows[at]).rstrip().endswith(":")))
    )


def _block(rows: Sequence[Row], shapes: Sequence[Shape]) -> Block:
    first = next((at for at, found in enumerate(shapes) if found is Shape.FIGURES), len(rows))
    heads = [at for at in range(first) if shapes[at] in (Shape.PERIODS, Shape.WORDS)]
    end = heads[-1] + 1 if heads else 0
    while end < first and (shapes[end] is Shape.BLANK or (shapes[end] is Shape.LABEL and _heads_on(rows[end], end))):
        end += 1
    return Block(head=tuple(rows[:end]), body=tuple(rows[end:]))


def _heads_on(row: Row, at: int) -> bool:
    """Whether a label directly below the headings still belongs to them."""
    return is_caption(stub(row)) or (is_title(stub(row)) and at < _TITLES)


_TITLES = 8
