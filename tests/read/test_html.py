"""HTML exhibits: one short test for each thing filing agents' software does to a table."""

import pytest

from pipeline.model.document import Format
from pipeline.model.finding import Unreadable
from pipeline.read import read
from tests.read.printed import document, html_table, only, table, titles


def test_signs_and_spacers_in_cells_of_their_own() -> None:
    assert html_table(
        "| |1 |1 |5 Three months ended|1 |",
        "| |1 |1 |2 2006|1 |2 2005|1 |",
        "| Revenue|1 |1 $|1 42,625|1 |1 $|1 37,855|1 |",
        "| Net loss|1 |1 |1 (1,205|1 )|1 |1 (17|1 )|",
        "| Margin|1 |1 |1 12.5|1 %|1 |1 (3.1|1 )%|",
    ) == [
        ["", "1-2: Three months ended", ""],
        ["", "2006", "2005"],
        ["Revenue", "$ 42,625", "$ 37,855"],
        ["Net loss", "(1,205)", "(17)"],
        ["Margin", "12.5%", "(3.1)%"],
    ]


def test_figures_that_move_by_a_column_where_the_sign_has_no_cell() -> None:
    assert html_table(
        "|3 |3 June 28, 2025|3 |3 June 29, 2024|",
        "|3 Sales|1 $|1 66,613|1 |3 |1 $|1 61,564|1 |",
        "|3 Costs|2 27,423|1 |3 |2 24,213|1 |",
        "|3 Other|2 (171|1 )|3 |2 142|1 |",
    ) == [
        ["", "June 28, 2025", "June 29, 2024"],
        ["Sales", "$ 66,613", "$ 61,564"],
        ["Costs", "27,423", "24,213"],
        ["Other", "(171)", "142"],
    ]


def test_figures_used_in_turn_in_two_cells_under_one_heading() -> None:
    assert html_table(
        "| |2 2006|2 2005|",
        "| Cash| 10| | 11| |",
        "| Total| | 12| | 13|",
    ) == [["", "2006", "2005"], ["Cash", "10", "11"], ["Total", "12", "13"]]


def test_two_columns_stay_two_though_one_is_nearly_empty() -> None:
    assert html_table(
        "| | Total| Change|",
        "| Cash| 10| |",
        "| Debt| 20| |",
        "| Other| | 5|",
    ) == [["", "Total", "Change"], ["Cash", "10", ""], ["Debt", "20", ""], ["Other", "", "5"]]


def test_headings_beside_their_figures() -> None:
    assert html_table(
        "| | 2006| | | 2005| | |",
        "| Sales| | $| 7| | $| 6|",
        "| Costs| | | 5| | | 4|",
    ) == [["", "2006", "2005"], ["Sales", "$ 7", "$ 6"], ["Costs", "5", "4"]]


def test_a_column_of_change_with_signs_as_headings() -> None:
    assert html_table(
        "| | | 2006| |2 Change|",
        "| | | | | $| %|",
        "| Sales| $| 70| | 7| 11%|",
    ) == [["", "2006", "2-3: Change", ""], ["", "", "$", "%"], ["Sales", "$ 70", "7", "11%"]]


def test_rowspan_and_header_cells() -> None:
    text = """<table>
        <tr><th rowspan="2">(in millions)</th><th colspan="2">Quarter ended</th></tr>
        <tr><th>2006</th><th>2005</th></tr>
        <tr><td>Sales</td><td>70</td><td>63</td></tr></table>"""
    assert table(text) == [["(in millions)", "1-2: Quarter ended", ""], ["", "2006", "2005"], ["Sales", "70", "63"]]


def test_labels_over_several_columns_and_their_indents() -> None:
    text = """<table>
        <tr><td colspan="3">Operating expenses:</td><td>&nbsp;</td></tr>
        <tr><td></td><td colspan="2">Sales and marketing</td><td>12</td></tr>
        <tr><td colspan="3" style="padding-left:12pt">Research</td><td>30</td></tr>
        <tr><td colspan="3"><p style="margin-left:1em;text-indent:-1em">Total</p></td><td>42</td></tr></table>"""
    rows = only(document(text)).rows
    assert [(row.cells[0].text, row.cells[0].column) for row in rows] == [
        ("Operating expenses:", 0),
        ("Sales and marketing", 0),
        ("Research", 0),
        ("Total", 0),
    ]
    assert [row.indent for row in rows] == [0, 2, 3, 0]


def test_digits_split_by_tags_and_invisible_characters() -> None:
    text = """<table>
        <tr><td>Sa<b>les</b></td><td>1,<font>2</font>34&#8203;</td></tr>
        <tr><td>Net&nbsp;&nbsp;income<br>per share</td><td>&#8203;0<i>.</i>12</td></tr></table>"""
    assert table(text) == [["Sales", "1,234"], ["Net income per share", "0.12"]]


def test_footnote_marks_are_set_apart() -> None:
    text = """<table>
        <tr><td>EBITDA<sup>(1)(2)</sup></td><td>40<sup>3</sup></td></tr>
        <tr><td>June 30<sup>th</sup></td><td>50 <span style="vertical-align:super">*</span></td></tr></table>"""
    cells = [cell for row in only(document(text)).rows for cell in row.cells]
    assert [(cell.text, cell.marks) for cell in cells] == [
        ("EBITDA", ("1", "2")),
        ("40", ("3",)),
        ("June 30th", ()),
        ("50", ("*",)),
    ]


def test_a_column_of_marks_goes_to_its_figures() -> None:
    text = "<table><tr><td>Europe</td><td>0.2</td><td>b,f</td><td>16.9</td></tr>"
    text += "<tr><td>Asia</td><td>0.4</td><td>a</td><td>29.3</td></tr></table>"
    first = only(document(text)).rows[0]
    assert [(cell.column, cell.text, cell.marks) for cell in first.cells] == [
        (0, "Europe", ()),
        (1, "0.2", ("b", "f")),
        (2, "16.9", ()),
    ]


def test_hidden_parts_are_not_read() -> None:
    text = """<html><head><title>t</title><style>p {}</style></head><body>
        <ix:header><p>facts</p></ix:header><script>var p</script><p style="display: none">secret</p>
        <p>Shown</p><table><tr><td style="display:none">9</td><td>Sales</td><td>1</td></tr>
        <tr style="display:none"><td>Gone</td><td>2</td></tr><tr><td>Cost</td><td>3</td></tr></table></body></html>"""
    assert titles(text) == ["Shown"]
    assert table(text) == [["Sales", "1"], ["Cost", "3"]]


def test_layout_tables_give_their_contents() -> None:
    text = """<table><tr><td><p>BALANCE SHEETS</p><p>(in thousands)</p>
        <table><tr><td>Cash</td><td>5</td></tr><tr><td>Debt</td><td>6</td></tr></table>
        </td></tr></table>"""
    assert titles(text) == ["BALANCE SHEETS", "(in thousands)"]
    assert table(text) == [["Cash", "5"], ["Debt", "6"]]


def test_titles_and_lists_set_as_tables_are_paragraphs() -> None:
    text = """<table><tr><td>ACME CORP</td><td></td></tr><tr><td>March 31</td></tr></table>
        <table><tr><td>•</td><td>Sales rose 5 percent</td></tr><tr><td>•</td><td>Costs fell</td></tr></table>"""
    assert titles(text) == ["ACME CORP", "March 31", "• Sales rose 5 percent", "• Costs fell"]
    assert list(document(text).tables()) == []


def test_lines_stacked_in_one_row_of_cells() -> None:
    text = """<table><tr><td>Cash<br>Debt<br>Equity</td><td>1<br>2<br>(3)</td><td>4<br>5<br>6</td></tr></table>"""
    assert table(text) == [["Cash", "1", "4"], ["Debt", "2", "5"], ["Equity", "(3)", "6"]]


def test_preformatted_tables_are_read_as_plain_text() -> None:
    text = (
        b"<html><body><p>Results</p><PRE>\n<TABLE>\n<CAPTION>\n                2003      2002\n"
        b"<S>             <C>       <C>\nRevenue       $ 1,234   $ 1,111\nCost              200       300\n"
        b"</TABLE>\n</PRE></body></html>"
    )
    assert table(text) == [["", "2003", "2002"], ["Revenue", "$ 1,234", "$ 1,111"], ["Cost", "200", "300"]]


def test_a_note_over_the_whole_table_is_no_heading() -> None:
    note = "Excludes the effects of the restructuring announced earlier in the year and of acquisitions."
    rows = html_table("| Sales| 1| 2|", "| Costs| 3| 4|", f"| (a)|2 {note}|")
    assert rows[-1] == [f"0-2: (a) {note}", "", ""]


def test_the_wrapper_of_an_exhibit_is_not_text() -> None:
    text = "<html><body><document>\n<type>EX-99.1\n<sequence>2\n<filename>a.htm\n<text>\n<p>Results</p></body></html>"
    found = document(text)
    assert found.format is Format.HTML
    assert found.text.split() == ["Results"]


@pytest.mark.parametrize(
    "text",
    [
        "<html>" + "<div>" * 3000 + "deep",
        "<table><tr>" + '<td colspan="900">1</td>' * 3 + "</tr></table>",
    ],
    ids=["nested", "wide"],
)
def test_boundless_pages_are_refused_in_one_sentence(text: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read(text.encode(), "bomb.html")
    assert refused.value.code == "read.too-large"


def test_a_huge_span_alone_does_no_harm() -> None:
    text = (
        '<table><tr><td colspan="999999999" rowspan="99999">Notes 1</td></tr><tr><td>Cash</td><td>1</td></tr></table>'
    )
    assert only(document(text)).rows[0].cells[0].text == "Notes 1"
