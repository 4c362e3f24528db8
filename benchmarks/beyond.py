"""What becomes of the figures beyond the statements: bridges, segments, key figures, guidance, sentences.

usage: python benchmarks/beyond.py [NAME...]     (default: every release of the shared corpus)

First the rows of tests/golden, written by eye: how many are facts with their period, value and member. Then, over the
releases, how many printed figures of each kind of table became facts, and why the others did not.
"""

import csv
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from pipeline.export import make_report
from pipeline.model.finding import Unreadable
from pipeline.model.report import Fact, Report
from pipeline.model.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
RELEASES = ROOT.parent / "shared" / "corpus" / "releases"
GOLDEN = ROOT / "tests" / "golden"
WEEK = timedelta(days=7)


def main(*names: str) -> None:
    if not RELEASES.is_dir():
        sys.exit("The shared corpus does not lie beside this checkout: there is nothing to measure on.")
    golden(names)
    reasons(names)


def golden(names: tuple[str, ...]) -> None:
    total: Counter[bool] = Counter()
    for path in sorted(GOLDEN.glob("*.csv")):
        if names and not path.stem.startswith(names):
            continue
        facts = [fact for fact in report_of(release_of(path.stem)).facts if isinstance(fact.value, Decimal)]
        rows = list(csv.DictReader(path.open(encoding="utf-8")))
        missing = [row["what"] for row in rows if not any(answers(row, fact) for fact in facts)]
        total.update({True: len(rows) - len(missing), False: len(missing)})
        print(f"{path.stem:32} {len(rows) - len(missing):2} of {len(rows):2}  {'; '.join(missing)}")
    print(f"{'ALL':32} {total[True]} of {total.total()}")


def release_of(stem: str) -> Path:
    """The release a golden file is about: one of the corpus, or the founding one."""
    found = sorted(RELEASES.glob(f"{stem}.*"))
    return found[0] if found else ROOT / "tests" / "seed" / f"{stem}.txt"


def report_of(release: Path) -> Report:
    return make_report(release.read_bytes(), release.name, Settings(validate=False))[0]


def answers(row: dict[str, str], fact: Fact) -> bool:
    """Whether a fact says what a golden row says: the value, the period within a week, and a member of that name."""
    value, period = Decimal(row["value"]), fact.context.period
    start = date.fromisoformat(row["start"]) if row["start"] else None
    members = "".join(member for _, member in fact.context.dimensions)
    return (
        isinstance(fact.value, Decimal)
        and abs(fact.value) == abs(value)
        and near(period.end, date.fromisoformat(row["end"]))
        and near(period.start, start)
        and row["member"].lower() in members.lower()
    )


def near(one: date | None, other: date | None) -> bool:
    return one is other is None or (one is not None and other is not None and abs(one - other) <= WEEK)


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
