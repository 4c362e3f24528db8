"""Captions to powers of ten, and what a line counts."""

import pytest

from pipeline.extract.tables.units import Caption, read_caption, unit_of
from tests.extract.release import found, lines, only, statements

CAPTIONS = {
    "(In thousands)": (3, 3, 3, "USD"),
    "(In millions, except per share data)": (6, 6, 6, "USD"),
    "(in thousands, except share and per share amounts)": (3, 0, 3, "USD"),
    "(dollars in millions, shares in thousands)": (6, 3, 0, "USD"),
    "(000's)": (3, 3, 3, "USD"),
    "($ in billions)": (9, 9, 0, "USD"),
    "(in thousands of euros)": (3, 3, 0, "EUR"),
    "(in millions of Canadian dollars)": (6, 6, 0, "CAD"),
    "(in U.S. dollars)": (0, 0, 0, "USD"),
    "(in thousands of RMB and US$)": (3, 3, 0, "CNY"),
    "(US$ in thousands)": (3, 3, 0, "USD"),
    "Trading volume ($B)": (9, 9, 0, "USD"),
    "Average market cap ($B) Revenue ($M)": (6, 6, 0, "USD"),
    "Revenue, $K": (3, 3, 0, "USD"),
}


@pytest.mark.parametrize(("printed", "said"), CAPTIONS.items())
def test_captions(printed: str, said: tuple[int, int, int, str]) -> None:
    money, shares, counts, currency = said
    assert read_caption([printed]) == Caption(money=money, shares=shares, counts=counts, currency=currency)


def test_a_line_without_a_scale_is_no_caption() -> None:
    assert read_caption(["Three months ended March 31, 2020", "(unaudited)"]) is None


UNITS = {
    "Net revenue": "money",
    "Basic earnings per share": "per share",
    "Weighted average shares used in computing diluted net income per share": "shares",
    "Gross margin %": "pure",
    "Common stock, $0.001 par value": "money",
    "Net income per share: > Diluted, with cents": "per share",
    "Weighted average shares: > Diluted": "shares",
    "Net income attributable to common stockholders: > Basic": "money",
    "Shares used in per share computation: > Basic earnings per share": "shares",
    "Numerator for diluted loss per share - net loss": "money",
    "Denominator for diluted loss per share - weighted-average number of shares": "shares",
    "Stock-based awards outstanding": "shares",
    "percentage of our services revenue. Prior periods Total services revenue": "money",
    "Net interest margin change (bps)": "pure",
}


@pytest.mark.parametrize(("printed", "unit"), UNITS.items())
def test_what_a_line_counts(printed: str, unit: str) -> None:
    *section, label = printed.split(" > ")
    assert unit_of(label, section, (), 2 if "cents" in label else 0).value == unit


def test_a_currency_before_the_figures_tells_them_from_percentages_and_shares() -> None:
    assert unit_of("Total revenues", ["Operating margin as a percentage of revenues"], (), 0, money=True) == "money"
    assert unit_of("Weighted average, combined", (), (), 2, money=True) == "money"
    assert unit_of("Weighted average, combined", (), (), 2) == "shares"


@pytest.mark.parametrize(
    ("printed", "scale"),
    [
        ("Net margin | 22%", "pure 10^-2: 22"),
        ("Net leverage | 2.5x", "pure: 2.5"),
        ("Cost of risk | 45 bps", "pure 10^-4: 45"),
        ("EPS (US cents) | 52.9", "per share 10^-2: 52.9"),
    ],
)
def test_powers_of_ten_of_figures_that_are_no_amounts(printed: str, scale: str) -> None:
    release = f"Selected data\n(in millions)\n\n| Three Months Ended March 31, 2020\nRevenue | 9,000\n{printed}"
    assert lines(only(release))[-1].partition(": ")[2] == scale


def test_percentages_of_change_beside_amounts_leave_the_line_an_amount() -> None:
    printed = """
        Consolidated Statements of Income
        (in millions)

        | Three Months Ended March 31, 2020 | Three Months Ended March 31, 2019 | % Change
        Revenue | 110 | 100 | 10%
        Tax rate | 21% | 20% |
    """
    assert lines(only(printed)) == ["Revenue: money 10^6: 110, 100, 10", "Tax rate: pure 10^-2: 21, 20"]


EARNINGS = """
    CONSOLIDATED STATEMENTS OF INCOME
    {caption}

    | Three Months Ended March 31, 2020
    Revenue | 9,000
    Income before income taxes | 4,000
    Net income | 3,000
    Diluted: |
    Net income | 0.30
    Weighted average shares | {shares}
"""


def test_cents_among_amounts_without_decimals_are_per_share() -> None:
    printed = lines(only(EARNINGS.format(caption="(in thousands)", shares="10,000")))
    assert "Diluted: > Net income: per share: 0.30" in printed


@pytest.mark.parametrize(
    ("caption", "shares", "finding", "power"),
    [
        ("(in thousands, except per share data)", "10,000", "", 3),
        ("(in thousands, except per share data)", "10,000,000", "units.share-scale", 0),
        ("(in millions, except per share data)", "10,000,000", "units.share-scale", 3),
    ],
)
def test_shares_must_agree_with_net_income_and_earnings_per_share(
    caption: str, shares: str, finding: str, power: int
) -> None:
    extract, findings = found(EARNINGS.format(caption=caption, shares=shares))
    assert [f.code for f in findings if f.code.startswith("units")] == [finding] * bool(finding)
    assert extract.statements[0].lines[-1].scale == power


def test_amounts_without_a_caption_take_the_scale_the_shares_tell() -> None:
    extract, findings = found(EARNINGS.format(caption="(unaudited)", shares="10,000,000"))
    assert "units.money-scale" in [finding.code for finding in findings]
    assert lines(extract.statements[0])[0] == "Revenue: money 10^3: 9000"


def test_without_statements_a_table_has_the_scale_that_the_others_say() -> None:
    key = "{title}\n{caption}\n\n| March 31, 2020\nCommercial | 137,302\nConsumer | 14,807\n"
    tables = (("Loans", "(In thousands)"), ("Nonperforming loans", "(unaudited)"), ("Deposits", "(In thousands)"))
    printed = "\n".join(key.format(title=f"Selected data - {title}", caption=caption) for title, caption in tables)
    assert [statement.lines[0].scale for statement in statements(printed)] == [3, 3, 3]


def test_a_scale_that_makes_amounts_impossible_is_not_believed() -> None:
    printed = """
        Balance Sheets

        | December 31, 2009
        Assets (million) |
        Cash | 51,857,000,000
        Total assets | 1,031,427,000,000
    """
    extract, findings = found(printed)
    assert [finding.code for finding in findings] == ["units.money-scale"]
    assert lines(extract.statements[0])[0] == "Assets (million) > Cash: money: 51857000000"


@pytest.mark.parametrize("counted", ["10,000", "-"])
def test_a_balance_sheet_counts_shares_of_the_size_printed_or_implied_by_the_earnings(counted: str) -> None:
    printed = (
        EARNINGS.format(caption="(in thousands)", shares=counted)
        + """
    BALANCE SHEETS
    (in thousands)

    | March 31, 2020
    Common stock, 10,100,000 shares outstanding | 5
    Total assets | 10
    Total liabilities | 5
    """
    )
    sheet = found(printed)[0].statements[1]
    assert [(line.label, line.scale) for line in sheet.lines if line.within is not None] == [("shares outstanding", 0)]


def test_a_table_beyond_the_statements_counts_no_thousandfold_of_the_shares() -> None:
    printed = (
        EARNINGS.format(caption="(in thousands)", shares="10,000")
        + """
    Reconciliation of tangible book value
    (in thousands, except per share data)

    | March 31, 2020
    Shareholders' equity | 90,500
    Common shares outstanding at period end | {shares}
    """
    )
    for shares, scale in (("10,100,000", 0), ("10,100", 3)):
        bridge = found(printed.format(shares=shares))[0].statements[1]
        assert [line.scale for line in bridge.lines if line.figures] == [3, scale]


def test_an_average_far_below_the_shares_is_printed_in_a_power_of_ten() -> None:
    printed = (
        EARNINGS.format(caption="(in thousands, except share data)", shares="10,000,000")
        + """
    Reconciliation of adjusted earnings per share
    (in thousands, except share data)

    | Three Months Ended March 31, 2020
    Adjusted net income | 3,100
    Denominator for diluted earnings per share - weighted-average number of shares | 10,100
    """
    )
    bridge = found(printed)[0].statements[1]
    assert [line.scale for line in bridge.lines if line.figures] == [3, 3]
