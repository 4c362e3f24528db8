"""Which rows of a table are headings, where a new statement begins, and what the lines above lend it."""

from datetime import date

from headings_tables import columns, grid, periods, shown, table

from pipeline.extract.headings import Hints, Need, resolve, split
from pipeline.model.document import FilingHeader
from pipeline.model.statement import ColumnKind, StatementKind

IS, BS, CF = StatementKind.OPERATIONS, StatementKind.BALANCE_SHEET, StatementKind.CASH_FLOWS
OTHER = StatementKind.OTHER


def test_columns_of_one_period_are_its_parts_and_its_whole() -> None:
    found = columns(IS, " | Three Months Ended March 31, 2020 | < | <\n | Commercial | Personal | Consolidated")
    assert [column.kind for column in found] == [ColumnKind.UNKNOWN, ColumnKind.UNKNOWN, ColumnKind.PERIOD]


def test_percentages_beside_the_amounts_of_a_period_are_no_second_period() -> None:
    shares = grid(" | March 31, 2006 | | March 31, 2005 |\nCash | 10 | 4% | 20 | 5%\nDebt | 30 | 6% | 40 | 7%")
    (found,), _ = resolve([Need(grid=shares, kind=BS)], Hints())
    assert periods(found) == ["2006-03-31", "-", "2005-03-31", "-"]


def test_lines_above_a_table_hold_the_heading_it_lacks() -> None:
    above = ("ACME STATEMENTS OF OPERATIONS", "For the three months ended\nMarch 31,", "2006 2005")
    bare = grid("Revenue | 42,625 | 37,855", *above)
    (found,), _ = resolve([Need(grid=bare, kind=IS)], Hints())
    assert periods(found) == ["2006-01-01..2006-03-31", "2005-01-01..2005-03-31"]


def test_dates_repeated_in_a_line_above_stand_over_the_columns() -> None:
    bare = grid(
        "Revenue | 10 | 20", "Nine Months Ended", "December 31, December 31,", "2009 2008", "Cumulative effects"
    )
    (found,), _ = resolve([Need(grid=bare, kind=IS)], Hints())
    assert periods(found) == ["2009-04-01..2009-12-31", "2008-04-01..2008-12-31"]


def test_the_date_of_the_release_is_no_heading() -> None:
    assert grid("Revenue | 10 | 20", "PRESS RELEASE - 04/29/2020").headings == ()


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


def test_a_period_on_a_line_of_its_own_dates_the_rows_below_it() -> None:
    parts = split(
        table("""
 | Americas | Consolidated
Three Months Ended March 31, 2020 | |
Sales | 10 | 20
Three Months Ended March 31, 2019 | |
Sales | 30 | 40
""")
    )
    found, _ = resolve([Need(grid=part, kind=StatementKind.SEGMENT) for part in parts], Hints())
    assert [shown(columns[-1].period) for columns in found] == ["2020-01-01..2020-03-31", "2019-01-01..2019-03-31"]


def test_headings_repeated_on_a_new_page_continue() -> None:
    pages = split(table(" | 2006 | 2005\nSales | 3 | 4\n | 2006 | 2005\nCosts | 1 | 2"))
    assert [found.continued for found in pages] == [False, True]


def test_a_row_of_figures_that_look_like_years_is_no_heading() -> None:
    (only,) = split(table(" | 2006 | 2005\nSales | 3 | 4\nEmployees | 2012 | 1998"))
    assert len(only.rows) == 2


def test_every_row_of_a_table_is_in_one_grid_and_in_it_once() -> None:
    drawn = table("""
CONSOLIDATED BALANCE SHEETS | |
 | June 30, 2006 | June 30, 2005
ASSETS | |
Cash | 10 | 20
 | ----- | -----
STATEMENTS OF OPERATIONS (unaudited) | |
 | Year Ended June 30, | <
Sales: | |
Year Ended June 30, 2006 | |
Product | 30 | 40
(a) unaudited | |
""")
    rows = [row for found in split(drawn) for row in (*found.head, *found.rows)]
    assert rows == list(drawn.rows)


def test_lengths_set_before_their_columns_count_up_to_the_next() -> None:
    """A converter wrote spans as cells of their own, in columns that hold no figures."""
    drawn = grid("""
        Three Months Ended | Oct 27, 2024 | Oct 29, 2023 | Nine Months Ended | Oct 27, 2024 | Oct 29, 2023
        Revenue            | 35,082       | 18,120       |                   | 91,166       | 38,819
        Cost of revenue    | 8,926        | 4,720        |                   | 22,031       | 11,309
        """)
    assert [heading.text for heading in drawn.headings] == [
        "Three Months Ended Oct 27, 2024",
        "Three Months Ended Oct 29, 2023",
        "Nine Months Ended Oct 27, 2024",
        "Nine Months Ended Oct 29, 2023",
    ]


def test_lengths_over_the_wrong_columns_move_to_where_the_dates_begin_again() -> None:
    """Spans lost by a converter, or a heading printed off its columns: the dates tell which columns belong together."""
    quarter, year = "2023-10-01..2023-12-31", "2023-01-01..2023-12-31"
    before = "2022-10-01..2022-12-31", "2022-01-01..2022-12-31"
    lost = columns(
        IS, " | Three Months Ended December 31, | Twelve Months Ended December 31,\n | 2023 | 2022 | 2023 | 2022"
    )
    off = columns(
        CF,
        " | Three Months Ended | Twelve Months Ended | <\n"
        " | December 31, 2023 | December 31, 2022 | December 31, 2023 | December 31, 2022",
    )
    uneven = columns(
        IS,
        " | Three Months Ended | Twelve Months Ended | <\n"
        " | December 31, 2023 | September 30, 2023 | December 31, 2022 | December 31, 2023 | December 31, 2022",
    )
    assert periods(lost) == periods(off) == [quarter, before[0], year, before[1]]
    assert periods(uneven) == [quarter, "2023-07-01..2023-09-30", before[0], year, before[1]]


def test_lengths_over_words_move_to_where_the_words_begin_again() -> None:
    matrix = (
        " | Three Months Ended December 31, 2023 | Twelve Months Ended December 31, 2023 | <\n"
        " | Severance | Facilities | Total | Severance | Facilities | Total"
    )
    assert [column.heading.split(" Months ")[0] for column in columns(IS, matrix)] == ["Three"] * 3 + ["Twelve"] * 3


def test_two_lengths_over_one_day_of_two_years_are_what_is_left_of_four_columns() -> None:
    squeezed = columns(CF, " | Three months ended | Nine months ended\n | October 27, 2024 | October 29, 2023")
    assert periods(squeezed) == ["2024-07-29..2024-10-27", "2023-07-31..2023-10-29"]
    beside = columns(CF, " | Three months ended | Year ended\n | March 31, 2003 | December 31, 2002")
    assert periods(beside) == ["2003-01-01..2003-03-31", "2002-01-01..2002-12-31"]


def test_a_quarter_of_fourteen_weeks_begins_after_the_end_the_company_filed_before() -> None:
    """Nothing in the release says that the year before had 53 weeks; an earlier filing's periods do."""
    heading = " | Three Months Ended | <\n | Apr 1, 2023 | Apr 2, 2022"
    assert periods(columns(IS, heading))[1] == "2022-01-02..2022-04-02"
    filed = Hints(ends=(date(2021, 12, 25), date(2022, 12, 31)))
    assert periods(columns(IS, heading, filed)) == ["2023-01-01..2023-04-01", "2021-12-26..2022-04-02"]


def test_lengths_that_a_layout_put_into_the_stub_are_dealt_out_where_the_dates_begin_again() -> None:
    found = columns(
        IS,
        "Three Months Ended Twelve Months Ended | | |\n | January 28, 2024 | October 29, 2023 | January 28, 2024\n",
    )
    assert periods(found) == ["2023-10-30..2024-01-28", "2023-07-31..2023-10-29", "2023-01-30..2024-01-28"]


def test_a_year_beside_quarters_called_by_name_is_the_whole_of_it() -> None:
    above = "Fourth Quarter Results"
    named = grid(" | Q4 FY23 | Q4 FY22 | FY23\nSales | 10 | 20 | 80", above)
    (found,), _ = resolve([Need(grid=named, kind=IS)], Hints(header=FilingHeader(fiscal_year_end="1231")))
    assert periods(found) == ["2023-10-01..2023-12-31", "2022-10-01..2022-12-31", "2023-01-01..2023-12-31"]


def test_neither_the_head_of_a_page_nor_the_end_of_a_sentence_dates_a_table() -> None:
    loans = " | March 31, 2020 | December 31, 2019\nLoans | 10 | 20"
    paged = grid(loans, "Acme Fiscal Q2 2020 Earnings", "April 28, 2020", "Page 4", "Loan Portfolio")
    told = grid(loans, "Charge-offs were $18.8 million in the first\nnine months of fiscal 2009.", "Loan Portfolio")
    (first, second), _ = resolve([Need(grid=paged, kind=OTHER), Need(grid=told, kind=OTHER)], Hints())
    assert periods(first) == periods(second) == ["2020-03-31", "2019-12-31"]


def test_a_sentence_that_announces_a_table_dates_it() -> None:
    above = "The following table breaks out the non-performing assets by category and\ngeography at December 31, 2008:"
    named = grid("Assets | Whatcom | Skagit\nLand | 10 | 20", above)
    (found,), _ = resolve([Need(grid=named, kind=OTHER)], Hints())
    assert [shown(column.period) for column in found] == ["2008-12-31", "2008-12-31"]


def test_a_second_row_of_names_names_other_parts_of_the_same_day() -> None:
    both = split(
        table("""
As of March 31, 2020 | |
Assets | North | South
Land | 10 | 20
 | East | Total
Land | 30 | 60
"""),
    )
    found, _ = resolve([Need(grid=one, kind=OTHER) for one in both], Hints())
    assert [[column.heading for column in each] for each in found] == [["North", "South"], ["East", "Total"]]
    assert {shown(column.period) for each in found for column in each} == {"2020-03-31"}


def test_a_bracket_left_open_over_several_columns_belongs_to_the_one_that_closes_it() -> None:
    heading = " | Three Months Ended June 30, 2022 | < | <\n | EPS (Diluted | < | <\n | EBIT | Net income | US cents)"
    heads = [column.heading.removeprefix("Three Months Ended June 30, 2022 ") for column in columns(OTHER, heading)]
    assert heads == ["EBIT", "Net income", "EPS (Diluted US cents)"]


def test_columns_as_of_a_day_take_no_length_from_what_stands_above() -> None:
    above = "Results for the year ended December 31, 2021"
    part = grid(
        " | As of December 31, 2021 | As of September 30, 2021\nAssets under supervision | 2,470 | 2,372", above
    )
    (found,), _ = resolve([Need(grid=part, kind=StatementKind.SEGMENT, captions=(above,))], Hints())
    assert periods(found) == ["2021-12-31", "2021-09-30"]
