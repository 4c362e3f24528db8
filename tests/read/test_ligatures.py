"""Texts that have lost the letters which print sets as one, and the words they are read as."""

from pipeline.read import read
from pipeline.read.ligatures import with_ligatures

PRINTED = """
Net sales for the rst quarter of scal 2023 increased 8.1 percent, with a tax bene t of $53 million.
Risks of in ation and tari s may di er. Signi cant e ects are identi ed in our lings.
                                                    2023          2022
Accrued salaries and bene ts                        4,317         4,381
O ce costs                                            120           110
"""
MENDED = """
Net sales for the first quarter of fiscal 2023 increased 8.1 percent, with a tax benefit of $53 million.
Risks of inflation and tariffs may differ. Significant effects are identified in our filings.
                                                    2023          2022
Accrued salaries and benefits                       4,317         4,381
Office costs                                          120           110
"""


def test_words_get_the_letters_they_lost_and_columns_stay_where_they_are() -> None:
    assert with_ligatures(PRINTED) == MENDED


def test_a_text_that_has_its_letters_keeps_every_other_word() -> None:
    """`In ation` may be anything where financial, first and fiscal are printed whole."""
    printed = "The first fiscal quarter: final offers differ, rst scal in ation, effective office profit.\n"
    assert with_ligatures(printed) == printed
    once = "The Rst of the scal cliff and the SCAL of nances.\n"
    assert with_ligatures(once) == once


def test_receipts_quote_the_words_as_read() -> None:
    document, _ = read(PRINTED.encode(), "release.txt")
    assert "tax benefit of $53 million" in document.text
    for block in document.blocks:
        source = getattr(block, "source", None)
        assert source is None or document.text[source.start : source.end] == source.text
