"""Percentages printed without their sign, which stands with some lines of a block only."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.extract.beyond.layout.counting import is_multiple, is_ratio, of_a_share
from pipeline.model.statement import LineItem, Statement, Summation, UnitKind

_RATIOS = re.compile(r"\bratios\b|\bmargins\b|\byields\b|\bpercent(?:ages?)?\b|\bgrowth\b|\bmix\b|%", re.IGNORECASE)
"""Words of a heading or a title that is over percentages."""
_ALL = re.compile(r"\W*\(?(?:in )?(?:percent|%)\)?\W*|.*\bas (?:a )?percent(?:age)?s? of\b.*", re.IGNORECASE)
"""A heading or a title that says so of every line: `(Percent)`, `... as a percentage of total revenues`."""
_OTHERWISE = re.compile(
    r"\b(?:days|weeks|months|years|times|multiples?|coverage|turns|prices?|cents|per|each|number|employees|debt to"
    r"|net leverage|duration|headcount)\b",
    re.IGNORECASE,
)
"""Words of lines that are small numbers of another kind."""
_LARGEST = 400
_LARGEST_SAID = 10_000
"""What is printed as large as this without a sign is no percentage whatever its heading says."""
_FEWEST = 3


def in_percent(statement: Statement) -> Statement:
    """The statement, its lines as percentages where only their heading or the sign on lines around them says so.

    `ROAA as reported 1.02%`, `Merger expenses 0.39`, `Core ROAA 1.34%`. Amounts have their `$`, or are larger.
    """
    found = {line.order for run in _runs(statement) for line in _unsigned(statement, run)}
    if not found:
        return statement
    lines = tuple(
        replace(line, unit=UnitKind.PURE, scale=-2, mapping=None) if line.order in found else line
        for line in statement.lines
    )
    return replace(statement, lines=lines)


def _runs(statement: Statement) -> list[list[LineItem]]:
    """The longest runs of lines under one heading that are percentages or may be; the table where all lines are so."""
    runs: list[list[LineItem]] = [[]]
    for line in statement.lines:
        if line.figures and (line.unit is UnitKind.PURE or _may_be(line, statement.title)):
            runs[-1].append(line)
        else:
            runs.append([])
    whole = [line for run in runs for line in run]
    every = len(whole) == sum(bool(line.figures) for line in statement.lines)
    return [whole] if every else [run for run in runs if run]


def _unsigned(statement: Statement, run: Sequence[LineItem]) -> Iterator[LineItem]:
    """The lines of a run that are percentages without a sign."""
    usual = _places(statement)
    signed = {line.order for line in run if _has_sign(line)}
    summed = {order for proof in statement.sums if signed & _orders(proof) for order in _orders(proof)}
    bound = usual is None and len(run) >= _FEWEST and _has_sign(run[0]) and (_has_sign(run[-1]) or is_ratio(run[-1]))
    for line in run:
        if line.unit is UnitKind.MONEY and (
            bound
            or line.order in summed
            or _all_so(line, statement.title)
            or (signed and (_finer(line, usual) or _RATIOS.search(" ".join(line.section[-1:]))))
        ):
            yield line


def _orders(proof: Summation) -> set[int]:
    return {proof.total, *(order for order, _ in proof.parts)}


def _all_so(line: LineItem, title: str) -> bool:
    """Whether the heading of a line or its table's title says that all below are percentages."""
    return any(map(_ALL.fullmatch, (title, *line.section[-1:])))


def _may_be(line: LineItem, title: str) -> bool:
    largest = _LARGEST_SAID if _all_so(line, title) else _LARGEST
    small = all(not f.currency and (f.value is None or abs(f.value) < largest) for f in line.figures)
    other = is_multiple(line) or (not is_ratio(line) and (_OTHERWISE.search(line.label) or of_a_share(line, title)))
    return line.unit is UnitKind.MONEY and small and not other


def _has_sign(line: LineItem) -> bool:
    return line.unit is UnitKind.PURE and any(figure.is_percentage for figure in line.figures)


def _places(statement: Statement) -> int | None:
    """How many decimals most amounts of a table have; None where it has none that can be nothing else."""
    amounts = Counter(
        figure.places
        for line in statement.lines
        if line.unit is UnitKind.MONEY
        for figure in line.figures
        if figure.value and (figure.currency or abs(figure.value) >= _LARGEST)
    )
    return max(amounts, key=lambda places: amounts[places], default=None)


def _finer(line: LineItem, usual: int | None) -> bool:
    """Whether all figures have more decimals than amounts have."""
    values = [figure for figure in line.figures if figure.value]
    return usual is not None and bool(values) and all(figure.places > usual for figure in values)
