"""Classes of common stock in the balance sheet: one concept on the members of the class of stock axis."""

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.extract.beyond.members.words import CLASSES, Pair, known_member, own_member
from pipeline.model.statement import LineItem, Mapping, Statement, StatementKind, Status, UnitKind
from pipeline.model.vocabulary import Vocabulary

_CLASS = re.compile(r"\bclass (?P<letter>[a-z])\b", re.IGNORECASE)
_COMMON = re.compile(r"\bcommon\b|ordinary", re.IGNORECASE)
_ASIDES = (
    ("par value", "us-gaap:CommonStockParOrStatedValuePerShare"),
    ("authorized", "us-gaap:CommonStockSharesAuthorized"),
    ("issued", "us-gaap:CommonStockSharesIssued"),
    ("outstanding", "us-gaap:CommonStockSharesOutstanding"),
)
_SURE = 0.9


def by_class(statement: Statement, vocabulary: Vocabulary) -> Statement:
    """The balance sheet with what it says of each class of common stock on that class, where it names several."""
    if statement.kind is not StatementKind.BALANCE_SHEET:
        return statement
    stock = [line for line in statement.lines if line.figures and line.within is None and _is_common(line)]
    if len({letter for line in stock for letter in _letters(line.label)}) < 2:
        return statement
    mappings = {order: mapping for line in stock for order, mapping in _mappings(statement, line, vocabulary)}
    lines = tuple(replace(line, mapping=mappings.get(line.order, line.mapping)) for line in statement.lines)
    return replace(statement, lines=lines)


def _is_common(line: LineItem) -> bool:
    return bool(_letters(line.label)) and bool(_COMMON.search(" ".join((*line.section[-1:], line.label))))


def _letters(label: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found["letter"].upper() for found in _CLASS.finditer(label)))


def _mappings(statement: Statement, line: LineItem, vocabulary: Vocabulary) -> Iterator[tuple[int, Mapping]]:
    """The line itself where it is of one class, and its asides: as many of a kind as it names classes, in order."""
    members = [_member(letter, vocabulary) for letter in _letters(line.label)]
    if len(members) == 1 and line.unit is UnitKind.MONEY:
        yield line.order, _mapping("us-gaap:CommonStockValue", members[0])
    asides = [aside for aside in statement.lines if aside.within == line.order]
    for words, concept in _ASIDES:
        alike = [aside for aside in asides if words in aside.label]
        if len(alike) == len(members):
            yield from ((aside.order, _mapping(concept, member)) for aside, member in zip(alike, members, strict=True))


def _member(letter: str, vocabulary: Vocabulary) -> Pair:
    label = f"Class {letter}"
    return known_member(label, vocabulary, (CLASSES,)) or own_member(f"Common {label}", CLASSES)


def _mapping(concept: str, member: Pair) -> Mapping:
    return Mapping(
        concept=concept,
        confidence=_SURE,
        status=Status.ASSERTED,
        evidence="one of several classes of common stock",
        members=(member,),
    )
