"""The shipped catalogue: facts known from the taxonomies, its text and its SQLite file saying the same."""

import csv
import pickle
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.learn.catalogue import compile_catalogue, write_text
from pipeline.model.concept import Balance, PeriodType
from pipeline.model.finding import Unreadable
from pipeline.reference.catalogue import SqliteCatalogue, open_catalogue
from pipeline.reference.data import data_folder

TEXT = data_folder("taxonomy") / "us-gaap-2025"
PREFIXES = {"country", "dei", "srt", "stpr", "us-gaap"}


@pytest.fixture(scope="module")
def catalogue() -> SqliteCatalogue:
    return open_catalogue("us-gaap-2025")


def rows(name: str) -> list[dict[str, str]]:
    with (TEXT / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


KNOWN = """
us-gaap:Assets                                      | monetary   | instant  | debit  |          | Assets
us-gaap:Liabilities                                 | monetary   | instant  | credit |          | Liabilities
us-gaap:Revenues                                    | monetary   | duration | credit |          | Revenues
us-gaap:NetIncomeLoss                               | monetary   | duration | credit |          | Net Income (Loss) Attributable to Parent
us-gaap:EarningsPerShareBasic                       | perShare   | duration |        |          | Earnings Per Share, Basic
us-gaap:WeightedAverageNumberOfSharesOutstandingBasic | shares   | duration |        |          | Weighted Average Number of Shares Outstanding, Basic
us-gaap:CommonStockSharesOutstanding                | shares     | instant  |        |          | Common Stock, Shares, Outstanding
us-gaap:PaymentsToAcquirePropertyPlantAndEquipment  | monetary   | duration | credit |          | Payments to Acquire Property, Plant, and Equipment
us-gaap:EffectiveIncomeTaxRateContinuingOperations  | percent    | duration |        |          | Effective Income Tax Rate Reconciliation, Percent
us-gaap:StatementTable                              | string     | duration |        | abstract | Statement [Table]
us-gaap:IncomeStatementLocationAxis                 | string     | duration |        | abstract | Statement of Income Location, Balance [Axis]
us-gaap:CostOfSalesMember                           | domain     | duration |        | abstract | Cost of Sales [Member]
srt:RangeAxis                                       | string     | duration |        | abstract | Statistical Measurement [Axis]
dei:DocumentType                                    | submissionType | duration |    |          | Document Type
dei:EntityCommonStockSharesOutstanding              | shares     | instant  |        |          | Entity Common Stock, Shares Outstanding
dei:AmendmentFlag                                   | boolean    | duration |        |          | Amendment Flag
country:NA                                          | domain     | duration |        | abstract | NAMIBIA
"""  # noqa: E501


@pytest.mark.parametrize("line", KNOWN.strip().splitlines(), ids=lambda line: line.split()[0])
def test_known_concepts(catalogue: SqliteCatalogue, line: str) -> None:
    name, kind, period_type, balance, abstract, label = (part.strip() for part in line.split("|"))

    concept = catalogue.get(name)

    assert concept
    assert concept.type == f"{kind}ItemType"
    assert concept.period_type is PeriodType(period_type)
    assert concept.balance == (Balance(balance) if balance else None)
    assert concept.abstract is bool(abstract)
    assert concept.label == label


def test_what_is_not_there_is_none(catalogue: SqliteCatalogue) -> None:
    assert catalogue.get("us-gaap:SalesRevenueNet") is None, "gone since 2019"
    assert catalogue.children("us-gaap:NoSuchThing") == ()
    assert catalogue.item_types("us-gaap:NoSuchThing") == ()


def test_calculation_arcs_go_both_ways(catalogue: SqliteCatalogue) -> None:
    below = {arc.child: arc.weight for arc in catalogue.children("us-gaap:GrossProfit")}
    above = {arc.parent: arc.weight for arc in catalogue.parents("us-gaap:CostOfRevenue")}

    assert below == {"us-gaap:Revenues": 1, "us-gaap:CostOfRevenue": -1}
    assert above["us-gaap:GrossProfit"] == -1


def test_statements_that_show_a_concept(catalogue: SqliteCatalogue) -> None:
    assert catalogue.statements("us-gaap:Assets") == {"BS"}
    assert catalogue.statements("us-gaap:PaymentsToAcquirePropertyPlantAndEquipment") == {"CF"}
    assert {"IS"} <= catalogue.statements("us-gaap:GrossProfit")


def test_types_down_to_those_of_xbrl(catalogue: SqliteCatalogue) -> None:
    (period,) = catalogue.item_types("dei:DocumentFiscalPeriodFocus")
    bases = [kind.base for kind in catalogue.item_types("us-gaap:RevenueRecognitionPolicyTextBlock")]

    assert period.facets == (("enumeration", "FY"), ("enumeration", "Q1"), ("enumeration", "Q2"), ("enumeration", "Q3"))
    assert bases == ["dtr-types:xmlNodesItemType", "dtr-types:escapedItemType", "xbrli:stringItemType"]
    assert catalogue.item_types("us-gaap:Assets") == ()


def test_schemas_cover_every_prefix(catalogue: SqliteCatalogue) -> None:
    schemas = {schema.prefix: schema for schema in catalogue.schemas}
    concepts = {row["name"].partition(":")[0] for row in rows("concepts.csv")}
    types = {row["type"].partition(":")[0] for row in rows("concepts.csv")} - {"", "xbrli"}

    assert concepts == PREFIXES
    assert concepts | types == set(schemas)
    assert schemas["us-gaap"].namespace == "http://fasb.org/us-gaap/2025"
    assert schemas["us-gaap"].location == "https://xbrl.fasb.org/us-gaap/2025/elts/us-gaap-2025.xsd"


def test_every_type_is_known() -> None:
    known = {row["name"] for row in rows("types.csv")}
    used = {row["type"] for row in rows("concepts.csv")} | {row["base"] for row in rows("types.csv")}

    assert {name for name in used if not name.startswith("xbrli:")} - known == {""}


def test_axes_tables_and_members_are_abstract(catalogue: SqliteCatalogue) -> None:
    structure = re.compile(r":\w+(?:Abstract|Axis|Domain|LineItems|Member|Table)$")
    found = [concept for concept in catalogue.concepts() if structure.search(concept.name)]

    assert len(found) > 5000
    assert all(concept.abstract and concept.period_type is PeriodType.DURATION for concept in found)


def test_concepts_nobody_knows_the_period_of_cannot_be_used(catalogue: SqliteCatalogue) -> None:
    unknown = [row["name"] for row in rows("concepts.csv") if not (row["type"] and row["period_type"])]

    assert 0 < len(unknown) < 350
    assert all(catalogue.get(name) is None for name in unknown)


@pytest.mark.parametrize("value", ["type", "period", "balance"])
def test_every_value_says_where_it_came_from(value: str) -> None:
    column = "period_type" if value == "period" else value

    assert [row["name"] for row in rows("concepts.csv") if row[column] and not row[f"{value}_source"]] == []


def test_the_sqlite_file_is_made_of_the_text(tmp_path: Path) -> None:
    compile_catalogue(TEXT, tmp_path / "again.sqlite")

    assert list(dump(tmp_path / "again.sqlite")) == list(dump(TEXT.with_suffix(".sqlite")))


def dump(path: Path) -> Iterator[str]:
    database = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)
    yield from database.iterdump()


def test_the_text_is_made_of_the_source_material(shared: Path, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    write_text(shared / "taxonomy", tmp_path)

    for made in sorted(tmp_path.iterdir()):
        assert made.read_bytes() == (TEXT / made.name).read_bytes(), made.name


def test_an_unknown_taxonomy_is_one_sentence() -> None:
    with pytest.raises(Unreadable) as caught:
        open_catalogue("us-gaap-1999")

    assert caught.value.code == "taxonomy.unknown"
    assert str(caught.value) == 'The taxonomy "us-gaap-1999" is not known; this version has us-gaap-2025.'


def test_a_worker_process_may_be_given_the_catalogue(catalogue: SqliteCatalogue) -> None:
    again = pickle.loads(pickle.dumps(catalogue))  # noqa: S301

    assert again.get("us-gaap:Assets") == catalogue.get("us-gaap:Assets")
