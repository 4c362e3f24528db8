"""A small filing that is valid, the report it was written from, and ways to break it."""

import shutil
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.model.period import Duration, Instant, Period
from pipeline.model.report import Context, Entity, Fact, Report, Unit
from pipeline.model.source import Source
from pipeline.reference.catalogue import SqliteCatalogue, open_catalogue

FILING = Path(__file__).parent / "filing"
ENTITY = Entity(scheme="http://www.sec.gov/CIK", identifier="0000000001")
QUARTER: Period = Duration(date(2006, 1, 1), date(2006, 3, 31))
END: Period = Instant(date(2006, 3, 31))
COST_OF_SALES = (("us-gaap:IncomeStatementLocationAxis", "us-gaap:CostOfSalesMember"),)
USD = Unit(numerators=("iso4217:USD",))
USD_PER_SHARE = Unit(numerators=("iso4217:USD",), denominators=("xbrli:shares",))

FACTS = (
    ("dei:DocumentType", QUARTER, (), None, None, "8-K"),
    ("dei:EntityRegistrantName", QUARTER, (), None, None, "ABC Corporation"),
    ("dei:DocumentFiscalPeriodFocus", QUARTER, (), None, None, "Q1"),
    ("us-gaap:Revenues", QUARTER, (), USD, -3, "42625000"),
    ("us-gaap:CostOfRevenue", QUARTER, (), USD, -3, "22217000"),
    ("us-gaap:GrossProfit", QUARTER, (), USD, -3, "20408000"),
    ("abc:CustomerSupport", QUARTER, (), USD, -3, "2897000"),
    ("us-gaap:EarningsPerShareBasic", QUARTER, (), USD_PER_SHARE, 2, "0.01"),
    ("us-gaap:AssetsCurrent", END, (), USD, -3, "70000000"),
    ("us-gaap:OtherAssetsNoncurrent", END, (), USD, -3, "30000000"),
    ("us-gaap:Assets", END, (), USD, -3, "100000000"),
    ("us-gaap:AllocatedShareBasedCompensationExpense", QUARTER, COST_OF_SALES, USD, -3, "110000"),
)
"""What `filing/` says: concept, period, members, unit, decimals, value."""

Edit = tuple[str, str, str]
"""The end of a file's name, what stands in it, and what to put there instead."""


@pytest.fixture(scope="session")
def catalogue() -> SqliteCatalogue:
    return open_catalogue("us-gaap-2025")


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="session")
def report() -> Report:
    facts = (
        Fact(
            concept=concept,
            context=Context(entity=ENTITY, period=period, dimensions=members),
            value=Decimal(value) if unit else value,
            unit=unit,
            decimals=decimals,
            source=Source(document="abc.txt", start=0, end=len(value), text=value, table=1, row=row, column=1),
        )
        for row, (concept, period, members, unit, decimals, value) in enumerate(FACTS, start=1)
    )
    return Report(
        document="abc.txt",
        prefix="abc",
        namespace="http://www.example.com/20060331",
        entity=ENTITY,
        period=QUARTER,
        facts=tuple(facts),
    )


@pytest.fixture
def filing(tmp_path: Path) -> Callable[..., Path]:
    """Copy the filing, make the edits, and give the path of the instance."""

    def copy(*edits: Edit) -> Path:
        folder = tmp_path / "filing"
        shutil.copytree(FILING, folder)
        for end, old, new in edits:
            path = folder / f"abc-20060331{end}"
            text = path.read_text(encoding="utf-8")
            assert old in text, f"{path.name} does not hold {old}"
            path.write_text(text.replace(old, new), encoding="utf-8")
        return folder / "abc-20060331.xml"

    return copy
