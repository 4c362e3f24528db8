"""The report of a release: every statement's facts, the cover, the company's own concepts, the relations."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.model.concept import Catalogue
from pipeline.model.cover import Cover
from pipeline.model.finding import Finding, Unreadable
from pipeline.model.report import Omission, Report
from pipeline.model.statement import PRIMARY, Mapping, Statement, StatementKind
from pipeline.transform.claims import settle
from pipeline.transform.cover import cover_facts, cover_role, identify, namespace_of, prefix_of, reported_period
from pipeline.transform.networks import network

REPORTED = PRIMARY | {StatementKind.SUPPLEMENT}
"""The kinds of statement whose figures become facts."""


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
    reported = [_named(statement, prefix) for statement in statements if statement.kind in REPORTED]
    period = reported_period(reported)
    if period is None:
        raise Unreadable("extract.no-period", f"No statement in {document} names the period it is for.")
    entity, findings = identify(cover, prefix)
    settled = settle(reported, entity, prefix, catalogue)
    cover_rows = tuple(cover_facts(cover, entity, period, reported, catalogue))
    networks = [
        network(
            number,
            statement,
            prefix,
            {order: means for (place, order), means in settled.meanings.items() if place == number - 1},
            settled.facts,
            catalogue,
        )
        for number, statement in enumerate(reported, start=1)
    ]
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
        omissions=(*omissions, *settled.omissions, *_left_out(statements)),
    ), (*findings, *settled.findings)


def _left_out(statements: Iterable[Statement]) -> Iterator[Omission]:
    for statement in statements:
        if statement.kind not in REPORTED:
            kind = statement.kind.name.lower().replace("_", " ")
            reason = f"it stands in a table that is not a primary statement ({kind})"
            yield from (
                Omission(source=figure.source, reason=reason) for line in statement.lines for figure in line.figures
            )


def _named(statement: Statement, prefix: str) -> Statement:
    """The statement with the company's prefix in place of `ext` in its mappings."""

    def own(name: str) -> str:
        return f"{prefix}:{name[4:]}" if name.startswith("ext:") else name

    def mapping(of: Mapping) -> Mapping:
        members = tuple((own(axis), own(member)) for axis, member in of.members)
        runners_up = tuple(replace(candidate, concept=own(candidate.concept)) for candidate in of.runners_up)
        return replace(of, concept=own(of.concept), members=members, runners_up=runners_up)

    lines = tuple(replace(line, mapping=line.mapping and mapping(line.mapping)) for line in statement.lines)
    return replace(statement, lines=lines)
