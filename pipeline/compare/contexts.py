"""Contexts and units, which instances and inline documents declare alike (XBRL 2.1 sections 4.7 and 4.8)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from lxml import etree

from pipeline.model.period import Duration, Instant, Period
from pipeline.model.report import Unit

XBRLI = "{http://www.xbrl.org/2003/instance}"
_XBRLDI = "{http://xbrl.org/2006/xbrldi}"
_STANDARD = ("us-gaap", "srt", "dei", "ifrs-full", "iso4217", "xbrli")
"""Prefixes by which taxonomies are known, whatever a document calls them: their namespaces hold the word."""

Dimensions = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Declared:
    """What facts refer to, by id."""

    contexts: dict[str, tuple[Period, Dimensions]]
    units: dict[str, Unit]


def declared(root: etree._Element) -> Declared:
    """The contexts and units of a document; those that cannot be read are left out, and so are their facts."""
    return Declared(
        contexts={
            element.get("id", ""): known for element in root.iter(f"{XBRLI}context") if (known := _context(element))
        },
        units={element.get("id", ""): _unit(element) for element in root.iter(f"{XBRLI}unit")},
    )


def name_of(prefixed: str, element: etree._Element) -> str:
    """A prefixed name with the usual prefix of its taxonomy."""
    prefix, _, local = prefixed.strip().rpartition(":")
    namespace = element.nsmap.get(prefix or None, "")
    usual = next((known for known in _STANDARD if f"/{known}/" in f"{namespace}/".replace("//", "/")), prefix)
    return f"{usual}:{local}"


def _context(element: etree._Element) -> tuple[Period, Dimensions] | None:
    period = _period(element)
    return (period, tuple(sorted(_dimensions(element)))) if period else None


def _period(element: etree._Element) -> Period | None:
    dates = {
        name: _text(found)[:10]
        for name in ("instant", "startDate", "endDate")
        if (found := next(element.iter(f"{XBRLI}{name}"), None)) is not None
    }
    try:
        if "instant" in dates:
            return Instant(date.fromisoformat(dates["instant"]))
        return Duration.of(dates["startDate"], dates["endDate"])
    except (KeyError, ValueError):
        return None


def _dimensions(element: etree._Element) -> Iterator[tuple[str, str]]:
    for member in element.iter(f"{_XBRLDI}explicitMember", f"{_XBRLDI}typedMember"):
        explicit = member.tag == f"{_XBRLDI}explicitMember"
        value = name_of(_text(member), member) if explicit else _text(member)
        yield name_of(member.get("dimension", ""), member), value


def _unit(element: etree._Element) -> Unit:
    below = f"{XBRLI}unitDenominator"
    sides: tuple[list[str], list[str]] = ([], [])
    for measure in element.iter(f"{XBRLI}measure"):
        sides[next(measure.iterancestors(below), None) is not None].append(name_of(_text(measure), measure))
    return Unit(numerators=tuple(sorted(sides[0])), denominators=tuple(sorted(sides[1])))


def _text(element: etree._Element) -> str:
    return "".join(map(str, element.itertext())).strip()
