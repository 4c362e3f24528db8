"""Data sets: what loaders of the SEC's layout and readers of Parquet get."""

import json
import zipfile
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest
from click.testing import CliRunner

from pipeline.cli import main
from pipeline.emit import write_findings, write_record
from pipeline.emit.datasets import Layout, Release, write_datasets
from pipeline.emit.datasets.facts import FIELDS
from pipeline.emit.datasets.release import month_end
from pipeline.emit.datasets.statements import COLUMNS, KEYS, quarters
from pipeline.model.finding import Unreadable
from pipeline.model.period import Duration
from pipeline.model.record import Provenance, Record

from .small import REPORT, SmallCatalogue

MAY_4 = date(2006, 5, 4)
PROVENANCE = Provenance(source_sha256="8ab5" * 16, version="0.1", taxonomy="us-gaap-2025", sic="7370", released=MAY_4)
RECORD = Record(provenance=PROVENANCE, statements=(), report=REPORT)
RELEASE = Release(folder="abc-q1", record=RECORD)
ADSH = "0000123456-06-XRK2YV"


def write(out: Path, *releases: Release, layouts: frozenset[Layout] = frozenset(Layout)) -> Path:
    write_datasets(releases or (RELEASE,), out, layouts, lambda _: SmallCatalogue())
    return out


def sec(folder: Path, table: str, quarter: str = "2006q2") -> pd.DataFrame:
    """As any loader reads it: a header, tabs, no types."""
    with zipfile.ZipFile(folder / f"{quarter}.zip") as archive, archive.open(f"{table}.txt") as file:
        return pd.read_csv(file, sep="\t", dtype=str, keep_default_na=False)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("sets") / "out")


def test_the_columns_are_the_secs(folder: Path, shared: Path) -> None:
    with zipfile.ZipFile(shared / "knowledge" / "sec-data-sets" / "2010q1.zip") as archive:
        for table, columns in COLUMNS.items():
            theirs = archive.open(f"{table}.txt").readline().decode().split()
            added = {"segments", "doc"}  # since 2024; documentation is not in the copy beside this project
            assert tuple(sec(folder, table)) == columns
            assert sorted(set(columns) - added) == sorted(theirs)


def test_the_submission(folder: Path) -> None:
    row = sec(folder, "sub").iloc[0]
    said = {"adsh": ADSH, "cik": "123456", "sic": "7370", "form": "8-K", "period": "20060331", "filed": "20060504"}
    assert dict(row[list(said)]) == said
    assert row["instance"] == "abc-20060331.xml"


def test_the_numbers(folder: Path) -> None:
    number = sec(folder, "num").set_index(["tag", "segments"])[["version", "ddate", "qtrs", "uom", "value"]]
    rows = {key: tuple(row) for key, row in zip(number.index, number.to_numpy(), strict=True)}
    assert rows["Revenues", ""] == ("us-gaap/2025", "20060331", "1", "USD", "43063000.0000")
    assert rows["EarningsPerShareBasic", ""] == ("us-gaap/2025", "20060331", "1", "USD", "-0.0100")
    assert rows["NetworkRefunds", ""] == (ADSH, "20060331", "1", "USD", "-5000.0000")
    assert rows["ShareBasedCompensation", "IncomeStatementLocation=SellingAndMarketingExpense;"][-1] == "321000.0000"
    assert rows["Cash", ""][1:3] == ("20060331", "0")
    assert "EntityRegistrantName" not in set(number.index.get_level_values("tag"))


def test_the_lines_of_a_statement_in_their_order(folder: Path) -> None:
    lines = sec(folder, "pre")
    flows = lines[lines.stmt == "CF"]
    assert list(flows.tag) == ["StatementOfCashFlowsAbstract", "Cash", "ShareBasedCompensation", "Cash"]
    assert list(flows.plabel)[1] == "Cash at beginning of period"
    costs = lines[lines.tag == "CostOfRevenue"]
    assert list(costs.negating) == ["1", "1"]


def test_every_tag_used_is_declared_once(folder: Path) -> None:
    tags = sec(folder, "tag").set_index(["tag", "version"])
    assert tags.index.is_unique
    for table in ("num", "pre"):
        used = sec(folder, table).set_index(["tag", "version"]).index
        assert set(used) <= set(tags.index)
    own = tags.loc[("NetworkRefunds", ADSH)]
    assert dict(own[["custom", "abstract", "datatype", "iord", "crdr"]]) == {
        "custom": "1",
        "abstract": "0",
        "datatype": "monetary",
        "iord": "D",
        "crdr": "D",
    }


@pytest.mark.parametrize("table", list(KEYS))
def test_rows_have_keys_of_their_own(folder: Path, table: str) -> None:
    assert not sec(folder, table).duplicated(list(KEYS[table])).any()


def test_releases_of_one_quarter_share_an_archive(tmp_path: Path) -> None:
    later = replace(RECORD, provenance=replace(PROVENANCE, source_sha256="cd" * 32, released=date(2006, 8, 1)))
    other = replace(RECORD, provenance=replace(PROVENANCE, source_sha256="ef" * 32))
    releases = [RELEASE, Release(folder="b", record=later), Release(folder="c", record=other)]
    out = write(tmp_path / "out", *releases, layouts=frozenset({Layout.SEC}))
    assert [path.name for path in sorted(out.glob("*.zip"))] == ["2006q2.zip", "2006q3.zip"]
    assert len(sec(out, "sub")) == 2
    assert not sec(out, "tag").duplicated(["tag", "version"]).any()


def test_without_a_date_a_release_counts_as_public_late_rather_than_early() -> None:
    unknown = replace(RECORD, provenance=replace(PROVENANCE, released=None))
    assert Release(folder="a", record=unknown).filed == date(2006, 6, 29)


def test_without_a_cik_the_key_is_the_hash_alone() -> None:
    nobody = replace(REPORT.entity, scheme="http://cik-not-known.invalid", identifier="abc")
    key = Release(folder="a", record=replace(RECORD, report=replace(REPORT, entity=nobody))).identifier
    assert key.startswith("X")
    assert len(key) == len(ADSH)


@pytest.mark.parametrize(
    ("day", "rounded"),
    [("2006-03-31", "2006-03-31"), ("2006-04-02", "2006-03-31"), ("2024-02-16", "2024-02-29")],
)
def test_dates_are_rounded_to_the_nearest_month_end(day: str, rounded: str) -> None:
    assert month_end(date.fromisoformat(day)).isoformat() == rounded


@pytest.mark.parametrize(
    ("start", "end", "count"),
    [("2006-01-01", "2006-03-31", 1), ("2005-12-25", "2006-07-01", 2), ("2005-01-01", "2005-12-31", 4)],
)
def test_quarters_are_counted_whatever_the_weeks(start: str, end: str, count: int) -> None:
    assert quarters(Duration.of(start, end)) == count


def test_parquet_keeps_numbers_and_dates_typed(folder: Path) -> None:
    facts = pd.read_parquet(folder / "facts.parquet", dtype_backend="pyarrow")
    assert list(facts) == [field.name for field in FIELDS]
    types = {name: str(kind) for name, kind in facts.dtypes.items()}
    assert types["value"] == "decimal128(38, 10)[pyarrow]"
    assert types["period_end"] == types["public_since"] == "date32[day][pyarrow]"
    eps = facts[facts.concept == "us-gaap:EarningsPerShareBasic"].iloc[0]
    assert eps["value"] == Decimal("-0.01")
    assert (eps["unit"], eps["period_start"], eps["period_end"]) == ("USD/shares", date(2006, 1, 1), date(2006, 3, 31))


def test_parquet_has_receipt_confidence_and_point_in_time(folder: Path) -> None:
    facts = pd.read_parquet(folder / "facts.parquet", dtype_backend="pyarrow")
    revenue = facts[facts.concept == "us-gaap:Revenues"].iloc[0]
    assert (revenue["table"], revenue["row"], revenue["column"], revenue["printed"]) == (1, 4, 2, "$ 43,063")
    assert (revenue["confidence"], revenue["status"]) == (1.0, "asserted")
    assert (revenue["preliminary"], revenue["public_since"], revenue["exported_by"]) == (True, MAY_4, "0.1")
    assert revenue["source_sha256"] == PROVENANCE.source_sha256
    nil = facts[facts.printed == "N/A"].iloc[0]
    assert pd.isna(nil["value"])
    assert pd.isna(nil["text"])


def test_the_package_describes_every_column(folder: Path) -> None:
    package = json.loads((folder / "datapackage.json").read_text())
    resources = {one["name"]: one for one in package["resources"]}
    assert set(resources) == {"facts", "2006q2-sub", "2006q2-num", "2006q2-tag", "2006q2-pre"}
    assert [one["name"] for one in resources["facts"]["schema"]["fields"]] == [field.name for field in FIELDS]
    assert all(one["hash"].startswith("sha256:") for one in resources.values())


def test_the_same_results_give_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    again = write(tmp_path / "out")
    assert {path.name: path.read_bytes() for path in again.iterdir()} == {
        path.name: path.read_bytes() for path in folder.iterdir()
    }


def test_without_the_extra_the_message_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    with pytest.raises(Unreadable, match=r"earnings-xbrl\[parquet\]"):
        write(tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_the_command_takes_what_is_readable_once(tmp_path: Path) -> None:
    for name in ("a", "b", "twice"):
        (tmp_path / "results" / name).mkdir(parents=True)
        record = replace(RECORD, provenance=replace(PROVENANCE, source_sha256=("b" if name == "b" else "a") * 64))
        write_record(record, tmp_path / "results" / name)
        write_findings([], tmp_path / "results" / name)
    (tmp_path / "results" / "b" / "record.json.gz").write_bytes(b"broken")
    done = CliRunner().invoke(main, ["datasets", str(tmp_path / "results"), "--out", str(tmp_path / "out")])
    assert done.exit_code == 1
    assert "result.record" in done.output
    assert "same release" in done.output
    assert "1 releases in" in done.output
