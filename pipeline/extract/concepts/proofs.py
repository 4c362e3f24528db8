"""What proved sums and repeated figures add: totals are parents of their parts, the same figure the same thing."""

from collections.abc import Iterable, Mapping, Sequence
from math import log

from pipeline.extract.concepts.candidates import NONE
from pipeline.extract.concepts.shares import best_of, probabilities
from pipeline.model.knowledge import Knowledge
from pipeline.model.statement import LineItem, Statement, StatementKind

PART, PARENT, TOTAL, TIE = 0.5, 1.5, 0.5, 0.3
"""How much an arc from the total's concept, the arcs to the parts' concepts, a concept's habit of being a total, and
the opinion of a line with the same figures add to a score."""
_FLOWS = frozenset({StatementKind.OPERATIONS, StatementKind.CASH_FLOWS, StatementKind.COMPREHENSIVE_INCOME})
_FLOOR = 1e-3
Place = tuple[int, int]
"""A line: its statement's number and its order."""
Scores = Mapping[str, float]


def with_proofs(
    scores: Mapping[Place, Scores], statements: Sequence[Statement], knowledge: Knowledge
) -> dict[Place, dict[str, float]]:
    """The scores with what the arithmetic says of each line added."""
    best = {place: best_of(each) for place, each in scores.items() if each}
    added = {place: dict(each) for place, each in scores.items()}
    for number, statement in enumerate(statements):
        for proof in statement.sums:
            total = (number, proof.total)
            parts = [(number, order) for order, _ in proof.parts]
            _favour_parts(added, best.get(total, NONE), parts, knowledge)
            _favour_total(added, total, [best[part] for part in parts if part in best], knowledge)
    for one, other in _repeated(statements):
        if one in scores and other in scores:
            _agree(added, scores, one, other)
            _agree(added, scores, other, one)
    return added


def _favour_parts(
    added: dict[Place, dict[str, float]], total: str, parts: Iterable[Place], knowledge: Knowledge
) -> None:
    for part in parts:
        scores = added.get(part, {})
        for name in scores:
            if knowledge.arcs(total, name):
                scores[name] += PART


def _favour_total(
    added: dict[Place, dict[str, float]], total: Place, parts: Sequence[str], knowledge: Knowledge
) -> None:
    for name in added.get(total, ()):
        if name == NONE:
            continue
        known = sum(1 for part in parts if knowledge.arcs(name, part))
        habit = log((knowledge.as_parent(name) + 1) / (knowledge.as_child(name) + 1))
        added[total][name] += PARENT * known / max(len(parts), 1) + TOTAL * min(habit, 0.0)


def _agree(added: dict[Place, dict[str, float]], scores: Mapping[Place, Scores], one: Place, other: Place) -> None:
    opinion = probabilities(scores[other])
    for name in added[one]:
        if name != NONE:
            added[one][name] += TIE * log(opinion.get(name, 0.0) + _FLOOR)


def _repeated(statements: Sequence[Statement]) -> list[tuple[Place, Place]]:
    """Pairs of lines of different flow statements that print the same amounts for the same periods."""
    seen: dict[object, list[Place]] = {}
    for number, statement in enumerate(statements):
        if statement.kind in _FLOWS:
            for line in statement.lines:
                for amount in _amounts(statement, line):
                    seen.setdefault(amount, []).append((number, line.order))
    pairs = {(places[0], other) for places in seen.values() for other in places[1:] if places[0][0] != other[0]}
    return sorted(pairs)


def _amounts(statement: Statement, line: LineItem) -> Iterable[object]:
    for figure in line.figures:
        column = statement.column(figure.column)
        if figure.value and column and column.period and abs(figure.value) >= 10:
            yield column.period, abs(figure.value).scaleb(line.scale), line.unit
