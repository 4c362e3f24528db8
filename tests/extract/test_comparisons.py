"""Columns of growth: what restates the amounts beside it is no fact, what no amount implies is one."""

from dataclasses import replace

import pytest
from beyond_tables import QUARTER, YEAR_BEFORE, column, concepts, operations, table
from headings_tables import columns, shown

from pipeline.extract.beyond import map_beyond
from pipeline.model.period import Duration
from pipeline.model.statement import Column, ColumnKind, Statement, StatementKind
from pipeline.reference.catalogue import open_catalogue
from pipeline.reference.vocabulary import open_vocabulary

BOTH = (column(1, "2020", QUARTER), column(2, "2019", YEAR_BEFORE))


def change(index: int, heading: str, about: Duration | None = None, against: Duration | None = None) -> Column:
    return Column(index=index, heading=heading, kind=ColumnKind.CHANGE, about=about, against=against)


def growth(*tables: Statement, company: str = "") -> list[str]:
    """`label period value: concept @ member` of every figure that became one of a column of growth."""
    mapped = map_beyond((operations(), *tables), open_vocabulary(), open_catalogue("us-gaap-2025"), company)
    return [
        f"{line.label} {each.columns[0].period} {figure.value}: {line.mapping.concept}"
        + "".join(f" @ {member}" for _, member in line.mapping.members)
        for each in mapped[2:]
        for line in each.lines
        for figure in line.figures
        if line.mapping
    ]


def test_a_change_beside_the_amounts_it_restates_is_no_fact() -> None:
    beside = table("Bookings | 120 100 20%", columns=(*BOTH, change(3, "% Change")))
    assert growth(beside) == []


def test_a_change_in_constant_currency_is_a_fact_of_the_latest_period_beside_it() -> None:
    name = "ext:ConstantCurrencyBookingsYearOverYearGrowth"
    headed = (*BOTH, change(3, "YoY Change"), change(4, "YoY Change at Constant Currency"))
    assert growth(table("Bookings | 120 100 20% 23%", columns=headed)) == [
        f"Bookings in constant currency year over year growth {QUARTER} 23: {name}"
    ]


def test_rows_under_a_title_that_names_sales_are_its_parts() -> None:
    headed = (
        change(1, "Increase/(Decrease) Quarters Ended March 31, 2020", QUARTER),
        change(2, "Increase/(Decrease) Quarters Ended March 31, 2019", YEAR_BEFORE),
    )
    printed = table("Wholesale | 3.5% 2.1%\nTotal | 3.0% 2.4%", title="COMPARABLE SALES", columns=headed)
    assert growth(printed) == [
        "Wholesale 2020-01-01 to 2020-03-31 3.5: ext:ComparableSalesGrowth @ ext:WholesaleMember",
        "Comparable sales growth 2020-01-01 to 2020-03-31 3.0: ext:ComparableSalesGrowth",
        "Wholesale 2019-01-01 to 2019-03-31 2.1: ext:ComparableSalesGrowth @ ext:WholesaleMember",
        "Comparable sales growth 2019-01-01 to 2019-03-31 2.4: ext:ComparableSalesGrowth",
    ]


def test_the_company_s_own_row_among_its_segments_is_the_whole() -> None:
    headed = (change(1, "Q1 Net Sales Growth Organic", QUARTER), change(2, "Q1 Net Sales Growth Total", QUARTER))
    printed = table("Acme | 3.5% 2.1%\nEnclosures | 3.0% 2.4%", title="Growth by Segment", columns=headed)
    assert growth(printed, company="Acme Electric plc")[:2] == [
        "Net Sales Growth Organic 2020-01-01 to 2020-03-31 3.5: ext:OrganicRevenueGrowth",
        "Enclosures 2020-01-01 to 2020-03-31 3.0: ext:OrganicRevenueGrowth @ ext:EnclosuresMember",
    ]


@pytest.mark.parametrize("heading", ["Change", "Constant currency change"])
def test_basis_points_and_changes_of_nothing_dated_are_left(heading: str) -> None:
    assert growth(table("Margin | 50bps\nOther margin | 20bps", columns=(change(1, heading, QUARTER),))) == []
    assert growth(table("Bookings | 20%\nOrders | 10%", columns=(change(1, heading),))) == []


def test_a_rate_beside_amounts_is_a_fact_of_their_period() -> None:
    headed = (
        replace(column(1, "Average balance", QUARTER), kind=ColumnKind.UNKNOWN),
        Column(index=2, heading="Yield/Rate", kind=ColumnKind.PERCENT),
    )
    printed = table("Loans | 50000 5.4%", StatementKind.KEY_FIGURES, columns=headed)
    assert "Loans Yield/Rate: ext:LoansYieldRate" in concepts(operations(), printed)


@pytest.mark.parametrize(
    ("heading", "about", "against"),
    [
        ("Change 4Q21 vs 3Q21", "2021-10-01..2021-12-31", "2021-07-01..2021-09-30"),
        ("% change from September 30, 2021", "-", "2021-09-30"),
        ("Three Months Ended March 31, 2020, Inc/(Dec)", "2020-01-01..2020-03-31", "-"),
        ("Y/Y", "-", "-"),
    ],
)
def test_the_periods_that_a_comparison_names(heading: str, about: str, against: str) -> None:
    found = columns(StatementKind.KEY_FIGURES, f" | Three Months Ended March 31, 2020 | {heading}")[1]
    assert (found.kind in (ColumnKind.CHANGE, ColumnKind.PERCENT), found.period) == (True, None)
    assert (shown(found.about), shown(found.against)) == (about, against)


def test_comparable_sales_by_country_stand_on_the_countries() -> None:
    printed = """
U.S. | 3.7% 1.0%
Canada | 1.0% 2.5%
Other International | 4.2% 3.1%
E-commerce | -7.5% 1.1%
Total Company | 3.4% 1.5%
"""
    title = "Comparable sales excluding the impact of gasoline prices were as follows:"
    assert concepts(operations(), table(printed, StatementKind.OTHER, title=title)) == [
        "U.S.: ext:NonGaapComparableSalesGrowth @ country:US",
        "Canada: ext:NonGaapComparableSalesGrowth @ country:CA",
        "Other International: ext:NonGaapComparableSalesGrowth @ ext:OtherInternationalMember",
        "E-commerce: ext:NonGaapComparableSalesGrowth @ ext:ECommerceMember",
        "Adjusted comparable sales growth: ext:NonGaapComparableSalesGrowth",
    ]
