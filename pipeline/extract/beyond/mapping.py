"""What the lines of other tables mean: the statement's concept where they repeat it, else one by the vocabulary."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from pipeline.extract.beyond.agreeing import is_likely, says_all
from pipeline.extract.beyond.between_sentences import apart
from pipeline.extract.beyond.known import Known, KnownLines, known_lines, same_line, shares_amount, worded_alike
from pipeline.extract.beyond.layout.columns import by_measure, latest_day, with_members, with_periods
from pipeline.extract.beyond.layout.comparisons import compared
from pipeline.extract.beyond.layout.counting import counted, in_cents, in_shares
from pipeline.extract.beyond.layout.durations import averages_apart, trailing_apart, with_durations
from pipeline.extract.beyond.layout.percentages import in_percent
from pipeline.extract.beyond.layout.ranges import ranged
from pipeline.extract.beyond.layout.row_above import with_row_above
from pipeline.extract.beyond.layout.scaling import with_scale
from pipeline.extract.beyond.layout.transposed import upright
from pipeline.extract.beyond.members.called import parts_of
from pipeline.extract.beyond.members.classes import by_class
from pipeline.extract.beyond.members.consolidating import with_parts
from pipeline.extract.beyond.members.member_lines import lines_on
from pipeline.extract.beyond.members.part import Part, same_name
from pipeline.extract.beyond.members.places import by_place
from pipeline.extract.beyond.members.products import by_product
from pipeline.extract.beyond.members.segments import parts
from pipeline.extract.beyond.members.siblings import sibling_names
from pipeline.extract.beyond.members.spoken import spoken
from pipeline.extract.beyond.members.titled import measured, named, part_names
from pipeline.extract.beyond.members.words import Pair, pieces
from pipeline.extract.beyond.naming import (
    adjusted_name,
    gaap_concept,
    heading_name,
    is_adjusted,
    is_bare,
    plain_name,
)
from pipeline.extract.beyond.prose import Told, told
from pipeline.extract.beyond.subjects import NOTHING, Under, under_of
from pipeline.extract.beyond.times import (
    average_heading,
    averaged,
    is_average,
    is_balance,
    is_class_moved,
    with_balances,
)
from pipeline.extract.concepts import is_split
from pipeline.extract.prose.names.measures import measures_of
from pipeline.model.claim import Claim
from pipeline.model.concept import Catalogue
from pipeline.model.statement import PRIMARY, LineItem, Mapping, Statement, StatementKind, Status, UnitKind
from pipeline.model.vocabulary import Vocabulary
from pipeline.model.wording import gist

_PRINTED, _SAID = 0.8, 0.75
"""How many figures of tables beyond the statements, and of those that only sentences print, are right in measure, time,
amount and part of the company: judged by eye in releases whose facts nobody had worked on (benchmarks/README.md)."""


def map_beyond(
    statements: Sequence[Statement], vocabulary: Vocabulary, catalogue: Catalogue, company: str = ""
) -> tuple[Statement, ...]:
    """The statements of a release with every line of the tables beyond the primary statements mapped.

    `statements` are mapped as far as learned labels go; of the primary statements only what they say by product,
    service and class of stock is put on members. `company` is its name as printed.
    """
    statements = [by_class(by_product(each, vocabulary), vocabulary) for each in statements]
    known = known_lines(statements)
    latest, measures = latest_day(statements), measures_of(vocabulary.said).names
    tables: list[_Table] = []
    before: Statement | None = None
    for each in statements:
        if each.kind in PRIMARY | {StatementKind.SUPPLEMENT}:
            whole = with_parts(each, vocabulary) if each.kind in PRIMARY else each
            tables.append(_Table(whole, known, vocabulary, catalogue, measures))
            continue
        before = with_durations(
            with_scale(with_periods(in_shares(in_cents(in_percent(with_row_above(upright(each))))), before), known),
            known.every,
        )
        for whole in _apart(before, known):
            for one in compared(whole, vocabulary, company):
                placed, places = by_place(one.statement, vocabulary)
                parted = (with_members(part, vocabulary, latest) for part in by_measure(placed))
                fresh = [
                    _Table(table, known, vocabulary, catalogue, measures).with_parts(one.parts | places)
                    for table in parted
                ]
                tables.extend(_alike(table, fresh) for table in fresh)
    beyond = [table.statement for table in tables if table.statement.kind not in PRIMARY]
    names = dict(sibling_names(beyond, known.every, vocabulary))
    names |= dict(name for table in tables for name in part_names(table.statement, table.parts))
    return tuple(table.mapped(names) for table in tables)


def _apart(statement: Statement, known: KnownLines) -> Iterator[Statement]:
    """A table with what has columns of its own in tables of their own: trailing years, averages, ranges."""
    for timed in trailing_apart(statement):
        for part in averages_apart(timed, known.every):
            yield from ranged(part)


def _alike(table: "_Table", beside: Sequence["_Table"]) -> "_Table":
    """The table of one measure with its rows as the parts they are under the other measures."""
    others = {order: part for other in beside for order, part in other.parts.items() if part.of}
    if not others or table.parts or len(pieces(table.statement.title)) == 2:
        return table
    return replace(table, parts=measured(table.statement, table.known.every, table.parts, others))


def map_prose(
    claims: Sequence[Claim],
    statements: Sequence[Statement],
    vocabulary: Vocabulary,
    catalogue: Catalogue,
    company: str = "",
) -> Told:
    """What the sentences say as a statement, mapped like a table beside the mapped `statements` of the release.

    What they say of a part of the company stands on the member that the tables have it on.
    """
    known, named = known_lines(statements), parts_of(statements, vocabulary, company)
    parted = spoken(claims, named, known.every)
    bare = [part.claim if (part := parted.get(claim.source.start)) else claim for claim in claims]
    said = told(list(apart(bare, parted, known.every)))
    if said.statement is None:
        return said
    on = lines_on({part.member for part in parted.values()}, statements, known)
    about = {
        line.order: Part(member=part.member, of=_of_part(said.statement, line, on[part.member], known))
        for line in said.statement.lines
        if (part := parted.get(line.source.start))
    }
    table = _Table(said.statement, known, vocabulary, catalogue, measures_of(vocabulary.said).names, about)
    return replace(said, statement=table.mapped({}))


def _of_part(statement: Statement, line: LineItem, own: KnownLines, known: KnownLines) -> Known | None:
    """What a sentence's line of a part repeats: the line the tables have of the part, else that of the whole.

    A line with a name of the company's own is repeated only in its own words.
    """
    if is_adjusted(line.label):
        return None
    found = same_line(statement, line, own)
    if found and found.meaning.status is Status.EXTENSION and found.gist != gist(line.label):
        found = None
    return found or same_name(line, known.every)


@dataclass(frozen=True, slots=True)
class _Table:
    """A table beyond the primary statements and what its lines are looked up in."""

    statement: Statement
    known: KnownLines
    vocabulary: Vocabulary
    catalogue: Catalogue
    names: re.Pattern[str]
    """What names a measure in a heading."""
    parts: dict[int, Part] = field(default_factory=dict)
    """The lines that are parts of the company, by their order."""

    @property
    def said(self) -> bool:
        """Whether it is the table of what sentences say."""
        return self.statement.kind is StatementKind.PROSE

    def with_parts(self, given: dict[int, Part]) -> "_Table":
        """The table with the parts its lines are of; `given` are known already."""
        return replace(self, parts=parts(self.statement, self.known.every, self.vocabulary) | given)

    def mapped(self, names: dict[str, Pair]) -> Statement:
        """The statement with every line of figures mapped, one beyond the primary ones; `names` are of parts."""
        if self.statement.kind in PRIMARY | {StatementKind.SUPPLEMENT}:
            return self.statement
        found = named(self.statement, self.known.every, names, self.parts) if names else self.parts
        printed = [line for line in self.statement.lines if line.figures and not self.said]
        once = {_said(line): _amounts(line) for line in printed}
        labels = Counter(_said(line) for line in printed if once[_said(line)] != _amounts(line))
        lines = tuple(
            self._line(line, found.get(line.order), repeated=labels[_said(line)] > 0) if line.figures else line
            for line in self.statement.lines
        )
        return with_balances(replace(self.statement, lines=lines), self.catalogue)

    def _line(self, line: LineItem, part: Part | None, *, repeated: bool) -> LineItem:
        """A line with its mapping, and counting what its words say where no primary statement has it."""
        if is_split(line):
            return line
        if not self.said and is_average(line, self.statement):
            return self._average(counted(line, self.statement), part, repeated=repeated)
        if part and part.of:
            return replace(line, mapping=_part_of(part.of, part))
        adjusted = is_adjusted(line.label)
        under = NOTHING if self.said or part or adjusted else under_of(self.statement, line, self.names)
        one = None if part or adjusted else self._repeated(line, under)
        one = None if one and self._is_a_balance_beside(line, one) else one
        if one is None and self.said and not adjusted:
            one = worded_alike(line, self.known)
        if one:
            return replace(line, mapping=replace(one.meaning, evidence=f'as in the statement: "{one.label}"'))
        line = line if self.said else counted(line, self.statement)
        if part and part.measure:
            own = self._own(replace(line, label=part.measure), adjusted=is_adjusted(part.measure))
            return replace(line, mapping=replace(own, members=part.members))
        moved = is_class_moved(line)
        line = replace(line, mapping=None) if moved else line
        mapping = self._mapping(line, under, adjusted=adjusted, repeated=(repeated or moved) and part is None)
        return replace(line, mapping=replace(mapping, members=part.members) if part else mapping)

    def _is_a_balance_beside(self, line: LineItem, flow: Known) -> bool:
        """Whether a line is a balance by other words than a flow: shares outstanding are no average of them."""
        flows = bool(flow.amounts) and all(began for began, _ in flow.amounts)
        return flows and flow.gist != gist(line.label) and not self.said and is_balance(line, "", self.vocabulary)

    def _average(self, line: LineItem, part: Part | None, *, repeated: bool) -> LineItem:
        """An average of a time, called so: it is never the balance that its words name."""
        heading = average_heading(line, self.statement)
        of = part.of.label if part and part.of else part.measure if part else ""
        under = NOTHING if of else under_of(self.statement, line, self.names)
        called = replace(line, label=averaged(of or under.called(line.label), heading), mapping=None)
        repeated = repeated and part is None and heading not in line.section[-1:]
        own = self._own(called, adjusted=is_adjusted(called.label), repeated=repeated)
        return replace(called, mapping=replace(own, members=part.members if part else ()))

    def _repeated(self, line: LineItem, under: Under) -> Known | None:
        """The line of a primary statement that this one repeats; in amounts too where a heading says more."""
        called = replace(line, label=under.subject) if under.total else line
        one = same_line(self.statement, called, self.known)
        return one if one and (not under.subject or shares_amount(self.statement, line, one)) else None

    def _mapping(self, line: LineItem, under: Under, *, adjusted: bool, repeated: bool) -> Mapping:
        telling = not adjusted and not is_bare(line.label)
        likely = telling and line.mapping and is_likely(self.statement, line, line.mapping, self.catalogue)
        if likely and line.mapping and says_all(line.mapping.concept, under.subject):
            return line.mapping
        gaap = "" if adjusted else gaap_concept(line.label, line.unit, self.vocabulary, said=self.said)
        if self.catalogue.get(gaap):
            return _named_gaap(gaap)
        return self._own(line, under, adjusted=adjusted, repeated=repeated)

    def _place(self, line: LineItem) -> tuple[str, ...]:
        """What tells a line from others of its label: its heading, the total it is a part of, or the table's title."""
        totals = [proof.total for proof in self.statement.sums if line.order in dict(proof.parts)]
        below = (total.label for total in self.statement.lines if total.order in totals and not is_bare(total.label))
        return line.section[-1:] or (next(below, "") or self.statement.title,)

    def _own(self, line: LineItem, under: Under = NOTHING, *, adjusted: bool, repeated: bool = False) -> Mapping:
        name = adjusted_name(line.label, line.unit, self.vocabulary) if adjusted else plain_name(line.label, line.unit)
        if under.subject:
            name = under.name(line.label, name, line.section[-1:] if repeated or is_bare(line.label) else ())
        elif not name or (not self.said and not adjusted and (repeated or is_bare(line.label))):
            name = heading_name(*self._place(line)) + name
        return Mapping(
            concept=f"ext:{name or 'UnlabelledItem'}",
            confidence=_SAID if self.said else _PRINTED,
            status=Status.EXTENSION,
            evidence="a measure outside GAAP" if adjusted else "a line outside the primary statements",
            instant=not self.said and is_balance(line, self.statement.title, self.vocabulary),
            runners_up=line.mapping.runners_up if line.mapping else (),
        )


def _said(line: LineItem) -> tuple[str, UnitKind]:
    """What a line says to be, for its name: `Win %` is another thing than `Win`."""
    return gist(line.label), line.unit


def _amounts(line: LineItem) -> tuple[Decimal, ...]:
    return tuple(abs(figure.value) for figure in line.figures if figure.value)


def _part_of(whole: Known, part: Part) -> Mapping:
    """The whole's concept on a member; filers' votes are about the whole, so it stays on the review list."""
    meaning = whole.meaning
    return replace(
        meaning,
        status=Status.REVIEW if meaning.status is Status.ASSERTED else meaning.status,
        evidence=f'a part of "{whole.label}"',
        members=part.members,
        runners_up=(),
        negated=part.turned,
    )


def _named_gaap(concept: str) -> Mapping:
    return Mapping(concept=concept, confidence=0.8, status=Status.REVIEW, evidence="the line says it is GAAP's")
