"""The mapping of a release's statements, line by line and all together."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from pipeline.extract.concepts.asides import aside_mapping
from pipeline.extract.concepts.candidates import NONE, Choice, choices
from pipeline.extract.concepts.charges import charges_of
from pipeline.extract.concepts.decision import decided, repeated
from pipeline.extract.concepts.directions import with_directions
from pipeline.extract.concepts.joint import Contender, settle
from pipeline.extract.concepts.naming import extension_name
from pipeline.extract.concepts.proofs import with_proofs
from pipeline.extract.concepts.ranking import first_guesses, first_shares, in_context, narrowed
from pipeline.extract.concepts.reading import Reading
from pipeline.extract.concepts.recall import Recalled, Remembering, recall, roll_forward
from pipeline.extract.concepts.splits import function_of, split_mapping, split_of
from pipeline.model.concept import Catalogue, PeriodType
from pipeline.model.knowledge import CompanyMemory, Knowledge, Precedent
from pipeline.model.statement import LineItem, Mapping, Statement, StatementKind, Status
from pipeline.model.wording import gist

RECENT = 2018
_KINDS = {StatementKind.SUPPLEMENT: "CF"}


@dataclass(frozen=True, slots=True)
class _Job:
    """A line to be named: where it stands and what is known of it before ranking."""

    statement: int
    line: LineItem
    choice: Choice
    precedent: Recalled | None


def map_statements(
    statements: tuple[Statement, ...], knowledge: Knowledge, catalogue: Catalogue, memory: CompanyMemory | None = None
) -> tuple[Statement, ...]:
    """The statements with every line that has figures mapped to a concept.

    Only concepts of the catalogue are used, with the period type and item type the line needs; `ext:Name` marks the
    company's own.
    """
    recent = _fiscal_year(statements) >= RECENT
    splits = {i: rule for i, each in enumerate(statements) if (rule := split_of(each, knowledge))}
    jobs = [
        _job(i, statement, line, knowledge, catalogue, memory, recent=recent)
        for i, statement in enumerate(statements)
        for line in statement.lines
        if line.figures and line.within is None and i not in splits
    ]
    if memory:
        jobs = _rolled_forward(jobs, statements, memory, knowledge, catalogue)
    found = _decided(jobs, statements, knowledge, catalogue)
    functions = {
        function_of(job.line.label): mapping.concept
        for job, mapping in zip(jobs, found, strict=True)
        if statements[job.statement].kind is StatementKind.OPERATIONS
    }
    mappings = {(job.statement, job.line.order): mapping for job, mapping in zip(jobs, found, strict=True)}
    for i, statement in enumerate(statements):
        charges = charges_of(statement, functions, knowledge)
        charges |= {line.order: splits[i] for line in statement.lines if line.figures and i in splits}
        for line in statement.lines:
            if line.order in charges:
                mappings[i, line.order] = split_mapping(line, charges[line.order], functions, knowledge, catalogue)
    _add_asides(statements, mappings, knowledge)
    return tuple(
        replace(each, lines=tuple(_with(mappings.get((i, line.order)), line) for line in each.lines))
        for i, each in enumerate(statements)
    )


def _with(mapping: Mapping | None, line: LineItem) -> LineItem:
    return replace(line, mapping=mapping) if mapping else line


def _job(
    index: int,
    statement: Statement,
    line: LineItem,
    knowledge: Knowledge,
    catalogue: Catalogue,
    memory: CompanyMemory | None,
    *,
    recent: bool,
) -> _Job:
    kind = _KINDS.get(statement.kind, statement.kind.value)
    reading = Reading.text(
        kind, _worded(line, statement), line.section, line.unit, knowledge.words, title=statement.title
    )
    choice = choices(reading, knowledge, catalogue, recent=recent)
    return _Job(index, line, choice, recall(line, reading, memory, catalogue))


def _worded(line: LineItem, statement: Statement) -> str:
    """The label; of a proved total without words the heading whose lines, all of them and no others, it adds up."""
    if not line.section or gist(line.label):
        return line.label
    parts = next((proof.parts for proof in statement.sums if proof.total == line.order), ())
    under = [
        each.order
        for each in statement.lines
        if each.section == line.section and each.order < line.order and each.figures and each.within is None
    ]
    return line.section[-1] if under and under == sorted(order for order, _ in parts) else line.label


def _rolled_forward(
    jobs: Sequence[_Job],
    statements: Sequence[Statement],
    memory: CompanyMemory,
    knowledge: Knowledge,
    catalogue: Catalogue,
) -> list[_Job]:
    """The jobs with the precedents that hold for their statements as a whole."""
    found: dict[tuple[int, int], Recalled] = {}
    for i, statement in enumerate(statements):
        lines = [Remembering(job.line, job.choice.reading, job.precedent) for job in jobs if job.statement == i]
        told = roll_forward(lines, statement.sums, memory, knowledge, catalogue) if lines else {}
        found |= {(i, order): precedent for order, precedent in told.items()}
    return [replace(job, precedent=found.get((job.statement, job.line.order))) for job in jobs]


def _decided(
    jobs: Sequence[_Job], statements: Sequence[Statement], knowledge: Knowledge, catalogue: Catalogue
) -> list[Mapping]:
    every = [job.choice for job in jobs]
    shares = first_shares(every, knowledge)
    guesses = [
        (job.precedent and (_concept(job.precedent[0]), job.precedent[1])) or guess
        for job, guess in zip(jobs, first_guesses(shares), strict=True)
    ]
    places = [(job.statement, job.line.order) for job in jobs]
    ranked = dict(zip(places, in_context(narrowed(every, knowledge), guesses, knowledge), strict=True))
    proved = with_directions(with_proofs(ranked, statements, knowledge), statements, catalogue)
    scores = [proved[place] for place in places]
    contenders = [
        Contender(
            job.statement,
            {figure.column: figure for figure in job.line.figures},
            {_concept(job.precedent[0]): 0.0} if job.precedent else score,
            _balances(job.choice, catalogue),
        )
        for job, score in zip(jobs, scores, strict=True)
    ]
    taken: set[str] = set()
    mappings: list[Mapping] = []
    for job, chances in zip(jobs, settle(contenders), strict=True):
        mapping = (
            repeated(*job.precedent, knowledge)
            if job.precedent
            else decided(job.line, job.choice, chances, knowledge, taken)
        )
        taken |= {mapping.concept} if mapping.concept.startswith("ext:") else set()
        mappings.append(mapping)
    return mappings


@lru_cache(maxsize=4096)  # as of `choices`, which gives the same choice for lines that read the same
def _balances(choice: Choice, catalogue: Catalogue) -> frozenset[str]:
    """The candidates that are balances, for a line of a statement of flows: it may open it and close it."""
    if choice.reading.statement == "BS":
        return frozenset()
    found = ((name, catalogue.get(name)) for name in choice.features)
    return frozenset(name for name, concept in found if concept and concept.period_type is PeriodType.INSTANT)


def _concept(precedent: Precedent) -> str:
    return NONE if precedent.concept.startswith("ext:") else precedent.concept


def _add_asides(
    statements: Sequence[Statement], mappings: dict[tuple[int, int], Mapping], knowledge: Knowledge
) -> None:
    for i, statement in enumerate(statements):
        for line in statement.lines:
            if line.within is None or not line.figures or (i, line.order) in mappings:
                continue
            outer = mappings.get((i, line.within))
            words = next((each.label for each in statement.lines if each.order == line.within), "")
            mapping = aside_mapping(line, outer.concept if outer else _stock(words), knowledge)
            mappings[i, line.order] = mapping or _own_aside(words, line)


def _stock(label: str) -> str:
    """The concept of a line that describes a kind of stock and has no amount; empty for other lines."""
    return next((concept for words, concept in _STOCKS if words in label.lower()), "")


_STOCKS = (
    ("preferred s", "us-gaap:PreferredStockValue"),
    ("treasury s", "us-gaap:TreasuryStockValue"),
    ("common s", "us-gaap:CommonStockValue"),
)


def _own_aside(outer: str, line: LineItem) -> Mapping:
    """A name of the words before the first figure or bracket: counts change every quarter."""
    named = _FIGURES.split(outer, maxsplit=1)[0].partition("(")[0].partition(",")[0]
    return Mapping(
        concept=extension_name(f"{named} {line.label}"),
        confidence=0.5,
        status=Status.EXTENSION,
        evidence="no rule for this figure in parentheses",
    )


_FIGURES = re.compile(r"[$\d]")


def _fiscal_year(statements: Sequence[Statement]) -> int:
    ends = [column.period.end.year for each in statements for column in each.columns if column.period]
    return max(ends, default=RECENT)
