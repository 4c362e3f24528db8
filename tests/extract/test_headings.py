"""Column headings as releases print them, and the periods an accountant reads in them."""

from datetime import date

import pytest
from headings_tables import columns, grid, periods, shown, with_figures

from pipeline.extract.headings import Hints, Need, resolve
from pipeline.model.document import FilingHeader
from pipeline.model.statement import ColumnKind, StatementKind

IS, BS, CF = StatementKind.OPERATIONS, StatementKind.BALANCE_SHEET, StatementKind.CASH_FLOWS


FLOWS = [
    (" | Three Months Ended March 31, 2006", ["2006-01-01..2006-03-31"]),
    (" | Year Ended March 31,2005", ["2004-04-01..2005-03-31"]),
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

LAYOUTS = [
    # the year printed lowest is the column's, whatever the line over the group says
    (" | Three months ended March 31, 2020 | <\n | 2019 | 2020", ["2019-01-01..2019-03-31", "2020-01-01..2020-03-31"]),
    # a year by name beside quarters by name is a year
    (" | Q4 2005 | FY 2005", ["2005-10-01..2005-12-31", "2005-01-01..2005-12-31"]),
    # both years in one cell, all dates in one cell
    (" | Year Ended June 30, | <\n | 2006  2005 | <", ["2005-07-01..2006-06-30", "2004-07-01..2005-06-30"]),
    (
        " | Quarter Ended | Quarter Ended\n | June 30, March 31, |\n | 2006 | 2006",
        ["2006-04-01..2006-06-30", "2006-01-01..2006-03-31"],
    ),
    # a month broken at the end of the line
    (" | Quarter Ended Septem- ber 30, 2006", ["2006-07-01..2006-09-30"]),
    # a group that a layout set over the first column of the next one
    (
        """
 | Three Months Ended | <    |      | Six Months Ended
 | July 31,           | July 31, | July 31, | July 31,
 | 2023               | 2022 | 2023 | 2022
""",
        ["2023-05-01..2023-07-31", "2022-05-01..2022-07-31", "2023-02-01..2023-07-31", "2022-02-01..2022-07-31"],
    ),
    # "change" set over dates and changes alike
    (
        """
 | Quarters Ended June 30, | < | <
 | Inc/ (Dec) | < | <
 | 2023 | 2022 | Excluding Currency Change
""",
        ["2023-04-01..2023-06-30", "2022-04-01..2022-06-30", "-"],
    ),
]


@pytest.mark.parametrize(("heading", "expected"), [*FLOWS, *LAYOUTS])
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
    ("Adjustments", ColumnKind.PRO_FORMA),
    ("Note", ColumnKind.NOTE),
]


@pytest.mark.parametrize(("heading", "kind"), KINDS)
def test_columns_that_are_no_period(heading: str, kind: ColumnKind) -> None:
    (column,) = columns(IS, f" | {heading}")
    assert (column.kind, column.period) == (kind, None)


@pytest.mark.parametrize("words", ["Pro Forma", "As Adjusted", "Non-GAAP"])
def test_an_adjusted_column_names_its_period_and_is_still_none_of_the_statement(words: str) -> None:
    (column,) = columns(IS, f" | {words} Three Months Ended March 31, 2006")
    assert (column.kind, periods((column,))) == (ColumnKind.PRO_FORMA, ["2006-01-01..2006-03-31"])


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


def test_guidance_does_not_move_the_period_reported() -> None:
    outlook = Need(grid=grid(with_figures(" | Year Ending December 31, 2006")), kind=StatementKind.GUIDANCE)
    flows = Need(grid=grid(with_figures(" | Three Months Ended March 31, 2006")), kind=IS)
    bare = Need(grid=grid(with_figures(" | Three Months")), kind=IS)
    (_, _, found), _ = resolve([outlook, flows, bare], Hints())
    assert (periods(found), found[0].inferred) == (["2006-01-01..2006-03-31"], "the latest period of the release")


def test_the_event_day_of_an_8k_ends_no_period() -> None:
    header = FilingHeader(form="8-K", period=date(2006, 5, 4))
    assert periods(columns(IS, " | Three Months", Hints(header=header))) == ["-"]


def test_two_columns_that_name_one_length_and_no_end_cannot_be_told_apart() -> None:
    dated = Need(grid=grid(with_figures(" | Three Months Ended March 31, 2006")), kind=IS)
    bare = Need(grid=grid(with_figures(" | Three Months | Three Months")), kind=IS)
    (_, found), findings = resolve([dated, bare], Hints())
    assert periods(found) == ["-", "-"]
    assert len(findings) == 2
