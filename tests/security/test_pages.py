"""What is shown carries nothing that acts or fetches; what opens in a spreadsheet is data and no formula."""

import csv
from pathlib import Path

import pytest
from lxml import etree, html

from pipeline.emit.inline_markup import sanitised
from pipeline.emit.tables import guarded
from pipeline.export import export_release
from pipeline.model.settings import OutputFormat, Settings

ACTIVE = (
    *(
        "<script>alert(1)</script>",
        "<SCRIPT SRC=//example.com/x></SCRIPT>",
        "<img src=http://example.com/x onerror=f()>",
    ),
    *("<a href='javascript:f()' onclick=f()>x</a>", "<form action=http://example.com><input name=x></form>"),
    *(
        "<iframe src=http://example.com></iframe>",
        "<object data=http://example.com></object>",
        "<svg onload=f()></svg>",
    ),
    *("<base href=http://example.com>", "<meta http-equiv=refresh content='0;url=http://example.com'>"),
    *("<link rel=stylesheet href=http://example.com/x.css>", "<style>@import 'http://example.com/x.css';</style>"),
    *(
        "<style>td { background: url(http://example.com/x) }</style>",
        "<b style='background:url(//example.com/x)'>x</b>",
    ),
    *("<b style='width:expression(f())'>x</b>", "<b style='-moz-binding:url(http://example.com/x)'>x</b>"),
    *("<video src=http://example.com/x autoplay></video>", "<td background=http://example.com/x>x</td>"),
    *(
        "<style>p{color:red}</style><p style='background:\\75rl(http://example.com)'>x</p>",
        "<math href=//example.com>x</math>",
    ),
    *(
        "<plaintext><script>f()</script>",
        "<noscript><p title='</noscript><img src=x onerror=f()>'>",
        "<ix:header>x</ix:header>",
    ),
)
ACTS = ("script", "iframe", "object", "embed", "form", "input", "button", "img", "svg", "base", "link", "video", "math")
FETCHES = ("javascript", "example.com", "url(", "expression(", "binding", "\\")
PAGE = """<html><head>{0}</head><body>{0}<p>Example Widgets Inc.</p><p>Consolidated Statements of Operations</p>
<p>(in thousands)</p>{0}<table><tr><td></td><td>Three months ended March 31, 2010</td></tr>
<tr><td>=cmd|' /C calc'!A0 {0}</td><td>900</td></tr><tr><td>@SUM(A1)</td><td>500</td></tr>
<tr><td>Net income</td><td>400 {0}</td></tr></table></body></html>"""


def assert_quiet(root: etree._Element) -> None:
    """No element that acts, no handler, no address but those of the specifications, no style that fetches."""
    for element in root.iter(etree.Element):
        name = etree.QName(element).localname if "}" in element.tag else element.tag
        assert name not in ACTS, name
        for attribute, value in element.attrib.items():
            assert not attribute.startswith("on"), attribute
            assert attribute not in ("src", "action", "background", "data"), attribute
            assert not any(word in value for word in FETCHES), value
        if name == "style":
            assert not any(word in (element.text or "") for word in ("url(", "@import", "example.com", "\\"))


@pytest.mark.parametrize("active", ACTIVE)
def test_a_page_is_made_safe(active: str) -> None:
    content, sheet = sanitised(
        f"<html><head>{active}</head><body><p>{active}</p><table><tr>{active}</tr></table></html>"
    )
    assert_quiet(content)
    assert not any(word in sheet for word in ("url(", "@import", "expression", "\\"))
    assert "alert(1)" not in "".join(map(str, content.itertext()))


def test_the_check_sees_what_acts() -> None:
    for active in ACTIVE[:3]:
        with pytest.raises(AssertionError):
            assert_quiet(html.document_fromstring(f"<html><body>{active}</body></html>"))


def test_inline_xbrl_of_a_hostile_release_is_safe(tmp_path: Path) -> None:
    release = tmp_path / "release.htm"
    release.write_text(PAGE.format("".join(ACTIVE[:18])))
    settings = Settings(validate=False, formats=(OutputFormat.INLINE,))
    export = export_release(release, tmp_path / "out", settings)
    pages = {path.name: path for path in (tmp_path / "out").glob("*.htm*")}
    assert_quiet(etree.parse(pages.pop(f"{export.files.instance.stem}.htm")).getroot())
    assert export.report.facts
    for page in pages.values():
        assert_own(html.document_fromstring(page.read_bytes()))


def assert_own(root: etree._Element) -> None:
    """The pages for reviewers have scripts of their own; the release adds neither any, nor handlers, nor addresses."""
    for element in root.iter(etree.Element):
        assert element.tag not in ("iframe", "object", "embed", "base", "video", "math")
        assert not any(name.startswith("on") for name in element.attrib)
        assert not any("example.com" in value or "javascript:" in value for value in element.attrib.values())
        if element.tag == "script":
            assert "alert(1)" not in (element.text or "")
    assert root.find(".//meta[@http-equiv='Content-Security-Policy']") is not None


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_text_is_no_formula(start: str) -> None:
    assert guarded(f"{start}cmd|' /C calc'!A0").startswith("'")


def test_no_table_holds_a_formula(tmp_path: Path) -> None:
    release = tmp_path / "=release.htm"
    release.write_text(PAGE.format(""))
    export_release(release, tmp_path / "out", Settings(name="=EVIL()", ticker="=EVIL()", validate=False))
    tables = list((tmp_path / "out").rglob("*.csv"))
    assert tables
    for path in tables:
        with path.open(newline="", encoding="utf-8") as file:
            for row in csv.reader(file):
                for cell in row:
                    assert not cell.startswith(("=", "@", "\t", "\r")), (path.name, cell)
                    assert not (cell.startswith(("+", "-")) and "(" in cell), (path.name, cell)
    assert any("cmd|" in path.read_text(encoding="utf-8") for path in tables)
