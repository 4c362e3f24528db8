"""What tables print of a part of the company, so that what a sentence says of it gets the concept it has there."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.extract.beyond.known import KnownLines, known_lines
from pipeline.extract.beyond.members.words import Pair
from pipeline.model.statement import Statement, StatementKind


def lines_on(members: Collection[Pair], statements: Sequence[Statement], known: KnownLines) -> dict[Pair, KnownLines]:
    """The mapped lines of a release's tables that stand on each of the members, as lines of that member alone.

    A row that is itself the part (`North America` under `Revenue`) is called as the line of `known` it is a part of.
    """
    whole = {one.meaning.concept: one.label for one in known.every}
    return {pair: known_lines(part for each in statements for part in _on(pair, each, whole)) for pair in members}


def _on(pair: Pair, statement: Statement, whole: Mapping[str, str]) -> Iterator[Statement]:
    columns = tuple(
        replace(column, members=tuple(other for other in column.members if other != pair))
        for column in statement.columns
        if pair in column.members
    )
    if columns:
        yield replace(statement, kind=StatementKind.SUPPLEMENT, columns=columns)
    lines = tuple(
        replace(line, label=whole.get(line.mapping.concept, line.label))
        for line in statement.lines
        if line.mapping and pair in line.mapping.members
    )
    if lines:
        yield replace(statement, kind=StatementKind.SUPPLEMENT, lines=lines)
