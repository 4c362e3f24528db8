"""Whatever words stand over a column, they are read, and a period never ends before it starts."""

from headings_tables import lines, table
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extract.headings import Hints, Need, resolve, split
from pipeline.model.statement import StatementKind

WORDS = st.sampled_from(
    [
        *(
            "Three",
            "Months",
            "Nine Months Ended",
            "13 Weeks",
            "Quarter",
            "Year",
            "Fiscal",
            "ended",
            "and",
            "to",
            "-",
            "(",
        ),
        *(
            "March 31,",
            "Feb. 29",
            "June 31",
            "12/31/05",
            "13/32/99",
            "2006-19-39",
            "00/00/0000",
            "Sept",
            "May 1",
            "31 March",
        ),
        *(
            "2006",
            "2005",
            "FY23",
            "4Q21",
            "Q1",
            "First Quarter",
            "'06",
            "year to date",
            "inception",
            "as of",
            "TTM",
            "12",
        ),
        *("% Change", "$", "Pro forma", "Note", "(Unaudited)", "in thousands", "Total", "1,234", "—", "N/A", ""),
    ]
)
ROW = st.lists(st.lists(WORDS, max_size=4).map(" ".join), min_size=3, max_size=3).map(" | ".join)


@settings(max_examples=150, deadline=None)
@given(st.lists(ROW, min_size=1, max_size=3), st.lists(WORDS, max_size=5).map(" ".join), st.sampled_from(StatementKind))
def test_any_heading_is_read_without_an_error(rows: list[str], above: str, kind: StatementKind) -> None:
    drawn = "\n".join([*(f" | {row}" for row in rows), "Sales | 1,234 | 5,678 | 9,012"])
    grids = split(table(drawn), lines(above))
    found, _ = resolve([Need(grid=grid, kind=kind) for grid in grids], Hints(texts=(above,)))
    assert [len(columns) for columns in found] == [len(grid.headings) for grid in grids]
