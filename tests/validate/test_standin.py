"""Stand-in packages: exactly the concepts in use, under the official addresses, and plainly not the real thing."""

from pathlib import Path
from zipfile import ZipFile

from lxml import etree

from pipeline.reference.catalogue import SqliteCatalogue
from pipeline.validate.standin import names_in, standin_package
from tests.validate.conftest import FILING

XS = "{http://www.w3.org/2001/XMLSchema}"
XBRLI = "{http://www.xbrl.org/2003/instance}"
US_GAAP = "stand-in/xbrl.fasb.org/us-gaap/2025/elts/us-gaap-2025.xsd"


def package(catalogue: SqliteCatalogue, folder: Path) -> Path:
    return standin_package(names_in(sorted(FILING.iterdir()), catalogue), catalogue, frozenset(), folder)


def test_exactly_the_concepts_in_use_are_declared(catalogue: SqliteCatalogue, tmp_path: Path) -> None:
    with ZipFile(package(catalogue, tmp_path)) as archive:
        elements = {
            element.get("name"): element for element in etree.fromstring(archive.read(US_GAAP)).iter(f"{XS}element")
        }

    assert set(elements) == {
        *("AllocatedShareBasedCompensationExpense", "Assets", "AssetsCurrent", "CostOfRevenue", "CostOfSalesMember"),
        *("EarningsPerShareBasic", "GrossProfit", "IncomeStatementAbstract", "IncomeStatementLocationAxis"),
        *("IncomeStatementLocationDomain", "OtherAssetsNoncurrent", "Revenues", "StatementLineItems", "StatementTable"),
    }
    assert dict(elements["Assets"].attrib) == {
        "name": "Assets",
        "id": "us-gaap_Assets",
        "type": "xbrli:monetaryItemType",
        "substitutionGroup": "xbrli:item",
        "nillable": "true",
        f"{XBRLI}periodType": "instant",
        f"{XBRLI}balance": "debit",
    }
    assert elements["IncomeStatementLocationAxis"].get("substitutionGroup") == "xbrldt:dimensionItem"
    assert elements["StatementTable"].get("substitutionGroup") == "xbrldt:hypercubeItem"


def test_every_schema_says_what_it_is(catalogue: SqliteCatalogue, tmp_path: Path) -> None:
    with ZipFile(package(catalogue, tmp_path)) as archive:
        schemas = [archive.read(name).decode() for name in archive.namelist() if name.endswith(".xsd")]

    assert len(schemas) > len(catalogue.schemas)
    assert all("It is not the official schema" in text for text in schemas)


def test_a_package_is_made_once(catalogue: SqliteCatalogue, tmp_path: Path) -> None:
    first, again = package(catalogue, tmp_path), package(catalogue, tmp_path)
    other = standin_package(["us-gaap:Assets"], catalogue, frozenset(), tmp_path)

    assert first == again != other
    assert package(catalogue, tmp_path / "elsewhere").read_bytes() == first.read_bytes()
    assert sorted(tmp_path.glob("*.zip")) == sorted([first, other])
