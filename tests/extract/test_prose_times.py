"""The time each figure of a sentence is of, as its words, its measure and the calendar of its release tell it."""

import pytest

from pipeline.extract.prose import read_claims, release_times
from pipeline.extract.tables.find import find_statements
from pipeline.reference.vocabulary import open_vocabulary
from tests.extract.release import document
from tests.extract.test_prose_reading import AHEAD, NINE, NINE_BEFORE, Q_BEFORE, RELEASE, Y_BEFORE, Q, said

WEEKLY = """
    Example Corp. Reports Results for Fourth Quarter and Fiscal 2026
    Consolidated Statements of Operations (in thousands)
    |2 Three Months Ended |2 Twelve Months Ended
    | Jan 25, 2026 | Jan 26, 2025 | Jan 25, 2026 | Jan 26, 2025
    Revenue | 42,625 | 37,855 | 160,100 | 140,900
    Cost of revenue | 20,425 | 19,355 | 80,000 | 68,000
    Net income | 4,200 | 3,300 | 15,500 | 12,800
    Consolidated Balance Sheets (in thousands)
    | Jan 25, 2026 | Jan 26, 2025
    Cash | 44,400 | 40,500
    Total assets | 90,000 | 80,000
    Total liabilities and equity | 90,000 | 80,000
"""
MISPRINTED = """
    Example Corp. Reports Fourth Quarter Fiscal 2006 Results
    Consolidated Statements of Operations (in thousands)
    |2 Three Months Ended | Twelve Months Ended
    | July 1, 2006 | Dec 31, 2006 | July 1, 2006
    Revenue | 42,625 | 37,855 | 160,100
    Cost of revenue | 20,425 | 19,355 | 80,000
    Net income | 4,200 | 3,300 | 15,500
    Consolidated Balance Sheets (in thousands)
    | July 1, 2006 | July 2, 2005
    Cash | 44,400 | 40,500
    Total assets | 90,000 | 80,000
    Total liabilities and equity | 90,000 | 80,000
"""


def times(release: str, *printed: str) -> list[str]:
    """`figure, period` of every claim of some paragraphs under a release."""
    whole = document(release + "\n" + "\n".join(f"    {paragraph}" for paragraph in printed))
    claims = read_claims(whole, find_statements(whole)[0].statements, open_vocabulary())
    return [f"{' '.join(claim.source.text.split())}, {claim.period}" for claim in claims]


def test_an_outlook_that_names_the_next_quarter_often_does_not_move_the_fiscal_year() -> None:
    outlook = ["We expect margins of 60% for the first quarter of fiscal 2027."] * 5
    told = times(
        WEEKLY, "Fourth quarter of fiscal 2026 revenue was $42.6 million.", "Fiscal 2026 cost $80 million.", *outlook
    )
    assert told[:3] == [
        "$42.6 million, 2025-10-27 to 2026-01-25",
        "$80 million, 2025-01-27 to 2026-01-25",
        "60%, 2026-01-26 to 2026-04-26",
    ]


def test_a_heading_of_a_later_day_does_not_put_off_what_is_to_come() -> None:
    assert times(MISPRINTED, "We expect revenue of $45 million in the first quarter.") == [
        "$45 million, 2006-07-02 to 2006-09-30"
    ]


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        (
            "Transaction accounts decreased 9% to $344 million compared to $380 million a year ago.",
            [
                "9%: Transaction accounts growth -0.09, 2006-03-31",
                "$344 million: Transaction accounts, 2006-03-31",
                "$380 million: Transaction accounts, 2005-03-31",
            ],
        ),
        (
            "Jumbo CDs totaled $290.2 million, or 24% of deposits.",
            ["$290.2 million: Jumbo CDs, 2006-03-31", "24%: Jumbo CDs as a percent of deposits, 2006-03-31"],
        ),
        (
            "Capital ratios remain strong with equity to assets of 9.22% and risk-based capital of 11.02%.",
            ["9.22%: equity to assets, 2006-03-31", "11.02%: risk-based capital, 2006-03-31"],
        ),
        (
            "Net income for the nine months was $11.5 million, and spending for the same period was $5 million.",
            [f"$11.5 million: Net income, {NINE}", f"$5 million: spending, {NINE}"],
        ),
        (
            "Total loans rose $72.6 million from $3.6 billion at December 31, 2005 to $3.7 billion at March 31, 2006.",
            [
                f"$72.6 million: Total loans change +72600000, {Q}",
                "$3.6 billion: Total loans, 2005-12-31",
                "$3.7 billion: Total loans, 2006-03-31",
            ],
        ),
        (
            "Accounts receivable decreased by $5 million from June 30, 2005.",
            [f"$5 million: Accounts receivable change -5000000, {NINE}"],
        ),
        ("Inventories grew 5% during the quarter.", [f"5%: Inventories growth +0.05, {Q}"]),
        (
            "Deferred revenue was $31 million, an increase of 18% compared with March 31, 2005.",
            ["$31 million: Deferred revenue, 2006-03-31", "18%: Deferred revenue growth +0.18, 2006-03-31"],
        ),
        (
            "Cash averaged $335 million for the nine months, versus $283 million for the first nine months of 2005.",
            [f"$335 million: average Cash, {NINE}", f"$283 million: average Cash, {NINE_BEFORE}"],
        ),
    ],
)
def test_what_is_held_is_of_a_day_its_average_and_what_came_to_it_of_a_time(sentence: str, claims: list[str]) -> None:
    assert said(sentence) == claims


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        (
            "In the three and nine months ended March 31, 2006, we incurred $3 million and $68 million, respectively.",
            [f"$3 million, {Q}", f"$68 million, {NINE}"],
        ),
        ("In the three and nine months ended March 31, 2006, we recorded charges of $4 million.", ["$4 million, None"]),
        (
            "For the quarter and nine months ended March 31, 2006, sales were $42 million and $120 million.",
            [f"$42 million, {Q}", f"$120 million, {NINE}"],
        ),
        (
            "Shares were 15,595,024 and 15,804,508 for the three months ended March 31, 2006 and 2005.",
            [f"15,595,024, {Q}", f"15,804,508, {Y_BEFORE}"],
        ),
        ("Users were 3.24 billion on average for March 2006.", ["3.24 billion, 2006-03-01 to 2006-03-31"]),
        ("February comparable store sales rose 4%.", ["4%, 2006-02-01 to 2006-02-28"]),
        ("We expect April bookings of $9 million.", ["$9 million, 2006-04-01 to 2006-04-30"]),
        (
            "We expect rates to rise by 0.50% in May, 0.25% in June and 0.25% in February.",
            [
                "0.50%, 2006-05-01 to 2006-05-31",
                "0.25%, 2006-06-01 to 2006-06-30",
                "0.25%, 2007-02-01 to 2007-02-28",
            ],
        ),
        ("Store traffic fell 3% between November and February.", ["3%, 2005-11-01 to 2006-02-28"]),
        (
            "Second quarter of fiscal 2006 sales were $9 million versus $8 million in the same quarter in 2005.",
            [f"$9 million, {Q_BEFORE}", "$8 million, 2004-10-01 to 2004-12-31"],
        ),
        (
            "Sales were $42 million in the third quarter and $38 million for the comparable quarter in fiscal 2005.",
            [f"$42 million, {Q}", f"$38 million, {Y_BEFORE}"],
        ),
        ("On April 3, 2006 debt of $70 million was repaid.", ["$70 million, 2006-04-03"]),
        ("We expect full year revenue of $160 million.", [f"$160 million, {AHEAD}"]),
    ],
)
def test_a_time_in_other_words_is_one_too(sentence: str, claims: list[str]) -> None:
    assert [f"{claim.split(':')[0]}, {claim.rpartition(', ')[2]}" for claim in said(sentence)] == claims


def test_guidance_for_the_full_year_of_a_release_of_the_fourth_quarter_is_of_the_next() -> None:
    assert times(WEEKLY, "We expect full year revenue of $200 million.") == ["$200 million, 2026-01-26 to 2027-01-24"]


def test_nothing_reported_is_of_a_time_to_come() -> None:
    assert times(WEEKLY, "February 25, 2026 - We serve 2,300 towns by the end of December 2027.") == ["2,300, None"]


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        (
            "Sales were $14.7 million, down slightly from $15.3 million from the immediate prior quarter.",
            [f"$14.7 million, {Q}", f"$15.3 million, {Q_BEFORE}"],
        ),
        (
            "Average deposits of $76 million in the third quarter rose from $60 million in the second quarter.",
            [f"$76 million, {Q}", f"$60 million, {Q_BEFORE}"],
        ),
        (
            "Sales were 5% lower than the same quarter last year on a reported basis including an impact of 1%.",
            [f"5%, {Q}", f"1%, {Q}"],
        ),
        (
            "Excluding this, as well as prior year charges of $12 million, operating income increased 20%.",
            [f"$12 million, {Y_BEFORE}", f"20%, {Q}"],
        ),
        ("The fiscal 2006 target increased 50% to $75 million.", [f"50%, {AHEAD}", f"$75 million, {AHEAD}"]),
        (
            "We raised our planned savings from $50 million to $75 million in fiscal 2006.",
            [f"$50 million, {AHEAD}", f"$75 million, {AHEAD}"],
        ),
    ],
)
def test_the_time_of_another_clause_is_none_of_a_figure(sentence: str, figures: list[str]) -> None:
    assert [f"{claim.split(':')[0]}, {claim.rpartition(', ')[2]}" for claim in said(sentence)] == figures


def test_what_came_of_a_deed_is_of_its_time() -> None:
    adopted = (
        "On January 1, 2006, we adopted the new standard. Upon adoption, we increased our allowance by $5.9 million."
    )
    sold = "In the second quarter of 2006 we divested a stake. Net proceeds from the sale were $14.2 million."
    assert said(adopted) == ["$5.9 million: allowance change +5900000, 2006-01-01"]
    assert said(sold) == [f"$14.2 million: Net proceeds, {Q_BEFORE}"]
    assert said("Upon closing, we paid $3 million of fees.")[0].endswith(", None")


@pytest.mark.parametrize(("release", "year_end"), [(RELEASE, "2006-06-30"), (WEEKLY, "2026-01-25")])
def test_the_fiscal_year_is_the_one_its_quarters_are_named_by(release: str, year_end: str) -> None:
    printed = document(release)
    times = release_times(printed, find_statements(printed)[0].statements)
    assert times is not None
    assert str(times.year_end) == year_end
