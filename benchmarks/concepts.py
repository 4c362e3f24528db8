"""How often the right concept comes first, line by line, on filers never learned from.

usage: python benchmarks/concepts.py CACHE_FOLDER

Needs the shared corpus. Part 0 of the filers (see concepts_data.py) is read with tables learned from the others. Beside
the ranking stand three baselines in the same run: the filers' votes for exactly this label, the standard label most
alike (words in common), and BM25 over the standard labels. Own concepts of filers count for calibration only.
"""

import math
import sys
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path

import numpy as np
from concepts_data import CATALOGUE, VOCABULARY, Line, labels_without, need_corpus, part_of, releases

from pipeline.extract.concepts import ranking
from pipeline.extract.concepts.shares import probabilities
from pipeline.model.wording import gist
from pipeline.reference.labels import Labels

Ranked = list[str]
PRECISIONS = (0.9, 0.94, 0.97)


def main(cache: str) -> None:
    need_corpus()
    test = [one for one in releases(Path(cache)) if not part_of(one[0].seen.filer)]
    labels = labels_without(Path(cache, "part0"), frozenset())
    standard = Standard()
    methods: dict[str, Callable[[Line], Ranked]] = {
        "exact vote": lambda line: exact_vote(line, labels),
        "text search": standard.most_alike,
        "BM25": standard.bm25,
    }
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    said: list[tuple[float, bool]] = []
    for release in test:
        every = [line.choice for line in release]
        scored = ranking.ranked(every, labels)
        for line, scores in zip(release, scored, strict=True):
            if line.right is None:
                continue
            shares = probabilities(scores)
            order = sorted(shares, key=lambda name: (-shares[name], name))
            said.append((shares[order[0]], order[0] == line.right))
            if line.right:
                where = f"{line.seen.statement} {'since' if line.seen.recent else 'before'} 2018"
                count(counts[where, "ranking"], [name for name in order if name], line.right)
                for name, method in methods.items():
                    count(counts[where, name], method(line), line.right)
    report(counts, ["ranking", *methods])
    confidence(said)


def count(counter: Counter[str], ranked: Ranked, right: str) -> None:
    counter["lines"] += 1
    counter["top-1"] += ranked[:1] == [right]
    counter["top-5"] += right in ranked[:5]


def exact_vote(line: Line, labels: Labels) -> Ranked:
    votes = [vote for vote in labels.votes(line.choice.reading.gist) if vote.statement == line.seen.statement]
    return [vote.concept for vote in sorted(votes, key=lambda vote: (-vote.earlier - vote.recent, vote.concept))]


class Standard:
    """The standard labels of a statement's concepts, searched by their words."""

    def __init__(self) -> None:
        self.words: dict[str, dict[str, list[str]]] = defaultdict(dict)
        for statement, concept, label in VOCABULARY.labels:
            self.words[statement][f"us-gaap:{concept}"] = gist(label).split()
        self.found = {
            statement: Counter(word for words in each.values() for word in set(words))
            for statement, each in self.words.items()
        }

    def most_alike(self, line: Line) -> Ranked:
        ours = set(gist(line.seen.label).split())
        return self._best(line, lambda words: len(ours & set(words)) / (len(ours | set(words)) or 1))

    def bm25(self, line: Line) -> Ranked:
        ours, statement = gist(line.seen.label).split(), line.seen.statement
        size = len(self.words[statement])
        mean = sum(map(len, self.words[statement].values())) / size
        rarity = {w: math.log(1 + (size - n + 0.5) / (n + 0.5)) for w in ours if (n := self.found[statement][w])}

        def score(words: list[str]) -> float:
            norm = 1.2 * (0.25 + 0.75 * len(words) / mean)
            return sum(rare * 2.2 * words.count(word) / (words.count(word) + norm) for word, rare in rarity.items())

        return self._best(line, score)

    def _best(self, line: Line, score: Callable[[list[str]], float]) -> Ranked:
        each = self.words[line.seen.statement]
        scores = {name: score(words) for name, words in each.items() if self._fits(name, line)}
        return sorted(scores, key=lambda name: (-scores[name], name))[:5]

    def _fits(self, name: str, line: Line) -> bool:
        right, concept = CATALOGUE.get(line.right or ""), CATALOGUE.get(name)
        return bool(right and concept and right.type == concept.type)


def report(counts: dict[tuple[str, str], Counter[str]], methods: list[str]) -> None:
    for time in ("before 2018", "since 2018"):
        for method in methods:
            total = sum((each for (where, name), each in counts.items() if name == method and time in where), Counter())
            counts[f"ALL {time}", method] = total
    for where in sorted({where for where, _ in counts}):
        for method in methods:
            found = counts[where, method]
            if found["lines"]:
                shares = " ".join(f"{key} {found[key] / found['lines']:6.1%}" for key in ("top-1", "top-5"))
                print(f"{where:16} {method:12} {shares} of {found['lines']}")


def confidence(said: list[tuple[float, bool]]) -> None:
    said.sort(reverse=True)
    bins = np.array_split(np.array(said, dtype=float), 10)
    error = sum(abs(part[:, 0].mean() - part[:, 1].mean()) * len(part) for part in bins) / len(said)
    print(f"calibration error, ten bins of equal count: {error:.4f}")
    precision = np.cumsum([right for _, right in said]) / np.arange(1, len(said) + 1)
    for wanted in PRECISIONS:
        cover = max((i + 1 for i, share in enumerate(precision) if share >= wanted), default=0) / len(said)
        print(f"precision {wanted:.0%} at the surest {cover:.1%} of lines")


if __name__ == "__main__":
    main(sys.argv[1])
