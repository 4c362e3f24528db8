"""Sentences as printed, and the measure and period of each figure they say, of a company whose year ends in June."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extract.prose import read_claims
from pipeline.extract.prose.periods.relative import PATTERN_WORDS
from pipeline.extract.tables.find import find_statements
from pipeline.model.claim import Claim
from pipeline.reference.vocabulary import open_vocabulary
from tests.extract.release import document

RELEASE = """
    Example Corp. Reports Third Quarter Fiscal 2006 Results
    Consolidated Statements of Operations (in thousands)
    |2 Three Months Ended |2 Nine Months Ended
    | March 31, 2006 | March 31, 2005 | March 31, 2006 | March 31, 2005
    Revenue | 42,625 | 37,855 | 120,100 | 110,900
    Cost of revenue | 20,425 | 19,355 | 60,000 | 58,000
    Net income | 4,200 | 3,300 | 11,500 | 9,800
    Consolidated Balance Sheets (in thousands)
    | March 31, 2006 | June 30, 2005
    Cash | 44,400 | 40,500
    Total assets | 90,000 | 80,000
    Total liabilities | 40,000 | 35,000
    Total equity | 50,000 | 45,000
    Total liabilities and equity | 90,000 | 80,000
"""
Q = "2006-01-01 to 2006-03-31"
Q_BEFORE = "2005-10-01 to 2005-12-31"
Y_BEFORE = "2005-01-01 to 2005-03-31"
NINE = "2005-07-01 to 2006-03-31"
NINE_BEFORE = "2004-07-01 to 2005-03-31"
YEAR = "2005-04-01 to 2006-03-31"
AHEAD = "2005-07-01 to 2006-06-30"
NEXT = "2006-04-01 to 2006-06-30"


def said(*printed: str) -> list[str]:
    """`figure: measure, period` of every claim of some paragraphs."""
    release = document(RELEASE + "\n" + "\n".join(f"    {paragraph}" for paragraph in printed))
    statements = find_statements(release)[0].statements
    return [told(claim) for claim in read_claims(release, statements, open_vocabulary())]


def told(claim: Claim) -> str:
    moved = "" if claim.kind == "level" else f" {claim.kind} {claim.value:+f}"
    return f"{' '.join(claim.source.text.split())}: {claim.measure}{moved}, {claim.period}"


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        (
            "Revenue was $42.6 million, compared to $37.9 million in the same quarter a year ago.",
            [f"$42.6 million: Revenue, {Q}", f"$37.9 million: Revenue, {Y_BEFORE}"],
        ),
        (
            "Orders were $9.1 million for the same quarter in 2005 and $9.9 million for the preceding quarter.",
            [f"$9.1 million: Orders, {Y_BEFORE}", f"$9.9 million: Orders, {Q_BEFORE}"],
        ),
        (
            "Revenue rose to $42.6 million for the current quarter from $37.9 million for the third quarter last year.",
            [f"$42.6 million: Revenue, {Q}", f"$37.9 million: Revenue, {Y_BEFORE}"],
        ),
        (
            "Nine-month period profit: $11.5 million, versus $9.8 million in the first three quarters of fiscal 2005.",
            [f"$11.5 million: profit, {NINE}", f"$9.8 million: profit, {NINE_BEFORE}"],
        ),
        (
            "Total deposits grew to $834 million at the end of March 2006, from $747 million a year earlier.",
            ["$834 million: Total deposits, 2006-03-31", "$747 million: Total deposits, 2005-03-31"],
        ),
        (
            "Early stage delinquencies were $19.1 million at March 31, 2006.",
            ["$19.1 million: Early stage delinquencies, 2006-03-31"],
        ),
        (
            "Loan yields declined from 5.06% in the same quarter last year to 5.05%.",
            [f"5.06%: Loan yields, {Y_BEFORE}", f"5.05%: Loan yields, {Q}"],
        ),
        (
            "Gross profit was $22.2 million, or 52.1% of sales, versus $18.5 million, or 48.9% of sales, last year.",
            [
                f"$22.2 million: Gross profit, {Q}",
                f"52.1%: Gross profit as a percent of sales, {Q}",
                f"$18.5 million: Gross profit, {Y_BEFORE}",
                f"48.9%: Gross profit as a percent of sales, {Y_BEFORE}",
            ],
        ),
        (
            "Originations were up 48% from $157 million in the preceding quarter and 42% from $163 million last year.",
            [
                f"48%: Originations growth +0.48, {Q}",
                f"$157 million: Originations, {Q_BEFORE}",
                f"42%: Originations growth +0.42, {Q}",
                f"$163 million: Originations, {Y_BEFORE}",
            ],
        ),
        (
            "Sales were down 23% versus last year and 17% in local currency.",
            [f"23%: Sales growth -0.23, {Q}", f"17%: Sales in constant currency growth -0.17, {Q}"],
        ),
        (
            "Yields fell from 2.77% in the third quarter of fiscal 2005 to 2.63% in this quarter.",
            [f"2.77%: Yields, {Y_BEFORE}", f"2.63%: Yields, {Q}"],
        ),
        (
            "This compares to sales of $286.4 million and a profit of $10.3 million in the prior quarter.",
            [f"$286.4 million: sales, {Q_BEFORE}", f"$10.3 million: profit, {Q_BEFORE}"],
        ),
        (
            "GAAP and non-GAAP gross margins were 74.5% and 75.5%, respectively.",
            [f"74.5%: GAAP gross margins, {Q}", f"75.5%: non-GAAP gross margins, {Q}"],
        ),
        (
            "The Company invested $7 million in land and returned $258 million to shareholders.",
            [f"$7 million: invested in land, {Q}", f"$258 million: returned to shareholders, {Q}"],
        ),
        (
            "Interest expense fell 2% in the quarter, reflecting a $2.0 million provision for loan losses.",
            [f"2%: Interest expense growth -0.02, {Q}", f"$2.0 million: provision for loan losses, {Q}"],
        ),
        (
            "We repurchased $383 million of notes due in 2008 and 2009.",
            [f"$383 million: repurchased notes due, {Q}"],
        ),
        (
            "In the second quarter of fiscal 2006 and the third quarter of fiscal 2006 buybacks totaled $60 million.",
            ["$60 million: buybacks, 2005-10-01 to 2006-03-31"],
        ),
        (
            "Gross profit as a percentage of sales was 32.1% versus 31.4% last year, up 70 basis points.",
            [
                f"32.1%: Gross profit as a percentage of sales, {Q}",
                f"31.4%: Gross profit as a percentage of sales, {Y_BEFORE}",
                f"70 basis points: Gross profit as a percentage of sales change +0.0070, {Q}",
            ],
        ),
        (
            "Comparable store sales increased 3.4% on top of a 5.1% increase last year.",
            [
                f"3.4%: Comparable store sales growth +0.034, {Q}",
                f"5.1%: Comparable store sales growth +0.051, {Y_BEFORE}",
            ],
        ),
        (
            "Revenue per available room rose 6.2% to $84.10.",
            [
                f"6.2%: Revenue per available room growth +0.062, {Q}",
                f"$84.10: Revenue per available room, {Q}",
            ],
        ),
        (
            "Excluding restructuring charges of $3.2 million, operating income would have been $9.8 million.",
            [
                f"$3.2 million: restructuring charges, {Q}",
                f"$9.8 million: operating income excluding restructuring charges, {Q}",
            ],
        ),
        (
            "Growth in cards (2.1 percent), autos (20.3 percent) and other retail loans (4.4%) met lower loans (1.8%).",
            [
                f"(2.1 percent): cards growth +0.021, {Q}",
                f"(20.3 percent): autos growth +0.203, {Q}",
                f"(4.4%): other retail loans growth +0.044, {Q}",
                f"(1.8%): loans growth -0.018, {Q}",
            ],
        ),
        (
            "The decrease in total commercial loans (1.8 percent) was driven by expected forgiveness.",
            [f"(1.8 percent): total commercial loans growth -0.018, {Q}"],
        ),
        (
            "Revenue grew 5%, or 7% excluding the impact of currency.",
            [
                f"5%: Revenue growth +0.05, {Q}",
                f"7%: Revenue excluding impact of currency growth +0.07, {Q}",
            ],
        ),
        (
            "Excluding the $1.5 billion impact of exchange rates, net sales rose 12%.",
            [
                f"$1.5 billion: impact of exchange rates, {Q}",
                f"12%: net sales excluding impact of exchange rates growth +0.12, {Q}",
            ],
        ),
        (
            "The Company earned $0.50 per share, excluding a gain of $0.10 per share, compared with $0.40 per share.",
            [
                f"$0.50: net income per share, {Q}",
                f"$0.10: gain per share, {Q}",
                "$0.40: net income per share, None",
            ],
        ),
        (
            "Net investment income, net of amortized hedge costs, increased 5.2% to $642 million.",
            [
                f"5.2%: Net investment income net of amortized hedge costs growth +0.052, {Q}",
                f"$642 million: Net investment income net of amortized hedge costs, {Q}",
            ],
        ),
        (
            "Free cash flow, defined as cash from operations less purchases of intangible assets, was $45 million.",
            [f"$45 million: Free cash flow, {Q}"],
        ),
        ("Working capital was $84 million.", ["$84 million: Working capital, 2006-03-31"]),
        (
            "We opened 14 new stores and closed 3 stores.",
            [f"14: new stores opened, {Q}", f"3: stores closed, {Q}"],
        ),
        (
            "We ended the quarter with $5 million in cash and cash equivalents.",
            ["$5 million: cash and cash equivalents, 2006-03-31"],
        ),
    ],
)
def test_each_figure_has_its_measure_and_its_period(sentence: str, claims: list[str]) -> None:
    assert said(sentence) == claims


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        (
            "Fees of $1 million and $2 million in three months ended March 31, 2006 and March 31, 2005 respectively",
            [f"$1 million: Fees, {Q}", f"$2 million: Fees, {Y_BEFORE}"],
        ),
        (
            "Orders rose $3 million and $7 million compared with December 31, 2005 and March 31, 2005, respectively.",
            [f"$3 million: Orders change +3000000, {Q}", f"$7 million: Orders change +7000000, {Q}"],
        ),
    ],
)
def test_figures_said_respectively_have_a_period_each(sentence: str, claims: list[str]) -> None:
    assert said(sentence) == claims


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        ("Revenue over the trailing twelve months was $165 million.", [f"$165 million: Revenue, {YEAR}"]),
        ("LTM revenue per customer was $578 as of March 31, 2006.", [f"$578: revenue per customer, {YEAR}"]),
        ("Return on equity at March 31, 2006 was 13.3%.", ["13.3%: Return on equity, None"]),
        (
            "Equity fell to $50.0 million at March 31, 2006 due to a $1.1 million decrease in net unrealized gains.",
            ["$50.0 million: Equity, 2006-03-31", f"$1.1 million: net unrealized gains change -1100000, {Q}"],
        ),
        ("Through April 24, 2006, repurchases came at a cost of $40.9 million.", ["$40.9 million: cost, None"]),
        ("Buybacks were $3 million in April 2006.", ["$3 million: Buybacks, 2006-04-01 to 2006-04-30"]),
        (
            "Repurchases were $60 million at a 20% discount during the second quarter of fiscal 2006.",
            [f"$60 million: Repurchases, {Q_BEFORE}", f"20%: discount, {Q_BEFORE}"],
        ),
        (
            "Repurchases were $14.9 million, bringing year-to-date repurchases to $25.0 million.",
            [f"$14.9 million: Repurchases, {Q}", f"$25.0 million: repurchases, {NINE}"],
        ),
        (
            "While the loss reserve was ceded to Re, the $29 million ceded to Re in the quarter was deferred.",
            [f"$29 million: ceded to Re, {Q}"],
        ),
    ],
)
def test_a_flow_is_of_a_time_and_not_of_the_day_beside_it(sentence: str, claims: list[str]) -> None:
    assert said(sentence) == claims


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        ("Full year guidance of capital spending is $30 million.", [f"$30 million: capital spending, {AHEAD}"]),
        (
            "Our 2006 budget is $75 million of capital, from $100 million previously and $115 million initial budget.",
            [f"{amount} million: capital, {AHEAD}" for amount in ("$75", "$100", "$115")],
        ),
        (
            "We expect a full year price of $9.00/Bbl to $11.00/Bbl, up from $7.00/Bbl to $9.00/Bbl previously.",
            [f"{low}/Bbl to {high}/Bbl: price, {AHEAD}" for low, high in (("$9.00", "$11.00"), ("$7.00", "$9.00"))],
        ),
        (
            "The spending plan is driven by well costs of $715, a 26% decrease from our third quarter 2005 costs.",
            ["$715: well costs, None", "26%: well costs growth -0.26, None"],
        ),
    ],
)
def test_a_plan_is_no_result_of_the_quarter(sentence: str, claims: list[str]) -> None:
    assert said(sentence) == claims


def test_bullets_of_a_list_within_a_list_are_sentences() -> None:
    listed = "Costs were $5.0 million in fiscal 2005  o Orders of $9.1 million  o Buybacks of $60 million"
    assert said(listed)[1:] == [f"$9.1 million: Orders, {Q}", f"$60 million: Buybacks, {Q}"]


def test_a_quarter_of_an_outlook_is_the_next_of_its_number() -> None:
    assert said("Outlook for the fourth quarter of fiscal 2006:", "Revenue is expected to be $45.0 million.") == [
        f"$45.0 million: Revenue, {NEXT}"
    ]
    assert said("We expect revenue of $45.0 million for the fourth quarter.") == [f"$45.0 million: revenue, {NEXT}"]


def test_paragraphs_under_the_heading_of_a_longer_period_are_of_it() -> None:
    assert said("Nine Months Ended March 31, 2006 Results", "Gross profit", "Gross profit was $60.1 million.") == [
        f"$60.1 million: Gross profit, {NINE}"
    ]


def test_what_a_paragraph_speaks_of_holds_for_its_next_sentences() -> None:
    paragraph = "For the nine-month period, orders were $9.1 million. Backlog fell. Gross profit was $60.1 million."
    assert said(paragraph) == [f"$9.1 million: orders, {NINE}", f"$60.1 million: Gross profit, {NINE}"]
    assert said(paragraph, "Gross profit was $22.2 million.")[2:] == [f"$22.2 million: Gross profit, {Q}"]


def test_a_sentence_that_empty_lines_cut_is_one() -> None:
    printed = ("Net loss for the quarter was $800,000, compared to a net loss of", "$370,000 in the previous quarter.")
    assert said(*printed) == [f"$800,000: Net loss, {Q}", f"$370,000: net loss, {Q_BEFORE}"]


def test_a_page_number_is_no_heading_and_parts_no_sentence() -> None:
    printed = (
        "Net income rose because of a lower yield on investments resulting from",
        "3",
        "reinvesting $5.0 million.",
    )
    assert [each.split(":")[0] for each in said(*printed)] == ["$5.0 million"]


@pytest.mark.parametrize("pattern", PATTERN_WORDS, ids=lambda pattern: pattern.pattern[:30])
def test_a_pattern_is_sought_only_where_one_of_its_words_is_and_always_holds_one(pattern: re.Pattern[str]) -> None:
    @settings(max_examples=100, deadline=None, derandomize=True)
    @given(st.from_regex(pattern))
    def holds_one(text: str) -> None:
        assert any(word in text.lower() for word in PATTERN_WORDS[pattern])

    holds_one()
