"""Growth of comparable sales by country: rows that are places under a title that says what grows."""

import re
from dataclasses import replace

from pipeline.extract.beyond.members.part import WHOLE, Part, may_name_part
from pipeline.extract.beyond.members.words import PLACES, PRODUCTS, Pair, known_member, own_member
from pipeline.model.statement import LineItem, Statement, UnitKind
from pipeline.model.vocabulary import Vocabulary

_TITLE = re.compile(
    r"\W*(?:the\s+)?(?:company['’]s\s+)?(?P<measure>(?:comparable|same[\s-]store)\s+(?:(?:store|warehouse|club)\s+)?sales)\b"
    r"(?P<rest>.*)",
    re.IGNORECASE,
)
_LEFT_OUT = re.compile(r"\b(?:exclud|adjust)", re.IGNORECASE)
_ABROAD = re.compile(r"\b(?:international|foreign|domestic|region|world|countries|markets)\b", re.IGNORECASE)
_FEWEST = 2


def by_place(statement: Statement, vocabulary: Vocabulary) -> tuple[Statement, dict[int, Part]]:
    """The statement, its whole named by the title, and its other rows as parts, where it is such a table.

    It prints nothing but percentages, and two of its rows are countries or regions that everybody calls so.
    """
    said = _TITLE.match(statement.title)
    rows = [line for line in statement.lines if line.figures]
    places = {line.order: pair for line in rows if (pair := known_member(line.label, vocabulary, (PLACES,)))}
    if not said or len(places) < _FEWEST or any(line.unit is not UnitKind.PURE for line in rows):
        return statement, {}
    left_out = "adjusted " if _LEFT_OUT.search(said["rest"]) else ""
    measure = f"{left_out}{said['measure'].lower()} growth".capitalize()
    whole = {line.order for line in rows if WHOLE.match(line.label)}
    lines = tuple(replace(line, label=measure) if line.order in whole else line for line in statement.lines)
    parts = {
        line.order: Part(member=places.get(line.order) or _other(line), measure=measure)
        for line in rows
        if line.order in places or (line.order not in whole and may_name_part(line.label))
    }
    return replace(statement, lines=lines), parts


def _other(line: LineItem) -> Pair:
    """A part that nobody else calls so: a place by its words, else a way of selling."""
    return own_member(line.label, PLACES if _ABROAD.search(line.label) else PRODUCTS)
