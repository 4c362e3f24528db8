"""What lines of tables beyond the statements count: customers and ratios, which no statement has."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.extract.tables.units import read_caption
from pipeline.model.statement import LineItem, Statement, UnitKind

_THINGS = re.compile(
    r"^(?:total )?number of\b|\b(?:customers|subscribers|stores|employees|headcount|members|memberships|restaurants"
    r"|hotels|rooms|branches|offices|locations|wells|rigs|aircraft|vehicles|users|maus?|daus?|visits|patients|licensees"
    r"|guests|passengers|m{0,2}bbls?(?:/d)?|mmbtu(?:/d)?"
    r"|m{0,2}cfe?(?:/d)?|[bt]cfe?(?:/d)?|m{0,2}boe(?:/d)?|[mg]wh|tons|gallons|acres|square (?:feet|footage)|ftes?)"
    r"(?=\W*$|\s+(?:at|as of|in|on|under|end|per)\b|\s*[,(:–—-])",
    re.IGNORECASE,
)
_VALUED = re.compile(
    r"revenue|sales|income|expense|cost|profit|receivable|payable|fees?\b|loans?\b|deposits?\b|\$", re.IGNORECASE
)
_RATIO = re.compile(
    r"\bmargin\b|\byields?\b|\breturn on\b|\bratios?\b|\bro(?:e|a|ic|tce|atce)\b|"
    r"(?<!fixed[- ])(?<!floating[- ])\brate\b|\bgrowth\b|\bpercent(?:age)?\b|%|\bas a percent",
    re.IGNORECASE,
)
_EACH = re.compile(
    r"\bper (?!share|common|diluted|basic|ordinary|unit\b|ads\b)\w+|\baverage (?:\w+ ){0,2}(?:price|value|order)\b"
    r"|\baverage (?:daily|room) rate|\bprice per\b",
    re.IGNORECASE,
)
"""What is counted for each customer, order or ton is printed in full."""
_RATIOS = re.compile(r"\bratios?\W*$|\bmargins?\W*$|\bpercentages?\b", re.IGNORECASE)
"""Headings over ratios."""
_LARGEST_RATIO = 400


_PER_SHARE = re.compile(r"\bper[\s-](?:\w+[\s-]){0,2}share\b|\beps\b", re.IGNORECASE)
_LARGEST_PER_SHARE = 1000


def counted(line: LineItem, title: str = "") -> LineItem:
    """The line with what it counts, where its words and figures tell that it is no amount of money.

    A count is printed in full unless its own words give a power of ten; a ratio of lines in a table of amounts is
    a percentage; what stands in cents under `Per share amounts` is of a share.
    """
    if line.unit is UnitKind.MONEY and is_ratio(line):
        return replace(line, unit=UnitKind.PURE, scale=-2)
    if line.unit is UnitKind.MONEY and of_a_share(line, title) and _in_cents(line):
        return replace(line, unit=UnitKind.PER_SHARE, scale=0)
    if line.unit is UnitKind.MONEY and _is_price(line) and read_caption((line.label,)) is None:
        return replace(line, scale=0)
    if line.unit is not UnitKind.MONEY or any(figure.currency for figure in line.figures):
        return line
    if is_ratio(line):
        return replace(line, unit=UnitKind.PURE, scale=-2)
    if _THINGS.search(line.label) and not _VALUED.search(line.label):
        own = read_caption((line.label, *line.section[-1:]))
        return replace(line, unit=UnitKind.COUNT, scale=own.money if own else 0)
    return line


def in_cents(statement: Statement) -> Statement:
    """The statement, lines in cents between two of amounts per share as such: what a bridge adds to earnings per share.

    They are of a share too where the table's title or their heading says so.
    """
    within = set(_between(statement.lines))
    lines = tuple(
        replace(line, unit=UnitKind.PER_SHARE, scale=0, mapping=None)
        if line.unit is UnitKind.MONEY
        and not is_ratio(line)
        and (line.order in within or (_in_cents(line) and of_a_share(line, statement.title)))
        else line
        for line in statement.lines
    )
    return replace(statement, lines=lines)


def of_a_share(line: LineItem, title: str) -> bool:
    """Whether the title or the heading of a line says that amounts are of a share, and not only that some are."""
    return _PER_SHARE.search(" ".join((_EXCEPTED.sub("", title), *line.section[-1:]))) is not None


_EXCEPTED = re.compile(r"\b(?:except|other than|excluding)\b.*", re.IGNORECASE)


def _between(lines: Sequence[LineItem]) -> Iterator[int]:
    """The orders of lines in cents that stand between two lines of amounts per share and nothing else between."""
    run: list[int] | None = None
    for line in lines:
        if not line.figures:
            continue
        if line.unit is UnitKind.PER_SHARE:
            yield from run or ()
            run = []
        elif run is not None and _fits(line):
            run.append(line.order)
        else:
            run = None


def _fits(line: LineItem) -> bool:
    """Whether a line may be of a share: in cents, or nothing in every period."""
    return line.unit is UnitKind.MONEY and (_in_cents(line) or not any(figure.value for figure in line.figures))


def _is_price(line: LineItem) -> bool:
    """Whether an amount is of each thing: by its own words, or in cents under a heading that says so."""
    return bool(_EACH.search(line.label)) or (_in_cents(line) and bool(_EACH.search(" ".join(line.section[-1:]))))


def _in_cents(line: LineItem) -> bool:
    values = [(abs(figure.value), figure.places) for figure in line.figures if figure.value]
    return bool(values) and all(places > 1 and value < _LARGEST_PER_SHARE for value, places in values)


def is_ratio(line: LineItem) -> bool:
    """Whether a line's words say that it is a ratio, and its figures may be one."""
    values = [figure.value for figure in line.figures if figure.value]
    broken = any(figure.places for figure in line.figures)
    said = _RATIO.search(line.label) or _RATIOS.search(" ".join(line.section[-1:]))
    return bool(values and broken and said) and all(abs(v) < _LARGEST_RATIO for v in values)
