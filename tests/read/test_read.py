"""The door: which reader takes a file, and what nobody can read."""

import builtins
import sys
from collections.abc import Callable
from typing import Any

import pytest

from pipeline.model.document import Format
from pipeline.model.finding import Unreadable
from pipeline.read import read
from tests.read.printed import document, titles

PDF = b"""%%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj
4 0 obj<</Length %d>>stream
%s
endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Courier>>endobj
trailer<</Root 1 0 R>>
%%%%EOF
"""


def pdf(*lines: str) -> bytes:
    shown = [f"BT /F 10 Tf 50 {700 - 14 * number} Td ({line}) Tj ET" for number, line in enumerate(lines)]
    content = "\n".join(shown).encode()
    return PDF % (len(content), content)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<!DOCTYPE html><html><p>x</p></html>", Format.HTML),
        ("  <!-- made by --> <HTML><BODY>x</BODY></HTML>", Format.HTML),
        ("<div><p>Acme</p><table><tr><td>Sales</td><td>1</td></tr></table></div>", Format.HTML),
        (
            "-----BEGIN PRIVACY-ENHANCED MESSAGE-----\n<SEC-DOCUMENT>\n<DOCUMENT>\n<TYPE>EX-99\n<TEXT>x",
            Format.SUBMISSION,
        ),
        ("Acme\n\n| | 2006 |\n|---|---|\n| Sales | 1 |\n", Format.MARKDOWN),
        ("Acme\n\n\t2006\t2005\nSales\t1,234\t1,111\nCosts\t1\t2\n", Format.TEXT),
        (
            "<TABLE>\n<CAPTION>\n          2003     2002\n<S>       <C>      <C>\nSales    1,234   1,111\n</TABLE>\n",
            Format.ASCII,
        ),
    ],
)
def test_the_layout_is_known_by_its_content(text: str, expected: Format) -> None:
    assert document(text).format is expected


def test_pdf_pages_are_read_as_laid_out() -> None:
    found = document(
        pdf(
            "                     2006      2005",
            "Revenue           $ 1,234   $ 1,111",
            "Costs                 200       300",
        )
    )
    assert found.format is Format.PDF
    (table,) = found.tables()
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["2006", "2005"],
        ["Revenue", "$ 1,234", "$ 1,111"],
        ["Costs", "200", "300"],
    ]


def test_pdf_without_the_extra_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    original: Callable[..., Any] = builtins.__import__

    def refuse(name: str, *rest: Any, **named: Any) -> Any:
        if name.startswith("pdfplumber"):
            raise ImportError(name)
        return original(name, *rest, **named)

    monkeypatch.setattr(builtins, "__import__", refuse)
    with pytest.raises(Unreadable, match=r"pip install earnings-xbrl\[pdf\]") as refused:
        read(pdf("Revenue"), "release.pdf")
    assert refused.value.code == "read.pdf-extra-missing"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "read.empty"),
        (b" \n\t ", "read.empty"),
        (b"\xef\xbb\xbf  ", "read.empty"),
        (b"PK\x03\x04 a spreadsheet", "read.binary"),
        (b"Sales\x00\x01\x02", "read.binary"),
        (b"%PDF-1.4 broken", "read.binary"),
        (b"\x81\x8d\x8f\x90" * 50, "read.encoding"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(data: bytes, code: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read(data, "release")
    assert refused.value.code == code
    assert str(refused.value).count(".") >= 1
    assert "\n" not in str(refused.value)


def test_a_file_beyond_all_measure_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules["pipeline.read.decode"], "MAX_BYTES", 10)
    with pytest.raises(Unreadable) as refused:
        read(b"Sales rose in all regions", "release.txt")
    assert refused.value.code == "read.too-large"


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("Café – “net”".encode(), "Café – “net”"),
        ("Café – “net”".encode("utf-8-sig"), "Café – “net”"),
        ("Café – “net”".encode("utf-16"), "Café – “net”"),
        ("Café – “net”".encode("cp1252"), "Café – “net”"),
        ('<html><meta charset="iso-8859-1"><p>Café – “net”</p>'.encode("cp1252"), "Café – “net”"),
        ('<html><meta charset="iso-8859-1"><p>Café – “net”</p>'.encode(), "Café – “net”"),
        ('<html><meta charset="shift_jis"><p>株式</p>'.encode("shift_jis"), "株式"),
        (b"<html><p>Caf&eacute; &#8211; &#147;net&#148;</p>", "Café – “net”"),
        (b"one\r\ntwo", "one two"),
    ],
)
def test_charsets_declared_undeclared_and_wrongly_declared(data: bytes, text: str) -> None:
    assert " ".join(titles(data)) == text


def test_mojibake_is_repaired_and_reported() -> None:
    garbled = "The company’s net loss – as reported".encode().decode("cp1252").encode()
    found, findings = read(garbled, "release.txt")
    assert found.text == "The company’s net loss – as reported"
    assert [finding.code for finding in findings] == ["read.mojibake"]


def test_control_characters_are_what_windows_1252_prints_at_their_place() -> None:
    page = "<html><body><p>\x95 Net income of $8.6 million</p><p>the Company&#146;s loans</p></body></html>"
    document, _ = read(page.encode(), "release.htm")
    assert [block.source.text for block in document.blocks] == ["• Net income of $8.6 million", "the Company’s loans"]


def test_sound_text_is_left_alone() -> None:
    found, findings = read("Crédit Agricole’s «Â» – São Paulo".encode(), "release.txt")
    assert found.text == "Crédit Agricole’s «Â» – São Paulo"
    assert findings == ()
