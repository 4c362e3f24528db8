"""The instance: contexts, units and facts (XBRL 2.1 section 4)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, NamedTuple

from pipeline.validate.documents import Documents
from pipeline.validate.proof.dimensions import Cubes, Dimensions
from pipeline.validate.proof.footnotes import check_footnotes
from pipeline.validate.proof.form import (
    HREF,
    LINK,
    TYPE,
    XBRLDI,
    XBRLI,
    Doubt,
    Element,
    attributes,
    children,
    clark,
    document,
    name_of,
    need,
    nothing_in,
    parts,
    text,
    uri,
)
from pipeline.validate.proof.kinds import DIMENSION, ITEM, Kind
from pipeline.validate.proof.schema import Extension
from pipeline.validate.proof.values import check_text, is_date, is_number

Period = tuple[str, ...]
"""An instant, or start and end, in ISO 8601."""
Context = tuple[str, str, Dimensions, Period]
"""Scheme and identifier of the entity, dimensions, period: equal contexts are equal, whatever their ids."""
Unit = tuple[tuple[str, ...], tuple[str, ...]]
"""Numerators and denominators."""

_MONEY: Final = frozenset(
    f"{{http://www.xbrl.org/2003/iso4217}}{code}"
    for code in "AUD BRL CAD CHF CNY DKK EUR GBP HKD ILS INR JPY KRW MXN NOK NZD SEK SGD TWD USD ZAR".split()
)
_SHARES: Final = f"{XBRLI}shares"
_PURE: Final = f"{XBRLI}pure"
_FEW_DIGITS = re.compile(r"-?1?[0-9]")
_ID = frozenset({"id"})
_NIL = "{http://www.w3.org/2001/XMLSchema-instance}nil"
_TEXT_FACT = frozenset({"id", "contextRef"})
_NUMBER_FACT = _TEXT_FACT | {"unitRef", "decimals"}
_NIL_FACT = _TEXT_FACT | {"unitRef", _NIL}


class Number(NamedTuple):
    """A numeric fact; `decimals` is None for an exact one, `value` for nil."""

    concept: str
    context: Context
    unit: Unit
    value: Decimal | None
    decimals: int | None


@dataclass(slots=True)
class _Reading:
    """What has been read of an instance so far."""

    extension: Extension
    cubes: Cubes
    ids: set[str]
    facts: set[str]
    contexts: dict[str, Context]
    units: dict[str, Unit]
    seen: set[tuple[str, Context, Unit | None]]
    allowed: dict[tuple[str, Dimensions], bool]


def read_instance(documents: Documents, extension: Extension, cubes: Cubes) -> tuple[int, list[Number]]:
    """The number of facts, and the numeric ones; each one is what its concept asks for. Raises Doubt."""
    root = document(documents, documents.instance)
    need(root.tag == f"{XBRLI}xbrl" and not root.keys(), "no instance")
    need(_usual_prefixes(root, extension), "prefixes other than the catalogue's")
    first, *rest = parts(root)
    _schema(first, extension)
    reading = _Reading(extension, cubes, set(), set(), {}, {}, set(), {})
    numbers: list[Number] = []
    for part in rest:
        if part.tag == f"{XBRLI}context":
            reading.contexts[_identified(part, reading)] = _context(part, reading)
        elif part.tag == f"{XBRLI}unit":
            reading.units[_identified(part, reading)] = _unit(part)
        elif part.tag == f"{LINK}footnoteLink":
            check_footnotes(part, reading.facts)
            need(part.getnext() is None, "something behind the footnotes")
        else:
            numbers += _fact(part, reading)
    return len(reading.facts), numbers


def _usual_prefixes(root: Element, extension: Extension) -> bool:
    """The stand-in declares what is named with the catalogue's own prefixes."""
    known = {schema.prefix: schema.namespace for schema in extension.kinds.catalogue.schemas}
    spaces = {namespace: prefix for prefix, namespace in known.items()}
    return all(
        known.get(prefix or "", namespace) == namespace and spaces.get(namespace, prefix) == prefix
        for prefix, namespace in root.nsmap.items()
    )


def _schema(part: Element, extension: Extension) -> None:
    need(part.tag == f"{LINK}schemaRef", "no schema reference")
    nothing_in(part)
    attributes(part, frozenset({TYPE, HREF}))
    need(part.get(TYPE) == "simple" and part.get(HREF) == extension.file, "another schema")


def _identified(part: Element, reading: _Reading) -> str:
    identifier = name_of(part.get("id"))
    if identifier in reading.ids:
        raise Doubt(f"{identifier} twice")
    reading.ids.add(identifier)
    return identifier


def _context(part: Element, reading: _Reading) -> Context:
    attributes(part, _ID)
    entity, period = _named(part, "entity", "period")
    first, *segments = parts(entity)
    need(first.tag == f"{XBRLI}identifier" and first.keys() == ["scheme"], "entity")
    identifier = text(first)
    need(identifier and identifier == identifier.strip(), "identifier")
    need(not segments or (len(segments) == 1 and segments[0].tag == f"{XBRLI}segment"), "segment")
    need(not any(element.keys() for element in (entity, period, *segments)), "attributes in a context")
    members = sorted(_member(one, reading) for segment in segments for one in children(segment))
    need(len({axis for axis, _ in members}) == len(members) and (members or not segments), "an axis twice")
    return uri(first.get("scheme")), identifier, tuple(members), _period(period)


def _named(part: Element, *names: str) -> list[Element]:
    found = list(children(part))
    need([one.tag for one in found] == [XBRLI + name for name in names], f"parts of {part.tag}")
    return found


def _member(part: Element, reading: _Reading) -> tuple[str, str]:
    need(part.tag == f"{XBRLDI}explicitMember" and part.keys() == ["dimension"], "no explicit member")
    axis, member = clark(part, part.get("dimension", "")), clark(part, text(part))
    need(reading.extension.kind(axis).group == DIMENSION, f"{axis} is no axis")
    need(reading.extension.kind(member).group == ITEM, f"{member} is no member")
    need(reading.cubes.defaults.get(axis) != member, f"{member} is the default")
    return axis, member


def _period(part: Element) -> Period:
    found = list(children(part))
    tags = [one.tag.removeprefix(XBRLI) for one in found]
    need(tags in (["instant"], ["startDate", "endDate"]) and not any(one.keys() for one in found), "period")
    dates = tuple(text(one) for one in found)
    need(all(map(is_date, dates)) and list(dates) == sorted(dates), "dates")
    return dates


def _unit(part: Element) -> Unit:
    attributes(part, _ID)
    found = list(children(part))
    if [one.tag for one in found] != [f"{XBRLI}divide"]:
        return tuple(map(_measure, found)), ()
    need(not found[0].keys(), "attributes of a unit")
    numerator, denominator = _named(found[0], "unitNumerator", "unitDenominator")
    need(not numerator.keys() and not denominator.keys(), "attributes of a unit")
    return tuple(map(_measure, children(numerator))), tuple(map(_measure, children(denominator)))


def _measure(part: Element) -> str:
    need(part.tag == f"{XBRLI}measure" and not part.keys(), "measure")
    measure = clark(part, text(part))
    need(measure in _MONEY or measure in (_SHARES, _PURE), f"measure {measure}")
    return measure


def _fact(part: Element, reading: _Reading) -> Iterator[Number]:
    concept = str(part.tag)
    kind = reading.extension.kind(concept)
    reading.facts.add(_identified(part, reading))
    context = reading.contexts.get(part.get("contextRef", ""))
    if context is None or len(context[3]) != (1 if kind.period == "instant" else 2):
        raise Doubt(f"the context of {concept}")
    place = concept, context[2]
    if place not in reading.allowed:
        need(kind.group == ITEM and not kind.abstract, f"{concept} can have no facts")
        reading.allowed[place] = reading.cubes.allow(*place)
    if not reading.allowed[place]:
        raise Doubt(f"the dimensions of {concept}")
    value, unit = text(part), None
    if kind.decimal:
        unit = reading.units.get(part.get("unitRef", ""))
        yield _number(part, kind, (context, unit), value)
    else:
        attributes(part, _TEXT_FACT)
        check_text(value, kind)
    if (concept, context, unit) in reading.seen:
        raise Doubt(f"{concept} twice")
    reading.seen.add((concept, context, unit))


def _number(part: Element, kind: Kind, where: tuple[Context, Unit | None], value: str) -> Number:
    concept, (context, unit) = str(part.tag), where
    if unit is None or not _fits(unit, kind) or kind.facets:
        raise Doubt(f"the unit of {concept}")
    if part.get(_NIL):
        attributes(part, _NIL_FACT)
        need(part.get(_NIL) == "true" and not value, "nil")
        return Number(concept=concept, context=context, unit=unit, value=None, decimals=None)
    decimals = attributes(part, _NUMBER_FACT)["decimals"]
    if not is_number(value) or not (decimals == "INF" or _FEW_DIGITS.fullmatch(decimals)):
        raise Doubt(f"the number {value}")
    places = None if decimals == "INF" else int(decimals)
    return Number(concept=concept, context=context, unit=unit, value=Decimal(value), decimals=places)


def _fits(unit: Unit, kind: Kind) -> bool:
    """By the types of XBRL 2.1 section 4.8.2 and of the unit registry; other types are left to Arelle."""
    above, under = unit
    if kind.type == "perShareItemType":
        return len(above) == 1 and above[0] in _MONEY and under == (_SHARES,)
    if kind.type == "monetaryItemType":
        return len(above) == 1 and above[0] in _MONEY and not under
    if kind.type == "sharesItemType":
        return unit == ((_SHARES,), ())
    if kind.type in ("pureItemType", "percentItemType"):
        return unit == ((_PURE,), ())
    return kind.type == "decimalItemType"
