"""What becomes of the figures beyond the statements: bridges, segments, key figures, guidance, sentences.

usage: python benchmarks/beyond.py [-v] [NAME...]     (default: every release of the shared corpus)

First the rows of tests/golden, written by eye from the printed text: how many rows of bridges, figures of sentences
and operating figures are facts with their period, value and member, how many sentences became facts of another
period or sign, and how many of something else. Releases that nothing was fitted to are summed apart; -v shows the
misses of the others. Then, over the releases, how many printed figures of each kind of table became facts, and why
the others did not.
"""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from golden_rows import APART, GOLDEN, RELEASES, Match, matches, release_of, rows_of

from pipeline.export import make_report
from pipeline.model.finding import Unreadable
from pipeline.model.report import Report
from pipeline.model.settings import Settings

PARTS = ("nongaap", "prose", "operating")
Tally = Counter[tuple[str, str]]


def main(*arguments: str) -> None:
    if not RELEASES.is_dir():
        sys.exit("The shared corpus does not lie beside this checkout: there is nothing to measure on.")
    names = tuple(name for name in arguments if name != "-v")
    golden(names, verbose="-v" in arguments)
    if not names:
        reasons(names)


def golden(names: tuple[str, ...], *, verbose: bool) -> None:
    sums: dict[bool, Tally] = {False: Counter(), True: Counter()}
    for path in sorted(GOLDEN.glob("*.csv")):
        if names and not path.stem.startswith(names):
            continue
        found = matches(rows_of(path), report_of(release_of(path.stem)))
        tally = tally_of(found)
        apart = path.stem in APART
        sums[apart].update(tally)
        print(f"{path.stem:30} {told(tally)}{'  apart' if apart else ''}")
        if verbose and not apart:
            show(found)
    print(f"{'FITTED TO':30} {told(sums[False])}\n{'APART':30} {told(sums[True])}")


def tally_of(found: Sequence[Match]) -> Tally:
    tally: Tally = Counter()
    for match in found:
        tally[match.row.part, "all"] += 1
        tally[match.row.part, "got"] += match.captured
        tally[match.row.part, "wrong"] += bool(match.otherwise)
        tally[match.row.part, "misnamed"] += bool(match.misnamed)
    return tally


def told(tally: Tally) -> str:
    shares = (f"{part} {tally[part, 'got']:3}/{tally[part, 'all']:<3} {share(tally, part):>6}" for part in PARTS)
    return f"{'  '.join(shares)}  wrong {tally['prose', 'wrong']}  misnamed {tally['prose', 'misnamed']}"


def share(tally: Tally, part: str) -> str:
    return f"{tally[part, 'got'] / tally[part, 'all']:.1%}" if tally[part, "all"] else ""


def show(found: Sequence[Match]) -> None:
    for match in found:
        if not match.captured:
            row, why = match.row, match.otherwise or match.reason or "missing"
            print(f"    {row.part} {row.start}..{row.end} {row.value} {row.what}: {why}")
        elif match.misnamed:
            print(f"    {match.row.part} {match.row.value} {match.row.what}: misnamed {match.misnamed}")


def report_of(release: Path) -> Report:
    return make_report(release.read_bytes(), release.name, Settings(validate=False))[0]


def reasons(names: tuple[str, ...]) -> None:
    kinds: Counter[str] = Counter()
    why: Counter[str] = Counter()
    for report in reports(names):
        kinds.update(fact.statement for fact in report.facts)
        why.update(omission.reason.partition("(")[0].partition(":")[0].strip() for omission in report.omissions)
    print(f"\nfacts {kinds.total()}: " + ", ".join(f"{kind or 'cover'} {n}" for kind, n in kinds.most_common()))
    for reason, number in why.most_common(12):
        print(f"{number:6} {reason}")


def reports(names: tuple[str, ...]) -> Iterator[Report]:
    for release in sorted(RELEASES.iterdir()):
        if not names or release.name.startswith(names):
            try:
                yield report_of(release)
            except Unreadable as refused:
                print(refused)


if __name__ == "__main__":
    main(*sys.argv[1:])
