"""Sentences as printed, and the part of the company that each of their figures is of."""

import pytest

from pipeline.extract.beyond.members.called import Parts
from pipeline.extract.beyond.members.spoken import spoken
from pipeline.extract.beyond.members.words import PLACES, SEGMENTS
from pipeline.extract.prose import read_claims
from pipeline.extract.tables.find import find_statements
from pipeline.model.vocabulary import Vocabulary
from pipeline.reference.vocabulary import open_vocabulary
from tests.extract.release import document
from tests.extract.test_prose_reading import RELEASE

PARTS = Parts(
    members=(
        (SEGMENTS, "ext:RigidPackagingMember"),
        (SEGMENTS, "ext:CoolersAndEquipmentMember"),
        (PLACES, "srt:EuropeMember"),
    ),
    vocabulary=Vocabulary(),
)
"""What the tables of the release report results of."""


def said(*printed: str) -> list[str]:
    """`figure: measure, part` of every claim of some paragraphs."""
    release = document(RELEASE + "\n" + "\n".join(f"    {paragraph}" for paragraph in printed))
    claims = read_claims(release, find_statements(release)[0].statements, open_vocabulary())
    parted = spoken(claims, PARTS, ())
    found = [(claim, parted.get(claim.source.start)) for claim in claims]
    return [
        f"{claim.source.text}: {part.claim.measure if part else claim.measure}, {part.member[1] if part else 'all'}"
        for claim, part in found
    ]


@pytest.mark.parametrize(
    ("heading", "sentence", "told"),
    [
        (
            "Rigid Packaging segment",
            "Net sales were $8.5 million, up 5%.",
            ["$8.5 million: Net sales, ext:RigidPackagingMember", "5%: Net sales, ext:RigidPackagingMember"],
        ),
        (
            "Third Quarter - Rigid Packaging Results",
            "Operating income was $1.1 million.",
            ["$1.1 million: Operating income, ext:RigidPackagingMember"],
        ),
        (
            "Specialty Foods Division Results",
            "Net sales were $2.5 million.",
            ["$2.5 million: Net sales, ext:SpecialtyFoodsMember"],
        ),
        (
            "Highlights",
            "In our Rigid Packaging segment, net sales rose 7%.",
            ["7%: net sales, ext:RigidPackagingMember"],
        ),
        (
            "Rigid Packaging",
            "The segment recorded a non-cash impairment charge of $1.2 million.",
            ["$1.2 million: non-cash impairment charge, ext:RigidPackagingMember"],
        ),
        ("Consolidated results", "Net sales were $2.5 million.", ["$2.5 million: Net sales, all"]),
        (
            "Rigid Packaging",
            "Consolidated net sales were $42.6 million.",
            ["$42.6 million: Consolidated net sales, all"],
        ),
        ("Rigid Packaging", "The effective tax rate was 21%.", ["21%: effective tax rate, all"]),
        ("Rigid Packaging", "Net sales in Europe were $3.1 million.", ["$3.1 million: Net sales, all"]),
        (
            "Highlights",
            "Rigid Packaging net sales of $8.5 million rose.",
            ["$8.5 million: net sales, ext:RigidPackagingMember"],
        ),
        (
            "Highlights",
            "Rigid packaging sales of $8.5 million rose.",  # what is no name is no segment's
            ["$8.5 million: Rigid packaging sales, all"],
        ),
        (
            "Highlights",
            "Coolers & Equipment sales rose 12% to $2.4 million.",
            ["12%: sales, ext:CoolersAndEquipmentMember", "$2.4 million: sales, ext:CoolersAndEquipmentMember"],
        ),
        (
            "Highlights",
            "Rigid Packaging sales fell 3% due to lower resin revenue of $0.4 million.",
            ["3%: sales, ext:RigidPackagingMember", "$0.4 million: resin revenue, all"],
        ),
        (
            "Highlights",
            "Rigid Packaging and Europe sales of $9.9 million fell.",
            ["$9.9 million: Rigid Packaging and Europe sales, all"],
        ),
    ],
)
def test_what_part_a_figure_is_of(heading: str, sentence: str, told: list[str]) -> None:
    assert said(heading, sentence) == told


@pytest.mark.parametrize(
    "above",
    [
        ("Rigid Packaging segment | 2006 | 2005", "Net sales | 8,512 | 8,101"),
        ("Rigid Packaging", "March 2006 quarter", "(in millions)"),
        ("Highlights", "Rigid Packaging segment", "Three Months Ended March 31, 2006"),
    ],
    ids=["a table's title", "a heading over a time", "a heading below another"],
)
def test_a_part_heads_what_stands_below_its_table_or_below_a_time(above: tuple[str, ...]) -> None:
    told = said(*above, "Net sales were $8.5 million in the third quarter of fiscal 2006.")
    assert told == ["$8.5 million: Net sales, ext:RigidPackagingMember"]


@pytest.mark.parametrize("heading", ["Income", "Asia", "Personal", "Forecast"])
def test_a_heading_that_only_begins_like_a_time_ends_what_is_told_of_a_part(heading: str) -> None:
    told = said("Rigid Packaging", heading, "Net sales were $8.5 million in the third quarter of fiscal 2006.")
    assert told == ["$8.5 million: Net sales, all"]


def test_a_table_of_something_else_ends_what_is_told_of_a_part() -> None:
    told = said(
        "Rigid Packaging", "Cash flows | 2006 | 2005", "Interest paid | 512 | 101", "Net sales were $8.5 million."
    )
    assert told == ["$8.5 million: Net sales, all"]


def test_a_headline_in_capitals_goes_on_in_the_next_line() -> None:
    told = said("EXAMPLE REPORTS THIRD QUARTER RECORD REVENUES", "OF $42.6 MILLION")
    assert told == ["$42.6 MILLION: REVENUES, all"]
