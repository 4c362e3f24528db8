"""Where one pipe table holds several statements, written one below the other without a line between them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from pipeline.read.grid.columns import is_body
from pipeline.read.grid.units import Piece, Unit, join
from pipeline.read.markdown.headings import PERIOD, figures_of

Units = tuple[Unit, ...]


def starts(rows: Sequence[Sequence[Piece]]) -> tuple[int, ...]:
    """The rows where a table of another width begins: below figures, titles with headings of periods."""
    units = [join(row) for row in rows]
    first = [0]
    below = False  # figures have been seen since the last start
    for position, (is_figures, run) in _runs(units):
        headed = any(unit.left > 0 and PERIOD.search(unit.text) for row in run for unit in row)
        if not is_figures and below and headed:
            first.append(position)
        below = below or is_figures
    return tuple(_different(units, first))


def _runs(rows: Sequence[Units]) -> Iterator[tuple[int, tuple[bool, list[Units]]]]:
    """Runs of rows with and without figures, each with the position of its first row."""
    position = 0
    for is_figures, run in groupby(rows, key=is_body):
        found = list(run)
        yield position, (is_figures, found)
        position += len(found)


def _different(rows: Sequence[Units], first: Sequence[int]) -> Iterator[int]:
    """Those of the starts whose rows hold another number of figures than the rows before."""
    width = 0
    for start, end in pairwise((*first, len(rows))):
        counts = Counter(len(figures_of(row)) for row in rows[start:end] if is_body(row))
        found = counts.most_common(1)[0][0] if counts else width
        if found != width:
            yield start
        width = found
