"""The instance document (XBRL 2.1 section 4)."""

from decimal import Decimal

from pipeline.emit.footnotes import write_footnotes
from pipeline.emit.identify import context_ids, unit_ids
from pipeline.emit.names import Names, file_stem, prefixes
from pipeline.emit.plain import Part, child, leaf, serialize
from pipeline.model.concept import Catalogue
from pipeline.model.period import Duration
from pipeline.model.report import Context, Fact, Report, Unit


def instance(report: Report, catalogue: Catalogue) -> bytes:
    """Schema reference, contexts, units, then the facts in the report's order, with ids `f1`, `f2`, ..."""
    names = Names.of(report, catalogue)
    contexts = context_ids(fact.context for fact in report.facts)
    units = unit_ids(fact.unit for fact in report.facts if fact.unit)
    document = Part("xbrli:xbrl", {})
    leaf(document, "link:schemaRef", {"xlink:type": "simple", "xlink:href": f"{file_stem(report)}.xsd"})
    for context, identifier in contexts.items():
        write_context(document, context, identifier)
    for unit, identifier in units.items():
        write_unit(document, unit, identifier)
    for number, fact in enumerate(report.facts, start=1):
        attributes = {"id": f"f{number}", "contextRef": contexts[fact.context]}
        attributes |= {"unitRef": units[fact.unit]} if fact.unit else {}
        leaf(document, fact.concept, attributes | _accuracy(fact), lexical(fact.value))
    write_footnotes(document, report)
    return serialize(document, names, keep=prefixes(names_in_text(contexts, units)))


def lexical(value: Decimal | str | None) -> str:
    """A value as XML Schema writes it: no exponent, no negative zero; empty for nil."""
    if isinstance(value, Decimal):
        return f"{value:f}" if value else "0"
    return value or ""


def decimals(fact: Fact) -> str:
    """The `decimals` attribute: `INF` for an exact number, empty where there is none (text, nil)."""
    if fact.unit is None or fact.value is None:
        return ""
    return "INF" if fact.decimals is None else str(fact.decimals)


def _accuracy(fact: Fact) -> dict[str, str]:
    if fact.value is None:
        return {"xsi:nil": "true"}
    return {"decimals": decimals(fact)} if fact.unit else {}


def write_context(document: Part, context: Context, identifier: str) -> None:
    """Adds a context (XBRL 2.1 section 4.7) to an instance or to an inline document's resources."""
    element = child(document, "xbrli:context", {"id": identifier})
    entity = child(element, "xbrli:entity", {})
    leaf(entity, "xbrli:identifier", {"scheme": context.entity.scheme}, context.entity.identifier)
    if context.dimensions:
        segment = child(entity, "xbrli:segment", {})
        for axis, member in context.dimensions:
            leaf(segment, "xbrldi:explicitMember", {"dimension": axis}, member)
    period = child(element, "xbrli:period", {})
    if isinstance(context.period, Duration):
        leaf(period, "xbrli:startDate", {}, context.period.start.isoformat())
        leaf(period, "xbrli:endDate", {}, context.period.end.isoformat())
    else:
        leaf(period, "xbrli:instant", {}, context.period.end.isoformat())


def write_unit(document: Part, unit: Unit, identifier: str) -> None:
    """Adds a unit (XBRL 2.1 section 4.8)."""
    element = child(document, "xbrli:unit", {"id": identifier})
    if not unit.denominators:
        _measures(element, unit.numerators)
        return
    divide = child(element, "xbrli:divide", {})
    _measures(child(divide, "xbrli:unitNumerator", {}), unit.numerators)
    _measures(child(divide, "xbrli:unitDenominator", {}), unit.denominators)


def _measures(parent: Part, measures: tuple[str, ...]) -> None:
    for measure in measures:
        leaf(parent, "xbrli:measure", {}, measure)


def names_in_text(contexts: dict[Context, str], units: dict[Unit, str]) -> list[str]:
    """The prefixed names that contexts and units hold as text, where no XML tool sees that they are names."""
    dimensions = [name for context in contexts for pair in context.dimensions for name in pair]
    return dimensions + [measure for unit in units for measure in (*unit.numerators, *unit.denominators)]
