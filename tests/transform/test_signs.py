"""From how a line is printed to how its concept counts."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model.concept import Balance
from pipeline.model.period import Duration, Instant
from pipeline.model.statement import StatementKind, Status, Summation, UnitKind
from pipeline.transform.signs import senses

from .mapped import CATALOGUE, QUARTER, YEAR_BEFORE, facts, report, statement


def test_expenses_are_positive_however_they_are_printed() -> None:
    plain = """
        Revenue            | Revenues                | 900
        Cost of revenue    | CostOfRevenue           | 500
        Gross profit       | GrossProfit             | 400
        Income tax expense | IncomeTaxExpenseBenefit | 100
        Net income         | NetIncomeLoss           | 300
    """
    bracketed = plain.replace("500", "(500)").replace("100", "(100)")
    expected = [
        "Revenues 900",
        "CostOfRevenue 500",
        "GrossProfit 400",
        "IncomeTaxExpenseBenefit 100",
        "NetIncomeLoss 300",
    ]
    assert facts(statement(StatementKind.OPERATIONS, plain)) == expected
    assert facts(statement(StatementKind.OPERATIONS, bracketed)) == expected


def test_a_section_of_income_and_expense_turns_with_its_total() -> None:
    """Under `(income) expense` income stands in brackets; its concept counts income as positive."""
    printed = """
        Income from operations                | OperatingIncomeLoss            | 192
        Interest expense                      | InterestExpense                | 251
        Interest income                       | InvestmentIncomeInterest       | (424)
        Other, net                            | OtherNonoperatingIncomeExpense | (176)
        Total non-operating (income) expense  | NonoperatingIncomeExpense      | (349)
        Net income                            | NetIncomeLoss                  | 541
    """
    assert facts(statement(StatementKind.OPERATIONS, printed)) == [
        "OperatingIncomeLoss 192",
        "InterestExpense 251",
        "InvestmentIncomeInterest 424",
        "OtherNonoperatingIncomeExpense 176",
        "NonoperatingIncomeExpense 349",
        "NetIncomeLoss 541",
    ]


def test_cash_flows_add_up_as_printed_and_count_as_their_concepts_say() -> None:
    printed = """
        Net income                                | NetIncomeLoss                                | 541
        Depreciation                              | Depreciation                                 | 100
        Loss on disposal                          | GainLossOnSaleOfPropertyPlantEquipment       | 9
        Accounts receivable                       | IncreaseDecreaseInAccountsReceivable         | 50
        Accounts payable                          | IncreaseDecreaseInAccountsPayable            | (30)
        Net cash provided by operating activities | NetCashProvidedByUsedInOperatingActivities   | 670
        Purchases of equipment                    | PaymentsToAcquirePropertyPlantAndEquipment   | (300)
        Sale of securities                        | ProceedsFromSaleOfAvailableForSaleSecuritiesDebt | 40
        Net cash used in investing activities     | NetCashProvidedByUsedInInvestingActivities   | (260)
        Increase in cash                          | ext:IncreaseInCash                           | 410
        Cash paid for interest                    | InterestPaidNet                              | 77
    """
    assert facts(statement(StatementKind.CASH_FLOWS, printed)) == [
        "NetIncomeLoss 541",
        "Depreciation 100",
        "GainLossOnSaleOfPropertyPlantEquipment -9",
        "IncreaseDecreaseInAccountsReceivable -50",
        "IncreaseDecreaseInAccountsPayable -30",
        "NetCashProvidedByUsedInOperatingActivities 670",
        "PaymentsToAcquirePropertyPlantAndEquipment 300",
        "ProceedsFromSaleOfAvailableForSaleSecuritiesDebt 40",
        "NetCashProvidedByUsedInInvestingActivities -260",
        "own:IncreaseInCash 410",
        "InterestPaidNet 77",
    ]


def test_the_companys_own_concept_counts_as_its_earlier_filings_had_it() -> None:
    """No taxonomy says whether "Principal payments (36)" are payments of 36; the filing before did."""
    printed = """
        Proceeds from issuance of debt     | ProceedsFromIssuanceOfDebt                 | 100
        Principal payments on plants       | ext:PrincipalPayments                      | (36)
        Net cash from financing activities | NetCashProvidedByUsedInFinancingActivities | 64
    """
    flows = statement(StatementKind.CASH_FLOWS, printed)
    lines = tuple(
        replace(line, mapping=line.mapping and replace(line.mapping, negated=line.order == 1)) for line in flows.lines
    )
    turned = replace(flows, lines=lines)
    assert "PrincipalPayments -36" in " ".join(facts(flows))
    assert "PrincipalPayments 36" in " ".join(facts(turned))
    (own,) = report(turned).extensions[-1:]
    assert own.balance is Balance.CREDIT


def test_what_is_taken_off_equity_is_positive() -> None:
    printed = """
        Cash                                 | CashAndCashEquivalentsAtCarryingValue | 100
        Total assets                         | Assets                                | 100
        Common stock                         | CommonStockValue                      | 130
        Treasury stock, at cost              | TreasuryStockCommonValue              | (20)
        Accumulated deficit                  | RetainedEarningsAccumulatedDeficit    | (10)
        Total stockholders' equity           | StockholdersEquity                    | 100
        Total liabilities and equity         | LiabilitiesAndStockholdersEquity      | 100
    """
    day = Instant(QUARTER.end)
    values = [row.split(" @ ")[0] for row in facts(statement(StatementKind.BALANCE_SHEET, printed, (day,)))]
    assert values == [
        "CashAndCashEquivalentsAtCarryingValue 100",
        "Assets 100",
        "CommonStockValue 130",
        "TreasuryStockCommonValue 20",
        "RetainedEarningsAccumulatedDeficit -10",
        "StockholdersEquity 100",
        "LiabilitiesAndStockholdersEquity 100",
    ]


def test_a_loss_printed_without_brackets_is_negative() -> None:
    printed = """
        Net loss | NetIncomeLoss | 300
    """
    assert facts(statement(StatementKind.OPERATIONS, printed)) == ["NetIncomeLoss -300"]
    per_share = """
        Net loss per share | EarningsPerShareDiluted | 0.12
    """
    assert facts(statement(StatementKind.OPERATIONS, per_share, unit=UnitKind.PER_SHARE)) == [
        "EarningsPerShareDiluted -0.12"
    ]


_INCOME = statement(StatementKind.OPERATIONS, "Net income | NetIncomeLoss | 541")


def test_what_a_bridge_adds_back_counts_as_its_words_say() -> None:
    printed = """
        Losses (gains) on investments, net    | GainLossOnInvestments                 | 478 (3,587)
        Gain on early extinguishment of debt  | GainsLossesOnExtinguishmentOfDebt     | (117) 0
        Equity in loss of affiliates          | IncomeLossFromEquityMethodInvestments | 285 128
        Other (income) expense, net           | OtherNonoperatingIncomeExpense        | 6 (151)
        Gains (losses) on derivatives         | DerivativeGainLossOnDerivativeNet     | (77) 566
        Net loss on disposals                 | ext:NetLossOnDisposals                | 10 1
    """
    assert facts(_INCOME, statement(StatementKind.RECONCILIATION, printed, (QUARTER, YEAR_BEFORE))) == [
        "GainLossOnInvestments -478",
        "NetIncomeLoss 541",
        "GainLossOnInvestments 3587",
        "GainsLossesOnExtinguishmentOfDebt 117",
        "GainsLossesOnExtinguishmentOfDebt 0",
        "IncomeLossFromEquityMethodInvestments -285",
        "IncomeLossFromEquityMethodInvestments -128",
        "OtherNonoperatingIncomeExpense -6",
        "OtherNonoperatingIncomeExpense 151",
        "DerivativeGainLossOnDerivativeNet -77",
        "DerivativeGainLossOnDerivativeNet 566",
        "own:NetLossOnDisposals 10",
        "own:NetLossOnDisposals 1",
    ]


def test_costs_added_back_keep_their_sign_beside_nothing_and_beside_those_taken_off() -> None:
    costs = """
        Transaction costs | ext:TransactionCosts | 0 (6) 0 (11)
        Transaction costs | ext:TransactionCosts | 0 6 0 11
    """
    quarters = (QUARTER, YEAR_BEFORE, Duration.of("2005-10-01", "2005-12-31"), Duration.of("2004-10-01", "2004-12-31"))
    bridges = statement(StatementKind.RECONCILIATION, costs, quarters)
    assert {row for row in facts(_INCOME, bridges)[1:] if not row.endswith(" 0")} == {
        "own:TransactionCosts 6",
        "own:TransactionCosts 11",
    }


def test_a_name_of_its_own_keeps_the_sign_in_print() -> None:
    loans = """
        Commercial real estate | ?ShortTermBorrowings | 309
        Consumer               | ?ShortTermBorrowings | 208
        Total loans            | Assets               | 517
    """
    told = statement(StatementKind.OTHER, loans, (Instant(QUARTER.end),))
    assert "own:Consumer 208 @ 2006-03-31" in facts(_INCOME, told)


def test_a_loss_that_a_sentence_tells_of_is_negative_under_any_name() -> None:
    printed = """
        GAAP net loss             | NetIncomeLoss                | 300
        Net loss before taxes     | ext:NetLossBeforeTaxes       | 310
        Net loss change           | ext:NetLossChange            | 20
        Loss on early repayment   | ext:LossOnEarlyRepayment     | 5
    """
    told = statement(StatementKind.PROSE, printed)
    found = senses(told, CATALOGUE)
    assert [found[line.order].factor for line in told.lines] == [-1, -1, 1, 1]


def test_a_ratio_of_losses_is_no_loss() -> None:
    told = statement(StatementKind.PROSE, "Loss ratio | ext:LossRatio | 62", unit=UnitKind.PURE)
    assert senses(told, CATALOGUE)[0].factor == 1


def test_what_was_paid_is_positive_though_in_brackets_unless_another_payment_is_not() -> None:
    for taxes, expected in (("(5)", ["12", "5"]), ("5", ["-12", "5"])):
        printed = f"""
            Interest     | InterestPaidNet    | (12)
            Income taxes | IncomeTaxesPaidNet | {taxes}
        """
        below = statement(
            StatementKind.CASH_FLOWS, f"Investing | NetCashProvidedByUsedInInvestingActivities | 9{printed}"
        )
        lines = tuple(replace(line, section=("Cash paid for:",) if line.order else ()) for line in below.lines)
        found = facts(replace(below, lines=lines))
        assert [fact.partition(" ")[2] for fact in found[1:]] == expected


def test_a_concept_whose_balance_contradicts_the_proved_sign_is_up_for_review() -> None:
    """Goodwill is a debit: where the figures prove that it is subtracted from assets, it is something else."""
    printed = """
        Cash and cash equivalents | CashAndCashEquivalentsAtCarryingValue | 30
        Goodwill                  | Goodwill                              | 4
        Total assets              | Assets                                | 26
    """
    sheet = statement(StatementKind.BALANCE_SHEET, printed)
    for weight, goodwill in ((1, Status.ASSERTED), (-1, Status.REVIEW)):
        proof = Summation(total=2, parts=((0, 1), (1, weight)), columns=(1,))
        found = [fact.status for fact in report(replace(sheet, sums=(proof,))).facts if fact.status]
        assert found == [Status.ASSERTED, goodwill, Status.ASSERTED]


PARTS = [
    "Goodwill",
    "InventoryNet",
    "AccountsPayableCurrent",
    "Revenues",
    "CostOfRevenue",
    "InterestExpense",
    "Depreciation",
]
TOTALS = ["Assets", "Liabilities", "OperatingExpenses", "GrossProfit", "NetIncomeLoss"]


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from([StatementKind.OPERATIONS, StatementKind.BALANCE_SHEET, StatementKind.CASH_FLOWS]),
    st.lists(
        st.tuples(st.sampled_from(PARTS), st.integers(-999, 999)), min_size=2, max_size=5, unique_by=lambda p: p[0]
    ),
    st.sampled_from(TOTALS),
    st.lists(st.sampled_from([1, -1]), min_size=5, max_size=5),
)
def test_no_concept_is_asserted_with_a_sign_that_contradicts_its_balance(
    kind: StatementKind, parts: list[tuple[str, int]], total: str, weights: list[int]
) -> None:
    amount = sum(value * weight for (_, value), weight in zip(parts, weights, strict=False))
    rows = [f"{name} | {name} | {value}" for name, value in [*parts, (total, amount)]]
    for fact in report(statement(kind, "\n".join(rows))).facts:
        concept = CATALOGUE.get(fact.concept)
        if fact.status is Status.ASSERTED and concept and concept.one_way:
            assert not isinstance(fact.value, str)
            assert fact.value is None or fact.value >= 0
