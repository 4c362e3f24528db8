"""Every line's candidates scored together: by their wording first, then by what the lines around them seem to mean."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from operator import mul

from pipeline.extract.concepts.candidates import NONE, OWN, WORDING, Choice, Features
from pipeline.extract.concepts.shares import best_of, best_share
from pipeline.model.clues import places
from pipeline.model.knowledge import Knowledge

PLACES = ("before", "after", "above", "below")
"""The names of the features that `places` gives the clues of; they stand behind those of the wording."""
_ORDER = (*WORDING, *PLACES)
_SURE_ENOUGH = 0.5
"""From which probability a first guess counts as being in the release."""

Scores = dict[str, float]


def first_guesses(choices: Sequence[Choice], knowledge: Knowledge) -> list[tuple[str, float]]:
    """The best concept of each line by its own wording, with its probability among the line's candidates."""
    guesses = []
    for choice in choices:
        scored = scores(choice.features, aligned(knowledge, choice.reading.statement, choice.recent, first=True))
        guesses.append((best_of(scored), best_share(scored.values())))
    return guesses


def in_context(choices: Sequence[Choice], guesses: Sequence[tuple[str, float]], knowledge: Knowledge) -> list[Scores]:
    """The final score of each candidate of each line, given the first guesses about all lines."""
    found = with_places(choices, guesses, knowledge)
    present = presences(guesses)
    return [_scores(choice, added, present, knowledge) for choice, added in zip(choices, found, strict=True)]


def _scores(
    choice: Choice, added: Mapping[str, Features], present: frozenset[str], knowledge: Knowledge
) -> dict[str, float]:
    scored = scores(added, aligned(knowledge, choice.reading.statement, choice.recent))
    for name in scored:
        if beside := knowledge.presence(name, choice.recent):
            scored[name] += around(name, present, beside)
    return scored


def presences(guesses: Sequence[tuple[str, float]]) -> frozenset[str]:
    """The concepts that seem to be in the release."""
    return frozenset(name for name, share in guesses if name != NONE and share >= _SURE_ENOUGH)


def with_places(
    choices: Sequence[Choice], guesses: Sequence[tuple[str, float]], knowledge: Knowledge
) -> list[Mapping[str, Features]]:
    """The features with those of the line's place added: the concepts before and after, the totals above and below."""
    clues: list[tuple[str, str, str, str]] = []
    for _, group in groupby(zip(choices, guesses, strict=True), key=lambda pair: pair[0].reading.statement):
        concepts = [name.partition(":")[2] for _, (name, _) in group]
        clues.extend(places(concepts, _Anchors(knowledge)))
    return [_placed(choice, clue, knowledge) for choice, clue in zip(choices, clues, strict=True)]


def around(name: str, present: frozenset[str], weights: Mapping[str, float]) -> float:
    """What the other concepts of the release add to the score of one."""
    return sum(weight for other, weight in weights.items() if other in present and other != name)


class _Anchors:
    """The knowledge of anchors as the container that `places` asks, by local names."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge

    def __contains__(self, name: object) -> bool:
        return self._knowledge.anchor(f"us-gaap:{name}")


def _placed(choice: Choice, clues: Sequence[str], knowledge: Knowledge) -> Mapping[str, Features]:
    found = [knowledge.clue(choice.reading.statement, clue) for clue in clues]
    return {
        name: (*features, *[clue.weights.get(name, clue.absent) if clue else 0.0 for clue in found])
        if name
        else features
        for name, features in choice.features.items()
    }


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of a concept's features and of NONE's, in their order."""

    concept: Features
    none: Features


@lru_cache(maxsize=64)  # a few for each kind of statement
def aligned(knowledge: Knowledge, statement: str, recent: bool, *, first: bool = False) -> Weights:
    """The fitted weights in the features' order."""
    weights = knowledge.weights(statement, recent, first=first)
    return Weights(tuple(weights.get(name, 0.0) for name in _ORDER), tuple(weights[name] for name in OWN))


def scores(candidates: Mapping[str, Features], weights: Weights) -> Scores:
    """The weighted sum of each candidate's features."""
    concept, none = weights.concept, weights.none
    return {name: sum(map(mul, concept if name else none, features)) for name, features in candidates.items()}


def named(name: str, features: Features) -> dict[str, float]:
    """A candidate's features by their names."""
    return dict(zip(_ORDER if name else OWN, features, strict=False))
