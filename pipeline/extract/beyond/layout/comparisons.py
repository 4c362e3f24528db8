"""Columns of growth that no amounts beside them imply: organic, in constant currency, comparable sales.

What a column of changes says of the amounts printed beside it restates them and is no fact. A change in constant
currency, of comparable stores or of amounts that the table leaves out is a figure of its own and of its own period.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta

from pipeline.extract.beyond.layout.columns import MEASURES, TIME
from pipeline.extract.beyond.members.part import Part, may_name_part
from pipeline.extract.beyond.members.words import axis_of, member_of
from pipeline.model.period import Period
from pipeline.model.statement import Column, ColumnKind, LineItem, Statement, StatementKind, UnitKind
from pipeline.model.vocabulary import Vocabulary
from pipeline.model.wording import gist

_COMPARING = frozenset({ColumnKind.CHANGE, ColumnKind.PERCENT})
_BASES = (
    (
        re.compile(
            r"constant[\s-]+(?:currenc|dollar)|local[\s-]+currenc|currency[\s-]+neutral|\bcc\b|\bex-?\s?fx\b"
            r"|\bexclud\w*\.?\s+(?:the\s+)?(?:impact\s+of\s+|effects?\s+of\s+)?(?:foreign\s+)?(?:currenc|exchange|f/?x)",
            re.IGNORECASE,
        ),
        "{} in constant currency",
    ),
    (re.compile(r"\borganic", re.IGNORECASE), "Organic {}"),
    (re.compile(r"\bcomparable\b|\bsame[\s-]store|\blike[\s-]for[\s-]like", re.IGNORECASE), "Comparable {}"),
)
"""What is left out of a comparison beside which amounts stand, and how its measure is called."""
_REPORTED = re.compile(r"\breported\b|(?<!non-)(?<!non )\bgaap\b", re.IGNORECASE)
_VERSUS = re.compile(r"\b(?:vs\.?|versus|from|over|compared (?:to|with))(?=\s|$).*", re.IGNORECASE)
_MOVED = re.compile(
    r"\b(?:percent(?:age)?|growth|change|chg|variance|increase|decrease|inc\.?|dec\.?|decline|yoy|qoq|year[\s-]over[\s-]year"
    r"|quarter[\s-]over[\s-]quarter|rates?|y\s*[/-]\s*y|q\s*[/-]\s*q)(?!\w)|[%∆Δ/()*$]",
    re.IGNORECASE,
)
"""The words that only say that something moved."""
_MOVES = re.compile(
    r"\b(?:growth|change|chg|variance|increase|decrease|inc|dec|decline|vs|versus|compared|over)\b|[∆Δ]|\by\s*[/o-]\s*y\b"
    r"|\bq\s*[/o-]\s*q\b",
    re.IGNORECASE,
)
_GROWS = re.compile(r"\b(?:growth|change|increase|decrease)\b", re.IGNORECASE)
_YEARLY = re.compile(r"\by\s*[/o-]\s*y\b|\byear[\s-]over[\s-]year\b", re.IGNORECASE)
_QUARTERLY = re.compile(r"\bq\s*[/o-]\s*q\b|\bquarter[\s-]over[\s-]quarter\b|\bsequential", re.IGNORECASE)
_DIVIDED = re.compile(r"\b(?:sales|revenues?)\b", re.IGNORECASE)
_SUBJECT_ENDS = re.compile(r"\s+\bby\b.*|\s+(?:were|was|is|are)\b.*|\W+$", re.IGNORECASE)
_YEAR, _QUARTER, _SLACK = timedelta(days=365), timedelta(days=91), timedelta(days=15)
_LONGEST, _LONGEST_HEADING = 10, 12
_MOST = 1000
"""No printed percentage is larger."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A table, and which of its lines are parts of what its title or heading names."""

    statement: Statement
    parts: dict[int, Part] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Growth:
    """A column of growth with the period it is about, the words of its heading and how it is named.

    `form` has a place for the measure; `since` is `year over year`, `sequential` or nothing where the print is silent.
    """

    column: Column
    period: Period
    words: str
    form: str
    since: str


def compared(statement: Statement, vocabulary: Vocabulary, company: str = "") -> tuple[Comparison, ...]:
    """The statement without the columns of growth that are figures of their own, and a table for each of these.

    `company` is the name of the whole, which may head the rows of its parts.
    """
    if statement.kind is not StatementKind.GUIDANCE:
        statement = _shares_alone(statement)
    growths = [] if statement.kind is StatementKind.GUIDANCE else list(_growths(statement))
    taken = {growth.column.index for growth in growths}
    if not taken:
        return (Comparison(statement=statement),)
    lines = tuple(
        replace(line, figures=tuple(f for f in line.figures if f.column not in taken)) for line in statement.lines
    )
    return Comparison(statement=replace(statement, lines=lines)), *(
        _table(statement, growth, vocabulary, company) for growth in growths
    )


def _shares_alone(statement: Statement) -> Statement:
    """The statement, its columns of percentages of a period as such columns where it prints nothing but percentages."""
    if _has_amounts(statement):
        return statement
    held = {column.period for column in statement.columns if column.kind not in _COMPARING}
    shares = {
        column.index: column.about
        for column in statement.columns
        if column.kind is ColumnKind.PERCENT and column.about and column.about not in held and not _moves(column)
    }
    columns = tuple(
        replace(column, kind=ColumnKind.PERIOD, period=shares[column.index]) if column.index in shares else column
        for column in statement.columns
    )
    lines = tuple(_in_percent(line) if any(line.figure(at) for at in shares) else line for line in statement.lines)
    return replace(statement, columns=columns, lines=lines)


def _moves(column: Column) -> bool:
    """Whether a heading speaks of a movement, and has the length of a heading."""
    said = _MOVES.search(column.heading) is not None or bool(_basis(column.heading))
    return said or len(column.heading.split()) > _LONGEST_HEADING


def _in_percent(line: LineItem) -> LineItem:
    percents = all(figure.is_percentage for figure in line.figures if figure.value)
    return replace(line, unit=UnitKind.PURE, scale=-2, mapping=None) if percents else line


def _growths(statement: Statement) -> Iterator[_Growth]:
    implied = _has_amounts(statement)
    headed = any(_basis(column.heading) for column in statement.columns)
    titled = "" if implied or headed else _basis(statement.title)
    for column in statement.columns:
        basis = _basis(column.heading)
        if column.kind not in _COMPARING or (implied and not basis) or not _is_percentage(statement, column):
            continue
        about, before = _compared(column, statement.columns)
        words = " ".join(TIME.sub(" ", _VERSUS.sub(" ", column.heading)).split())
        moves = basis or _MOVES.search(column.heading) or _MOVES.search(statement.title)
        if about and moves and len(words.split()) <= _LONGEST_HEADING:
            form = basis or ("{}" if _REPORTED.search(column.heading) else titled) or "{}"
            yield _Growth(column=column, period=about, words=words, form=form, since=_since(column, about, before))


def _basis(heading: str) -> str:
    """How a measure is called that is compared so; empty where it is as reported."""
    if _REPORTED.search(heading):
        return ""
    form = "{}"
    for pattern, named in _BASES:
        form = named.format(form) if pattern.search(heading) else form
    return form if form != "{}" else ""


def _has_amounts(statement: Statement) -> bool:
    """Whether amounts of periods stand beside, which the comparisons would restate."""
    dated = {column.index for column in statement.columns if column.kind not in _COMPARING}
    return any(
        figure.value and figure.column in dated and not figure.is_percentage
        for line in statement.lines
        for figure in line.figures
    )


def _is_percentage(statement: Statement, column: Column) -> bool:
    figures = [figure for line in statement.lines if (figure := line.figure(column.index)) and figure.value]
    said = "%" in column.heading or any(figure.is_percentage for figure in figures)
    points = any(re.search(r"bps|point", figure.source.text, re.IGNORECASE) for figure in figures)
    small = all(figure.value is None or abs(figure.value) < _MOST for figure in figures)
    return said and not points and small


def _compared(column: Column, columns: Sequence[Column]) -> tuple[Period | None, Period | None]:
    """The period a column is about and the one it compares with: as headed, else of the two columns left of it."""
    beside = _left_of(column, columns)
    about = column.about or max(beside, key=lambda period: period.end, default=None)
    others = [period for period in beside if about and period.end < about.end and len(beside) == _PAIR]
    return about, column.against or (others[0] if others else None)


def _left_of(column: Column, columns: Sequence[Column]) -> list[Period]:
    """The periods of the nearest columns to the left that stand together."""
    together: list[Period] = []
    for other in sorted(columns, key=lambda other: -other.index):
        if other.index < column.index and other.kind in _COMPARING and together:
            break
        if other.index < column.index and other.kind not in _COMPARING and other.period:
            together.append(other.period)
    return together


_PAIR = 2


def _since(column: Column, about: Period, before: Period | None) -> str:
    if _YEARLY.search(column.heading):
        return "year over year"
    if _QUARTERLY.search(column.heading):
        return "sequential"
    if before is None:
        return ""
    apart = about.end - before.end
    return "year over year" if abs(apart - _YEAR) <= _SLACK else "sequential" if abs(apart - _QUARTER) <= _SLACK else ""


def _table(statement: Statement, growth: _Growth, vocabulary: Vocabulary, company: str) -> Comparison:
    """The lines with their figures of one column of growth, named so or as parts of what heading or title names."""
    column = replace(growth.column, kind=ColumnKind.PERIOD, period=growth.period)
    axis = axis_of(statement.title)
    lines: list[LineItem] = []
    parts: dict[int, Part] = {}
    subjects, headed = _subjects(statement, growth), _measure(growth)
    for line in statement.lines:
        subject = subjects.get(line.order, "")
        whole = not subject or _WHOLE.fullmatch(line.label) is not None or _begins(company, line.label)
        label = _named(subject or f"{line.label} {headed}".strip(), growth)
        if not whole:
            parts[line.order] = Part(member=member_of(line.label, vocabulary, axis), measure=label)
        lines.append(_cut(line, column.index, label if whole else line.label))
    title = f"{statement.title} - {growth.words}".strip(" -")
    made = replace(statement, title=title, columns=(column,), lines=tuple(lines), sums=())
    return Comparison(statement=made, parts=parts)


def _measure(growth: _Growth) -> str:
    """The measure in a heading of growth: `Net Income` of `Net Income Inc/(Dec) Excluding Currency Translation`."""
    words = growth.words
    for pattern, _ in _BASES:
        words = re.sub(rf"(?:{pattern.pattern})\w*(?:\s+translation)?", " ", words, flags=pattern.flags)
    words = " ".join(_MOVED.sub(" ", words).split())
    return words if MEASURES.search(words) and not _GROWS.search(growth.words.removesuffix(words)) else ""


def _begins(company: str, label: str) -> bool:
    """Whether a label is the company's name, or the words it begins with."""
    words = gist(label).split()
    return bool(words) and gist(company).split()[: len(words)] == words


def _cut(line: LineItem, column: int, label: str) -> LineItem:
    figures = tuple(figure for figure in line.figures if figure.column == column)
    if not figures:
        return replace(line, figures=())
    return replace(line, label=label, figures=figures, unit=UnitKind.PURE, scale=-2, mapping=None)


def _named(measure: str, growth: _Growth) -> str:
    """What a measure's growth is called, in the words of sentences: `Revenue in constant currency growth`."""
    form = growth.form
    for pattern, named in _BASES:
        if pattern.search(measure):
            form = form.replace(named.replace("{}", "").strip(), "").strip()
    called = form.format(measure)
    return called if _GROWS.search(measure) else " ".join(f"{called} {growth.since} growth".split())


def _subjects(statement: Statement, growth: _Growth) -> dict[int, str]:
    """What rows are parts of, by their order, in the words of their heading, the column's or the title's.

    Rows that are measures themselves have none.
    """
    rows = [line for line in statement.lines if line.figure(growth.column.index)]
    again = len({line.label for line in rows}) < len(rows)
    found = {line.order: _subject(statement, growth, line, again=again) for line in rows}
    named = {(line.label, subject) for line in rows if (subject := found[line.order])}
    every = all(
        line.label and (_BY.search(statement.title) or may_name_part(line.label) or _WHOLE.fullmatch(line.label))
        for line in rows
    )
    return found if every and len(named) == len(rows) else {}


def _subject(statement: Statement, growth: _Growth, line: LineItem, *, again: bool) -> str:
    """`again` where rows of one name stand under several headings, which then say what is measured."""
    titled = _AROUND.sub("", _SUBJECT_ENDS.sub("", statement.title))
    for words in (growth.words, *(line.section[-1:] or (titled,))):
        bare = words if words is growth.words and _GROWS.search(words) else _MOVED.sub(" ", words)
        if (_DIVIDED.search(bare) or (again and line.section)) and 0 < len(bare.split()) <= _LONGEST:
            return " ".join(bare.split()).capitalize() if bare.isupper() else " ".join(bare.split())
    return ""


_BY = re.compile(r"\bby\b", re.IGNORECASE)
_AROUND = re.compile(
    r"^\W*reconciliations?\s+of\s+|\breconciliations?\b|\bselected\b|\b(?:non-?gaap|constant[\s-]+currency|summary|supplemental)\b",
    re.IGNORECASE,
)
"""Words of a title that are no part of what its table measures."""
_WHOLE = re.compile(
    r"\W*(?:(?:grand\s+)?total|consolidated|combined|company|worldwide|global|enterprise)\b(?:\W+(?:total|company|revenues?"
    r"|(?:net\s+)?sales|growth|segments?))*\W*",
    re.IGNORECASE,
)
