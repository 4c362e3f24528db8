"""Whether a line has the same name the next quarter: own concepts of one quarter found again in the next.

usage: python benchmarks/names.py [-v]

Over the runs of consecutive quarters of one company in the shared corpus: of the own concepts of a quarter whose label
is printed again in a statement of the same kind the next quarter, how many are found there again; sentences aside.
-v shows the others.
"""

import sys
from collections import defaultdict
from itertools import pairwise
from pathlib import Path

from golden_rows import RELEASES

from pipeline.export import make_report
from pipeline.model.settings import Settings
from pipeline.model.wording import spelled

RUNS = ("nvidia-20??-??-??.html", "pericom-20??-??-??.txt", "horizon-financial-20??-??-??.*")
STANDARD = ("us-gaap", "srt", "dei", "country")


def main(*arguments: str) -> None:
    if not RELEASES.is_dir():
        sys.exit("The shared corpus does not lie beside this checkout: there is nothing to measure on.")
    for pattern in RUNS:
        quarters = [(path, names_of(path)) for path in sorted(RELEASES.glob(pattern))]
        kept = total = 0
        for (_, one), (path, other) in pairwise(quarters):
            for label in one.keys() & other.keys():
                own = {name for name in one[label] if not name.startswith(STANDARD)}
                total += len(own)
                kept += len(own & other[label])
                if "-v" in arguments and own - other[label]:
                    then = sorted(other[label] - one[label])
                    print(f"    {path.name} {label}: {sorted(own - other[label])} then {then}")
        print(f"{pattern.partition('-20')[0]:20} {kept} of {total} {kept / total:.1%}")


def names_of(release: Path) -> dict[tuple[str, str], set[str]]:
    """The concepts of each label by kind of statement, outside sentences."""
    report, _ = make_report(release.read_bytes(), release.name, Settings(validate=False, ticker="own"))
    names: dict[tuple[str, str], set[str]] = defaultdict(set)
    for fact in report.facts:
        if fact.statement not in ("", "TEXT"):
            names[fact.statement, spelled(fact.label)].add(fact.concept)
    return names


if __name__ == "__main__":
    main(*sys.argv[1:])
