"""What releases hold beyond their statements, written down by eye, and how much of it becomes facts.

`benchmarks/golden_rows.py` says what a golden file has; the numbers here are what is missing today, for no more to be.
"""

from pathlib import Path

import pytest
from golden_rows import GOLDEN, Match, matches, release_of, rows_of

from pipeline.export import make_report
from pipeline.model.settings import Settings

MISSES = {
    "amcor-2023-06-30": (2, 15, 1, 0),
    "antero-resources-2020-03-31": (0, 3, 0, 3),
    "applied-materials-2024-04-28": (1, 1, 0, 0),
    "cadence-bancorp-2020-03-31": (3, 6, 1, 1),
    "costco-2023-05-07": (0, 1, 0, 0),
    "farmers-national-2020-03-31": (0, 12, 0, 0),
    "hartford-2020-03-31": (0, 3, 0, 3),
    "horizon-bancorp-2020-03-31": (5, 4, 2, 3),
    "horizon-financial-2006-03-31": (0, 1, 0, 0),
    "intel-2023-04-01": (0, 4, 0, 1),
    "marketaxess-2020-03-31": (1, 0, 0, 0),
    "mcdonalds-2023-03-31": (0, 2, 0, 0),
    "mgm-2022-12-31": (1, 5, 2, 0),
    "microsoft-2020-03-31": (3, 9, 8, 1),
    "nvent-2020-03-31": (0, 4, 0, 0),
    "oil-states-2020-03-31": (1, 0, 0, 0),
    "salesforce-2023-04-30": (0, 4, 1, 0),
    "st-joe-2020-03-31": (0, 5, 0, 2),
    "timberland-bancorp-2020-03-31": (0, 5, 0, 0),
    "tupperware-2020-03-28": (6, 10, 2, 2),
    "ultra-clean-2020-03-27": (0, 1, 0, 1),
    "us-bancorp-2021-12-31": (0, 5, 1, 1),
    "yeti-2025-09-27": (0, 6, 0, 0),
}
"""Rows of tables, figures of sentences, facts of sentences that say otherwise, and of something else, at most."""


@pytest.mark.usefixtures("shared")
@pytest.mark.parametrize("path", sorted(GOLDEN.glob("*.csv")), ids=lambda path: path.stem)
def test_what_was_written_down_by_eye_is_a_fact(path: Path) -> None:
    release = release_of(path.stem)
    report, _ = make_report(release.read_bytes(), release.name, Settings(validate=False))
    found = matches(rows_of(path), report)
    missed = [match for match in found if not match.captured]
    tables = [words(match) for match in missed if match.row.part != "prose"]
    sentences = [words(match) for match in missed if match.row.part == "prose"]
    otherwise = [words(match) for match in missed if match.otherwise]
    misnamed = [words(match) for match in found if match.misnamed]
    for kind, most in zip((tables, sentences, otherwise, misnamed), MISSES.get(path.stem, (0, 0, 0, 0)), strict=True):
        assert len(kind) <= most, kind


def words(match: Match) -> str:
    return f"{match.row.what} {match.row.value} {match.otherwise or match.reason or match.misnamed}"
