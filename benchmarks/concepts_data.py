"""Lines of public filings with their filers' concepts, split by filer: what the concept benchmarks and the fit share.

A filer belongs to the part `crc32(filer) % 5`. Part 0 is never fitted on. Lines of part n are read with tables
learned without part n (and, for n > 0, without part 0), so that no line is ever looked up in its own filer's votes.
The companies of corpus/untagged are fitted on nowhere.
"""

import csv
import sys
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.extract.concepts.candidates import Choice, choices
from pipeline.extract.concepts.reading import Reading
from pipeline.learn import Vocabulary, learn_tables
from pipeline.learn.observation import Observation, usable
from pipeline.learn.sources import read_source
from pipeline.learn.table import STATEMENTS
from pipeline.model.statement import UnitKind
from pipeline.reference.catalogue import open_catalogue
from pipeline.reference.data import data_folder
from pipeline.reference.labels import Labels, open_labels, read_anchors, read_successors

SHARED = Path(__file__).resolve().parents[2] / "shared"
KNOWLEDGE = SHARED / "knowledge"
SOURCES = (KNOWLEDGE / "label-concept.csv.gz", KNOWLEDGE / "calc-arcs.csv")
CATALOGUE = open_catalogue("us-gaap-2025")
MAPPINGS = data_folder("mappings")
VOCABULARY = Vocabulary.of(
    ((concept, CATALOGUE.statements(concept.name)) for concept in CATALOGUE.concepts()),
    read_successors(MAPPINGS),
    read_anchors(MAPPINGS),
)
UNTAGGED = {
    row["starts"]: row["cik"] for row in csv.DictReader(Path(__file__).with_name("untagged.csv").open(newline=""))
}
PARTS = 5
_UNITS = {
    "monetaryItemType": UnitKind.MONEY,
    "sharesItemType": UnitKind.SHARES,
    "perShareItemType": UnitKind.PER_SHARE,
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line: as observed, its candidates, and the right one (`""` is the filer's own, None a retired concept)."""

    seen: Observation
    choice: Choice
    right: str | None


Release = tuple[Line, ...]


def need_corpus() -> None:
    if not SHARED.is_dir():
        sys.exit("The shared corpus does not lie beside this checkout: there is nothing to measure on.")


def part_of(filer: str) -> int:
    return zlib.crc32(filer.encode()) % PARTS


def releases(cache: Path) -> list[Release]:
    """Some filings of every filer, each line with its candidates; tables are learned into `cache` unless there."""
    filings = list(_filings())
    filers = {lines[0].filer for lines in filings}
    labels = [labels_without(cache / f"part{part}", _excluded(filers, part)) for part in range(PARTS)]
    return [tuple(_line(seen, labels[part_of(seen.filer)]) for seen in lines) for lines in filings]


def labels_without(folder: Path, filers: frozenset[str], mappings: Path | None = None) -> Labels:
    """The knowledge learned without some filers, with the fitted weights of another folder of mappings if given."""
    if not (folder / "about.csv").is_file():
        learn_tables(SOURCES, folder, VOCABULARY, filers)
    return open_labels(mappings, folder)


def _excluded(filers: Iterable[str], part: int) -> frozenset[str]:
    listed = {row.filer for row in usable(read_source(SOURCES[0]))} | set(filers)
    return frozenset(filer for filer in listed if part_of(filer) in {0, part} and (part_of(filer) == part or part > 0))


def _filings() -> Iterator[list[Observation]]:
    """One old filing a filer from the data sets, own concepts included, and two since 2018 from the observations."""
    by_filing: dict[str, list[Observation]] = defaultdict(list)
    for quarter in sorted((KNOWLEDGE / "sec-data-sets").glob("*.zip")):
        for seen in usable(read_source(quarter)):
            by_filing[seen.filing].append(seen)
    for seen in usable(read_source(SOURCES[0])):
        if seen.recent:
            by_filing[seen.filing].append(seen)
    taken: Counter[tuple[str, bool]] = Counter()
    for filing in sorted(by_filing):
        lines = [seen for seen in by_filing[filing] if seen.statement in STATEMENTS]
        lines.sort(key=lambda seen: (seen.statement, seen.line))
        if len(lines) < 25 or len({seen.statement for seen in lines} & {"IS", "BS", "CF"}) < 2:
            continue
        key = (lines[0].filer, lines[0].recent)
        taken[key] += 1
        if taken[key] <= 1 + lines[0].recent:
            yield list({(s.statement, s.label, s.concept, s.section): s for s in reversed(lines)}.values())[::-1]


def _line(seen: Observation, labels: Labels) -> Line:
    section = (seen.section,) if seen.section else ()
    reading = Reading.text(seen.statement, seen.label, section, _unit(seen), labels.words)
    return Line(seen, choices(reading, labels, CATALOGUE, recent=seen.recent), _right(seen))


def _right(seen: Observation) -> str | None:
    if not seen.concept:
        return ""
    concept = VOCABULARY.successors.get(seen.concept, seen.concept)
    return f"us-gaap:{concept}" if concept in VOCABULARY.known else None


def _unit(seen: Observation) -> UnitKind:
    """How the line counts, which a release prints and an observation only tells by its concept."""
    concept = CATALOGUE.get(f"us-gaap:{seen.concept}")
    if concept:
        return _UNITS.get(concept.type, UnitKind.PURE)
    return UnitKind.PER_SHARE if "per share" in seen.label.lower() else UnitKind.MONEY
