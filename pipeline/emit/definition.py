"""The definition linkbase: which line items may be reported on which axes (XBRL Dimensions 1.0)."""

from collections.abc import Iterable

from pipeline.emit.linkbase import Link, Linkbase, new_linkbase
from pipeline.emit.names import DIMENSIONS_SCHEMA
from pipeline.model.concept import Catalogue
from pipeline.model.report import Hypercube, Report

_ARCROLE = "http://xbrl.org/int/dim/arcrole/"
_ARCROLES = ("all", "dimension-default", "dimension-domain", "domain-member", "hypercube-dimension")


def definition(report: Report, catalogue: Catalogue) -> bytes:
    """One extended link for each hypercube, so that two of a role may share an axis without duplicate arcs."""
    linkbase = new_linkbase(report, catalogue)
    roles = [role for role in report.roles if role.hypercubes]
    _references(linkbase, [role.name for role in roles])
    for role in roles:
        for hypercube in role.hypercubes:
            _hypercube(linkbase.link("definition", role.name), hypercube)
    return linkbase.serialize()


def _references(linkbase: Linkbase, roles: list[str]) -> None:
    for role in roles:
        linkbase.refer_to_role(role)
    for arcrole in _ARCROLES if roles else ():
        linkbase.refer_to_arcrole(_ARCROLE + arcrole, DIMENSIONS_SCHEMA.location)


def _hypercube(link: Link, hypercube: Hypercube) -> None:
    """Every line item has the table; where the first one is a [Line Items] heading, the others have it from there."""
    items = hypercube.line_items
    heads = items[:1] if items[0].endswith("LineItems") else items
    for head in heads:
        _arcs(link, "all", head, [hypercube.table], {"xbrldt:closed": "true", "xbrldt:contextElement": "segment"})
    _arcs(link, "domain-member", heads[0], items[len(heads) :])
    _arcs(link, "hypercube-dimension", hypercube.table, [axis for axis, _, _ in hypercube.axes])
    for axis, domain, members in hypercube.axes:
        _arcs(link, "dimension-domain", axis, [domain])
        default = link.locate(domain, apart="default")
        link.arc("definition", f"{_ARCROLE}dimension-default", (link.locate(axis), default), {"order": "1"})
        _arcs(link, "domain-member", domain, members)


def _arcs(
    link: Link, arcrole: str, parent: str, children: Iterable[str], attributes: dict[str, str] | None = None
) -> None:
    source = link.locate(parent)
    for order, target in enumerate(children, start=1):
        ends = (source, link.locate(target))
        link.arc("definition", _ARCROLE + arcrole, ends, {"order": str(order)} | (attributes or {}))
