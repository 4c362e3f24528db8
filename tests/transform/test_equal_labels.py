"""Lines by the thousand that are all called the same."""

from pathlib import Path

import pytest

from pipeline.export import make
from pipeline.model.settings import Settings

FAULTLESS = (Path(__file__).parents[1] / "findings" / "faultless.txt").read_text(encoding="utf-8")
HEAD = "EXAMPLE WIDGETS INC.\nSUPPLEMENTAL DATA\n(in thousands)\n\n\tThree Months Ended March 31,\n\t2010\t2009\n"


@pytest.mark.slow
def test_a_thousand_lines_of_one_name_all_become_facts() -> None:
    lines = 1_050
    rows = "".join(f"Widget\t{number:,}\t{number + 5_000:,}\n" for number in range(200_001, 200_001 + lines))
    report = make(f"{FAULTLESS}\n{HEAD}{rows}".encode(), "release.txt", Settings(cik="1")).record.report
    places = {(place.row, place.column) for fact in report.facts for place in (fact.source, *fact.also)}
    assert {(row, column) for row in range(3, 3 + lines) for column in (2, 3)} <= places
