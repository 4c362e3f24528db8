"""Where figures are tagged on the page, and how each print is read."""

from dataclasses import replace

import pytest
from lxml import etree

from pipeline.emit.inline import inline
from pipeline.model.document import Document
from pipeline.model.report import Fact, Report
from pipeline.model.source import Source
from pipeline.read import read

from .small import PER_SHARE, QUARTER_END, SHARES, SmallCatalogue, fact

IX = "{http://www.xbrl.org/2013/inlineXBRL}"
XHTML = "{http://www.w3.org/1999/xhtml}"
NAME = "release.txt"


def printed_in(document: Document, of: Fact, printed: str, nth: int = 0) -> Fact:
    """The fact with a receipt for the n-th place where the document prints this."""
    start = -1
    for _ in range(nth + 1):
        start = document.text.index(printed, start + 1)
    return replace(of, source=Source(document=NAME, start=start, end=start + len(printed), text=printed))


def written(text: str, facts: list[tuple[Fact, str]], report: Report) -> etree._Element:
    document, _ = read(text.encode(), NAME)
    placed = tuple(printed_in(document, of, printed) for of, printed in facts)
    content, _ = inline(replace(report, facts=placed), document, SmallCatalogue())
    return etree.fromstring(content)


def html(cell: str) -> str:
    return f"<html><body><table><tr><td>Revenues</td><td>{cell}</td><td>7,777</td></tr></table></body></html>"


@pytest.mark.parametrize(
    ("printed", "of", "shown", "attributes"),
    [
        ("43,063", fact("us-gaap:Revenues", "", "43063000"), "43,063", {"scale": "3", "decimals": "-3"}),
        ("(22.5)", fact("us-gaap:Revenues", "", "-22500000", decimals=-5), "22.5", {"scale": "6", "sign": "-"}),
        ("(22.5)", fact("us-gaap:Revenues", "", "22500000", decimals=-5), "22.5", {"scale": "6", "sign": None}),
        (
            "$ (0.01)",
            fact("us-gaap:EarningsPerShareBasic", "", "-0.01", unit=PER_SHARE, decimals=2),
            "0.01",
            {"scale": None},
        ),
        ("12.5%", fact("us-gaap:Revenues", "", "0.125", decimals=3), "12.5", {"scale": "-2"}),
        (
            "0.00",
            fact("us-gaap:EarningsPerShareBasic", "", "0", unit=PER_SHARE, decimals=2),
            "0.00",
            {"scale": None, "sign": None},
        ),
        ("--", fact("us-gaap:Revenues", "", "0"), "--", {"format": "ixt:fixed-zero", "scale": None}),
        ("—", fact("us-gaap:Revenues", "", "0"), "—", {"format": "ixt:fixed-zero"}),
        ("none", fact("us-gaap:Revenues", "", "0", unit=SHARES), "none", {"format": "ixt:fixed-zero"}),
        ("1,234 (2)", fact("us-gaap:Revenues", "", "1234000"), "1,234", {"scale": "3"}),
        ("N/A", fact("us-gaap:Revenues", "", None), None, {"{http://www.w3.org/2001/XMLSchema-instance}nil": "true"}),
    ],
)
def test_a_figure_is_tagged_where_it_stands(
    report: Report, printed: str, of: Fact, shown: str, attributes: dict[str, str | None]
) -> None:
    root = written(html(printed), [(of, printed)], report)
    (tag,) = root.iter(f"{IX}nonFraction")
    assert tag.text == shown
    assert {name: tag.get(name) for name in attributes} == attributes
    assert "".join(tag.getparent().itertext()) == printed
    assert root.find(f".//{IX}hidden") is None


def test_a_print_that_stands_for_two_facts_is_tagged_twice(report: Report) -> None:
    """A par value is printed once for both balance sheet days."""
    one = fact("us-gaap:EarningsPerShareBasic", "", "0.001", unit=PER_SHARE, decimals=3)
    both = [(one, "0.001"), (replace(one, context=replace(one.context, period=QUARTER_END)), "0.001")]
    root = written(html("$0.001 par value"), both, report)
    outer, inner = root.iter(f"{IX}nonFraction")
    assert inner.getparent() is outer
    assert (outer.get("id"), inner.get("id"), outer.text, inner.text) == ("f1", "f2", None, "0.001")


def test_a_fact_printed_twice_is_tagged_twice(report: Report) -> None:
    document, _ = read(html("7,777").encode(), NAME)
    first, second = (printed_in(document, fact("us-gaap:Revenues", "", "7777000"), "7,777", nth) for nth in (0, 1))
    content, _ = inline(replace(report, facts=(replace(first, also=(second.source,)),)), document, SmallCatalogue())
    assert [tag.get("id") for tag in etree.fromstring(content).iter(f"{IX}nonFraction")] == ["f1", "f1-2"]


def test_a_rounder_print_elsewhere_is_left_alone(report: Report) -> None:
    """Its tag would claim more digits than it shows, or be another fact."""
    document, _ = read(html("8").encode(), NAME)
    of = printed_in(document, fact("us-gaap:Revenues", "", "7777000"), "7,777")
    other = printed_in(document, of, "8").source
    content, _ = inline(replace(report, facts=(replace(of, also=(other,)),)), document, SmallCatalogue())
    assert len(list(etree.fromstring(content).iter(f"{IX}nonFraction"))) == 1


def test_texts_are_tagged_where_printed_and_hidden_where_not(report: Report) -> None:
    def text(concept: str, value: str) -> Fact:
        return fact(concept, "", None, unit=None, decimals=None, text=value)

    text_of = "ABC  Corp (Nasdaq: ABCD)\n\nResults of March 31, 2006\n"
    facts = [
        (text("dei:EntityRegistrantName", "ABC Corp"), "ABC  Corp (Nasdaq: ABCD)"),
        (text("dei:SecurityExchangeName", "NASDAQ"), "Nasdaq"),
        (text("dei:DocumentPeriodEndDate", "2006-03-31"), "Results"),
        (text("dei:AmendmentFlag", "false"), "Results"),
    ]
    root = written(text_of, facts, report)
    hidden = [tag.get("id") for tag in root.iter(f"{IX}nonNumeric") if tag.getparent().tag == f"{IX}hidden"]
    shown = {tag.get("id"): (tag.text, tag.get("format")) for tag in root.iter(f"{IX}nonNumeric")}
    assert hidden == ["f2", "f4"]
    assert shown["f1"] == ("ABC Corp", None)
    assert shown["f3"] == ("March 31, 2006", "ixt:date-monthname-day-year-en")
    (link,) = (span for span in root.iter(f"{XHTML}span") if "-sec-ix-hidden:f2" in span.get("style", ""))
    assert link.text == "Nasdaq"


RELEASE = """\
ABC Corp Reports Results

STATEMENTS OF OPERATIONS
(In thousands)

\tThree Months Ended March 31,
\t2006\t2005
Revenues <b>&\t43,063\t40,000
  Costs\t22,951\t--
"""


def test_text_becomes_a_page_of_tables(report: Report) -> None:
    root = written(RELEASE, [(fact("us-gaap:Revenues", "", "43063000"), "43,063")], report)
    rows = [[(cell.tag[len(XHTML) :], "".join(cell.itertext())) for cell in row] for row in root.iter(f"{XHTML}tr")]
    assert rows[-2:] == [
        [("th", "Revenues <b>&"), ("td", "43,063"), ("td", "40,000")],
        [("th", "Costs"), ("td", "22,951"), ("td", "--")],
    ]
    assert len(root.find(f".//{XHTML}thead")) == 2
    assert [line.text for line in root.iterfind(f".//{XHTML}p[@class='title']")][-1] == "(In thousands)"


def test_the_same_report_gives_the_same_bytes(report: Report) -> None:
    document, _ = read(RELEASE.encode(), NAME)
    placed = replace(report, facts=(printed_in(document, report.facts[0], "43,063"),))
    assert inline(placed, document, SmallCatalogue()) == inline(placed, document, SmallCatalogue())


def test_a_submission_shows_the_documents_that_were_read(report: Report) -> None:
    """An exhibit in HTML looks as it does, one in plain text is preformatted, and each keeps its figures."""
    plain = "ABC\n\n              2006      2005\nRevenues     5,555     4,444\nCosts        3,333     2,222\n"
    parts = (("EX-99.1", html("43,063")), ("EX-99.2", plain))
    documents = "".join(f"<DOCUMENT>\n<TYPE>{kind}\n<TEXT>\n{text}\n</TEXT>\n</DOCUMENT>\n" for kind, text in parts)
    header = "<SEC-HEADER>\nCENTRAL INDEX KEY: 0000123456\n</SEC-HEADER>\n"
    revenues, costs = fact("us-gaap:Revenues", "", "43063000"), fact("us-gaap:CostOfRevenue", "", "3333000")
    root = written(header + documents, [(revenues, "43,063"), (costs, "3,333")], report)
    first, second = root.iter(f"{IX}nonFraction")
    assert (first.text, first.getparent().tag) == ("43,063", f"{XHTML}td")
    assert (second.text, second.getparent().get("style")) == ("3,333", "white-space:pre;font-family:monospace")


def test_a_mark_before_a_figure_is_no_digit_of_it(report: Report) -> None:
    """Marks are read apart from figures: nothing but its place tells the mark 1 from the digit 1."""
    page = html("198.97").replace("Revenues", "Credit<sup>1</sup>")
    root = written(page, [(fact("us-gaap:Revenues", "", "198970", decimals=1), "198.97")], report)
    (tag,) = root.iter(f"{IX}nonFraction")
    assert (tag.text, tag.getparent().tag) == ("198.97", f"{XHTML}td")


def test_a_figure_that_the_page_does_not_show_is_hidden_and_told(report: Report) -> None:
    document, _ = read(html("7").encode(), NAME)
    lost = replace(report.facts[0], source=Source(document="elsewhere.txt", start=0, end=1, text="7"))
    content, findings = inline(replace(report, facts=(lost,)), document, SmallCatalogue())
    assert [finding.code for finding in findings] == ["inline.hidden"]
    (tag,) = etree.fromstring(content).iter(f"{IX}nonFraction")
    assert (tag.getparent().tag, tag.text, tag.get("scale")) == (f"{IX}hidden", "43063000", None)
