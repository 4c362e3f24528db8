"""Figures printed inside labels: `net of allowance of $711 and $963, respectively`, `par value $0.001`.

Each becomes a line of its own within the line that prints it. Values joined by `and` belong to the columns in
the order they stand; a single value holds for every column.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pipeline.model.figures import parse_figure
from pipeline.model.source import Source
from pipeline.model.statement import Figure, UnitKind

_VALUE = (
    r"(?:\\?\$\s*)?(?:\d[\d,]*\d(?:\.\d+)?|\d(?:\.\d+)?|\.\d+)|\\?\$\s*(?:--|—|–)|\bnone\b|\bno\b"
)
_POWER = r"(?:\s+(?P<power{n}>thousand|million|billion)\b)?"
_OF_WHEN = r"(?:\s+shares)?(?:\s*\(?(?:in|at|as of|fiscal)\b[^,;$()]{0,16}?(?:\d{1,2}, )?(?:19|20)\d\d\)?)?"
_NEXT = rf"(?:\s*(?:,\s*and|and|,|;)\s*(?:{_VALUE}){_POWER.format(n='_next')}{_OF_WHEN})"
_GROUP = re.compile(rf"(?!no\b(?!\s+(?:shares|par)))(?:{_VALUE}){_POWER.format(n='')}(?:{_OF_WHEN}{_NEXT}+)?(?!\s*%)", re.IGNORECASE)
_ONE = re.compile(rf"(?P<value>{_VALUE}){_POWER.format(n='')}{_OF_WHEN}", re.IGNORECASE)
_POWERS = {"thousand": 3, "million": 6, "billion": 9}
_STATE = re.compile(r"\b(authorized|designated|issued|outstanding)\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[;,)](?!\s*respectively)")

_MEANINGS = (
    # what the words before the value end with, what the line is called, how it counts
    (
        re.compile(r"\b(?:par|stated)(?: value)?(?: of| \(?per share\)?)?\s*\(?$", re.IGNORECASE),
        "par value",
        UnitKind.PER_SHARE,
    ),
    (
        re.compile(r"\b(?:allowances?|reserves?|provision)\b[^;,]{0,60}$", re.IGNORECASE),
        "allowance",
        UnitKind.MONEY,
    ),
    (
        re.compile(r"\baccumulated depreciation\b[^;,]*\bamortization\b[^;,]{0,20}$", re.IGNORECASE),
        "accumulated depreciation and amortization",
        UnitKind.MONEY,
    ),
    (
        re.compile(r"\baccumulated depreciation\b[^;,]{0,30}$", re.IGNORECASE),
        "accumulated depreciation",
        UnitKind.MONEY,
    ),
    (
        re.compile(r"\baccumulated amortization\b[^;,]{0,30}$", re.IGNORECASE),
        "accumulated amortization",
        UnitKind.MONEY,
    ),
    (re.compile(r"\bshares held:?\s*$", re.IGNORECASE), "shares", UnitKind.SHARES),
    (re.compile(r"\bat (?:amortized )?cost,?\s*(?:of )?$", re.IGNORECASE), "cost", UnitKind.MONEY),
    (re.compile(r"\b(?:unamortized )?(?:debt )?discount(?: of)?\s*$", re.IGNORECASE), "discount", UnitKind.MONEY),
)
_PAR_AFTER = re.compile(r"^\s*(?:par|stated)\b", re.IGNORECASE)
_SHARES_AFTER = re.compile(r"^\s*(?:\w+ )?shares\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parenthetical:
    """One thing said in passing: what it is, how it counts, and its figures, one a column.

    `scale` is the power of ten its own words name (`3.5 billion shares`); None where the caption's holds.
    """

    label: str
    unit: UnitKind
    figures: tuple[Figure, ...]
    scale: int | None = None


def read_parentheses(pieces: Sequence[Source], columns: Sequence[int]) -> tuple[Parenthetical, ...]:
    """What a label printed over `pieces` says in passing, for the table's period `columns` in printed order.

    Values whose number is neither one nor that of the columns are left alone: nobody can say whose they are.
    """
    text = "\n".join(piece.text for piece in pieces)
    groups = list(_GROUP.finditer(text))
    found: list[Parenthetical] = []
    begin, taken = 0, False
    for index, group in enumerate(groups):
        end = groups[index + 1].start() if index + 1 < len(groups) else len(text)
        before, after = text[begin : group.start()], text[group.end() : end]
        begin = group.end()
        values = list(_ONE.finditer(text, group.start(), group.end()))
        if len(values) not in (1, len(columns)):
            continue
        states, taken = _states(before, after, taken)
        powers = [value["power"].lower() for value in values if value["power"]]
        for label, unit in states or _amount(before, after):
            figures = tuple(_figures(values, pieces, columns))
            scale = _POWERS[powers[0]] if powers else None
            found.append(Parenthetical(label=label, unit=unit, figures=figures, scale=scale))
    return tuple(found)


def _states(before: str, after: str, taken: bool) -> tuple[list[tuple[str, UnitKind]], bool]:
    """The states of shares (`issued`, `outstanding`) said after the value or, failing that, before it."""
    clause = _CLAUSE.split(after, maxsplit=1)[0]
    behind = _STATE.findall(clause)
    words = behind or ([] if taken else _STATE.findall(re.split(r";", before)[-1]))
    return [(f"shares {word.lower()}", UnitKind.SHARES) for word in dict.fromkeys(words)], bool(behind)


def _amount(before: str, after: str) -> list[tuple[str, UnitKind]]:
    if _PAR_AFTER.match(after):
        return [("par value", UnitKind.PER_SHARE)]
    if _SHARES_AFTER.match(after):
        return [("shares", UnitKind.SHARES)]
    return [(label, unit) for pattern, label, unit in _MEANINGS if pattern.search(" ".join(before.split()))][:1]


def _figures(values: Sequence[re.Match[str]], pieces: Sequence[Source], columns: Sequence[int]) -> Iterator[Figure]:
    for position, column in enumerate(columns):
        found = values[position if len(values) > 1 else 0]
        source = _receipt(pieces, *found.span("value"))
        printed = parse_figure(found["value"].replace("\\", ""))
        yield Figure(
            column=column,
            value=printed.value if printed else Decimal(0),
            places=printed.places if printed else 0,
            source=source,
            currency=printed.currency if printed else "",
        )


def _receipt(pieces: Sequence[Source], start: int, end: int) -> Source:
    """The receipt for characters of the pieces joined by single line breaks."""
    for piece in pieces:
        if start <= len(piece.text):
            return piece.within(start, min(end, len(piece.text)))
        start, end = start - len(piece.text) - 1, end - len(piece.text) - 1
    raise ValueError("a value lies outside the label it was found in")
