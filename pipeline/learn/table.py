"""From observations to the learned tables: filers' votes per label, and what each clue says of each concept."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from math import log, sqrt

from pipeline.learn.observation import Observation, statements
from pipeline.model.clues import headings, phrases, places
from pipeline.model.wording import general, gist, spelled

STATEMENTS = ("IS", "BS", "CF", "CI")
RECENT_COUNTS = 5
"""A filer since 2018 says more about the next release than one before: it counts like this many in the clues."""
_SMOOTHING = 2.0
_MOST = {"word": 24}
_FEWEST = {"word": 0.9}
_MOST_OTHERWISE = 48
_FEWEST_OTHERWISE = 3.0

Key = tuple[str, str]
"""A statement and a concept."""


@dataclass(slots=True)
class Votes:
    """How many distinct filers: before 2018, since, and with a negated label."""

    earlier: int = 0
    recent: int = 0
    negated: int = 0


@dataclass(slots=True)
class Tables:
    """Everything learned. `labels` is by wording (a spelling is marked with `=`), `clues` by statement and clue."""

    labels: dict[str, dict[Key, Votes]] = field(default_factory=lambda: defaultdict(dict))
    clues: dict[Key, dict[str, float]] = field(default_factory=lambda: defaultdict(dict))
    priors: dict[Key, Votes] = field(default_factory=dict)
    words: frozenset[str] = frozenset()
    filings: int = 0
    filers: int = 0
    years: tuple[int, int] = (0, 0)


def build(observations: Iterable[Observation], anchors: frozenset[str], standard: Iterable[Observation] = ()) -> Tables:
    """Count distinct filers, so that one with twenty filings has one vote.

    `anchors` are local concept names. `standard` are the taxonomy's own labels, which count as one more filer.
    """
    lines = [seen for seen in observations if seen.statement in STATEMENTS]
    tables = Tables(
        filings=len({seen.filing for seen in lines}),
        filers=len({seen.filer for seen in lines}),
        years=(min(seen.year for seen in lines if seen.year), max(seen.year for seen in lines)) if lines else (0, 0),
    )
    lines.extend(seen for seen in standard if seen.statement in STATEMENTS)
    named = [seen for seen in lines if seen.concept]
    tables.words = _words_of_many(lines)
    _count_labels(tables, named)
    _count_words(tables)
    _count_places(tables, lines, anchors)
    _drop_plain_spellings(tables, named)
    return tables


def weigh(tables: Tables) -> Iterator[tuple[str, str, float, list[tuple[str, float]]]]:
    """The clues as (statement, clue, weight of an absent concept, concepts with their weights), sorted.

    A weight is the log of how much likelier a concept is where the clue is seen, smoothed towards the prior.
    """
    total: Counter[str] = Counter()
    prior: Counter[Key] = Counter()
    for key, votes in tables.priors.items():
        prior[key] = votes.earlier + RECENT_COUNTS * votes.recent
        total[key[0]] += prior[key]
    for (statement, clue), counts in sorted(tables.clues.items()):
        seen = sum(counts.values())
        if seen < _FEWEST.get(_kind(clue), _FEWEST_OTHERWISE):
            continue
        most = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[: _MOST.get(_kind(clue), _MOST_OTHERWISE)]
        absent = log(_SMOOTHING / (seen + _SMOOTHING))
        weights = []
        for concept, count in most:
            share = prior[statement, concept] / total[statement]
            weights.append((concept, log((count + _SMOOTHING * share) / ((seen + _SMOOTHING) * share))))
        yield statement, clue, absent, weights


def _kind(clue: str) -> str:
    return "place" if clue[1:2] == ":" else "word"


def _words_of_many(lines: Iterable[Observation]) -> frozenset[str]:
    """The words that more than one filer uses."""
    users: dict[str, str] = {}
    many: set[str] = set()
    for label, filer in {(seen.label, seen.filer) for seen in lines}:
        for word in spelled(label).split():
            if users.setdefault(word, filer) != filer:
                many.add(word)
    return frozenset(many)


def _wordings(label: str, known: frozenset[str]) -> tuple[str, str]:
    return general(gist(label), known), "=" + general(spelled(label), known)


def _count_labels(tables: Tables, lines: Iterable[Observation]) -> None:
    done: set[tuple[str, Key, str, bool]] = set()
    for seen in lines:
        key = (seen.statement, seen.concept)
        for wording in _wordings(seen.label, tables.words):
            _vote(tables.labels[wording].setdefault(key, Votes()), seen, (wording, key), done)
        _vote(tables.priors.setdefault(key, Votes()), seen, ("", key), done)


def _vote(votes: Votes, seen: Observation, what: tuple[str, Key], done: set[tuple[str, Key, str, bool]]) -> None:
    mark = (*what, seen.filer, seen.recent)
    if mark in done:
        return
    done.add(mark)
    votes.recent += seen.recent
    votes.earlier += not seen.recent
    votes.negated += seen.negated


def _count_words(tables: Tables) -> None:
    for wording, counts in tables.labels.items():
        if wording.startswith("="):
            continue
        seen = phrases(wording)
        for (statement, concept), votes in counts.items():
            count = sqrt(votes.earlier + votes.recent) * (RECENT_COUNTS if votes.recent else 1)
            for phrase in seen:
                clue = tables.clues[statement, phrase]
                clue[concept] = clue.get(concept, 0.0) + count


def _count_places(tables: Tables, lines: Iterable[Observation], anchors: frozenset[str]) -> None:
    done: set[tuple[str, str, str, str, bool]] = set()
    for statement in statements(lines):
        for seen, clues in zip(statement, places([line.concept for line in statement], anchors), strict=True):
            if not seen.concept:
                continue
            for clue in (*clues, *headings(seen.section)):
                mark = (seen.statement, clue, seen.concept, seen.filer, seen.recent)
                if mark not in done:
                    done.add(mark)
                    counts = tables.clues[seen.statement, clue]
                    counts[seen.concept] = counts.get(seen.concept, 0.0) + (RECENT_COUNTS if seen.recent else 1)


def _drop_plain_spellings(tables: Tables, lines: Iterable[Observation]) -> None:
    """A gist that is spelled in one way only needs no votes for the spelling."""
    spellings: dict[str, set[str]] = defaultdict(set)
    for label in {seen.label for seen in lines}:
        gist_, spelling = _wordings(label, tables.words)
        spellings[gist_].add(spelling)
    for same in spellings.values():
        if len(same) == 1:
            tables.labels.pop(next(iter(same)), None)
