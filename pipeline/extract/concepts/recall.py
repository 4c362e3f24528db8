"""What the company itself did before with a line of the same wording: the best knowledge there is."""

from collections.abc import Iterable, Sequence

from rapidfuzz.fuzz import ratio

from pipeline.extract.concepts.allowed import allowed
from pipeline.extract.concepts.reading import Reading
from pipeline.model.concept import Catalogue
from pipeline.model.knowledge import CompanyMemory, Precedent
from pipeline.model.statement import LineItem
from pipeline.model.wording import gist, spelled

DECIDED, REPEATED, REWORDED = 1.0, 0.97, 0.9
"""How sure a person's decision, an earlier filing's same label and one much alike make a mapping."""
_ALIKE = 92.0


def recall(
    line: LineItem, reading: Reading, memory: CompanyMemory | None, catalogue: Catalogue
) -> tuple[Precedent, float] | None:
    """The precedent for a line with the probability that it holds again; None where there is none or several differ."""
    words = gist(line.label)
    if memory is None or not words:
        return None
    same = _fitting(memory.precedents.get(words, ()), reading, catalogue)
    if found := _agreed(same, line):
        return found, DECIDED if found.decided else REPEATED
    if same:
        return None
    like = [key for key in memory.precedents if ratio(key, words, score_cutoff=_ALIKE)]
    near = _fitting((one for key in like for one in memory.precedents[key]), reading, catalogue)
    found = _agreed(near, line)
    return (found, REWORDED) if found else None


def _fitting(precedents: Iterable[Precedent], reading: Reading, catalogue: Catalogue) -> list[Precedent]:
    return [
        one
        for one in precedents
        if one.statement == reading.statement
        and (one.concept.startswith("ext:") or allowed(one.concept, reading, catalogue))
    ]


def _agreed(precedents: Sequence[Precedent], line: LineItem) -> Precedent | None:
    """The one concept they name, narrowed by decision, then heading, then spelling, until one is left."""
    left = list(precedents)
    tests = (
        lambda one: one.decided,
        lambda one: gist(one.section) == gist(line.section[-1] if line.section else ""),
        lambda one: spelled(one.label) == spelled(line.label),
    )
    for test in tests:
        left = [one for one in left if test(one)] or left
    return left[0] if left and len({one.concept for one in left}) == 1 else None
