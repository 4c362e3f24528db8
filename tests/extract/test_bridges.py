"""Bridges as releases print them: over pages, down to amounts per share, with subtotals that nothing names."""

from beyond_tables import QUARTER, column, concepts, operations, table
from release import lines, statements

from pipeline.extract.beyond.layout.columns import by_measure
from pipeline.extract.beyond.layout.ranges import ranged
from pipeline.model.statement import ColumnKind, StatementKind


def test_what_a_bridge_adds_to_earnings_per_share_is_of_a_share() -> None:
    printed = """
Net income | 300 250
Stock awards | 25 20
Non-GAAP net income | 325 270
Diluted earnings per share | 0.30 0.25
Awards | 0.02 0.02
Restructuring | 0.01 -
Non-GAAP diluted earnings per share | 0.33 0.27
Awards of the parent | 0.40 0.30
"""
    assert concepts(operations(), table(printed))[3:] == [
        "Diluted earnings per share: EarningsPerShareDiluted",
        "Awards: ext:AwardsPerShare",
        "Restructuring: ext:RestructuringPerShare",
        "Non-GAAP diluted earnings per share: ext:NonGaapNetIncomePerShareDiluted",
        "Awards of the parent: ext:AwardsOfParent",
    ]


def test_a_page_that_repeats_half_its_heading_goes_on_in_the_periods_of_the_page_before() -> None:
    printed = """
    Consolidated Statements of Operations
               | Three Months Ended March 31, 2023 | Three Months Ended March 31, 2022
    Revenue    | 900 | 800
    Net income | 300 | 250
    Earnings per share | 0.30 | 0.25

    Reconciliation of Non-GAAP Measures
                        | Three Months Ended | Three Months Ended
                        | March 31, 2023     | March 31, 2022
    GAAP net income     | 300 | 250
    Restructuring       | 20  | 10
    Non-GAAP net income | 320 | 260

                            | Three Months Ended | Three Months Ended
    GAAP gross margin       | 44.4% | 43.8%
    Restructuring           | 1.1%  | 0.7%
    Non-GAAP gross margin   | 45.5% | 44.5%
    """
    first, second = [each for each in statements(printed) if each.kind is StatementKind.RECONCILIATION]
    assert [str(column.period) for column in second.columns] == ["2023-01-01 to 2023-03-31", "2022-01-01 to 2022-03-31"]
    assert second.columns == first.columns
    assert lines(second) == [
        "GAAP gross margin: pure 10^-2: 44.4, 43.8",
        "Restructuring: pure 10^-2: 1.1, 0.7",
        "Non-GAAP gross margin: pure 10^-2: 45.5, 44.5",
    ]


def test_a_subtotal_without_a_label_closes_the_inner_heading() -> None:
    printed = """
    Segment results
                       | Quarter ended March 31, 2023
    Revenue:           |
      Devices          |
        Phones         | 30
        Tablets        | 10
                       | 40
      Services         | 20
    Total revenue      | 60
    """
    assert lines(statements(printed)[0]) == [
        "Revenue: > Devices > Phones: money: 30",
        "Revenue: > Devices > Tablets: money: 10",
        "Revenue: > Devices > : money: 40",
        "Revenue: > Services: money: 20",
        "Revenue: > Total revenue: money: 60",
    ]


def test_a_range_over_two_columns_is_its_bounds_and_what_stands_alone_is_of_the_period() -> None:
    printed = """
    Statements of Operations
                       | Three Months Ended April 30, 2023
    Revenue            | 900
    Net income         | 300
    Earnings per share | 0.30

    Reconciliation of earnings per share guidance for the three months ended July 31, 2023
                                |2 Three Months Ended July 31, 2023
    GAAP earnings per share     | $0.79 | - $0.80
    Restructuring               |       | $ 0.13
    Income tax effects          |       | $ (0.02)
    Non-GAAP earnings per share | $0.90 | - $0.91
    """
    bridge = statements(printed)[1]
    facts = [
        f"{line.label}: {figure.value}" + "".join(f" {name}" for _, name in column.members)
        for table in ranged(bridge)
        for line in table.lines
        for figure in line.figures
        if (column := table.column(figure.column))
    ]
    assert facts == [
        "Restructuring: 0.13",
        "Income tax effects: -0.02",
        "GAAP earnings per share: 0.79 srt:MinimumMember",
        "GAAP earnings per share: 0.80 srt:MaximumMember",
        "Non-GAAP earnings per share: 0.90 srt:MinimumMember",
        "Non-GAAP earnings per share: 0.91 srt:MaximumMember",
    ]


def test_a_power_of_ten_below_the_amounts_of_a_row_is_theirs() -> None:
    printed = """
    Guidance
                       | Full Year FY24
    Revenue            | $34.5
                       | Billion
    Earnings per share | $2.67
    """
    assert lines(statements(printed)[0]) == [
        "Revenue: money 10^9: 34.5",
        "Earnings per share: per share: 2.67",
    ]


def test_the_last_sentence_of_a_long_paragraph_is_the_caption_of_the_table_it_announces() -> None:
    prose = "Unearned revenue represents amounts that have been invoiced in advance of revenue recognition. " * 4
    printed = f"""
    Backlog consisted of the following (in billions):
            | April 30, 2023
    Current | 24.1

    {prose}The change in unearned revenue was as follows (in millions):
                         | Three Months Ended April 30, 2023
    Billings and other   | 5,937
    """
    assert lines(statements(printed)[1]) == ["Billings and other: money 10^6: 5937"]


def test_a_line_that_lists_the_measures_of_all_columns_is_each_of_them_in_its_own() -> None:
    heads = ("EBITDA", "EBIT", "EPS (US cents)")
    columns = tuple(column(at, head, QUARTER, ColumnKind.UNKNOWN) for at, head in enumerate(heads, 1))
    printed = table("Impairment | 138 130 9.2\nAdjusted EBITDA, EBIT and EPS | 538 393 16.5", columns=columns)
    lines_of = [line for each in by_measure(printed) for line in each.lines if line.figures]
    assert [f"{one.label}: {one.figures[0].value.scaleb(one.scale)} {one.unit.value}" for one in lines_of] == [
        "Impairment EBITDA: 138 money",
        "Adjusted EBITDA: 538 money",
        "Impairment EBIT: 130 money",
        "Adjusted EBIT: 393 money",
        "Impairment EPS (US cents: 0.092 per share",
        "Adjusted EPS: 0.165 per share",
    ]
