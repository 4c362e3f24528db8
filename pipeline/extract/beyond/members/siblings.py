"""Tables of the same lines with other amounts: each is of the part of the company that its title names."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from pipeline.extract.beyond.known import Amount, Known, Place, amounts_of
from pipeline.extract.beyond.members.part import may_name_part
from pipeline.extract.beyond.members.words import SEGMENTS, Pair, member_of
from pipeline.extract.tables.kinds import is_title
from pipeline.model.statement import Statement
from pipeline.model.vocabulary import Vocabulary
from pipeline.model.wording import gist

_FEWEST = 3
"""So many lines of the statements two tables must share with other amounts."""
_MOST = 0.6
"""This part of the shorter table's lines must stand in the other as well."""
Lines = dict[str, dict[Place, Amount]]


def sibling_names(
    statements: Sequence[Statement], known: Sequence[Known], vocabulary: Vocabulary
) -> Iterator[tuple[str, Pair]]:
    """The parts, by the gist of their words, that tables beyond the statements are titled with: `Retail Banking`."""
    own = {one.gist for one in known if one.gist}
    tables = [(title, _lines(each)) for each in statements if (title := each.over or each.title) and _may_name(title)]
    for (title, lines), (other, theirs) in combinations(tables, 2):
        if gist(title) != gist(other) and _alike(lines, theirs, own):
            yield from ((gist(words), member_of(words, vocabulary, SEGMENTS)) for words in (title, other))


def _may_name(title: str) -> bool:
    return may_name_part(title) and not is_title(title)


def _lines(statement: Statement) -> Lines:
    return {gist(line.label): amounts_of(statement, line) for line in statement.lines if line.figures and line.label}


def _alike(one: Lines, other: Lines, own: set[str]) -> bool:
    """Whether two tables have the same lines, lines of the statements among them, with other amounts for one time."""
    shared = one.keys() & other.keys()
    if len(shared) < max(_FEWEST, _MOST * min(len(one), len(other))):
        return False
    return sum(words in own and _differ(one[words], other[words]) for words in shared) >= _FEWEST


def _differ(one: Mapping[Place, Amount], other: Mapping[Place, Amount]) -> bool:
    both = one.keys() & other.keys()
    return bool(both) and not any(one[place].agrees(other[place]) for place in both)
