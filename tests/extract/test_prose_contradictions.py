"""Sentences as printed whose figures would contradict each other were they not told apart."""

import pytest

from pipeline.extract.beyond.between_sentences import apart
from pipeline.extract.prose import read_claims
from pipeline.extract.tables.find import find_statements
from pipeline.reference.vocabulary import open_vocabulary
from tests.extract.release import document
from tests.extract.test_prose_reading import Q_BEFORE, RELEASE, Y_BEFORE, YEAR, Q, said

DAY = "2006-03-31"


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        (
            "Merger expenses totaled $639 thousand ($487 thousand after tax).",
            [f"$639 thousand: Merger expenses, {Q}", f"$487 thousand: Merger expenses after tax, {Q}"],
        ),
        (
            "We took an asset impairment charge of $44 million, $41 million net of tax.",
            [f"$44 million: asset impairment charge, {Q}", f"$41 million: asset impairment charge after tax, {Q}"],
        ),
        (
            (
                "Overall delinquencies at March 31, 2006 of $1.3 billion included $291 million acquired from Alpine, "
                "increasing $144 million."
            ),
            [
                f"$1.3 billion: Overall delinquencies, {DAY}",
                f"$291 million: Overall delinquencies acquired from Alpine, {DAY}",
                f"$144 million: Overall delinquencies change +144000000, {DAY}",
            ],
        ),
        (
            (
                "Nonperforming assets at March 31, 2006 of $2.8 billion included $880 million of nonperforming assets "
                "acquired from Alpine Bank, increasing $639 million."
            ),
            [
                f"$2.8 billion: Nonperforming assets, {DAY}",
                f"$880 million: nonperforming assets acquired from Alpine Bank, {DAY}",
                f"$639 million: nonperforming assets change +639000000, {DAY}",
            ],
        ),
        (
            "Core net income was $11.2 million, or $0.24 diluted earnings per share.",
            [f"$11.2 million: Core net income, {Q}", f"$0.24: core diluted earnings per share, {Q}"],
        ),
        (
            "Net investment income, net of amortized hedge costs*, increased 5.2% to $642 million.",
            [
                f"5.2%: Net investment income net of amortized hedge costs growth +0.052, {Q}",
                f"$642 million: Net investment income net of amortized hedge costs, {Q}",
            ],
        ),
        (
            "Loans, net of unearned income, were $642 million at March 31, 2006.",
            [f"$642 million: Loans net of unearned income, {DAY}"],
        ),
        (
            "NET INCOME WAS $1.4 BILLION, $3.23 DILUTED EPS OR $3.29 AS ADJUSTED",
            [
                f"$1.4 BILLION: NET INCOME, {Q}",
                f"$3.23: DILUTED EPS, {Q}",
                f"$3.29: adjusted DILUTED EPS, {Q}",
            ],
        ),
        (
            "Excluding acquisition costs (non-GAAP) of $1.3 million, the efficiency ratio improved to 55.40%.",
            [
                f"$1.3 million: acquisition costs (non-GAAP), {Q}",
                f"55.40%: efficiency ratio excluding acquisition costs, {Q}",
            ],
        ),
        (
            "Operating margin was 12%, or 13% as adjusted.",
            [f"12%: Operating margin, {Q}", f"13%: adjusted Operating margin, {Q}"],
        ),
        (
            "Revenue ex-TAC decreased 13% to $206 million.",
            [f"13%: Revenue ex-TAC growth -0.13, {Q}", f"$206 million: Revenue ex-TAC, {Q}"],
        ),
    ],
)
def test_part_or_basis_is_in_the_name(sentence: str, claims: list[str]) -> None:
    assert said(sentence) == claims


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        (
            (
                "Return on average equity was 15.4% and return on average assets was 1.4%, compared to 16.1% and 1.5%, "
                "respectively, in the third quarter of 2005."
            ),
            [
                f"15.4%: Return on average equity, {Q}",
                f"1.4%: return on average assets, {Q}",
                f"16.1%: Return on average equity, {Y_BEFORE}",
                f"1.5%: return on average assets, {Y_BEFORE}",
            ],
        ),
        (
            (
                "Gross margin and operating ratio were 40% and 20%, respectively, compared to 39% and 19% in the third "
                "quarter of 2005 and 38% and 18% for the second quarter of 2006."
            ),
            [
                f"40%: Gross margin, {Q}",
                f"20%: operating ratio, {Q}",
                f"39%: Gross margin, {Y_BEFORE}",
                f"19%: operating ratio, {Y_BEFORE}",
                f"38%: Gross margin, {Q_BEFORE}",
                f"18%: operating ratio, {Q_BEFORE}",
            ],
        ),
        (
            "Revenue was $9 million, compared to $8 million and $7 million in the third quarter of 2005 and 2004.",
            [
                f"$9 million: Revenue, {Q}",
                f"$8 million: Revenue, {Y_BEFORE}",
                "$7 million: Revenue, 2004-01-01 to 2004-03-31",
            ],
        ),
    ],
)
def test_row_compared_has_the_names_in_its_order(sentence: str, claims: list[str]) -> None:
    assert said(sentence) == claims


def test_change_is_against_what_stands_behind_the_level_reached() -> None:
    sentence = (
        "Total assets increased $82 million, or 7%, to $1.32 billion at March 31, 2006 from $1.24 billion one year ago "
        "and increased $52 million, or 4%, from $1.27 billion at December 31, 2005."
    )
    assert said(sentence)[0] == f"$82 million: Total assets change +82000000, {YEAR}"
    assert said(sentence)[4] == f"$52 million: Total assets change +52000000, {Q}"


def test_moves_of_a_paragraph_are_against_what_its_first_sentence_compares_with() -> None:
    release = document(
        f"{RELEASE}\n    Fees increased $28 million compared with the second quarter. Card fees grew $3 million due to "
        "volume. Trust fees were down 2%.\n    Rents grew $4 million."
    )
    claims = read_claims(release, find_statements(release)[0].statements, open_vocabulary())
    assert [(claim.measure, str(claim.baseline)) for claim in claims] == [
        ("Fees", Q_BEFORE),
        ("Card fees", Q_BEFORE),
        ("Trust fees", Q_BEFORE),
        ("Rents", "None"),
    ]


@pytest.mark.parametrize(
    ("sentences", "names"),
    [
        (
            "Net sales of Alpha by Norco were $374.3 million. Net sales of Beta by Norco were $151.6 million.",
            ["Net sales of Alpha by Norco", "Net sales of Beta by Norco"],
        ),
        (
            (
                "In the Americas, revenue was $192 million. Bookings were $90 million.\n    "
                "In Asia Pacific, revenue was $122 million. Bookings were $53 million.\n    Revenue was $503 million."
            ),
            [
                "revenue in the Americas",
                "Bookings in the Americas",
                "revenue in Asia Pacific",
                "Bookings in Asia Pacific",
                "Revenue",
            ],
        ),
        (
            "Royalties from Zelnor were $5 million. In addition, royalties were $7 million.",
            ["Royalties from Zelnor", "royalties"],
        ),
        ("Revenue from Acme was $9 million. Revenue was $9.0 million.", ["Revenue", "Revenue"]),
    ],
)
def test_sentences_that_contradict_each_other_are_told_apart(sentences: str, names: list[str]) -> None:
    release = document(f"{RELEASE}\n    {sentences}")
    claims = read_claims(release, find_statements(release)[0].statements, open_vocabulary())
    assert [claim.measure for claim in apart(claims, {}, ())] == names


@pytest.mark.parametrize(
    ("sentence", "bases"),
    [
        ("Production increased 9% from the year ago period and 6% from the prior period.", [Y_BEFORE, "None"]),
        (
            (
                "Cost was $93 million, up $1.1 million or 1.2% from the third quarter of 2005 and down $5.8 million or "
                "5.9% from $98.4 million for the second quarter of 2006."
            ),
            ["None", Y_BEFORE, Y_BEFORE, Q_BEFORE, Q_BEFORE, "None"],
        ),
        (
            (
                "The yield was 8%, up 29 basis points from 8.0% in the preceding quarter and 123 basis points from 7% "
                "in the third quarter last year."
            ),
            ["None", Q_BEFORE, "None", Y_BEFORE, "None"],
        ),
    ],
)
def test_second_move_is_against_its_own_time(sentence: str, bases: list[str]) -> None:
    release = document(f"{RELEASE}\n    {sentence}")
    claims = read_claims(release, find_statements(release)[0].statements, open_vocabulary())
    assert [str(claim.baseline) for claim in claims] == bases


@pytest.mark.parametrize(
    ("sentence", "moved"),
    [
        (
            "GAAP EPS was $2.06 and non-GAAP EPS was $2.09, up 11 percent and 5 percent year over year, respectively.",
            [f"11 percent: GAAP EPS growth +0.11, {Q}", f"5 percent: non-GAAP EPS growth +0.05, {Q}"],
        ),
        (
            "Net income of $36 million and core earnings of $44 million rose $6 million and $16 million, respectively.",
            [f"$6 million: Net income change +6000000, {Q}", f"$16 million: core earnings change +16000000, {Q}"],
        ),
    ],
)
def test_moves_said_respectively_are_of_the_levels_before_them(sentence: str, moved: list[str]) -> None:
    assert said(sentence)[2:] == moved


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        (
            "Sales were 1% higher, offset by approximately 3% lower traffic.",
            [f"1%: Sales growth +0.01, {Q}", f"3%: traffic growth -0.03, {Q}"],
        ),
        (
            "Revenue rose 2% on 5% higher average selling prices.",
            [f"2%: Revenue growth +0.02, {Q}", f"5%: average selling prices growth +0.05, {Q}"],
        ),
        ("Sales were 5% lower year over year.", [f"5%: Sales growth -0.05, {Q}"]),
    ],
)
def test_what_stands_behind_a_move_moved(sentence: str, claims: list[str]) -> None:
    assert said(sentence) == claims


def test_minimum_of_a_rule_is_no_ratio_of_the_company() -> None:
    assert said("The leverage ratio was 8.8% compared to the 5% minimum to be well capitalized.")[1] == "5%: , None"
    assert said("Total capital was 12.1%, exceeding the 10% required to be well capitalized.")[1] == f"10%: , {Q}"
