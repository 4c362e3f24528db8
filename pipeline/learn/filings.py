"""Single XBRL filings as observations: inline XBRL, or an instance with its linkbases beside it."""

import gzip
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from lxml import etree

from pipeline.learn.inline import read_inline
from pipeline.learn.linkbases import read_linkbases
from pipeline.learn.observation import Observation
from pipeline.model.finding import Unreadable
from pipeline.model.markup import declares_entities

_DATES = ("%Y-%m-%d", "%B %d, %Y", "%B %d %Y", "%b %d, %Y", "%b. %d, %Y", "%m/%d/%Y", "%m-%d-%Y")
_DAYS = ("--%m-%d", "%m-%d", "%m/%d", "%B %d", "%b %d", "%b. %d")
"""How covers print dates, whole and without the year."""
_LASTING = ((83, 98), (174, 189), (265, 287), (356, 372))
"""How many days one, two, three and four quarters have, whole weeks included."""
_MAX_BYTES = 300_000_000
"""Unpacked; the largest inline filings come near half of it."""
_XBRLI = "{http://www.xbrl.org/2003/instance}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """One filing read: its lines, its period's end (ISO), and the fiscal year's end (`--MM-DD`), empty if unsaid.

    `ends` are the days (ISO) on which quarters and years of its facts ended.
    """

    lines: tuple[Observation, ...]
    period: str = ""
    fiscal_year_end: str = ""
    ends: tuple[str, ...] = ()


def read_filing(path: Path) -> Iterator[Observation]:
    """The lines of a filing's statements; nothing for an XML file that is no instance, such as a linkbase."""
    yield from open_filing(path).lines


def open_filing(path: Path) -> Filing:
    """A filing, inline (`.htm`, `.html`, also gzipped) or an instance (`.xml`) whose linkbases lie beside it.

    Raises Unreadable (`learn.filing`) where the file is no XML.
    """
    root = _parse(path)
    name = path.name.partition(".")[0]
    lines = read_linkbases(root, path, name) if root.tag == f"{_XBRLI}xbrl" else read_inline(root, name)
    return Filing(
        lines=tuple(lines),
        period=_period(root),
        fiscal_year_end=_dated(_said(root, "CurrentFiscalYearEndDate"), _DAYS, "--%m-%d"),
        ends=tuple(sorted(set(_closings(root)))),
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


def _period(root: etree._Element) -> str:
    """The end of the period a filing is about: as its cover says, or of what it says it for; else the latest end."""
    element = _cover(root, "DocumentPeriodEndDate")
    if element is None:
        return max(_ends(root), default="")
    context = next((one for one in root.iter(f"{_XBRLI}context") if one.get("id") == element.get("contextRef")), None)
    told = next(_ends(context), "") if context is not None else ""
    return _dated(_text(element), _DATES, "%Y-%m-%d") or told


def _said(root: etree._Element, name: str) -> str:
    element = _cover(root, name)
    return _text(element) if element is not None else ""


def _cover(root: etree._Element, name: str) -> etree._Element | None:
    """The first fact of a name on the cover, inline or in an instance."""
    for element in root.iter("{*}nonNumeric", "{*}" + name):
        if str(element.tag).endswith(name) or element.get("name", "").endswith(f":{name}"):
            return element
    return None


def _text(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())


def _dated(text: str, forms: Iterable[str], shown: str) -> str:
    """A printed date as `shown` says; empty where it is in none of the forms."""
    for form in forms:
        with suppress(ValueError):
            # a leap year stands in for the year that is not printed
            return datetime.strptime(
                text if "%Y" in form else f"2000 {text}", form if "%Y" in form else f"%Y {form}"
            ).strftime(shown)
    return ""


def _ends(root: etree._Element) -> Iterator[str]:
    for element in root.iter(f"{_XBRLI}endDate"):
        yield (element.text or "").strip()[:10]


def _closings(root: etree._Element) -> Iterator[str]:
    """The last days of quarters and years, and the days before they began."""
    for period in root.iter(f"{_XBRLI}period"):
        with suppress(ValueError):
            first, last = (
                date.fromisoformat((period.findtext(_XBRLI + x) or "").strip()) for x in ("startDate", "endDate")
            )
            if any(low <= (last - first).days <= high for low, high in _LASTING):
                yield last.isoformat()
                yield (first - timedelta(days=1)).isoformat()
