"""Embedded and official validation agree: the same filings against the real us-gaap 2011 and against stand-ins."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree

from pipeline.model.concept import Balance, CalculationArc, Concept, ItemType, PeriodType, Schema
from pipeline.model.finding import Finding
from pipeline.model.report import Report
from pipeline.validate import validate
from tests.validate.conftest import Edit

XBRLI = "{http://www.xbrl.org/2003/instance}"
NUMERIC = "http://www.xbrl.org/dtr/type/numeric"
NON_NUMERIC = "http://www.xbrl.org/dtr/type/non-numeric"
ELEMENTS = "xbrl.fasb.org/us-gaap/2011/elts/us-gaap-2011-01-31.xsd"

AS_OF_2011 = (
    (".xml", "http://fasb.org/us-gaap/2025", "http://fasb.org/us-gaap/2011-01-31"),
    (".xml", "IncomeStatementLocationAxis", "StatementBusinessSegmentsAxis"),
    (".xsd", "http://fasb.org/us-gaap/2025", "http://fasb.org/us-gaap/2011-01-31"),
    ("_def.xml", "IncomeStatementLocationAxis", "StatementBusinessSegmentsAxis"),
    ("_def.xml", "IncomeStatementLocationDomain", "SegmentDomain"),
    *(
        (end, "https://xbrl.fasb.org/us-gaap/2025/elts/us-gaap-2025.xsd", f"http://{ELEMENTS}")
        for end in (".xsd", "_pre.xml", "_cal.xml", "_def.xml")
    ),
)
"""What makes the filing one of 2011."""

DEI = "https://xbrl.sec.gov/dei/2025/dei-2025.xsd"
WITHOUT_COVER = (
    (".xsd", f'<xs:import namespace="http://xbrl.sec.gov/dei/2025" schemaLocation="{DEI}"/>', ""),
    (".xml", '<dei:DocumentType id="f1" contextRef="D2006Q1">8-K</dei:DocumentType>', ""),
    (".xml", '<dei:EntityRegistrantName id="f2" contextRef="D2006Q1">ABC Corporation</dei:EntityRegistrantName>', ""),
    (".xml", '<dei:DocumentFiscalPeriodFocus id="f3" contextRef="D2006Q1">Q1</dei:DocumentFiscalPeriodFocus>', ""),
)
"""Dei of 2011 is not to be had."""

FILINGS: dict[str, tuple[Edit, ...]] = {
    "valid": (),
    "broken in facts": (
        (".xml", "us-gaap:GrossProfit", "us-gaap:GrossProphet"),
        (".xml", 'id="f9" contextRef="I20060331"', 'id="f9" contextRef="D2006Q1"'),
        (".xml", 'id="f5" contextRef="D2006Q1" unitRef="USD"', 'id="f5" contextRef="D2006Q1"'),
        (".xml", 'unitRef="USDPerShare"', 'unitRef="USD"'),
        (".xml", "us-gaap:OtherAssetsNoncurrent", "us-gaap:IncomeStatementAbstract"),
    ),
    "broken in relations": (
        (".xml", ">20408000<", ">20418000<"),
        (".xml", "us-gaap:CostOfSalesMember", "us-gaap:SegmentDomain"),
        ("_pre.xml", "us-gaap_Revenues", "us-gaap_Nothing"),
        ("_cal.xml", '#us-gaap_Assets"', '#us-gaap_StatementTable"'),
        ("_def.xml", "#us-gaap_StatementBusinessSegmentsAxis", "#us-gaap_Assets"),
    ),
}


@dataclass(frozen=True)
class OfficialCatalogue:
    """A catalogue read from the elements of the real package."""

    package: Path
    name: str = "us-gaap-2011"
    schemas: tuple[Schema, ...] = (
        Schema(prefix="nonnum", namespace=NON_NUMERIC, location=f"{NON_NUMERIC[:-11]}nonNumeric-2009-12-16.xsd"),
        Schema(prefix="num", namespace=NUMERIC, location=f"{NUMERIC}-2009-12-16.xsd"),
        Schema(prefix="us-gaap", namespace="http://fasb.org/us-gaap/2011-01-31", location=f"http://{ELEMENTS}"),
    )
    types: tuple[ItemType, ...] = (
        ItemType(name="nonnum:domainItemType", base="xbrli:stringItemType", facets=(("length", "0"),)),
        ItemType(name="nonnum:textBlockItemType", base="xbrli:stringItemType"),
        ItemType(name="num:percentItemType", base="xbrli:pureItemType"),
        ItemType(name="num:perShareItemType", base="xbrli:decimalItemType"),
        ItemType(name="num:volumeItemType", base="xbrli:decimalItemType"),
    )

    @cached_property
    def elements(self) -> dict[str, etree._Element]:
        with ZipFile(self.package) as archive:
            root = etree.fromstring(archive.read(f"us-gaap-2011-01-31/{ELEMENTS}"))
        return {f"us-gaap:{element.get('name')}": element for element in root.iter("{*}element")}

    def get(self, name: str) -> Concept | None:
        element = self.elements.get(name)
        if element is None:
            return None
        balance = element.get(f"{XBRLI}balance")
        return Concept(
            name=name,
            type=element.get("type", "").partition(":")[2],
            period_type=PeriodType(element.get(f"{XBRLI}periodType", "")),
            balance=Balance(balance) if balance else None,
            abstract=element.get("abstract") == "true",
        )

    def item_types(self, name: str) -> tuple[ItemType, ...]:
        return tuple(kind for kind in self.types if kind.name == self.elements[name].get("type"))

    def children(self, parent: str) -> tuple[CalculationArc, ...]:  # noqa: ARG002
        return ()

    def parents(self, child: str) -> tuple[CalculationArc, ...]:  # noqa: ARG002
        return ()


@pytest.fixture(scope="module")
def package(shared: Path) -> Path:
    return shared / "taxonomy" / "us-gaap-2011-01-31.zip"


@pytest.mark.slow
@pytest.mark.parametrize("edits", FILINGS.values(), ids=list(FILINGS))
def test_embedded_and_official_validation_agree(
    filing: Callable[..., Path], report: Report, cache: Path, package: Path, *, edits: tuple[Edit, ...]
) -> None:
    instance = filing(*AS_OF_2011, *WITHOUT_COVER, *edits)
    catalogue, report = OfficialCatalogue(package), replace(report, facts=report.facts[3:])

    *embedded, how = validate(instance, report, catalogue, cache=cache, packages=())
    *official, other = validate(instance, report, catalogue, cache=cache, packages=(package,))

    assert (how.code, other.code) == ("validate.embedded", "validate.official")
    assert as_text(embedded) == as_text(official)
    assert len(embedded) >= len(edits)
    assert bool(embedded) == bool(edits)


def as_text(findings: list[Finding]) -> list[str]:
    return sorted(map(str, findings))
