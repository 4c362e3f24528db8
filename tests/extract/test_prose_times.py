"""The time each figure of a sentence is of, as its words, its measure and the calendar of its release tell it."""

from pipeline.extract.prose import read_claims
from pipeline.extract.tables.find import find_statements
from pipeline.reference.vocabulary import open_vocabulary
from tests.extract.release import document

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
