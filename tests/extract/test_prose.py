"""Sentences as printed, and the figures they say."""

import pytest

from pipeline.extract.prose.names.measures import measures_of
from pipeline.extract.prose.numbers.figures import figures
from pipeline.reference.vocabulary import open_vocabulary


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Revenue was $42.6 million.", "42600000 -5 money"),
        ("a net loss of $(2.3) million, compared with ($1.1) million", "-2300000 -5 money; -1100000 -5 money"),
        ("a loss of $(2.5) to $(2.3) million", "-2500000..-2300000 -5 money"),
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
        ("dividends rose from 48 cents in fiscal 2023 to 49 cents per share", "0.48 2 per share; 0.49 2 per share"),
        ("repurchased 3.2 million shares for $41 million", "3200000 -5 shares; 41000000 -6 money"),
        ("with 2,142 customers under contract", "2142 0 count"),
        ("earnings of 67 to 71 cents per share", "0.67..0.71 2 per share"),
        ("reduced diluted earnings per share by (72) cents", "-0.72 2 per share"),
        ("at 25 cents per gallon", "0.25 2 money"),
        ("impacted the margin by (860) bps", "-0.0860 4 pure"),
        ("margin was (1.2)% and growth of 8%-10%", "-0.012 3 pure; 0.08..0.10 2 pure"),
        ("growth of (2)% to 3%", "-0.02..0.03 2 pure"),
        ("between negative 8% and 10%", "-0.08..-0.10 2 pure"),
        ("a loss per share of $(0.62) to $(0.04)", "-0.62..-0.04 2 money"),
        ("from $(0.10) to $(0.05)", "-0.10 2 money; -0.05 2 money"),
        ("in a range of $(0.10) to $0.05", "-0.10..0.05 2 money"),
        ("the charge of $217,000", "217000 0 money"),
        ("savings of about 50 million dollars", "50000000 -6 money"),
        ("a net debt to EBITDA leverage ratio of 2.3x", "2.3 1 pure"),
        ("completes conversions up to 80x faster", ""),
        ("Headcount was 536 as of March 31, 2020 compared to 527 as of March 31, 2019", "536 0 count; 527 0 count"),
        ("Active sellers totaled 5.5 million", "5500000 -5 count"),
        ("employees increased 12% to 4,795.", "0.12 2 pure; 4795 0 count"),
        ("diluted shares were 15,595,024 and 15,804,508", "15595024 0 shares; 15804508 0 shares"),
        ("produced 2.1 million short tons of coal", "2100000 -5 count"),
        ("placed 7.9 million orders", "7900000 -5 count"),
        ("Net production averaged 3,366 MMcfe/d", "3366 0 count"),
        ("operated 853 warehouses", "853 0 count"),
        ("Microsoft 365 Consumer subscribers and S&P 500 companies over 20 years", ""),
        ("of $42.6 million and 37.9 million", "42600000 -5 money"),
        (
            "operates 853 warehouses, including 591 in the United States, 107 in Canada and 40 in Mexico",
            "853 0 count; 591 0 count; 107 0 count; 40 0 count",
        ),
        ("of about 81.5 million (versus previous outlook of 82.0 million)", ""),
        (
            "Diluted shares outstanding of about 81.5 million (versus previous outlook of 82.0 million)",
            "81500000 -5 shares; 82000000 -5 shares",
        ),
        ("in 2019 to 2,019 people by 2020", "2019 0 count"),
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
    found = measures_of(open_vocabulary().said).last(words)
    assert found is not None
    assert found[1].startswith(measure)
