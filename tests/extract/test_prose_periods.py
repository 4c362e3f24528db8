"""Which period each figure of a sentence is of: sentences as printed, of a company whose year ends in June."""

import pytest

from tests.extract.test_prose_reading import NINE, Q_BEFORE, Y_BEFORE, YEAR, Q, said

HALF = "2005-07-01 to 2005-12-31"


def periods(*printed: str) -> list[str]:
    """`figure, period` of every claim of some paragraphs."""
    return [f"{claim.split(':')[0]}, {claim.rpartition(', ')[2]}" for claim in said(*printed)]


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        (
            "Tax for the third quarter of 2006 and 2005 held $6.3 million and $3.0 million, respectively.",
            [f"$6.3 million, {Q}", f"$3.0 million, {Y_BEFORE}"],
        ),
        (
            "Sales of the third quarter 2006 were $42.6 million versus $37.9 million pro forma in 2005.",
            [f"$42.6 million, {Q}", f"$37.9 million, {Y_BEFORE}"],
        ),
        (
            "Cash was $5 million and $4 million at March 31, 2006 and 2005, respectively.",
            ["$5 million, 2006-03-31", "$4 million, 2005-03-31"],
        ),
        (
            "In the three months ended March 31, 2006 and 2005, we spent $41 million and $24 million.",
            [f"$41 million, {Q}", f"$24 million, {Y_BEFORE}"],
        ),
        (
            "A gain of $2 million and a loss of $3 million came in the third quarters of 2006 and 2005, respectively.",
            [f"$2 million, {Q}", f"$3 million, {Y_BEFORE}"],
        ),
        (
            "Sales were $42 million and $38 million for the quarters ended March 31, 2006 and 2005, respectively.",
            [f"$42 million, {Q}", f"$38 million, {Y_BEFORE}"],
        ),
        ("In the three months ended March 31, 2006 and 2005, we spent $41 million on buybacks.", ["$41 million, None"]),
        (
            "Sales were $50 million, versus $48 million in the second quarter and $45 million in the year-ago quarter.",
            [f"$50 million, {Q}", f"$48 million, {Q_BEFORE}", f"$45 million, {Y_BEFORE}"],
        ),
        (
            "Costs were 60.0% of sales versus 61.5% last year and 60.8% sequentially.",
            [f"60.0%, {Q}", f"61.5%, {Y_BEFORE}", f"60.8%, {Q_BEFORE}"],
        ),
        (
            "Income rose from $14 million to $15 million sequentially.",
            [f"$14 million, {Q_BEFORE}", f"$15 million, {Q}"],
        ),
        (
            "Loans per share increased from $14.65 to $15.65 linked quarter, up 6%.",
            ["$14.65, 2005-12-31", "$15.65, 2006-03-31", "6%, 2006-03-31"],
        ),
        ("Sales decreased $5 million linked quarter.", [f"$5 million, {Q}"]),
        (
            "Income was $12 million (29% of sales) versus $10 million (27% of sales) a year ago.",
            [f"$12 million, {Q}", f"29%, {Q}", f"$10 million, {Y_BEFORE}", f"27%, {Y_BEFORE}"],
        ),
        ("Costs rose $16 million, reflecting higher staffing in the third quarter of 2005.", [f"$16 million, {Q}"]),
        ("Sales were $80 million in the first half of fiscal 2006.", [f"$80 million, {HALF}"]),
        ("Sales were $120.1 million in the first nine months.", [f"$120.1 million, {NINE}"]),
        ("Last year's third quarter income was $3.3 million.", [f"$3.3 million, {Y_BEFORE}"]),
        ("Last year's results included a charge of $9 million.", [f"$9 million, {Y_BEFORE}"]),
        ("Sales for the rst quarter of scal 2006 were $37 million.", ["$37 million, 2005-07-01 to 2005-09-30"]),
        ("Sales were $480 million over the last twelve months.", [f"$480 million, {YEAR}"]),
        ("Since January 1, 2006, we have spent $60 million on buybacks.", ["$60 million, None"]),
        (
            "Sales were $12 million and earnings were $4 million for the nine-month period.",
            [f"$12 million, {NINE}", f"$4 million, {NINE}"],
        ),
    ],
)
def test_a_period_is_the_one_that_is_named(sentence: str, figures: list[str]) -> None:
    assert periods(sentence) == figures


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        (
            "Sales fell 16% to $57 million (Q3 2005: $67 million).",
            [f"16%, {Q}", f"$57 million, {Q}", f"$67 million, {Y_BEFORE}"],
        ),
        (
            "Income fell to $4 million from $5 million a year ago (which prior quarter included a $1 million gain).",
            [
                f"$4 million, {Q}",
                f"$5 million, {Y_BEFORE}",
                f"$1 million, {Y_BEFORE}",
            ],
        ),
        (
            "Excluding the $8 million gain in the prior year, income grew 12% to $30 million.",
            [f"$8 million, {Y_BEFORE}", f"12%, {Q}", f"$30 million, {Q}"],
        ),
    ],
)
def test_what_stands_in_brackets_or_is_left_out_keeps_its_period(sentence: str, figures: list[str]) -> None:
    assert periods(sentence) == figures


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        (
            "Loss was $2 million compared to $9 million in the prior year quarter due to $12 million higher costs.",
            [f"$2 million, {Q}", f"$9 million, {Y_BEFORE}", f"$12 million, {Q}"],
        ),
        (
            "The margin for the preceding quarter rose by 13 basis points due to interest income of $146,000.",
            [f"13 basis points, {Q_BEFORE}", f"$146,000, {Q_BEFORE}"],
        ),
        (
            "Sales were $37 million, down 23% versus the prior year, including charges of $6 million.",
            [f"$37 million, {Q}", f"23%, {Q}", f"$6 million, {Q}"],
        ),
        (
            "Tax was $8 million compared to $1 million in the prior year quarter, which included $5 million of fees.",
            [f"$8 million, {Q}", f"$1 million, {Y_BEFORE}", f"$5 million, {Y_BEFORE}"],
        ),
        (
            "The rise in income compared to the same prior year period reflects an increase in sales of $6.6 million.",
            [f"$6.6 million, {Q}"],
        ),
    ],
)
def test_a_cause_is_of_what_it_explains_and_not_of_what_that_is_compared_with(
    sentence: str, figures: list[str]
) -> None:
    assert periods(sentence) == figures


def test_what_something_is_compared_with_is_never_of_the_period_reported() -> None:
    assert periods("Operating margin was 53.9%, up from 50.8%.") == [f"53.9%, {Q}", "50.8%, None"]
    assert periods("Diluted EPS was $1.96, up 41% year over year from $1.39.")[-1] == f"$1.39, {Y_BEFORE}"
    assert periods("All comparisons versus third quarter of fiscal 2005.", "Margin was 53.9%, up from 50.8%.") == [
        f"53.9%, {Q}",
        f"50.8%, {Y_BEFORE}",
    ]
    assert periods(
        "Sales rose to $42 million from $40 million a year ago, while costs fell to $5 million from $6 million."
    ) == [
        f"$42 million, {Q}",
        f"$40 million, {Y_BEFORE}",
        f"$5 million, {Q}",
        f"$6 million, {Y_BEFORE}",
    ]


def test_the_quarter_is_the_quarter_under_the_heading_of_a_longer_period() -> None:
    assert periods(
        "Nine Months Ended March 31, 2006 Results",
        "Fees were $3 million in the current quarter and $6 million in the prior year quarter.",
    ) == [
        f"$3 million, {Q}",
        f"$6 million, {Y_BEFORE}",
    ]


def test_a_dividend_is_of_the_day_it_is_paid_on() -> None:
    assert periods("We declared a dividend of $0.175 per share, payable during the fourth quarter on May 8, 2006.") == [
        "$0.175, 2006-05-08"
    ]
