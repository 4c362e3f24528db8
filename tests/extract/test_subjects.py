"""What lines measure whose own words only name a part: what stands over them says it."""

from dataclasses import replace

import pytest
from beyond_tables import concepts, operations, table

from pipeline.model.statement import Mapping, StatementKind, Status

LOANS = """
    Commercial | 640 600
    Credit card | 220 210
    Total loans | 860 810
"""


@pytest.mark.parametrize(
    ("title", "printed", "expected"),
    [
        ("Loan Portfolio", LOANS, "LoansCommercial, LoansCreditCard, TotalLoans"),
        ("AVERAGE LOANS (a)", LOANS, "AverageLoansCommercial, AverageLoansCreditCard, AverageTotalLoans"),
        (
            "Table 6 – Criticized Loans by Segment",
            "Energy | 64 60\nRestaurant | 22 21",
            "CriticizedLoansEnergy, CriticizedLoansRestaurant",
        ),
        (
            "Allowance for Credit Losses",
            "Balance at beginning of period | 64 60\nBalance at end of period | 70 64",
            "AllowanceForCreditLosses, AllowanceForCreditLosses",
        ),
        ("Key Metrics", "Trading volume | 64 60\nBitcoin | 22 21", "TradingVolume, Bitcoin"),
        ("Net Charge-offs", "Real estate | 64 60\nTotal | 70 64", "NetChargeOffsRealEstate, NetChargeOffs"),
    ],
)
def test_what_names_only_a_class_takes_what_is_measured_from_above(title: str, printed: str, expected: str) -> None:
    found = concepts(operations(), table(printed, StatementKind.KEY_FIGURES, title=title))
    assert ", ".join(each.partition(": ext:")[2] for each in found) == expected


def test_a_heading_over_some_lines_says_what_they_measure_down_to_their_total() -> None:
    printed = """
Nonperforming loans
        Commercial | 640 600
        Consumer | 220 210
        Total nonperforming loans | 860 810
Employees | 22 21
"""
    assert concepts(operations(), table(printed, StatementKind.OTHER, title="Selected Data")) == [
        "Commercial: ext:NonperformingLoansCommercial",
        "Consumer: ext:NonperformingLoansConsumer",
        "Total nonperforming loans: ext:TotalNonperformingLoans",
        "Employees: ext:Employees",
    ]


@pytest.mark.parametrize(
    ("concept", "label", "kept"),
    [
        ("NetInvestmentIncome", "Net interest income", False),
        ("EquityMethodInvestments", "Equity investments", False),
        ("AmortizationOfIntangibleAssets", "Intangible amortization", True),
        ("CommonStockSharesOutstanding", "Common shares outstanding", True),
    ],
)
def test_a_standard_concept_outside_the_statements_says_nothing_that_is_not_printed(
    concept: str, label: str, kept: bool
) -> None:
    found = Mapping(concept=f"us-gaap:{concept}", confidence=0.9, status=Status.ASSERTED, evidence="")
    drawn = table(f"{label} | 640 600", StatementKind.KEY_FIGURES, title="Highlights")
    drawn = replace(drawn, lines=tuple(replace(line, mapping=found) for line in drawn.lines))
    (said,) = concepts(operations(), drawn)
    assert (said == f"{label}: {concept}") is kept


def test_a_share_of_revenue_is_of_the_line_above_it() -> None:
    printed = """
Adjusted selling expense | 640 600
% of revenue | 22% 21%
Adjusted operating income | 340 300
% of revenue | 12% 11%
"""
    assert concepts(operations(), table(printed))[1::2] == [
        "Adjusted selling expense as a percent of revenue: ext:NonGaapSellingExpenseAsPercentOfRevenue",
        "Adjusted operating income as a percent of revenue: ext:NonGaapOperatingIncomeAsPercentOfRevenue",
    ]
