"""Learning the label tables from public filings, from the sources to the written files."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from pipeline.learn.arcs import is_arcs, read_arcs, write_arcs
from pipeline.learn.observation import Observation, succeed, usable
from pipeline.learn.sources import read_source
from pipeline.learn.table import build
from pipeline.learn.write import write_tables
from pipeline.model.concept import Concept


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """The target taxonomy as learning needs it, in local us-gaap names.

    `labels` are (statement, concept, standard label); `successors` lead from retired concepts to today's, empty
    where there is none; `anchors` are the subtotals and totals that divide statements.
    """

    known: frozenset[str]
    labels: tuple[tuple[str, str, str], ...]
    successors: Mapping[str, str]
    anchors: frozenset[str]

    @classmethod
    def of(
        cls,
        concepts: Iterable[tuple[Concept, Iterable[str]]],
        successors: Mapping[str, str],
        anchors: frozenset[str],
    ) -> "Vocabulary":
        """From the catalogue's concepts, each with the statements that present it."""
        shown = [(concept, sorted(where)) for concept, where in concepts if concept.name.startswith("us-gaap:")]
        labels = [
            (statement, concept.local_name, concept.label)
            for concept, where in shown
            for statement in where
            if concept.numeric and not concept.abstract and concept.label
        ]
        known = frozenset(concept.local_name for concept, _ in shown)
        return cls(known=known, labels=tuple(labels), successors=successors, anchors=anchors)


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """What was learned, for a person: how much of it, and from whom."""

    filings: int
    filers: int
    years: tuple[int, int]
    labels: int


def learn_tables(
    sources: Iterable[Path], out: Path, vocabulary: Vocabulary, exclude: frozenset[str] = frozenset()
) -> Learned:
    """Learn from sources (see `read_source`; a CSV with a column `parent` holds calculation arcs) into a folder.

    `exclude` are filers (CIKs without leading zeros) that must not be learned from, for honest measuring.

    Raises:
        Unreadable: a source is nothing that can be learned from.

    """
    paths = list(sources)
    seen = chain.from_iterable(read_source(path) for path in paths if not is_arcs(path))
    lines = succeed(usable(seen, exclude), vocabulary.known, vocabulary.successors)
    tables = build(lines, vocabulary.anchors, _standard(vocabulary))
    write_tables(tables, out)
    arcs: Counter[tuple[str, str]] = Counter()
    for path in filter(is_arcs, paths):
        arcs += read_arcs(path, vocabulary.known, vocabulary.successors)
    write_arcs(arcs, out / "arcs.csv")
    return Learned(filings=tables.filings, filers=tables.filers, years=tables.years, labels=len(tables.labels))


def _standard(vocabulary: Vocabulary) -> Iterator[Observation]:
    """The taxonomy's own labels as one more filer's lines, each in a filing of its own so that none has neighbours."""
    for statement, concept, label in vocabulary.labels:
        yield Observation(
            label=label,
            concept=concept,
            statement=statement,
            section="",
            negated=False,
            filer="us-gaap",
            year=0,
            filing=f"us-gaap {concept}",
            line=0,
        )
