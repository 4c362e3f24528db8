"""Which line gets which concept when lines compete: the surest first, and no two facts that contradict."""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import count, groupby

from pipeline.model.concept import Catalogue, Concept, PeriodType
from pipeline.model.finding import Finding, info
from pipeline.model.naming import concept_name, core, unmarked
from pipeline.model.period import Duration, Instant
from pipeline.model.report import Entity, Fact, Omission
from pipeline.model.statement import PRIMARY, Candidate, LineItem, Mapping, Statement, StatementKind, Status
from pipeline.transform.duplicates import Key, beside, clashes, confirms, key, otherwise_rounded, take
from pipeline.transform.facts import Meaning, facts_of, is_opening, meaning
from pipeline.transform.signs import Sense, senses

FIRST = PRIMARY | {StatementKind.SUPPLEMENT}
"""The kinds of statement whose lines have the first claim on concepts."""
_OTHERWISE = "a sentence says it of something that is printed otherwise, or of a part of it"
_WORTH_TRYING = 0.05
"""Runners-up less likely than this are not tried where the first choice is taken."""
_LIKELY = 0.5
"""As likely a runner-up must be where a line outside the statements has a name of its own that is taken."""
_BARE = re.compile(r"\W*(?:(?:sub-?\s*)?totals?|others?)\W*", re.IGNORECASE)
_FEW = 9
"""So many lines of one name may share concepts where their periods differ."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A line that wants to become facts; `place` is its statement's among the release's."""

    place: int
    statement: Statement
    line: LineItem
    sense: Sense
    prefix: str

    @property
    def beyond(self) -> bool:
        """Whether it stands outside the primary statements and their supplements."""
        return self.statement.kind not in FIRST

    @property
    def instant(self) -> bool:
        """Whether its figures are balances, as far as the headings over them say, or its words."""
        if self.line.mapping and self.line.mapping.instant:
            return True
        balances = {column.index for column in self.statement.columns if isinstance(column.period, Instant)}
        return bool(balances) and any(figure.column in balances for figure in self.line.figures)

    @property
    def told(self) -> bool:
        """Whether it is said in a sentence."""
        return self.statement.kind is StatementKind.PROSE

    @property
    def rank(self) -> tuple[int, float, bool, int]:
        """Primary statements before all other tables, those before sentences; then the surest; then as printed.

        Beyond the statements what is added comes before what is taken off: that is the sense of its words.
        """
        sure = self.line.mapping.confidence if self.line.mapping else 0.0
        amounts = [figure.value for figure in self.line.figures if figure.value]
        taken_off = self.beyond and sum(amount < 0 for amount in amounts) * 2 > len(amounts)
        return self.beyond + self.told, -sure, taken_off, self.line.source.start


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
    twins: list[Fact] = []
    for claim in sorted(_claims(statements, prefix, catalogue), key=lambda claim: claim.rank):
        means, results = _first_fitting(claim, entity, catalogue, taken, own)
        results = [_unless_otherwise(result, taken) for result in results] if claim.beyond else results
        facts = [result for result in results if isinstance(result, Fact)]
        take(facts, taken)
        omissions.extend(result for result in results if isinstance(result, Omission))
        if means is None or (claim.beyond and not facts):
            continue
        meanings[claim.place, claim.line.order] = means
        if means.mapping.status is Status.EXTENSION:
            own[means.concept.name] = means.concept
        findings.extend(_told(claim, means))
        twins.extend(replace(fact, concept=name) for name in means.mapping.also for fact in facts)
    take((twin for twin in twins if not clashes([twin], taken)), taken)
    return Settled(
        facts=tuple(_in_order(taken.values())),
        omissions=tuple(omissions),
        meanings=meanings,
        extensions=tuple(own.values()),
        findings=tuple(findings),
    )


def _unless_otherwise(result: Fact | Omission, taken: dict[Key, Fact]) -> Fact | Omission:
    """A fact, or why it is none: a surer table has another number for it, `2,036` for `2,035`."""
    held = taken.get(key(result)) if isinstance(result, Fact) else None
    if held is None or isinstance(result, Omission) or not otherwise_rounded(held, result):
        return result
    return Omission(source=result.source, reason=f"the release prints it as {held.source.text} elsewhere")


def _in_order(facts: Iterable[Fact]) -> Iterator[Fact]:
    """The facts as printed; those of one figure by concept, then by context."""

    def place(fact: Fact) -> tuple[int, str]:
        return fact.source.start, fact.concept

    for _, group in groupby(sorted(facts, key=place), key=place):
        same = list(group)
        yield from sorted(same, key=lambda fact: str(fact.context)) if len(same) > 1 else same


def _claims(statements: Sequence[Statement], prefix: str, catalogue: Catalogue) -> Iterator[Claim]:
    for place, statement in enumerate(statements):
        found = senses(statement, catalogue)
        for line in statement.lines:
            if line.figures:
                yield Claim(place=place, statement=statement, line=line, sense=found[line.order], prefix=prefix)


def _first_fitting(
    claim: Claim, entity: Entity, catalogue: Catalogue, taken: dict[Key, Fact], own: dict[str, Concept]
) -> tuple[Meaning | None, list[Fact | Omission]]:
    for mapping in _options(claim, own):
        sense = _sense(claim, mapping)
        means = meaning(claim.line, mapping, sense, claim.instant, catalogue)
        means = _declared(_of_its_time(means, claim), claim, own)
        if means is None:
            continue
        for tried in _either_way(means) if claim.beyond else (means,):
            results = list(facts_of(claim.statement, claim.line, tried, entity))
            facts = [result for result in results if isinstance(result, Fact)]
            if clashes(facts, taken) or (claim.beyond and beside(facts, taken)):
                continue
            if tried is means or confirms(facts, taken):
                return tried, results
    if claim.told:
        return None, [Omission(source=figure.source, reason=_OTHERWISE) for figure in claim.line.figures[:1]]
    raise AssertionError("a name nobody uses clashes with nothing")


def _sense(claim: Claim, mapping: Mapping) -> Sense:
    """The line's sense; a name of its own for what the standard concept does not fit keeps the sign in print."""
    instead = claim.line.mapping is None or claim.line.mapping.status is not Status.EXTENSION
    return Sense(factor=1) if claim.beyond and instead and mapping.status is Status.EXTENSION else claim.sense


def _of_its_time(means: Meaning | None, claim: Claim) -> Meaning | None:
    """The meaning, never a balance where two times that end on one day have different amounts; None where it must be.

    The average of a quarter and that of the year to its end are no balances of that day.
    """
    if means is None or not claim.beyond or means.concept.period_type is not PeriodType.INSTANT:
        return means
    ends: dict[object, set[Decimal]] = {}
    for figure in claim.line.figures:
        column = claim.statement.column(figure.column)
        if column and isinstance(column.period, Duration) and figure.value and not is_opening(claim.line.label):
            ends.setdefault((column.period.end, column.members), set()).add(figure.value)
    if all(len(values) == 1 for values in ends.values()):
        return means
    if means.mapping.status is not Status.EXTENSION:
        return None
    return replace(means, concept=replace(means.concept, period_type=PeriodType.DURATION))


def _either_way(means: Meaning) -> Iterator[Meaning]:
    """The meaning, then the same with the sign turned."""
    yield means
    yield replace(means, factor=-means.factor)


def _declared(means: Meaning | None, claim: Claim, own: dict[str, Concept]) -> Meaning | None:
    """The meaning with its own concept as declared before; None where that is of another type, period or balance.

    Beyond the primary statements a concept of one's own has no balance of its own accord: a bridge adds debits to
    credits, which XBRL 2.1 section 5.1.1.2 allows only where one side has none.
    """
    if means is None or means.mapping.status is not Status.EXTENSION:
        return means
    concept = means.concept
    if claim.beyond and concept.balance is not None:
        concept = replace(concept, balance=None)
    held = own.get(concept.name, concept)
    if (held.type, held.period_type) != (concept.type, concept.period_type):
        return None
    if not claim.beyond and held.balance != concept.balance:
        return None
    return means if held is means.concept else replace(means, concept=held)


def _options(claim: Claim, own: Container[str]) -> Iterator[Mapping]:
    first = claim.line.mapping
    if first:
        yield first
        own_beyond = claim.beyond and first.status is Status.EXTENSION
        for candidate in first.runners_up:
            if candidate.probability >= (_LIKELY if own_beyond else _WORTH_TRYING) and candidate.concept:
                yield _second_choice(first, candidate)
    for name in _told_names(claim) if claim.told else _own_names(claim, own):
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
        also=(),
        evidence=f"{candidate.evidence}; {first.concept} was taken by a surer line or does not fit".lstrip("; "),
    )


def _own_names(claim: Claim, own: Container[str]) -> Iterator[str]:
    """The label, then the label with the headings above it, then numbered: the first name that is free is used.

    Outside the statements a label that says nothing by itself, as `Subtotal`, is never used without its heading.

    Of many lines called the same, names that others of `own` have are not tried again.
    """
    section = claim.line.section[-1:] or (claim.statement.title,)
    label = core(claim.line.label) if claim.beyond else claim.line.label
    plain, placed = concept_name(label), concept_name(*map(unmarked, section), label) or "UnlabelledItem"
    if plain and not (claim.beyond and _BARE.fullmatch(claim.line.label)):
        yield plain
    yield placed
    yield f"{placed}{'Instant' if claim.instant else claim.statement.kind.name.title().replace('_', '')}"
    for number in count(2):
        if number <= _FEW or f"{claim.prefix}:{placed}{number}" not in own:
            yield f"{placed}{number}"


def _told_names(claim: Claim) -> Iterator[str]:
    """What a sentence says of something that is printed otherwise is of a part of it, which its words name."""
    for words in claim.line.section:
        if claim.line.label:
            yield concept_name(claim.line.label, words)


def _told(claim: Claim, means: Meaning) -> Iterable[Finding]:
    wanted = claim.line.mapping
    if wanted and wanted.concept != means.concept.name and not claim.beyond:
        message = (
            f'"{claim.line.label}" cannot be {wanted.concept} beside the other lines; taken for {means.concept.name}.'
        )
        yield info("map.second-choice", message, claim.line.source)
