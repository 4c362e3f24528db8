"""A release's own page: its looks stay, and nothing in it acts or fetches."""

from pathlib import Path

import arelle
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from pipeline.emit.inline_markup import sanitised
from pipeline.emit.inline_style import style_sheet


def page(markup: str) -> str:
    root, _ = sanitised(f"<html><body>{markup}</body></html>")
    inside = root.find("div")
    return etree.tostring(inside if inside is not None else root, encoding="unicode")[len("<div>") : -len("</div>")]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("a<script>alert(1)</script>b", "ab"),
        ("a<style>@import url(http://x.test/a.css)</style>b", "ab"),
        ("a<iframe src='http://x.test'></iframe>b", "ab"),
        ("a<object data='x.swf'><param name='x'/></object>b", "ab"),
        ("a<svg><script>alert(1)</script></svg>b", "ab"),
        ("a<img src='http://x.test/pixel.gif' onerror='alert(1)'/>b", "ab"),
        ("a<meta http-equiv='refresh' content='0;url=http://x.test'/>b", "ab"),
        ("a<!-- [if IE]><script>alert(1)</script><![endif] -->b", "ab"),
        ("<a href='javascript:alert(1)'>a</a>", "<span>a</span>"),
        ("<a href='http://x.test'>a</a>", "<span>a</span>"),
        ("<p onclick='alert(1)' id='f1'>a</p>", "<p>a</p>"),
        ("<form action='http://x.test'><input value='b'/>a</form>", "<div>a</div>"),
        ("<p style='background:url(http://x.test/a.png);color:red'>a</p>", '<p style="color:red">a</p>'),
        ("<p style='width:expression(alert(1))'>a</p>", "<p>a</p>"),
        (r"<p style='background:u\72l(http://x.test)'>a</p>", "<p>a</p>"),
        ("<p style='behavior:url(#x);-moz-binding:url(#x)'>a</p>", "<p>a</p>"),
        ("<p style='position:fixed;top:0'>a</p>", '<p style="top:0">a</p>'),
        ("<body onload='alert(1)'>a</body>", "a"),
        ("<x-widget data-src='http://x.test'>a</x-widget>", "<span>a</span>"),
        ("<p style='display:none'>secret</p>a", "a"),
        ("<ix:nonFraction name='us-gaap:Assets'>5</ix:nonFraction>", "<span>5</span>"),
    ],
)
def test_what_acts_or_fetches_is_gone(written: str, shown: str) -> None:
    assert page(written) == shown


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("<font color='#cc0000' size='2'>a</font>", '<span style="color:#cc0000;font-size:small">a</span>'),
        ("<p align='center'>a</p>", '<p style="text-align:center">a</p>'),
        ("<h1 nowrap width='50%'>a</h1>", '<h1 style="white-space:nowrap;width:50%">a</h1>'),
        ("<center>a</center>", '<div style="text-align:center">a</div>'),
        ("<u>a</u>", '<span style="text-decoration:underline">a</span>'),
        ("<b>a<sup>1</sup></b>", "<b>a<sup>1</sup></b>"),
        ("<b><div>a</div></b>", '<div style="display:inline;font-weight:bold"><div>a</div></div>'),
        ("<ul><li>a</li></ul>", "<ul><li>a</li></ul>"),
        ("<ul>a<li>b</li></ul>", "<div>a<div>b</div></div>"),
        ("<pre>a  b\n c</pre>", '<div style="white-space:pre;font-family:monospace">a  b\n c</div>'),
        (
            "<table border='0'><tr bgcolor='#eee'><td colspan='2'>a</td></tr></table>",
            '<table border="0"><tbody><tr style="background-color:#eee"><td colspan="2">a</td></tr></tbody></table>',
        ),
        ("<table><font><tr><td>a</td></tr></font></table>", "<table><tbody><tr><td>a</td></tr></tbody></table>"),
        (
            "<table><tr></tr><tr><td>a</td></tr></table>",
            "<table><tbody><tr><td/></tr><tr><td>a</td></tr></tbody></table>",
        ),
    ],
)
def test_looks_stay(written: str, shown: str) -> None:
    assert page(written) == shown


def test_a_style_sheet_keeps_its_rules_of_looks() -> None:
    sheet = """
        @import "http://x.test/a.css"; @media print { p { color: red } } @font-face { src: url(x) }
        <!-- p.total, td { font-weight: bold; background: url(x) } --> b { behavior: url(x) }
    """
    assert style_sheet(sheet) == "p.total, td{font-weight:bold}"


PIECES = (
    *(
        "<p>",
        "</p>",
        "<b>",
        "<table>",
        "<tr>",
        "<td>",
        "</td>",
        "</table>",
        "<ul>",
        "<li>",
        "<pre>",
        "<center>",
        "<hr>",
    ),
    *("<col>", "<dd>", "<h1>", "<caption>", "<thead>", "<tfoot>", "<title>", "</span>", "<font color=red>", "</b>"),
    *("<script>", "</script>", "<style>", "</style>", "<form>", "<svg/onload=x>", "<img src=//x onerror=y>"),
    *("<a href=javascript:x>", "<div style='x:url(y)'>", "<td onclick=x>", "5", "1,234", "&lt;b&gt;", "&#1;", "&#0;"),
)
ELEMENTS = frozenset(
    "div p span b i em strong sub sup br hr h1 ul li table caption colgroup col tbody tr td th".split()
)
ATTRIBUTES = frozenset({"style", "class", "colspan", "rowspan", "border", "cellspacing", "cellpadding"})


def test_elements_nested_deeper_than_xml_parsers_go_are_laid_flat() -> None:
    shown = page("<font color='red'>a " * 600 + "<div>b</div>")
    assert "".join(etree.fromstring(f"<div>{shown}</div>").itertext()).split() == ["a"] * 600 + ["b"]


class Bundled(etree.Resolver):
    """Arelle's copies of what the W3C and XBRL International publish."""

    folder = Path(arelle.__file__).parent / "resources" / "cache" / "http"

    def resolve(self, url: str, _public: str, context: object) -> object:
        return self.resolve_filename(str(self.folder / url.removeprefix("http://")), context)


@pytest.fixture(scope="module")
def inline_schema() -> etree.XMLSchema:
    parser = etree.XMLParser()
    parser.resolvers.add(Bundled())
    path = Bundled.folder / "www.xbrl.org" / "2013" / "inlineXBRL" / "xhtml-inlinexbrl-1_1.xsd"
    return etree.XMLSchema(etree.parse(path, parser))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(pieces=st.lists(st.sampled_from(PIECES), max_size=25))
def test_whatever_is_written_is_shown_safely_and_is_valid(pieces: list[str], inline_schema: etree.XMLSchema) -> None:
    root, _ = sanitised("a" + "".join(pieces))
    for element in root.iter():
        assert element.tag in ELEMENTS
        assert set(element.attrib) <= ATTRIBUTES
        assert "(" not in element.get("style", "")
    content = etree.tostring(root, encoding="unicode")
    whole = f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>a</title></head><body>{content}</body></html>'
    inline_schema.assertValid(etree.fromstring(whole))
