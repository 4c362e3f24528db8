"""The kinds of all tables looked at together: a release prints each primary statement once for a period.

A second table of the same kind that says otherwise is a segment's or another company's, and one that says less is an
excerpt; where no table is titled as the statement, the one whose lines amount to it is.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from pipeline.model.period import Period
from pipeline.model.statement import ColumnKind, Statement, StatementKind

_KINDS = (StatementKind.OPERATIONS, StatementKind.BALANCE_SHEET, StatementKind.CASH_FLOWS)
_CANDIDATES = frozenset({StatementKind.KEY_FIGURES, StatementKind.OTHER})
_EXCERPT = 3
"""A table with less than one line for this many of another's is an excerpt of it."""
_SAME = 0.5
"""A second print of a statement has at least this share of its lines."""
_OTHERWISE = 0.25
"""The share of common lines that may differ (lines named alike in two sections) before two tables contradict."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A statement whose kind is not settled: whether a title gives it, and which statement its lines amount to."""

    statement: Statement
    titled: bool
    shape: StatementKind | None


def settle(drafts: Sequence[Draft]) -> tuple[Statement, ...]:
    """The statements, each with its kind."""
    kinds = [draft.statement.kind for draft in drafts]
    for kind in _KINDS:
        places = [at for at, found in enumerate(kinds) if found is kind]
        if not places:
            kinds = _promoted(drafts, kinds, kind)
            continue
        for at, meant in _not_meant([(at, drafts[at]) for at in places]):
            kinds[at] = meant
    return tuple(replace(draft.statement, kind=kind) for draft, kind in zip(drafts, kinds, strict=True))


def _promoted(drafts: Sequence[Draft], kinds: Sequence[StatementKind], kind: StatementKind) -> list[StatementKind]:
    """The fullest table of lines that amount to a statement no title names is that statement."""
    fitting = [at for at, draft in enumerate(drafts) if draft.shape is kind and kinds[at] in _CANDIDATES]
    best = max(fitting, key=lambda at: (len(drafts[at].statement.lines), -at), default=None)
    return [kind if at == best else held for at, held in enumerate(kinds)]


def _not_meant(drafts: Sequence[tuple[int, Draft]]) -> Iterator[tuple[int, StatementKind]]:
    """Those that are not what a surer table is, and what they are: titled before untitled, then the fuller first."""
    sure: list[Statement] = []
    for at, draft in sorted(drafts, key=lambda pair: (not pair[1].titled, not pair[1].shape, -_size(pair[1]), pair[0])):
        statement = draft.statement
        beside = [other for other in sure if _periods(statement) & _periods(other)]
        if draft.titled and any(contradicts(statement, other) for other in beside):
            yield at, StatementKind.SEGMENT
        elif any(_is_no_second(draft, other) for other in beside):
            yield at, StatementKind.KEY_FIGURES
        else:
            sure.append(statement)


def _is_no_second(draft: Draft, sure: Statement) -> bool:
    """Whether a table is not the statement that a surer one is: untitled, an excerpt of it, or with other lines.

    A short table of cash flows that shares no line with the statement is a supplement to it.
    """
    if not draft.titled:
        return True
    mine, theirs = _labels(draft.statement), _labels(sure)
    short = len(mine) * _EXCERPT < len(theirs)
    within = _periods(draft.statement) <= _periods(sure)
    if sure.kind is StatementKind.CASH_FLOWS:
        return short and bool(mine & theirs)
    return short or (within and len(mine & theirs) < _SAME * len(mine))


def _size(draft: Draft) -> int:
    return len(_labels(draft.statement))


def _periods(statement: Statement) -> set[Period]:
    return {c.period for c in statement.columns if c.period and c.kind is ColumnKind.PERIOD}


def _labels(statement: Statement) -> set[str]:
    return {line.label.lower() for line in statement.lines if line.figures and line.within is None}


def contradicts(one: Statement, other: Statement) -> bool:
    """Whether lines named alike say different things of the same periods."""
    mine, theirs = _values(one), _values(other)
    common = mine.keys() & theirs.keys()
    differing = sum(not mine[place] & theirs[place] for place in common)
    return len(common) > 1 and differing > _OTHERWISE * len(common)


def _values(statement: Statement) -> dict[tuple[str, Period], set[Decimal]]:
    """What each label is said to be in each period; labels used twice have several values."""
    values: dict[tuple[str, Period], set[Decimal]] = {}
    for line in statement.lines:
        for figure in line.figures:
            column = statement.column(figure.column)
            if line.label and line.within is None and figure.value and column and column.period:
                values.setdefault((line.label.lower(), column.period), set()).add(abs(figure.value))
    return values
