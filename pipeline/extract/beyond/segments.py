"""Lines that are parts of a company: segments, products and places as rows, or as headings over the same measures."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pipeline.extract.beyond.known import Amount, Known, Place, amounts_of
from pipeline.extract.beyond.members import Pair, axis_of, member_of
from pipeline.model.measure import Measure, measure_of
from pipeline.model.statement import LineItem, Statement, StatementKind, UnitKind
from pipeline.model.vocabulary import Vocabulary
from pipeline.model.wording import gist

_WHOLE = re.compile(r"^\W*(?:grand )?(?:total|consolidated|combined|company|worldwide)\b(?!.*segment)", re.IGNORECASE)
_NO_PART = re.compile(
    r"reconcil|adjust|gaap|per share|\bbasic\b|\bdiluted\b|shares\b|sub-?total|assets|liabilit|cash|balance|percent|%"
    r"|growth|highlights|\bmix\b|^\W*(?:less|plus|add|net|cost|income|revenues?|sales|operating|interest)\b",
    re.IGNORECASE,
)
_DIVIDED = frozenset(
    {Measure.REVENUE, Measure.GROSS_PROFIT, Measure.OPERATING_INCOME, Measure.PRETAX_INCOME, Measure.NET_INCOME}
)
"""What is reported by segment, product and place; other sums are of things of different nature."""
_LONGEST_NAME = 7
_FEWEST = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What a line is a part of: the statement's line where it is known which, and the member it stands on."""

    member: Pair
    of: Known | None = None


def parts(statement: Statement, known: Sequence[Known], vocabulary: Vocabulary) -> dict[int, Part]:
    """The lines of a table that are parts of the company, by their order."""
    axis = axis_of(statement.title)
    found = dict(_under_headings(statement, known, vocabulary, axis))
    for order, part in _as_rows(statement, known, vocabulary, axis):
        found.setdefault(order, part)
    return found


def _under_headings(
    statement: Statement, known: Sequence[Known], vocabulary: Vocabulary, axis: str
) -> Iterator[tuple[int, Part]]:
    """Headings over the same measures: `North America` and `International`, each over `Net sales` and so on.

    At least two headings print a line of the same name with amounts of their own.
    """
    under: dict[str, list[LineItem]] = defaultdict(list)
    for line in statement.lines:
        if line.figures and line.label and line.section:
            under[line.section[-1]].append(line)
    names = {text: {gist(line.label) for line in lines} for text, lines in under.items()}
    statements_own = {one.gist for one in known}
    members = [
        text
        for text in under
        if _may_name_part(text) and any(names[text] & names[o] & statements_own for o in under if o != text)
    ]
    if len(members) < _FEWEST:
        return
    for text in members:
        pair = member_of(text, vocabulary, axis)
        for line in under[text]:
            yield line.order, Part(member=pair, of=_same_name(line, known))


def _may_name_part(text: str) -> bool:
    return (
        not _WHOLE.match(text)
        and not _NO_PART.search(text)
        and measure_of(text) is None
        and len(text.split()) <= _LONGEST_NAME
    )


def _same_name(line: LineItem, known: Sequence[Known]) -> Known | None:
    words, measure = gist(line.label), measure_of(line.label)
    same = [one for one in known if one.unit is line.unit]
    return next((one for one in same if one.gist == words), None) or next(
        (one for one in same if measure and measure_of(one.label) is measure), None
    )


def _as_rows(
    statement: Statement, known: Sequence[Known], vocabulary: Vocabulary, axis: str
) -> Iterator[tuple[int, Part]]:
    """Rows that sum to a line of the statement in every period: `Europe`, `Japan`, `China` to its revenue.

    The sum is proved by the table's own total, or the rows of a table of segments come to the statement's amount.
    """
    lines = {line.order: line for line in statement.lines}
    for proof in statement.sums:
        rows = [lines[order] for order, _ in proof.parts]
        if all(weight == 1 for _, weight in proof.parts) and _are_parts(rows, known):
            whole = _equal(amounts_of(statement, lines[proof.total]), known)
            if whole and (statement.kind is StatementKind.SEGMENT or measure_of(whole.label) in _DIVIDED):
                yield from _members(rows, whole, vocabulary, axis)
    if statement.kind is StatementKind.SEGMENT:
        for rows in _blocks(statement):
            if _are_parts(rows, known) and (whole := _equal(_sum(statement, rows), known)):
                yield from _members(rows, whole, vocabulary, axis)


def _members(rows: Sequence[LineItem], whole: Known, vocabulary: Vocabulary, axis: str) -> Iterator[tuple[int, Part]]:
    for line in rows:
        yield line.order, Part(member=member_of(line.label, vocabulary, axis), of=whole)


def _are_parts(rows: Sequence[LineItem], known: Sequence[Known]) -> bool:
    """At least two lines of amounts that no primary statement prints."""
    own = {one.gist for one in known}
    return len(rows) >= _FEWEST and all(
        line.label and line.unit is UnitKind.MONEY and gist(line.label) not in own and _may_name_part(line.label)
        for line in rows
    )


def _blocks(statement: Statement) -> Iterator[list[LineItem]]:
    """The lines of amounts under each heading, without totals."""
    blocks: dict[tuple[str, ...], list[LineItem]] = defaultdict(list)
    for line in statement.lines:
        if line.figures and line.unit is UnitKind.MONEY and not _WHOLE.match(line.label):
            blocks[line.section].append(line)
    yield from blocks.values()


def _sum(statement: Statement, rows: Sequence[LineItem]) -> dict[Place, Amount]:
    totals: dict[Place, Amount] = {}
    for line in rows:
        for place, amount in amounts_of(statement, line).items():
            held = totals.get(place, Amount(value=Decimal(0), half=Decimal(0)))
            totals[place] = Amount(
                value=(held.value or Decimal(0)) + (amount.value or Decimal(0)),
                half=held.half + amount.half,
                telling=held.telling or amount.telling,
            )
    return totals


def _equal(amounts: Mapping[Place, Amount], known: Sequence[Known]) -> Known | None:
    """The statement's line of money that has these amounts in every period both name; a measure before others."""
    same = [
        one
        for one in known
        if one.unit is UnitKind.MONEY
        and (pairs := [(amounts[place], one.amounts[place]) for place in amounts.keys() & one.amounts.keys()])
        and all(mine.agrees(theirs) and mine.telling for mine, theirs in pairs)
    ]
    return next((one for one in same if measure_of(one.label)), same[0] if same else None)
