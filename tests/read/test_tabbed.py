"""Tables whose cells are separated by tabs, as the founding release has them."""

import csv
from pathlib import Path

from plain_tables import table, tables, titles

from pipeline.model.document import Format, Table
from pipeline.model.figures import parse_figure
from pipeline.read.text import read_text


def test_headings_without_tabs_over_three_lines() -> None:
    text = r"""
        |CORPORATION
        |(in thousands)
        |
        |For the three months ended
        |March 31,
        |
        |2006 2005
        |
        |Revenue»\$ 42,625»\$ 37,855
        |Costs:»»
        |Other»2»6
        """
    assert titles(text) == ["CORPORATION", "(in thousands)"]
    assert table(text) == [
        ["", "1-2: For the three months ended", ""],
        ["", "1-2: March 31,", ""],
        ["", "2006", "2005"],
        ["Revenue", "$ 42,625", "$ 37,855"],
        ["Costs:", "", ""],
        ["Other", "2", "6"],
    ]


def test_a_year_glued_to_dashes() -> None:
    text = r"""
        |»Three months ended March 31,»
        |»----- 2006»2005 -----
        |Net income (loss)»\$ 541»\$ (570)
        |Inventory»169»75
        """
    assert table(text) == [
        ["", "1-2: Three months ended March 31,", ""],
        ["", "2006", "2005"],
        ["Net income (loss)", "$ 541", "$ (570)"],
        ["Inventory", "169", "75"],
    ]


def test_currency_signs_in_cells_of_their_own() -> None:
    text = r"""
        |Sales»585»--
        |General»385»60
        |
        |Total»\$»1,507»\$»60
        |-------»----»-------»----»----
        """
    assert table(text) == [["Sales", "585", "--"], ["General", "385", "60"], ["Total", "$ 1,507", "$ 60"]]


def test_a_label_wrapped_onto_the_next_row_stays_in_the_table() -> None:
    text = r"""
        |Diluted per share»\$ 0.00»\$ (0.00)
        |=====»»
        |Weighted average shares used in computing»»
        |
        |basic net income (loss) per share»342,928»338,199
        """
    assert table(text) == [
        ["Diluted per share", "$ 0.00", "$ (0.00)"],
        ["Weighted average shares used in computing", "", ""],
        ["basic net income (loss) per share", "342,928", "338,199"],
    ]


def test_blank_lines_and_section_headings_do_not_end_a_table() -> None:
    text = r"""
        |Goodwill»36»36
        |»-----»-----
        |»\$ 155»\$ 155
        |»=====»=====
        |
        |LIABILITIES AND STOCKHOLDERS' EQUITY
        |
        |Current liabilities:»»
        |Notes payable»\$ 4,375»\$ 4,375
        """
    assert table(text) == [
        ["Goodwill", "36", "36"],
        ["", "$ 155", "$ 155"],
        ["LIABILITIES AND STOCKHOLDERS' EQUITY", "", ""],
        ["Current liabilities:", "", ""],
        ["Notes payable", "$ 4,375", "$ 4,375"],
    ]


def test_a_title_and_a_note_end_a_table() -> None:
    text = r"""
        |Net income»541»570
        |Total»12»13
        |
        |(a) Includes the following amounts related to equity awards:
        |
        |Sales»585»--
        |Total»1,507»--
        |
        |COMPANY CORPORATION
        |CONSOLIDATED BALANCE SHEETS
        |(in thousands)
        |
        |»March 31, 2006»December 31, 2005
        |Cash»30,007»24,434
        |Inventory»610»779
        """
    assert [len(rows) for rows in tables(text)] == [2, 2, 3]
    assert titles(text) == [
        "(a) Includes the following amounts related to equity awards:",
        "COMPANY CORPORATION",
        "CONSOLIDATED BALANCE SHEETS",
        "(in thousands)",
    ]


def test_the_founding_release_keeps_its_printed_cells(seed: Path) -> None:
    (path,) = seed.glob("*.txt")
    text = path.read_text(encoding="utf-8")
    document = read_text(text, path.name)
    assert document.format is Format.TEXT
    cells = [cell for found in document.tables() for row in found.rows for cell in row.cells if cell.column]
    printed = [cell.text for cell in cells if parse_figure(cell.text) and cell.text not in ("2005", "2006")]
    with (seed / "cells.csv").open(encoding="utf-8") as rows:
        expected = [row["printed"] for row in csv.DictReader(rows)]
    assert sorted(printed) == sorted(expected)
    sources = [block.source for block in document.blocks if not isinstance(block, Table)]
    assert all(
        text[source.start : source.end] == source.text for source in (*sources, *(cell.source for cell in cells))
    )
