"""The report of a release: every statement's facts, the cover, the company's own concepts, the relations."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.concept import Catalogue
from pipeline.model.cover import Cover
from pipeline.model.finding import Finding, Unreadable
from pipeline.model.report import Omission, Report
from pipeline.model.reporting import reported_period
from pipeline.model.statement import Column, LineItem, Mapping, Statement
from pipeline.transform.claims import FIRST, Settled, settle
from pipeline.transform.cover import cover_facts, cover_role, identify, namespace_of, prefix_of
from pipeline.transform.facts import Meaning
from pipeline.transform.networks import Network, bounds_of, network

_OWN = "ext:"
"""Stands before the company's own concepts and members until the report gives them its prefix."""


def build_report(
    document: str,
    cover: Cover,
    statements: Sequence[Statement],
    catalogue: Catalogue,
    omissions: Sequence[Omission] = (),
) -> tuple[Report, tuple[Finding, ...]]:
    """The report of the release named `document`, and what was noticed in making it.

    `omissions` are printed figures already known to be no facts.

    Raises Unreadable("extract.no-period") where no primary statement names a period.
    """
    prefix = prefix_of(cover)
    reported = [_named(statement, prefix) for statement in statements]
    first = [statement for statement in reported if statement.kind in FIRST]
    period = reported_period(first)
    if period is None:
        raise Unreadable("extract.no-period", f"No statement in {document} names the period it is for.")
    entity, findings = identify(cover, prefix)
    settled = settle(reported, entity, prefix, catalogue)
    cover_rows = tuple(cover_facts(cover, entity, period, first, catalogue))
    networks = _networks(reported, prefix, settled, catalogue)
    declared = {c.name: c for c in (*settled.extensions, *(c for net in networks for c in net.extensions))}
    return Report(
        document=document,
        prefix=prefix,
        namespace=namespace_of(cover, prefix, period.end),
        entity=entity,
        period=period,
        facts=(*cover_rows, *settled.facts),
        extensions=tuple(declared[name] for name in sorted(declared)),
        roles=(cover_role(cover_rows), *(net.role for net in networks)),
        omissions=(*omissions, *settled.omissions),
    ), (*findings, *settled.findings)


def _networks(statements: Sequence[Statement], prefix: str, settled: Settled, catalogue: Catalogue) -> list[Network]:
    """The relations of every statement that has facts."""
    meanings: dict[int, dict[int, Meaning]] = {}
    for (place, order), means in settled.meanings.items():
        meanings.setdefault(place, {})[order] = means
    told = [(statements[place], held) for place, held in sorted(meanings.items())]
    bounds = bounds_of(settled.facts)
    return [
        network(number, statement, prefix, held, bounds, catalogue)
        for number, (statement, held) in enumerate(told, start=1)
    ]


def _named(statement: Statement, prefix: str) -> Statement:
    """The statement with the company's prefix in place of `ext` in its mappings."""

    def own(name: str) -> str:
        return f"{prefix}:{name[4:]}" if name.startswith(_OWN) else name

    def pairs(of: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
        return tuple((own(axis), own(member)) for axis, member in of)

    def line(of: LineItem) -> LineItem:
        if of.mapping is None or not _names_own(of.mapping):
            return of
        runners_up = tuple(
            replace(candidate, concept=own(candidate.concept)) if candidate.concept.startswith(_OWN) else candidate
            for candidate in of.mapping.runners_up
        )
        named = replace(
            of.mapping, concept=own(of.mapping.concept), members=pairs(of.mapping.members), runners_up=runners_up
        )
        return replace(of, mapping=named)

    def column(of: Column) -> Column:
        return replace(of, members=pairs(of.members)) if of.members else of

    return replace(statement, lines=tuple(map(line, statement.lines)), columns=tuple(map(column, statement.columns)))


def _names_own(mapping: Mapping) -> bool:
    """Whether any concept or member of a mapping is the company's own; those of most lines are not."""
    return (
        mapping.concept.startswith(_OWN)
        or bool(mapping.members)
        or any(candidate.concept.startswith(_OWN) for candidate in mapping.runners_up)
    )
