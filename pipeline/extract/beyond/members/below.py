"""Rows printed below the line that they come to: `Americas` and `EMEA` below `Revenue`, and again below another."""

from collections import Counter
from collections.abc import Iterator, Sequence

from pipeline.extract.beyond.known import Known, amounts_of
from pipeline.extract.beyond.members.part import Part, may_name_part, same_name
from pipeline.extract.beyond.members.summed import sum_of
from pipeline.extract.beyond.members.words import PLACES, known_member, member_of
from pipeline.model.statement import LineItem, Statement, UnitKind
from pipeline.model.vocabulary import Vocabulary
from pipeline.model.wording import gist

_FEWEST, _MOST = 2, 8


def below_whole(
    statement: Statement, known: Sequence[Known], vocabulary: Vocabulary, axis: str
) -> Iterator[tuple[int, Part]]:
    """Rows that sum to the line right above them in every period, under names that stand below other lines as well."""
    lines = [line for line in statement.lines if line.figures and line.label]
    often = Counter(gist(line.label) for line in lines)
    for at, whole in enumerate(lines):
        rows = _parts(statement, whole, lines[at + 1 : at + 1 + _MOST], often) if often[gist(whole.label)] == 1 else []
        of = same_name(whole, known) if rows else None
        for row in rows:
            pair = known_member(row.label, vocabulary, (PLACES,)) or member_of(row.label, vocabulary, axis)
            yield row.order, Part(member=pair, name=row.label, of=of, measure=whole.label)


def _parts(statement: Statement, whole: LineItem, below: Sequence[LineItem], often: Counter[str]) -> Sequence[LineItem]:
    """The rows right below a line of money that come to it; none where no number of them does."""
    total = amounts_of(statement, whole) if whole.unit is UnitKind.MONEY else {}
    named = [
        line.unit is UnitKind.MONEY and often[gist(line.label)] > 1 and may_name_part(line.label) for line in below
    ]
    most = named.index(False) if False in named else len(named)
    for count in range(most, _FEWEST - 1, -1):
        sums = sum_of(statement, below[:count])
        if total and total.keys() == sums.keys() and all(sums[place].agrees(total[place]) for place in total):
            return below[:count]
    return []
