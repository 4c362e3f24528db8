"""Read the source material of the concept catalogue: records, label linkbases, type definitions, relations."""

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

import pandas as pd
from lxml import etree

NAME = "us-gaap-2025"

_LABEL = "http://www.xbrl.org/2003/role/label"
_LINK = "{http://www.xbrl.org/2003/linkbase}"
_XLINK = "{http://www.w3.org/1999/xlink}"
_XS = "{http://www.w3.org/2001/XMLSchema}"

_XBRLI = frozenset(
    f"{kind}ItemType"
    for kind in (
        *("anyURI", "boolean", "date", "decimal", "duration", "gMonthDay", "gYear", "gYearMonth", "integer"),
        *("monetary", "normalizedString", "pure", "shares", "string"),
    )
)
_ELSEWHERE = {"enumerationSetItemType": "enum2", "perUnitItemType": "srt-types"}

_TYPE_SCHEMAS = (
    ("dtr-types", "xbrl-core.zip", "www.xbrl.org/dtr/type/2022-03-31/types.xsd"),
    ("enum2", "xbrl-core.zip", "www.xbrl.org/2020/extensible-enumerations-2.0.xsd"),
    ("us-types", "us-gaap-2025-support.zip", "xbrl.fasb.org/us-gaap/2025/elts/us-types-2025.xsd"),
    ("srt-types", "srt-2024.zip", "srt-2024/xbrl.fasb.org/srt/2024/elts/srt-types-2024.xsd"),
    ("dei", "sec-2023.zip", "sec-2023/xbrl.sec.gov/dei/2023/dei-2023.xsd"),
)
_LABEL_LINKBASES = (
    ("srt-2024.zip", "srt-2024/xbrl.fasb.org/srt/2024/elts/srt-lab-2024.xml"),
    ("sec-2023.zip", "sec-2023/xbrl.sec.gov/dei/2023/dei-2023_lab.xsd"),
)

_STATEMENTS = {
    "Statement of Cash Flows": "CF",
    "Statement of Comprehensive Income": "CI",
    "Statement of Financial Position": "BS",
    "Statement of Income": "IS",
    "Statement of Partners' Capital": "EQ",
    "Statement of Shareholders' Equity": "EQ",
}
_ADDED_WORDS = r", (?:Total|Beginning Balance|Ending Balance)$"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of `concepts.csv`; a `..._source` says where the value before it came from."""

    name: str
    label: str = ""
    type: str = ""
    type_source: str = ""
    period_type: str = ""
    period_source: str = ""
    balance: str = ""
    balance_source: str = ""
    abstract: str = "false"
    statements: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Arc:
    """One line of `calculation.csv`."""

    parent: str
    child: str
    weight: int


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class TypeRow:
    """One line of `types.csv`: a type derived from `base` by `facets`, a JSON list of [facet, value] pairs."""

    name: str
    base: str
    facets: str


def us_gaap(source: Path, types: frozenset[str]) -> Iterator[Row]:
    """The concepts of us-gaap, gaps and all; `types` are the prefixed names known to `types.csv`."""
    with gzip.open(source / f"{NAME}-concepts.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            yield Row(
                name=f"us-gaap:{record['name']}",
                type=_prefixed_type(record.get("type", ""), types),
                type_source=record.get("typeSrc", ""),
                period_type=record.get("periodType", ""),
                period_source=record.get("periodSrc", ""),
                balance=record.get("balance", ""),
                balance_source=record.get("balanceSrc", ""),
                abstract=str(bool(record.get("abstract"))).lower(),
            )


def _prefixed_type(local: str, types: frozenset[str]) -> str:
    if not local:
        return ""
    if local in _XBRLI:
        return f"xbrli:{local}"
    if f"us-types:{local}" in types:
        return f"us-types:{local}"
    return f"{_ELSEWHERE.get(local, 'dtr-types')}:{local}"


def published(source: Path, prefix: str) -> Iterator[Row]:
    """The concepts of a schema whose attributes are listed as published."""
    (path,) = (source / "attributes").glob(f"*-{prefix}-2025.json")
    (items,) = json.loads(path.read_text(encoding="utf-8")).values()
    for item in items:
        if item["type"] == "Concept":
            balance = item.get("balanceType", "")
            yield Row(
                name=f"{prefix}:{item['localName']}",
                type=item["dataType"],
                type_source="published",
                period_type=item["periodType"],
                period_source="published",
                balance=balance,
                balance_source=balance and "published",
                abstract=item["isAbstract"],
            )


def relations(source: Path, kind: str) -> pd.DataFrame:
    """The calculation or presentation relations, one row each, with the prefixed name in `concept`.

    The one name the material lacks is Namibia's code NA, which was taken for "not available".
    """
    table = pd.read_parquet(source / f"{NAME}-{kind}.parquet")
    return table.assign(concept=table["prefix"] + ":" + table["name"].fillna("NA"))


def arcs(source: Path) -> list[Arc]:
    """The calculation arcs over all roles, each once."""
    table = relations(source, "calculation").dropna(subset=["parent"])
    rows = zip(table["parent"], table["concept"], table["weight"], strict=True)
    return sorted({Arc(parent=parent, child=child, weight=int(weight)) for parent, child, weight in rows})


def statements(presentation: pd.DataFrame) -> dict[str, str]:
    """The statements whose standard presentation holds a concept, as `BS IS`."""
    found: dict[str, set[str]] = {}
    for name, definition in zip(presentation["concept"], presentation["definition"], strict=True):
        _, kind, title = definition.split(" - ", 2)
        short = next((short for start, short in _STATEMENTS.items() if title.startswith(start)), "")
        if kind == "Statement" and short:
            found.setdefault(name, set()).add(short)
    return {name: " ".join(sorted(kinds)) for name, kinds in found.items()}


def labels(source: Path, presentation: pd.DataFrame) -> dict[str, str]:
    """Standard labels: of 2025 where the presentation shows them, else of an earlier year's package.

    The FASB's total, beginning and ending labels are the standard label with a few words added, so that
    where only they are shown the standard label is what is left without those words.
    """
    earlier = {name: text for place in _LABEL_LINKBASES for name, text in _label_linkbase(source, *place)}
    plain = presentation["preferredLabel"].isna()
    shown = pd.concat([presentation[~plain], presentation[plain]])
    bare = (
        shown["label"].str.replace(_ADDED_WORDS, "", regex=True).where(shown["preferredLabel"].notna(), shown["label"])
    )
    return earlier | dict(zip(shown["concept"], bare, strict=True))


def _label_linkbase(source: Path, archive: str, member: str) -> Iterator[tuple[str, str]]:
    root = _parse(source, archive, member)
    texts = {
        label.get(f"{_XLINK}label"): label.text
        for label in root.iter(f"{_LINK}label")
        if label.get(f"{_XLINK}role") == _LABEL
    }
    located = {
        loc.get(f"{_XLINK}label"): loc.get(f"{_XLINK}href", "").partition("#")[2].replace("_", ":", 1)
        for loc in root.iter(f"{_LINK}loc")
    }
    for arc in root.iter(f"{_LINK}labelArc"):
        if text := texts.get(arc.get(f"{_XLINK}to")):
            yield located[arc.get(f"{_XLINK}from")], text


def types(source: Path) -> list[TypeRow]:
    """The item types derived by restriction, with the facets that restrict them."""
    return sorted(row for prefix, *place in _TYPE_SCHEMAS for row in _types(source, prefix, *place))


def _types(source: Path, prefix: str, archive: str, member: str) -> Iterator[TypeRow]:
    for kind in _parse(source, archive, member).iter(f"{_XS}complexType"):
        restriction = kind.find(f"{_XS}simpleContent/{_XS}restriction")
        if restriction is not None:
            facets = [[etree.QName(facet).localname, facet.get("value")] for facet in restriction if facet.get("value")]
            base = re.sub("^dtr:", "dtr-types:", restriction.get("base", ""))
            name = f"{prefix}:{kind.get('name')}"
            yield TypeRow(name=name, base=base, facets=json.dumps(facets, ensure_ascii=False))


def _parse(source: Path, archive: str, member: str) -> etree._Element:
    with ZipFile(source / archive) as package:
        return etree.fromstring(package.read(member), etree.XMLParser(remove_comments=True))
