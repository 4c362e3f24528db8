"""What releases hold beyond their statements, written down by eye, and how much of it becomes facts.

A golden file `NAME.csv` has the period, a word of the member (or nothing) and the amount of some of the figures of
the release NAME.
"""

import csv
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.export import make_report
from pipeline.model.report import Fact
from pipeline.model.settings import Settings

GOLDEN = sorted((Path(__file__).parent / "golden").glob("*.csv"))
KNOWN_MISSES = {
    "figs-2025-09-30": 2,  # the headings of its cash flows are lost: year to date is read as the quarter
    "hasbro-2020-03-29": 1,  # a segment named in a row of a table whose columns are two measures
    "oil-states-2020-03-31": 1,  # amounts in a list that is laid out as a table
    "wayfair-ex991-2025-09-30": 1,  # a sentence that names what it measures behind the figure
}


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_what_was_written_down_by_eye_is_a_fact(path: Path, shared: Path) -> None:
    found = sorted((shared / "corpus" / "releases").glob(f"{path.stem}.*"))
    release = found[0] if found else Path(__file__).parent / "seed" / f"{path.stem}.txt"
    report, _ = make_report(release.read_bytes(), release.name, Settings(validate=False))
    rows = list(csv.DictReader(path.open(encoding="utf-8")))
    missing = [row["what"] for row in rows if not any(answers(row, fact) for fact in report.facts)]
    assert len(missing) <= KNOWN_MISSES.get(path.stem, 0), missing


def answers(row: dict[str, str], fact: Fact) -> bool:
    period = fact.context.period
    start = date.fromisoformat(row["start"]) if row["start"] else None
    members = "".join(member for _, member in fact.context.dimensions)
    return (
        isinstance(fact.value, Decimal)
        and abs(fact.value) == abs(Decimal(row["value"]))
        and near(period.end, date.fromisoformat(row["end"]))
        and near(period.start, start)
        and row["member"].lower() in members.lower()
    )


def near(one: date | None, other: date | None) -> bool:
    """Fiscal weeks: a release rarely prints the first day."""
    return one is other is None or (one is not None and other is not None and abs(one - other) <= timedelta(days=7))
