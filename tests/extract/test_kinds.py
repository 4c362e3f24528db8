"""Which statement a table is: titles, column headings and lines."""

import pytest

from pipeline.extract.tables.kinds import classify, kind_in, shape_of

TITLES = {
    "CONDENSED CONSOLIDATED STATEMENTS OF OPERATIONS": "IS",
    "Consolidated Statements of Income and Other Information": "IS",
    "Income Statements": "IS",
    "Consolidated Statements of Operations and Comprehensive Income (Loss)": "IS",
    "Consolidated Statements of Operations - GAAP": "IS",
    "CONSOLIDATING INCOME STATEMENTS": "IS",
    "Consolidated Statements of Comprehensive Income": "CI",
    "Condensed Consolidated Balance Sheets": "BS",
    "Consolidated Statements of Financial Condition": "BS",
    "Statements of Cash Flows": "CF",
    "Cash flows from investing activities:": "CF",
    "Supplemental disclosure of cash flow information": "CF",
    "Reconciliation of cash, cash equivalents and restricted cash to the consolidated balance sheets": "CF",
    "Consolidated Statements of Changes in Stockholders' Equity": "EQ",
    "(1) Includes stock-based compensation expense as follows:": "SUP",
    "(a) Includes the following amounts related to equity awards:": "SUP",
    "Segment Information": "SEG",
    "Net Sales by Product Category": "SEG",
    "Consolidated Statements of Operations - Non-GAAP": "PF",
    "Pro Forma Condensed Consolidated Statement of Operations": "PF",
    "Reconciliation of GAAP to Non-GAAP Statements of Operations": "REC",
    "Adjusted EBITDA": "REC",
    "Free Cash Flow": "REC",
    "Business Outlook": "GUI",
    "Average Balance Sheets and Related Yields and Rates": "KEY",
    "Selected Financial Data": "KEY",
    "Condensed Consolidated Statements of Operations (as a percentage of total revenues)": "KEY",
    "(In thousands, except per share data)": "",
    "March 31, 2020": "",
}


@pytest.mark.parametrize(("title", "kind"), TITLES.items())
def test_a_title_names_a_kind(title: str, kind: str) -> None:
    found = kind_in(title)
    assert (found.value if found else "") == kind


SHAPES = {
    "Revenue / Cost of revenue / Income before income taxes / Net income / Diluted earnings per share": "IS",
    "Total interest income / Provision for loan losses / Income taxes / Net income": "IS",
    "Cash / Total current assets / Total assets / Total liabilities / Total stockholders' equity": "BS",
    "Net cash provided by operating activities / Net cash used in investing activities": "CF",
    "Net income / Depreciation / Adjusted EBITDA": "",
    "Revenue / Net income / Adjusted EBITDA / Adjusted net income per share / Income taxes": "",
    "Stores / Employees": "",
}


@pytest.mark.parametrize(("printed", "kind"), SHAPES.items())
def test_lines_amount_to_a_statement_without_any_title(printed: str, kind: str) -> None:
    found = shape_of(printed.split(" / "))
    assert (found.value if found else "") == kind


def test_a_line_above_says_that_the_statement_named_is_no_gaap() -> None:
    titles = ["Reconciliation of GAAP to Non-GAAP", "Condensed Consolidated Statements of Operations", "(unaudited)"]
    assert classify(titles, ["Revenue", "Net income"]).kind.value == "REC"


def test_columns_of_average_balances_are_no_balance_sheet() -> None:
    lines = ["Total assets", "Total liabilities", "Total equity"]
    assert classify(["Balance Sheets"], lines, ["Average Balance", "Yield/Rate"]).kind.value == "KEY"


def test_adjusted_columns_without_a_title_are_a_reconciliation() -> None:
    assert classify([], ["Revenue", "Net income"], ["As Reported", "Adjustments", "Non-GAAP"]).kind.value == "REC"


def test_a_comprehensive_income_statement_with_earnings_per_share_is_the_statement_of_operations() -> None:
    lines = ["Revenues", "Cost of sales", "Net income", "Basic earnings per share"]
    assert classify(["Statements of Comprehensive Income"], lines).kind.value == "IS"
