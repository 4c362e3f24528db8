"""Tables of a release to statements: pages joined, notes parted, repeats that are not the statement."""

from tests.extract.release import found, kinds, labels, only, statements

INCOME = """
    CONSOLIDATED STATEMENTS OF INCOME
    (In thousands, except per share data)

    | Three Months Ended March 31, 2020 | Three Months Ended March 31, 2019
    Revenue | 1,000 | 900
    Cost of revenue | 600 | 500
    Income before income taxes | 400 | 400
    Net income | 300 | 310
    Diluted earnings per share | 0.30 | 0.31
    Weighted average shares, diluted | 1,000 | 1,000
"""


def test_a_statement_of_two_pages_is_one() -> None:
    printed = """
        CONSOLIDATED BALANCE SHEETS

        | March 31, 2020 | December 31, 2019
        Cash | 10 | 20
        Total assets | 10 | 20

        CONSOLIDATED BALANCE SHEETS (continued)

        | March 31, 2020 | December 31, 2019
        Accounts payable | 4 | 5
        Total liabilities | 4 | 5
        Total liabilities and stockholders' equity | 10 | 20
    """
    assert labels(only(printed)) == [
        "Cash",
        "Total assets",
        "Accounts payable",
        "Total liabilities",
        "Total liabilities and stockholders' equity",
    ]


def test_pages_join_their_columns_by_period() -> None:
    printed = """
        STATEMENTS OF CASH FLOWS

        | Three Months Ended March 31, 2020 | Three Months Ended March 31, 2019
        Net income | 1 | 2
        Net cash provided by operating activities | 1 | 2

        Cash flows from financing activities:

        | Three Months Ended March 31, 2019 | Three Months Ended March 31, 2020
        Net cash used in financing activities | (4) | (3)
        Cash at end of period | 7 | 8
    """
    statement = only(printed)
    by_column = [[str(line.figure(column).value) for line in statement.lines if line.figures] for column in (1, 2)]
    assert by_column == [["1", "1", "-3", "8"], ["2", "2", "-4", "7"]]


def test_other_periods_are_another_statement() -> None:
    printed = (
        INCOME
        + """
    CONSOLIDATED STATEMENTS OF INCOME

    | Six Months Ended March 31, 2020 | Six Months Ended March 31, 2019
    Revenue | 2,000 | 1,900
    Net income | 600 | 610
    Diluted earnings per share | 0.60 | 0.61
    Income taxes | 1 | 2
    """
    )
    assert kinds(printed) == ["IS CONSOLIDATED STATEMENTS OF INCOME"] * 2


def test_a_note_with_figures_in_the_same_table_is_a_supplement() -> None:
    printed = (
        INCOME.rstrip()
        + """
    (1) Includes stock-based compensation expense as follows: |
    Cost of revenue | 5 | 4
    Total stock-based compensation | 5 | 4
    """
    )
    income, awards = statements(printed)
    assert (income.kind.value, awards.kind.value) == ("IS", "SUP")
    assert "Cost of revenue" in labels(income)
    assert labels(awards) == ["Cost of revenue", "Total stock-based compensation"]
    assert [column.period for column in awards.columns] == [column.period for column in income.columns]
    assert awards.lines[-1].scale == 3


def test_a_note_below_the_statement_is_a_supplement() -> None:
    printed = (
        INCOME
        + """
    (a) Includes the following amounts related to equity awards:

    Cost of revenue | 5 | 4
    Total | 5 | 4
    """
    )
    assert [kind[:3].strip() for kind in kinds(printed)] == ["IS", "SUP"]


def test_a_note_to_a_reconciliation_is_one_too() -> None:
    printed = """
        RECONCILIATION OF GAAP TO NON-GAAP NET INCOME

        | Three Months Ended March 31, 2020
        GAAP net income | 5
        Amortization (A) | 1
        Non-GAAP net income | 6

        (A) Amortization of intangibles is as follows:

        Cost of revenue | 1
    """
    assert [kind[:3] for kind in kinds(printed)] == ["REC", "REC"]


def test_a_segment_titled_as_the_statement_is_not_the_statement() -> None:
    printed = (
        INCOME
        + """
    EUROPE
    Condensed Income Statement

    | Three Months Ended March 31, 2020 | Three Months Ended March 31, 2019
    Revenue | 400 | 300
    Cost of revenue | 250 | 200
    Net income | 100 | 90
    """
    )
    assert [kind[:3].strip() for kind in kinds(printed)] == ["IS", "SEG"]


def test_an_excerpt_in_highlights_is_not_the_statement() -> None:
    printed = (
        """
    Income statement

    | Three Months Ended March 31, 2020 | Three Months Ended March 31, 2019
    Net income | 300 | 310
    """
        + INCOME
    )
    assert [kind[:3] for kind in kinds(printed)] == ["KEY", "IS "]


def test_highlights_that_hold_the_whole_statement_are_it_where_no_other_is() -> None:
    printed = INCOME.replace("CONSOLIDATED STATEMENTS OF INCOME", "SELECTED FINANCIAL DATA")
    assert kinds(printed) == ["IS SELECTED FINANCIAL DATA"]


def test_two_statements_under_one_set_of_headings_are_two() -> None:
    printed = """
        Table 1 - Selected Financial Data

        | Three Months Ended March 31, 2020
        Statement of Operations Data |
        Interest income | 20
        Income taxes | 3
        Net income | 8
        Diluted earnings per share | 0.10
        Period-End Balance Sheet Data |
        Total assets | 900
        Total liabilities | 800
        Total stockholders' equity | 100
    """
    income, sheet = statements(printed)
    assert (income.kind.value, sheet.kind.value) == ("IS", "BS")
    assert labels(sheet) == ["Total assets", "Total liabilities", "Total stockholders' equity"]


def test_a_title_over_two_lines_is_one() -> None:
    printed = INCOME.replace("STATEMENTS OF INCOME", "STATEMENTS OF\n    INCOME (unaudited)")
    assert kinds(printed) == ["IS CONSOLIDATED STATEMENTS OF INCOME (unaudited)"]


def test_the_releases_own_headline_is_no_title() -> None:
    headline = "    Acme Reports First Quarter Net Income of $0.31, $0.35 As Adjusted\n"
    assert kinds(headline + INCOME.replace("CONSOLIDATED STATEMENTS OF INCOME", "Results")) == ["IS Results"]


def test_years_in_headings_are_left_out_with_a_reason() -> None:
    printed = """
        BALANCE SHEETS

        | 2020 | 2019
        Total assets | 10 | 20
    """
    omissions = found(printed)[0].omissions
    assert [(omission.source.text, omission.reason) for omission in omissions] == [
        ("2020", "it is part of a column heading"),
        ("2019", "it is part of a column heading"),
    ]


def test_the_number_of_a_page_below_the_rows_is_no_amount() -> None:
    printed = """
        Consolidated Statements of Income
        (in thousands)

        | Three Months Ended March 31, 2020 | Three Months Ended March 31, 2019
        Revenue | 100 | 90
        Net income | 10 | 9
         | 16 |
    """
    extract, _ = found(printed)
    assert [line.label for line in extract.statements[0].lines] == ["Revenue", "Net income"]
    assert ("16", "it is the number of a page") in [(o.source.text, o.reason) for o in extract.omissions]


def test_a_title_stands_over_the_heading_of_its_first_lines_and_no_caption_is_one() -> None:
    printed = """
        Retail Banking
        In millions, except per share data
        | Three Months Ended March 31, 2020 | Three Months Ended March 31, 2019
        Condensed Income Statement |
        Net interest income | 1,000 | 900
        Noninterest income | 600 | 500
    """
    (statement,) = found(printed)[0].statements
    assert (statement.over, statement.title) == ("Retail Banking", "Condensed Income Statement")
    (statement,) = found(printed.replace("        Condensed Income Statement |\n", ""))[0].statements
    assert (statement.over, statement.title) == ("", "Retail Banking")
