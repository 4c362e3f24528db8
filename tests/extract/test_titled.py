"""Tables whose title or whose neighbours say which part of the company they are of."""

from beyond_tables import QUARTER, column, concepts, operations, table
from release import statements

from pipeline.model.statement import ColumnKind, StatementKind


def test_a_table_titled_with_the_name_of_a_segment_is_that_segment_s() -> None:
    heads = ("Wholesale", "Retail", "Consolidated")
    columns = tuple(
        column(at, head, QUARTER, ColumnKind.UNKNOWN if at < len(heads) else ColumnKind.PERIOD)
        for at, head in enumerate(heads, 1)
    )
    segments = table("Orders | 5 3 8", StatementKind.SEGMENT, title="Orders by segment", columns=columns)
    own = table("Revenue | 600 500\nAdjusted net income | 60 50", StatementKind.KEY_FIGURES, title="Wholesale")
    assert concepts(operations(), segments, own)[1:] == [
        "Revenue: Revenues @ ext:WholesaleMember",
        "Adjusted net income: ext:NonGaapNetIncome @ ext:WholesaleMember",
    ]
    other = table("Revenue | 600 500", StatementKind.KEY_FIGURES, title="Vending")
    assert concepts(operations(), segments, other)[1:] == ["Revenue: ext:Revenue"]


def test_headings_that_share_their_measure_name_parts() -> None:
    printed = """
Systems Non-GAAP Operating Income
        GAAP net income | 200 150
        Non-GAAP margin | 20.5% 19.5%
Services Non-GAAP Operating Income
        GAAP net income | 100 100
        Non-GAAP margin | 10.5% 9.5%
"""
    assert concepts(operations(), table(printed)) == [
        "GAAP net income: NetIncomeLoss @ ext:SystemsMember",
        "Non-GAAP margin: ext:NonGaapMargin @ ext:SystemsMember",
        "GAAP net income: NetIncomeLoss @ ext:ServicesMember",
        "Non-GAAP margin: ext:NonGaapMargin @ ext:ServicesMember",
    ]


def test_rows_are_the_same_parts_under_every_measure() -> None:
    columns = (
        column(1, "Revenue 2020", QUARTER, ColumnKind.UNKNOWN),
        column(2, "Gross Profit 2020", QUARTER, ColumnKind.UNKNOWN),
    )
    printed = table("North | 600 250\nSouth | 300 120", StatementKind.SEGMENT, title="Segments", columns=columns)
    assert concepts(operations(), printed) == [
        "North Revenue: Revenues @ ext:NorthMember",
        "South Revenue: Revenues @ ext:SouthMember",
        "North Gross Profit: GrossProfit @ ext:NorthMember",
        "South Gross Profit: GrossProfit @ ext:SouthMember",
    ]


def test_cash_flows_that_say_no_length_last_as_long_as_their_net_income() -> None:
    printed = """
    Statements of Operations
                  | Three months ended September 30, 2025 | Nine months ended September 30, 2025
    Revenue       | 1,000 | 2,900
    Cost of sales | 600   | 1,700
    Net income    | 87    | 157

    Statements of Cash Flows
                                              | September 30, 2025
    Net income                                | 157
    Depreciation                              | 43
    Net cash provided by operating activities | 200

    Balance Sheets
                 | September 30, 2025
    Cash         | 50
    Total assets | 500
    """
    flows = next(each for each in statements(printed) if each.kind is StatementKind.CASH_FLOWS)
    assert [str(each.period) for each in flows.columns] == ["2025-01-01 to 2025-09-30"]
