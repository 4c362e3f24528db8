"""What sentences say of one measure that cannot all be right: other amounts of the same period, unit and members.

usage: python benchmarks/contradictions.py [-v] [NAME...]     (default: every release of the shared corpus)

Per release and in all: pairs within a sentence, between sentences, and between a sentence and a line of the same words
in a table, each beyond what rounding explains; and how many of these figures are facts all the same. -v shows them.
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from golden_rows import APART, RELEASES

from pipeline.export import Reported, report_release
from pipeline.model.document import Document
from pipeline.model.finding import Unreadable
from pipeline.model.settings import Settings
from pipeline.model.source import Source
from pipeline.model.statement import Column, Figure, LineItem, Statement
from pipeline.model.wording import gist

WITHIN, BETWEEN, TABLE = "within a sentence", "between sentences", "against a table"
HOW = (WITHIN, BETWEEN, TABLE)
_SHOWN = 400
"""Characters of a sentence that -v shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """One figure of a line: what its words measure, for which period and members, and between which amounts it lies."""

    about: Hashable
    label: str
    low: Decimal
    high: Decimal
    column: str
    source: Source

    def contradicts(self, other: "Saying") -> bool:
        """Whether both cannot be right; tables turn signs, so that only the amounts count there."""
        if self.source.table is not None or other.source.table is not None:
            return not any(_overlap(self, low, high) for low, high in ((other.low, other.high), other.turned))
        return not _overlap(self, other.low, other.high)

    @property
    def turned(self) -> tuple[Decimal, Decimal]:
        """Its ends with the sign turned."""
        return -self.high, -self.low


def main(*arguments: str) -> None:
    if not RELEASES.is_dir():
        sys.exit("The shared corpus does not lie beside this checkout: there is nothing to measure on.")
    names = tuple(name for name in arguments if name != "-v")
    sums: Counter[str] = Counter()
    for release in sorted(RELEASES.iterdir()):
        if names and not release.name.startswith(names):
            continue
        try:
            told = report_release(release.read_bytes(), release.name, Settings(validate=False))
        except Unreadable as refused:
            print(refused)
            continue
        found = list(contradictions(told))
        tally = Counter(how for how, _, _ in found)
        tally["facts"] = facts_among(told, found)
        sums.update(tally)
        if found:
            print(f"{release.name:40} {said(tally)}")
        if "-v" in arguments and release.stem not in APART:
            for how, one, other in found:
                show(told.document, how, one, other)
    print(f"{'ALL':40} {said(sums)}")


def said(tally: Counter[str]) -> str:
    return "  ".join(f"{how} {tally[how]:3}" for how in (*HOW, "facts"))


def contradictions(told: Reported) -> Iterator[tuple[str, Saying, Saying]]:
    """Each pair of figures that cannot both be right, and how they stand to each other."""
    prose = told.said.prose
    if prose is None:
        return
    spoken: dict[Hashable, list[Saying]] = defaultdict(list)
    for saying in sayings(prose):
        spoken[saying.about].append(saying)
    printed: dict[Hashable, list[Saying]] = defaultdict(list)
    for statement in told.said.statements:
        for saying in sayings(statement):
            printed[saying.about].append(saying)
    sentences = {claim.source: claim.sentence for claim in told.said.claims}
    for about, alike in spoken.items():
        for one, other in combinations(alike, 2):
            if one.contradicts(other):
                same = sentences.get(one.source, one.source) == sentences.get(other.source, other.source)
                yield (WITHIN if same else BETWEEN), one, other
        for one in alike:
            tabled = printed.get(about, [])
            if tabled and all(one.contradicts(other) for other in tabled):
                yield TABLE, one, tabled[0]


def sayings(statement: Statement) -> Iterator[Saying]:
    for line in statement.lines:
        for figure in line.figures:
            column = statement.column(figure.column)
            if column and column.period and figure.value is not None and gist(line.label):
                yield _saying(line, figure, column, figure.value)


def _saying(line: LineItem, figure: Figure, column: Column, value: Decimal) -> Saying:
    half = Decimal("0.5").scaleb(line.scale - figure.places)
    members = frozenset((*column.members, *(line.mapping.members if line.mapping else ())))
    amount = value.scaleb(line.scale)
    return Saying(
        about=(gist(line.label), line.unit, column.period, members, figure.currency or column.currency),
        label=line.label,
        low=amount - half,
        high=amount + half,
        column=" ".join((str(column.period), *sorted(member for _, member in members))),
        source=figure.source,
    )


def _overlap(one: Saying, low: Decimal, high: Decimal) -> bool:
    return one.low <= high and low <= one.high


def facts_among(told: Reported, found: Sequence[tuple[str, Saying, Saying]]) -> int:
    """How many of the figures of sentences in these pairs are facts."""
    places = {one.source for _, *pair in found for one in pair if one.source.table is None}
    return sum(place in places for fact in told.report.facts for place in (fact.source, *fact.also))


def show(document: Document, how: str, one: Saying, other: Saying) -> None:
    print(f"  {how}: {one.label} | {one.column}")
    for each in (one, other):
        begin = max(0, each.source.start - _SHOWN // 2)
        around = document.text[begin : each.source.start + _SHOWN // 2]
        text = " ".join(document.text[each.source.start : each.source.end].split())
        print(f"      {text!r:18} ... {' '.join(around.split())}")


if __name__ == "__main__":
    main(*sys.argv[1:])
