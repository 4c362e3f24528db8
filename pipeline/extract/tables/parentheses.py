"""Figures printed inside labels: `net of allowance of $711 and $963, respectively`, `par value $0.001`.

Each becomes a line of its own within the line that prints it. Values side by side belong to the columns in the order
they stand; a single value holds for every column. Dates are looked at only as what parts values of two columns.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby, pairwise

from pipeline.model.figures import parse_figure
from pipeline.model.source import Source
from pipeline.model.statement import Figure, UnitKind

_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DATE = re.compile(
    rf"\b{_MONTH}\s+\d{{1,2}},?(?:\s*(?:19|20)\d\d)?|(?<![\d,.$])\b(?:19|20)\d\d\b(?![,.]\d)"
    r"|\((?:in )?(?:0?00['’]?s?|thousands|millions)\)|\((?:see )?notes?\s+\d[^()]*\)",
    re.IGNORECASE,
)
_VALUE = re.compile(
    r"(?:\\?[$€£]\s*)?(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)(?!\s*%|[\w-])|\\?\$\s*(?:--|—|–)"
    r"|\b(?:none|zero)\b|\bno\b(?=\s+(?:shares|par))",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_POWER = re.compile(r"\s*\b(thousand|million|billion)\b", re.IGNORECASE)
_POWERS = {"thousand": 3, "million": 6, "billion": 9}
_BESIDE = re.compile(
    r"(?:\s*(?:thousand|million|billion)\b)?(?:\s*(?:ordinary |common )?shares)?\s*[,(]?\s*(?:and|&|or)?\s*",
    re.IGNORECASE,
)
_STATE = re.compile(r"\b(authorized|designated|issued|outstanding)\b", re.IGNORECASE)
_FIRST_CLAUSE = re.compile(
    r"[^;:,.()—–]*?\b(?:authorized|designated|issued|outstanding)\b"
    r"(?:,\s*(?:and\s+)?(?:(?:issued|outstanding)\b\s*(?:and\s*)?)+)*[^;:,.()—–]*|[^;:,.()—–]*",
    re.IGNORECASE,
)
_TOLD_BEFORE = re.compile(r"[;)]")
_CLASS = re.compile(r"\b(?:class|series)\b", re.IGNORECASE)
_PAR_BEFORE = re.compile(r"\b(?:par|stated)(?: value)?(?: of| \(?per share\)?)?\s*\(?$", re.IGNORECASE)
_PAR_AFTER = re.compile(r"^\s*(?:par|stated)\b", re.IGNORECASE)
_SHARES_BEFORE = re.compile(r"\bshares(?: held)?(?: of)?\W*$", re.IGNORECASE)
_SHARES_AFTER = re.compile(r"^\s*(?:thousand |million |billion )?(?:\w+ )?shares\b", re.IGNORECASE)
_AMOUNTS = (
    # what the words before the value end with, what the line is called
    (r"\b(?:allowances?|reserves?|provision)\b[^;,]{0,60}$", "allowance"),
    (r"\baccumulated depreciation\b[^;,]*\bamortization\b[^;,]{0,20}$", "accumulated depreciation and amortization"),
    (r"\baccumulated depreciation\b[^;,]{0,30}$", "accumulated depreciation"),
    (r"\baccumulated amortization\b[^;,]{0,30}$", "accumulated amortization"),
    (r"\bat (?:amortized )?cost,?\s*(?:of )?$", "cost"),
    (r"\bfair value(?: of)?\s*$", "fair value"),
    (r"\b(?:unamortized )?(?:debt )?discount(?: of)?\s*$", "discount"),
)
_AMOUNT_PATTERNS = tuple((re.compile(words, re.IGNORECASE), label) for words, label in _AMOUNTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parenthetical:
    """One thing said in passing: what it is, how it counts, and its figures, one a column.

    `scale` is the power of ten its own words name (`3.5 billion shares`); None where the caption's holds.
    """

    label: str
    unit: UnitKind
    figures: tuple[Figure, ...]
    scale: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Run:
    """Values side by side, with the words before and behind them, dates blanked."""

    values: tuple[re.Match[str], ...]
    before: str
    after: str
    states: tuple[str, ...] = ()

    @property
    def power(self) -> int | None:
        named = [_POWER.match(value.string, value.end()) for value in self.values]
        return next((_POWERS[found[1].lower()] for found in reversed(named) if found), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Saying:
    """What one run of values is said to be."""

    label: str
    unit: UnitKind
    run: _Run


def read_parentheses(pieces: Sequence[Source], columns: Sequence[int]) -> tuple[Parenthetical, ...]:
    """What a label printed over `pieces` says in passing, for the table's period `columns` in printed order.

    Values whose number is neither one nor that of the columns are left alone: nobody can say whose they are.
    """
    text = "\n".join(piece.text for piece in pieces)
    if not _DIGIT.search(text):
        return ()
    said = [_Saying(label=label, unit=unit, run=run) for run in _runs(text) for label, unit in _meanings(run)]
    whole = (saying for saying in _dated(said, len(columns)) if len(saying.run.values) in (1, len(columns)))
    return tuple(
        Parenthetical(
            label=saying.label,
            unit=saying.unit,
            figures=tuple(_figures(saying.run.values, pieces, columns)),
            scale=saying.run.power,
        )
        for saying in whole
    )


def _runs(text: str) -> Iterator[_Run]:
    """The runs of values of a label, each with the states of shares (`issued`) said of it.

    The words between two runs belong to the first up to their first punctuation mark, unless the first has had its
    state before it (`Authorized 99,000 shares Issued 43,788`).
    """
    plain = _DATE.sub(lambda found: " " * len(found[0]), text)
    groups = _side_by_side(list(_VALUE.finditer(plain)), plain, text)
    ends = [(group[0].start(), group[-1].end()) for group in groups]
    bounds = [0, *(end for _, end in ends)], [*(start for start, _ in ends), len(plain)]
    between = [plain[start:end] for start, end in zip(*bounds, strict=True)]
    left = between[0]
    for group, after in zip(groups, between[1:], strict=True):
        own = _states(_TOLD_BEFORE.split(left)[-1])
        clause = _FIRST_CLAUSE.match(after)
        behind = clause[0] if clause and not own else ""
        yield _Run(values=group, before=left, after=after, states=_states(behind) or own)
        spoken = bool(_states(behind)) or _PAR_AFTER.match(after) is not None
        left = after[len(behind) :] if spoken else after


def _states(words: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word.lower() for word in _STATE.findall(words)))


def _side_by_side(values: list[re.Match[str]], plain: str, text: str) -> list[tuple[re.Match[str], ...]]:
    """Values with nothing between them but `and`, a comma or, where dates tell them apart, a semicolon."""
    runs: list[list[re.Match[str]]] = [values[:1]] if values else []
    for last, value in pairwise(values):
        gap = plain[last.end() : value.start()]
        dated = gap != text[last.end() : value.start()]
        listed = "and" in gap or value[0][-1].isdigit()
        if listed and _BESIDE.fullmatch(re.sub(r"[;:]|\b(?:at|as of|in)\b", " ", gap) if dated else gap):
            runs[-1].append(value)
        else:
            runs.append([value])
    return [tuple(run) for run in runs]


def _meanings(run: _Run) -> list[tuple[str, UnitKind]]:
    before = " ".join(run.before.split())
    if _PAR_AFTER.match(run.after) or _PAR_BEFORE.search(before):
        return [("par value", UnitKind.PER_SHARE)]
    if run.states:
        return [(f"shares {state}", UnitKind.SHARES) for state in run.states]
    if _SHARES_AFTER.match(run.after) or _SHARES_BEFORE.search(before):
        return [("shares", UnitKind.SHARES)]
    return [(label, UnitKind.MONEY) for pattern, label in _AMOUNT_PATTERNS if pattern.search(before)][:1]


def _dated(said: Sequence[_Saying], columns: int) -> Iterator[_Saying]:
    """The sayings; one said once for each column (`4,188 issued (4,137 issued as of ...)`) as one with all values."""
    ordered = sorted(said, key=lambda saying: saying.label)
    same = {label: list(group) for label, group in groupby(ordered, key=lambda saying: saying.label)}
    for saying in said:
        group = same[saying.label]
        if len(group) != columns or not _parts_of_one(group):
            yield saying
        elif saying is group[0]:
            values = tuple(value for other in group for value in other.run.values)
            yield replace(saying, run=replace(saying.run, values=values))


def _parts_of_one(group: Sequence[_Saying]) -> bool:
    """Whether the same is said of other dates, and not of another class of shares."""
    single = len(group) > 1 and all(len(saying.run.values) == 1 for saying in group)
    first, last = group[0].run.values[0], group[-1].run.values[0]
    return single and not _CLASS.search(first.string, first.end(), last.start())


def _figures(values: Sequence[re.Match[str]], pieces: Sequence[Source], columns: Sequence[int]) -> Iterator[Figure]:
    for position, column in enumerate(columns):
        found = values[position if len(values) > 1 else 0]
        printed = parse_figure(found[0].replace("\\", ""))
        yield Figure(
            column=column,
            value=printed.value if printed else Decimal(0),
            places=printed.places if printed else 0,
            source=_receipt(pieces, *found.span()),
            currency=printed.currency if printed else "",
        )


def _receipt(pieces: Sequence[Source], start: int, end: int) -> Source:
    """The receipt for characters of the pieces joined by single line breaks."""
    for piece in pieces:
        if start <= len(piece.text):
            return piece.within(start, min(end, len(piece.text)))
        start, end = start - len(piece.text) - 1, end - len(piece.text) - 1
    raise ValueError("a value lies outside the label it was found in")
