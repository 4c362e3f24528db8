"""Lines that are parts of a company: segments, products and places as rows, or as headings over the same measures."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.extract.beyond.known import Known
from pipeline.extract.beyond.members.below import below_whole
from pipeline.extract.beyond.members.part import NO_PART, WHOLE, Part, is_turned, may_name_part, same_name
from pipeline.extract.beyond.members.summed import as_rows
from pipeline.extract.beyond.members.words import PLACES, SEGMENT, SEGMENTS, axis_of, known_member, member_of, pieces
from pipeline.extract.beyond.naming import is_adjusted
from pipeline.model.measure import measure_of
from pipeline.model.statement import LineItem, Statement, UnitKind
from pipeline.model.vocabulary import Vocabulary
from pipeline.model.wording import gist

_BY = re.compile(r"\s*\bby\b.*|\(.*?\)|\bconsolidated\b|\btotal\b", re.IGNORECASE)
_FEWEST = 2


def parts(statement: Statement, known: Sequence[Known], vocabulary: Vocabulary) -> dict[int, Part]:
    """The lines of a table that are parts of the company, by their order."""
    axis = axis_of(statement.title)
    found = dict(_under_headings(statement, known, vocabulary, axis))
    for order, part in _of_segments(statement, known, vocabulary):
        found.setdefault(order, part)
    for order, part in below_whole(statement, known, vocabulary, axis):
        found.setdefault(order, part)
    for order, part in (*as_rows(statement, known, vocabulary, axis), *_places(statement, known, vocabulary)):
        found.setdefault(order, part)
    return found


def _under_headings(
    statement: Statement, known: Sequence[Known], vocabulary: Vocabulary, axis: str
) -> Iterator[tuple[int, Part]]:
    """Headings over the same measures: `North America` and `International`, each over `Net sales` and so on.

    At least two headings print a line of the same name with amounts of their own.
    """
    under: dict[str, list[LineItem]] = defaultdict(list)
    for line in statement.lines:
        if line.figures and line.label and line.section:
            under[line.section[-1]].append(line)
    called = _names(tuple(under))
    names = {text: {gist(line.label) for line in lines} for text, lines in under.items()}
    statements_own = {one.gist for one in known}
    members = [
        text
        for text in under
        if may_name_part(called[text])
        and any(
            names[text] & names[other] & (statements_own if called[text] == text else names[text])
            for other in under
            if other != text
        )
    ]
    if len(members) < _FEWEST:
        return
    members += [
        text
        for text in under
        if text not in members
        and may_name_part(called[text])
        and any(len(names[text] & names[other]) >= _FEWEST for other in members)
    ]
    for text in members:
        pair = member_of(called[text], vocabulary, axis)
        for line in under[text]:
            of = None if is_adjusted(line.label) else same_name(line, known)
            yield line.order, Part(member=pair, name=called[text], of=of)


def _names(headings: Sequence[str]) -> dict[str, str]:
    """What each heading names: itself, or what stands before the measure that it shares with others.

    `Systems Operating Income` and `Global Services Operating Income` are those of `Systems` and `Global Services`.
    """
    called: dict[str, str] = {}
    for text in headings:
        words = text.split()
        ends = (" ".join(words[at:]) for at in range(1, len(words)))
        shared = next((end for end in ends if measure_of(end) and _is_shared(end, text, headings)), "")
        called[text] = _ADJUSTS.sub("", text.removesuffix(shared)).strip() if shared else text
    return called


_ADJUSTS = re.compile(r"(?:\s+(?:non-?\s?gaap|gaap|adjusted|reported))*\s*$", re.IGNORECASE)


def _is_shared(end: str, text: str, headings: Sequence[str]) -> bool:
    return any(other.endswith(f" {end}") for other in headings if other != text)


def _of_segments(statement: Statement, known: Sequence[Known], vocabulary: Vocabulary) -> Iterator[tuple[int, Part]]:
    """Lines under a title or heading that calls itself a segment's: `Domestic Segment Results`."""
    titled = next((piece for piece in reversed(pieces(statement.title)) if SEGMENT.fullmatch(piece)), "")
    for line in statement.lines:
        heading = (*line.section[-1:], titled)[0]
        found = SEGMENT.fullmatch(heading) if line.figures and line.label else None
        if found and not WHOLE.match(found["name"]) and not NO_PART.search(found["name"]):
            pair = member_of(found["name"], vocabulary, SEGMENTS)
            adjusted = is_adjusted(heading) and not is_adjusted(line.label)
            measure = f"Non-GAAP {line.label}" if adjusted else line.label
            of = None if adjusted else same_name(line, known)
            yield line.order, Part(member=pair, name=found["name"], of=of, measure=measure)


def _places(statement: Statement, known: Sequence[Known], vocabulary: Vocabulary) -> Iterator[tuple[int, Part]]:
    """Countries and regions under a heading or a title that says what is measured: `Revenue` by `EMEA`."""
    for line in statement.lines:
        pair = known_member(line.label, vocabulary, (PLACES,)) if line.figures and line.label else None
        if pair and line.unit is UnitKind.MONEY:
            measure = _BY.sub("", (line.section or (statement.title,))[-1]).strip(" :(),")
            whole = same_name(replace(line, label=measure), known)
            turned = whole is not None and is_turned(statement, [line], whole)
            yield line.order, Part(member=pair, of=whole, measure=measure, turned=turned)
