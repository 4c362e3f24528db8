"""What holds for every page, however odd: receipts are exact, columns are in order, no figure is lost."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.read import read
from tests.read.printed import check

FIGURES = st.sampled_from(["1,234", "(56", "(7)", "0.89", "—", "12%", "2006", "$ 3", "n/a"])
SIGNS = st.sampled_from(["$", ")", "%", ")%", "(a)", "*", ""])
WORDS = st.sampled_from(
    ["", "Sales", "Net loss", "Three months ended", "March 31,", "\xa0", "<b>Total</b>", "<sup>1</sup>"]
)
CELLS = st.tuples(st.one_of(FIGURES, SIGNS, WORDS), st.integers(1, 4), st.integers(1, 3))
ROWS = st.lists(st.lists(CELLS, max_size=8), max_size=8)


def page(rows: list[list[tuple[str, int, int]]]) -> bytes:
    lines = ("".join(f'<td colspan="{c}" rowspan="{r}">{text}</td>' for text, c, r in row) for row in rows)
    return ("<html><body>x<table>" + "".join(f"<tr>{line}</tr>" for line in lines) + "</table></body></html>").encode()


@settings(max_examples=60, deadline=None)
@given(ROWS)
def test_any_table(rows: list[list[tuple[str, int, int]]]) -> None:
    found, _ = read(page(rows), "release.html")
    for block in found.blocks:
        check(found, block)
    for table in found.tables():
        for row in table.rows:
            ends = [(cell.column, cell.column + cell.width) for cell in row.cells]
            assert all(end <= start for (_, end), (start, _) in pairwise(ends))
            assert not ends or ends[-1][1] <= table.columns
    printed = "".join(char for char in found.text if char.isdigit())
    written = "".join(char for row in rows for text, *_ in row for char in text if char.isdigit())
    assert sorted(printed) == sorted(written)


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="<>/|-*#$()[]\\ \n\t1aé&;%.,", max_size=300))
def test_any_text(text: str) -> None:
    if text.strip():
        found, _ = read(text.encode() + b" x", "release")
        for block in found.blocks:
            check(found, block)
