"""Size, depth, cells, digits, dates and time have limits, and within them nothing takes long."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from decimal import Decimal

import pytest

from pipeline.export import make
from pipeline.model.document import Paragraph
from pipeline.model.figures import MAX_DIGITS, parse_figure
from pipeline.model.finding import Unreadable
from pipeline.model.settings import Settings
from pipeline.read import read
from pipeline.read.plain.lines import split_lines

SETTINGS = Settings(validate=False)
SECONDS = 10
"""Of processor time, and generous: every case takes a second or two, and minutes without its guard."""


@contextmanager
def soon() -> Iterator[None]:
    started = time.process_time()
    yield
    assert time.process_time() - started < SECONDS


def page(rows: str) -> bytes:
    return f"<html><body><p>x</p><table>{rows}</table></body></html>".encode()


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(page("<tr><td>Sales</td>" + "<td>1</td>" * 600 + "</tr>"), id="a row of 600 cells"),
        pytest.param(page("<tr><td>Sales</td>" + "<td>1</td>" * 101 + "</tr>"), id="a row of 101 cells"),
        pytest.param(page("<tr>" + "<td>1</td>" * 90 + "</tr>" + "<tr><td></td></tr>" * 200_001), id="200,001 cells"),
        pytest.param(b"<html><body>" + b"<div>" * 5_000 + b"x", id="nested 5,000 deep"),
        pytest.param(b"Sales  " + b"  1" * 40 + b"\n" + b"Costs  1  2\n" * 5, id="a line of 40 figures"),
    ],
)
def test_too_much_is_refused_at_once(data: bytes) -> None:
    with soon(), pytest.raises(Unreadable, match=r"cells|wide|deeply|figures"):
        read(data, "release")


@pytest.mark.parametrize("span", ["9" * 5000, "99999999", "-1", "0", "1e9", "٣", "²", ""])
def test_spans_of_any_size_are_read(span: str) -> None:
    found, _ = read(page(f'<tr><td>Sales</td><td colspan="{span}" rowspan="{span}">10</td></tr>' * 2), "release")
    assert found.text.count("10") == 2


@pytest.mark.parametrize("style", ["1.2.3px", "9" * 400 + "px", ".px", "-.5em", "1e9em", "--1px", "NaNpx"])
def test_styles_of_any_length_are_read(style: str) -> None:
    rows = f'<tr><td style="padding-left:{style}">Sales</td><td>10</td></tr><tr><td>Costs</td><td>5</td></tr>'
    found, _ = read(page(rows), "release")
    assert "Sales" in found.text


@pytest.mark.parametrize(
    "charset", ["rot13", "hex", "idna", "punycode", "utf-7", "unicode_escape", "undefined", "x" * 99]
)
def test_a_charset_that_is_none_is_not_used(charset: str) -> None:
    found, _ = read(f'<html><meta charset="{charset}"><body><p>caf'.encode() + b"\xe9 \\u0041", "release")
    assert found.text.strip() == "café \\u0041"


def test_a_number_of_ten_thousand_digits_is_no_figure() -> None:
    with soon():
        assert parse_figure("9" * 10_000) is None
        assert parse_figure("1,000" * 5_000) is None
    assert parse_figure("9" * (MAX_DIGITS + 1)) is None
    longest = parse_figure("9" * MAX_DIGITS)
    assert longest
    assert longest.value == Decimal("9" * MAX_DIGITS)


@pytest.mark.parametrize("text", ["1e999999", "-1E-5", "NaN", "Infinity", "0x10", "1_000", "1__0"])
def test_what_only_programs_call_a_number_is_no_figure(text: str) -> None:
    assert parse_figure(text) is None


def test_words_without_end_come_in_portions() -> None:
    found, _ = read(b"<html><body><p>" + b"word " * 20_000 + b"<p>" + b"x" * 50_000, "release")
    paragraphs = [block for block in found.blocks if isinstance(block, Paragraph)]
    assert max(len(paragraph.text) for paragraph in paragraphs) <= 10_000
    assert sum(len("".join(paragraph.text.split())) for paragraph in paragraphs) == 130_000
    assert all(found.text[one.source.start : one.source.end] == one.source.text for one in paragraphs)


def test_a_label_without_end_is_cut_and_its_receipt_is_not() -> None:
    found, _ = read(page(f"<tr><td>{'x' * 9_000}</td><td>10</td></tr><tr><td>Costs</td><td>5</td></tr>"), "release")
    cell = next(found.tables()).rows[0].cells[0]
    assert (len(cell.text), len(cell.source.text)) == (2_000, 9_000)


Layout = Callable[[str, str, str], str]
LAYOUTS: dict[str, Layout] = {
    "html": lambda prose, label, heading: (
        f"<p>Acme Inc.</p><p>{prose}</p><p>Statements of Operations (in thousands)</p><table><tr><td></td><td>Three"
        f" months ended March 31, 2006 {heading}</td><td>2005</td></tr><tr><td>Revenue {label}</td><td>100</td><td>90"
        "</td></tr><tr><td>Cost</td><td>40</td><td>30</td></tr><tr><td>Net income</td><td>60</td><td>60</td></tr>"
    ),
    "tabs": lambda prose, label, heading: (
        f"Acme Inc.\n\n{prose}\n\nStatements of Operations\n(in thousands)\n\tThree months ended March 31, {heading}\n"
        f"\t2006\t2005\nRevenue {label}\t100\t90\nCost\t40\t30\nNet income\t60\t60\n"
    ),
    "ascii": lambda prose, label, heading: (
        f"Acme Inc.\n\n{prose}\n\n    Statements of Operations\n    (in thousands)\n                  Three months "
        f"ended March 31, {heading}\n                    2006     2005\nRevenue {label}        100       90\n"
        "Cost                 40       30\nNet income           60       60\n"
    ),
    "markdown": lambda prose, label, heading: (
        f"# Acme Inc.\n\n{prose}\n\n## Statements of Operations (in thousands)\n\n| | Three months ended March 31, 2006"
        f" {heading} | 2005 |\n|---|---|---|\n| Revenue {label} | 100 | 90 |\n| Cost | 40 | 30 |\n"
        "| Net income | 60 | 60 |\n"
    ),
}
ENDLESS = (
    *(
        "*",
        "1*",
        "(",
        "[",
        "<",
        "<a ",
        "&",
        "-",
        "=",
        "_",
        ".",
        ". ",
        " ",
        "\t",
        "1",
        "1,",
        "$1,000 ",
        "5% ",
        "(a)",
        "a",
    ),
    *(
        "2006 ",
        "March 31, ",
        "March 31, 2006 and ",
        "three months ended ",
        "per share ",
        "Inc. ",
        "(NYSE: A",
        "in thousands ",
    ),
    *(
        "net income of $5 million, ",
        "from $3 to ",
        "total ",
        "\ue000",
        "\u200b",
        "\xa0",
        "**",
        "[a](",
        "<b>",
        "<td>",
        "\f",
    ),
)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_nothing_said_without_end_takes_long(layout: str) -> None:
    """Each of these, said for 6,000 characters in prose, label and heading, took some pattern or search for ever."""
    for words in ENDLESS:
        endless = words * (6_000 // len(words))
        for parts in ((endless, "", ""), ("", endless, ""), ("", "", endless)):
            with soon():
                try:
                    make(LAYOUTS[layout](*parts).encode(), "release", SETTINGS)
                except Unreadable:
                    continue


def test_lines_without_end_come_in_portions() -> None:
    text = "word " * 5_000 + "x" * 20_000 + "\nend"
    lines = split_lines(text, tabbed=False)
    assert max(len(line.raw) for line in lines) <= 10_000
    assert all(text[line.start : line.start + len(line.raw)] == line.raw for line in lines)


def test_marks_without_end_take_no_time() -> None:
    with soon():
        assert parse_figure("5" + "*" * 60 + "x") is None
        read(b"Sales  5" + b"*" * 60 + b"x  7\nCosts  1  2\nTax  1  2\n", "release")


def balance_sheet(lines: int) -> bytes:
    rows = "".join(f"<tr><td>Item {n}</td><td>{n}</td><td>{n + 7}</td></tr>" for n in range(lines))
    totals = f"<tr><td>Total assets</td><td>{sum(range(lines))}</td><td>{sum(range(7, lines + 7))}</td></tr>"
    head = "<tr><td></td><td>March 31, 2006</td><td>March 31, 2005</td></tr>"
    return f"<html><body><p>Balance Sheets (in thousands)</p><table>{head}{rows}{totals}</table></body></html>".encode()


@pytest.mark.parametrize(("lines", "proved"), [(120, True), (400, False)])
def test_a_total_reaches_only_so_far(lines: int, proved: bool) -> None:
    with soon():
        made = make(balance_sheet(lines), "release", SETTINGS)
    (statement,) = made.record.statements
    assert any(len(found.parts) == lines for found in statement.sums) is proved
