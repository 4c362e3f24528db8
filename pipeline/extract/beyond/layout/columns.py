"""Columns that are parts of a period: segments, adjustments, forecasts, and measures that stand side by side."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from pipeline.extract.beyond.layout.aligned import realigned
from pipeline.extract.beyond.layout.cutting import cut
from pipeline.extract.beyond.members.words import (
    MAXIMUM,
    MINIMUM,
    PRODUCTS,
    SCENARIOS,
    SEGMENT,
    SEGMENTS,
    Pair,
    axis_of,
    member_of,
    own_member,
    pieces,
)
from pipeline.extract.concepts import is_split
from pipeline.extract.tables.units import read_caption
from pipeline.model.period import Duration
from pipeline.model.statement import Column, ColumnKind, LineItem, Statement, StatementKind, UnitKind
from pipeline.model.vocabulary import Vocabulary

TIME = re.compile(
    r"\b(?:three|six|nine|twelve|thirteen|\d+)[\s-]+(?:months?|weeks?)\b|\b(?:quarter|year|month|week|period)s?\b"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s*\d{0,2}\b,?|\b(?:19|20)\d\d\b|\bq[1-4]\b|\b[1-4]q\d*"
    r"|\bfy\s*\d*|\bfiscal\b|\b(?:first|second|third|fourth|full)\b|\bended\b|\bending\b|\bas of\b|\bat\b|\bfor the\b"
    r"|\(?unaudited\)?|\(?(?:\$|dollars|in)?\s*(?:in )?(?:thousands|millions|billions)\)?|\(\w{1,2}\)|\*+",
    re.IGNORECASE,
)
"""What a heading says of the time, of scales and of notes."""
BEFORE = "srt:ScenarioPreviouslyReportedMember"
_SCENES = (
    (re.compile(r"(?:as )?previously reported", re.IGNORECASE), BEFORE),
    (re.compile(r"pro[\s-]?forma adjustments?", re.IGNORECASE), "ext:ProFormaAdjustmentsMember"),
    (re.compile(r"(?:pre-?tax|before tax) adjustments?", re.IGNORECASE), "ext:PretaxAdjustmentsMember"),
    (re.compile(r"(?:post-?tax|after tax) adjustments?", re.IGNORECASE), "ext:AfterTaxAdjustmentsMember"),
    (re.compile(r"excl\w*\.? (?:adjustments?|adj\b(?:['’.]?s)?)", re.IGNORECASE), "ext:NonGaapMember"),
    (
        re.compile(r"(?:non[\s-]*gaap )?(?:\badjustments?\b|\badj\b(?:['’.]?s)?)", re.IGNORECASE),
        "ext:NonGaapAdjustmentsMember",
    ),
    (re.compile(r"non-?core", re.IGNORECASE), "ext:NonCoreMember"),
    (re.compile(r"non[\s-]*gaap|\b(?:as )?adjusted\b|\bcore\b", re.IGNORECASE), "ext:NonGaapMember"),
    (re.compile(r"pro[\s-]?forma", re.IGNORECASE), "srt:ProFormaMember"),
)
"""What a column stands for beside what is reported, the fullest words first."""
_REPORTED = re.compile(
    r"\b(?:as )?(?:reported|originally)\b|\b(?:u\.?s\.? ?)?gaap\b|\b(?:grand )?totals?\b|\bconsolidated\b|\bcombined\b"
    r"|\bcompany\b|\bactual\b|\bresults?\b|\bbasis\b",
    re.IGNORECASE,
)
SEEN_OTHERWISE = re.compile(
    r"exclud|includ|impact|currency|restat|estimated|legacy|basel|implemented|initial|revised", re.IGNORECASE
)
"""Words of a column that is the same business seen otherwise, not a part of it."""
_VALUES = re.compile(
    r"\bapproximately\b|[~$^]|\bof\b|\b[\d.,]+(?:\s*-\s*[\d.,]+)?\b|\b(?:billion|million)\b", re.IGNORECASE
)
LONGEST_NAME = 6
"""More words than this name no part of a company: a title that was read as a heading."""
MEASURES = re.compile(
    r"\b(?:net income|earnings|income|loss|profit|sales|revenues?|margin|ebitd?a?|eps|per share|share|pre-?tax"
    r"|net (?:of )?tax|balances?|yield|rate|expense|average|amount|quantity|price|mix|cash flow|assets|interest|volume"
    r"|growth|cost|cents|outstanding)(?:\b|(?=\d\b))|[$%/]",  # the mark of a note may be glued to a word
    re.IGNORECASE,
)
_PARTS = frozenset({ColumnKind.UNKNOWN, ColumnKind.PRO_FORMA})
_MEASURED = frozenset({ColumnKind.UNKNOWN, ColumnKind.PERCENT})
_DATED = _PARTS | {ColumnKind.PERIOD}
FORECAST = (SCENARIOS, "srt:ScenarioForecastMember")


def by_measure(statement: Statement) -> tuple[Statement, ...]:
    """The statement, or one for each measure that stands over a group of its columns (`Average balance`, `Yield`).

    Each has the columns of its measure as columns of their periods, and all lines with their figures in these. Over
    the parts of a charge columns are parts too: `Data Center Assets`.
    """
    if any(map(is_split, statement.lines)):
        return (statement,)
    statement = replace(statement, columns=tuple(_ratio(column, statement.columns) for column in statement.columns))
    periods = Counter(column.period for column in statement.columns)
    measures = {column.index: _measure(column, alone=periods[column.period] == 1) for column in statement.columns}
    groups = list(dict.fromkeys(measure for measure in measures.values() if measure))
    if not groups:
        return (statement,)
    left = {column for column, measure in measures.items() if not measure}
    unnamed = {f.column for line in statement.lines for f in line.figures} - measures.keys()
    parts = [_only(statement, {at for at, said in measures.items() if said == measure}, measure) for measure in groups]
    rest = _only(statement, left | unnamed, "")
    return (rest, *parts) if any(line.figures for line in rest.lines) else tuple(parts)


def _measure(column: Column, *, alone: bool) -> str:
    """The measure a column is headed with; empty where it is a part of something else, or the whole of a period.

    `alone` says that no other column has its period: `Per Share` over it is then a caption as any other.
    """
    _, words = scene_of(column)
    if column.kind is ColumnKind.PERIOD:
        return words if not alone and _EACH.fullmatch(words) else ""
    if column.kind is ColumnKind.PERCENT and column.period:
        return words if _RATIO.search(words) and len(words.split()) <= LONGEST_NAME else ""
    if column.kind not in _PARTS or column.period is None:
        return ""
    return words if MEASURES.search(words) and len(words.split()) <= LONGEST_NAME else ""


_EACH = re.compile(r"per (?:diluted )?(?:common )?(?:share|unit)", re.IGNORECASE)


def _ratio(column: Column, columns: Sequence[Column]) -> Column:
    """A column of rates with the period it is about, which it may share with the amounts left of it."""
    if column.kind is not ColumnKind.PERCENT or not _RATIO.search(scene_of(column)[1]):
        return column
    beside = [other.period for other in columns if other.period and other.index < column.index]
    return replace(column, period=column.about or (beside[-1] if beside else None))


_RATIO = re.compile(
    r"\byields?\b|\bratios?\b|\bmargins?\b|\breturn on\b|(?:^|\b(?:average|interest|effective|cost) )rate\b",
    re.IGNORECASE,
)


def scene_of(column: Column) -> tuple[str, str]:
    """The member of the scenario axis that a column's heading names, and its words without that and the time."""
    words = TIME.sub(" ", column.heading)
    found = [member for pattern, member in _SCENES if pattern.search(words)]
    for pattern, _ in _SCENES:
        words = pattern.sub(" ", words)
    words = _VALUES.sub(" ", _REPORTED.sub(" ", words))
    return (found or [""])[0], " ".join(words.split()).strip(" ,;:–—-*&()")


def _only(statement: Statement, columns: set[int], measure: str) -> Statement:
    scales = Counter(line.scale for line in statement.lines if line.figures and line.unit is UnitKind.MONEY)
    usual = max(scales, key=lambda scale: scales[scale], default=0)
    lines = tuple(cut(line, columns, measure, usual) for line in statement.lines)
    kept = tuple(
        replace(column, kind=ColumnKind.PERIOD) if measure and column.kind in _MEASURED else column
        for column in statement.columns
        if column.index in columns
    )
    if (said := {read_caption((column.heading,)) for column in kept}) and len(said) == 1 and (own := said.pop()):
        lines = tuple(_in_power(line, own.money, usual) for line in lines)
    title = f"{statement.title} - {measure}" if measure else statement.title
    sums = tuple(
        replace(proof, columns=proved)
        for proof in statement.sums
        if (proved := tuple(column for column in proof.columns if column in columns))
    )
    return replace(statement, title=title, columns=kept, lines=lines, sums=sums)


def _in_power(line: LineItem, power: int, usual: int) -> LineItem:
    """A line whose amounts have the power of ten of the table in the one that its columns are headed with."""
    amounts = line.unit is UnitKind.MONEY and line.scale == usual
    return replace(line, scale=power) if amounts else line


def with_members(statement: Statement, vocabulary: Vocabulary, latest: date | None) -> Statement:
    """The statement with the members of its columns, no two of which then say the same of one period.

    `latest` is the day the statements of the release reach to: what comes after is a forecast.
    """
    statement = realigned(statement)
    axis = axis_of(" ".join((statement.title, *(column.heading for column in statement.columns))))
    if axis == SEGMENTS and any(SEGMENT.fullmatch(piece) for piece in pieces(statement.title)):
        axis = PRODUCTS  # the columns of a segment's table are no segments
    split = any(map(is_split, statement.lines))
    taken: dict[tuple[str, frozenset[Pair]], set[int]] = {}
    columns: list[Column] = []
    for column in sorted(statement.columns, key=lambda column: column.kind is not ColumnKind.PERIOD):
        if column.kind in _DATED and column.period is not None:
            column = _told(column, axis, vocabulary, latest, split=split)
            place, rows = (str(column.period), frozenset(column.members)), _rows(statement, column)
            if taken.get(place, set()) & rows or (place in taken and not rows):
                column = replace(column, kind=ColumnKind.UNKNOWN, members=())
            taken[place] = taken.get(place, set()) | rows
        columns.append(column)
    return replace(statement, columns=tuple(sorted(columns, key=lambda column: column.index)))


def _rows(statement: Statement, column: Column) -> set[int]:
    """The lines with a figure in a column: a layout may part one column in two that no line fills both of."""
    return {line.order for line in statement.lines if line.figure(column.index)}


def with_periods(statement: Statement, before: Statement | None) -> Statement:
    """The statement with the periods of the table before it, where its columns are headed alike and name none.

    `Three Months Ended September 27` stands once over three tables of the same columns.
    """
    if before is None or any(column.period for column in statement.columns):
        return statement
    said = Counter(scene_of(column) for column in before.columns if column.period)
    headed = {scene_of(column): column.period for column in before.columns if column.period}
    headed = {scene: period for scene, period in headed.items() if said[scene] == 1}
    scenes = [scene_of(column) for column in statement.columns if column.kind in _DATED]
    if not scenes or len(headed) < len(scenes) or any(scene not in headed for scene in scenes):
        return statement
    columns = tuple(
        replace(column, period=headed.get(scene_of(column)), kind=_kind_of(column)) if column.kind in _DATED else column
        for column in statement.columns
    )
    return replace(statement, columns=columns)


def _kind_of(column: Column) -> ColumnKind:
    return ColumnKind.PERIOD if column.kind is ColumnKind.UNKNOWN and _measure_like(column) else column.kind


def _measure_like(column: Column) -> bool:
    scene, words = scene_of(column)
    return not scene and (not words or bool(MEASURES.search(words)))


def _told(column: Column, axis: str, vocabulary: Vocabulary, latest: date | None, *, split: bool) -> Column:
    members = dict(column.members)
    if column.kind is not ColumnKind.PERIOD:
        members |= dict(_members(column, axis, vocabulary, split=split))
    if latest and isinstance(column.period, Duration) and column.period.end > latest:
        members.setdefault(*FORECAST)
    return replace(column, kind=ColumnKind.PERIOD, members=tuple(sorted(members.items())))


def _members(column: Column, axis: str, vocabulary: Vocabulary, *, split: bool) -> Iterator[Pair]:
    """`split` where the lines are parts of a charge: what heads a column is no measure of them."""
    scene, words = scene_of(column)
    if scene:
        yield SCENARIOS, scene
    for pattern, bound in _BOUNDS:
        if pattern.search(words):
            yield bound
            words = pattern.sub(" ", words).strip()
    if not words or len(words.split()) > LONGEST_NAME or (MEASURES.search(words) and not split):
        return
    if not SEEN_OTHERWISE.search(words):
        yield member_of(words, vocabulary, axis)
    elif not scene:
        yield own_member(words, SCENARIOS)


_BOUNDS = (
    (re.compile(r"\b(?:low(?:er)?|min(?:imum)?)(?:\s+end)?(?:\s+(?:of\s+)?range)?(?=\W*$)", re.IGNORECASE), MINIMUM),
    (re.compile(r"\b(?:high(?:er)?|max(?:imum)?)(?:\s+end)?(?:\s+(?:of\s+)?range)?(?=\W*$)", re.IGNORECASE), MAXIMUM),
)
"""What the columns of a range are headed with."""


def name_of(column: Column) -> str:
    """The words of a heading beside the time, scales and what is reported: the name of the part it is of."""
    return scene_of(column)[1]


def latest_day(statements: Sequence[Statement]) -> date | None:
    """The last day that the primary statements reach to."""
    kinds = (StatementKind.OPERATIONS, StatementKind.BALANCE_SHEET, StatementKind.CASH_FLOWS)
    ends = [
        column.period.end
        for statement in statements
        if statement.kind in kinds
        for column in statement.columns
        if column.period and column.kind is ColumnKind.PERIOD
    ]
    return max(ends, default=None)
