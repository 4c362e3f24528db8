"""Sections as printed, and the part of the company that the figures below each heading are of."""

from datetime import date
from decimal import Decimal

import pytest

from pipeline.extract.beyond.known import Amount, Known
from pipeline.extract.beyond.members.called import Parts
from pipeline.extract.beyond.members.spoken import spoken
from pipeline.extract.beyond.members.words import PLACES, SEGMENTS, Pair
from pipeline.extract.prose import read_claims
from pipeline.extract.tables.find import find_statements
from pipeline.model.measure import Measure
from pipeline.model.statement import Mapping, Status, UnitKind
from pipeline.reference.vocabulary import open_vocabulary
from tests.extract.release import document
from tests.extract.test_prose_reading import RELEASE, Q
from tests.extract.test_prose_reading import said as read

REVENUE = Known(
    gist="revenue",
    words=frozenset({"revenue"}),
    label="Revenue",
    measure=Measure.REVENUE,
    unit=UnitKind.MONEY,
    meaning=Mapping(concept="us-gaap:Revenues", confidence=1.0, status=Status.ASSERTED, evidence=""),
    amounts={(date(2006, 1, 1), date(2006, 3, 31)): Amount(value=Decimal(42_625_000), half=Decimal(500))},
)
"""What the statement of operations prints."""


def said(*printed: str, parts: tuple[Pair, ...] = ()) -> list[str]:
    """`figure: measure, part` of every claim of some paragraphs below a release whose tables name some parts."""
    release = document(RELEASE + "\n" + "\n".join(f"    {paragraph}" for paragraph in printed))
    vocabulary = open_vocabulary()
    claims = read_claims(release, find_statements(release)[0].statements, vocabulary)
    parted = spoken(claims, Parts(members=parts, vocabulary=vocabulary), (REVENUE,))
    found = [(claim, parted.get(claim.source.start)) for claim in claims]
    return [
        f"{claim.source.text}: {part.claim.measure if part else claim.measure}, {part.member[1] if part else 'all'}"
        for claim, part in found
    ]


@pytest.mark.parametrize(
    ("printed", "claims"),
    [
        (
            (
                "Data Center",
                "Third-quarter revenue was $30.1 million, up 11% from a year ago.",
                "Gaming and AI PC",
                "Third-quarter Gaming revenue was $8.2 million. Gross margin was 40%.",
            ),
            [
                "$30.1 million: revenue, ext:DataCenterMember",
                "11%: revenue, ext:DataCenterMember",
                "$8.2 million: revenue, ext:GamingAndAIPCMember",
                "40%: Gross margin, ext:GamingAndAIPCMember",
            ],
        ),
        (
            (
                "EXAMPLE JAPAN",
                "Total revenues were $30.1 million.",
                "EXAMPLE U.S.",
                "Total revenues rose 2% to $8.2 million.",
                "CORPORATE AND OTHER",
                "Total revenues were $4.3 million.",
            ),
            [
                "$30.1 million: Total revenues, ext:ExampleJapanMember",
                "2%: Total revenues, ext:ExampleUSMember",
                "$8.2 million: Total revenues, ext:ExampleUSMember",
                "$4.3 million: Total revenues, us-gaap:CorporateNonSegmentMember",
            ],
        ),
        (
            (
                "Retail Banking Highlights",
                "Revenue was $30.1 million. Net income rose 2%. Operating income fell 1%.",
                "- more -",
                "Net interest income rose 3%.",
                "Asset Management Highlights",
                "Third quarter",
                "Net income rose 5%. Operating income rose 6%.",
                "Liquidity",
                "Operating income and net income rose 7%.",
            ),
            [
                "$30.1 million: Revenue, ext:RetailBankingMember",
                "2%: Net income, ext:RetailBankingMember",
                "1%: Operating income, ext:RetailBankingMember",
                "3%: Net interest income, ext:RetailBankingMember",
                "5%: Net income, ext:AssetManagementMember",
                "6%: Operating income, ext:AssetManagementMember",
                "7%: Operating income and net income, all",
            ],
        ),
        (
            ("Highlights", "Revenue was $30.1 million.", "Recent Developments", "Revenue was $8.2 million."),
            ["$30.1 million: Revenue, all", "$8.2 million: Revenue, all"],
        ),
        (
            ("Aerospace", "Revenue was $42.6 million.", "Marine", "Revenue was $8.2 million."),
            ["$42.6 million: Revenue, all", "$8.2 million: Revenue, all"],
        ),
    ],
    ids=["a name before the measure", "in capitals", "growth alone", "headings of every company", "the whole's amount"],
)
def test_amounts_that_cannot_be_the_whole_company_s_are_of_what_their_headings_name(
    printed: tuple[str, ...], claims: list[str]
) -> None:
    assert said(*printed) == claims


def test_what_stands_where_a_page_ends_is_in_no_sentence() -> None:
    told = read(
        "Revenue of the third quarter that ended on the last day of March was",
        "- more -",
        "Example Corp. Reports Revenue of $42.6 Million – Page 2",
        "$42.6 million and rose by 12.6 percent.",
    )
    assert told == [f"$42.6 million: Revenue, {Q}", f"12.6 percent: Revenue growth +0.126, {Q}"]


@pytest.mark.parametrize(
    ("printed", "claims"),
    [
        (
            (
                "Global comparable sales increased 11.7%, reflecting strong sales across all segments:",
                "• U.S. increased 10.3%",
                "• International Operated Markets segment increased 11.9%",
                "• Consolidated revenues increased 14%.",
                "EMEA grew 4%.",
            ),
            [
                f"11.7%: Global comparable sales growth +0.117, {Q}",
                f"10.3%: U.S. comparable sales growth +0.103, {Q}",
                f"11.9%: International Operated Markets segment comparable sales growth +0.119, {Q}",
                f"14%: Consolidated revenues growth +0.14, {Q}",
                f"4%: EMEA growth +0.04, {Q}",
            ],
        ),
        (
            (
                "Net sales increased 5% to $42.6 million, with growth in all regions:",
                "North America: up 5% to $20.1 million",
                "EMEA was $12.3 million, down 2%",
                "Asia Pacific 4%",
            ),
            [
                f"5%: Net sales growth +0.05, {Q}",
                f"$42.6 million: Net sales, {Q}",
                f"5%: North America Net sales growth +0.05, {Q}",
                f"$20.1 million: North America Net sales, {Q}",
                f"$12.3 million: EMEA Net sales, {Q}",
                f"2%: EMEA Net sales growth -0.02, {Q}",
                f"4%: Asia Pacific Net sales growth +0.04, {Q}",
            ],
        ),
        (
            ("Operating expenses rose 5% to $22.6 million, due to:", "• Severance of $1.2 million"),
            [
                f"5%: Operating expenses growth +0.05, {Q}",
                f"$22.6 million: Operating expenses, {Q}",
                f"$1.2 million: Severance, {Q}",
            ],
        ),
    ],
    ids=["segments", "regions", "causes"],
)
def test_items_of_a_list_tell_of_parts_what_its_lead_tells_of_the_whole(
    printed: tuple[str, ...], claims: list[str]
) -> None:
    assert read(*printed) == claims


def test_a_place_is_named_with_points_or_without() -> None:
    release = (
        "U.S. net sales were $8.5 million.",
        "In the US, net sales were $8.5 million.",
        "They told us net sales rose.",
    )
    assert said(*release, parts=((PLACES, "country:US"),)) == [
        "$8.5 million: net sales, country:US",
        "$8.5 million: net sales, country:US",
    ]


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        (
            "The Company's subsidiary, Example Bank's, ratio of common equity tier 1 capital was 12.71%.",
            ["12.71%: common equity tier 1 capital, ext:ExampleBankMember"],
        ),
        (
            "Example Bank remains well capitalized, with the leverage ratio at 8.00% and total capital of 10.27%.",
            ["8.00%: leverage ratio, ext:ExampleBankMember", "10.27%: total capital, ext:ExampleBankMember"],
        ),
        (
            "At March 31, 2006, the Bank's leverage ratio was 9.4%, compared to 8.1% for the Company.",
            ["9.4%: leverage ratio, srt:SubsidiariesMember", "8.1%: leverage ratio, all"],
        ),
        (
            "The Company and the Bank remain well capitalized with a leverage ratio of 9.4%.",
            ["9.4%: leverage ratio, all"],
        ),
        (
            "Our wholly owned subsidiary, Beta Insurance, had net premiums of $5.2 million.",
            ["$5.2 million: net premiums, ext:BetaInsuranceMember"],
        ),
    ],
)
def test_what_is_told_of_a_subsidiary_is_not_the_company_s(sentence: str, claims: list[str]) -> None:
    assert said(sentence) == claims


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        ("Bellingham's unemployment was at 5.1%.", [f"5.1%: , {Q}"]),
        ("Nationally, 1.2 million jobs have been lost.", [f"1.2 million: , {Q}"]),
        ("The index of banks with our size shows NPL to loans was 1.04%.", [f"1.04%: , {Q}"]),
        (
            "Our peer group's median efficiency ratio was 61%, while our efficiency ratio was 55%.",
            [f"61%: , {Q}", f"55%: efficiency ratio, {Q}"],
        ),
        (
            "The overall industry declined 3%, while our revenue rose 7%.",
            [f"3%:  growth -0.03, {Q}", f"7%: revenue growth +0.07, {Q}"],
        ),
        ("Our industry-leading gross margin was 40%.", [f"40%: industry-leading gross margin, {Q}"]),
        ("In the EMEA region, revenue was $5 million.", [f"$5 million: revenue, {Q}"]),
    ],
)
def test_what_is_told_of_others_has_no_measure_of_the_company(sentence: str, claims: list[str]) -> None:
    assert read(sentence) == claims


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        (
            "The charge is calculated with the statutory tax rate of 24.5% for the U.S. and 26.4% for Canada.",
            [f"24.5%: statutory tax rate for the U.S., {Q}", f"26.4%: statutory tax rate for Canada, {Q}"],
        ),
        (
            "Loans were $30.5 million, including $6.5 million related to Beta Bank.",
            ["$30.5 million: Loans, 2006-03-31", "$6.5 million: Loans related to Beta Bank, 2006-03-31"],
        ),
    ],
)
def test_figures_of_one_measure_are_told_apart_by_what_stands_behind_them(sentence: str, claims: list[str]) -> None:
    assert read(sentence) == claims


def test_a_part_that_is_told_of_next_is_not_what_stands_before_it() -> None:
    printed = "Record revenue of $42.6 million, up 101% from a year ago Record Beta revenue of $8.2 million"
    assert said(printed, parts=((SEGMENTS, "ext:BetaMember"),)) == [
        "$42.6 million: revenue, all",
        "101%: revenue, all",
        "$8.2 million: revenue, ext:BetaMember",
    ]
