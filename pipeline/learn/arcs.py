"""Calculation arcs that filers used in their primary statements, in today's concepts."""

import csv
from collections import Counter
from collections.abc import Container, Mapping
from pathlib import Path

_FEWEST_FILERS = 2


def read_arcs(path: Path, known: Container[str], successors: Mapping[str, str]) -> Counter[tuple[str, str]]:
    """The filings that used each (parent, child), from a CSV of arcs with columns parent, child, filers, primary."""
    arcs: Counter[tuple[str, str]] = Counter()
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            ends = tuple(successors.get(row[end], row[end]) for end in ("parent", "child"))
            if int(row["filers"]) >= _FEWEST_FILERS and all(end in known for end in ends) and ends[0] != ends[1]:
                arcs[ends[0], ends[1]] += int(row["primary"])
    return +arcs


def write_arcs(arcs: Mapping[tuple[str, str], int], path: Path) -> None:
    """Write `parent,child,filings`, sorted."""
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(("parent", "child", "filings"))
        rows.writerows((parent, child, count) for (parent, child), count in sorted(arcs.items()))


def is_arcs(path: Path) -> bool:
    """Whether a source is a CSV of calculation arcs."""
    if path.suffix != ".csv":
        return False
    with path.open(encoding="utf-8") as file:
        return file.readline().startswith("parent,")
