"""Whether the lines of tables beyond the statements are of a day or of a time."""

import pytest
from beyond_tables import QUARTER, YEAR_BEFORE, operations, table

from pipeline.extract.beyond import map_beyond
from pipeline.model.period import Instant
from pipeline.model.statement import Column, ColumnKind, Statement, StatementKind
from pipeline.reference.catalogue import open_catalogue
from pipeline.reference.vocabulary import open_vocabulary

DAYS = (
    Column(index=1, heading="March 31, 2020", kind=ColumnKind.PERIOD, period=Instant(QUARTER.end)),
    Column(index=2, heading="March 31, 2019", kind=ColumnKind.PERIOD, period=Instant(YEAR_BEFORE.end)),
)
CATALOGUE = open_catalogue("us-gaap-2025")


def timed(printed: Statement) -> list[str]:
    """Each line's concept, and whether it is of the day or of the time that its first column names."""
    return [
        f"{line.mapping.concept} {'day' if _of_a_day(each, line.mapping.concept, line.mapping.instant) else 'time'}"
        for each in map_beyond((operations(), printed), open_vocabulary(), CATALOGUE)[1:]
        for line in each.lines
        if line.mapping
    ]


def _of_a_day(statement: Statement, concept: str, instant: bool) -> bool:
    standard = CATALOGUE.get(concept)
    return (
        instant
        or isinstance(statement.columns[0].period, Instant)
        or str(standard and standard.period_type) == "instant"
    )


def test_what_is_taken_off_a_balance_is_one() -> None:
    printed = """
Equity of all owners | 5,900 5,400
Less: naming rights | (900) (800)
Tangible equity | 5,000 4,600
Net interest income | 700 650
Less: accretion | (100) (90)
What is left of it | 600 560
"""
    assert timed(table(printed, StatementKind.KEY_FIGURES)) == [
        "ext:EquityOfAllOwners day",
        "ext:NamingRights day",
        "ext:TangibleEquity day",
        "ext:NetInterestIncome time",
        "ext:Accretion time",
        "ext:WhatIsLeftOfIt time",
    ]


def test_what_says_outright_that_it_is_taken_off_may_be_of_many_lines() -> None:
    printed = """
Total equity at period end | 477,351 478,060
Less: goodwill | 136,432 136,432
Less: core deposits bought | 19,105 19,907
Less: servicing | 4 5
Less: naming rights | 1,163 1,174
Left for owners | 320,647 320,542
"""
    assert all(told.endswith("day") for told in timed(table(printed, StatementKind.KEY_FIGURES)))


def test_shares_outstanding_are_no_average_of_them() -> None:
    statement = operations(
        "Average common shares outstanding | WeightedAverageNumberOfSharesOutstandingBasic | 1,483 1,484"
    )
    printed = table("Beginning shares outstanding | 1,483 1,484", StatementKind.KEY_FIGURES)
    every = map_beyond((statement, printed), open_vocabulary(), CATALOGUE)
    (mapping,) = [line.mapping for line in every[1].lines]
    assert mapping
    assert (mapping.concept, mapping.instant) == ("ext:BeginningSharesOutstanding", True)


def test_a_sum_that_rolls_a_balance_forward_leaves_its_flows() -> None:
    printed = """
Beginning balance | 1,678 1,530
Equity products | 29 150
Net market appreciation | 12 39
Ending balance | 1,719 1,719
Interest income on them | 8 9
"""
    assert timed(table(printed, StatementKind.KEY_FIGURES)) == [
        "ext:BeginningBalance day",
        "ext:EquityProducts time",
        "ext:NetMarketAppreciation time",
        "ext:EndingBalance day",
        "ext:InterestIncomeOnThem time",
    ]


def test_headings_say_whether_amounts_are_of_the_end_of_a_quarter_or_its_average() -> None:
    printed = """
Balance sheet data (at period end)
        Loans held for investment | 2,507 2,556
        Borrowings | 481 383
Selected average balance sheet data
        Total assets | 3,888 3,932
        Borrowings | 355 377
Performance ratios
        Net charge-offs to average loans | 0.99% 1.04%
"""
    assert timed(table(printed, StatementKind.KEY_FIGURES)) == [
        "ext:LoansHeldForInvestment day",
        "ext:BalanceSheetDataAtPeriodEndBorrowings day",
        "ext:AverageTotalAssets time",
        "ext:AverageBorrowings time",
        "ext:NetChargeOffsToAverageLoansPercent time",
    ]


def test_a_title_of_averages_is_part_of_the_name_of_its_rows() -> None:
    printed = table(
        "Interest checking | 108,889 91,384\nTotal loans | 302,755 302,308", title="AVERAGE LOANS", columns=DAYS
    )
    assert timed(printed) == ["ext:AverageLoansInterestChecking time", "ext:AverageTotalLoans time"]


@pytest.mark.parametrize(
    ("title", "label", "told"),
    [
        ("Net charge-offs (recoveries)", "Warehouse", "ext:NetChargeOffsWarehouse time"),
        ("Credit quality", "Gross recoveries", "ext:GrossRecoveries time"),
        ("Credit quality", "Past due 30 to 89 days", "ext:PastDue30To89Days day"),
        ("Capital (to average assets)", "Consolidated", "ext:CapitalToAverageAssetsConsolidated day"),
    ],
)
def test_charge_offs_under_bare_dates_are_of_the_period_that_ends_on_them(title: str, label: str, told: str) -> None:
    assert timed(table(f"{label} | 629 725", StatementKind.KEY_FIGURES, title=title, columns=DAYS)) == [told]
