"""Every line's candidates scored together: by their wording first, then by what the lines around them seem to mean."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from operator import mul

from pipeline.extract.concepts.candidates import NONE, Choice, Features
from pipeline.extract.concepts.shares import probabilities
from pipeline.model.clues import places
from pipeline.model.knowledge import Knowledge

PLACES = ("before", "after", "above", "below")
"""The names of the features that `places` gives the clues of."""
_SURE_ENOUGH = 0.5
"""From which probability a first guess counts as being in the release."""

Scores = dict[str, float]


def first_guesses(choices: Sequence[Choice], knowledge: Knowledge) -> list[tuple[str, float]]:
    """The best concept of each line by its own wording, with its probability among the line's candidates."""
    guesses = []
    for choice in choices:
        weights = knowledge.weights(choice.reading.statement, choice.recent, first=True)
        scores = {name: score(features, weights) for name, features in choice.features.items()}
        shares = probabilities(scores)
        best = max(sorted(shares), key=shares.__getitem__)
        guesses.append((best, shares[best]))
    return guesses


def in_context(choices: Sequence[Choice], guesses: Sequence[tuple[str, float]], knowledge: Knowledge) -> list[Scores]:
    """The final score of each candidate of each line, given the first guesses about all lines."""
    found = with_places(choices, guesses, knowledge)
    present = presences(guesses)
    return [_scores(choice, added, present, knowledge) for choice, added in zip(choices, found, strict=True)]


def _scores(
    choice: Choice, added: Mapping[str, Features], present: frozenset[str], knowledge: Knowledge
) -> dict[str, float]:
    weights = knowledge.weights(choice.reading.statement, choice.recent)
    return {
        name: score(features, weights) + around(name, present, knowledge.presence(name, choice.recent))
        for name, features in added.items()
    }


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
    found = [(kind, knowledge.clue(choice.reading.statement, clue)) for kind, clue in zip(PLACES, clues, strict=True)]
    seen = [(kind, clue) for kind, clue in found if clue]
    return {
        name: features | {kind: clue.weights.get(name, clue.absent) for kind, clue in seen} if name else features
        for name, features in choice.features.items()
    }


def score(features: Features, weights: Mapping[str, float]) -> float:
    """The weighted sum of the features."""
    total: float = sum(map(mul, map(weights.__getitem__, features), features.values()))
    return total
