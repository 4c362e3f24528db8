"""What kind of thing a figure is: where something stands or how it moved, with which sign, happened or expected."""

import pytest

from pipeline.extract.prose import read_claims
from pipeline.extract.tables.find import find_statements
from pipeline.model.claim import Claim
from pipeline.reference.vocabulary import open_vocabulary
from tests.extract.release import document
from tests.extract.test_prose_reading import RELEASE


def said(*printed: str) -> list[str]:
    """`figure: measure, how it moved, its value or both ends of a range, its stance unless reported`."""
    release = document(RELEASE + "\n" + "\n".join(f"    {paragraph}" for paragraph in printed))
    statements = find_statements(release)[0].statements
    return [told(claim) for claim in read_claims(release, statements, open_vocabulary())]


def told(claim: Claim) -> str:
    moved = "" if claim.kind == "level" else f" {claim.kind}"
    value = f"{claim.value:f}" if claim.upper is None else f"{claim.value:f} to {claim.upper:f}"
    stance = "" if claim.stance == "reported" else f", {claim.stance}"
    return f"{' '.join(claim.source.text.split())}: {claim.measure}{moved} {value}{stance}"


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        (
            "Overall gross margin rose another 30 basis points from the prior quarter.",
            ["30 basis points: Overall gross margin change 0.0030"],
        ),
        (
            "Interest income grew by $9.4 million while interest expense increased by just $6.0 million.",
            ["$9.4 million: Interest income change 9400000", "$6.0 million: interest expense change 6000000"],
        ),
        (
            "Gross margin expanded a further 120 basis points to 38.2%.",
            ["120 basis points: Gross margin change 0.0120", "38.2%: Gross margin 0.382"],
        ),
        (
            "Net interest margin narrowed 12 basis points to 3.45%.",
            ["12 basis points: Net interest margin change -0.0012", "3.45%: Net interest margin 0.0345"],
        ),
        ("SG&A increased only $2.1 million.", ["$2.1 million: SG&A change 2100000"]),
        ("Backlog climbed 14% to $90 million.", ["14%: Backlog growth 0.14", "$90 million: Backlog 90000000"]),
        (
            "We expect to expand our gross profit rate approximately 40 to 70 basis points versus the past year.",
            ["40 to 70 basis points: gross profit rate change 0.0040 to 0.0070, expected"],
        ),
        (
            "Core deposits make up 55% of total deposits.",
            ["55%: Core deposits as a percent of total deposits 0.55"],
        ),
    ],
)
def test_movements(sentence: str, claims: list[str]) -> None:
    assert said(sentence) == claims


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        (
            "We expect comparable sales to decrease 3% to 6%.",
            ["3% to 6%: comparable sales growth -0.06 to -0.03, expected"],
        ),
        (
            "For the fourth quarter, we expect revenues to be up 1% to down 4%.",
            ["up 1% to down 4%: revenues growth -0.04 to 0.01, expected"],
        ),
        (
            "We expect organic revenue to be flat to up 3% for the full year.",
            ["flat to up 3%: organic revenue growth 0 to 0.03, expected"],
        ),
        (
            "We now expect comparable store sales in the range of a 2% decline to a 1% increase.",
            ["2% decline to a 1% increase: comparable store sales growth -0.02 to 0.01, expected"],
        ),
        (
            "Sales growth of negative 2% to positive 1% is expected.",
            ["negative 2% to positive 1%: Sales growth -0.02 to 0.01, expected"],
        ),
        (
            "Operating margin is expected to increase 50 basis points to 70 basis points.",
            ["50 basis points to 70 basis points: Operating margin change 0.0050 to 0.0070, expected"],
        ),
        (
            "Net charge-offs increased 50 basis points to 70 basis points.",
            ["50 basis points: Net charge-offs change 0.0050", "70 basis points: Net charge-offs 0.0070"],
        ),
        ("Revenue was up 5% and down 3% organically.", ["5%: Revenue growth 0.05", "3%: organic Revenue growth -0.03"]),
    ],
)
def test_ranges(sentence: str, claims: list[str]) -> None:
    """The first end of a range is the lower one, whichever print names first."""
    assert said(sentence) == claims


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        (
            "Third quarter 2006 operating income includes $1.8 million in estimated severance costs for planned cuts.",
            ["$1.8 million: estimated severance costs 1800000"],
        ),
        (
            "The Board declared a dividend of $2.00 per common share to be paid on June 30, 2006.",
            ["$2.00: dividend per common share 2.00"],
        ),
        (
            "We opened stores in 1,000 towns, with plans to reach 2,300 stores by the end of 2006.",
            ["1,000: towns opened 1000", "2,300: stores 2300, expected"],
        ),
        (
            "We're on track to open 40 restaurants by the end of fiscal 2007.",
            ["40: restaurants 40, expected"],
        ),
        (
            "Backlog was $55 million, of which $30 million is expected to be recognized in fiscal 2007.",
            ["$55 million: Backlog 55000000", "$30 million: Backlog 30000000, expected"],
        ),
        (
            "We achieved our target of $50 million of annual savings.",
            ["$50 million: annual savings 50000000"],
        ),
        (
            "Revenue exceeded our guidance of $40 million.",
            ["$40 million:  40000000, superseded"],
        ),
    ],
)
def test_stance(sentence: str, claims: list[str]) -> None:
    assert said(sentence) == claims


def test_a_bullet_that_is_guidance_heads_others() -> None:
    printed = (
        "Fiscal 2007 Guidance",
        "For the twelve-month period ending June 30, 2007, the Company expects:",
        "• Adjusted EPS of 67 to 71 cents per share which includes:",
        "• A negative impact of approximately 3% related to the sale of the plants on",
        "December 23, 2005; and",
        "• A benefit of approximately 2% related to currency translation, at current rates.",
    )
    assert said(*printed)[::2] == [
        "67 to 71 cents: Adjusted EPS per share 0.67 to 0.71, expected",
        "2%: benefit related to currency translation 0.02, expected",
    ]


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        (
            "We are raising our revenue guidance by $5 million to $170 million.",
            ["$5 million:  5000000, expected", "$170 million: revenue 170000000, expected"],
        ),
        (
            "Capital expenditures will be $30 to $37 million, a $2 million increase of the high end of our range.",
            [
                "$30 to $37 million: Capital expenditures 30000000 to 37000000, expected",
                "$2 million:  change 2000000, expected",
            ],
        ),
        ("Revenue was $3 million above the midpoint of our outlook.", ["$3 million:  change 3000000"]),
        (
            "We announced a $50 billion increase in our share repurchase authorization.",
            ["$50 billion: share repurchase authorization change 50000000000"],
        ),
    ],
)
def test_how_far_guidance_was_moved_measures_nothing(sentence: str, claims: list[str]) -> None:
    assert said(sentence) == claims


@pytest.mark.parametrize(
    "sentence",
    [
        "The relief helped more than 78,000 employees working in small businesses.",
        "Chips come to laptops with prices starting from $299 and to desktops starting at $499.",
        "These are markets identified as those whose cumulative inflation rate over three years exceeds 100%.",
        "Items are deducted to the extent they exceed 25% of adjusted capital.",
        "Excess cash represents the amount of cash and short-term investments greater than $1 billion.",
        "The amount an account can be overdrawn prior to a fee will increase from $5 to $50.",
        "The new service reduces operating costs by up to 40%.",
        "The index of banks with assets of $1 billion to $5 billion was used.",
        "Congress passed the $2 trillion CARES Act in March.",
        "Statewide unemployment was 5.1%, up from 4.1% last year.",
        "The Federal Reserve raised the federal funds rate by 0.25% in March.",
    ],
)
def test_what_is_none_of_the_company_measures_nothing(sentence: str) -> None:
    assert [
        claim for claim in said(sentence) if not claim.partition(": ")[2].startswith((" ", "growth", "change"))
    ] == []


def test_a_class_is_not_its_threshold() -> None:
    assert said("Core deposits, with certificates of deposit under $100,000, increased 2% year over year.") == [
        "$100,000:  100000",
        "2%: Core deposits growth 0.02",
    ]


def test_the_head_of_every_page_is_no_sentence() -> None:
    head = "XMPL - EPS Up 29% YTD"
    assert said(head, "Revenue was $42.6 million.", head, "Net income was $4.2 million.", head) == [
        "$42.6 million: Revenue 42600000",
        "$4.2 million: Net income 4200000",
    ]
