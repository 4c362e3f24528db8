"""What lines of tables beyond the statements count: customers and ratios, which no statement has."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from pipeline.extract.tables.units import read_caption
from pipeline.model.statement import LineItem, Statement, UnitKind

_OWN = (
    r"stores|employees|headcount|(?:sales|work)[\s-]?force|associates|restaurants|hotels|rooms|branches|offices|locations"
    r"|wells|rigs|aircraft|vehicles|licensees|acres|square (?:feet|footage)|ftes?|(?:trading|operating|business) days"
)
"""What a company has, which is printed in full."""
_MANY = (
    r"customers|clients|subscribers|members|memberships|users|maus?|daus?|visits|patients|guests|passengers|sellers"
    r"|buyers|orders|tons|active accounts"
)
"""What there may be millions of: the caption of a table gives their power of ten, where it is not of dollars."""
_VOLUMES = r"m{0,2}bbls?(?:/d)?|mmbtu(?:/d)?|m{0,2}cfe?(?:/d)?|[bt]cfe?(?:/d)?|m{0,2}boe(?:/d)?|[mg]wh|gallons"
_AFTER = r"(?=\W*$|\s+(?:at|as of|in|on|under|end|per|delivered|shipped|sold|produced|served)\b|\s*[,(:–—-])"
_THINGS = re.compile(rf"^(?:total )?number of\b|\b(?:{_OWN}|{_MANY}|{_VOLUMES}){_AFTER}", re.IGNORECASE)
_DAYS = re.compile(r"^days (?:sales|payables?|inventory|billings?)\b|\bdso\b|\(days\b", re.IGNORECASE)
"""`Days sales outstanding 61`."""
_MANY_THINGS = re.compile(rf"\b(?:{_MANY})\b{_AFTER}", re.IGNORECASE)
_MOST_THINGS = 8 * 10**9
"""There are no more people."""
_VALUED = re.compile(
    r"revenue|sales(?!\s+force)|income|expense|cost|profit|receivable|payable|fees?\b|loans?\b|deposits?\b|\$",
    re.IGNORECASE,
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


def counted(line: LineItem, statement: Statement) -> LineItem:
    """The line with what it counts, where its words and figures tell that it is no amount of money.

    A ratio of lines in a table of amounts is a percentage; cents under `Per share amounts` are of a share.
    """
    if line.unit in (UnitKind.MONEY, UnitKind.PURE) and is_multiple(line):
        return replace(line, unit=UnitKind.PURE, scale=0, mapping=None)
    if line.unit is UnitKind.MONEY and is_ratio(line):
        return replace(line, unit=UnitKind.PURE, scale=-2)
    if line.unit is UnitKind.MONEY and of_a_share(line, statement.title) and _in_cents(line):
        return replace(line, unit=UnitKind.PER_SHARE, scale=0)
    if line.unit is UnitKind.MONEY and _is_price(line) and read_caption((line.label,)) is None:
        return replace(line, scale=0)
    if line.unit is not UnitKind.MONEY or any(figure.currency for figure in line.figures):
        return line
    if is_ratio(line):
        return replace(line, unit=UnitKind.PURE, scale=-2)
    if _DAYS.search(line.label) or (_THINGS.search(line.label) and not _VALUED.search(line.label)):
        return replace(line, unit=UnitKind.COUNT, scale=_power(line, statement.counts))
    return line


def _power(line: LineItem, printed: int) -> int:
    """The power of ten of things: as the line's own words say, else as `printed` over a table of many things."""
    if own := read_caption((line.label, *line.section[-1:])):
        return own.money
    largest = max((abs(figure.value) for figure in line.figures if figure.value), default=Decimal(0))
    return printed if _MANY_THINGS.search(line.label) and largest.scaleb(printed) < _MOST_THINGS else 0


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


def in_shares(statement: Statement) -> Statement:
    """The statement, what dilutes the shares it counts as shares: `Restricted stock units 26` above diluted shares.

    So are lines that a proved sum adds to shares.
    """
    scales = {line.order: line.scale for line in statement.lines if line.figures and line.unit is UnitKind.SHARES}
    added = dict(_diluting(statement.lines)) | dict(_added(statement, scales))
    lines = tuple(
        replace(line, unit=UnitKind.SHARES, scale=added[line.order], mapping=None)
        if line.order in added and line.unit is UnitKind.MONEY and not any(figure.currency for figure in line.figures)
        else line
        for line in statement.lines
    )
    return replace(statement, lines=lines)


def _diluting(lines: Sequence[LineItem]) -> Iterator[tuple[int, int]]:
    """The lines between two of shares that name what dilutes these, with the power of ten of the shares."""
    run: list[LineItem] = []
    before: LineItem | None = None
    for line in (line for line in lines if line.figures):
        if line.unit is UnitKind.SHARES:
            yield from ((each.order, line.scale) for each in run if _DILUTES.search(each.label))
            run, before = [], line
        elif before and line.unit is UnitKind.MONEY:
            run.append(line)
        else:
            run, before = [], None


_DILUTES = re.compile(
    r"\bdiluti(?:ve|on)\b|\b(?:options|awards|units|warrants|rsus?|psus?|espp|shares|convertible|preferred)\b"
    r"|\b(?:incentive|purchase|stock|equity|compensation) plans?\b",
    re.IGNORECASE,
)


def _added(statement: Statement, scales: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    for proof in statement.sums:
        parts = [order for order, _ in proof.parts]
        if proof.total in scales and any(order in scales for order in parts):
            yield from ((order, scales[proof.total]) for order in parts)


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


_MULTIPLE = re.compile(
    r"\bdebt\W+(?:to|/|divided by)\W*(?:\w+\W+){0,4}ebitda|\bnet leverage\b|\b(?:interest|charge|debt service) coverage"
    r"|\b(?:current|quick|debt[\s-]to[\s-]equity|book[\s-]to[\s-]bill) ratio\b|\((?:x|times)\)|\binventory turns?\b",
    re.IGNORECASE,
)
_LARGEST_MULTIPLE = 100


def is_multiple(line: LineItem) -> bool:
    """Whether a line says how many times one amount is another: `Debt to adjusted EBITDA 1.3`."""
    plain = all(not f.currency and not f.is_percentage for f in line.figures)
    small = all(abs(figure.value) < _LARGEST_MULTIPLE for figure in line.figures if figure.value)
    return plain and small and _MULTIPLE.search(line.label) is not None


def is_ratio(line: LineItem) -> bool:
    """Whether a line's words say that it is a ratio, and its figures may be one."""
    values = [figure.value for figure in line.figures if figure.value]
    broken = any(figure.places for figure in line.figures)
    said = _RATIO.search(line.label) or _RATIOS.search(" ".join(line.section[-1:]))
    return bool(values and broken and said) and all(abs(v) < _LARGEST_RATIO for v in values)
