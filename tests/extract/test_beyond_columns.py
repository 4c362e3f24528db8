"""What the columns of tables beyond the statements are of: parts of the company, averages, scales nobody prints."""

from dataclasses import replace

import pytest
from beyond_tables import QUARTER, YEAR_BEFORE, column, concepts, members, operations, table

from pipeline.extract.beyond import map_beyond
from pipeline.extract.beyond.members.consolidating import with_parts
from pipeline.model.period import Instant
from pipeline.model.statement import Column, ColumnKind, Statement, StatementKind, UnitKind
from pipeline.reference.catalogue import open_catalogue
from pipeline.reference.vocabulary import open_vocabulary


def mapped(*statements: Statement) -> tuple[Statement, ...]:
    return map_beyond(statements, open_vocabulary(), open_catalogue("us-gaap-2025"))


def amounts(statement: Statement) -> list[str]:
    """Each line's unit and its first figure in full."""
    return [
        f"{line.label}: {line.figures[0].value.scaleb(line.scale):f} {line.unit}"
        for line in statement.lines
        if line.figures and line.figures[0].value is not None
    ]


@pytest.mark.parametrize(
    ("headings", "stands_on"),
    [
        ("Consolidated | Wireless | Cable", "period, ext:WirelessMember, ext:CableMember"),
        ("Consolidated | Parent only", "period, srt:ParentCompanyMember"),
        (
            "Total | Parent | Guarantor subsidiaries | Eliminations",
            "period, srt:ParentCompanyMember, srt:GuarantorSubsidiariesMember, us-gaap:IntersegmentEliminationMember",
        ),
        ("Consolidated | Wireless", "period, unknown"),
        ("As restated | As previously reported", "period, srt:ScenarioPreviouslyReportedMember"),
        ("Consolidated | As restated | Excluding currency", "period, unknown, unknown"),
    ],
)
def test_columns_beside_the_consolidated_one_are_parts(headings: str, stands_on: str) -> None:
    heads = headings.split(" | ")
    columns = tuple(
        column(at, head, QUARTER, ColumnKind.PERIOD if at == 1 else ColumnKind.UNKNOWN)
        for at, head in enumerate(heads, 1)
    )
    statement = replace(operations(), columns=columns)
    found = with_parts(statement, open_vocabulary()).columns
    assert ", ".join(each.members[0][1] if each.members else each.kind for each in found) == stands_on


def test_the_parent_alone_stands_on_the_axis_of_consolidated_entities() -> None:
    columns = (column(1, "Consolidated", QUARTER), column(2, "Parent company only", QUARTER, ColumnKind.UNKNOWN))
    found = with_parts(replace(operations(), columns=columns), open_vocabulary()).columns
    assert found[1].members == (("srt:ConsolidatedEntitiesAxis", "srt:ParentCompanyMember"),)


def test_a_table_with_the_wrong_scale_takes_that_of_the_lines_it_repeats() -> None:
    printed = table("Net income | 300 250\nImpairment | 40 30\nAdjusted net income | 340 280")
    thousandfold = replace(printed, lines=tuple(replace(line, scale=3) for line in printed.lines))
    assert amounts(mapped(operations(), thousandfold)[1]) == [
        "Net income: 300 money",
        "Impairment: 40 money",
        "Adjusted net income: 340 money",
    ]


def test_a_scale_that_any_line_bears_out_is_left() -> None:
    printed = table("Net income | 300 250\nRevenue | 900000 800000")
    assert amounts(mapped(operations(), printed)[1]) == ["Net income: 300 money", "Revenue: 900000 money"]


def test_cents_under_a_title_of_amounts_per_share_are_per_share() -> None:
    printed = table("Impairment | 0.31 0.26\nAdjusted net income | 0.55 0.44", title="Per Share Amounts")
    lines = mapped(operations(), printed)[1].lines
    assert [line.unit for line in lines] == [UnitKind.PER_SHARE, UnitKind.PER_SHARE]


def test_an_average_under_a_bare_date_is_of_the_period_that_ends_on_it() -> None:
    days = (
        Column(index=1, heading="March 31, 2020", kind=ColumnKind.PERIOD, period=Instant(QUARTER.end)),
        Column(index=2, heading="March 31, 2019", kind=ColumnKind.PERIOD, period=Instant(YEAR_BEFORE.end)),
    )
    found = mapped(operations(), table("Total assets | 5000 4000\nAverage assets | 4900 3900", columns=days))
    told = {line.label: each.columns[0].period for each in found[1:] for line in each.lines if line.figures}
    assert told == {"Total assets": Instant(QUARTER.end), "Average assets": QUARTER}


def test_a_percentage_beside_an_average_makes_it_none() -> None:
    columns = (
        column(1, "Three Months Ended March 31, 2020 Average balance", QUARTER, ColumnKind.UNKNOWN),
        column(2, "Three Months Ended March 31, 2020 Rate", QUARTER, ColumnKind.UNKNOWN),
    )
    printed = table("Loans | 5000 4.25%\nSecurities | 900 2.10", StatementKind.KEY_FIGURES, columns=columns)
    found = mapped(operations(), printed)
    assert [line for each in found[1:] for line in amounts(each)] == [
        "Loans Average balance: 5000 money",
        "Securities Average balance: 900 money",
        "Loans Rate: 0.0425 pure",
        "Securities Rate: 0.0210 pure",
    ]


def test_amounts_per_share_beside_amounts_of_the_same_period_are_per_share() -> None:
    columns = (
        column(1, "Three Months Ended March 31, 2020 Pretax", QUARTER, ColumnKind.UNKNOWN),
        column(2, "Three Months Ended March 31, 2020 Net of Tax4", QUARTER, ColumnKind.UNKNOWN),
        column(3, "Three Months Ended March 31, 2020 Per Share", QUARTER),
    )
    assert concepts(operations(), table("Restructuring charges | 7 5 0.03", columns=columns)) == [
        "Restructuring charges Pretax: ext:RestructuringChargesPretax",
        "Restructuring charges Net Tax4: ext:RestructuringChargesNetTax",
        "Restructuring charges Per Share: ext:RestructuringChargesPerShare",
    ]


def test_tables_of_like_columns_share_the_period_printed_over_the_first() -> None:
    bare = (
        Column(index=1, heading="Net sales", kind=ColumnKind.UNKNOWN),
        Column(index=2, heading="Adjusted net sales", kind=ColumnKind.PRO_FORMA),
    )
    dated = (
        column(1, "Three months ended March 31, 2020 Net sales", QUARTER),
        column(2, "Three months ended March 31, 2020 Adjusted net sales", QUARTER, ColumnKind.PRO_FORMA),
    )
    channels = table("Retail | 600 610\nWholesale | 300 300", columns=dated)
    categories = table("Cups | 700 710\nBowls | 200 200", columns=bare)
    assert {each.period for part in mapped(operations(), channels, categories)[1:] for each in part.columns} == {
        QUARTER
    }
    assert members(categories) == ["Net sales: unknown", "Adjusted net sales: pro forma"]


def test_a_table_that_calls_itself_a_segments_is_that_segments() -> None:
    printed = table(
        "Revenue | 600 500\nComparable sales % | 2.1% 3.4%", StatementKind.SEGMENT, title="Home Segment Results"
    )
    assert concepts(operations(), printed) == [
        "Revenue: Revenues @ ext:HomeMember",
        "Comparable sales %: ext:ComparableSalesPercent @ ext:HomeMember",
    ]


def test_trailing_twelve_months_are_no_quarter() -> None:
    printed = table("Bookings | 30 28\nBookings -- TTM | 120 110", StatementKind.KEY_FIGURES)
    dated = [
        f"{line.label} {each.columns[0].period}"
        for each in mapped(operations(), printed)[1:]
        for line in each.lines
        if line.figures
    ]
    assert dated == ["Bookings 2020-01-01 to 2020-03-31", "Bookings -- TTM 2019-04-01 to 2020-03-31"]


@pytest.mark.parametrize(
    ("label", "instant"),
    [
        ("Tangible book value per share", True),
        ("Tier 1 leverage ratio", True),
        ("Balance at end of period", True),
        ("Allowance for credit losses to total loans", True),
        ("Average employees", False),
        ("Employee benefits", False),
        ("Change in backlog", False),
        ("Return on assets", False),
    ],
)
def test_what_is_the_balance_of_a_day_among_results_of_a_quarter(label: str, instant: bool) -> None:
    (line,) = mapped(operations(), table(f"{label} | 123 110", StatementKind.KEY_FIGURES))[1].lines
    assert line.mapping is not None
    assert line.mapping.instant is instant


def test_rows_of_days_under_measures_are_set_upright() -> None:
    heads = ("Current", "Noncurrent")
    columns = tuple(Column(index=at, heading=head, kind=ColumnKind.UNKNOWN) for at, head in enumerate(heads, 1))
    printed = table(
        "As of March 31, 2020 | 24 22\nAs of December 31, 2019 | 21 20",
        title="Backlog consisted of the following",
        columns=columns,
    )
    upright = mapped(operations(), printed)[1]
    assert [str(column.period) for column in upright.columns] == ["2020-03-31", "2019-12-31"]
    assert [(line.label, [str(f.value) for f in line.figures]) for line in upright.lines] == [
        ("Current Backlog", ["24", "21"]),
        ("Noncurrent Backlog", ["22", "20"]),
    ]


def test_amounts_in_the_column_of_shares_beside_theirs_are_moved_back() -> None:
    columns = (column(1, "March 31, 2020", QUARTER), column(2, "March 31, 2020", QUARTER))
    printed = table("Loans | 500 50%\nDeposits | x 300\nCash | 200 20%", columns=columns)
    units = tuple(replace(line, unit=UnitKind.MONEY, scale=0) for line in printed.lines)
    (loans, deposits, cash) = mapped(operations(), replace(printed, lines=units))[1].lines
    assert [[figure.column for figure in line.figures] for line in (loans, deposits, cash)] == [[1, 2], [1], [1, 2]]


def test_shares_of_revenue_with_a_sign_on_the_first_and_last_line_only_are_percentages() -> None:
    shares = table("Revenue | 100% 100%\nCost of revenue | 28 27\nNet income | 5% 4%", StatementKind.KEY_FIGURES)
    assert amounts(mapped(operations(), shares)[1]) == [
        "Revenue: 1.00 pure",
        "Cost of revenue: 0.28 pure",
        "Net income: 0.05 pure",
    ]
    mixed = table("Comparable sales | 5% 4%\nOrders | 28 27\nRestaurants | 12 11", StatementKind.KEY_FIGURES)
    assert "Restaurants: 12 count" in amounts(mapped(operations(), mixed)[1])


@pytest.mark.parametrize(
    ("printed", "title", "found"),
    [
        (
            "Equity | 667588 653071\nROE | 7.02% 11.26%\nMerger | 0.99 3.30\nTax | - (0.19)\nCore ROE | 6.7% 9.5%",
            "Reconciliation",
            "667588 money, 0.0702 pure, 0.0099 pure, 0.00 pure, 0.067 pure",
        ),
        ("ROE | 8.2% 15.0%\nCurrency | 0.2 n/a\nAdjusted ROE | 15.7 15.8", "ROE", "0.082 pure, 0.002 pure, 0.157 pure"),
        (
            "Yields\n        Originated loans | 5.10% 5.25%\n        Acquired loans | 4 5\n        Total | 5.35% 5.63%",
            "Income detail",
            "0.0510 pure, 0.04 pure, 0.0535 pure",
        ),
        ("Credit card | .73 .66\nOther retail | .11 .11", "(Percent)", "0.0073 pure, 0.0011 pure"),
        ("Marketing | 2 % 3 %\nResearch | 3 4", "Compensation as a percentage of revenues", "0.02 pure, 0.03 pure"),
        (
            "Assets | 5732 5674\nTier 1 ratio | 8.6% 8.7%\nEquity to assets | 6.8 6.7",
            "Capital",
            "5732 money, 0.086 pure, 0.068 pure",
        ),
        (
            "Sales | $52.9 $50.1\nMargin | 8.6% 8.7%\nProfit | 6.8 6.7\nMargin | 5% 4%",
            "",
            "52.9 money, 0.086 pure, 6.8 money, 0.05 pure",
        ),
        (
            "Cash dividends per share | 0.17 0.17\nPayout | 5% 4%\nDays outstanding | 1.5 1.4",
            "",
            "0.17 per share, 0.05 pure, 1.5 money",
        ),
    ],
)
def test_lines_between_percentages_are_percentages_without_a_sign(printed: str, title: str, found: str) -> None:
    lines = mapped(operations(), table(printed, title=title))[1]
    assert ", ".join(each.partition(": ")[2] for each in amounts(lines)) == found


def test_amounts_under_a_heading_have_its_power_of_ten() -> None:
    columns = (
        column(1, "March 31, 2020 Average balance ($B)", QUARTER, ColumnKind.UNKNOWN),
        column(2, "March 31, 2020 Revenue ($M)", QUARTER, ColumnKind.UNKNOWN),
    )
    printed = table("Stablecoins | 15 159", StatementKind.KEY_FIGURES, columns=columns)
    scaled = replace(printed, lines=tuple(replace(line, scale=9) for line in printed.lines))
    found = [amount.partition(": ")[2] for each in mapped(operations(), scaled)[1:] for amount in amounts(each)]
    assert found == ["15000000000 money", "159000000 money"]


@pytest.mark.parametrize(
    ("printed", "counts", "found"),
    [
        ("Active customers | 21 22", 6, "21000000 count"),
        ("Orders delivered | 10 9", 6, "10000000 count"),
        ("Tons sold | 1814 2096", 3, "1814000 count"),
        ("Clients | 18936 19213", 0, "18936 count"),
        ("Active sales force | 99196 95000", 6, "99196 count"),
        ("Days sales outstanding (days) | 61 60", 3, "61 count"),
        ("Full-time employees | 739 830", 3, "739 count"),
        ("Employees (in thousands) | 131.9 121.1", 3, "131900 count"),
        ("Sales to customers | 500 400", 3, "500 money"),
        ("Debt to adjusted EBITDA | 1.3 1.2", 3, "1.3 pure"),
    ],
)
def test_things_are_counted_in_full_where_no_caption_is_of_them(printed: str, counts: int, found: str) -> None:
    lines = replace(table(printed, StatementKind.KEY_FIGURES), counts=counts)
    assert amounts(mapped(operations(), lines)[1]) == [f"{printed.partition(' |')[0]}: {found}"]


def test_what_dilutes_shares_is_counted_in_shares() -> None:
    printed = table(
        "Net income | $300 $250\nBasic shares | 1000 1000\nRestricted stock units | 26 20\nDiluted shares | 1026 1020"
    )
    lines = tuple(
        replace(line, unit=UnitKind.SHARES, scale=6) if "shares" in line.label else line for line in printed.lines
    )
    assert amounts(mapped(operations(), replace(printed, lines=lines))[1]) == [
        "Net income: 300 money",
        "Basic shares: 1000000000 shares",
        "Restricted stock units: 26000000 shares",
        "Diluted shares: 1026000000 shares",
    ]


def test_a_quantity_beside_amounts_in_thousands_is_counted_in_full() -> None:
    columns = (
        column(1, "March 31, 2020 Amount", QUARTER, ColumnKind.UNKNOWN),
        column(2, "March 31, 2020 Quantity", QUARTER, ColumnKind.UNKNOWN),
    )
    printed = table("Land loans | 941 5", StatementKind.KEY_FIGURES, columns=columns)
    thousands = replace(printed, lines=tuple(replace(line, scale=3) for line in printed.lines))
    found = [amount for each in mapped(operations(), thousands)[1:] for amount in amounts(each)]
    assert found == ["Land loans Amount: 941000 money", "Land loans Quantity: 5 count"]
