"""Lines that are parts of a company: segments, products and places as rows, or as headings over the same measures."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from pipeline.extract.beyond.known import Amount, Known, Place, amounts_of
from pipeline.extract.beyond.members import (
    PLACES,
    SEGMENT,
    SEGMENTS,
    Pair,
    axis_of,
    known_member,
    member_of,
    pieces,
)
from pipeline.extract.beyond.naming import is_adjusted, is_bare
from pipeline.model.measure import Measure, measure_of
from pipeline.model.statement import LineItem, Statement, StatementKind, Summation, UnitKind
from pipeline.model.vocabulary import Vocabulary
from pipeline.model.wording import gist

_WHOLE = re.compile(
    r"^\W*(?:\b(?:grand|total|consolidated|combined|company|worldwide|net|operating|revenues?|sales|income|loss|profit"
    r"|segments?)\b\W*)+$",
    re.IGNORECASE,
)
_NO_PART = re.compile(
    r"reconcil|adjust|gaap|per share|\bbasic\b|\bdiluted\b|shares\b|sub-?total|assets|liabilit|cash|balance|percent|%"
    r"|growth|highlights|\bmix\b|^\W*(?:less|plus|add|net|cost|income|revenues?|sales|operating|interest)\b",
    re.IGNORECASE,
)
_DIVIDED = frozenset(
    {Measure.REVENUE, Measure.GROSS_PROFIT, Measure.OPERATING_INCOME, Measure.PRETAX_INCOME, Measure.NET_INCOME}
)
"""What is reported by segment, product and place; other sums are of things of different nature."""
_SALES = re.compile(r"\b(?:revenues?|sales)\b", re.IGNORECASE)
_BY = re.compile(r"\s*\bby\b.*|\(.*?\)|\bconsolidated\b|\btotal\b", re.IGNORECASE)
_LONGEST_NAME = 7
_FEWEST = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What a line is a part of: the statement's line where it is known which, and the member it stands on.

    `measure` is what it measures where a heading says so and not the line; `turned` where it is printed with the
    opposite sign. `name` are the words that name the part.
    """

    member: Pair
    name: str = ""
    of: Known | None = None
    measure: str = ""
    turned: bool = False


def parts(statement: Statement, known: Sequence[Known], vocabulary: Vocabulary) -> dict[int, Part]:
    """The lines of a table that are parts of the company, by their order."""
    axis = axis_of(statement.title)
    found = dict(_under_headings(statement, known, vocabulary, axis))
    for order, part in _of_segments(statement, known, vocabulary):
        found.setdefault(order, part)
    for order, part in (*_as_rows(statement, known, vocabulary, axis), *_places(statement, known, vocabulary)):
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
    called = _names(tuple(under))
    names = {text: {gist(line.label) for line in lines} for text, lines in under.items()}
    statements_own = {one.gist for one in known}
    members = [
        text
        for text in under
        if may_name_part(called[text])
        and any(
            names[text] & names[other] & (statements_own if called[text] == text else names[text])
            for other in under
            if other != text
        )
    ]
    if len(members) < _FEWEST:
        return
    members += [
        text
        for text in under
        if text not in members
        and may_name_part(called[text])
        and any(len(names[text] & names[other]) >= _FEWEST for other in members)
    ]
    for text in members:
        pair = member_of(called[text], vocabulary, axis)
        for line in under[text]:
            of = None if is_adjusted(line.label) else same_name(line, known)
            yield line.order, Part(member=pair, name=called[text], of=of)


def _names(headings: Sequence[str]) -> dict[str, str]:
    """What each heading names: itself, or what stands before the measure that it shares with others.

    `Systems Operating Income` and `Global Services Operating Income` are those of `Systems` and `Global Services`.
    """
    called: dict[str, str] = {}
    for text in headings:
        words = text.split()
        ends = (" ".join(words[at:]) for at in range(1, len(words)))
        shared = next((end for end in ends if measure_of(end) and _is_shared(end, text, headings)), "")
        called[text] = _ADJUSTS.sub("", text.removesuffix(shared)).strip() if shared else text
    return called


_ADJUSTS = re.compile(r"(?:\s+(?:non-?\s?gaap|gaap|adjusted|reported))*\s*$", re.IGNORECASE)


def _is_shared(end: str, text: str, headings: Sequence[str]) -> bool:
    return any(other.endswith(f" {end}") for other in headings if other != text)


def _of_segments(statement: Statement, known: Sequence[Known], vocabulary: Vocabulary) -> Iterator[tuple[int, Part]]:
    """Lines under a title or heading that calls itself a segment's: `Domestic Segment Results`."""
    titled = next((piece for piece in reversed(pieces(statement.title)) if SEGMENT.fullmatch(piece)), "")
    for line in statement.lines:
        heading = (*line.section[-1:], titled)[0]
        found = SEGMENT.fullmatch(heading) if line.figures and line.label else None
        if found and not _WHOLE.match(found["name"]) and not _NO_PART.search(found["name"]):
            pair = member_of(found["name"], vocabulary, SEGMENTS)
            adjusted = is_adjusted(heading) and not is_adjusted(line.label)
            measure = f"Non-GAAP {line.label}" if adjusted else line.label
            of = None if adjusted else same_name(line, known)
            yield line.order, Part(member=pair, name=found["name"], of=of, measure=measure)


def may_name_part(text: str) -> bool:
    """Whether a text may be the name of a part of the company: no total, no measure, no line of a bridge."""
    return (
        not _WHOLE.match(text)
        and not _NO_PART.search(text)
        and measure_of(text) is None
        and len(text.split()) <= _LONGEST_NAME
    )


def same_name(line: LineItem, known: Sequence[Known]) -> Known | None:
    """The statement's line of the same words, or else of the same measure."""
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
    proofs = {proof.total: proof for proof in statement.sums if all(weight == 1 for _, weight in proof.parts)}
    for proof in proofs.values():
        rows = list(_rows(proof, proofs, lines))
        whole = _equal(amounts_of(statement, lines[proof.total]), known) if _are_parts(rows, known) else None
        if whole and (statement.kind is StatementKind.SEGMENT or _is_divided(whole)):
            yield from _members(statement, rows, whole, vocabulary, axis)
    for rows in _blocks(statement):
        enough = statement.kind is StatementKind.SEGMENT or len(rows) > _FEWEST
        whole = _equal(_sum(statement, rows), known) if enough and _are_parts(rows, known) else None
        if whole and (statement.kind is StatementKind.SEGMENT or _is_divided(whole)):
            yield from _members(statement, rows, whole, vocabulary, axis)


def _rows(proof: Summation, proofs: Mapping[int, Summation], lines: Mapping[int, LineItem]) -> Iterator[LineItem]:
    """The parts of a total, those of its subtotals included."""
    for order, _ in proof.parts:
        yield lines[order]
        if order in proofs:
            yield from _rows(proofs[order], proofs, lines)


def _is_divided(whole: Known) -> bool:
    return measure_of(whole.label) in _DIVIDED or bool(_SALES.search(whole.label) or "Revenue" in whole.meaning.concept)


def _members(
    statement: Statement, rows: Sequence[LineItem], whole: Known, vocabulary: Vocabulary, axis: str
) -> Iterator[tuple[int, Part]]:
    """The rows as members, named without the measure of their columns that `by_measure` put behind them."""
    turned = _is_turned(rows, whole)
    for line in rows:
        name = line.label.removesuffix(f" {pieces(statement.title)[-1]}")
        yield line.order, Part(member=member_of(name, vocabulary, axis), name=name, of=whole, turned=turned)


def _is_turned(rows: Sequence[LineItem], whole: Known) -> bool:
    """Whether parts are printed below nothing where the statement prints the whole above."""
    values = [figure.value for line in rows for figure in line.figures if figure.value]
    below = sum(value < 0 for value in values) * 2 > len(values)
    return below and all((amount.value or 0) >= 0 for amount in whole.amounts.values())


def _places(statement: Statement, known: Sequence[Known], vocabulary: Vocabulary) -> Iterator[tuple[int, Part]]:
    """Countries and regions under a heading or a title that says what is measured: `Revenue` by `EMEA`."""
    for line in statement.lines:
        pair = known_member(line.label, vocabulary, (PLACES,)) if line.figures and line.label else None
        if pair and line.unit is UnitKind.MONEY:
            measure = _BY.sub("", (line.section or (statement.title,))[-1]).strip(" :(),")
            whole = same_name(replace(line, label=measure), known)
            turned = whole is not None and _is_turned([line], whole)
            yield line.order, Part(member=pair, of=whole, measure=measure, turned=turned)


def _are_parts(rows: Sequence[LineItem], known: Sequence[Known]) -> bool:
    """At least two lines of amounts that no primary statement prints."""
    own = {one.gist for one in known if one.gist}
    return len(rows) >= _FEWEST and all(
        line.label
        and line.unit is UnitKind.MONEY
        and (gist(line.label) not in own or is_bare(line.label))
        and may_name_part(line.label)
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
