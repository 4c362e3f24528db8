"""The learned label tables of `mappings/`, opened: what filers did, as `pipeline.model.knowledge` asks for it."""

import csv
import tomllib
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from math import log
from pathlib import Path

from pipeline.model.knowledge import Aside, Clue, Split, Thresholds, Twin, Vote
from pipeline.reference.data import data_folder

_PREFIX = "us-gaap:"
_FIRST = "first "
_GROUPS = {"BS": "BS", "CF": "CF"}
"""Kinds of statements with lessons of their own; the others have those of operations."""


class Labels:
    """The learned tables and the hand-kept ones beside them. Files are read at the first question they answer.

    `mappings` is the folder of the hand-kept tables, `learned` the folder that `learn` wrote.
    """

    def __init__(self, mappings: Path, learned: Path | None = None) -> None:
        self._mappings = mappings
        self._learned = learned or mappings / "learned"
        self.votes = lru_cache(maxsize=4096)(self._votes)
        self.clue = lru_cache(maxsize=4096)(self._clue)
        self.prior = lru_cache(maxsize=None)(self._prior)
        self.lessons = lru_cache(maxsize=4096)(self._lessons)

    def _votes(self, wording: str) -> Sequence[Vote]:
        line = self._labels.get(wording)
        return tuple(_vote(text) for text in line.split("\t")) if line else ()

    def _clue(self, statement: str, clue: str) -> Clue | None:
        line = self._clues.get(f"{statement} {clue}")
        if line is None:
            return None
        absent, _, pairs = line.partition("\t")
        fields = pairs.split(" ")
        names = map(self._names.__getitem__, map(int, fields[::2]))
        return Clue(float(absent), dict(zip(names, map(float, fields[1::2]), strict=True)))

    def _prior(self, statement: str, recent: bool) -> Mapping[str, float]:
        counts = {
            name: int(later) + 0.1 * int(earlier) if recent else int(earlier) + 0.1 * int(later)
            for name, kind, earlier, later in self._concepts
            if kind == statement
        }
        total = sum(counts.values())
        common = sorted(filter(counts.__getitem__, counts), key=lambda name: (-counts[name], name))
        return {name: log(counts[name] / total) for name in common}

    def weights(self, statement: str, recent: bool, *, first: bool = False) -> Mapping[str, float]:
        """The fitted weight of each feature; statements without weights of their own use those of operations."""
        time = " recent" if recent else ""
        return self._weights[first].get(statement + time) or self._weights[first]["IS" + time]

    def _lessons(self, concept: str, statement: str, recent: bool) -> Mapping[str, float]:
        group = f"{_GROUPS.get(statement, 'IS')}{' recent' * recent}"
        line = self._taught.get(f"{group} {concept.removeprefix(_PREFIX)}")
        fields = line.split("\t") if line else []
        return dict(zip(fields[::2], map(float, fields[1::2]), strict=True))

    def arcs(self, parent: str, child: str) -> int:
        """How many filings had a calculation arc from one concept to the other."""
        return self._arcs.get((parent, child), 0)

    def as_parent(self, concept: str) -> int:
        """How many filings totalled a concept, counting its commonest part."""
        return self._roles[0].get(concept, 0)

    def as_child(self, concept: str) -> int:
        """How many filings had a concept as a part, counting its commonest total."""
        return self._roles[1].get(concept, 0)

    def anchor(self, concept: str) -> bool:
        """Whether a concept divides a statement."""
        return concept in self._anchors

    def calibrated(self, probability: float) -> float:
        """The measured share of right lines at this probability, between measured points on a straight line."""
        points = self._calibration
        i = bisect_right(points, (probability, 1.0))
        if i == 0 or i == len(points):
            return points[min(i, len(points) - 1)][1] if points else probability
        (x0, y0), (x1, y1) = points[i - 1], points[i]
        return y0 + (y1 - y0) * (probability - x0) / (x1 - x0) if x1 > x0 else y1

    @cached_property
    def thresholds(self) -> Thresholds:
        """When to be sure, from `thresholds.toml`."""
        return Thresholds(**tomllib.loads((self._mappings / "thresholds.toml").read_text(encoding="utf-8")))

    @cached_property
    def asides(self) -> Sequence[Aside]:
        """The rules of `asides.csv`."""
        return tuple(Aside(**row) for row in _rows(self._mappings / "asides.csv"))

    @cached_property
    def splits(self) -> Sequence[Split]:
        """The rules of `splits.csv`."""
        return tuple(Split(**row) for row in _rows(self._mappings / "splits.csv"))

    @cached_property
    def twins(self) -> Sequence[Twin]:
        """The rules of `twins.csv`."""
        return tuple(Twin(**row) for row in _rows(self._mappings / "twins.csv"))

    @cached_property
    def members(self) -> Mapping[str, str]:
        """The exceptions of `members.csv`."""
        return {row["concept"]: row["member"] for row in _rows(self._mappings / "members.csv")}

    @cached_property
    def anchors(self) -> Sequence[str]:
        """The concepts of `anchors.csv`, sorted."""
        return tuple(sorted(self._anchors))

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of `words.txt`."""
        return frozenset((self._learned / "words.txt").read_text(encoding="utf-8").split())

    @cached_property
    def _labels(self) -> dict[str, str]:
        return _keyed(self._learned / "labels.tsv")

    @cached_property
    def _clues(self) -> dict[str, str]:
        return _keyed(self._learned / "clues.tsv")

    @cached_property
    def _names(self) -> list[str]:
        return [_PREFIX + name for name in _keyed(self._learned / "concepts.tsv")]

    @cached_property
    def _concepts(self) -> list[tuple[str, str, str, str]]:
        seen = _keyed(self._learned / "concepts.tsv").items()
        return [(_PREFIX + name, *_three(text)) for name, line in seen for text in line.split("\t")]

    @cached_property
    def _weights(self) -> tuple[dict[str, dict[str, float]], dict[str, dict[str, float]]]:
        rows = _rows(self._mappings / "weights.csv")
        columns = [name for name in rows[0] if name != "feature"]
        first, final = ([row for row in rows if row["feature"].startswith(_FIRST) is guess] for guess in (True, False))
        return (
            {name: {row["feature"]: float(row[name]) for row in final} for name in columns},
            {name: {row["feature"].removeprefix(_FIRST): float(row[name]) for row in first} for name in columns},
        )

    @cached_property
    def _taught(self) -> dict[str, str]:
        return _keyed(self._mappings / "lessons.tsv")

    @cached_property
    def _arcs(self) -> dict[tuple[str, str], int]:
        rows = _rows(self._mappings / "learned" / "arcs.csv")
        return {(_PREFIX + row["parent"], _PREFIX + row["child"]): int(row["filings"]) for row in rows}

    @cached_property
    def _roles(self) -> tuple[dict[str, int], dict[str, int]]:
        totals: dict[str, int] = {}
        parts: dict[str, int] = {}
        for (parent, child), count in self._arcs.items():
            totals[parent] = max(totals.get(parent, 0), count)
            parts[child] = max(parts.get(child, 0), count)
        return totals, parts

    @cached_property
    def _anchors(self) -> frozenset[str]:
        return frozenset(_PREFIX + row["concept"] for row in _rows(self._mappings / "anchors.csv"))

    @cached_property
    def _calibration(self) -> list[tuple[float, float]]:
        return [(float(row["said"]), float(row["right"])) for row in _rows(self._mappings / "calibration.csv")]


def open_labels(mappings: Path | None = None, learned: Path | None = None) -> Labels:
    """The tables of a folder of mappings, the shipped one by default, with a learned table of one's own if given."""
    return Labels(mappings or data_folder("mappings"), learned)


def read_successors(mappings: Path) -> dict[str, str]:
    """Retired concepts and what took their place, from `successors.csv`, as local names.

    Where only one kind of statement is meant, its short name stands before the retired one: `CF Name`.
    """
    rows = _rows(mappings / "successors.csv")
    return {f"{row['statement']} {row['retired']}".strip(): row["successor"] for row in rows}


def read_anchors(mappings: Path) -> frozenset[str]:
    """The concepts that divide statements, from `anchors.csv`, as local names."""
    return frozenset(row["concept"] for row in _rows(mappings / "anchors.csv"))


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _keyed(path: Path) -> dict[str, str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return {key: rest for key, _, rest in (line.partition("\t") for line in lines)}


def _vote(text: str) -> Vote:
    statement, concept, earlier, recent, negated = text.split(" ")
    return Vote(statement, _PREFIX + concept, int(earlier), int(recent), int(negated))


def _three(text: str) -> tuple[str, str, str]:
    one, two, three = text.split(" ")
    return one, two, three
