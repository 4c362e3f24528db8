"""Which printed lines sum to which, found in the figures: statements as text, sums as sentences."""

import pytest

from pipeline.extract.sums import contributions, prove
from pipeline.model.statement import StatementKind as Kind
from pipeline.model.statement import UnitKind
from tests.extract.sums_tables import sums_of, table

OPERATIONS = """
Revenue                                       42,625    37,855
Costs and expense:
  Direct cost of revenue                      22,217    19,887
  Customer support                             2,897     2,662
  Product development                          1,225     1,445
  Sales and marketing                          6,970     6,326
  General and administrative                   5,190     4,490
  Depreciation and amortization                3,932     3,496
  Loss on disposals                                2         6
Total operating costs and expense             42,433    38,312
Income (loss) from operations                    192     (457)
Non-operating (income) expense:
  Interest expense                               251       374
  Interest income                              (424)     (275)
  Other, net                                   (176)        14
Total non-operating (income) expense           (349)       113
Net income (loss)                                541     (570)
"""


def test_income_statement_is_one_tree() -> None:
    statement = table(OPERATIONS, Kind.OPERATIONS)
    assert sums_of(statement) == [
        (
            "Total operating costs and expense = Direct cost of revenue + Customer support + Product development"
            " + Sales and marketing + General and administrative + Depreciation and amortization + Loss on disposals"
        ),
        "Income (loss) from operations = Revenue - Total operating costs and expense",
        "Total non-operating (income) expense = Interest expense + Interest income + Other, net",
        "Net income (loss) = Income (loss) from operations - Total non-operating (income) expense",
    ]
    roots = contributions(prove(statement))
    net_income = len(statement.lines) - 1
    assert {root for root, _ in roots.values()} == {net_income}
    assert [line.label for line in statement.lines if roots.get(line.order) == (net_income, 1)] == [
        "Revenue",
        "Income (loss) from operations",
        "Net income (loss)",
    ]


def test_balance_sheet_with_totals_that_lost_their_labels() -> None:
    statement = table(
        """
        ASSETS
        Current assets:
        Cash                                  30,007    24,434
        Accounts receivable                   17,148    19,128
        Total current assets                  47,155    43,562
        Goodwill                              36,314    36,314
        ""                                    83,469    79,876
        LIABILITIES AND EQUITY
        Current liabilities:
        Accounts payable                       4,396     5,766
        Accrued liabilities                    6,370     7,267
        Total current liabilities             10,766    13,033
        Deferred rent                         10,301     9,185
        Total liabilities                     21,067    22,218
        Commitments and contingencies             --        --
        Stockholders' equity:
        Preferred stock                           --        --
        Additional paid-in capital           921,973   917,770
        Accumulated deficit                (859,571) (860,112)
        Total stockholders' equity            62,402    57,658
        ""                                    83,469    79,876
        """,
        Kind.BALANCE_SHEET,
    )
    assert sums_of(statement) == [
        "Total current assets = Cash + Accounts receivable",
        " = Total current assets + Goodwill",
        "Total current liabilities = Accounts payable + Accrued liabilities",
        "Total liabilities = Total current liabilities + Deferred rent",
        "Total stockholders' equity = Preferred stock + Additional paid-in capital + Accumulated deficit",
        " = Total liabilities + Commitments and contingencies + Total stockholders' equity",
    ]


def test_cash_flow_rolls_from_opening_to_closing_cash() -> None:
    statement = table(
        """
        Net income (loss)                                         541     (570)
        Depreciation                                            3,932     3,496
        Accounts payable                                      (1,369)   (4,389)
        Net cash provided by (used in) operating activities     3,104   (1,463)
        Purchases of investments                              (2,996)        --
        Maturities of investments                               3,328     1,195
        Net cash used in (provided by) investing activities       332     1,195
        Payments on notes                                       (300)   (1,754)
        Net cash used in financing activities                   (300)   (1,754)
        Effect of exchange rates                                   12       (3)
        Net increase (decrease) in cash                         3,148   (2,025)
        Cash at beginning of period                            24,434    33,823
        Cash at end of period                                  27,582    31,798
        """,
        Kind.CASH_FLOWS,
    )
    assert sums_of(statement)[-2:] == [
        (
            "Net increase (decrease) in cash = Net cash provided by (used in) operating activities"
            " + Net cash used in (provided by) investing activities + Net cash used in financing activities"
            " + Effect of exchange rates"
        ),
        "Cash at end of period = Net increase (decrease) in cash + Cash at beginning of period",
    ]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        pytest.param(
            """
            Sales                             1,000    900
            Cost of sales                       612    555
            Gross profit                        388    345
            Selling expenses                    120    118
            Research                             95     90
            Total costs and expenses            827    763
            Operating income                    173    137
            """,
            [
                "Gross profit = Sales - Cost of sales",
                "Total costs and expenses = Cost of sales + Selling expenses + Research",
                "Operating income = Gross profit - Selling expenses - Research",
            ],
            id="a total that counts again what a subtotal has taken",
        ),
        pytest.param(
            """
            Total revenue                     1,000    900
              Subscriptions                     700    580
              Services                          300    320
            Cost of revenue                     612    555
            Gross margin                        388    345
            """,
            ["Total revenue = Subscriptions + Services", "Gross margin = Total revenue - Cost of revenue"],
            id="a total printed before its parts",
        ),
        pytest.param(
            """
            Total interest income             5,231  5,002
            Total interest expense            1,287  1,311
            Net interest income               3,944  3,691
            Provision for credit losses         210    305
            Net interest income after provision 3,734 3,386
            Total noninterest income          1,120  1,044
            Total noninterest expense         3,017  2,988
            Income before income taxes        1,837  1,442
            Income tax expense                  412    331
            Net income                        1,425  1,111
            """,
            [
                "Net interest income = Total interest income - Total interest expense",
                "Net interest income after provision = Net interest income - Provision for credit losses",
                (
                    "Income before income taxes = Net interest income after provision + Total noninterest income"
                    " - Total noninterest expense"
                ),
                "Net income = Income before income taxes - Income tax expense",
            ],
            id="a bank's income statement",
        ),
        pytest.param(
            """
            Total operating expenses          5,231  5,002
            Net loss                        (5,231) (5,002)
            """,
            ["Net loss = - Total operating expenses"],
            id="a company without revenue",
        ),
        pytest.param(
            """
            Revenue                          78,678 55,183
            General and administrative        2,563  3,015
            Total operating expenses          2,563  3,015
            Income from operations           76,115 52,168
            """,
            [
                "Total operating expenses = General and administrative",
                "Income from operations = Revenue - Total operating expenses",
            ],
            id="a total of one line",
        ),
        pytest.param(
            """
            Cash                              5,231  5,002
            Receivables                       1,844  1,790
            Total current assets              8,075  7,792
            Goodwill                            700    700
            Total assets                      8,775  8,492
            """,
            ["Total assets = Total current assets + Goodwill"],
            id="a total that lacks a line is not proved, but what stands on it is",
        ),
    ],
)
def test_structures(printed: str, expected: list[str]) -> None:
    assert sums_of(table(printed, Kind.OPERATIONS)) == expected


def test_rounding_is_allowed_half_a_unit_a_figure() -> None:
    assert sums_of(table("A\t1,234\t2,001\nB\t3,456\t4,002\nTotal\t4,691\t6,003", Kind.OTHER)) == ["Total = A + B"]
    assert sums_of(table("A\t1,234\t2,001\nB\t3,456\t4,002\nTotal\t4,692\t6,003", Kind.OTHER)) == []


def test_each_column_must_agree() -> None:
    assert sums_of(table("A\t1,234\t2,001\nB\t3,456\t4,002\nTotal\t4,690\t6,030", Kind.OTHER)) == []


def test_earnings_per_share_add_up_apart_from_money() -> None:
    statement = table(
        """
        Continuing operations      1.52    1.38    2.91
        Discontinued operations    0.07  (0.11)    0.04
        Net income per share       1.59    1.27    2.95
        """,
        Kind.OPERATIONS,
        unit=UnitKind.PER_SHARE,
    )
    assert sums_of(statement) == ["Net income per share = Continuing operations + Discontinued operations"]


def test_parts_set_off_by_dashes_stand_below_their_total() -> None:
    statement = table(
        """
        Net income                             21,401    16,428
        Non-cash items                         24,998    32,828
        - Amortization and provisions          19,644    27,044
        - Equity awards                        13,882     8,502
        - Other                                (8,528)   (2,718)
        Changes in working capital             20,821     7,487
        - Decrease in receivables              86,018    99,388
        - Decrease in payables                (65,197)  (91,901)
        CASH FROM OPERATING ACTIVITIES         67,220    56,743
        """,
        Kind.CASH_FLOWS,
    )
    assert sums_of(statement) == [
        "Non-cash items = - Amortization and provisions + - Equity awards + - Other",
        "Changes in working capital = - Decrease in receivables + - Decrease in payables",
        "CASH FROM OPERATING ACTIVITIES = Net income + Non-cash items + Changes in working capital",
    ]


def test_equity_is_not_proved_by_what_it_is_by_definition() -> None:
    statement = table(
        """
        Cash                                            775       689
        Inventories, net                              2,439     2,213
        Total assets                                  3,214     2,902
        Trade payables                                1,073       690
        Long-term debt                                1,000       900
        Shareholders' equity                          1,141     1,312
        Total liabilities and shareholders' equity    3,214     2,902
        """,
        Kind.BALANCE_SHEET,
    )
    assert sums_of(statement) == [
        "Total assets = Cash + Inventories, net",
        "Total liabilities and shareholders' equity = Trade payables + Long-term debt + Shareholders' equity",
    ]
