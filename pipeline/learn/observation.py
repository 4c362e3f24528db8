"""What every source of filings is turned into: one line of a statement with the concept its filer chose."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from pipeline.model.statement import UnitKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """One line of a filer's statement.

    `concept` is a local us-gaap name, empty where the filer made its own. `statement` is IS, BS, CF, CI, EQ or
    empty for a note. `section` is the nearest heading above. `negated` says whether the label role was a negated
    one. `filing` and `line` put the lines of one statement in order.
    """

    label: str
    concept: str
    statement: str
    section: str
    negated: bool
    filer: str
    year: int
    filing: str
    line: int
    own: str = ""
    """The name of the filer's own concept, where known."""
    unit: UnitKind | None = None
    """How its facts count, where known."""

    @property
    def recent(self) -> bool:
        """Whether it was filed since the standards of 2018 on revenue and restricted cash."""
        return self.year >= RECENT


RECENT = 2018
_NOT_LINES = re.compile(
    r"\[(?:table|line items|axis|domain|member|abstract|roll forward|text block)\]\s*$", re.IGNORECASE
)


def usable(observations: Iterable[Observation], exclude: frozenset[str] = frozenset()) -> Iterator[Observation]:
    """The lines that teach something: no structural elements, no empty labels, no filer of `exclude`."""
    for seen in observations:
        if seen.label and seen.filer not in exclude and not _NOT_LINES.search(seen.label):
            yield seen


def succeed(
    observations: Iterable[Observation], known: frozenset[str], successors: Mapping[str, str]
) -> Iterator[Observation]:
    """The same lines in today's concepts; lines whose concept was retired without a successor are left out."""
    for seen in observations:
        everywhere = successors.get(seen.concept, seen.concept)
        concept = successors.get(f"{seen.statement} {seen.concept}", everywhere)
        if not concept or concept in known:
            yield seen if concept == seen.concept else replace(seen, concept=concept)


def statements(observations: Iterable[Observation]) -> Iterator[tuple[Observation, ...]]:
    """The lines of each filing's statement in order, statements sorted by filing and kind."""

    def key(seen: Observation) -> tuple[str, str]:
        return seen.filing, seen.statement

    ordered = sorted(observations, key=lambda seen: (*key(seen), seen.line))
    for _, lines in groupby(ordered, key=key):
        yield tuple(lines)
