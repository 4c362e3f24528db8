"""The concepts worth ranking for a line, each with what its own wording and headings say for it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log
from re import compile as pattern

from pipeline.extract.concepts.allowed import allowed
from pipeline.extract.concepts.reading import Reading
from pipeline.extract.concepts.shares import as_shares
from pipeline.model.clues import headings, phrases
from pipeline.model.concept import Catalogue
from pipeline.model.knowledge import Clue, Knowledge, Vote
from pipeline.model.wording import stem

FROM_WORDS, FROM_VOTES, FROM_UNIT = 10, 6, 6
_LEAST = 1e-300
"""A share that rounds to nothing, below labels of hundreds of words, has a logarithm all the same."""
_CUSTOM = 0.2
UNSEEN_PRIOR = -12.0
NONE = ""
"""The candidate "no standard concept": the line is the company's own."""

_CAMEL = pattern(r"[A-Z][a-z]+|[A-Z]+(?![a-z])")

Features = tuple[float, ...]
WORDING = (
    *("same", "other", "spelled same", "spelled other", "elsewhere", "words", "prior", "prior then"),
    *("heading", "heading words", "name", "votes"),
)
"""The features that a line's own wording and headings give a concept, in their order."""
OWN = ("none", "none unseen", "none few", "none words", "none name")
"""The features of NONE, in their order."""


@dataclass(frozen=True, slots=True, eq=False)
class Choice:
    """A line's candidates with their features; `recent` for a release since 2018. Each is equal to itself alone."""

    reading: Reading
    features: Mapping[str, Features]
    recent: bool


@lru_cache(maxsize=4096)  # a quarter of a release's lines read as other companies' do, most as its own last quarter
def choices(reading: Reading, knowledge: Knowledge, catalogue: Catalogue, *, recent: bool) -> Choice:
    """The candidates of a line with the features that do not depend on other lines."""
    votes = knowledge.votes(reading.gist)
    spelled = knowledge.votes("=" + reading.spelled)
    words = _by_words(reading, knowledge)
    prior, other_prior = (knowledge.prior(reading.statement, time) for time in (recent, not recent))
    names = _candidates(reading, votes, words, prior, catalogue) or _totals(reading, knowledge, catalogue)
    shares = _Shares.of(votes, reading.statement, recent=recent)
    exact = _Shares.of(spelled, reading.statement, recent=recent) if spelled else shares
    sections, beside = _heading_clues(reading, knowledge)
    now, then = _log_shares(names, shares.now), _log_shares(names, shares.then)
    said = [words.get(name, 0.0) for name in names]
    usual = [prior.get(name, UNSEEN_PRIOR) for name in names]
    likely = [word + common for word, common in zip(said, usual, strict=True)]
    overlaps = _overlaps(names, reading.gist)
    columns = (
        *(now, then),
        *((_log_shares(names, exact.now), _log_shares(names, exact.then)) if spelled else (now, then)),
        _log_shares(names, shares.others),
        *(said, usual, [other_prior.get(name, UNSEEN_PRIOR) for name in names]),
        *(_said(names, sections), _said(names, beside)),
        overlaps,
        _blended(names, likely, shares, exact) if names else [],
    )
    features = dict(zip(names, zip(*columns, strict=True), strict=True))
    if reading.gist or not names:
        features[NONE] = _none(likely, overlaps, shares.seen)
    return Choice(reading, features, recent)


def _blended(names: Sequence[str], likely: Sequence[float], shares: "_Shares", exact: "_Shares") -> list[float]:
    """The log of each candidate's share: the filers' votes where there are many, ever wider evidence where few.

    The spelling's votes lean on the gist's, those on the votes of the other time, those on the words alone, which are
    as `likely` make each candidate.
    """
    blend = as_shares([0.5 * one for one in likely])
    for votes, strength in ((shares.then, 2.0), (shares.now, 3.0), (exact.now, 3.0)):
        total = sum(votes.values())
        blend = [
            (votes.get(name, 0) + strength * share) / (total + strength)
            for name, share in zip(names, blend, strict=True)
        ]
    return [log(max(share, _LEAST)) for share in blend]


def _none(likely: Sequence[float], overlaps: Sequence[float], seen: int) -> Features:
    best, name = max(likely, default=UNSEEN_PRIOR), max(overlaps, default=0.0)
    return 1.0, float(not seen), 1 / (1 + seen), best, name


def _by_words(reading: Reading, knowledge: Knowledge) -> dict[str, float]:
    clues = [clue for phrase in phrases(reading.gist) if (clue := knowledge.clue(reading.statement, phrase))]
    scores = dict(clues[0].weights) if clues else {}
    for clue in clues[1:]:
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
            if allowed(name, reading, catalogue, customary=name in custom):
                found.append(name)
                if len(found) == most:
                    break
        return found

    custom = _customary(votes, reading.statement)
    likely = {name: weight + prior.get(name, UNSEEN_PRIOR) for name, weight in words.items()}
    by_words = sorted(likely, key=likely.__getitem__, reverse=True)[: 3 * FROM_WORDS]
    by_votes = sorted(votes, key=lambda v: (v.statement != reading.statement, -v.earlier - 3 * v.recent, v.concept))
    names = dict.fromkeys(fitting(by_words, FROM_WORDS) + fitting((vote.concept for vote in by_votes), FROM_VOTES))
    if len(names) < FROM_UNIT and reading.unit.value != "money":
        names.update(dict.fromkeys(fitting(prior, FROM_UNIT)))
    return list(names)


def _customary(votes: Sequence[Vote], statement: str) -> frozenset[str]:
    """What a good part of the filers with this label in such a statement meant."""
    here = [vote for vote in votes if vote.statement == statement]
    least = max(_CUSTOM * sum(vote.earlier + vote.recent for vote in here), 2)
    return frozenset(vote.concept for vote in here if vote.earlier + vote.recent >= least)


def _totals(reading: Reading, knowledge: Knowledge, catalogue: Catalogue) -> list[str]:
    """What a line without words can be: one of the totals that divide statements."""
    return [name for name in knowledge.anchors if not reading.gist and allowed(name, reading, catalogue)]


def _heading_clues(reading: Reading, knowledge: Knowledge) -> tuple[list[Clue], list[Clue]]:
    """What the nearest heading as a whole says, and what its words say."""
    sections: list[Clue] = []
    beside: list[Clue] = []
    for clue in headings(reading.section):
        if found := knowledge.clue(reading.statement, clue):
            (sections if clue.startswith("s:") else beside).append(found)
    return sections, beside


def _said(names: Sequence[str], clues: Sequence[Clue]) -> list[float]:
    """What clues say together for each concept."""
    said = [0.0] * len(names)
    for clue in clues:
        said = [so_far + clue.weights.get(name, clue.absent) for so_far, name in zip(said, names, strict=True)]
    return said


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


def _log_shares(names: Sequence[str], counts: Mapping[str, int]) -> list[float]:
    """The log of each concept's share of some votes; zero for all where nobody voted."""
    total = sum(counts.values())
    if not total:
        return [0.0] * len(names)
    return [log((counts.get(name, 0) + 0.05) / (total + 0.5)) for name in names]


def _overlaps(names: Sequence[str], gist: str) -> list[float]:
    """How far the label's words and the words of each concept's name are the same, 0 to 1 (Dice)."""
    ours = frozenset(gist.split())
    if not ours:
        return [0.0] * len(names)
    pairs = ((ours & theirs, theirs) for theirs in map(_name_words, names))
    return [2 * len(common) / (len(ours) + len(theirs)) for common, theirs in pairs]


@lru_cache(maxsize=4096)
def _name_words(name: str) -> frozenset[str]:
    words = (stem(word.lower()) for word in _CAMEL.findall(name.partition(":")[2]))
    return frozenset(word for word in words if word not in _SMALL)


_SMALL = frozenset({"and", "of", "to", "in", "the", "for", "or", "by", "from", "on"})
