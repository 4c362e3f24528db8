"""Text laid out from PDF pages: columns that drift, headings that are not where the figures are."""

import time
from pathlib import Path
from textwrap import dedent

import pytest
from plain_tables import table, titles

from pipeline.model.document import Table
from pipeline.read.plain.columns import find_columns
from pipeline.read.text import read_blocks, read_text


def test_columns_may_shift_from_page_to_page() -> None:
    text = """
        |                                            November 20, 2022              August 28, 2022
        |Cash                                     $            10,856       $                10,203
        |Inventories                                           18,571                        17,907
        |Total assets                                          66,027                        64,166
        |                                                                                         3
        |\f                  LIABILITIES AND EQUITY
        |Accounts payable                   $   18,348    $   17,848
        |Current portion of debt                    71            73
        |Other                                       —           (21)
        """
    assert table(text)[1:] == [
        ["Cash", "$ 10,856", "$ 10,203"],
        ["Inventories", "18,571", "17,907"],
        ["Total assets", "66,027", "64,166"],
        ["LIABILITIES AND EQUITY", "", ""],
        ["Accounts payable", "$ 18,348", "$ 17,848"],
        ["Current portion of debt", "71", "73"],
        ["Other", "—", "(21)"],
    ]


def test_a_currency_sign_one_blank_behind_the_last_figure() -> None:
    text = """
        |                                           Apr 1, 2023        Apr 2, 2022
        |Net income attributable                $        (2,758) $           8,113
        |Less: minority                                     (10)                —
        """
    assert table(text)[1:] == [["Net income attributable", "$ (2,758)", "$ 8,113"], ["Less: minority", "(10)", "—"]]


def test_equal_headings_never_share_the_heading_over_them() -> None:
    text = """
        |                             Three Months Ended                          Twelve Months Ended
        |                     January 29,       October 30,       January 30,      January 29,          January 30,
        |                         2023              2022              2022              2023                2022
        |Cost            $         120     $         120     $           86    $        455        $         344
        |Research        $          10     $          10     $            9    $         39        $          19
        """
    assert table(text)[0] == ["", "1-3: Three Months Ended", "", "", "4-5: Twelve Months Ended", ""]


def test_the_first_line_of_a_wrapped_heading_stands_over_its_own_column() -> None:
    text = """
        |                           Three Months Ended June 30, 2022           Three Months Ended June 30, 2023
        |                                       Rigid       EPS                          Rigid       EPS
        |($ million)            Flexibles  Packaging    cents(1)   Total   Flexibles  Packaging  cents(1)   Total
        |Net income                   109         90         7.3     199         181         20      12.3     201
        |Tax expense                   10          9         1.1      19          11         12       1.2      23
        |Other                        — —          —           —       —         (5)        (5)     (0.4)     (10)
        """
    group, heads, *_, last = table(text)
    assert group == [
        "",
        "1-4: Three Months Ended June 30, 2022",
        "",
        "",
        "",
        "5-8: Three Months Ended June 30, 2023",
        "",
        "",
        "",
    ]
    assert heads == ["", "", "Rigid", "EPS", "", "", "Rigid", "EPS", ""]
    assert last == ["Other", "— —", "—", "—", "—", "(5)", "(5)", "(0.4)", "(10)"]


def test_headings_one_blank_apart_are_cut_before_what_is_per_share() -> None:
    text = """
        |                      Three Months Ended                 Three Months Ended
        |                         July 29, 2023                      July 30, 2022
        |                 Earnings   Net of Tax Per Share      Earnings   Net of Tax Per Share
        |Amortization   $      21   $      21       0.10    $       22   $       17      0.07
        |Restructuring         (7)         (7)     (0.03)           34           26      0.12
        """
    assert table(text)[2] == ["", "Earnings", "Net of Tax", "Per Share", "Earnings", "Net of Tax", "Per Share"]


def test_a_period_in_the_stub_and_years_narrower_than_their_columns() -> None:
    text = """
        |Dollars in millions, except per share data
        |Quarters Ended June 30,                     2023           2022            Inc/ (Dec)
        |Company-operated restaurants        $   2,487.0    $   2,112.8    $    374.2            18 %
        |Other revenues                             77.2           78.8          (1.6)           (2)
        """
    assert titles(text) == ["Dollars in millions, except per share data"]
    assert table(text) == [
        ["Quarters Ended June 30,", "2023", "2022", "3-4: Inc/ (Dec)", ""],
        ["Company-operated restaurants", "$ 2,487.0", "$ 2,112.8", "$ 374.2", "18 %"],
        ["Other revenues", "77.2", "78.8", "(1.6)", "(2)"],
    ]


def test_raised_footnote_marks_and_telephone_numbers_are_no_figures() -> None:
    text = """
        |Amcor                       Amcor
        |+61 3 9226 9028             +1 224 313 7141
        |
        |                                        2022            2023
        |Net decrease in cash                    (75)           (161)
        |                    (1)
        |Cash at the beginning                   850             850
        """
    assert [row[0] for row in table(text)] == ["", "Net decrease in cash", "Cash at the beginning"]


def test_raised_footnote_marks_mark_what_ends_below_them() -> None:
    text = """
        |                                        2022            2023
        |                              (2)
        |Net loss on disposals                    (75)           (161)
        |              (1)
        |Cash on hand                            850 *           900
        |Total                                   775             739
        """
    (found,) = read_blocks(dedent(text).replace("|", ""), "release.txt")
    assert isinstance(found, Table)
    said = [(cell.text, cell.marks) for row in found.rows for cell in row.cells if cell.marks or "*" in cell.text]
    assert said == [("Cash on hand", ("1",)), ("850 *", ())]


def test_offsets_and_numbers_continue_those_of_the_document_around() -> None:
    part = "Revenue\t12\t13\nCost\t2\t3"
    (found,) = read_blocks(part, "submission.txt", offset=100, first_table=4)
    assert isinstance(found, Table)
    assert found.index == 4
    source = found.rows[1].cells[2].source
    assert (source.start, source.end, source.text) == (100 + part.rindex("3"), 100 + len(part), "3")
    assert (source.table, source.row, source.column) == (4, 2, 3)


@pytest.mark.parametrize("text", ["", "\n\n", "\t\t\n", "$\n(\n", "=====", "1", "\f", "<TABLE>\n</TABLE>"])
def test_nearly_nothing_is_no_table(text: str) -> None:
    assert not any(isinstance(block, Table) for block in read_blocks(text, "empty.txt"))


def test_time_grows_with_length_only() -> None:
    """Eight times the rows take hardly more than eight times the processor time."""
    spent = []
    for length in (500, 4000):
        rows = "\n".join(f"Line item number {n:<30}{n * 1000:>14,}{n * 999:>14,}" for n in range(1, length + 1))
        began = time.process_time()
        (found,) = read_blocks(rows, "long.txt")
        spent.append(time.process_time() - began)
        assert isinstance(found, Table)
        assert len(found.rows) == length
    assert spent[1] < 24 * spent[0]


def test_every_receipt_of_every_release_points_at_its_text(shared: Path) -> None:
    for path in sorted((shared / "corpus" / "releases").glob("*.txt")):
        text = path.read_text(encoding="utf-8", errors="replace")
        for block in read_text(text, path.name).blocks:
            sources = (
                [cell.source for row in block.rows for cell in row.cells]
                if isinstance(block, Table)
                else [block.source]
            )
            assert all(text[source.start : source.end] == source.text for source in sources), path.name


def test_a_footnote_mark_left_of_the_named_columns_belongs_to_the_label() -> None:
    text = """
        |                                            January 28, 2023       January 29, 2022
        |Operating income                           $          1,795       $          3,039
        |Add: non-GAAP adjustments  2                            233                     53
        |Less: income taxes                                     (525)                  (682)
        """
    assert table(text)[2] == ["Add: non-GAAP adjustments 2", "233", "53"]


def test_a_heading_wrapped_over_the_figures_above_it_stays_in_its_table() -> None:
    """Its first line reads like a sentence and reaches past the left edge of the totals above, not of what is below."""
    text = """
        |                                                           Three Months Ended
        |                                                           July 30,      July 31,
        |                                                             2023          2022
        |Change in cash                                             $     984     $     803
        |Cash and restricted cash at the beginning of the period        4,898         2,210
        |Cash and restricted cash at the end of the period        $     5,882   $     3,013
        |
        |
        |Reconciliation of cash and restricted cash at the end of it to
        |the Balance Sheet:
        |  Cash                                                          5,783         3,013
        |  Restricted cash                                                  99             -
        """
    assert [row[0] for row in table(text)][-4:] == [
        "Reconciliation of cash and restricted cash at the end of it to",
        "the Balance Sheet:",
        "Cash",
        "Restricted cash",
    ]


def test_columns_of_text_without_its_layout_are_told_by_rank() -> None:
    """Leaders in proportional type: the two figures of a row end anywhere; the lone one does not make a column."""
    ends = [(135, 147), (135, 145), (138, 146), (136, 144), (137, 147), (148, 158), (144, 155), (139, 149), (133, 144)]
    ends += [(123, 130), (154, 164), (119, 127), (128, 135), (142, 150), (110, 118), (81, 83), (96, 98), (122, 135)]
    found = find_columns([*ends, (2,)])
    assert len(found.edges) == 2
    assert set(found.rows[:-1]) == {(0, 1)}


def test_a_lone_number_below_everything_counts_the_pages() -> None:
    text = """
        |                    2006        2005
        |Sales                 42          37
        |Costs                 30          29
        |15
        """
    assert [row[0] for row in table(text)] == ["", "Sales", "Costs"]


def test_figures_one_blank_apart_are_cut_from_their_labels_and_stand_by_rank() -> None:
    """Text taken from a page without its layout; a sentence that ends in figures is none of its rows."""
    text = """
        |We shipped on March 31, 2006 to 12 countries in all of 2006 2005
        |and are glad of it.
        |
        |Statements of Operations
        |2006 2005
        |Net revenue $ 1,792,984 $ 1,128,597
        |Other revenue 75,709 76,596
        |Total revenue 1,868,693 1,205,193
        |Operating expenses:
        |Transaction expense (253,318) -
        |Class A shares outstanding 1,205,193 929,193
        |Net income per share $ 0.15 $ (0.14)
        """
    assert table(text) == [
        ["Net revenue", "$ 1,792,984", "$ 1,128,597"],
        ["Other revenue", "75,709", "76,596"],
        ["Total revenue", "1,868,693", "1,205,193"],
        ["Operating expenses:", "", ""],
        ["Transaction expense", "(253,318)", "-"],
        ["Class A shares outstanding", "1,205,193", "929,193"],
        ["Net income per share", "$ 0.15", "$ (0.14)"],
    ]
    assert "2006 2005" in titles(text)
