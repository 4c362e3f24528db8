"""Which concepts a report uses."""

from collections.abc import Iterator

from pipeline.model.report import Hypercube, Report, Role


def used_concepts(report: Report) -> list[str]:
    """Every concept of the facts, their dimensions, the roles and the extension, sorted."""
    return sorted(set(_names(report)))


def _names(report: Report) -> Iterator[str]:
    for fact in report.facts:
        yield fact.concept
        for pair in fact.context.dimensions:
            yield from pair
    for role in report.roles:
        yield from _in_role(role)
    for concept in report.extensions:
        yield concept.name


def _in_role(role: Role) -> Iterator[str]:
    for node in role.presentation:
        yield node.concept
    for calculation in role.calculations:
        yield calculation.total
        for part, _ in calculation.parts:
            yield part
    for hypercube in role.hypercubes:
        yield from _in_hypercube(hypercube)


def _in_hypercube(hypercube: Hypercube) -> Iterator[str]:
    yield hypercube.table
    yield from hypercube.line_items
    for axis, domain, members in hypercube.axes:
        yield axis
        yield domain
        yield from members
