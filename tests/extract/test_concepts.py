"""What lines mean, as an accountant would check it: labels as printed, in order, with the concept each must get."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extract.concepts import extension_name, map_statements
from pipeline.extract.concepts.directions import with_directions
from pipeline.model.concept import PeriodType
from pipeline.model.knowledge import CompanyMemory, Precedent
from pipeline.model.period import Duration, Instant
from pipeline.model.source import Source
from pipeline.model.statement import (
    Column,
    ColumnKind,
    Figure,
    LineItem,
    Statement,
    StatementKind,
    Status,
    Summation,
    UnitKind,
)
from pipeline.model.wording import gist
from pipeline.reference.catalogue import open_catalogue
from pipeline.reference.labels import open_labels

CATALOGUE, LABELS = open_catalogue("us-gaap-2025"), open_labels()
PERIODS = {StatementKind.BALANCE_SHEET: Instant(date(2023, 3, 31))}
QUARTER = Duration.of("2023-01-01", "2023-03-31")
UNITS = {"$": UnitKind.MONEY, "shares": UnitKind.SHARES, "per share": UnitKind.PER_SHARE}


def statement(kind: StatementKind, text: str) -> Statement:
    """A statement from lines `label | value | unit`; a line without a value is a heading, `>` prints a line within."""
    source, section, lines, outer = Source(document="t", start=0, end=0, text=""), "", [], 0
    for order, row in enumerate(text.strip().splitlines()):
        label, value, unit = [part.strip() for part in (row + "||").split("|")[:3]]
        within = outer if label.startswith(">") else None
        outer = outer if label.startswith(">") else order
        figure = Figure(column=1, value=Decimal(value), places=0, source=source) if value else None
        lines.append(
            LineItem(
                order=order,
                label=label.removeprefix(">").strip(),
                source=source,
                section=(section,) if section else (),
                figures=(figure,) if figure else (),
                unit=UNITS[unit or "$"],
                within=within,
            )
        )
        section = section if value else label
    column = Column(index=1, heading="", kind=ColumnKind.PERIOD, period=PERIODS.get(kind, QUARTER))
    return Statement(kind=kind, title="", columns=(column,), lines=tuple(lines))


def concepts(*statements: Statement, memory: CompanyMemory | None = None) -> list[str]:
    mapped = map_statements(statements, LABELS, CATALOGUE, memory)
    found = [line.mapping for each in mapped for line in each.lines if line.figures]
    return [one.concept.removeprefix("us-gaap:") if one else "" for one in found]


INCOME = """
Revenue | 90
Cost of revenue | 40
Gross profit | 50
Operating expenses:
Research and development | 10
Selling, general and administrative | 20
Total operating expenses | 30
Operating income | 20
Interest expense | 2
Income before income taxes | 18
Provision for income taxes | 4
Net income | 14
Net income per share:
Basic | 0.15 | per share
Diluted | 0.14 | per share
Weighted average shares:
Basic | 93 | shares
Diluted | 99 | shares
"""


def test_an_income_statement_of_nobody_in_particular() -> None:
    assert concepts(statement(StatementKind.OPERATIONS, INCOME))[1:] == [
        "CostOfRevenue",
        "GrossProfit",
        "ResearchAndDevelopmentExpense",
        "SellingGeneralAndAdministrativeExpense",
        "OperatingExpenses",
        "OperatingIncomeLoss",
        "InterestExpense",
        "IncomeLossFromContinuingOperationsBeforeIncomeTaxesExtraordinaryItemsNoncontrollingInterest",
        "IncomeTaxExpenseBenefit",
        "NetIncomeLoss",
        "EarningsPerShareBasic",
        "EarningsPerShareDiluted",
        "WeightedAverageNumberOfSharesOutstandingBasic",
        "WeightedAverageNumberOfDilutedSharesOutstanding",
    ]


SHEET = """
Current assets:
Cash and cash equivalents | 30
Accounts receivable, net of allowance of $2 | 17
> allowance | 2
Inventories | 9
Total current assets | 56
Property and equipment, net | 40
Goodwill | 4
 | 100
Current liabilities:
Accounts payable | 10
Total current liabilities | 10
Long-term debt | 20
Total liabilities | 30
Common stock, $0.001 par value, 500 shares authorized | 1
> par value | 0.001 | per share
> shares authorized | 500 | shares
Retained earnings | 69
Total stockholders' equity | 70
 | 100
"""


def test_a_balance_sheet_with_totals_without_a_label_and_figures_in_parentheses() -> None:
    found = concepts(statement(StatementKind.BALANCE_SHEET, SHEET))
    assert found == [
        "CashAndCashEquivalentsAtCarryingValue",
        "AccountsReceivableNetCurrent",
        "AllowanceForDoubtfulAccountsReceivableCurrent",
        "InventoryNet",
        "AssetsCurrent",
        "PropertyPlantAndEquipmentNet",
        "Goodwill",
        "Assets",
        "AccountsPayableCurrent",
        "LiabilitiesCurrent",
        "LongTermDebtNoncurrent",
        "Liabilities",
        "CommonStockValue",
        "CommonStockParOrStatedValuePerShare",
        "CommonStockSharesAuthorized",
        "RetainedEarningsAccumulatedDeficit",
        "StockholdersEquity",
        "LiabilitiesAndStockholdersEquity",
    ]


def test_a_total_without_words_is_called_as_the_heading_whose_lines_it_adds_up() -> None:
    sheet = statement(StatementKind.BALANCE_SHEET, "Current assets:\nCash | 3\nInventories | 4\n | 7\nTotal assets | 9")
    lines = tuple(replace(line, section=("Current assets:",) if 0 < line.order < 4 else ()) for line in sheet.lines)
    proof = Summation(total=3, parts=((1, 1), (2, 1)), columns=(1,))
    assert concepts(replace(sheet, lines=lines, sums=(proof,)))[2] == "AssetsCurrent"


def test_cash_at_both_ends_of_a_period_is_the_same_concept() -> None:
    found = concepts(
        statement(
            StatementKind.CASH_FLOWS,
            """
            Net increase in cash, cash equivalents and restricted cash | 5
            Cash, cash equivalents and restricted cash at beginning of period | 20
            Cash, cash equivalents and restricted cash at end of period | 25
            """,
        )
    )
    assert found[1] == found[2] == "CashCashEquivalentsRestrictedCashAndRestrictedCashEquivalents"


def test_the_award_split_takes_its_members_from_the_functions() -> None:
    split = statement(
        StatementKind.SUPPLEMENT,
        """
        Includes the following amounts related to equity awards:
        Selling, general and administrative | 4
        Customer happiness | 1
        Total | 5
        """,
    )
    mapped = map_statements((statement(StatementKind.OPERATIONS, INCOME), split), LABELS, CATALOGUE, None)[1]
    found = [(m.concept, [member for _, member in m.members]) for line in mapped.lines if (m := line.mapping)]
    assert found == [
        ("us-gaap:AllocatedShareBasedCompensationExpense", ["us-gaap:SellingGeneralAndAdministrativeExpensesMember"]),
        ("us-gaap:AllocatedShareBasedCompensationExpense", ["ext:CustomerHappinessMember"]),
        ("us-gaap:AllocatedShareBasedCompensationExpense", []),
    ]


def test_one_line_for_basic_and_diluted_reports_both() -> None:
    text = "Net loss per share, basic and diluted | -0.15 | per share"
    mapped = map_statements((statement(StatementKind.OPERATIONS, text),), LABELS, CATALOGUE, None)
    mapping = mapped[0].lines[0].mapping
    assert mapping is not None
    assert {mapping.concept, *mapping.also} == {"us-gaap:EarningsPerShareBasic", "us-gaap:EarningsPerShareDiluted"}


def test_what_the_company_did_before_comes_first_and_a_decision_before_that() -> None:
    def before(concept: str, *, decided: bool = False) -> Precedent:
        return Precedent(statement="IS", label="Revenue", section="", concept=concept, decided=decided)

    learned = before("us-gaap:RevenueFromContractWithCustomerIncludingAssessedTax")
    sheet = statement(StatementKind.OPERATIONS, INCOME)
    memory = CompanyMemory(precedents={"revenue": [learned]})
    assert concepts(sheet, memory=memory)[0] == "RevenueFromContractWithCustomerIncludingAssessedTax"
    memory = CompanyMemory(precedents={"revenue": [learned, before("ext:Turnover", decided=True)]})
    assert concepts(sheet, memory=memory)[0] == "ext:Turnover"


@pytest.mark.parametrize(
    ("printed", "weight", "concept"),
    [
        (800, 1, "ProceedsFromIssuanceOfLongTermDebt"),
        (-800, 1, "RepaymentsOfLongTermDebt"),
        (800, -1, "RepaymentsOfLongTermDebt"),
    ],
)
def test_what_is_printed_as_an_outflow_is_no_concept_of_inflows(printed: int, weight: int, concept: str) -> None:
    cash_flows = statement(StatementKind.CASH_FLOWS, f"Debt | {printed}\nNet cash from financing activities | 9")
    proof = Summation(total=1, parts=((0, weight),), columns=(1,))
    scores = {
        (0, 0): {"us-gaap:ProceedsFromIssuanceOfLongTermDebt": 0.1, "us-gaap:RepaymentsOfLongTermDebt": 0.2},
        (0, 1): {"us-gaap:NetCashProvidedByUsedInFinancingActivities": 0.9},
    }
    found = with_directions(scores, (replace(cash_flows, sums=(proof,)),), CATALOGUE)[0, 0]
    assert max(found, key=found.__getitem__) == f"us-gaap:{concept}"


def test_below_the_assets_of_a_balance_sheet_there_are_no_more_assets() -> None:
    printed = "Due after one year | 5\nTotal assets | 20\nDue after one year | 8"
    either = {"us-gaap:AccountsReceivableNetNoncurrent": 0.2, "us-gaap:LongTermDebtNoncurrent": 0.1}
    scores = {(0, 0): either, (0, 1): {"us-gaap:Assets": 0.9}, (0, 2): either}
    found = with_directions(scores, (statement(StatementKind.BALANCE_SHEET, printed),), CATALOGUE)
    best = [max(each, key=each.__getitem__).partition(":")[2] for each in found.values()]
    assert best == ["AccountsReceivableNetNoncurrent", "Assets", "LongTermDebtNoncurrent"]


@pytest.mark.parametrize(
    ("label", "section", "taken", "name"),
    [
        ("Customer support", (), (), "ext:CustomerSupport"),
        ("Other, net", ("Investing activities:",), ("ext:OtherNet",), "ext:InvestingActivitiesOtherNet"),
        ("Café & résumé", (), (), "ext:CafeAndResume"),
        ("401(k) match", (), (), "ext:N401KMatch"),
        ("", ("Assets",), (), "ext:AssetsTotal"),
    ],
)
def test_own_concepts_are_named_by_their_label(
    label: str, section: tuple[str, ...], taken: tuple[str, ...], name: str
) -> None:
    assert extension_name(label, section, taken) == name


WORDS = st.sampled_from(
    "cash total net income loss per share basic assets liabilities deferred revenue tax other current interest "
    "payments proceeds increase in of from operating stock zebra beginning period".split()
)
LINES = st.lists(
    st.tuples(st.lists(WORDS, max_size=6).map(" ".join), st.integers(-99, 99), st.sampled_from(sorted(UNITS))),
    min_size=1,
    max_size=12,
)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from([StatementKind.OPERATIONS, StatementKind.BALANCE_SHEET, StatementKind.CASH_FLOWS]), LINES)
def test_whatever_is_printed_only_fitting_concepts_of_the_catalogue_are_used(
    kind: StatementKind, lines: list[tuple[str, int, str]]
) -> None:
    text = "\n".join(f"{label} | {value} | {unit}" for label, value, unit in lines)
    for line in map_statements((statement(kind, text),), LABELS, CATALOGUE, None)[0].lines:
        mapping = line.mapping
        assert mapping is not None
        assert 0 <= mapping.confidence <= 1
        if mapping.status is Status.EXTENSION:
            assert mapping.concept.startswith("ext:")
            continue
        concept = CATALOGUE.get(mapping.concept)
        assert concept is not None
        assert concept.type == {"money": "monetaryItemType", "shares": "sharesItemType"}.get(
            line.unit, "perShareItemType"
        )
        flows = kind is not StatementKind.BALANCE_SHEET
        meant = {(vote.statement, vote.concept) for vote in LABELS.votes(gist(line.label))}
        balance_in_flows = "begin" in line.label or (kind.value, mapping.concept) in meant
        assert concept.period_type is (PeriodType.DURATION if flows else PeriodType.INSTANT) or (
            flows and balance_in_flows
        )
