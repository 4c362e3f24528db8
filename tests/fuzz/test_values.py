"""No figure changes value between print, instance, tables, inline, JSON, CSV and Parquet, for any sign and scale."""

import csv
import json
from decimal import Decimal
from io import StringIO
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from pyarrow.parquet import read_table

from pipeline.emit import read_record
from pipeline.emit.datasets import Layout, Release, write_datasets
from pipeline.export import export_release
from pipeline.model.figures import MAX_DIGITS, parse_figure
from pipeline.model.report import Report
from pipeline.model.settings import OutputFormat, Settings
from pipeline.reference.catalogue import open_catalogue

SCALES = {"": 0, "(in thousands)": 3, "(in millions)": 6}
SYMBOLS = {"": "", "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "C$": "CAD"}
AMOUNTS = st.decimals(
    min_value=0, max_value=10 ** (MAX_DIGITS - 5), places=None, allow_nan=False, allow_infinity=False
).map(lambda value: value.quantize(Decimal(1)))
PLACES = st.integers(0, 4)


@given(AMOUNTS, PLACES, st.sampled_from(sorted(SYMBOLS)), st.booleans(), st.booleans())
def test_a_printed_figure_is_read_as_printed(
    whole: Decimal, places: int, symbol: str, negative: bool, bracketed: bool
) -> None:
    value = whole.scaleb(-places)
    printed = f"{symbol}{value:,f}"
    shown = f"({printed})" if bracketed else f"-{printed}"
    figure = parse_figure(shown if negative else printed)
    assert figure is not None
    assert (figure.value, figure.places, figure.currency) == (-value if negative else value, places, SYMBOLS[symbol])


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.integers(-99_999, 99_999), min_size=4, max_size=4, unique_by=abs),
    st.sampled_from(sorted(SCALES)),
    st.integers(0, 2),
)
def test_a_figure_is_the_same_everywhere(
    tmp_path_factory: object, amounts: list[int], caption: str, places: int
) -> None:
    values = [Decimal(amount).scaleb(-places) for amount in amounts]
    out = folder(tmp_path_factory)
    settings_ = Settings(cik="1", validate=False, formats=(OutputFormat.INLINE, OutputFormat.JSON, OutputFormat.CSV))
    export = export_release(release([f"{v:,f}" if v >= 0 else f"({-v:,f})" for v in values], caption), out, settings_)
    facts = {f.source.text: f for f in export.report.facts if f.unit}
    assert {abs(f.value) for f in facts.values() if isinstance(f.value, Decimal)} >= {
        abs(value.scaleb(SCALES[caption])) for value in values if value
    }
    assert all(f.decimals == places - SCALES[caption] for f in facts.values())
    expected = {f"f{n}": f.value for n, f in enumerate(export.report.facts, 1) if f.unit}
    assert instance(export.files.instance) == expected
    assert table(export.files.facts_csv, export.report) == expected
    stem = export.files.instance.stem
    assert inline(out / f"{stem}.htm", expected) == expected
    assert sorted(oim(out / f"{stem}.json")) == sorted(map(str_of, expected.values()))
    assert oim_table(out / f"{stem}_facts.csv") == expected
    assert sorted(parquet(out)) == sorted(Decimal(str_of(value)) for value in expected.values())


def folder(factory: object) -> Path:
    return factory.mktemp("out") / "release"  # type: ignore[attr-defined]


def release(figures: list[str], caption: str) -> str:
    names = ("Cash and cash equivalents", "Accounts receivable, net", "Inventories", "Goodwill")
    lines = "\n".join(f"{name}\t{figure}" for name, figure in zip(names, figures, strict=True))
    return f"Acme Inc.\n\nConsolidated Balance Sheets\n{caption}\n\n\tMarch 31, 2010\n{lines}\n"


def str_of(value: Decimal | str | None) -> str:
    return f"{Decimal(str(value)):f}"


def instance(path: Path) -> dict[str, Decimal]:
    root = etree.parse(path).getroot()
    return {e.get("id", ""): Decimal(e.text or "") for e in root if e.get("unitRef")}


def table(path: Path, report: Report) -> dict[str, Decimal]:
    rows = list(csv.DictReader(StringIO(path.read_text(encoding="utf-8"))))
    assert len(rows) == len(report.facts)
    return {f"f{n}": Decimal(row["value"]) for n, row in enumerate(rows, 1) if row["unit"]}


def oim_table(path: Path) -> dict[str, Decimal]:
    rows = csv.DictReader(StringIO(path.read_text(encoding="utf-8")))
    return {row["id"]: Decimal(row["value"]) for row in rows if row["unit"] != "#none"}


def parquet(result: Path) -> list[Decimal]:
    out = result.with_name("sets")
    release_ = Release(folder=result.name, record=read_record(result))
    write_datasets([release_], out, frozenset({Layout.PARQUET}), open_catalogue)
    rows = read_table(out / "facts.parquet", columns=["unit", "value"]).to_pylist()
    return [row["value"] for row in rows if row["unit"]]


def inline(path: Path, expected: dict[str, object]) -> dict[str, Decimal]:
    """By the transformation rules: digits times the scale, with the sign given."""
    found = {}
    for element in etree.parse(path).getroot().iter("{http://www.xbrl.org/2013/inlineXBRL}nonFraction"):
        text = "".join(map(str, element.itertext())).replace(",", "")
        number = Decimal(text) if text[:1].isdigit() or text[:1] == "." else Decimal(0)
        value = number.scaleb(int(element.get("scale", "0")))
        if element.get("id", "") in expected:
            found[element.get("id", "")] = -value if element.get("sign") else value
    return found


def oim(path: Path) -> list[str]:
    facts = json.loads(path.read_text(encoding="utf-8"))["facts"].values()
    return [str_of(fact["value"]) for fact in facts if "unit" in fact["dimensions"]]
