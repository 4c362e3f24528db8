"""Single XBRL filings as observations: inline XBRL, or an instance with its linkbases beside it."""

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from pipeline.learn.inline import read_inline
from pipeline.learn.linkbases import read_linkbases
from pipeline.learn.observation import Observation
from pipeline.model.finding import Unreadable
from pipeline.model.markup import declares_entities

_MONTH_DAY = re.compile(r"(?:--)?(\d{1,2})[-/](\d{1,2})")
_MAX_BYTES = 300_000_000
"""Unpacked; the largest inline filings come near half of it."""
_INSTANCE = "{http://www.xbrl.org/2003/instance}xbrl"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """One filing read: its lines, its period's end (ISO), and the fiscal year's end (`--MM-DD`), empty if unsaid."""

    lines: tuple[Observation, ...]
    period: str = ""
    fiscal_year_end: str = ""


def read_filing(path: Path) -> Iterator[Observation]:
    """The lines of a filing's statements; nothing for an XML file that is no instance, such as a linkbase."""
    yield from open_filing(path).lines


def open_filing(path: Path) -> Filing:
    """A filing, inline (`.htm`, `.html`, also gzipped) or an instance (`.xml`) whose linkbases lie beside it.

    Raises Unreadable (`learn.filing`) where the file is no XML.
    """
    root = _parse(path)
    name = path.name.partition(".")[0]
    lines = read_linkbases(root, path, name) if root.tag == _INSTANCE else read_inline(root, name)
    return Filing(
        lines=tuple(lines),
        period=_said(root, "DocumentPeriodEndDate") or max(_ends(root), default=""),
        fiscal_year_end=_said(root, "CurrentFiscalYearEndDate"),
    )


def _bytes(path: Path) -> bytes:
    with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as file:
        data: bytes = file.read(_MAX_BYTES + 1)
    if len(data) > _MAX_BYTES:
        raise Unreadable("learn.too-large", f"{path} is larger than {_MAX_BYTES // 10**6} MB.")
    return data


def _parse(path: Path) -> etree._Element:
    data = _bytes(path)
    if declares_entities(data):
        raise Unreadable("learn.entities", f"{path} declares entities, which no filing needs and none is read with.")
    parser = etree.XMLParser(recover=True, huge_tree=True, no_network=True, resolve_entities=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        root = None
    if root is None:
        raise Unreadable("learn.filing", f"{path} is not an XBRL filing: it is no XML.")
    return root


def _said(root: etree._Element, name: str) -> str:
    """What the cover says of a date, inline or as a fact; inline the month and day of `1/29` are put as `--01-29`."""
    for element in root.iter("{*}nonNumeric", "{*}" + name):
        if str(element.tag).endswith(name) or element.get("name", "").endswith(f":{name}"):
            text = "".join(map(str, element.itertext())).strip()
            if found := _MONTH_DAY.fullmatch(text):
                return f"--{int(found[1]):02}-{int(found[2]):02}"
            if text[:4].isdigit():
                return text
    return ""


def _ends(root: etree._Element) -> Iterator[str]:
    for element in root.iter("{http://www.xbrl.org/2003/instance}endDate"):
        yield (element.text or "").strip()[:10]
