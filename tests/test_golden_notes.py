"""What notes releases print under their tables, written down by eye, and how many of the marked facts carry them.

`benchmarks/golden_notes.py` says what a golden file has; the numbers here are what is missing today, for no more to be.
"""

from pathlib import Path

import pytest
from golden_notes import NOTES, Carried, Marked, noted, rows_of
from golden_rows import release_of

from pipeline.export import report_release
from pipeline.model.settings import Settings

MISSES = {
    "bestbuy-2023-07-29": (6, 0),
    "salesforce-2023-07-31": (4, 0),
    "tupperware-2020-03-28": (4, 0),
    "us-bancorp-2021-12-31": (11, 0),
}
"""Marked facts without their note, and notes no print gives a fact, at most; none where not named."""


@pytest.mark.slow
@pytest.mark.usefixtures("shared")
@pytest.mark.parametrize("path", sorted(NOTES.glob("*.csv")), ids=lambda path: path.stem)
def test_marked_facts_carry_the_notes_written_down_by_eye(path: Path) -> None:
    release = release_of(path.stem)
    found = noted(rows_of(path), report_release(release.read_bytes(), release.name, Settings(validate=False)))
    missed, wrong = MISSES.get(path.stem, (0, 0))
    assert len(found.missed) <= missed, "\n".join(map(line_of, found.missed))
    assert len(found.wrong) <= wrong, "\n".join(map(words_of, found.wrong))


def line_of(row: Marked) -> str:
    return f"({row.mark}) on a {row.where}: {row.line} {row.figure}: {row.begins}"


def words_of(one: Carried) -> str:
    return f"{one.places[:1]}: {one.text}"
