"""One concept once: where two lines of a statement want the same concept, the one that would miss it more has it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.extract.concepts.candidates import NONE
from pipeline.extract.concepts.shares import best_of, probabilities
from pipeline.model.statement import Figure


@dataclass(frozen=True, slots=True)
class Contender:
    """A line that wants a concept: its statement, its figures by column, and its candidates' scores.

    `shared` are candidates that other lines may have as well: balances within flows, at the beginning and the end.
    """

    statement: int
    figures: Mapping[int, Figure]
    scores: Mapping[str, float]
    shared: frozenset[str] = frozenset()


def settle(contenders: Sequence[Contender]) -> list[dict[str, float]]:
    """Each line's candidates with their probabilities, without those that another line of its statement has.

    Lines that print the same figures may share a concept: a statement repeats net income. So may lines with
    no column in common.
    """
    left = _without_claimed(contenders)
    holders: dict[tuple[int, str], list[int]] = {}
    waiting = list(range(len(contenders)))
    while waiting:
        i = waiting.pop()
        best = best_of(left[i])
        held = holders.setdefault((contenders[i].statement, best), [])
        wanted = held if best != NONE else ()
        rivals = [other for other in wanted if _differ(contenders[i], contenders[other], best)]
        if any(_regret(left[other], best) >= _regret(left[i], best) for other in rivals):
            waiting.append(i)
            rivals = [i]
        else:
            held.append(i)
            for other in rivals:
                held.remove(other)
            waiting.extend(rivals)
        for loser in rivals:
            _lose(left[loser], best)
    return [probabilities(scores) for scores in left]


def _without_claimed(contenders: Sequence[Contender]) -> list[dict[str, float]]:
    """Their candidates without those that are all another line of the statement can be: a precedent, a decision."""
    sure: dict[tuple[int, str], list[Contender]] = {}
    for one in contenders:
        if len(one.scores) == 1:
            sure.setdefault((one.statement, next(iter(one.scores))), []).append(one)
    left = [dict(one.scores) for one in contenders]
    for one, scores in zip(contenders, left, strict=True):
        claimed = [name for name in scores if name != NONE and (one.statement, name) in sure]
        for name in claimed:
            if len(scores) > 1 and any(_differ(one, other, name) for other in sure[one.statement, name]):
                del scores[name]
    return left


def _regret(scores: Mapping[str, float], name: str) -> float:
    """How much worse the next candidate is; a line that has no other never lets go."""
    others = [score for other, score in scores.items() if other != name]
    return scores[name] - max(others) if others else float("inf")


def _lose(scores: dict[str, float], name: str) -> None:
    if len(scores) > 1:
        del scores[name]
    else:
        scores[NONE] = scores.pop(name)


def _differ(one: Contender, other: Contender, name: str) -> bool:
    if name in one.shared and name in other.shared:
        return False
    return any(
        figure.value != other.figures[column].value for column, figure in one.figures.items() if column in other.figures
    )
