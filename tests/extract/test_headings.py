"""Column headings as releases print them, and the periods an accountant reads in them.

A heading is drawn with bars between the columns; `<` means that the cell to the left reaches over this column too.
`..` stands between the first and the last day of a period; `-` is a column without one.
"""

import pytest

from pipeline.extract.headings import Grid, Hints, Need, resolve, split
from pipeline.model.document import Cell, FilingHeader, Paragraph, Row, Table
from pipeline.model.period import Period
from pipeline.model.source import Source
from pipeline.model.statement import Column, ColumnKind, StatementKind

IS, BS, CF = StatementKind.OPERATIONS, StatementKind.BALANCE_SHEET, StatementKind.CASH_FLOWS


def source(text: str, row: int | None = None) -> Source:
    return Source(document="drawn", start=0, end=len(text), text=text, table=row and 1, row=row, column=row)


def cells(index: int, line: str) -> tuple[Cell, ...]:
    drawn: list[Cell] = []
    for column, text in enumerate(part.strip() for part in line.split("|")):
        if text == "<":
            last = drawn.pop()
            drawn.append(Cell(column=last.column, text=last.text, source=last.source, width=last.width + 1))
        elif text:
            drawn.append(Cell(column=column, text=text, source=source(text, index)))
    return tuple(drawn)


def table(drawn: str) -> Table:
    lines = [line for line in drawn.strip("\n").splitlines() if line.strip()]
    rows = tuple(Row(index=at, cells=cells(at, line)) for at, line in enumerate(lines, 1))
    return Table(index=1, columns=max(line.count("|") for line in lines) + 1, rows=rows)


def lines(*above: str) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(text=text, source=source(text)) for text in above)


def with_figures(heading: str) -> str:
    columns = max(line.count("|") for line in heading.strip("\n").splitlines())
    return heading.rstrip() + "\nSales" + " | 1,234" * columns


def grid(drawn: str, *above: str) -> Grid:
    (only,) = split(table(drawn), lines(*above))
    return only


def columns(kind: StatementKind, heading: str, hints: Hints | None = None) -> tuple[Column, ...]:
    (found,), _ = resolve([Need(grid=grid(with_figures(heading)), kind=kind)], hints or Hints())
    return found


def shown(period: Period | None) -> str:
    if period is None:
        return "-"
    return f"{period.start}..{period.end}" if period.start else f"{period.end}"


def periods(found: tuple[Column, ...]) -> list[str]:
    return [shown(column.period) for column in found]


FLOWS = [
    (" | Three Months Ended March 31, 2006", ["2006-01-01..2006-03-31"]),
    (
        """
 | Three Months Ended | <    | Six Months Ended | <
 | June 30,           | <    | June 30,         | <
 | 2006               | 2005 | 2006             | 2005
""",
        ["2006-04-01..2006-06-30", "2005-04-01..2005-06-30", "2006-01-01..2006-06-30", "2005-01-01..2005-06-30"],
    ),
    # the older period first, and percent and change columns beside
    (
        """
                               | Three Months Ended March 31, | <    |          |
 In thousands, except per share| 2019                         | 2020 | $ Change | % Change
""",
        ["2019-01-01..2019-03-31", "2020-01-01..2020-03-31", "-", "-"],
    ),
    # the length in the stub
    ("Quarters Ended June 30, | 2023 | 2022 | Inc/ (Dec)", ["2023-04-01..2023-06-30", "2022-04-01..2022-06-30", "-"]),
    (
        "Millions, Except Per Share Amounts, for the Years Ended December 31, | 2024 | 2023",
        ["2024-01-01..2024-12-31", "2023-01-01..2023-12-31"],
    ),
    # five quarters side by side
    (
        """
 | For the Three Months Ended | <        | <         | <        | <
 | March 31,                  | Dec. 31, | Sept. 30, | June 30, | March 31,
 | 2020                       | 2019     | 2019      | 2019     | 2019
""",
        [
            "2020-01-01..2020-03-31",
            "2019-10-01..2019-12-31",
            "2019-07-01..2019-09-30",
            "2019-04-01..2019-06-30",
            "2019-01-01..2019-03-31",
        ],
    ),
    # quarters and years by name
    (
        " | Q1 2006 | 4Q05 | First Quarter 2005",
        ["2006-01-01..2006-03-31", "2005-10-01..2005-12-31", "2005-01-01..2005-03-31"],
    ),
    (
        " | Year 2005 | Fiscal 2004 | FY03",
        ["2005-01-01..2005-12-31", "2004-01-01..2004-12-31", "2003-01-01..2003-12-31"],
    ),
    # weeks
    (" | 13 Weeks Ended January 28, 2023", ["2022-10-30..2023-01-28"]),
    (
        " | Thirty-nine Weeks Ended | <\n | Oct. 29, 2022 | Oct. 30, 2021",
        ["2022-01-30..2022-10-29", "2021-01-31..2021-10-30"],
    ),
    (
        " | 12 Weeks Ended | 36 Weeks Ended\n | May 7, 2023 | May 7, 2023",
        ["2023-02-13..2023-05-07", "2022-08-29..2023-05-07"],
    ),
    (" | 53 Weeks Ended February 3, 2024", ["2023-01-29..2024-02-03"]),
    # other notations
    (
        " | Three months ended 3/31/2022 | Three months ended 12/31/21",
        ["2022-01-01..2022-03-31", "2021-10-01..2021-12-31"],
    ),
    (" | January 1 to March 31, 2006", ["2006-01-01..2006-03-31"]),
    (" | Period from July 5, 2005 (inception) through March 31, 2006", ["2005-07-05..2006-03-31"]),
    (" | Quarter Ended | <\n | March 2019 | June 2019", ["2019-01-01..2019-03-31", "2019-04-01..2019-06-30"]),
    (" | Three Months EndedMarch 31, | <\n | 2020 | 2019", ["2020-01-01..2020-03-31", "2019-01-01..2019-03-31"]),
    # the same years printed above and below
    (
        """
 | 2023                        | 2022 | 2023                      | 2022
 | Three months ended June 30, | <    | Six months ended June 30, | <
 | 2023                        | 2022 | 2023                      | 2022
 |                             | (As Restated) |                  | (As Restated)
""",
        ["2023-04-01..2023-06-30", "2022-04-01..2022-06-30", "2023-01-01..2023-06-30", "2022-01-01..2022-06-30"],
    ),
    # a heading centred over two columns that a layout gave to the first alone
    (
        """
 | Three Months Ended |      | Nine Months Ended |
 | 9/30/2006          | 9/30/2005 | 9/30/2006    | 9/30/2005
""",
        ["2006-07-01..2006-09-30", "2005-07-01..2005-09-30", "2006-01-01..2006-09-30", "2005-01-01..2005-09-30"],
    ),
]


@pytest.mark.parametrize(("heading", "expected"), FLOWS)
def test_what_a_heading_of_an_income_statement_means(heading: str, expected: list[str]) -> None:
    assert periods(columns(IS, heading)) == expected


INSTANTS = [
    (" | March 31, 2006 | December 31, 2005", ["2006-03-31", "2005-12-31"]),
    (" | March 31, | December 31,\n | 2006 | 2005\n | (Unaudited) |", ["2006-03-31", "2005-12-31"]),
    ("(unaudited)(in 000s) | Jun 30 2008 | Three Month Change | Mar 31 2008", ["2008-06-30", "-", "2008-03-31"]),
    ("As of December 31, | 2024 | 2023", ["2024-12-31", "2023-12-31"]),
    (" | September 27, 2025 | December 28, 2024 | Note", ["2025-09-27", "2024-12-28", "-"]),
]


@pytest.mark.parametrize(("heading", "expected"), INSTANTS)
def test_what_a_heading_of_a_balance_sheet_means(heading: str, expected: list[str]) -> None:
    assert periods(columns(BS, heading)) == expected


KINDS = [
    ("$ Change", ColumnKind.CHANGE),
    ("Increase (Decrease)", ColumnKind.CHANGE),
    ("Y/Y", ColumnKind.CHANGE),
    ("% Change", ColumnKind.PERCENT),
    ("% of Net Sales", ColumnKind.PERCENT),
    ("Pro Forma Three Months Ended March 31, 2005", ColumnKind.PRO_FORMA),
    ("Adjustments", ColumnKind.PRO_FORMA),
    ("As Adjusted Three Months Ended March 31, 2006", ColumnKind.PRO_FORMA),
    ("Note", ColumnKind.NOTE),
]


@pytest.mark.parametrize(("heading", "kind"), KINDS)
def test_columns_that_are_no_period(heading: str, kind: ColumnKind) -> None:
    (column,) = columns(IS, f" | {heading}")
    assert (column.kind, column.period) == (kind, None)


def test_columns_of_one_period_are_its_parts_and_its_whole() -> None:
    found = columns(IS, " | Three Months Ended March 31, 2020 | < | <\n | Commercial | Personal | Consolidated")
    assert [column.kind for column in found] == [ColumnKind.UNKNOWN, ColumnKind.UNKNOWN, ColumnKind.PERIOD]


def test_lines_above_a_table_hold_the_heading_it_lacks() -> None:
    above = ("ACME STATEMENTS OF OPERATIONS", "For the three months ended\nMarch 31,", "2006 2005")
    bare = grid("Revenue | 42,625 | 37,855", *above)
    (found,), _ = resolve([Need(grid=bare, kind=IS)], Hints())
    assert periods(found) == ["2006-01-01..2006-03-31", "2005-01-01..2005-03-31"]


def test_a_title_above_completes_the_years_in_the_table() -> None:
    years = grid(" | 2021 | 2020\nSales | 1 | 2", "For the Years Ended June 30, 2021 and 2020")
    (found,), _ = resolve([Need(grid=years, kind=CF)], Hints())
    assert periods(found) == ["2020-07-01..2021-06-30", "2019-07-01..2020-06-30"]


def test_a_table_without_headings_has_none() -> None:
    bare = grid("Customer support | 378 | --\nTotal | 1,507 | --", "(a) Includes the following amounts:")
    assert bare.headings == ()
    assert len(bare.rows) == 2


def test_two_statements_in_one_table_are_two_grids() -> None:
    both = split(
        table("""
CONSOLIDATED BALANCE SHEETS | |
 | June 30, 2006 | June 30, 2005
Cash | 10 | 20
CONSOLIDATED STATEMENTS OF OPERATIONS | |
 | Year Ended June 30, | <
 | 2006 | 2005
Sales | 30 | 40
""")
    )
    assert [found.titles for found in both] == [
        ("CONSOLIDATED BALANCE SHEETS",),
        ("CONSOLIDATED STATEMENTS OF OPERATIONS",),
    ]
    assert [len(found.rows) for found in both] == [1, 1]


def test_headings_repeated_on_a_new_page_continue() -> None:
    pages = split(table(" | 2006 | 2005\nSales | 3 | 4\n | 2006 | 2005\nCosts | 1 | 2"))
    assert [found.continued for found in pages] == [False, True]


def test_a_row_of_figures_that_look_like_years_is_no_heading() -> None:
    (only,) = split(table(" | 2006 | 2005\nSales | 3 | 4\nEmployees | 2012 | 1998"))
    assert len(only.rows) == 2


def test_a_52_week_year_starts_after_the_year_before_where_that_is_printed() -> None:
    sheet = Need(grid=grid(with_figures(" | April 1, 2023 | December 31, 2022")), kind=BS)
    flows = Need(grid=grid(with_figures(" | Three Months Ended | <\n | April 1, 2023 | April 2, 2022")), kind=IS)
    (_, (this, last)), _ = resolve([sheet, flows], Hints())
    assert (shown(this.period), this.inferred) == ("2023-01-01..2023-04-01", "")
    assert (shown(last.period), last.inferred) == ("2022-01-02..2022-04-02", "13 weeks before the end")


def test_a_year_that_closes_with_the_month_begins_with_the_next_though_quarters_end_on_sundays() -> None:
    sheet = Need(grid=grid(with_figures(" | July 2, 2023 | December 31, 2022")), kind=BS)
    flows = Need(grid=grid(with_figures(" | Six Months Ended | <\n | July 2, 2023 | July 3, 2022")), kind=CF)
    (_, found), _ = resolve([sheet, flows], Hints())
    assert periods(found) == ["2023-01-01..2023-07-02", "2022-01-01..2022-07-03"]


def test_named_quarters_follow_the_fiscal_year_that_the_dates_show() -> None:
    sheet = Need(grid=grid(with_figures(" | July 31, 2022 | January 30, 2022")), kind=BS)
    flows = Need(grid=grid(with_figures(" | Three Months Ended | <\n | July 31, 2022 | August 1, 2021")), kind=IS)
    half = Need(grid=grid(with_figures(" | Six Months Ended | <\n | July 31, 2022 | August 1, 2021")), kind=CF)
    named = Need(grid=grid(with_figures(" | Q2 FY23 | Q2 FY22")), kind=IS)
    found, _ = resolve([sheet, flows, half, named], Hints())
    assert periods(found[3]) == periods(found[1])


def test_the_header_of_a_submission_tells_the_fiscal_year() -> None:
    header = FilingHeader(fiscal_year_end="--06-30")
    assert periods(columns(IS, " | Fiscal 2006 | Q1 2006", Hints(header=header))) == [
        "2005-07-01..2006-06-30",
        "2005-07-01..2005-09-30",
    ]


def test_year_to_date_begins_with_the_fiscal_year() -> None:
    header = FilingHeader(fiscal_year_end="--06-30")
    found = columns(IS, " | Year-to-date March 31, 2006", Hints(header=header))
    assert periods(found) == ["2005-07-01..2006-03-31"]


def test_a_length_that_is_nowhere_printed_is_inferred_and_says_so() -> None:
    (found, guessed), _ = resolve(
        [
            Need(grid=grid(with_figures(" | Three Months Ended March 31, 2006")), kind=IS),
            Need(grid=grid(with_figures(" | March 31, 2006")), kind=CF),
        ],
        Hints(),
    )
    assert periods(guessed) == periods(found)
    assert guessed[0].inferred


def test_a_statement_column_without_a_period_is_a_finding() -> None:
    need = Need(grid=grid(with_figures(" | Alpha | Beta")), kind=IS)
    _, findings = resolve([need], Hints())
    assert [finding.code for finding in findings] == ["heading.no-period", "heading.no-period"]
