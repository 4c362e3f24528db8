"""Sentences as printed, and names of figures that need what stands behind a noun or on the verb."""

import pytest

from pipeline.extract.prose import read_claims
from pipeline.extract.tables.find import find_statements
from pipeline.model.statement import UnitKind
from pipeline.reference.vocabulary import open_vocabulary
from tests.extract.release import document
from tests.extract.test_prose_reading import RELEASE, Q, said

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


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        (
            "Repeat customers placed 7.9 million orders in the third quarter, an increase of 6.8%.",
            [
                f"7.9 million: orders placed by Repeat customers, {Q}",
                f"6.8%: orders placed by Repeat customers growth +0.068, {Q}",
            ],
        ),
        (
            "More than 700,000 employees participated in upskilling programs.",
            [f"700,000: employees participated in upskilling programs, {Q}"],
        ),
        (
            "A total of 383,523 shares remain authorized for repurchase.",
            [f"383,523: shares remaining authorized for repurchase, {DAY}"],
        ),
        (
            "We donated 3 million meals and served 45,000 patients.",
            [f"3 million: meals donated, {Q}", f"45,000: patients served, {Q}"],
        ),
        (
            "Returns included $52 million of share repurchases (1.3 million shares at an average cost of $39.81).",
            [
                f"$52 million: share repurchases, {Q}",
                f"1.3 million: shares repurchased, {Q}",
                f"$39.81: average cost per share repurchased, {Q}",
            ],
        ),
        (
            "The consideration was nearly 11 million shares of Class A common stock.",
            [f"11 million: shares of Class A common stock, {Q}"],
        ),
    ],
)
def test_things_counted_are_told_with_what_was_done(sentence: str, claims: list[str]) -> None:
    assert said(sentence) == claims


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        (
            "We returned to shareholders $1.15 billion in share repurchases and cash dividends.",
            [f"$1.15 billion: share repurchases and cash dividends, {Q}"],
        ),
        (
            "We returned $45 million of capital to shareholders.",
            [f"$45 million: capital returned to shareholders, {Q}"],
        ),
        (
            "The benefit is split approximately 75% to cost of sales and 25% to operating expenses.",
            [f"75%: benefit to cost of sales, {Q}", f"25%: benefit to operating expenses, {Q}"],
        ),
        (
            "Book value was $11.18 per share and tangible book value was $11.09, up from $10.61 a year ago.",
            [
                f"$11.18: Book value per share, {DAY}",
                f"$11.09: tangible book value per share, {DAY}",
                "$10.61: tangible book value per share, 2005-03-31",
            ],
        ),
        (
            "Net unrealized losses on securities were $4.3 million, versus net unrealized gains of $0.7 million.",
            [
                f"$4.3 million: Net unrealized losses on securities, {Q}",
                "$0.7 million: net unrealized gains on securities, None",
            ],
        ),
        (
            "Revenue of $50 million, including $5 million from acquisitions, rose 10%.",
            [
                f"$50 million: Revenue, {Q}",
                f"$5 million: Revenue from acquisitions, {Q}",
                f"10%: Revenue growth +0.10, {Q}",
            ],
        ),
        (
            "Diluted loss per share was $0.76 and adjusted diluted earnings per share was $0.70.",
            [f"$0.76: Diluted loss per share, {Q}", f"$0.70: adjusted diluted earnings per share, {Q}"],
        ),
    ],
)
def test_each_of_two_figures_has_its_own_words(sentence: str, claims: list[str]) -> None:
    assert said(sentence) == claims


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        ("The loss included $1.2 million of severance.", [f"$1.2 million: severance, {Q}"]),
        (
            "We had $40 million available under our $100 million facility.",
            [f"$40 million: available under facility, {DAY}", f"$100 million: facility, {Q}"],
        ),
        (
            "The Company has $650 million remaining under its $1.0 billion share repurchase program.",
            [
                f"$650 million: available under share repurchase program, {DAY}",
                f"$1.0 billion: share repurchase program, {DAY}",
            ],
        ),
        (
            "We have access to a $1.5 billion revolving credit facility.",
            [f"$1.5 billion: revolving credit facility, {DAY}"],
        ),
        ("We repaid $20 million of our term loan.", [f"$20 million: repaid term loan, {Q}"]),
        ("Inventory write-downs totaled $16.2 million.", [f"$16.2 million: Inventory write-downs, {Q}"]),
        ("We have 5,000 associates in 40 countries.", [f"5,000: associates, {DAY}"]),
        (
            "$315 million was undrawn on the revolving credit facility.",
            [f"$315 million: available under revolving credit facility, {DAY}"],
        ),
        (
            "The board authorized a new $2.0 billion share repurchase plan.",
            ["$2.0 billion: share repurchase plan, None"],
        ),
        (
            "Cash flow included an investment in working capital of $5 million.",
            [f"$5 million: investment in working capital, {Q}"],
        ),
        (
            "We repurchased $80 million in aggregate principal amount of the 2025 Notes.",
            [f"$80 million: principal amount of 2025 Notes repurchased, {Q}"],
        ),
    ],
)
def test_amount_is_named_by_what_it_is_of(sentence: str, claims: list[str]) -> None:
    assert said(sentence) == claims


def test_price_for_anything_but_a_share_is_an_amount() -> None:
    """`Net revenue per active customer was $578` is no price per share."""
    release = document(RELEASE + "\n    Net revenue per active customer was $578. Book value per share was $11.18.")
    claims = read_claims(release, find_statements(release)[0].statements, open_vocabulary())
    assert [claim.unit for claim in claims] == [UnitKind.MONEY, UnitKind.PER_SHARE]
