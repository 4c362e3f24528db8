"""One concept once: where two lines of a statement want the same concept, the surer one has it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.extract.concepts.candidates import NONE
from pipeline.extract.concepts.ranking import probabilities
from pipeline.model.statement import Figure


@dataclass(frozen=True, slots=True)
class Contender:
    """A line that wants a concept: its statement, its figures by column, and its candidates' scores."""

    statement: int
    figures: Mapping[int, Figure]
    scores: Mapping[str, float]


def settle(contenders: Sequence[Contender]) -> list[dict[str, float]]:
    """Each line's candidates with their probabilities, without those that a surer line of its statement has.

    Lines that print the same figures may share a concept: a statement repeats net income. So may lines with
    no column in common.
    """
    shares = [probabilities(contender.scores) for contender in contenders]
    holders: dict[tuple[int, str], list[int]] = {}
    waiting = list(range(len(contenders)))
    while waiting:
        i = max(waiting, key=lambda n: (max(shares[n].values()), -n))
        best = max(sorted(shares[i]), key=shares[i].__getitem__)
        held = holders.setdefault((contenders[i].statement, best), [])
        if best != NONE and any(_differ(contenders[i], contenders[other]) for other in held):
            shares[i] = _without(contenders[i], shares[i], best)
            continue
        held.append(i)
        waiting.remove(i)
    return shares


def _without(contender: Contender, shares: Mapping[str, float], taken: str) -> dict[str, float]:
    return probabilities({name: contender.scores[name] for name in shares if name != taken})


def _differ(one: Contender, other: Contender) -> bool:
    return any(
        figure.value != other.figures[column].value for column, figure in one.figures.items() if column in other.figures
    )
