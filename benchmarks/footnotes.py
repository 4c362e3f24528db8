"""Whether facts carry the notes that the marks of their tables point to.

usage: python benchmarks/footnotes.py [-v] [NAME...]     (default: every release written down)

Against tests/golden/footnotes, written by eye from the printed text: of the marked figures that are facts how many
carry the note (recall, by where the mark stands), of the notes on facts how many the print gives them (precision), and
how many of the printed notes are on a fact, and whole. Releases that nothing was fitted to are summed apart; -v shows
the misses of the others.
"""

import sys
from collections import Counter

from golden_notes import APART, NOTES, Noted, noted, rows_of
from golden_rows import RELEASES, release_of

from pipeline.export import report_release
from pipeline.model.settings import Settings

PLACES = ("line", "figure", "column", "section", "title")
Tally = Counter[str]


def main(*arguments: str) -> None:
    if not RELEASES.is_dir():
        sys.exit("The shared corpus does not lie beside this checkout: there is nothing to measure on.")
    names = tuple(name for name in arguments if name != "-v")
    sums: dict[bool, Tally] = {False: Counter(), True: Counter()}
    for path in sorted(NOTES.glob("*.csv")):
        if names and not path.stem.startswith(names):
            continue
        release = release_of(path.stem)
        found = noted(rows_of(path), report_release(release.read_bytes(), release.name, Settings(validate=False)))
        tally, apart = tally_of(found), path.stem in APART
        sums[apart].update(tally)
        print(f"{path.stem:30} {told(tally)}{'  apart' if apart else ''}")
        if "-v" in arguments and not apart:
            show(found)
    for apart, name in ((False, "FITTED TO"), (True, "APART")):
        places = ", ".join(f"{place} {share(sums[apart], place)}" for place in PLACES if sums[apart][f"all {place}"])
        print(f"{name:30} {told(sums[apart])}\n{'':30} recall of marks on a {places}")


def tally_of(found: Noted) -> Tally:
    tally: Tally = Counter(right=found.right, wrong=len(found.wrong), none=len(found.no_fact))
    tally.update(found=found.found, whole=found.complete, printed=found.printed)
    for row in found.got:
        tally.update((f"got {row.where}", "got ", f"all {row.where}", "all "))
    for row in found.missed:
        tally.update((f"all {row.where}", "all "))
    return tally


def told(tally: Tally) -> str:
    said = tally["right"] + tally["wrong"]
    precision = f"{tally['right'] / said:.1%}" if said else ""
    return (
        f"recall {tally['got ']:4}/{tally['all ']:<4} {share(tally, ''):>6}  "
        f"precision {tally['right']:4}/{said:<4} {precision:>6}  "
        f"notes {tally['found']:3}, whole {tally['whole']:3} of {tally['printed']:<3}  no fact {tally['none']}"
    )


def share(tally: Tally, place: str) -> str:
    return f"{tally[f'got {place}'] / tally[f'all {place}']:.1%}" if tally[f"all {place}"] else ""


def show(found: Noted) -> None:
    for row in found.missed:
        print(f"    missed ({row.mark}) on a {row.where}: {row.line} {row.figure}: {row.begins}")
    for one in found.wrong:
        print(f"    wrong: {one.places} {one.text[:60]}")


if __name__ == "__main__":
    main(*sys.argv[1:])
