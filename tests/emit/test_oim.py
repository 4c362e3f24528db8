"""Facts in the Open Information Model's words; that Arelle reads them as the same facts is tested with all formats."""

import csv
import json
from dataclasses import replace
from datetime import date
from io import StringIO

import pytest

from pipeline.emit import oim
from pipeline.emit.oim_csv import oim_csv
from pipeline.emit.oim_json import oim_json
from pipeline.model.period import Duration, Instant
from pipeline.model.report import Entity, Report, Unit

from .small import PER_SHARE, SHARES, USD, SmallCatalogue, fact


@pytest.mark.parametrize(
    ("unit", "said"),
    [
        (USD, "iso4217:USD"),
        (SHARES, "xbrli:shares"),
        (PER_SHARE, "iso4217:USD/xbrli:shares"),
        (Unit(numerators=("xbrli:pure",)), ""),
        (Unit(numerators=("a:x", "a:y"), denominators=("a:z",)), "(a:x*a:y)/a:z"),
        (Unit(numerators=("a:x", "a:y")), "a:x*a:y"),
        (None, ""),
    ],
)
def test_units(unit: Unit | None, said: str) -> None:
    assert oim.unit(unit) == said


def test_days_end_at_midnight() -> None:
    assert oim.period(Instant(date(2006, 3, 31))) == "2006-04-01T00:00:00"
    assert oim.period(Duration.of("2006-01-01", "2006-03-31")) == "2006-01-01T00:00:00/2006-04-01T00:00:00"


def test_entities_keep_their_scheme() -> None:
    assert oim.entity(Entity(scheme="http://www.sec.gov/CIK", identifier="0000123456")) == "cik:0000123456"
    assert oim.entity(Entity(scheme="http://cik-not-known.invalid", identifier="abc")) == "entity:abc"


def test_json(report: Report, catalogue: SmallCatalogue) -> None:
    content = json.loads(oim_json(report, catalogue))
    assert content["documentInfo"]["taxonomy"] == ["abc-20060331.xsd"]
    assert content["documentInfo"]["namespaces"]["abc"] == "http://abc.example/20060331"
    assert content["facts"]["f5"] == {
        "value": "-0.01",
        "decimals": 2,
        "dimensions": {
            "concept": "us-gaap:EarningsPerShareBasic",
            "entity": "cik:0000123456",
            "period": "2006-01-01T00:00:00/2006-04-01T00:00:00",
            "unit": "iso4217:USD/xbrli:shares",
        },
    }
    assert "decimals" not in content["facts"]["f7"]  # exact
    assert content["facts"]["f9"]["value"] is None


def test_csv(report: Report, catalogue: SmallCatalogue) -> None:
    words = tuple(fact("dei:EntityRegistrantName", "", None, unit=None, decimals=None, text=t) for t in ("#1 Co", " "))
    files = oim_csv(replace(report, facts=(*report.facts, *words)), catalogue)
    rows = {row["id"]: row for row in csv.DictReader(StringIO(files["abc-20060331_facts.csv"].decode(), newline=""))}
    axis = "us-gaap_IncomeStatementLocationAxis"
    assert (rows["f1"]["value"], rows["f1"]["decimals"], rows["f1"]["unit"]) == ("43063000", "-3", "iso4217:USD")
    assert (rows["f6"][axis], rows["f1"][axis]) == ("us-gaap:SellingAndMarketingExpenseMember", "#none")
    assert (rows["f7"]["value"], rows["f7"]["decimals"]) == ("0", "#none")
    assert (rows["f9"]["value"], rows["f10"]["unit"], rows["f11"]["value"]) == ("#nil", "#none", "##1 Co")
    assert json.loads(files["abc-20060331_facts.json"])["tables"] == {"facts": {"url": "abc-20060331_facts.csv"}}
