"""Sentences put into a release without faults, what each figure is read as, and what becomes of it."""

from pathlib import Path

import pytest

from pipeline.export import make
from pipeline.model.check import Check
from pipeline.model.settings import Settings

FAULTLESS = (Path(__file__).parents[1] / "findings" / "faultless.txt").read_text(encoding="utf-8")
PLACE = "2010 Full Year Guidance"


def checks(*paragraphs: str) -> list[Check]:
    """The checks of the figures in paragraphs of their own, in the release of the first quarter of 2010."""
    assert PLACE in FAULTLESS
    text = FAULTLESS.replace(PLACE, "\n\n".join([*paragraphs, PLACE]))
    begin, end = text.index(f"\n\n{paragraphs[0]}\n"), text.index(PLACE)
    made = make(text.encode(), "release.txt", Settings(cik="1"))
    found = [check for check in made.checks if check.code.startswith("claims.")]
    return [check for check in found if begin <= check.amounts[-1].source.start < end]


def told(*paragraphs: str) -> list[str]:
    """Each figure as printed, what it is said of, its period and the outcome."""
    found = checks(*paragraphs)
    last = [check.amounts[-1] for check in found]
    return [
        f"{amount.source.text} | {amount.name} | {amount.period} | {check.outcome}"
        for amount, check in zip(last, found, strict=True)
    ]


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        (
            "Revenue rose $10.0 million, or 12.5%, from the same quarter a year ago.",
            ["$10.0 million | Revenue (change in the text) | holds", "12.5% | Revenue (growth in the text) | holds"],
        ),
        (
            "Gross profit increased $5.0 million (14.3%) compared to the first quarter of 2009.",
            [
                "$5.0 million | Gross profit (change in the text) | holds",
                "(14.3%) | Gross profit (growth in the text) | holds",
            ],
        ),
        (
            "Diluted EPS was $0.90, up 12.5% from a year ago.",
            [
                "$0.90 | Diluted EPS (level in the text) | holds",
                "12.5% | Diluted EPS (growth in the text) | holds",
            ],
        ),
        (
            "Net income was $9.0 million, or 10.0% of revenue.",
            [
                "$9.0 million | Net income (level in the text) | holds",
                "10.0% | Net income as a percent of revenue (level in the text) | holds",
            ],
        ),
        (
            "Loan originations totaled $190 million, up 8% from $177 million.",
            [
                "$190 million | Loan originations (level in the text) | not checked",
                "8% | Loan originations (growth in the text) | holds",
                "$177 million | Loan originations (level in the text) | not checked",
            ],
        ),
        (
            "Active buyers fell 2.0% to 2,142.",
            ["2.0% | Active buyers (growth in the text) | not checked"],
        ),
    ],
)
def test_what_a_figure_is_said_of_and_what_bears_it_out(sentence: str, figures: list[str]) -> None:
    found = [line.split(" | ") for line in told(sentence)]
    assert [" | ".join([figure, name, outcome]) for figure, name, _, outcome in found] == figures


@pytest.mark.parametrize(
    ("paragraphs", "periods"),
    [
        (
            ["Revenue was $90.0 million, up 3.0% from the fourth quarter of 2009 and up 12.5% from a year ago."],
            ["2010-01-01 to 2010-03-31"] * 3,
        ),
        (
            ["Compared with the first quarter of 2009, revenue increased $10.0 million."],
            ["2010-01-01 to 2010-03-31"],
        ),
        (
            ["Revenue was $90.0 million and net income was $9.0 million for the first quarter of 2010."],
            ["2010-01-01 to 2010-03-31"] * 2,
        ),
        (["In the first nine months of 2009, revenue was $250 million."], ["2009-01-01 to 2009-09-30"]),
        (
            ["Margin was 15.6% a year ago, and net income was $9.0 million."],
            ["2009-01-01 to 2009-03-31", "2010-01-01 to 2010-03-31"],
        ),
    ],
)
def test_which_period_a_figure_is_of(paragraphs: list[str], periods: list[str]) -> None:
    assert [line.split(" | ")[2] for line in told(*paragraphs)] == periods


def test_prose_printed_with_an_empty_line_below_each_is_read_as_one() -> None:
    lines = (
        "Net income for the first quarter of 2010 was $9.0 million, or",
        "$0.90 per diluted share, compared to net income of $8.0 million in the",
        "first quarter of 2009.",
    )
    assert told(*lines) == [
        "$9.0 million | Net income (level in the text) | 2010-01-01 to 2010-03-31 | holds",
        "$0.90 | Net income per diluted share (level in the text) | 2010-01-01 to 2010-03-31 | holds",
        "$8.0 million | net income (level in the text) | 2009-01-01 to 2009-03-31 | holds",
    ]


def test_a_figure_two_sentences_give_alike_is_checked_by_them() -> None:
    one = "Backlog was $31.5 million at March 31, 2010."
    other = "We ended with backlog of $31.5 million at March 31, 2010, which gives us confidence."
    first, second = checks(f"{one} {other}")
    assert [amount.source.text for amount in first.amounts] == ["$31.5 million"] * 2
    assert told(f"{one} {other}")[0].endswith("| holds")
    assert told(one)[0].endswith("| not checked")
    assert second.outcome == first.outcome


def test_a_change_its_own_sentence_belies_is_not_borne_out() -> None:
    figures = told("Loan originations totaled $190 million, up 28% from $177 million.")
    assert [line.rpartition(" | ")[2] for line in figures] == ["not checked"] * 3


def test_a_second_growth_of_the_same_measure_is_meant_otherwise() -> None:
    """`In local currency` may be said shortly, or not at all; the first figure is the line's own."""
    figures = told("Revenue for the first quarter of 2010 rose 12.5% from the first quarter of 2009, and 15% in CC.")
    assert [line.rpartition(" | ")[2] for line in figures] == ["holds", "not checked"]


def test_what_a_reconciliation_begins_with_is_tied_to_its_statement() -> None:
    """Any line of the statements, not only the usual measures; what differs may be of a part and is left alone."""
    table = (
        "\n\nEXAMPLE WIDGETS INC.\nRECONCILIATION OF GAAP TO NON-GAAP OPERATING EXPENSES\n(in thousands)\n\n"
        "\tThree Months Ended March 31,\n\t2010\t2009\n"
        "Selling, general and administrative\t26,000\t{older}\nStock-based compensation\t(1,000)\t(900)\n"
        "Non-GAAP selling, general and administrative\t25,000\t{adjusted}\n"
    )
    for older, adjusted, held in (("22,500", "21,600", 2), ("12,500", "11,600", 0)):
        text = FAULTLESS + table.format(older=older, adjusted=adjusted)
        made = make(text.encode(), "release.txt", Settings(cik="1"))
        found = [check for check in made.checks if check.about.startswith("What a reconciliation begins with")]
        assert [check.outcome.value for check in found] == ["holds"] * held
        assert [finding.code for finding in made.findings if finding.code.startswith("nongaap.")] == []
