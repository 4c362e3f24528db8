"""Which side an amount stands on: assets and more cash are debits, so an outflow is hardly a concept of inflows.

Balances are the taxonomy's (XBRL 2.1 section 5.1.1.2); an amount's side is its printed sign, turned where a proved
sum subtracts the line and below the assets of a balance sheet.
"""

from collections.abc import Mapping, Sequence

from pipeline.extract.concepts.shares import best_of
from pipeline.model.concept import Balance, Catalogue
from pipeline.model.statement import LineItem, Statement, StatementKind, UnitKind

AGAINST = -2.0
"""What a concept that hardly ever counts against its balance loses where the line runs the other way."""
Place = tuple[int, int]
"""A line: its statement's number and its order."""
_ENDS = ("PeriodIncreaseDecrease", "NetCashProvidedByUsedIn")


def with_directions(
    scores: Mapping[Place, Mapping[str, float]], statements: Sequence[Statement], catalogue: Catalogue
) -> dict[Place, dict[str, float]]:
    """The scores of each line's candidates, less for those that run against the line."""
    best = {place: best_of(each) for place, each in scores.items()}
    left = {place: dict(each) for place, each in scores.items()}
    for number, statement in enumerate(statements):
        for order, side in _sides(statement, _signs(statement, number, best)).items():
            for name in left.get((number, order), ()):
                if _against(name, side, catalogue):
                    left[number, order][name] += AGAINST
    return left


def _signs(statement: Statement, number: int, best: Mapping[Place, str]) -> dict[int, int]:
    """By order of a line, what a printed plus says there: 1 for a debit, -1 for a credit; 0 where it says neither."""
    found = {order: name for (at, order), name in best.items() if at == number}
    if statement.kind is StatementKind.CASH_FLOWS:
        last = max((order for order, name in found.items() if any(end in name for end in _ENDS)), default=-1)
        return {line.order: 1 if line.order < last else 0 for line in statement.lines}
    assets = [order for order, name in found.items() if name == "us-gaap:Assets"]
    if statement.kind is StatementKind.BALANCE_SHEET and assets:
        return {line.order: 1 if line.order < assets[0] else -1 for line in statement.lines}
    return {}


def _sides(statement: Statement, plus: Mapping[int, int]) -> dict[int, Balance]:
    """The side of each line whose amounts all have one sign."""
    above = {part: (proof.total, weight) for proof in statement.sums for part, weight in proof.parts}
    found = {}
    for line in statement.lines:
        sign = _sign(line) * plus.get(line.order, 0) * _turned(line.order, above)
        if sign and line.unit is UnitKind.MONEY and line.within is None:
            found[line.order] = Balance.DEBIT if sign > 0 else Balance.CREDIT
    return found


def _against(name: str, side: Balance, catalogue: Catalogue) -> bool:
    """Whether a concept hardly ever stands on that side."""
    concept = catalogue.get(name) if name else None
    return concept is not None and concept.one_way and concept.balance is not side


def _sign(line: LineItem) -> int:
    signs = {1 if figure.value > 0 else -1 for figure in line.figures if figure.value}
    return signs.pop() if len(signs) == 1 else 0


def _turned(order: int, above: Mapping[int, tuple[int, int]]) -> int:
    """The product of the weights from a line up to the total that adds up to nothing else."""
    sign, seen = 1, {order}
    while order in above:
        order, weight = above[order]
        sign *= weight
        if order in seen:
            break
        seen.add(order)
    return sign
