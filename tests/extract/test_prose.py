"""Sentences as printed, and the figures they say."""

import pytest

from pipeline.extract.prose.figures import figures
from pipeline.extract.prose.measures import last_measure


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Revenue was $42.6 million.", "42600000 -5 money"),
        ("a net loss of $(0.6 million), or $(0.00) per share", "-600000 -5 money; 0.00 2 per share"),
        ("cash used of negative $1.7 million", "-1700000 -5 money"),
        ("between 10-12%, up from 5-7%", "0.10..0.12 2 pure; 0.05..0.07 2 pure"),
        ("in the range $12 million to $14 million", "12000000..14000000 -6 money"),
        ("of $16 - $19 million", "16000000..19000000 -6 money"),
        ("between $1.0 and $1.2 billion", "1000000000..1200000000 -8 money"),
        ("were $48.6 million and $2.1 million", "48600000 -5 money; 2100000 -5 money"),
        ("grew 12% and 13%", "0.12 2 pure; 0.13 2 pure"),
        ("up 150 basis points to 64.8%", "0.0150 4 pure; 0.648 3 pure"),
        ("in the mid-to-high 40% range", "0.44..0.49 2 pure"),
        ("earned 15 cents per share", "0.15 2 per share"),
        ("repurchased 3.2 million shares for $41 million", "3200000 -5 shares; 41000000 -6 money"),
        ("with 2,142 customers under contract", "2142 0 count"),
        ("increased from $5 million to $7 million", "5000000 -6 money; 7000000 -6 money"),
        ("dial 866.202.0886, pass code 86358891, on May 4, 2006 at 5:00 p.m.", ""),
    ],
)
def test_figures_of_a_sentence(sentence: str, said: str) -> None:
    found = [
        f"{one.value:f}{f'..{one.upper:f}' if one.upper is not None else ''} {one.decimals} {one.unit}"
        for one in figures(sentence)
    ]
    assert "; ".join(found) == said


@pytest.mark.parametrize(
    ("words", "measure"),
    [
        ("For the quarter, the Company reported Adjusted EBITDA 1 of ", "Adjusted EBITDA"),
        ("compared to a net loss on a GAAP basis of ", "net loss"),
        ("reported cash, cash equivalents and investments in marketable securities of ", "cash, cash equivalents and"),
        ("Net cash provided by operating activities was ", "Net cash provided by operating activities"),
        ("Diluted net income per share was ", "Diluted net income per share"),
        ("Data center revenue was ", "Data center revenue"),
        ("Revenue growth over 2005 revenues is expected to be ", "Revenue growth"),
    ],
)
def test_the_measure_before_a_figure(words: str, measure: str) -> None:
    found = last_measure(words)
    assert found is not None
    assert found[1].startswith(measure)
