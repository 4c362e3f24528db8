"""A validator that cannot fail proves nothing: a valid filing is broken in many ways, and each is caught."""

import socket
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.model.finding import Severity, Unreadable
from pipeline.model.report import Report
from pipeline.reference.catalogue import SqliteCatalogue
from pipeline.validate import validate

Filing = Callable[..., Path]

CONTEXT = '<xbrli:context id="I20060331">'
UNUSED_CONTEXT = (
    '<xbrli:context id="I20050331"><xbrli:entity><xbrli:identifier scheme="http://www.sec.gov/CIK">0000000001'
    "</xbrli:identifier></xbrli:entity><xbrli:period><xbrli:instant>2005-03-31</xbrli:instant></xbrli:period>"
    "</xbrli:context>"
)
UNIT = '<xbrli:unit id="USD">'
EURO = '<xbrli:unit id="EUR"><xbrli:measure>iso4217:EUR</xbrli:measure></xbrli:unit>'
US_GAAP = "https://xbrl.fasb.org/us-gaap/2025/elts/us-gaap-2025.xsd"
IMPORT = f'<xs:import namespace="http://fasb.org/us-gaap/2025" schemaLocation="{US_GAAP}"/>'
ASSETS = '<us-gaap:Assets id="f11" contextRef="I20060331" unitRef="USD" decimals="-3">100000000</us-gaap:Assets>'

BROKEN = {
    "unknown concept": (".xml", "us-gaap:GrossProfit", "us-gaap:GrossProphet", "arelle.xbrl:schemaImportMissing", 6),
    "wrong period type": (
        *(".xml", 'id="f9" contextRef="I20060331"', 'id="f9" contextRef="D2006Q1"'),
        *("arelle.xbrl.4.7.2:contextPeriodType", 9),
    ),
    "missing unit": (
        *(".xml", 'id="f4" contextRef="D2006Q1" unitRef="USD"', 'id="f4" contextRef="D2006Q1"'),
        *("arelle.xbrl.4.6.2:numericUnit", 4),
    ),
    "unit that is not there": (
        *(".xml", 'id="f4" contextRef="D2006Q1" unitRef="USD"', 'id="f4" contextRef="D2006Q1" unitRef="EUR"'),
        *("arelle.xbrl.4.6.2:numericUnit", 4),
    ),
    "contradicting duplicate": (
        *(".xml", ASSETS, ASSETS + ASSETS.replace("f11", "f99").replace("100000000", "100009000")),
        *("arelle.arelle:duplicateFacts", 11),
    ),
    "wrong sum": (".xml", ">20408000<", ">20418000<", "arelle.calc11e:inconsistentCalculationUsingRounding", 6),
    "dangling context": (
        *(".xml", 'id="f9" contextRef="I20060331"', 'id="f9" contextRef="I2006"'),
        *("arelle.xbrl.4.6.1:itemContextRef", 9),
    ),
    "missing decimals": (
        *(".xml", 'id="f10" contextRef="I20060331" unitRef="USD" decimals="-3"'),
        *('id="f10" contextRef="I20060331" unitRef="USD"', "arelle.xbrl.4.6.3:missingPrecisionDecimals", 10),
    ),
    "no member of the axis": (
        *(".xml", "us-gaap:CostOfSalesMember", "us-gaap:ResearchAndDevelopmentExpenseMember"),
        *("arelle.xbrldie:PrimaryItemDimensionallyInvalidError", 12),
    ),
    "earnings per share in plain dollars": (
        *(".xml", 'unitRef="USDPerShare"', 'unitRef="USD"'),
        *("arelle.utre:error-NumericFactUtrInvalid", 8),
    ),
    "currency that does not exist": (
        *(".xml", "iso4217:USD</xbrli:measure></xbrli:unit>", "iso4217:XYZ</xbrli:measure></xbrli:unit>"),
        *("arelle.utre:error-NumericFactUtrInvalid", 4),
    ),
    "value of another type": (".xml", ">42625000<", ">42,625<", "arelle.xmlSchema:valueError", 4),
    "value outside its list": (".xml", ">Q1<", ">Q7<", "arelle.xmlSchema:valueError", 3),
    "abstract concept": (".xml", "us-gaap:Revenues", "us-gaap:StatementTable", "arelle.xmlSchema:abstractElement", 4),
    "period that ends before it starts": (
        *(".xml", "<xbrli:endDate>2006-03-31", "<xbrli:endDate>2005-03-31"),
        *("arelle.xbrl.4.7.2:periodStartBeforeEnd", None),
    ),
    "malformed XML": (".xml", "</us-gaap:Assets>", "</us-gaap:Asset>", "structure.malformed", None),
    "root that is not XBRL": (".xml", "xbrli:xbrl", "xbrli:xbrel", "structure.root", None),
    "fact left out": (".xml", ASSETS, "", "arelle.fact-count", None),
    "unused context": (".xml", CONTEXT, UNUSED_CONTEXT + CONTEXT, "structure.unused-context", None),
    "unused unit": (".xml", UNIT, EURO + UNIT, "structure.unused-unit", None),
    "schema that is not there": (".xml", 'href="abc-20060331.xsd"', 'href="abd.xsd"', "arelle.IOerror", None),
    "missing import": (".xsd", IMPORT, "", "structure.missing-import", None),
    "import from nowhere": (".xsd", "us-gaap-2025.xsd", "us-gaap-2099.xsd", "arelle.IOerror", None),
    "arc to no concept": ("_pre.xml", "us-gaap_Revenues", "us-gaap_Nothing", "arelle.xbrl.3.5.4:hrefIdNotFound", None),
    "label that is not there": (
        *("_lab.xml", "http://www.xbrl.org/2009/role/negatedLabel", "http://www.xbrl.org/2009/role/negatedTotalLabel"),
        *("arelle.xbrl.5.2.4.2.1:preferredLabelMissing", None),
    ),
}
"""The file, what is replaced in it and by what; the code of the finding, and the fact whose cell it shows."""


def test_a_valid_filing_has_no_fault(
    filing: Filing, report: Report, catalogue: SqliteCatalogue, cache: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (note,) = validate(filing(), report, catalogue, cache=cache, packages=())

    assert str(note) == "info: Validated against the embedded catalogue of us-gaap-2025. [validate.embedded]"
    assert capfd.readouterr() == ("", ""), "nothing is printed"


@pytest.mark.parametrize(("end", "old", "new", "code", "fact"), BROKEN.values(), ids=list(BROKEN))
def test_a_broken_filing_is_caught(
    filing: Filing,
    report: Report,
    catalogue: SqliteCatalogue,
    cache: Path,
    *,
    end: str,
    old: str,
    new: str,
    code: str,
    fact: int | None,
) -> None:
    found = [
        finding
        for finding in validate(filing((end, old, new)), report, catalogue, cache=cache, packages=())
        if finding.code == code
    ]

    assert found, f"no {code}"
    assert all(finding.severity in (Severity.ERROR, Severity.WARNING) for finding in found)
    assert all("\n" not in finding.message for finding in found)
    assert found[0].source == (report.facts[fact - 1].source if fact else None)


def test_a_sum_that_is_off_by_rounding_is_right(
    filing: Filing, report: Report, catalogue: SqliteCatalogue, cache: Path
) -> None:
    instance = filing((".xml", ">20408000<", ">20409000<"))

    assert [finding.code for finding in validate(instance, report, catalogue, cache=cache, packages=())] == [
        "validate.embedded"
    ]


@pytest.mark.parametrize("edition", ["2020-01-21", "2022-03-31", "2024-01-31"])
def test_every_edition_of_the_data_type_registry_is_served(
    filing: Filing, report: Report, catalogue: SqliteCatalogue, cache: Path, *, edition: str
) -> None:
    place = f"www.xbrl.org/dtr/type/{edition}"
    element = '<xs:element name="CustomerSupport"'
    policy = (
        f'<xs:import namespace="http://{place}" schemaLocation="https://{place}/types.xsd"/>'
        f'<xs:element name="Policy" id="abc_Policy" type="dtr:textBlockItemType" xmlns:dtr="http://{place}"'
        ' substitutionGroup="xbrli:item" xbrli:periodType="duration" nillable="true"/>'
    )
    fact = '<abc:Policy id="f13" contextRef="D2006Q1">&lt;p&gt;We stand by it.&lt;/p&gt;</abc:Policy></xbrli:xbrl>'
    instance = filing((".xsd", element, policy + element), (".xml", "</xbrli:xbrl>", fact))
    report = replace(report, facts=(*report.facts, replace(report.facts[0], concept="abc:Policy")))

    assert [finding.code for finding in validate(instance, report, catalogue, cache=cache, packages=())] == [
        "validate.embedded"
    ]


def test_facts_that_contradict_each_other_are_an_error(
    filing: Filing, report: Report, catalogue: SqliteCatalogue, cache: Path
) -> None:
    assets = report.facts[10]
    rounded = replace(assets, value=Decimal(100000400), decimals=0)
    other = replace(assets, value=Decimal(100009000), source=replace(assets.source, row=99))
    instance = filing((".xml", "</xbrli:xbrl>", ASSETS.replace("f11", "f13") + "</xbrli:xbrl>"))

    def codes(extra: Report) -> list[str]:
        return [finding.code for finding in validate(instance, extra, catalogue, cache=cache, packages=())]

    assert "structure.contradiction" not in codes(replace(report, facts=(*report.facts, rounded)))
    assert "structure.contradiction" in codes(replace(report, facts=(*report.facts, other)))


def test_no_file_at_all_is_caught(filing: Filing, report: Report, catalogue: SqliteCatalogue, cache: Path) -> None:
    instance = filing()
    instance.unlink()

    assert {"arelle.not-an-instance"} <= {
        finding.code for finding in validate(instance, report, catalogue, cache=cache, packages=())
    }


def test_no_network_is_touched(
    filing: Filing, report: Report, catalogue: SqliteCatalogue, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, refuse)

    instance = filing((".xsd", "us-gaap-2025.xsd", "us-gaap-2099.xsd"))
    assert any(
        finding.code == "arelle.IOerror" for finding in validate(instance, report, catalogue, cache=cache, packages=())
    )


def test_importing_does_not_import_arelle() -> None:
    command = "import sys, pipeline.validate; sys.exit(any(name.startswith('arelle') for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", command], check=False).returncode == 0


def test_a_cache_that_cannot_be_written_is_one_sentence(
    filing: Filing, report: Report, catalogue: SqliteCatalogue, tmp_path: Path
) -> None:
    (tmp_path / "cache").write_text("a file, not a folder")

    with pytest.raises(Unreadable, match="set EARNINGS_XBRL_CACHE") as caught:
        validate(filing(), report, catalogue, cache=tmp_path / "cache", packages=())
    assert caught.value.code == "validate.cache"
