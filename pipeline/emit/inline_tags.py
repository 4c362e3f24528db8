"""Where each fact stands on a page and how its print becomes its value (Inline XBRL 1.1, transformation registry 4)."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from pipeline.emit.inline_places import Place, Places
from pipeline.model.document import Document
from pipeline.model.report import Fact
from pipeline.model.source import Source

_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+")
_NOTHING = re.compile(r"[-—–−―]+|\.{3}|[^\W\d_]+")
"""How a release prints zero without digits: dashes, or a word ("none", "no")."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_SEARCHABLE = re.compile(r"(?=.*[A-Z]).{4,}")
"""Texts that may be looked for where no receipt points: shorter ones are too common."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How a print becomes a value: the transformation (empty where it is the value) and the power of ten."""

    format: str = ""
    scale: int = 0


NUMBER, ZERO, DAY, TEXT = "ixt:num-dot-decimal", "ixt:fixed-zero", "ixt:date-monthname-day-year-en", ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """The facts of these numbers (from 1), shown at one place and read alike; `text` is what stands there.

    `hides` is the number of a hidden fact that was made from what stands here; such a tag has no facts of its own.
    """

    place: Place
    text: str
    reading: Reading = Reading()
    facts: tuple[int, ...] = ()
    hides: int = 0


@dataclass(frozen=True, slots=True)
class Tagging:
    """The tags of a page, none over another, and the numbers of the facts that are printed nowhere."""

    tags: dict[Place, Tag] = field(default_factory=dict)
    hidden: list[int] = field(default_factory=list)
    _taken: dict[int, list[Place]] = field(default_factory=lambda: defaultdict(list))

    def add(self, tag: Tag, facts: Sequence[Fact]) -> bool:
        """Adds a tag, to the one at its place if they are read alike; False where the place is taken."""
        held = self.tags.get(tag.place)
        if held is None:
            return self._put(tag)
        units = {facts[number - 1].unit for number in (*held.facts, *tag.facts)}
        if held.reading != tag.reading or not tag.reading.format or len(units) != 1 or None in units:
            return False  # text and nil cannot stand for two facts
        self.tags[tag.place] = replace(held, facts=(*held.facts, *tag.facts))
        return True

    def _put(self, tag: Tag) -> bool:
        place, neighbours = tag.place, self._taken[tag.place.slot]
        if any(other.start < place.end and place.start < other.end for other in neighbours):
            return False
        neighbours.append(place)
        self.tags[place] = tag
        return True


def tagging(facts: Sequence[Fact], document: Document, places: Places) -> Tagging:
    """Every fact at every place that prints it as it is; where there is none it is hidden."""
    found = Tagging()
    for number, fact in enumerate(facts, start=1):
        added = [found.add(replace(tag, facts=(number,)), facts) for tag in _prints(fact, document, places)]
        if not any(added):
            found.hidden.append(number)
    for number in found.hidden:
        fact = facts[number - 1]
        if fact.unit is None and (tag := _whole(fact.source, document, places)):
            found.add(replace(tag, hides=number), facts)
    return found


def _prints(fact: Fact, document: Document, places: Places) -> Iterator[Tag]:
    """The places that print a fact, not yet given its number."""
    for source in (fact.source, *fact.also):
        if _is_printed(source, document):
            found = _figure(fact, source, places) if fact.unit else _text(fact, source, places)
            if found and (source is fact.source or _as_precise(fact, found)):
                yield found
                if fact.unit is None:
                    return
    if fact.unit is None and (found := _elsewhere(str(fact.value), places)):
        yield found


def _is_printed(source: Source, document: Document) -> bool:
    return source.document == document.name and document.text[source.start : source.end] == source.text


def _figure(fact: Fact, source: Source, places: Places) -> Tag | None:
    """The digits, the dash or the word of a figure that stands for the fact's value."""
    if fact.value is None:
        return _whole(source, None, places)
    numbers = list(_DIGITS.finditer(source.text))
    for number in numbers or _NOTHING.finditer(source.text):
        scale = _scale(number[0], Decimal(fact.value)) if numbers else 0
        if scale is not None and (numbers or fact.value == 0):
            reading = Reading(format=NUMBER if numbers else ZERO, scale=scale)
            return _at(places, source.start + number.start(), number[0], reading)
    return None


def _scale(printed: str, value: Decimal) -> int | None:
    """The power of ten that makes the print the value; None where none does."""
    number = Decimal(printed.replace(",", ""))
    if not number or not value:
        return 0 if number == value else None
    scale = abs(value).adjusted() - number.adjusted()
    return scale if number.scaleb(scale) == abs(value) else None


def _as_precise(fact: Fact, tag: Tag) -> bool:
    """Whether a print says as many digits as the fact claims: a tag must not claim more than it shows."""
    if fact.decimals is None or tag.reading.format != NUMBER:
        return True
    return len(tag.text.partition(".")[2]) - tag.reading.scale == fact.decimals


def _text(fact: Fact, source: Source, places: Places) -> Tag | None:
    """The part of a receipt that is the fact's text."""
    found = _pattern(str(fact.value)).search(source.text)
    return _at(places, source.start + found.start(), found[0], Reading(), str(fact.value)) if found else None


def _elsewhere(value: str, places: Places) -> Tag | None:
    """The first place that prints a text, or a day in words, which no receipt says."""
    if _DAY.fullmatch(value):
        day = date.fromisoformat(value)
        pattern, reading = re.compile(rf"\b{day:%B}[ \n\t]+0?{day.day},[ \n\t]+{day.year}\b"), Reading(format=DAY)
    elif _SEARCHABLE.fullmatch(value):
        pattern, reading = re.compile(rf"(?<!\w){_pattern(value).pattern}(?!\w)"), Reading()
    else:
        return None
    for number, slot in enumerate(places.slots):
        if found := pattern.search(slot.text):
            text = found[0] if reading.format else value
            return Tag(place=Place(number, found.start(), found.end()), text=text, reading=reading)
    return None


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(r"\s+".join(map(re.escape, text.split())))


def _whole(source: Source, document: Document | None, places: Places) -> Tag | None:
    """All that a receipt shows, as it stands."""
    text = source.text.strip()
    if not text or (document and not _is_printed(source, document)):
        return None
    return _at(places, source.start + source.text.index(text), text, Reading())


def _at(places: Places, start: int, printed: str, reading: Reading, text: str = "") -> Tag | None:
    """The tag for a print that begins at an offset of the document, if the page shows it in one piece."""
    place = places.of(start, printed)
    return Tag(place=place, text=text or places.text(place), reading=reading) if place else None
