"""The figures of filings, read from each form they come in."""

import gzip
from datetime import date
from decimal import Decimal

import pytest

from pipeline.compare import read_filing
from pipeline.emit.instance import instance
from pipeline.model.finding import Unreadable
from pipeline.model.period import Instant
from tests.emit.small import REPORT, SmallCatalogue

from .filed import QUARTER, companyfacts, filed, inline

END = QUARTER.end
REVENUES = "Revenues | us-gaap:Revenues | quarter"


@pytest.mark.parametrize(
    ("printed", "more", "value"),
    [
        pytest.param("43,063", "", "43063000", id="thousands"),
        pytest.param("43,063", 'sign="-"', "-43063000", id="a sign"),
        pytest.param("43.5", 'scale="6"', "43500000", id="millions"),
        pytest.param("43.063,5", 'format="ixt:num-comma-decimal"', "43063500", id="a comma for the decimals"),
        pytest.param("—", 'format="ixt:fixed-zero"', "0", id="a dash"),
        pytest.param("—", 'format="ixt:zerodash"', "0", id="a dash, first registry"),
        pytest.param("no", 'format="ixt-sec:numwordsen" scale="0"', "0", id="a word"),
        pytest.param("$ 5", 'scale="0"', "5", id="a symbol within"),
        pytest.param("", 'xsi:nil="true"', None, id="nil"),
    ],
)
def test_an_inline_figure(printed: str, more: str, value: str | None) -> None:
    (fact,) = filed(f"{REVENUES} | {printed} | {more}").facts
    assert fact.value == (None if value is None else Decimal(value))


def test_an_inline_figure_has_its_line() -> None:
    (fact,) = filed('Total revenues | us-gaap:Revenues | quarter | 43,063 | id="f7"').facts
    assert (fact.label, fact.table, fact.printed, fact.anchor) == ("Total revenues", 1, "43,063", "f7")
    assert (fact.concept, fact.period, str(fact.unit), fact.decimals) == ("us-gaap:Revenues", QUARTER, "USD", -3)


def test_an_instance_gives_what_was_written_into_it() -> None:
    facts = read_filing(instance(REPORT, SmallCatalogue()), "abc.xml", END).facts
    written = [fact for fact in REPORT.facts if fact.unit]
    assert [(one.concept, one.period, one.value, one.decimals) for one in facts] == [
        (one.concept, one.context.period, one.value, one.decimals) for one in written
    ]
    assert [one.dimensions for one in facts] == [one.context.dimensions for one in written]


def test_gzip_is_taken_as_it_is() -> None:
    assert read_filing(gzip.compress(inline(f"{REVENUES} | 1")), "10q.htm.gz", END).facts


def test_companyfacts_gives_the_first_report_for_the_period() -> None:
    content = companyfacts(
        "Assets   | USD        |            | 2006-03-31 | 155 | 10-Q   | 2006-05-10 | first",
        "Assets   | USD        |            | 2006-03-31 | 156 | 10-Q/A | 2006-05-01 | no report",
        "Assets   | USD        |            | 2006-03-31 | 157 | 10-Q   | 2006-08-10 | later",
        "EarningsPerShareBasic | USD/shares | 2006-01-01 | 2006-03-31 | 0.25 | 10-Q | 2006-05-10 | first",
    )
    facts = read_filing(content, "CIK0000000001.json", END).facts
    assert [(one.concept, one.value, one.anchor) for one in facts] == [
        ("us-gaap:Assets", Decimal(155), "first"),
        ("us-gaap:EarningsPerShareBasic", Decimal("0.25"), "first"),
    ]
    assert facts[0].period == Instant(END)
    assert str(facts[1].unit) == "USD/shares"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        pytest.param(b"", "filing.broken", id="nothing"),
        pytest.param(b"plain text", "filing.broken", id="text"),
        pytest.param(b"\x1f\x8bxx", "filing.broken", id="broken gzip"),
        pytest.param(b"{", "filing.broken", id="broken JSON"),
        pytest.param(b'{"facts": []}', "filing.broken", id="other JSON"),
        pytest.param(companyfacts(), "filing.empty", id="no company facts"),
        pytest.param(b"<html><p>No tags</p></html>", "filing.empty", id="a page without tags"),
    ],
)
def test_what_is_no_filing_is_one_sentence(content: bytes, code: str) -> None:
    with pytest.raises(Unreadable) as raised:
        read_filing(content, "x", date(2006, 3, 31))
    assert raised.value.code == code
