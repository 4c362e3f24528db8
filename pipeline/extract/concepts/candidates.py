"""The concepts worth ranking for a line, each with what its own wording and headings say for it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from heapq import nlargest
from math import log
from re import compile as pattern

from pipeline.extract.concepts.allowed import allowed
from pipeline.extract.concepts.reading import Reading
from pipeline.extract.concepts.shares import probabilities
from pipeline.model.clues import headings, phrases
from pipeline.model.concept import Catalogue
from pipeline.model.knowledge import Clue, Knowledge, Vote
from pipeline.model.wording import stem

FROM_WORDS, FROM_VOTES, FROM_UNIT = 10, 6, 6
_LEAST = 1e-300
"""A share that rounds to nothing, below labels of hundreds of words, has a logarithm all the same."""
UNSEEN_PRIOR = -12.0
NONE = ""
"""The candidate "no standard concept": the line is the company's own."""

_CAMEL = pattern(r"[A-Z][a-z]+|[A-Z]+(?![a-z])")

Features = dict[str, float]


@dataclass(frozen=True, slots=True)
class Choice:
    """A line's candidates with their features; `recent` for a release since 2018."""

    reading: Reading
    features: Mapping[str, Features]
    recent: bool


def choices(reading: Reading, knowledge: Knowledge, catalogue: Catalogue, *, recent: bool) -> Choice:
    """The candidates of a line with the features that do not depend on other lines."""
    votes = knowledge.votes(reading.gist)
    spelled = knowledge.votes("=" + reading.spelled)
    words = _by_words(reading, knowledge)
    prior, other_prior = (knowledge.prior(reading.statement, time) for time in (recent, not recent))
    names = _candidates(reading, votes, words, prior, catalogue) or _totals(reading, knowledge, catalogue)
    shares = _Shares.of(votes, reading.statement, recent=recent)
    exact = _Shares.of(spelled, reading.statement, recent=recent) if spelled else shares
    same, other, elsewhere = (_log_share(counts) for counts in (shares.now, shares.then, shares.others))
    spelled_same, spelled_other = (_log_share(counts) for counts in (exact.now, exact.then))
    heads = list(_heading_clues(reading, knowledge))
    features = {
        name: {
            "same": same(name),
            "other": other(name),
            "spelled same": spelled_same(name),
            "spelled other": spelled_other(name),
            "elsewhere": elsewhere(name),
            "words": words.get(name, 0.0),
            "prior": prior.get(name, UNSEEN_PRIOR),
            "prior then": other_prior.get(name, UNSEEN_PRIOR),
            "heading": sum(clue.weights.get(name, clue.absent) for kind, clue in heads if kind),
            "heading words": sum(clue.weights.get(name, clue.absent) for kind, clue in heads if not kind),
            "name": _overlap(reading.gist, name),
        }
        for name in names
    }
    if names:
        for name, share in _blended(features, shares, exact).items():
            features[name]["votes"] = log(max(share, _LEAST))
    if reading.gist or not names:
        features[NONE] = _none(features, shares.seen)
    return Choice(reading, features, recent)


def _blended(features: Mapping[str, Features], shares: "_Shares", exact: "_Shares") -> dict[str, float]:
    """Each candidate's share: the filers' votes where there are many, leaning on ever wider evidence where few.

    The spelling's votes lean on the gist's, those on the votes of the other time, those on the words alone.
    """
    blend = probabilities({name: 0.5 * (one["words"] + one["prior"]) for name, one in features.items()})
    for votes, strength in ((shares.then, 2.0), (shares.now, 3.0), (exact.now, 3.0)):
        total = sum(votes.values())
        blend = {name: (votes.get(name, 0) + strength * share) / (total + strength) for name, share in blend.items()}
    return blend


def _none(features: Mapping[str, Features], seen: int) -> Features:
    best = max((one["words"] + one["prior"] for one in features.values()), default=UNSEEN_PRIOR)
    name = max((one["name"] for one in features.values()), default=0.0)
    return {
        "none": 1.0,
        "none unseen": float(not seen),
        "none few": 1 / (1 + seen),
        "none words": best,
        "none name": name,
    }


def _by_words(reading: Reading, knowledge: Knowledge) -> dict[str, float]:
    scores: dict[str, float] = {}
    for phrase in phrases(reading.gist):
        clue = knowledge.clue(reading.statement, phrase)
        if clue:
            for name, weight in clue.weights.items():
                scores[name] = scores.get(name, 0.0) + weight
    return scores


def _candidates(
    reading: Reading,
    votes: Sequence[Vote],
    words: Mapping[str, float],
    prior: Mapping[str, float],
    catalogue: Catalogue,
) -> list[str]:
    def fitting(names: Iterable[str], most: int) -> list[str]:
        found = []
        for name in names:
            if allowed(name, reading, catalogue):
                found.append(name)
                if len(found) == most:
                    break
        return found

    likely = {name: weight + prior.get(name, UNSEEN_PRIOR) for name, weight in words.items()}
    by_words = nlargest(3 * FROM_WORDS, likely, key=likely.__getitem__)
    by_votes = sorted(votes, key=lambda v: (v.statement != reading.statement, -v.earlier - 3 * v.recent, v.concept))
    names = dict.fromkeys(fitting(by_words, FROM_WORDS) + fitting((vote.concept for vote in by_votes), FROM_VOTES))
    if len(names) < FROM_UNIT and reading.unit.value != "money":
        common = sorted(prior, key=lambda name: (-prior[name], name))
        names.update(dict.fromkeys(fitting(common, FROM_UNIT)))
    return list(names)


def _totals(reading: Reading, knowledge: Knowledge, catalogue: Catalogue) -> list[str]:
    """What a line without words can be: one of the totals that divide statements."""
    return [name for name in knowledge.anchors if not reading.gist and allowed(name, reading, catalogue)]


def _heading_clues(reading: Reading, knowledge: Knowledge) -> Iterable[tuple[bool, Clue]]:
    for clue in headings(reading.section):
        found = knowledge.clue(reading.statement, clue)
        if found:
            yield clue.startswith("s:"), found


@dataclass(frozen=True, slots=True)
class _Shares:
    """The votes for a wording: of filers of the same time, of the other time, and in other statements."""

    now: Mapping[str, int]
    then: Mapping[str, int]
    others: Mapping[str, int]
    seen: int

    @classmethod
    def of(cls, votes: Sequence[Vote], statement: str, *, recent: bool) -> "_Shares":
        now: dict[str, int] = {}
        then: dict[str, int] = {}
        others: dict[str, int] = {}
        for vote in votes:
            if vote.statement != statement:
                others[vote.concept] = others.get(vote.concept, 0) + vote.earlier + vote.recent
                continue
            now[vote.concept], then[vote.concept] = (
                (vote.recent, vote.earlier) if recent else (vote.earlier, vote.recent)
            )
        return cls(now, then, others, sum(now.values()) + sum(then.values()))


def _log_share(counts: Mapping[str, int]) -> Callable[[str], float]:
    """The log of a concept's share of some votes, as a function of its name; zero for all where nobody voted."""
    total = sum(counts.values())
    if not total:
        return lambda _: 0.0
    shares = {name: log((count + 0.05) / (total + 0.5)) for name, count in counts.items()}
    unseen = log(0.05 / (total + 0.5))
    return lambda name: shares.get(name, unseen)


def _overlap(gist: str, name: str) -> float:
    """How far the label's words and the words of the concept's name are the same, 0 to 1 (Dice)."""
    ours, theirs = set(gist.split()), _name_words(name)
    return 2 * len(ours & theirs) / (len(ours) + len(theirs)) if ours else 0.0


@lru_cache(maxsize=20_000)
def _name_words(name: str) -> frozenset[str]:
    words = (stem(word.lower()) for word in _CAMEL.findall(name.partition(":")[2]))
    return frozenset(word for word in words if word not in _SMALL)


_SMALL = frozenset({"and", "of", "to", "in", "the", "for", "or", "by", "from", "on"})
