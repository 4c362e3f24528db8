"""Tables that only their title, or the columns beside them, say to be of a part of the company."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.extract.beyond.columns import name_of
from pipeline.extract.beyond.counting import counted
from pipeline.extract.beyond.known import Known
from pipeline.extract.beyond.members import CORPORATE, PRODUCTS, SEGMENTS, Pair, pieces
from pipeline.extract.beyond.naming import is_adjusted
from pipeline.extract.beyond.part import Part, same_name
from pipeline.model.statement import Statement
from pipeline.model.wording import gist


def named(
    statement: Statement, known: Sequence[Known], names: Mapping[str, Pair], found: Mapping[int, Part]
) -> dict[int, Part]:
    """The lines of a table titled with nothing but the name of a part: `Commercial Lines`.

    `names` are the parts that other tables of the release name in their columns or rows, by the gist of their words.
    """
    pair = next((names[words] for piece in pieces(statement.title) if (words := _part_name(piece)) in names), None)
    if pair is None or any(axis == pair[0] for column in statement.columns for axis, _ in column.members):
        return dict(found)
    own = {
        line.order: Part(
            member=pair, of=None if is_adjusted(line.label) else same_name(line, known), measure=line.label
        )
        for line in (counted(each, statement.title) for each in statement.lines)
        if line.figures and line.label
    }
    return own | dict(found)


def measured(
    statement: Statement, known: Sequence[Known], found: Mapping[int, Part], beside: Mapping[int, Part]
) -> dict[int, Part]:
    """The rows under one measure of a table, whose rows are parts under another: profit beside revenue by segment.

    `beside` are the parts of the table's other columns.
    """
    measure = pieces(statement.title)[-1]
    of = next((same_name(replace(line, label=measure), known) for line in statement.lines if line.figures), None)
    own = {
        line.order: Part(
            member=beside[line.order].member, of=of if of and of.unit is line.unit else None, measure=measure
        )
        for line in statement.lines
        if line.figures and line.order in beside
    }
    return own | dict(found)


def part_names(statement: Statement, found: Mapping[int, Part]) -> Iterator[tuple[str, Pair]]:
    """The parts that a table names in its columns and rows, by the gist of their words."""
    for column in statement.columns:
        own = [pair for pair in column.members if pair[0] in _PARTED]
        if own and (words := gist(name_of(column))):
            yield words, own[0]
    for part in found.values():
        if part.member[0] in _PARTED and (words := gist(part.name)):
            yield words, part.member


_PARTED = frozenset({SEGMENTS, PRODUCTS, CORPORATE})


def _part_name(title: str) -> str:
    """The gist of a title without what only says that it is a segment's results."""
    return gist(re.sub(r"\b(?:segments?|results|highlights|continued)\b", " ", title, flags=re.IGNORECASE))
