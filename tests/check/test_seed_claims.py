"""The founding release: every sentence that holds a claim, found by hand, and what becomes of it."""

from pathlib import Path

import pytest

from pipeline.export import Made, make
from pipeline.model.check import Check, Outcome
from pipeline.model.claim import Claim
from pipeline.model.settings import Settings

BY_HAND = """
Record Revenues of | $42.6 Million
Record Net Income (GAAP) of | $0.5 Million, $1.5 million, $(0.6 million)
Q1 2006 Cash Flow from Operations | $5.5 million, $(1.7 million)
Record Adjusted EBITDA of | $5.8 million
For the first quarter of 2006, revenues totaled | $42.6 million, 12.6%
Net income for the first quarter of 2006, on | $0.5 million, $0.00, $1.5 million, $0.00, $(0.6 million), $(0.00)
Had the Company accounted for | $(3.2 million), $(0.01)
Pro-forma net income for the first quarter | $2.0 million, $0.01, $1.5 million, $0.00
For comparative purposes to the fourth quarter | $2.0 million, $0.01, $(0.2 million), $(0.00)
Gross margin (defined as | $42.6 million, $22.2 million, 48%
The Company reported Adjusted EBITDA | $5.8 million, $2.0 million, $2.8 million
The Company also reported cash, cash equivalents | $44.4 million, $3.9 million
"Internap started 2006 with | $0.5 million, $2.0 million
Internap ended the quarter with | 2,142, 50
Full year revenue growth over 2005 | 10-12%, 5-7%
Gross margins are expected | mid-to-high 40%
Capital expenditures are expected | $12 million to $14 million, $10 million to $12 million
Adjusted EBITDA 1 is expected | $18 million to $22 million, $16 - $19 million
Internap currently serves | 2,000
"""
"""How each sentence with a claim begins, and the figures it claims."""

READINGS = """
revenues totaled | 12.6% | revenues | growth | 2006-01-01 to 2006-03-31 | 2005-01-01 to 2005-03-31
reported Adjusted EBITDA | $2.0 million | Adjusted EBITDA | change | 2006-01-01 to 2006-03-31 | 2005-10-01 to 2005-12-31
reported Adjusted EBITDA | $2.8 million | Adjusted EBITDA | change | 2006-01-01 to 2006-03-31 | 2005-01-01 to 2005-03-31
comparative purposes | $(0.2 million) | net loss | level | 2005-10-01 to 2005-12-31 | None
Gross margin (defined | 48% | Gross margin | level | 2006-01-01 to 2006-03-31 | None
Had the Company | $(0.01) | normalized net loss per share | level | 2005-01-01 to 2005-03-31 | None
also reported cash | $3.9 million | ~ | change | 2006-01-01 to 2006-03-31 | 2005-12-31
"""


@pytest.fixture(scope="module")
def made(seed: Path) -> Made:
    release = seed / "internap-2006-q1.txt"
    return make(release.read_bytes(), release.name, Settings(cik="1056386"))


@pytest.fixture(scope="module")
def claims(seed: Path) -> tuple[Claim, ...]:
    from pipeline.export import _catalogue, _knowledge
    from pipeline.extract import extract
    from pipeline.read import read
    from pipeline.reference.vocabulary import open_vocabulary

    release = seed / "internap-2006-q1.txt"
    document, _ = read(release.read_bytes(), release.name)
    said, _ = extract(document, Settings(), _knowledge(), _catalogue("us-gaap-2025"), None, open_vocabulary())
    return said.claims


def plain(text: str) -> str:
    return " ".join(text.replace("\\", "").split())


def table(text: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split(" | ")] for line in text.strip().splitlines()]


def test_the_claims_found_by_hand_are_found(claims: tuple[Claim, ...]) -> None:
    """All of them, where nine of ten would do; and nothing else is taken for a claim."""
    found = [(plain(claim.sentence.text).lstrip("- "), plain(claim.source.text)) for claim in claims]
    wanted = [(start, figure) for start, figures in table(BY_HAND) for figure in figures.split(", ")]
    assert len(wanted) == 45
    missing = [want for want in wanted if not any(s.startswith(want[0]) and f == want[1] for s, f in found)]
    assert missing == []
    assert len(found) == len(wanted)


@pytest.mark.parametrize("row", table(READINGS), ids=lambda row: row[1])
def test_what_a_claim_is_read_as(claims: tuple[Claim, ...], row: list[str]) -> None:
    words, figure, measure, kind, period, baseline = row
    claim = next(c for c in claims if words in plain(c.sentence.text) and plain(c.source.text) == figure)
    measure = measure.replace("~", "cash, cash equivalents and investments in marketable securities")
    assert (claim.measure, claim.kind, str(claim.period), str(claim.baseline)) == (measure, kind, period, baseline)


def test_every_claim_a_table_can_answer_is_supported_and_none_is_refuted(made: Made) -> None:
    checks = [check for check in made.checks if check.code.startswith("claims.")]
    assert [check.about for check in checks if check.outcome is Outcome.FAILS] == []
    assert [check.amounts[0].source.text for check in checks if check.outcome is Outcome.UNCHECKED] == [
        *("2,142", "50", "2,000"),
    ], "only customers are in no table"


def test_a_supported_claim_shows_the_receipts_of_both_sides(made: Made) -> None:
    check = next(check for check in made.checks if '"12.6%"' in check.about)
    assert [plain(amount.source.text) for amount in check.amounts] == ["$ 42,625", "$ 37,855", "12.6%"]


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("an increase of 12.6%", "an increase of 16.2%"),
        ("revenues totaled \\$42.6 million", "revenues totaled \\$46.2 million"),
        ("of \\$(0.6 million), or", "of \\$(0.9 million), or"),
    ],
)
def test_a_wrong_figure_in_a_sentence_is_contradicted(seed: Path, said: str, wrong: str) -> None:
    text = (seed / "internap-2006-q1.txt").read_text(encoding="utf-8")
    assert said in text
    made = make(text.replace(said, wrong).encode(), "wrong.txt", Settings(cik="1056386"))
    assert [f.code for f in made.findings if f.code.startswith("claims.")] == ["claims.contradicted"]


def test_no_check_of_the_founding_release_fails(made: Made) -> None:
    failing: list[Check] = [check for check in made.checks if check.outcome is Outcome.FAILS]
    assert failing == []
    held = {check.code for check in made.checks if check.outcome is Outcome.HOLDS}
    assert held >= {
        *("ties.net-income", "ties.cash", "ties.balance-sheet", "ties.eps", "ties.par-value"),
        *("nongaap.gaap-measure", "claims.contradicted", "claims.range", "sums.does-not-foot"),
    }
