"""Fit the ranking of concepts: writes mappings/weights.csv, presence.csv and calibration.csv.

usage: python benchmarks/concepts_fit.py CACHE_FOLDER

Needs the shared corpus. Fitted on parts 1 to 4 (see concepts_data.py), calibrated on part 0. Weights are fitted for
each kind of statement and time by themselves; lines of the other time count little, own concepts (known only of old
filings) somewhat more. Takes some minutes.
"""

import csv
import shutil
import sys
from collections import Counter, defaultdict
from math import sqrt
from pathlib import Path

import numpy as np
from concepts_data import MAPPINGS, PARTS, UNTAGGED, Line, Release, labels_without, need_corpus, part_of, releases

from pipeline.extract.concepts import ranking
from pipeline.extract.concepts.candidates import OWN, Features
from pipeline.extract.concepts.candidates import WORDING as CONCEPTS
from pipeline.extract.concepts.shares import probabilities
from pipeline.learn.fit import Sample, calibrate, fit
from pipeline.reference.labels import Labels

WORDING = (*CONCEPTS, *OWN)
GROUPS = {"IS": ("IS", "CI"), "BS": ("BS",), "CF": ("CF",)}
RIDGE, LASSO, STEPS, RATE = 2e-3, 8e-5, 400, 0.1
COMMON, SEEN, STRIKING = 0.03, 12, 3.0
"""A pair is tried where the other concept is in so many releases, in so many cases, with so many deviations."""

Context = tuple[list[Features], frozenset[str]]


def main(cache: str) -> None:
    need_corpus()
    made = Path(cache, "mappings")
    shutil.copytree(MAPPINGS, made, dirs_exist_ok=True)
    every = releases(Path(cache))
    train = [one for one in every if part_of(one[0].seen.filer) and one[0].seen.filer not in UNTAGGED.values()]
    weights: dict[str, dict[str, float]] = defaultdict(dict)
    for group, recent in _groups():
        fitted = fit(_sample(train, None, WORDING, group, recent, {}), steps=STEPS, rate=RATE)
        for name, weight in zip(WORDING, fitted.features, strict=True):
            weights[f"first {name}"][_column(group, recent)] = weight
    _write_weights(made, weights)
    labels = [labels_without(Path(cache, f"part{part}"), frozenset(), made) for part in range(PARTS)]
    contexts = [_context(one, labels[part_of(one[0].seen.filer)]) for one in train]
    pairs = _pairs(train, contexts, labels[0])
    presence: dict[tuple[str, str], list[float]] = defaultdict(lambda: [0.0, 0.0])
    features = (*WORDING, *ranking.PLACES)
    for group, recent in _groups():
        sample = _sample(train, contexts, features, group, recent, pairs)
        fitted = fit(sample, steps=STEPS, rate=RATE, ridge=RIDGE, lasso=LASSO)
        for name, weight in zip(features, fitted.features, strict=True):
            weights[name][_column(group, recent)] = weight
        for pair, number in pairs.items():
            presence[pair][recent] += fitted.pairs[number]
    _write_weights(made, weights)
    _write_presence(made, presence)
    test = [one for one in every if not part_of(one[0].seen.filer)]
    _write_calibration(made, test, labels_without(Path(cache, "part0"), frozenset(), made))
    for name in ("weights.csv", "presence.csv", "calibration.csv"):
        shutil.copy(made / name, MAPPINGS / name)


def _groups() -> list[tuple[str, bool]]:
    return [(group, recent) for group in GROUPS for recent in (False, True)]


def _column(group: str, recent: bool) -> str:
    return f"{group} recent" if recent else group


def _context(release: Release, labels: Labels) -> tuple[list[dict[str, Features]], frozenset[str]]:
    every = [line.choice for line in release]
    guesses = ranking.first_guesses(every, labels)
    return ranking.with_places(every, guesses, labels), ranking.presences(guesses)


def _sample(train, contexts, names, group, recent, pairs) -> Sample:
    rows, line, right, importance, on_rows, on_pairs = [], [], [], [], [], []
    for number, release in enumerate(train):
        placed, present = contexts[number] if contexts else ([one.choice.features for one in release], frozenset())
        for one, candidates in zip(release, placed, strict=True):
            if one.seen.statement not in GROUPS[group] or one.right not in candidates:
                continue
            for name, features in candidates.items():
                for other in present:
                    if other != name and (name, other) in pairs:
                        on_rows.append(len(rows))
                        on_pairs.append(pairs[name, other])
                named = ranking.named(name, features)
                rows.append([named.get(feature, 0.0) for feature in names])
                line.append(len(importance))
                right.append(name == one.right)
            importance.append(_importance(one, recent))
    return Sample(
        features=np.array(rows),
        line=np.array(line),
        right=np.array(right),
        importance=np.array(importance),
        pairs=(np.array(on_rows, dtype=np.intp), np.array(on_pairs, dtype=np.intp)),
        pair_count=len(pairs),
    )


def _importance(line: Line, recent: bool) -> float:
    if line.seen.recent == recent:
        return 1.0
    return 0.15 if recent and line.right else 0.3


def _pairs(train, contexts, labels: Labels) -> dict[tuple[str, str], int]:
    """The pairs (concept, other in the release) for which being right depends strikingly on the other's presence."""
    everywhere = Counter(name for _, present in contexts for name in present)
    common = {name for name, count in everywhere.items() if count >= COMMON * len(train)}
    alone: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    together: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for release, (_, present) in zip(train, contexts, strict=True):
        for line in release:
            if line.right:
                for name in _contending(line, labels):
                    alone[name][name == line.right] += 1
                    for other in present & common - {name}:
                        together[name, other][name == line.right] += 1
    found = [pair for pair, counts in together.items() if _striking(counts, alone[pair[0]])]
    return {pair: number for number, pair in enumerate(sorted(found))}


def _contending(line: Line, labels: Labels) -> list[str]:
    weights = ranking.aligned(labels, line.seen.statement, line.seen.recent, first=True)
    shares = probabilities(ranking.scores(line.choice.features, weights))
    return [name for name, share in shares.items() if name and (share > 0.1 or name == line.right)]


def _striking(together: list[int], alone: list[int]) -> bool:
    wrong, right = together
    without_wrong, without_right = alone[0] - wrong, alone[1] - right
    if min(wrong + right, without_wrong + without_right) < SEEN:
        return False
    with_it = (right + 0.5) / (wrong + right + 1)
    without = (without_right + 0.5) / (without_wrong + without_right + 1)
    overall = alone[1] / sum(alone)
    spread = max(overall * (1 - overall), 1e-3) * (1 / (wrong + right) + 1 / (without_wrong + without_right))
    return abs(with_it - without) / sqrt(spread) > STRIKING


def _write_weights(folder: Path, weights: dict[str, dict[str, float]]) -> None:
    columns = [_column(*group) for group in _groups()]
    rows = [[name, *(f"{weights[name].get(column, 0.0):.4g}" for column in columns)] for name in sorted(weights)]
    _write(folder / "weights.csv", ["feature", *columns], rows)


def _write_presence(folder: Path, presence: dict[tuple[str, str], list[float]]) -> None:
    kept = sorted((pair, both) for pair, both in presence.items() if max(map(abs, both)) >= 0.05)
    rows = [[pair[0][8:], pair[1][8:], *(f"{weight:.2f}" for weight in both)] for pair, both in kept]
    _write(folder / "presence.csv", ["concept", "present", "earlier", "recent"], rows)


def _write_calibration(folder: Path, test: list[Release], labels: Labels) -> None:
    said, right = [], []
    for release in test:
        every = [line.choice for line in release]
        for line, scores in zip(
            release, ranking.in_context(every, ranking.first_guesses(every, labels), labels), strict=True
        ):
            shares = probabilities(scores)
            best = max(shares, key=shares.__getitem__)
            if best and line.right is not None:
                said.append(shares[best])
                right.append(best == line.right)
    _write(folder / "calibration.csv", ["said", "right"], calibrate(said, right))


def _write(path: Path, header: list[str], rows: list) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(header)
        table.writerows(rows)


if __name__ == "__main__":
    main(sys.argv[1])
