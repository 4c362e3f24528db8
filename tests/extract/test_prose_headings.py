"""Sections as printed, and the part of the company that the figures below each heading are of."""

from datetime import date
from decimal import Decimal

import pytest

from pipeline.extract.beyond.known import Amount, Known
from pipeline.extract.beyond.members.called import Parts
from pipeline.extract.beyond.members.spoken import spoken
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


def said(*printed: str) -> list[str]:
    """`figure: measure, part` of every claim of some paragraphs below a release whose tables name no parts."""
    release = document(RELEASE + "\n" + "\n".join(f"    {paragraph}" for paragraph in printed))
    vocabulary = open_vocabulary()
    claims = read_claims(release, find_statements(release)[0].statements, vocabulary)
    parted = spoken(claims, Parts(members=(), vocabulary=vocabulary), (REVENUE,))
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
