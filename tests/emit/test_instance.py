"""What the instance document says of each figure."""

from dataclasses import replace
from datetime import date

import pytest
from lxml import etree

from pipeline.emit.identify import context_ids, period_id, unit_ids
from pipeline.emit.instance import instance
from pipeline.model.period import Duration, Instant
from pipeline.model.report import Context, Report, Unit

from .small import ENTITY, PER_SHARE, QUARTER, SHARES, USD, SmallCatalogue

X = "{http://www.xbrl.org/2003/instance}"

EXPECTED = """
    f1   us-gaap:Revenues               D2006Q1                                    USD          43063000   -3
    f2   us-gaap:CostOfRevenue          D2006Q1                                    USD          22951000   -3
    f3   us-gaap:GrossProfit            D2006Q1                                    USD          20112000   -3
    f4   abc:NetworkRefunds             D2006Q1                                    USD          -5000      -3
    f5   us-gaap:EarningsPerShareBasic  D2006Q1                                    USDPerShare  -0.01      2
    f6   us-gaap:ShareBasedCompensation D2006Q1_SellingAndMarketingExpenseMember   USD          321000     -3
    f7   us-gaap:ShareBasedCompensation D2006Q1                                    USD          0          INF
    f8   us-gaap:Cash                   I20051231                                  USD          24434000   -3
    f9   us-gaap:Cash                   I20060331                                  USD          nil        -
    f10  dei:EntityRegistrantName       D2006Q1                                    -            ABC&Co     -
"""


def test_every_fact_has_its_id_context_unit_value_and_decimals(report: Report, catalogue: SmallCatalogue) -> None:
    root = etree.fromstring(instance(report, catalogue))
    written = [_row(element) for element in root if element.get("contextRef")]
    assert written == [line.split() for line in EXPECTED.strip().splitlines()]


def _row(element: etree._Element) -> list[str]:
    nil = element.get("{http://www.w3.org/2001/XMLSchema-instance}nil") == "true"
    value = "nil" if nil else (element.text or "").replace(" ", "")
    name = f"{element.prefix}:{etree.QName(element).localname}"
    return [
        element.get("id", ""),
        name,
        element.get("contextRef", ""),
        element.get("unitRef", "-"),
        value,
        element.get("decimals", "-"),
    ]


def test_equal_contexts_are_written_once_and_sorted(report: Report, catalogue: SmallCatalogue) -> None:
    root = etree.fromstring(instance(report, catalogue))
    assert [context.get("id") for context in root.iter(X + "context")] == [
        "D2006Q1",
        "D2006Q1_SellingAndMarketingExpenseMember",
        "I20051231",
        "I20060331",
    ]


def test_a_dimension_names_its_axis_and_member(report: Report, catalogue: SmallCatalogue) -> None:
    (member,) = etree.fromstring(instance(report, catalogue)).iter("{http://xbrl.org/2006/xbrldi}explicitMember")
    assert member.get("dimension") == "us-gaap:IncomeStatementLocationAxis"
    assert member.text == "us-gaap:SellingAndMarketingExpenseMember"


def test_only_namespaces_in_use_are_declared(report: Report, catalogue: SmallCatalogue) -> None:
    root = etree.fromstring(instance(replace(report, facts=report.facts[:1]), catalogue))
    assert set(root.nsmap) == {"xbrli", "link", "xlink", "iso4217", "us-gaap"}


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2006-01-01", "2006-03-31", "D2006Q1"),
        ("2006-10-01", "2006-12-31", "D2006Q4"),
        ("2006-01-01", "2006-12-31", "D2006"),
        ("2006-01-01", "2006-06-30", "D20060101-20060630"),
        ("2005-04-01", "2006-03-31", "D20050401-20060331"),
        ("2006-01-29", "2006-04-29", "D20060129-20060429"),
        ("2006-02-01", "2006-04-30", "D20060201-20060430"),
        ("2005-01-01", "2006-03-31", "D20050101-20060331"),
        ("2006-01-01", "2006-03-30", "D20060101-20060330"),
    ],
)
def test_a_duration_is_named_as_people_name_it(start: str, end: str, expected: str) -> None:
    assert period_id(Duration.of(start, end)) == expected


def test_an_instant_is_named_by_its_day() -> None:
    assert period_id(Instant(date(2006, 3, 31))) == "I20060331"


def test_the_same_member_on_two_axes_gives_two_ids() -> None:
    pair = [Context(entity=ENTITY, period=QUARTER, dimensions=((axis, "a:M"),)) for axis in ("a:YAxis", "a:XAxis")]
    assert context_ids(pair) == {pair[1]: "D2006Q1_M", pair[0]: "D2006Q1_M_2"}


def test_units_are_named_by_their_measures() -> None:
    pure = Unit(numerators=("xbrli:pure",))
    per_barrel = Unit(numerators=("iso4217:USD",), denominators=("utr:bbl",))
    ids = unit_ids([USD, SHARES, PER_SHARE, pure, per_barrel, USD])
    assert list(ids.values()) == ["USD", "USDPerShare", "USDPerbbl", "pure", "shares"]
