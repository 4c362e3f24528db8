"""Every line's candidates scored together: by their wording first, then by what the lines around them seem to mean."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from math import fsum
from operator import mul

from pipeline.extract.concepts.candidates import OWN, WORDING, Choice, Features
from pipeline.extract.concepts.shares import best_of, probabilities
from pipeline.model.clues import headings, phrases, places
from pipeline.model.knowledge import Knowledge

PLACES = ("before", "after", "above", "below")
"""The names of the features that `places` gives the clues of; they stand behind those of the wording."""
_ORDER = (*WORDING, *PLACES)
_SURE_ENOUGH = 0.5
"""From which probability a first guess counts as being in the release."""
_LIKELY = 4e-3
"""Which probability by its wording a candidate needs to be looked at in context."""

Scores = dict[str, float]
Place = tuple[str, str, str, str]
Clues = frozenset[str]
"""What a lesson can be about: see `situations`."""
Told = Mapping[tuple[str, str], float]
"""What is added to a candidate's score, by its name and the kind of statement."""


def ranked(choices: Sequence[Choice], knowledge: Knowledge) -> list[Scores]:
    """The final score of each likely candidate of each line of a release."""
    shares = first_shares(choices, knowledge)
    return in_context(narrowed(choices, knowledge), first_guesses(shares), knowledge)


def first_shares(choices: Sequence[Choice], knowledge: Knowledge) -> list[Scores]:
    """The probability of each line's candidates by the line's own wording."""
    return [_first_shares(choice, knowledge) for choice in choices]


@lru_cache(maxsize=4096)  # as of `choices`, which gives the same choice for lines that read the same
def _first_shares(choice: Choice, knowledge: Knowledge) -> Scores:
    weights = aligned(knowledge, choice.reading.statement, choice.recent, first=True)
    return probabilities(scores(choice.features, weights))


def first_guesses(shares: Sequence[Scores]) -> list[tuple[str, float]]:
    """The best concept of each line by its own wording, with its probability among the line's candidates."""
    return [(best, each[best]) for each in shares for best in (best_of(each),)]


def narrowed(choices: Sequence[Choice], knowledge: Knowledge) -> list[Choice]:
    """The choices without the candidates that their wording makes as good as impossible."""
    return [_narrowed(choice, knowledge) for choice in choices]


@lru_cache(maxsize=4096)  # as of `choices`
def _narrowed(choice: Choice, knowledge: Knowledge) -> Choice:
    likely = [name for name, share in _first_shares(choice, knowledge).items() if share >= _LIKELY]
    return Choice(choice.reading, {name: choice.features[name] for name in likely}, choice.recent)


def in_context(choices: Sequence[Choice], guesses: Sequence[tuple[str, float]], knowledge: Knowledge) -> list[Scores]:
    """The final score of each candidate of each line, given the first guesses about all lines."""
    around = surroundings(choices, guesses, knowledge)
    found = with_places(choices, around, knowledge)
    told = _told(choices, in_release(guesses), knowledge)
    own = situations(choices, around)
    return [_scores(*each, told, knowledge) for each in zip(choices, found, own, strict=True)]


def _told(choices: Sequence[Choice], release: Clues, knowledge: Knowledge) -> Told:
    """What the release as a whole says for each candidate."""
    recent = any(choice.recent for choice in choices)
    every = {(name, choice.reading.statement) for choice in choices for name in choice.features}
    return {(name, kind): _added(knowledge.lessons(name, kind, recent), release) for name, kind in every}


def _scores(choice: Choice, added: Mapping[str, Features], own: Clues, told: Told, knowledge: Knowledge) -> Scores:
    statement, recent = choice.reading.statement, choice.recent
    return {
        name: one + told[name, statement] + _added(knowledge.lessons(name, statement, recent), own)
        for name, one in scores(added, aligned(knowledge, statement, recent)).items()
    }


def _added(lessons: Mapping[str, float], seen: Clues) -> float:
    """The sum of the lessons about what is seen, whatever the order; the fewer are looked up among the more."""
    both = seen.intersection(lessons) if len(lessons) < len(seen) else lessons.keys() & seen
    return fsum(map(lessons.__getitem__, both)) if both else 0.0


def with_places(
    choices: Sequence[Choice], around: Sequence[Place], knowledge: Knowledge
) -> list[Mapping[str, Features]]:
    """The features with those of the line's place added: the concepts before and after, the totals above and below."""
    return [_placed(choice, clues, knowledge) for choice, clues in zip(choices, around, strict=True)]


def in_release(guesses: Sequence[tuple[str, float]]) -> Clues:
    """The clues that lessons about any line of a release can be about: the concepts that seem to be in it (`+:`)."""
    return frozenset(f"+:{name.partition(':')[2]}" for name, share in guesses if name and share >= _SURE_ENOUGH)


def situations(choices: Sequence[Choice], around: Sequence[Place]) -> list[Clues]:
    """The clues of each line that lessons can be about, beside those of its release.

    Its own words, headings and place as in `pipeline.model.clues`, the words of the line before (`<w:`) and after
    (`>w:`), and that it is a line at all (`=`).
    """
    words = [choice.reading.gist.split() for choice in choices]
    kinds = [choice.reading.statement for choice in choices]
    found = []
    for i, (choice, place) in enumerate(zip(choices, around, strict=True)):
        before = words[i - 1] if i and kinds[i - 1] == kinds[i] else ()
        after = words[i + 1] if i + 1 < len(kinds) and kinds[i + 1] == kinds[i] else ()
        beside = (*(f"<w:{word}" for word in before), *(f">w:{word}" for word in after))
        own = (*phrases(choice.reading.gist), *headings(choice.reading.section), *place, "=")
        found.append(frozenset((*own, *beside)))
    return found


class _Anchors:
    """The knowledge of anchors as the container that `places` asks, by local names."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge

    def __contains__(self, name: object) -> bool:
        return self._knowledge.anchor(f"us-gaap:{name}")


def surroundings(choices: Sequence[Choice], guesses: Sequence[tuple[str, float]], knowledge: Knowledge) -> list[Place]:
    """The clues of each line's place, see `pipeline.model.clues.places`."""
    clues: list[Place] = []
    for _, group in groupby(zip(choices, guesses, strict=True), key=lambda pair: pair[0].reading.statement):
        concepts = [name.partition(":")[2] for _, (name, _) in group]
        clues.extend(places(concepts, _Anchors(knowledge)))
    return clues


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
