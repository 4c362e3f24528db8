"""Sentences as printed, and names of figures that need what stands behind a noun or on the verb."""

import pytest

from tests.extract.test_prose_reading import Q, said

DAY = "2006-03-31"


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        ("Assets under custody grew to $300 billion.", [f"$300 billion: Assets under custody, {DAY}"]),
        (
            "Total loans held for investment were $2.51 billion.",
            [f"$2.51 billion: Total loans held for investment, {DAY}"],
        ),
        (
            "Cash held by foreign subsidiaries was $310 million.",
            [f"$310 million: Cash held by foreign subsidiaries, {DAY}"],
        ),
        (
            "Loans past due 90 days or more were $4.1 million.",
            [f"$4.1 million: Loans past due 90 days or more, {DAY}"],
        ),
        (
            "This included $1.20 billion of capital returned to common shareholders during the quarter.",
            [f"$1.20 billion: capital returned to common shareholders, {Q}"],
        ),
        ("Sales of replacement parts were $22 million.", [f"$22 million: Sales of replacement parts, {Q}"]),
        ("Sales of $22 million were in line.", [f"$22 million: Sales, {Q}"]),
    ],
)
def test_noun_keeps_what_stands_behind_it(sentence: str, claims: list[str]) -> None:
    assert said(sentence) == claims


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        (
            "We recorded a gain of $4.2 million, or $0.11 per diluted share, on the sale of its flooring business.",
            [
                f"$4.2 million: gain on sale of its flooring business, {Q}",
                f"$0.11: gain on sale of its flooring business per diluted share, {Q}",
            ],
        ),
        (
            "Results included a $3.5 million charge in the third quarter related to the closure of the Ohio plant.",
            [f"$3.5 million: charge related to closure of the Ohio plant, {Q}"],
        ),
        (
            "We took a charge of $153 million related to the sale of the business in Russia.",
            [f"$153 million: charge related to sale of the business in Russia, {Q}"],
        ),
        (
            "A favorable impact of $2.0 million from fluctuations in commodity prices was offset.",
            [f"$2.0 million: favorable impact from fluctuations in commodity prices, {Q}"],
        ),
        (
            "The change is an estimated $35 million benefit to operating margin or $0.07 benefit to EPS.",
            [f"$35 million: benefit to operating margin, {Q}", f"$0.07: benefit to EPS, {Q}"],
        ),
        (
            "Foreign currency is a 1% headwind to total revenue growth.",
            [f"1%: headwind to total revenue growth, {Q}"],
        ),
        (
            "A charge of $9 million associated with the write-down of certain assets was recorded.",
            [f"$9 million: charge associated with write-down of certain assets, {Q}"],
        ),
        ("Repurchases of up to $50 million were approved.", [f"$50 million: repurchase authorization, {DAY}"]),
    ],
)
def test_noun_that_says_little_is_told_with_what_it_is_of(sentence: str, claims: list[str]) -> None:
    assert said(sentence) == claims


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        (
            "Core deposits make up 55% of total deposits.",
            [f"55%: Core deposits as a percent of total deposits, {DAY}"],
        ),
        (
            "Our focus products continue to represent approximately 55% of our IC business.",
            [f"55%: focus products as a percent of IC business, {Q}"],
        ),
        (
            "We sell higher margin focus products that now represent over 55% of our IC revenues.",
            [f"55%: , {Q}"],
        ),
        (
            "International customers placed 35% of orders.",
            [f"35%: orders placed by International customers as a percent of orders, {Q}"],
        ),
        (
            "Approximately 40% of loans are secured by real estate.",
            [f"40%: loans secured by real estate as a percent of loans, {DAY}"],
        ),
        (
            "With 47% of total loans tied to prime, margin fell.",
            [f"47%: total loans tied to prime as a percent of total loans, {DAY}"],
        ),
        (
            "About 68% of the loan portfolio was floating.",
            [f"68%: loan portfolio floating as a percent of loan portfolio, {DAY}"],
        ),
        (
            "In the quarter 77% of consumer customers used digital channels.",
            [f"77%: consumer customers used digital channels as a percent of consumer customers, {Q}"],
        ),
        ("We made the offer to 89% of the index members.", [f"89%: , {Q}"]),
        (
            "International revenue, which represented 41% of total, grew 15%.",
            [
                f"41%: International revenue as a percent of total, {Q}",
                f"15%: International revenue growth +0.15, {Q}",
            ],
        ),
    ],
)
def test_share_is_named_by_its_part(sentence: str, claims: list[str]) -> None:
    assert said(sentence) == claims
