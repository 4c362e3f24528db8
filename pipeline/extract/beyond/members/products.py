"""Revenue and its cost by product and service inside the statement of operations: one concept on members."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.extract.beyond.members.words import PRODUCTS, Pair, known_member, own_member
from pipeline.model.statement import LineItem, Mapping, Statement, StatementKind, Status, Summation, UnitKind
from pipeline.model.vocabulary import Vocabulary

_CONTRACTS = "us-gaap:RevenueFromContractWithCustomerExcludingAssessedTax"
_SOLD = "us-gaap:CostOfGoodsAndServicesSold"
_REVENUE = frozenset({"us-gaap:Revenues", _CONTRACTS, "us-gaap:RevenueFromContractWithCustomerIncludingAssessedTax"})
_COST = frozenset({"us-gaap:CostOfRevenue", _SOLD})
_TOTALS = re.compile(r"\b(?:total|net|cost).*\b(?:revenues?|sales)\b|^\W*$", re.IGNORECASE)
_UNLIKE = re.compile(
    r"invest|interest|premium|amorti|depreci|excluding|\bgains?\b|\bloss|\btax|related part|impairment|restructuring",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"^\W*(?:(?:total|net|gross)\s+)*(?:sales|revenues?|cost of (?:sales|revenues?|goods sold))\W*$", re.IGNORECASE
)
_OF_COST = re.compile(r"(?=.*\b(?:sales|revenues?)\b)\W*(?:total |direct )?costs?\b", re.IGNORECASE)
_OF_REVENUE = re.compile(r"(?!.*\bcosts?\b)(?!.*\bexpenses?\b).*\b(?:sales|revenues?)\b", re.IGNORECASE)
_PRODUCT, _SERVICE = "us-gaap:ProductMember", "us-gaap:ServiceMember"
_SINCE = 2018
"""From this fiscal year revenue is that of contracts with customers (ASU 2014-09)."""
_SURE = 0.9


def by_product(statement: Statement, vocabulary: Vocabulary) -> Statement:
    """The statement with the parts of proved revenue and cost totals on the axis of products and services.

    A total is split so where one of its parts names a product or service that every filer does; the others that
    filers' labels do not make sure are then members of the company's own.
    """
    if statement.kind is not StatementKind.OPERATIONS:
        return statement
    mappings = dict(_unproved(statement, vocabulary)) | dict(_mappings(statement, vocabulary))
    lines = tuple(replace(line, mapping=mappings.get(line.order, line.mapping)) for line in statement.lines)
    return replace(statement, lines=lines)


def _mappings(statement: Statement, vocabulary: Vocabulary) -> Iterator[tuple[int, Mapping]]:
    lines = {line.order: line for line in statement.lines}
    proofs = {proof.total: proof for proof in statement.sums if all(weight == 1 for _, weight in proof.parts)}
    for proof in proofs.values():
        total = lines[proof.total]
        family = _family(total)
        outer = (lines[other.total] for other in proofs.values() if proof.total in dict(other.parts))
        if not family or not _TOTALS.search(total.label) or any(_family(line) is family for line in outer):
            continue
        parts = [line for line in _parts(proof, proofs, lines) if _may_be_member(line, vocabulary)]
        if any(known_member(line.label, vocabulary, (PRODUCTS,)) for line in parts):
            whole = {order for order, _ in proof.parts} <= {line.order for line in parts}
            yield from _divided(statement, total, parts, vocabulary, whole=whole)


def _unproved(statement: Statement, vocabulary: Vocabulary) -> Iterator[tuple[int, Mapping]]:
    """Products beside services where no total is proved: the words about them tell revenue from cost."""
    for pattern, concept in ((_OF_COST, _SOLD), (_OF_REVENUE, _CONTRACTS)):
        found = [
            (line, pair)
            for line in statement.lines
            if line.figures
            and line.unit is UnitKind.MONEY
            and pattern.match(" ".join((*line.section[-1:], line.label)))
            if (pair := known_member(line.label, vocabulary, (PRODUCTS,)))
        ]
        if _is_recent(statement) and {_PRODUCT, _SERVICE} <= {pair[1] for _, pair in found}:
            for line, pair in found:
                yield line.order, _on_member(concept, pair, "products beside services")


def _is_recent(statement: Statement) -> bool:
    return max((column.period.end.year for column in statement.columns if column.period), default=0) >= _SINCE


def _on_member(concept: str, pair: Pair, evidence: str) -> Mapping:
    status = Status.REVIEW if pair[1].startswith("ext:") else Status.ASSERTED
    return Mapping(concept=concept, confidence=_SURE, status=status, evidence=evidence, members=(pair,), negated=False)


def _family(line: LineItem) -> frozenset[str] | None:
    return next((f for f in (_REVENUE, _COST) if line.mapping and line.mapping.concept in f), None)


def _parts(proof: Summation, proofs: dict[int, Summation], lines: dict[int, LineItem]) -> Iterator[LineItem]:
    """The parts of a total, those of its subtotals included."""
    for order, _ in proof.parts:
        yield lines[order]
        if order in proofs:
            yield from _parts(proofs[order], proofs, lines)


def _may_be_member(line: LineItem, vocabulary: Vocabulary) -> bool:
    if known_member(line.label, vocabulary, (PRODUCTS,)):
        return True
    sure = line.mapping is not None and line.mapping.status is Status.ASSERTED
    return bool(line.label) and not sure and not _UNLIKE.search(line.label) and not _BARE.match(line.label)


def _divided(
    statement: Statement, total: LineItem, parts: Sequence[LineItem], vocabulary: Vocabulary, *, whole: bool
) -> Iterator[tuple[int, Mapping]]:
    """The mappings of the parts and, where all of it is divided, of the total, which carries the same concept."""
    held = total.mapping
    if held is None:
        return
    common = _CONTRACTS if _family(total) is _REVENUE else _SOLD
    keeps = not _is_recent(statement) or (common == _SOLD and held.status is Status.ASSERTED)
    concept = held.concept if keeps else common
    evidence = f'a part of "{total.label}" by product or service'
    for line in parts:
        pair = known_member(line.label, vocabulary, (PRODUCTS,)) or own_member(line.label, PRODUCTS)
        yield line.order, _on_member(concept, pair, evidence)
    if whole and concept != held.concept:
        yield total.order, replace(held, concept=concept, evidence="the whole of what is divided by product or service")
