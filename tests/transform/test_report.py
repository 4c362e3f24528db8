"""Which line gets which concept when lines compete, what is one fact, and which relations are written."""

from datetime import date

import pytest

from pipeline.model.cover import Cover
from pipeline.model.period import Instant
from pipeline.model.report import Calculation
from pipeline.model.statement import StatementKind, UnitKind

from .mapped import QUARTER, YEAR_BEFORE, facts, report, statement

IS, BS, CF = StatementKind.OPERATIONS, StatementKind.BALANCE_SHEET, StatementKind.CASH_FLOWS


def test_a_surer_line_keeps_the_concept_and_the_other_takes_its_second_choice() -> None:
    printed = """
        Other, net | ?OtherNonoperatingIncomeExpense > NonoperatingIncomeExpense | 5
        Other      | OtherNonoperatingIncomeExpense                              | 7
    """
    assert facts(statement(IS, printed)) == ["NonoperatingIncomeExpense 5", "OtherNonoperatingIncomeExpense 7"]


def test_without_a_second_choice_a_line_becomes_the_companys_own_concept() -> None:
    printed = """
        Customer support | ?CostOfRevenue | 5
        Cost of revenue  | CostOfRevenue  | 7
    """
    assert facts(statement(IS, printed)) == ["own:CustomerSupport 5", "CostOfRevenue 7"]


def test_a_concept_of_the_wrong_period_type_or_item_type_is_never_used() -> None:
    printed = """
        Cash paid  | CashAndCashEquivalentsAtCarryingValue | 5
        Net income | NetIncomeLoss                         | 7
    """
    assert facts(statement(BS, printed, (Instant(QUARTER.end),))) == [
        "CashAndCashEquivalentsAtCarryingValue 5 @ 2006-03-31",
        "own:NetIncome 7 @ 2006-03-31",
    ]
    shares = """
        Shares | NetIncomeLoss | 342
    """
    assert facts(statement(IS, shares, unit=UnitKind.SHARES)) == ["own:Shares 342"]


def test_one_line_for_basic_and_diluted_is_both_unless_one_is_printed_apart() -> None:
    basic_and_diluted = "EarningsPerShareBasic = EarningsPerShareDiluted"
    both = statement(IS, f"Basic and diluted | {basic_and_diluted} | 0.12", unit=UnitKind.PER_SHARE)
    assert facts(both) == ["EarningsPerShareBasic 0.12", "EarningsPerShareDiluted 0.12"]
    apart = f"""
        Basic and diluted | {basic_and_diluted}     | 0.12
        Diluted           | EarningsPerShareDiluted | 0.11
    """
    assert facts(statement(IS, apart, unit=UnitKind.PER_SHARE)) == [
        "EarningsPerShareBasic 0.12",
        "EarningsPerShareDiluted 0.11",
    ]


def test_opening_and_closing_cash_are_instants_at_the_edges_of_the_flow() -> None:
    printed = """
        Cash at beginning of period | CashAndCashEquivalentsAtCarryingValue | 24
        Cash at end of period       | CashAndCashEquivalentsAtCarryingValue | 30
    """
    assert facts(statement(CF, printed)) == [
        "CashAndCashEquivalentsAtCarryingValue 24 @ 2005-12-31",
        "CashAndCashEquivalentsAtCarryingValue 30 @ 2006-03-31",
    ]


def test_the_same_fact_printed_twice_is_one_fact_with_both_receipts() -> None:
    income = statement(IS, "Net income | NetIncomeLoss | 541")
    flows = statement(CF, "Revenue | Revenues | 1 \n Net income | NetIncomeLoss | 541")
    (fact,) = [fact for fact in report(income, flows).facts if fact.concept == "us-gaap:NetIncomeLoss"]
    assert [source.row for source in (fact.source, *fact.also)] == [0, 1]


def test_own_concepts_of_one_label_in_two_statements_are_declared_apart() -> None:
    sheet = statement(BS, "Deposits | ext:Deposits | 5", (Instant(QUARTER.end),))
    flows = statement(CF, "Deposits | ext:Deposits | 6")
    declared = {(c.local_name, c.period_type.value) for c in report(sheet, flows).extensions}
    assert {period for name, period in declared if name.endswith(("Deposits", "Instant", "Flows"))} == {
        "instant",
        "duration",
    }
    assert len({name for name, _ in declared}) == len(declared)


def test_proved_sums_become_calculations_with_the_weights_of_their_concepts() -> None:
    printed = """
        Revenue         | Revenues      | 900 800
        Cost of revenue | CostOfRevenue | 500 450
        Gross profit    | GrossProfit   | 400 350
    """
    made = report(statement(IS, printed, (QUARTER, YEAR_BEFORE)))
    assert [role.calculations for role in made.roles if role.calculations] == [
        (Calculation(total="us-gaap:GrossProfit", parts=(("us-gaap:Revenues", 1), ("us-gaap:CostOfRevenue", -1))),)
    ]


def test_the_cover_tells_the_quarter_and_the_year_it_belongs_to() -> None:
    sheet = statement(BS, "Assets | Assets | 5 4", (Instant(QUARTER.end), Instant(YEAR_BEFORE.start)))
    flows = statement(CF, "Net income | NetIncomeLoss | 6")
    told = {fact.concept: fact.value for fact in report(sheet, flows).facts if fact.status is None}
    assert told["dei:DocumentPeriodEndDate"] == "2006-03-31"
    assert told["dei:DocumentFiscalPeriodFocus"] == "Q1"
    assert told["dei:DocumentFiscalYearFocus"] == "2006"
    assert told["dei:CurrentFiscalYearEndDate"] == "--12-31"


@pytest.mark.parametrize(
    ("year_end", "told"),
    [
        (date(2006, 6, 30), ["Q3", "2006", "--06-30"]),
        (date(2006, 9, 30), ["Q2", "2006", "--09-30"]),
        (date(2006, 3, 28), ["FY", "2006", "--03-31"]),
        (date(2006, 12, 10), ["Q1", "2006", "--12-30"]),  # quarters of twelve weeks and a last one of sixteen
    ],
)
def test_the_calendar_of_the_release_tells_the_quarter_whatever_its_tables_compare(
    year_end: date, told: list[str]
) -> None:
    sheet = statement(BS, "Assets | Assets | 5 4", (Instant(QUARTER.end), Instant(YEAR_BEFORE.end)))
    if year_end.month == 12:
        sheet = statement(BS, "Assets | Assets | 5 4", (Instant(QUARTER.end), Instant(YEAR_BEFORE.start)))
    flows = statement(CF, "Net income | NetIncomeLoss | 6")
    cover = {fact.concept: fact.value for fact in report(sheet, flows, cover=Cover(year_end=year_end)).facts}
    names = ("DocumentFiscalPeriodFocus", "DocumentFiscalYearFocus", "CurrentFiscalYearEndDate")
    assert [cover[f"dei:{name}"] for name in names] == told
