"""What tables beyond the statements mean: bridges, segments, adjusted columns."""

from decimal import Decimal

import pytest
from beyond_tables import BOTH, NEXT, QUARTER, column, concepts, members, operations, table

from pipeline.extract.beyond import map_beyond, read_guidance
from pipeline.extract.beyond.naming import adjusted_name, plain_name
from pipeline.extract.tables.find import find_statements
from pipeline.model.statement import ColumnKind, StatementKind, UnitKind
from pipeline.read import read
from pipeline.reference.catalogue import open_catalogue
from pipeline.reference.vocabulary import open_vocabulary


def test_a_bridge_reuses_the_concepts_of_the_statement_and_names_what_gaap_does_not_know() -> None:
    bridge = """
Net income | 300 250
Amortization of acquired intangibles | 40 30
Adjusted net income | 340 280
Adjusted diluted earnings per share | 0.34 0.28
"""
    assert concepts(operations(), table(bridge)) == [
        "Net income: NetIncomeLoss",
        "Amortization of acquired intangibles: ext:AmortizationOfAcquiredIntangibles",
        "Adjusted net income: ext:NonGaapNetIncome",
        "Adjusted diluted earnings per share: ext:NonGaapNetIncomePerShareDiluted",
    ]


def test_a_line_that_contradicts_the_statement_does_not_get_its_concept() -> None:
    assert concepts(operations(), table("Net income | 340 280")) == ["Net income: ext:NetIncome"]


def test_a_period_without_a_figure_where_the_statement_has_one_is_another_measure() -> None:
    assert concepts(operations(), table("Net income | N/A 250")) == ["Net income: ext:NetIncome"]


def test_other_words_are_the_same_line_only_where_telling_amounts_agree() -> None:
    printed = """
Cost of revenue, excluding depreciation | 500 450
Cost of revenue, excluding hosting | 480 450
"""
    assert concepts(operations(), table(printed)) == [
        "Cost of revenue, excluding depreciation: CostOfRevenue",
        "Cost of revenue, excluding hosting: ext:CostOfRevenueExcludingHosting",
    ]


def test_headings_over_the_same_measures_are_segments() -> None:
    segments = """
North
        Revenue | 600 500
        Gross profit | 300 250
South
        Revenue | 300 300
        Gross profit | 100 100
"""
    assert concepts(operations(), table(segments, StatementKind.SEGMENT, title="Segment information")) == [
        "Revenue: Revenues @ ext:NorthMember",
        "Gross profit: GrossProfit @ ext:NorthMember",
        "Revenue: Revenues @ ext:SouthMember",
        "Gross profit: GrossProfit @ ext:SouthMember",
    ]


def test_rows_that_come_to_the_statements_revenue_are_its_parts() -> None:
    places = """
United States | 500 400
Europe | 250 250
Rest of world | 150 150
"""
    assert concepts(operations(), table(places, StatementKind.SEGMENT, title="Revenue by geography")) == [
        "United States: Revenues @ country:US",
        "Europe: Revenues @ srt:EuropeMember",
        "Rest of world: Revenues @ ext:RestOfWorldMember",
    ]
    less = places.replace("150 150", "140 140")
    assert "Rest of world: ext:RestOfWorld" in concepts(operations(), table(less, title="Other data"))


def test_parts_keep_the_sign_of_the_whole_though_the_columns_beside_them_tell_of_falls() -> None:
    columns = (*BOTH, *(column(at, "% Change", QUARTER, ColumnKind.PERCENT) for at in (3, 4, 5)))
    printed = """
Europe | 600 500 (24) (19) (7)
Asia | 300 300 (23) (20) (5)
"""
    mapped = map_beyond(
        (operations(), table(printed, StatementKind.SEGMENT, title="Revenue by segment", columns=columns)),
        open_vocabulary(),
        open_catalogue("us-gaap-2025"),
    )
    assert [line.mapping and line.mapping.negated for line in mapped[-1].lines] == [False, False]


def test_rows_below_the_line_that_they_come_to_are_its_parts() -> None:
    printed = """
Revenue | 900 800
Americas | 500 400
Online | 400 400
Selling costs | 90 80
Americas | 60 50
Online | 30 30
Headcount | 12 11
"""
    found = concepts(operations(), table(printed, StatementKind.KEY_FIGURES, title="Operating metrics"))
    assert [row for row in found if row.startswith(("Americas", "Online"))] == [
        "Americas: Revenues @ srt:AmericasMember",
        "Online: Revenues @ ext:OnlineMember",
        "Americas: ext:SellingCosts @ srt:AmericasMember",
        "Online: ext:SellingCosts @ ext:OnlineMember",
    ]
    other = printed.replace("Online | 30 30", "Online | 30 20")
    assert "Online: ext:SellingCosts @ ext:OnlineMember" not in concepts(operations(), table(other))


def test_products_and_services_stand_on_their_axis_and_carry_the_concept_of_the_whole() -> None:
    printed = """
        Product revenue | ?  | 600 500
        Service revenue | ?  | 300 300
        Total revenue   | Revenues | 900 800
    """
    statement = operations(printed.replace("?", "OtherIncome"))
    unsure = statement.lines[0]
    assert unsure.mapping is not None
    told = concepts(table("Note | 1 1"), statement)
    assert told == [
        "Product revenue: RevenueFromContractWithCustomerExcludingAssessedTax @ ProductMember",
        "Service revenue: RevenueFromContractWithCustomerExcludingAssessedTax @ ServiceMember",
        "Total revenue: RevenueFromContractWithCustomerExcludingAssessedTax",
    ]


def test_columns_of_adjustments_and_segments_stand_on_members() -> None:
    part, adjusted = ColumnKind.UNKNOWN, ColumnKind.PRO_FORMA
    columns = (
        column(1, "GAAP Three months ended March 31, 2020", QUARTER),
        column(2, "Non-GAAP Adjustments Three months ended March 31, 2020", QUARTER, adjusted),
        column(3, "Non-GAAP Three months ended March 31, 2020", QUARTER, adjusted),
        column(4, "Three months ended March 31, 2020 Americas", QUARTER, part),
    )
    assert [row.rpartition(": ")[2] for row in members(table("Revenue | 900 10 910 400", columns=columns))] == [
        "period",
        "ext:NonGaapAdjustmentsMember",
        "ext:NonGaapMember",
        "ext:AmericasMember",
    ]


def test_what_comes_after_the_statements_is_a_forecast() -> None:
    columns = (column(1, "Q2 2020 Outlook", NEXT),)
    assert members(table("Gross margin | 73.0%", StatementKind.GUIDANCE, columns=columns)) == [
        "Q2 2020 Outlook: srt:ScenarioForecastMember"
    ]


def test_measures_side_by_side_are_tables_of_their_own() -> None:
    columns = (
        column(1, "Three Months Ended March 31, 2020 Average balance", QUARTER, ColumnKind.UNKNOWN),
        column(2, "Three Months Ended March 31, 2020 Yield", QUARTER, ColumnKind.UNKNOWN),
    )
    assert concepts(operations(), table("Loans | 5000 4.25", StatementKind.KEY_FIGURES, columns=columns)) == [
        "Loans Average balance: ext:LoansAverageBalance",
        "Loans Yield: ext:LoansYield",
    ]


NAMES = [
    ("Adjusted EBITDA", UnitKind.MONEY, "AdjustedEBITDA"),
    ("Adjusted EBITDA margin", UnitKind.PURE, "AdjustedEBITDAMargin"),
    ("Non-GAAP net income", UnitKind.MONEY, "NonGaapNetIncome"),
    ("Adjusted net earnings (loss)", UnitKind.MONEY, "NonGaapNetIncome"),
    ("Adjusted net loss", UnitKind.MONEY, "NonGaapNetIncome"),
    ("Net income excluding amortization, as adjusted", UnitKind.MONEY, "NonGaapNetIncome"),
    ("Non-GAAP diluted EPS", UnitKind.PER_SHARE, "NonGaapNetIncomePerShareDiluted"),
    ("Adjusted earnings per diluted share", UnitKind.PER_SHARE, "NonGaapNetIncomePerShareDiluted"),
    ("Pro forma net income (loss)", UnitKind.MONEY, "ProFormaNetIncome"),
    ("Non-GAAP gross margin", UnitKind.PURE, "NonGaapGrossMargin"),
    ("Non-GAAP gross margin", UnitKind.MONEY, "NonGaapGrossProfit"),
    ("Free cash flow", UnitKind.MONEY, "FreeCashFlow"),
    ("Non-GAAP research and development", UnitKind.MONEY, "NonGaapResearchAndDevelopment"),
    ("Adjusted EBITDA year over year change", UnitKind.MONEY, "AdjustedEBITDAYearOverYearChange"),
]


@pytest.mark.parametrize(("label", "unit", "name"), NAMES)
def test_one_measure_has_one_name_at_every_company(label: str, unit: UnitKind, name: str) -> None:
    assert adjusted_name(label, unit, open_vocabulary()) == name


def test_what_says_nothing_alone_is_named_by_the_total_it_is_part_of() -> None:
    bridge = """
Operating expenses | 450 400
Other | (30) (20)
Non-GAAP operating expenses | 420 380
Net income | 300 250
Other | 40 30
Non-GAAP net income | 340 280
"""
    named = [name for name in concepts(operations(), table(bridge)) if name.startswith("Other")]
    assert named == ["Other: ext:NonGAAPOperatingExpensesOther", "Other: ext:NonGAAPNetIncomeOther"]


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Income tax benefit (Note 8)", "IncomeTaxBenefit"),
        ("Restructuring charges2", "RestructuringCharges"),
        ("SG&A", "SGAndA"),
        ("Less: Goodwill", "Goodwill"),
        ("Total loans (in billions)", "TotalLoans"),
        ("R&D and MG&A ($B)", "RAndDAndMGAndA"),
        ("Loss (gain) on R&D contracts", "LossOnRAndDContracts"),
        ("401(k) contribution", "N401KContribution"),
    ],
)
def test_names_hold_no_numbers_of_notes_and_no_powers_of_ten(label: str, name: str) -> None:
    assert plain_name(label, UnitKind.MONEY) == name


def test_ranges_in_the_cells_of_a_guidance_table_are_guidance() -> None:
    page = """<p>Consolidated Statements of Operations (in thousands)</p><table>
        <tr><td></td><td>Three Months Ended March 31, 2020</td><td>Three Months Ended March 31, 2019</td></tr>
        <tr><td>Revenue</td><td>900</td><td>800</td></tr><tr><td>Cost of revenue</td><td>500</td><td>450</td></tr>
        <tr><td>Net income</td><td>300</td><td>250</td></tr></table>
        <p>The Company has updated its 2020 guidance.</p><table>
        <tr><td>Measure</td><td>Fiscal 2020 Guidance</td><td>Previous Fiscal 2020 Guidance</td></tr>
        <tr><td>Revenue (million)</td><td>$2,350 - $2,450</td><td>$2,300 - $2,400</td></tr>
        <tr><td>Adjusted diluted EPS</td><td>$2.95 - $3.07</td><td>Unchanged</td></tr></table>"""
    document, _ = read(f"<html><body>{page}</body></html>".encode(), "example.html")
    statements = find_statements(document)[0].statements
    assert [
        (claim.stance.value, claim.measure, claim.value, claim.upper, str(claim.period))
        for claim in read_guidance(document, statements)
    ] == [
        ("expected", "Revenue", 2_350_000_000, 2_450_000_000, "2020-01-01 to 2020-12-31"),
        ("superseded", "Revenue", 2_300_000_000, 2_400_000_000, "2020-01-01 to 2020-12-31"),
        ("expected", "Adjusted diluted EPS", Decimal("2.95"), Decimal("3.07"), "2020-01-01 to 2020-12-31"),
    ]


SPACED = """
Consolidated Statements of Operations
(in millions)

                                   Three Months Ended March 31,
                                         2023         2022
Revenue                                $ 8,247      $ 7,411
Cost of revenue                          2,265        2,046
Net income                                 199           28
Net income per share                    $ 0.20       $ 0.03

Forward Looking Guidance

                                        Q2 FY23           Full Year FY23
                                       Guidance              Guidance
Revenue                             $8.51 - $8.53         $34.5 - $34.7
                                       Billion               Billion
Diluted earnings per share          $0.79 - $0.80         $2.67 - $2.69
Operating cash flow growth               N/A                16% - 17%
"""


def test_ranges_in_columns_of_text_are_one_cell_and_of_the_period_over_them() -> None:
    document, _ = read(SPACED.encode(), "r.txt")
    statements = find_statements(document)[0].statements
    quarter, year = "2023-04-01 to 2023-06-30", "2023-01-01 to 2023-12-31"
    assert [
        (claim.measure, f"{claim.value:f}", f"{claim.upper:f}", str(claim.period))
        for claim in read_guidance(document, statements)
        if claim.upper
    ] == [
        ("Revenue", "8510000000", "8530000000", quarter),
        ("Revenue", "34500000000", "34700000000", year),
        ("Diluted earnings per share", "0.79", "0.80", quarter),
        ("Diluted earnings per share", "2.67", "2.69", year),
        ("Operating cash flow growth", "0.16", "0.17", year),
    ]
