"""Tables whose title or whose neighbours say which part of the company they are of."""

from dataclasses import replace
from datetime import date

from beyond_tables import QUARTER, column, concepts, operations, table
from release import statements

from pipeline.extract.beyond.layout.columns import with_periods
from pipeline.model.period import Instant
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


def test_tables_of_the_same_lines_with_other_amounts_are_of_what_their_titles_name() -> None:
    retail = table("Revenue | 400 300\nGross profit | 100 90\nNet income | 70 60", title="Retail Banking")
    trust = table("Revenue | 200 250\nGross profit | 50 40\nNet income | 30 20", title="Trust Services")
    assert concepts(operations(), retail, trust)[::3] == [
        "Revenue: Revenues @ ext:RetailBankingMember",
        "Revenue: Revenues @ ext:TrustServicesMember",
    ]
    same = replace(retail, title="Trust Services")
    assert concepts(operations(), retail, same)[0] == "Revenue: ext:Revenue"


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


def test_rows_called_as_segments_are_stand_on_them_under_what_their_heading_measures() -> None:
    printed = """
Net sales
        Enclosures | 500 450
        Thermal Management | 400 350
        Total | 900 800
Segment income
        Enclosures | 90 80
        Thermal Management | 70 60
        Other | -20 -10
        Total | 140 130
"""
    assert concepts(operations(), table(printed, StatementKind.SEGMENT, title="Reportable segments"))[3:-1] == [
        "Enclosures: ext:SegmentIncome @ ext:EnclosuresMember",
        "Thermal Management: ext:SegmentIncome @ ext:ThermalManagementMember",
        "Other: ext:SegmentIncome @ ext:OtherMember",
    ]


def test_a_table_for_a_segment_and_a_measure_of_it_stand_on_the_segment() -> None:
    segments = table(
        "Strip Resorts | 500 450\nRegional | 400 350\nTotal | 900 800", StatementKind.SEGMENT, title="Revenue"
    )
    games = table(
        "Table games win | 375 333\nTable games win % | 23.9% 24.3%", title="Gaming statistics for Strip Resorts:"
    )
    bridge = table("Strip Resorts net revenue | 500 450\nHold adjustment | -10 -5", title="Reconciliations")
    assert concepts(operations(), segments, games, bridge)[3:] == [
        "Table games win: ext:TableGamesWin @ ext:StripResortsMember",
        "Table games win %: ext:TableGamesWinPercent @ ext:StripResortsMember",
        "Strip Resorts net revenue: Revenues @ ext:StripResortsMember",
        "Hold adjustment: ext:HoldAdjustment",
    ]


def test_lines_that_only_a_heading_and_a_bare_subtotal_hold_together_are_products_of_that_segment() -> None:
    printed = """
Phones | 300 250
Tablets | 100 150
 | 400 400
Services | 200 150
All other | 300 250
Total net revenue | 900 800
"""
    drawn = table(printed, StatementKind.SEGMENT, title="Segment results")
    sections = [("Net revenue:", "Devices")] * 3 + [("Net revenue:",)] * 3
    lines = zip(drawn.lines, sections, strict=True)
    segments = replace(drawn, lines=tuple(replace(line, section=section) for line, section in lines))
    assert concepts(operations(), segments) == [
        "Phones: Revenues @ ext:DevicesMember @ ext:PhonesMember",
        "Tablets: Revenues @ ext:DevicesMember @ ext:TabletsMember",
        ": Revenues @ ext:DevicesMember",
        "Services: Revenues @ ext:ServicesMember",
        "All other: Revenues @ AllOtherSegmentsMember",
        "Total net revenue: Revenues",
    ]


def test_columns_headed_alike_say_nothing_of_the_period_of_the_next_table() -> None:
    days = (Instant(date(2020, 3, 31)), Instant(date(2019, 12, 31)))
    headed = tuple(replace(column(at, "Amount", QUARTER), period=day) for at, day in enumerate(days, 1))
    before = table("Loans | 9 8", columns=headed)
    after = table("Offices | 5", columns=(replace(column(1, "Amount", QUARTER), period=None),))
    assert with_periods(after, before).columns[0].period is None
