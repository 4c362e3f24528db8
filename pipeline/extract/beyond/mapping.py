"""What the lines of other tables mean: the statement's concept where they repeat it, else one by the vocabulary."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from pipeline.extract.beyond.classes import by_class
from pipeline.extract.beyond.columns import by_measure, latest_day, with_members
from pipeline.extract.beyond.counting import counted
from pipeline.extract.beyond.known import Known, known_lines, same_line
from pipeline.extract.beyond.naming import adjusted_name, gaap_concept, is_adjusted, plain_name
from pipeline.extract.beyond.products import by_product
from pipeline.extract.beyond.prose import Told, told
from pipeline.model.claim import Claim
from pipeline.model.concept import Catalogue
from pipeline.model.naming import concept_name
from pipeline.model.statement import PRIMARY, LineItem, Mapping, Statement, StatementKind, Status
from pipeline.model.vocabulary import Vocabulary
from pipeline.model.wording import gist

_BRIDGES = frozenset({StatementKind.RECONCILIATION, StatementKind.PRO_FORMA, StatementKind.GUIDANCE})
_LIKELY = 0.5
"""From which probability the standard concept of a line in a table of key figures is taken for it."""


def map_beyond(statements: Sequence[Statement], vocabulary: Vocabulary, catalogue: Catalogue) -> tuple[Statement, ...]:
    """The statements of a release with every line of the tables beyond the primary statements mapped.

    `statements` are mapped as far as learned labels go; of the primary statements only what they say by product,
    service and class of stock is put on members.
    """
    statements = [by_class(by_product(each, vocabulary), vocabulary) for each in statements]
    known = known_lines(statements)
    latest = latest_day(statements)
    every: list[Statement] = []
    for each in statements:
        if each.kind in PRIMARY | {StatementKind.SUPPLEMENT}:
            every.append(each)
        else:
            parts = (with_members(part, vocabulary, latest) for part in by_measure(each))
            every.extend(_mapped(part, known, vocabulary, catalogue) for part in parts)
    return tuple(every)


def map_prose(
    claims: Sequence[Claim], statements: Sequence[Statement], vocabulary: Vocabulary, catalogue: Catalogue
) -> Told:
    """What the sentences say as a statement, mapped like a table beside the mapped `statements` of the release."""
    said = told(claims)
    if said.statement is None:
        return said
    return replace(said, statement=_mapped(said.statement, known_lines(statements), vocabulary, catalogue))


def _mapped(statement: Statement, known: Sequence[Known], vocabulary: Vocabulary, catalogue: Catalogue) -> Statement:
    amounts = {(gist(line.label), _amounts(line)) for line in statement.lines if line.figures}
    labels = Counter(words for words, _ in amounts if statement.kind is not StatementKind.PROSE)
    lines = tuple(
        _line(statement, line, known, vocabulary, catalogue, repeated=labels[gist(line.label)] > 1)
        if line.figures
        else line
        for line in statement.lines
    )
    return replace(statement, lines=lines)


def _amounts(line: LineItem) -> tuple[Decimal, ...]:
    return tuple(abs(figure.value) for figure in line.figures if figure.value)


def _line(
    statement: Statement,
    line: LineItem,
    known: Sequence[Known],
    vocabulary: Vocabulary,
    catalogue: Catalogue,
    *,
    repeated: bool,
) -> LineItem:
    """A line with its mapping, and counting what its words say where no primary statement has it."""
    adjusted = is_adjusted(line.label)
    if one := same_line(statement, line, known, adjusted=adjusted):
        return replace(line, mapping=replace(one.meaning, evidence=f'as in the statement: "{one.label}"'))
    line = counted(line) if statement.kind is not StatementKind.PROSE else line
    if not adjusted and line.mapping and _is_likely(statement, line, line.mapping, catalogue):
        return line
    said = statement.kind is StatementKind.PROSE
    gaap = "" if adjusted else gaap_concept(line.label, line.unit, vocabulary, said=said)
    if catalogue.get(gaap):
        return replace(line, mapping=_named_gaap(gaap))
    return replace(line, mapping=_own(statement, line, vocabulary, adjusted=adjusted, repeated=repeated))


def _named_gaap(concept: str) -> Mapping:
    return Mapping(concept=concept, confidence=0.8, status=Status.REVIEW, evidence="the line says it is GAAP's")


def _own(statement: Statement, line: LineItem, vocabulary: Vocabulary, *, adjusted: bool, repeated: bool) -> Mapping:
    name = adjusted_name(line.label, line.unit, vocabulary) if adjusted else plain_name(line.label, line.unit)
    if not name or (repeated and not adjusted):
        name = concept_name(*(line.section[-1:] or (statement.title,))) + name
    return Mapping(
        concept=f"ext:{name or 'UnlabelledItem'}",
        confidence=1.0,
        status=Status.EXTENSION,
        evidence="a measure outside GAAP" if adjusted else "a line outside the primary statements",
        runners_up=line.mapping.runners_up if line.mapping else (),
    )


def _is_likely(statement: Statement, line: LineItem, mapping: Mapping, catalogue: Catalogue) -> bool:
    """Whether the standard concept found by filers' labels may stand outside the primary statements.

    In a bridge the lines are adjustments, whose signs serve the bridge: only what is sure and positive is taken.
    """
    if mapping.status is Status.EXTENSION or catalogue.get(mapping.concept) is None:
        return False
    if statement.kind in _BRIDGES:
        return mapping.status is Status.ASSERTED and all((figure.value or 0) >= 0 for figure in line.figures)
    return mapping.confidence >= _LIKELY
