"""Footnotes of tables: what is printed, and which notes each figure then has (their first words, in brackets)."""

from dataclasses import replace
from textwrap import dedent

import pytest

from pipeline.extract.footnotes import with_footnotes, with_notes_of_rows
from pipeline.extract.footnotes.notes import notes_of
from pipeline.extract.tables.find import find_statements
from pipeline.model.document import Document, Format
from pipeline.model.statement import LineItem, Statement, StatementKind
from pipeline.read import read
from tests.extract.release import document

TITLE = """
    Condensed Statements of Operations
    (in thousands)
"""


def noted(of: Document) -> str:
    """A line for each line of figures: its label and each figure with the first words of its notes."""
    found, _ = find_statements(of)
    said = []
    for line in (line for each in with_footnotes(found.statements, of) for line in each.lines if line.figures):
        notes = [tuple(note.text.split()[0] for note in (*line.notes, *figure.notes)) for figure in line.figures]
        cells = [
            f"{figure.source.text} [{', '.join(words)}]" if words else figure.source.text
            for figure, words in zip(line.figures, notes, strict=True)
        ]
        said.append(" | ".join((line.label, *cells)))
    return "\n".join(said)


@pytest.mark.parametrize(
    ("printed", "facts"),
    [
        pytest.param(
            """
            | 2020 | 2019
            Revenues (1) | 900 | 800
            Costs (1)(2) | 500 | 450
            Net income | 400 (3) | 350*

            (1) Gross of rebates.
            (2) Excluding awards.
            (3) Preliminary figure.
            * Restated for leases.
            """,
            """
            Revenues | 900 [Gross] | 800 [Gross]
            Costs | 500 [Gross, Excluding] | 450 [Gross, Excluding]
            Net income | 400 (3) [Preliminary] | 350* [Restated]
            """,
            id="marks behind labels and figures",
        ),
        pytest.param(
            """
            | 2020 (a) | 2019*
            Revenues | 900 | 800
            Net income | 400 | 350

            (a) Preliminary and subject to change.
            * Derived from audited statements.
            """,
            """
            Revenues | 900 [Preliminary] | 800 [Derived]
            Net income | 400 [Preliminary] | 350 [Derived]
            """,
            id="a mark on a column heading speaks of the column",
        ),
        pytest.param(
            """
            | 2020 | 2019
            Revenues | 900 | 800
            Operating expenses (1): |
              Research | 200 | 150
              Sales | 100 | 90
              Total operating expenses | 300 | 240
            Operating income | 600 | 560

            (1) Including stock-based compensation.
            """,
            """
            Revenues | 900 | 800
            Research | 200 [Including] | 150 [Including]
            Sales | 100 [Including] | 90 [Including]
            Total operating expenses | 300 [Including] | 240 [Including]
            Operating income | 600 | 560
            """,
            id="a mark on a heading speaks of its lines down to their total",
        ),
        pytest.param(
            """
            | 2020 | 2019
            Net sales | 900 | 800
            Product recall (1) | |
            Adjusted net sales | 900 | 800

            (1) Charges of the recall.
            """,
            """
            Net sales | 900 | 800
            Adjusted net sales | 900 | 800
            """,
            id="a line whose columns are empty is no heading",
        ),
        pytest.param(
            """
            | 2020 | 2019
            Revenues (1) | 900 | 800
            Margin (3) | 40% | 38%

            (1) Gross of rebates.
            (2) Of no table here.

            Adjusted margins
            | 2020 | 2019
            Adjusted revenues | 950 | 850
            Adjusted margin (3) | 42% | 39%

            (3) Margins are shares of revenues.

            Other measures
            | 2020 | 2019
            Customers (1) | 12 | 11

            (1) At the end of the year.
            """,
            """
            Revenues | 900 [Gross] | 800 [Gross]
            Margin | 40% [Margins] | 38% [Margins]
            Adjusted revenues | 950 | 850
            Adjusted margin | 42% [Margins] | 39% [Margins]
            Customers | 12 [At] | 11 [At]
            """,
            id="notes that count on below further tables are one list, those that begin anew another",
        ),
        pytest.param(
            """
            | 2020 | 2019
            Tangible equity (a) | 900 | 800
            Tangible assets (b) | 9,000 | 8,800
            Ratio (a)/(b) | 10.0% | 9.1%
            Goodwill (1) | 90 | 80

            (1) Of all acquisitions.

            Segments (a)
            | 2020 | 2019
            Loans | 700 | 650

            (a) Preliminary data.
            """,
            """
            Tangible equity | 900 | 800
            Tangible assets | 9,000 | 8,800
            Ratio (a)/(b) | 10.0% | 9.1%
            Goodwill | 90 [Of] | 80 [Of]
            Loans | 700 [Preliminary] | 650 [Preliminary]
            """,
            id="letters of a formula are not marks of another table's notes; a mark on a title speaks of the table",
        ),
        pytest.param(
            """
            | 2020 | 2019
            Customers (1) | 12 | 11
            Orders (2) | 30 | 28

            Statements of Operations
            | 2020 | 2019
            Revenues (1) | 900 | 800
            Net income | 400 | 350

            (1) Gross of rebates.
            """,
            """
            Customers | 12 | 11
            Orders | 30 | 28
            Revenues | 900 [Gross] | 800 [Gross]
            Net income | 400 | 350
            """,
            id="a table whose own notes are left out has none of the next",
        ),
        pytest.param(
            """
            | 2020 | 2019
            Loss on derivatives, net of tax of $(1) | (9) | (8)
            Loss on securities, net of tax of (1) and (2) | (1) | (2)
            Net loss | (10) | (10)

            (1) Of no line above.
            (2) Of none either.
            """,
            """
            Loss on derivatives, net of tax of $(1) | (9) | (8)
            Loss on securities, net of tax of (1) and (2) | (1) | (2)
            Net loss | (10) | (10)
            """,
            id="amounts in parentheses are no marks",
        ),
        pytest.param(
            """
            | 2020 | 2019
            Revenues * | 900 | 800

            * We opened two stores in the quarter.
            * We closed none of our stores.
            """,
            """
            Revenues | 900 | 800
            """,
            id="bullets are no notes",
        ),
        pytest.param(
            """
            | 2020 | 2019
            Revenues2 | 900 | 800
            Adjusted EBITDA1 | 400 | 350
            Tier 1 capital | 90 | 80

            (1) Is no measure of GAAP.
            (2) Gross of rebates.
            """,
            """
            Revenues | 900 [Gross] | 800 [Gross]
            Adjusted EBITDA | 400 [Is] | 350 [Is]
            Tier 1 capital | 90 | 80
            """,
            id="plain text prints a raised number as a part of the word",
        ),
        pytest.param(
            """
            | 2020 | 2019
            Revenues (2) | 900 | 800

            Thank you for joining us today.
            1. "Adjusted EPS" is earnings per share adjusted.
            2. Revenues are gross of rebates.
            """,
            """
            Revenues | 900 [Revenues] | 800 [Revenues]
            """,
            id="a numbered list at the end",
        ),
    ],
)
def test_notes_of_figures(printed: str, facts: str) -> None:
    assert noted(document(dedent(TITLE) + dedent(printed))) == dedent(facts).strip()


def test_a_note_has_all_its_words() -> None:
    printed = """
        (1) Excludes items that are explained in the section on non-
        GAAP measures, of which
        the table above
        shows some:
        - awards;
        - impairments.
        The next paragraph is not of the note.
        (2) Net of tax.
    """
    first, second = notes_of(document(printed))
    assert first.text == (
        "Excludes items that are explained in the section on non-GAAP measures, of which the table above shows some: "
        "- awards; - impairments."
    )
    assert (second.mark, second.text) == ("2", "Net of tax.")


HTML = """
<table>
  <tr><td colspan="3">CONDENSED STATEMENTS OF OPERATIONS<sup>1</sup></td></tr>
  <tr><td></td><td>2020</td><td>2019<sup>(2)</sup></td></tr>
  <tr><td>Revenues</td><td>900</td><td>800</td></tr>
  <tr><td>Costs<sup>3, 4</sup></td><td>500</td><td>450</td></tr>
  <tr><td>Net income</td><td>400</td><td>350</td></tr>
</table>
<table>
  <tr><td><sup>1</sup></td><td>Amounts may not add up.</td></tr>
  <tr><td><sup>2</sup></td><td>Restated for leases.</td></tr>
</table>
<p><sup>3</sup> Excluding awards.</p><p><sup>4</sup> Including freight.</p>
"""


def test_raised_marks_of_a_page() -> None:
    page, _ = read(HTML.encode(), "release.html")
    assert noted(page).splitlines() == [
        "Revenues | 900 [Amounts] | 800 [Restated, Amounts]",
        "Costs | 500 [Excluding, Including, Amounts] | 450 [Excluding, Including, Restated, Amounts]",
        "Net income | 400 [Amounts] | 350 [Restated, Amounts]",
    ]


def test_a_page_prints_raised_numbers_as_such() -> None:
    printed = document(f"{TITLE}\n| 2020 | 2019\nRevenues2 | 900 | 800\n\n(2) Gross of rebates.")
    page = replace(printed, format=Format.HTML)
    assert noted(page) == "Revenues2 | 900 | 800"


def test_a_range_in_a_table_has_the_notes_of_its_row() -> None:
    printed = document("Outlook\n\n| 2021\nAdjusted EPS (1) | $1.00 to $1.10\n\n(1) Is no measure of GAAP.")
    (table,) = printed.tables()
    claim = LineItem(order=0, label="Adjusted EPS", source=table.rows[1].cells[1].source)
    said = Statement(kind=StatementKind.PROSE, title="", columns=(), lines=(claim,))
    (line,) = with_notes_of_rows(said, printed).lines
    assert [note.text for note in line.notes] == ["Is no measure of GAAP."]
