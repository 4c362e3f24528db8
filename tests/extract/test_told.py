"""Claims of sentences as a statement: which period they get where their own sentence names none."""

from textwrap import dedent

from pipeline.extract.beyond.prose import told
from pipeline.extract.prose import read_claims
from pipeline.extract.tables.find import find_statements
from pipeline.reference.vocabulary import open_vocabulary
from tests.extract.release import document
from tests.extract.test_prose_reading import RELEASE


def lines(*printed: str) -> list[str]:
    """`label: amount, period` of every figure of some paragraphs, and why others are none."""
    release = document(dedent(RELEASE) + "\n" + "\n".join(printed))
    statements = find_statements(release)[0].statements
    made = told(read_claims(release, statements, open_vocabulary()))
    periods = {column.index: column.period for column in made.statement.columns} if made.statement else {}
    found = made.statement.lines if made.statement else ()
    return [
        *(f"{line.label}: {figure.value}, {periods[figure.column]}" for line in found for figure in line.figures),
        *(omission.reason for omission in made.omissions),
    ]


def test_a_dividend_of_a_headline_is_payable_on_the_day_that_a_sentence_tells() -> None:
    assert lines(
        "Announces $0.20 Quarterly Cash Dividend",
        "The directors declared a cash dividend of $0.20 per common share payable on May 29, 2006.",
    ) == [
        "Quarterly Cash Dividend: 0.20, 2006-05-29",
        "cash dividend per common share: 0.20, 2006-05-29",
    ]


def test_a_dividend_of_which_nobody_tells_the_day_is_no_fact() -> None:
    assert lines("Announces $0.20 Quarterly Cash Dividend") == ["the sentence does not say for which period"]
