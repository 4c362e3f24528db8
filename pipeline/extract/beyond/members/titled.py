"""Tables that only their title, or the columns beside them, say to be of a part of the company."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.extract.beyond.known import Known
from pipeline.extract.beyond.layout.columns import name_of
from pipeline.extract.beyond.layout.counting import counted
from pipeline.extract.beyond.members.part import Part, same_name
from pipeline.extract.beyond.members.rows import as_rows
from pipeline.extract.beyond.members.words import CORPORATE, PRODUCTS, SEGMENTS, Pair, pieces
from pipeline.extract.beyond.naming import is_adjusted
from pipeline.model.measure import measure_of
from pipeline.model.statement import LineItem, Statement
from pipeline.model.wording import gist


def named(
    statement: Statement, known: Sequence[Known], names: Mapping[str, Pair], found: Mapping[int, Part]
) -> dict[int, Part]:
    """The lines that a title, a heading or their own words say to be of a part that another table names.

    `names` are the parts that the tables of the release name in their columns or rows, by the gist of their words; no
    line of a table whose columns are such parts is one of another.
    """
    lines = [counted(line, statement) for line in statement.lines if line.figures and line.label]
    axes = {axis for column in statement.columns for axis, _ in column.members}
    own = {words: pair for words, pair in names.items() if pair[1].startswith("ext:") and pair[0] not in axes}
    title = f"{statement.over} - {statement.title}" if statement.over else statement.title
    titled = _titled(title, {words: pair for words, pair in names.items() if pair[0] not in axes}, own)
    parts: dict[int, Part] = {}
    for line in lines:
        pair, measure = _of_label(line.label, own)
        pair = pair or own.get(gist(line.section[-1]) if line.section else "") or titled
        if pair:
            parts[line.order] = _part(line, pair, measure or line.label, known)
    return parts | dict(as_rows(statement, names, known)) | dict(found)


def _part(line: LineItem, pair: Pair, measure: str, known: Sequence[Known], name: str = "") -> Part:
    of = None if is_adjusted(measure) else same_name(replace(line, label=measure), known)
    return Part(member=pair, of=of, measure=measure, name=name)


def _titled(title: str, names: Mapping[str, Pair], own: Mapping[str, Pair]) -> Pair | None:
    """The part that a title is nothing but the name of, or is for at its end: `... statistics for Retail:`."""
    alone = next((names[words] for piece in pieces(title) if (words := _part_name(piece)) in names), None)
    ends = (found["name"] for found in _FOR.finditer(title))
    return alone or next((own[words] for end in ends if (words := _part_name(end)) in own), None)


_FOR = re.compile(r"\bfor\s+(?:the\s+|our\s+)?(?=(?P<name>.*))", re.IGNORECASE)


def _of_label(label: str, names: Mapping[str, Pair]) -> tuple[Pair | None, str]:
    """The part whose name a label begins with, and the measure that is the rest of it: `Retail net sales`."""
    words = label.split()
    for end in range(len(words) - 1, 0, -1):
        rest = " ".join(words[end:])
        pair = names.get(gist(" ".join(words[:end])))
        if pair and (measure_of(rest) or _ADJUSTED.match(rest)):
            return pair, rest
    return None, ""


_ADJUSTED = re.compile(r"(?:same-store |segment )?(?:adjusted|non-?gaap|organic)\b", re.IGNORECASE)


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
