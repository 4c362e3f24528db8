"""Rows that sum to a line of the statements: segments, products and places as lines of a table."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from pipeline.extract.beyond.known import Amount, Known, Place, amounts_of
from pipeline.extract.beyond.members.part import WHOLE, Part, is_turned, may_name_part
from pipeline.extract.beyond.members.words import PRODUCTS, SEGMENTS, member_of, own_member, pieces
from pipeline.extract.beyond.naming import is_bare
from pipeline.model.measure import Measure, measure_of
from pipeline.model.statement import LineItem, Statement, StatementKind, Summation, UnitKind
from pipeline.model.vocabulary import Vocabulary
from pipeline.model.wording import gist

_DIVIDED = frozenset(
    {Measure.REVENUE, Measure.GROSS_PROFIT, Measure.OPERATING_INCOME, Measure.PRETAX_INCOME, Measure.NET_INCOME}
)
"""What is reported by segment, product and place; other sums are of things of different nature."""
_SALES = re.compile(r"\b(?:revenues?|sales)\b", re.IGNORECASE)
_FEWEST = 2


def as_rows(
    statement: Statement, known: Sequence[Known], vocabulary: Vocabulary, axis: str
) -> Iterator[tuple[int, Part]]:
    """Rows that sum to a line of the statement in every period: `Europe`, `Japan`, `China` to its revenue.

    The sum is proved by the table's own total, or the rows of a table of segments come to the statement's amount.
    """
    proofs = {proof.total: proof for proof in statement.sums if all(weight == 1 for _, weight in proof.parts)}
    lines = _called(statement, proofs)
    for proof in proofs.values():
        rows = list(_rows(proof, proofs, lines))
        proved = _are_parts([row.line for row in rows], known, by_product=axis == PRODUCTS)
        whole = _equal(amounts_of(statement, lines[proof.total]), known) if proved else None
        if whole and (statement.kind is StatementKind.SEGMENT or _is_divided(whole)):
            yield from _members(statement, rows, whole, vocabulary, axis)
    for block in _blocks(statement):
        enough = statement.kind is StatementKind.SEGMENT or len(block) > _FEWEST
        whole = _equal(sum_of(statement, block), known) if enough and _are_parts(block, known) else None
        if whole and (statement.kind is StatementKind.SEGMENT or _is_divided(whole)):
            yield from _members(statement, [_Row(line=line) for line in block], whole, vocabulary, axis)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """A part of a total; `within` names the part it is a part of, where only a heading does."""

    line: LineItem
    within: str = ""


def _called(statement: Statement, proofs: Mapping[int, Summation]) -> dict[int, LineItem]:
    """The lines by order; a subtotal without a label is called by the heading over what it sums and over itself."""
    lines = {line.order: line for line in statement.lines}
    for total, proof in proofs.items():
        section = lines[total].section
        own = all(lines[order].section == section for order, _ in proof.parts)
        if not lines[total].label and own and len(section) > 1 and may_name_part(section[-1]):
            lines[total] = replace(lines[total], label=section[-1].strip(" :"))
    return lines


def _rows(
    proof: Summation, proofs: Mapping[int, Summation], lines: Mapping[int, LineItem], within: str = ""
) -> Iterator[_Row]:
    """The parts of a total, those of its subtotals included."""
    for order, _ in proof.parts:
        line = lines[order]
        yield _Row(line=line, within=within)
        if order in proofs:
            headed = line.label if line.section[-1:] and line.section[-1].strip(" :") == line.label else within
            yield from _rows(proofs[order], proofs, lines, headed)


def _is_divided(whole: Known) -> bool:
    return measure_of(whole.label) in _DIVIDED or bool(_SALES.search(whole.label) or "Revenue" in whole.meaning.concept)


def _members(
    statement: Statement, rows: Sequence[_Row], whole: Known, vocabulary: Vocabulary, axis: str
) -> Iterator[tuple[int, Part]]:
    """The rows as members, named without the measure of their columns that `by_measure` put behind them.

    The lines of one segment are its products. Where the whole is a product itself, what everybody calls a product or
    service is not meant: `Service` is what the company calls one of its offerings.
    """
    turned = is_turned(statement, [row.line for row in rows], whole)
    own = any(on == axis for on, _ in whole.meaning.members)
    for row in rows:
        name = row.line.label.removesuffix(f" {pieces(statement.title)[-1]}")
        inner = bool(row.within) and axis == SEGMENTS
        on = PRODUCTS if inner else axis
        yield (
            row.line.order,
            Part(
                member=own_member(name, on) if own else member_of(name, vocabulary, on),
                name=name,
                of=whole,
                turned=turned,
                within=(member_of(row.within, vocabulary, axis),) if inner else (),
            ),
        )


def _are_parts(rows: Sequence[LineItem], known: Sequence[Known], *, by_product: bool = False) -> bool:
    """At least two lines of amounts that no primary statement prints.

    Under a title that says `by product` one of several may be called as a measure is: a product named `Sales`.
    """
    own = {one.gist for one in known if one.gist}
    alike = [line for line in rows if line.label and not may_name_part(line.label)]
    spared = by_product and len(alike) == 1 and len(rows) > _FEWEST and len(alike[0].label.split()) == 1
    return len(rows) >= _FEWEST and all(
        line.label
        and line.unit is UnitKind.MONEY
        and (gist(line.label) not in own or is_bare(line.label))
        and (spared or line not in alike)
        for line in rows
    )


def _blocks(statement: Statement) -> Iterator[list[LineItem]]:
    """The lines of amounts under each heading, without totals."""
    blocks: dict[tuple[str, ...], list[LineItem]] = defaultdict(list)
    for line in statement.lines:
        if line.figures and line.unit is UnitKind.MONEY and not WHOLE.match(line.label):
            blocks[line.section].append(line)
    yield from blocks.values()


def sum_of(statement: Statement, rows: Sequence[LineItem]) -> dict[Place, Amount]:
    """What rows come to in each period that any of them has."""
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
