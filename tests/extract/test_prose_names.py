"""Sentences as printed, and the words that name what each of their figures measures."""

import pytest

from tests.extract.test_prose_reading import said


def names(sentence: str) -> list[str]:
    """`figure: measure` of every claim of a sentence, movements with what they are."""
    return [line.rpartition(",")[0] for line in said(sentence)]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "Income before taxes and provision for loan losses was $11.6 million.",
            ["$11.6 million: Income before taxes and provision for loan losses"],
        ),
        (
            "Earnings before interest, taxes, depreciation and amortization were $12 million.",
            ["$12 million: Earnings before interest, taxes, depreciation and amortization"],
        ),
        (
            "Net loss attributable to controlling interest was $61.6 million, or $0.57 per diluted share.",
            [
                "$61.6 million: Net loss attributable to controlling interest",
                "$0.57: Net loss attributable to controlling interest per diluted share",
            ],
        ),
        (
            "Higher loans contributed to earnings per share growth of 29% in the quarter.",
            ["29%: earnings per share growth +0.29"],
        ),
        (
            "Operating (non-interest) expense fell 4%, and integrated circuit (IC) gross margin was 41%.",
            ["4%: Operating (non-interest) expense growth -0.04", "41%: integrated circuit (IC) gross margin"],
        ),
        ('GAAP diluted earnings per share ("EPS") was $1.28.', ["$1.28: GAAP diluted earnings per share"]),
        (
            "Service charges on deposits increased $15 million.",
            ["$15 million: Service charges on deposits change +15000000"],
        ),
        (
            "We saw growth in fees as average balances grew to $5.6 billion.",
            ["$5.6 billion: average balances"],
        ),
    ],
)
def test_a_name_keeps_its_head_and_what_describes_it(sentence: str, told: list[str]) -> None:
    assert names(sentence) == told


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "Technology & development, general & administrative, and sales & marketing expenses rose 14%.",
            ["14%: Technology & development, general & administrative, and sales & marketing expenses growth +0.14"],
        ),
        (
            "Research and development and selling and marketing expenses were $5 million.",
            ["$5 million: Research and development and selling and marketing expenses"],
        ),
        (
            "We returned $1.15 billion in share repurchases and cash dividends.",
            ["$1.15 billion: share repurchases and cash dividends"],
        ),
        (
            "This decrease included $80.9 million of savings, NOW and money market deposits.",
            ["$80.9 million: savings, NOW and money market deposits change -80900000"],
        ),
        (
            "Cost cuts led to a $5 million increase in revenue and lower interest.",
            ["$5 million: revenue change +5000000"],
        ),
        (
            "We recorded $12 million of restructuring charges and expect more.",
            ["$12 million: restructuring charges"],
        ),
    ],
)
def test_a_list_is_one_name(sentence: str, told: list[str]) -> None:
    assert names(sentence) == told


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "Diluted loss per share was $0.76 and adjusted diluted earnings per share were $0.70.",
            ["$0.76: Diluted loss per share", "$0.70: adjusted diluted earnings per share"],
        ),
        (
            "Acme Holdings, Inc. announces third quarter earnings of $0.08 per diluted share.",
            ["$0.08: earnings per diluted share"],
        ),
        (
            "Training helped control compensation costs, which dropped 5% from the prior quarter.",
            ["5%: compensation costs growth -0.05"],
        ),
        (
            "Loan loss reserves increased as a percentage of net loans to 2.13%.",
            ["2.13%: Loan loss reserves as a percent of net loans"],
        ),
        (
            "The program provides for the repurchase of up to $1.0 billion of our stock.",
            ["$1.0 billion: repurchase authorization"],
        ),
        ("``Despite the addition of $10.6 million to nonperforming status, we did well.", ["$10.6 million: "]),
        ("The acquired business contributed $30 million.", ["$30 million: "]),
    ],
)
def test_words_of_the_sentence_are_no_part_of_a_name(sentence: str, told: list[str]) -> None:
    assert names(sentence) == told


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "We repurchased $6.3 billion and $20.0 billion of our Class A common stock, respectively.",
            ["$6.3 billion: repurchased Class A common stock", "$20.0 billion: repurchased Class A common stock"],
        ),
        (
            "In the three and nine months ended March 31, 2006, charges were $4 million and $6 million, respectively.",
            ["$4 million: charges", "$6 million: charges"],
        ),
    ],
)
def test_figures_of_a_run_share_what_stands_behind_it(sentence: str, told: list[str]) -> None:
    assert names(sentence) == told


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("In fiscal 2006, we reduced our total workforce by approximately 10%.", ["10%: total workforce growth -0.10"]),
        ("We saw orders delivered grow by over 5%.", ["5%: orders growth +0.05"]),
        (
            "Other income and expense are expected to be an income of approximately $50 million.",
            ["$50 million: Other income and expense"],
        ),
        ("This is currently estimated to be a loss of approximately $0.2 million.", ["$0.2 million: "]),
        (
            "Impressions and price per ad - In the quarter, ad impressions delivered increased by 21%.",
            ["21%: ad impressions delivered growth +0.21"],
        ),
        ("Revenue - up 5% to $12 million.", ["5%: Revenue growth +0.05", "$12 million: Revenue"]),
        (
            "Following $25.0 million in provisions for loan losses, net loss totaled $7.7 million.",
            ["$25.0 million: provisions for loan losses", "$7.7 million: net loss"],
        ),
        (
            "When including these assets, total available resources totaled $15.5 billion.",
            ["$15.5 billion: total available resources"],
        ),
        (
            "Restructuring charges included in costs and expenses were $1.1 billion and $3.4 billion, respectively.",
            ["$1.1 billion: Restructuring charges", "$3.4 billion: Restructuring charges"],
        ),
        (
            "We saw very solid revenue growth in our Bridge product line, which grew 37%.",
            ["37%: revenue in Bridge product line growth +0.37"],
        ),
        (
            "Earnings of $0.08 per diluted share and net income of $1.3 million were reported.",
            ["$0.08: Earnings per diluted share", "$1.3 million: net income"],
        ),
        (
            "Profitable growth is delivering 17% GAAP operating margin and 31% non-GAAP operating margin.",
            ["17%: GAAP operating margin", "31%: non-GAAP operating margin"],
        ),
        (
            "We recorded a $99 million and $68 million, respectively, loss on debt extinguishment.",
            ["$99 million: loss on debt extinguishment", "$68 million: loss on debt extinguishment"],
        ),
    ],
)
def test_the_subject_names_what_is_said_of_it(sentence: str, told: list[str]) -> None:
    assert names(sentence) == told


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "Revenue was $14.0 billion, down 32 percent year over year and down 28 percent on a non-GAAP basis.",
            ["$14.0 billion: Revenue", "32 percent: Revenue growth -0.32", "28 percent: non-GAAP Revenue growth -0.28"],
        ),
        (
            "On a pro forma basis, SG&A was $2.1 million, or 15.1% of revenue.",
            ["$2.1 million: pro forma SG&A", "15.1%: pro forma SG&A as a percent of revenue"],
        ),
        ("On a non-GAAP basis, adjusted EBITDA was $2.1 million.", ["$2.1 million: adjusted EBITDA"]),
        (
            "Excluding the $4.5 billion charge, non-GAAP gross margin would have been 71.3%.",
            ["$4.5 billion: charge", "71.3%: non-GAAP gross margin excluding charge"],
        ),
    ],
)
def test_a_name_tells_its_basis(sentence: str, told: list[str]) -> None:
    assert names(sentence) == told
