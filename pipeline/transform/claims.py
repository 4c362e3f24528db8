"""Which line gets which concept when lines compete: the surest first, and no two facts that contradict."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.model.concept import Catalogue, Concept
from pipeline.model.finding import Finding, info
from pipeline.model.naming import concept_name
from pipeline.model.period import Instant
from pipeline.model.report import Entity, Fact, Omission
from pipeline.model.statement import Candidate, LineItem, Mapping, Statement, Status
from pipeline.transform.duplicates import Key, clashes, take
from pipeline.transform.facts import Meaning, facts_of, meaning
from pipeline.transform.signs import Sense, senses

_WORTH_TRYING = 0.05
"""Runners-up less likely than this are not tried where the first choice is taken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A line that wants to become facts."""

    statement: Statement
    line: LineItem
    sense: Sense
    prefix: str

    @property
    def rank(self) -> tuple[float, int]:
        """Surest first; among equals as printed."""
        return -(self.line.mapping.confidence if self.line.mapping else 0.0), self.line.source.start


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What became of the claims: facts, omissions, each line's meaning by (statement, line order), own concepts."""

    facts: tuple[Fact, ...]
    omissions: tuple[Omission, ...]
    meanings: dict[tuple[int, int], Meaning]
    extensions: tuple[Concept, ...]
    findings: tuple[Finding, ...]


def settle(statements: Sequence[Statement], entity: Entity, prefix: str, catalogue: Catalogue) -> Settled:
    """Give each line the likeliest meaning that fits what is printed and contradicts no surer line."""
    taken: dict[Key, Fact] = {}
    omissions: list[Omission] = []
    meanings: dict[tuple[int, int], Meaning] = {}
    own: dict[str, Concept] = {}
    findings: list[Finding] = []
    for claim in sorted(_claims(statements, prefix, catalogue), key=lambda claim: claim.rank):
        means, results = _first_fitting(claim, entity, catalogue, taken, own)
        take((result for result in results if isinstance(result, Fact)), taken)
        omissions.extend(result for result in results if isinstance(result, Omission))
        meanings[statements.index(claim.statement), claim.line.order] = means
        if means.mapping.status is Status.EXTENSION:
            own[means.concept.name] = means.concept
        findings.extend(_told(claim, means))
    return Settled(
        facts=tuple(sorted(taken.values(), key=lambda fact: (fact.source.start, fact.concept, str(fact.context)))),
        omissions=tuple(omissions),
        meanings=meanings,
        extensions=tuple(own.values()),
        findings=tuple(findings),
    )


def _claims(statements: Sequence[Statement], prefix: str, catalogue: Catalogue) -> Iterator[Claim]:
    for statement in statements:
        found = senses(statement, catalogue)
        for line in statement.lines:
            if line.figures:
                yield Claim(statement=statement, line=line, sense=found[line.order], prefix=prefix)


def _first_fitting(
    claim: Claim, entity: Entity, catalogue: Catalogue, taken: dict[Key, Fact], own: dict[str, Concept]
) -> tuple[Meaning, list[Fact | Omission]]:
    instant = any(isinstance(column.period, Instant) for column in claim.statement.columns)
    for mapping in _options(claim, instant):
        means = meaning(claim.line, mapping, claim.sense, instant, catalogue)
        if means is None or not _declared_alike(means.concept, own):
            continue
        results = list(facts_of(claim.statement, claim.line, means, entity))
        if not clashes((result for result in results if isinstance(result, Fact)), taken):
            return means, results
    raise AssertionError("a name nobody uses clashes with nothing")


def _options(claim: Claim, instant: bool) -> Iterator[Mapping]:
    first = claim.line.mapping
    if first:
        yield first
        for candidate in first.runners_up:
            if candidate.probability >= _WORTH_TRYING and candidate.concept:
                yield _second_choice(first, candidate)
    for name in _own_names(claim, instant):
        yield Mapping(
            concept=f"{claim.prefix}:{name}",
            confidence=first.confidence if first and first.status is Status.EXTENSION else 0.0,
            status=Status.EXTENSION,
            evidence="no standard concept fits what is printed without contradicting another line",
            runners_up=first.runners_up if first else (),
            members=first.members if first else (),
        )


def _second_choice(first: Mapping, candidate: Candidate) -> Mapping:
    return replace(
        first,
        concept=candidate.concept,
        confidence=candidate.probability,
        status=Status.REVIEW,
        evidence=f"{candidate.evidence}; {first.concept} was taken by a surer line or does not fit".lstrip("; "),
    )


def _own_names(claim: Claim, instant: bool) -> Iterator[str]:
    """The label, then the label with the headings above it, then numbered: the first name that is free is used."""
    section = claim.line.section[-1:] or (claim.statement.title,)
    plain, placed = concept_name(claim.line.label), concept_name(*section, claim.line.label) or "UnlabelledItem"
    if plain:
        yield plain
    yield placed
    yield f"{placed}{'Instant' if instant else claim.statement.kind.name.title().replace('_', '')}"
    for number in range(2, 1000):
        yield f"{placed}{number}"


def _declared_alike(concept: Concept, own: dict[str, Concept]) -> bool:
    """One name is one declaration: a balance and a flow of the same label need two."""
    held = own.get(concept.name)
    return held is None or (held.type, held.period_type, held.balance) == (
        concept.type,
        concept.period_type,
        concept.balance,
    )


def _told(claim: Claim, means: Meaning) -> Iterable[Finding]:
    wanted = claim.line.mapping
    if wanted and wanted.concept != means.concept.name:
        message = (
            f'"{claim.line.label}" cannot be {wanted.concept} beside the other lines; taken for {means.concept.name}.'
        )
        yield info("map.second-choice", message, claim.line.source)
