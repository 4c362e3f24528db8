"""A balance sheet whose older column is printed on another scale, and one of a company that only grew."""

from pathlib import Path

import pytest

from pipeline.export import make
from pipeline.model.settings import Settings

FAULTLESS = (Path(__file__).parents[1] / "findings" / "faultless.txt").read_text(encoding="utf-8")
SHEET, FLOWS = "CONSOLIDATED BALANCE SHEETS", "CONSOLIDATED STATEMENTS OF CASH FLOWS"


def with_older_column_times(factor: int) -> str:
    """The release without faults, the older column of its balance sheet multiplied."""
    before, sheet = FAULTLESS.split(SHEET)
    sheet, after = sheet.split(FLOWS)
    return before + SHEET + "\n".join(times(line, factor) for line in sheet.split("\n")) + FLOWS + after


def times(line: str, factor: int) -> str:
    label, *cells = line.split("\t")
    if len(cells) != 2 or "December" in cells[1]:
        return line
    digits = cells[1].replace("$ ", "").replace(",", "")
    return "\t".join([label, cells[0], cells[1][: cells[1].find(" ") + 1] + f"{int(digits) * factor:,}"])


@pytest.mark.parametrize(
    ("factor", "said"),
    [
        (1, None),
        (3, None),
        (10, "The amounts of 2009-12-31 are 10 times those of 2010-03-31, line by line."),
        (1000, "The amounts of 2009-12-31 are 1,000 times those of 2010-03-31, line by line."),
    ],
)
def test_a_column_on_another_scale_is_told(factor: int, said: str | None) -> None:
    made = make(with_older_column_times(factor).encode(), "release.txt", Settings(cik="1"))
    notes = [check.note for check in made.checks if check.code == "quality.column-scale"]
    assert notes == [said or ""]
