"""Markdown releases: pipe tables as converters and people write them."""

from pipeline.model.document import Format, Table
from pipeline.read import read
from pipeline.read.markdown.page import read_markdown
from tests.read.printed import document, only, table, tables, titles


def test_a_pipe_table_and_its_surroundings() -> None:
    text = r"""
    # Acme *Results*

    **(in thousands)**

    |  | **March 31, 2006** | March 31, 2005 |
    |:---|---:|---:|
    | **Revenue** | \$ 42,625 | $37,855 |
    | A \| B | (3) | — |

    ---
    See [notes](https://example.com/notes).
    """
    assert document(text).format is Format.MARKDOWN
    assert titles(text) == ["Acme Results", "(in thousands)", "See notes."]
    assert table(text) == [
        ["", "March 31, 2006", "March 31, 2005"],
        ["Revenue", "$ 42,625", "$37,855"],
        ["A | B", "(3)", "—"],
    ]


def test_receipts_point_into_the_markdown() -> None:
    text = "| | | 2006 |\n|---|---|---|\n| Sales | | 7 |\n| **Total** | **$** | **42** |\n"
    assert only(document(text)).rows[2].cells[1].text == "$ 42"
    assert only(document(text)).rows[2].cells[1].source.text == "**$** | **42**"


def test_signs_in_cells_of_their_own_and_no_header_rule() -> None:
    text = """
    |  |  | 2006 |  | 2005 |  |
    | Sales | $ | 42 |  | $ | 37 |
    | Loss |  | (4 | ) |  | (3 | ) |
    | Costs |  | 5 |  |  | 6 |
    """
    assert table(text) == [
        ["", "2006", "2005"],
        ["Sales", "$ 42", "$ 37"],
        ["Loss", "(4)", "(3)"],
        ["Costs", "5", "6"],
    ]


def test_a_heading_repeated_over_the_columns_it_spanned() -> None:
    text = """
    | (in millions) | Three months ended | Three months ended |
    |---|---|---|
    |  | 2006 | 2005 |
    | Sales | 42 | 37 |
    """
    assert table(text) == [
        ["(in millions)", "1-2: Three months ended", ""],
        ["", "2006", "2005"],
        ["Sales", "42", "37"],
    ]


def test_headings_squeezed_to_the_left() -> None:
    text = """
    | | Three months ended | Nine months ended | | |
    |---|---|---|---|---|
    | | 2006 | 2005 | 2006 | 2005 |
    | Sales | 42 | 37 | 99 | 98 |
    """
    assert table(text)[0] == ["", "1-2: Three months ended", "", "3-4: Nine months ended", ""]


def test_headings_that_lost_their_empty_first_cell() -> None:
    text = """
    | Three months ended | Nine months ended | | | |
    |---|---|---|---|---|
    | March 31, 2006 | March 31, 2005 | June 30, 2006 | June 30, 2005 | |
    |---|---|---|---|---|
    | Sales | 42 | 37 | 99 | 98 |
    """
    assert table(text) == [
        ["", "1-2: Three months ended", "", "3-4: Nine months ended", ""],
        ["", "March 31, 2006", "March 31, 2005", "June 30, 2006", "June 30, 2005"],
        ["Sales", "42", "37", "99", "98"],
    ]


def test_headings_of_changes_stand_over_the_percentages() -> None:
    text = """
    | | Three months ended | | % Change | | Year ended | | % Change |
    | | 2006 | | 2005 | | | 2006 | | 2005 | |
    | Sales | $ | 42 | | $ | 40 | | 5 % | | $ | 99 | | $ | 90 | | 10 % |
    | Costs | | 20 | | | 10 | | 100 % | | | 50 | | | 40 | | 25 % |
    """
    assert table(text)[:2] == [
        ["", "1-2: Three months ended", "", "% Change", "4-5: Year ended", "", "% Change"],
        ["", "2006", "2005", "", "2006", "2005", ""],
    ]


def test_rows_of_different_shape_are_aligned_by_rank() -> None:
    text = """
    | | | | **March 31,** | | **March 31,** |
    | | | | | **2006** | | | | **2005** | |
    | Revenue | $ | 22 | | | $ | 6 | |
    | | Research | | 2 | | | | 1 | |
    | | Interest | | (63 | ) | | | (65 | ) |
    | | | **Total** | | **3** | | | | **5** | |
    """
    assert table(text) == [
        ["", "March 31,", "March 31,"],
        ["", "2006", "2005"],
        ["Revenue", "$ 22", "$ 6"],
        ["Research", "2", "1"],
        ["Interest", "(63)", "(65)"],
        ["Total", "3", "5"],
    ]


def test_statements_written_below_each_other_without_a_line_between() -> None:
    text = """
    | STATEMENTS OF INCOME |
    | | Quarter 2006 | Year 2006 | Year 2005 |
    | Sales | 1 | 2 | 3 |
    | BALANCE SHEETS |
    | | March 31, 2006 | March 31, 2005 |
    | Cash | 4 | 5 |
    """
    first, second = tables(text)
    assert first[-1] == ["Sales", "1", "2", "3"]
    assert second == [["BALANCE SHEETS", "", ""], ["", "March 31, 2006", "March 31, 2005"], ["Cash", "4", "5"]]


def test_tables_of_other_kinds_within_markdown() -> None:
    text = """
    # Results

    | | 2006 |
    |---|---|
    | Sales | 7 |

    <table><tr><td>Costs</td><td>6</td></tr></table>

                          2006       2005
    Net income         $ 1,234    $ 1,111
    Dividends              200        300
    """
    assert tables(text) == [
        [["", "2006"], ["Sales", "7"]],
        [["Costs", "6"]],
        [["", "2006", "2005"], ["Net income", "$ 1,234", "$ 1,111"], ["Dividends", "200", "300"]],
    ]


def test_figures_glued_into_one_cell_are_set_apart() -> None:
    """By the empty cells that follow them, or where a column is glued alike in all its rows."""
    assert table("""
        | | Q3'24 Q4'24 Q1'25 | Q2'25 | | |
        |---|---|---|---|---|
        | Consumer | 483.3 | 1,347.1 | 1,095.5 | 649.9 |
        | Institutional | 55.3 141.3 | | 98.9 | 60.8 |
        | Total | 538.6 | 1,488.4 | 1,194.4 | 710.7 |
        """)[1:] == [
        ["Consumer", "483.3", "1,347.1", "1,095.5", "649.9"],
        ["Institutional", "55.3", "141.3", "98.9", "60.8"],
        ["Total", "538.6", "1,488.4", "1,194.4", "710.7"],
    ]
    assert table("""
        | | 2024 2023 | 2022 |
        |---|---|---|
        | Consumer | 34 (94) | 59 |
        | Institutional | 151 345 | 236 |
        | Share | 19 % 21 % | 20 % |
        """) == [
        ["", "1-2: 2024 2023", "", "2022"],
        ["Consumer", "34", "(94)", "59"],
        ["Institutional", "151", "345", "236"],
        ["Share", "19 %", "21 %", "20 %"],
    ]


def test_figures_that_stay_glued_are_reported() -> None:
    text = "| | 2024 | 2023 |\n|---|---|---|\n| Sales | 10 20 | 30 |\n| Costs | 5 | 15 |\n| Tax | 1 | 2 |\n"
    _, (glued,) = read(text.encode(), "release.md")
    assert glued.code == "read.glued-figures"
    assert glued.source
    assert glued.source.text == "10 20"


def test_a_row_with_line_breaks_in_its_cells_stays_one_row_of_its_table() -> None:
    text = """
    |  | **2006** | **2005** |
    | Sales | 42 | 37 |

    | **Weighted-average shares used to

    compute earnings per share:** |  |  |

    | Basic | 7 | 6 |
    """
    assert table(text) == [
        ["", "2006", "2005"],
        ["Sales", "42", "37"],
        ["Weighted-average shares used to compute earnings per share:", "", ""],
        ["Basic", "7", "6"],
    ]
    apart = text.replace(
        "| **Weighted-average shares used to\n\n    compute", "Weighted-average shares used to\n\n    compute"
    )
    assert len(tables(apart)) > 1


def test_rows_without_bars_around_them() -> None:
    """GFM lets the outer bars away; a heading's empty first cell then begins with the bar that ends it."""
    text = """
    ACME | Investor relations

    (in thousands) |  |
     | 2006 | 2005
    Sales | 42 | 37
    Costs |  |
    Materials | (30) | (29)
    Wages | 5 | 4
    Rent | 3 | 2
    Other | 2 | 1
    Net income | 2 | 1
    """
    assert document(text).format is Format.MARKDOWN
    assert titles(text) == ["ACME | Investor relations"]
    assert table(text)[:4] == [
        ["(in thousands)", "", ""],
        ["", "2006", "2005"],
        ["Sales", "42", "37"],
        ["Costs", "", ""],
    ]


def test_items_of_a_list_that_are_rows_of_figures() -> None:
    text = "- North America: 9 % | 11 % | 10 %\n- International: 12 | (14) | 9\n- Consolidated: 11 | 13 | 11\n"
    (found,) = (block for block in read_markdown(text, "release.md").blocks if isinstance(block, Table))
    assert [[cell.text for cell in row.cells] for row in found.rows] == [
        ["- North America", "9 %", "11 %", "10 %"],
        ["- International", "12", "(14)", "9"],
        ["- Consolidated", "11", "13", "11"],
    ]
