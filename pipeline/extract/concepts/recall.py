"""What the company itself did before with a line of the same wording: the best knowledge there is."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.fuzz import ratio, token_set_ratio
from rapidfuzz.process import extract

from pipeline.extract.concepts.allowed import allowed
from pipeline.extract.concepts.reading import Reading
from pipeline.model.concept import Catalogue
from pipeline.model.knowledge import CompanyMemory, Knowledge, Precedent
from pipeline.model.statement import LineItem, Summation
from pipeline.model.wording import gist, spelled

DECIDED, REPEATED, REWORDED, PLACED = 1.0, 0.97, 0.9, 0.7
"""How sure a person's decision, an earlier filing's same label, one much alike and one at its place make a mapping."""
_ALIKE, _AKIN = 92.0, 80.0
"""How alike labels must be anywhere, and between the same neighbours as before, of 100."""
_ACTIVITY = re.compile(r"\b(?:operating|investing|financing)\b", re.IGNORECASE)

Recalled = tuple[Precedent, float]
"""A precedent, and the probability that it holds again."""


@dataclass(frozen=True, slots=True)
class Remembering:
    """A line that may have a precedent: how it reads, and what its own wording recalled."""

    line: LineItem
    reading: Reading
    found: Recalled | None


def recall(line: LineItem, reading: Reading, memory: CompanyMemory | None, catalogue: Catalogue) -> Recalled | None:
    """The precedent for a line by its wording; None where there is none or several differ."""
    words = gist(line.label)
    if memory is None or not words:
        return None
    same = _fitting(memory.precedents.get(words, ()), reading, catalogue)
    if found := _agreed(same, line):
        return found, DECIDED if found.decided else REPEATED
    if same:
        return None
    like = extract(words, memory.precedents.keys(), scorer=ratio, score_cutoff=_ALIKE, limit=None)
    near = _fitting((one for key, *_ in like for one in memory.precedents[key]), reading, catalogue)
    found = _agreed(near, line)
    return (found, REWORDED) if found else None


def roll_forward(
    lines: Sequence[Remembering],
    sums: Iterable[Summation],
    memory: CompanyMemory,
    knowledge: Knowledge,
    catalogue: Catalogue,
) -> dict[int, Recalled]:
    """The precedents of a statement's lines, by their order, looked at together.

    One that makes a part what its total was is dropped. A line that none was found for has the one that stood between
    the same lines before, if no other line claims it and their words are akin.
    """
    found = {one.line.order: one.found for one in lines if one.found}
    for order in _misplaced(found, sums, knowledge):
        del found[order]
    before = _last_statement(memory, {one.reading.statement for one in lines})
    for one in lines:
        if one.line.order not in found and gist(one.line.label):
            between = _between(one.line.order, found, before)
            fitting = [each for each in _fitting(between, one.reading, catalogue) if _akin(each, one.line)]
            if len({each.concept for each in fitting}) == 1:
                found[one.line.order] = fitting[0], PLACED
    return found


def _fitting(precedents: Iterable[Precedent], reading: Reading, catalogue: Catalogue) -> list[Precedent]:
    """Those of the same statement and kind of activity that count as the line does."""
    activity = _activity(reading.section)
    return [
        one
        for one in precedents
        if one.statement == reading.statement
        and one.unit in (None, reading.unit)
        and not (activity and _activity(one.section) not in (activity, ""))
        and (one.concept.startswith("ext:") or allowed(one.concept, reading, catalogue))
    ]


def _activity(section: str) -> str:
    """The kind of cash flows a heading names, empty where it names none."""
    found = _ACTIVITY.search(section)
    return found[0].lower() if found else ""


def _agreed(precedents: Sequence[Precedent], line: LineItem) -> Precedent | None:
    """The one concept they name, narrowed by decision, then heading, then spelling, until one is left.

    Under each heading the last filing counts.
    """
    latest: dict[str, str] = {}
    for one in precedents:
        latest[gist(one.section)] = max(one.period, latest.get(gist(one.section), ""))
    left = [one for one in precedents if one.decided or one.period == latest[gist(one.section)]]
    tests: tuple[Callable[[Precedent], bool], ...] = (
        lambda one: one.decided,
        lambda one: gist(one.section) == gist(line.section[-1] if line.section else ""),
        lambda one: spelled(one.label) == spelled(line.label),
    )
    for test in tests:
        left = [one for one in left if test(one)] or left
    return left[0] if left and len({one.concept for one in left}) == 1 else None


def _misplaced(found: Mapping[int, Recalled], sums: Iterable[Summation], knowledge: Knowledge) -> set[int]:
    """Parts whose precedent is what filers total their fellow parts to; decisions stand."""
    wrong: set[int] = set()
    for proof in sums:
        parts = {order: found[order][0] for order, _ in proof.parts if order in found}
        for order, one in parts.items():
            others = [other.concept for at, other in parts.items() if at != order]
            if not one.decided and any(_totals(one.concept, other, knowledge) for other in others):
                wrong.add(order)
    return wrong


def _totals(one: str, other: str, knowledge: Knowledge) -> bool:
    return knowledge.arcs(one, other) > knowledge.arcs(other, one)


def _last_statement(memory: CompanyMemory, kinds: set[str]) -> list[Precedent]:
    """The lines of the last filing's statement, as they stood in it."""
    learned = [one for every in memory.precedents.values() for one in every if one.statement in kinds and one.period]
    latest = max((one.period for one in learned), default="")
    return sorted((one for one in learned if one.period == latest), key=lambda one: one.line)


def _between(order: int, found: Mapping[int, Recalled], before: Sequence[Precedent]) -> list[Precedent]:
    """The precedents nobody claims between those of the nearest lines above and below that were in the last filing."""
    places = {at: one.line for at, (one, _) in found.items() if one in before}
    above = max((at for at in places if at < order), default=None)
    below = min((at for at in places if at > order), default=None)
    if above is None or below is None:
        return []
    return [one for one in before if places[above] < one.line < places[below] and one.line not in places.values()]


def _akin(precedent: Precedent, line: LineItem) -> bool:
    return token_set_ratio(gist(precedent.label), gist(line.label)) >= _AKIN
