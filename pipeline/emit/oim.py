"""Facts as the Open Information Model has them (OIM 1.0), for xBRL-JSON and xBRL-CSV alike."""

from datetime import date, timedelta
from html import escape

from pipeline.emit.footnotes import LANGUAGE, footnotes
from pipeline.emit.names import Names, prefixes
from pipeline.emit.xml import printable
from pipeline.model.period import Duration, Period
from pipeline.model.report import Entity, Fact, Report, Unit

_SCHEMES = {"http://www.sec.gov/CIK": "cik"}
_PURE = "xbrli:pure"
LINK_TYPES = {"footnote": "http://www.xbrl.org/2003/arcrole/fact-footnote"}
LINK_GROUPS = {"_": "http://www.xbrl.org/2003/role/link"}
"""The aliases that the specification reserves for footnotes and for the standard link role."""
NOTE = {"concept": "xbrl:note", "language": LANGUAGE}
"""The dimensions that all notes have."""


def namespaces(report: Report, names: Names) -> dict[str, str]:
    """The prefixes that names in the facts use, and the one of the entity's scheme."""
    used = [fact.concept for fact in report.facts]
    used += [name for fact in report.facts for pair in fact.context.dimensions for name in pair]
    used += [measure for fact in report.facts if fact.unit for measure in _measures(fact.unit)]
    entities = {fact.context.entity for fact in report.facts}
    known = {prefix: names.namespaces[prefix] for prefix in prefixes(used)}
    own = {"xbrl": "https://xbrl.org/2021"} if any(fact.footnotes for fact in report.facts) else {}
    return dict(sorted((known | own | {_scheme(entity): entity.scheme for entity in entities}).items()))


def notes(report: Report) -> tuple[dict[str, str], dict[str, list[str]]]:
    """As `footnotes`, each text as the XHTML that the value of a note is."""
    texts, noted = footnotes(report)
    return {label: escape(printable(text), quote=False) for label, text in texts.items()}, noted


def entity(of: Entity) -> str:
    """`cik:0000123456`; any other scheme is `entity:`."""
    return f"{_scheme(of)}:{of.identifier}"


def period(of: Period) -> str:
    """Moments at midnight: a day ends when the next begins (`2006-04-01T00:00:00` is the end of March 31)."""
    end = _midnight(of.end + timedelta(days=1))
    return f"{_midnight(of.start)}/{end}" if isinstance(of, Duration) else end


def unit(of: Unit | None) -> str:
    """`iso4217:USD/xbrli:shares`; empty for text and for pure numbers, which OIM gives no unit."""
    if of is None or of == Unit(numerators=(_PURE,)):
        return ""
    sides = [_product(side, alone=not of.denominators) for side in (of.numerators, of.denominators) if side]
    return "/".join(sides)


def dimensions(fact: Fact) -> dict[str, str]:
    """All that tells a fact from the others of a report."""
    core = {"concept": fact.concept, "entity": entity(fact.context.entity), "period": period(fact.context.period)}
    return core | ({"unit": unit(fact.unit)} if unit(fact.unit) else {}) | dict(fact.context.dimensions)


def _measures(of: Unit) -> tuple[str, ...]:
    return (*of.numerators, *of.denominators) if unit(of) else ()


def _product(measures: tuple[str, ...], *, alone: bool) -> str:
    joined = "*".join(measures)
    return joined if alone or len(measures) == 1 else f"({joined})"


def _scheme(of: Entity) -> str:
    return _SCHEMES.get(of.scheme, "entity")


def _midnight(day: date) -> str:
    return f"{day.isoformat()}T00:00:00"
