"""Fit the ranking of concepts: writes mappings/weights.csv, lessons.tsv and calibration.csv.

usage: python benchmarks/concepts_fit.py CACHE_FOLDER

Needs the shared corpus. Fitted on parts 1 to 4 (see concepts_data.py), calibrated on part 0. Weights and lessons are
fitted for each kind of statement and time by themselves; lines of the other time count little, own concepts (known
only of old filings) somewhat more. Takes some minutes.
"""

import csv
import shutil
import sys
from collections import Counter, defaultdict
from dataclasses import replace
from math import sqrt
from pathlib import Path

import numpy as np
from concepts_data import MAPPINGS, PARTS, UNTAGGED, Line, Release, labels_without, need_corpus, part_of, releases

from pipeline.extract.concepts import ranking
from pipeline.extract.concepts.candidates import NONE, OWN, Features
from pipeline.extract.concepts.candidates import WORDING as CONCEPTS
from pipeline.extract.concepts.shares import probabilities
from pipeline.learn.fit import Sample, calibrate, fit
from pipeline.reference.labels import Labels

WORDING = (*CONCEPTS, *OWN)
GROUPS = {"IS": ("IS", "CI"), "BS": ("BS",), "CF": ("CF",)}
RIDGE, LASSO, STEPS, RATE = 1.5e-3, 6e-5, 250, 0.1
COMMON, SEEN, STRIKING = 0.03, 12, 3.0
"""A pair is tried where the other concept is in so many releases, in so many cases, with so many deviations."""
FEWEST, LEAST = 8, 0.05
"""A lesson is tried where a candidate is seen with its clue so often, and kept where it says so much."""

Context = tuple[list[dict[str, Features]], list[ranking.Clues]]
Pairs = frozenset[tuple[str, str]]
Lessons = dict[tuple[str, str], dict[str, float]]


def main(cache: str) -> None:
    need_corpus()
    made = Path(cache, "mappings")
    shutil.copytree(MAPPINGS, made, dirs_exist_ok=True)
    every = releases(Path(cache))
    train = [one for one in every if part_of(one[0].seen.filer) and one[0].seen.filer not in UNTAGGED.values()]
    weights: dict[str, dict[str, float]] = defaultdict(dict)
    lessons: Lessons = defaultdict(dict)
    _fit(train, [_plain(one) for one in train], WORDING, frozenset(), "first ", weights, lessons)
    _write_weights(made, weights)
    labels = [labels_without(Path(cache, f"part{part}"), frozenset(), made) for part in range(PARTS)]
    contexts = [_context(one, labels[part_of(one[0].seen.filer)]) for one in train]
    _fit(train, contexts, (*WORDING, *ranking.PLACES), _pairs(train, contexts), "", weights, lessons)
    _write_weights(made, weights)
    _write_lessons(made, lessons)
    test = [one for one in every if not part_of(one[0].seen.filer)]
    _write_calibration(made, test, labels_without(Path(cache, "part0"), frozenset(), made))
    for name in ("weights.csv", "lessons.tsv", "calibration.csv"):
        shutil.copy(made / name, MAPPINGS / name)


def _fit(train, contexts, features, pairs: Pairs, stage: str, weights: dict, lessons: Lessons) -> None:
    """Adds the weights by stage, feature and column, and the lessons by column, concept and clue."""
    for group in GROUPS:
        sample, lines, tried = _sample(train, contexts, features, group, pairs)
        for recent in (False, True):
            weighed = replace(sample, importance=_importance(lines, recent))
            fitted = fit(weighed, steps=STEPS, rate=RATE, ridge=RIDGE, lasso=LASSO)
            column = _column(group, recent)
            for name, weight in zip(features, fitted.features, strict=True):
                weights[stage + name][column] = weight
            for (concept, clue), weight in zip(tried, fitted.lessons, strict=True):
                if abs(weight) >= LEAST:
                    lessons[column, concept][clue] = weight


def _column(group: str, recent: bool) -> str:
    return f"{group} recent" if recent else group


def _plain(release: Release) -> Context:
    return [dict(line.choice.features) for line in release], [frozenset() for _ in release]


def _context(release: Release, labels: Labels) -> Context:
    every = [line.choice for line in release]
    shares = ranking.first_shares(every, labels)
    guesses, left = ranking.first_guesses(shares), ranking.narrowed(every, labels)
    around = ranking.surroundings(left, guesses, labels)
    release = ranking.in_release(guesses)
    return ranking.with_places(left, around, labels), [release | own for own in ranking.situations(left, around)]


def _sample(
    train: list[Release], contexts: list[Context], names: tuple[str, ...], group: str, pairs: Pairs
) -> tuple[Sample, list[Line], list[tuple[str, str]]]:
    """The candidates of a group's lines; the lines; the lessons tried, each a concept and a clue."""
    rows, line, right, on_rows, on, lines = [], [], [], [], [], []
    numbers: dict[tuple[str, str], int] = {}
    for release, (placed, seen) in zip(train, contexts, strict=True):
        for one, candidates, clues in zip(release, placed, seen, strict=True):
            if one.seen.statement not in GROUPS[group] or one.right not in candidates:
                continue
            for name, features in candidates.items():
                tried = [(name, clue) for clue in clues if clue[:2] != "+:" or (name, clue) in pairs]
                on.extend([numbers.setdefault(lesson, len(numbers)) for lesson in tried])
                on_rows.extend([len(rows)] * len(tried))
                named = ranking.named(name, features)
                rows.append([named.get(feature, 0.0) for feature in names])
                line.append(len(lines))
                right.append(name == one.right)
            lines.append(one)
    found, tried = _often((np.array(on_rows, dtype=np.intp), np.array(on, dtype=np.intp)), list(numbers))
    sample = Sample(
        features=np.array(rows),
        line=np.array(line),
        right=np.array(right),
        importance=np.ones(len(lines)),
        lessons=found,
        lesson_count=len(tried),
    )
    return sample, lines, tried


def _often(
    on: tuple[np.ndarray, np.ndarray], numbers: list[tuple[str, str]]
) -> tuple[tuple[np.ndarray, np.ndarray], list[tuple[str, str]]]:
    """Only the lessons that there are cases enough for, numbered anew."""
    rows, lessons = on
    kept = np.flatnonzero(np.bincount(lessons, minlength=len(numbers)) >= FEWEST)
    again = np.full(len(numbers), -1, dtype=np.intp)
    again[kept] = np.arange(len(kept))
    left = again[lessons] >= 0 if len(numbers) else np.zeros(0, dtype=bool)
    return (rows[left], again[lessons[left]]), [numbers[i] for i in kept]


def _importance(lines: list[Line], recent: bool) -> np.ndarray:
    return np.array([1.0 if line.seen.recent == recent else 0.15 if recent and line.right else 0.3 for line in lines])


def _pairs(train: list[Release], contexts: list[Context]) -> Pairs:
    """The pairs (concept, other in the release) for which being right depends strikingly on the other's presence."""
    present = [frozenset(clue for clue in seen[0] if clue[:2] == "+:") for _, seen in contexts]
    everywhere = Counter(clue for clues in present for clue in clues)
    common = {clue for clue, count in everywhere.items() if count >= COMMON * len(train)}
    alone: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    together: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for release, (placed, _), clues in zip(train, contexts, present, strict=True):
        for line, candidates in zip(release, placed, strict=True):
            for name in candidates if line.right else ():
                if name != NONE:
                    alone[name][name == line.right] += 1
                    for other in (clues & common) - {f"+:{name[8:]}"}:
                        together[name, other][name == line.right] += 1
    return frozenset(pair for pair, counts in together.items() if _striking(counts, alone[pair[0]]))


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
    columns = [_column(group, recent) for group in GROUPS for recent in (False, True)]
    rows = [[name, *(f"{weights[name].get(column, 0.0):.4g}" for column in columns)] for name in sorted(weights)]
    _write(folder / "weights.csv", ["feature", *columns], rows)


def _write_lessons(folder: Path, lessons: Lessons) -> None:
    lines = []
    for (column, concept), weights in lessons.items():
        told = (f"{clue}\t{weight:.2f}" for clue, weight in sorted(weights.items()))
        lines.append("\t".join((f"{column} {concept[8:]}", *told)))
    (folder / "lessons.tsv").write_text("".join(f"{line}\n" for line in sorted(lines)), encoding="utf-8")


def _write_calibration(folder: Path, test: list[Release], labels: Labels) -> None:
    said, right = [], []
    for release in test:
        every = [line.choice for line in release]
        for line, scores in zip(release, ranking.ranked(every, labels), strict=True):
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
