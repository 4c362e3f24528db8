"""Whole filings with some filers left out of the knowledge, scored by the corpus's rules.

Shared by concepts_untagged.py and concepts_rendered.py. Plain facts are those without dimensions, signs count.
"""

import csv
import importlib.util
from collections import Counter, defaultdict
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from types import ModuleType

from concepts_data import SHARED

from pipeline import export
from pipeline.model.finding import Unreadable
from pipeline.model.settings import Settings
from pipeline.reference.labels import Labels

Said = list[tuple[float, bool]]
"""Per standard fact on a true fact's period and amount: its confidence, and whether the concept is the filer's."""


def export_with(labels: Labels, pages: Iterable[Path], out: Path) -> None:
    """Export releases into folders of their own with tables of one's own."""
    export._knowledge = lambda: labels
    for page in pages:
        try:
            export.export_release(page, out / page.stem, Settings(validate=False))
        except Unreadable as failure:
            print(f"{page.name}: {failure}")


def score(truth: Path, out: Path, names: Iterable[str]) -> tuple[Counter[str], Said]:
    """Counts over the named documents; documents without a result count as nothing captured."""
    program = scoring()
    counts: Counter[str] = Counter()
    said: Said = []
    for name in names:
        wanted = program.read_truth(truth / f"{name}.facts.csv")
        got, _ = program.find_instance(out, name) or (set(), set())
        confidence = _confidence(out / name / "facts.csv")
        _count(program, wanted, got, confidence, counts, said)
    return counts, said


def scoring() -> ModuleType:
    """The corpus's scoring program as a module."""
    spec = importlib.util.spec_from_file_location("score", SHARED / "score" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _confidence(table: Path) -> dict[tuple[str, str, Decimal], tuple[str, float]]:
    if not table.is_file():
        return {}
    with table.open(newline="", encoding="utf-8-sig") as file:
        rows = [row for row in csv.DictReader(file) if row["value"] and row["status"]]
    return {
        (row["concept"].split(":")[-1], row["end"], Decimal(row["value"])): (row["status"], float(row["confidence"]))
        for row in rows
    }


def _count(program, wanted, got, confidence, counts: Counter[str], said: Said) -> None:
    places, spots = defaultdict(list), defaultdict(set)
    for fact in got:
        places[fact[2], abs(fact[5])].append((fact, *confidence.get(_key(fact), ("", 0.0))))
    for _, concept, start, end, dims, unit, value in wanted:
        spots[end, abs(value)].add((concept, start))
        if concept.startswith("us-gaap:") and not dims:
            there = [held for held in places[end, abs(value)] if program.near(held[0][1], start)]
            _count_one(program, concept, (dims, unit, value), there, counts)
    for fact, status, sure in (held for every in places.values() for held in every):
        names = {name for name, start in spots.get((fact[2], abs(fact[5])), ()) if program.near(fact[1], start)}
        if fact[0].startswith("us-gaap:") and any(not name.startswith("retired:") for name in names):
            right = fact[0] in names
            said.append((sure, right))
            counts["sure"] += status == "asserted"
            counts["sure right"] += status == "asserted" and right


def _key(fact) -> tuple[str, str, Decimal]:
    return fact[0].split(":")[-1], fact[2], fact[5]


def _count_one(program, concept: str, rest: tuple, there: list, counts: Counter[str]) -> None:
    fitting = [fact[0] for fact, *_ in there if fact[3:] == rest]
    counts["facts"] += 1
    counts["captured"] += bool(there)
    counts["exact"] += concept in fitting
    counts["near"] += any(program.alike(name, concept) for name in fitting)
    counts["asserted"] += any(status == "asserted" and fact[0].startswith("us-gaap:") for fact, status, _ in there)
    counts["extension"] += bool(there) and all(fact[0].startswith("ext:") for fact, *_ in there)


def told(counts: Counter[str]) -> str:
    """One line of shares: of the plain us-gaap facts, and of those asserted how many have the filer's concept."""

    def share(key: str, of: str = "facts") -> str:
        return f"{counts[key] / (counts[of] or 1):6.1%}"

    shares = " ".join(f"{key} {share(key)}" for key in ("captured", "exact", "near", "asserted"))
    return f"{counts['facts']:5} facts {shares} (right {share('sure right', 'sure')}) extension {share('extension')}"


def curve(said: Said) -> str:
    """How many of the surest facts are right, by tenths, with the probability stated there."""
    said = sorted(said, reverse=True)
    rows = []
    for tenth in range(1, 11):
        part = said[: len(said) * tenth // 10]
        rows.append(f"{tenth:3}0 % {sum(right for _, right in part) / len(part):6.1%} from {part[-1][0]:.2f}")
    return "\n".join(rows)
