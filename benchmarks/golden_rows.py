"""What releases hold beyond their statements, written down by eye in tests/golden, and what the facts say of it.

A file NAME.csv has one row a figure of the release NAME: `part` (`nongaap` rows of bridges, `prose` figures of
sentences, `operating` for segments, products and key figures), its period (`start` empty for a balance, `?` where the
print does not tell it; `end` empty where it tells nothing), a word of its `member`, its `value` in full and, in prose,
its `decimals` as said; `what` it measures in short.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from pipeline.model.report import Fact, Report
from pipeline.model.source import Source

ROOT = Path(__file__).resolve().parents[1]
GOLDEN = ROOT / "tests" / "golden"
RELEASES = ROOT.parent / "shared" / "corpus" / "releases"
APART = frozenset(
    {
        "costco-2023-05-07",
        "microsoft-2020-03-31",
        "st-joe-2020-03-31",
        "ultra-clean-2020-03-27",
    }
)
"""Releases whose misses nobody looked at while the code was written: what they score is what others would."""
WEEK = timedelta(days=7)
_SCENE = re.compile("Forecast")
"""What is expected, or was once."""
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_MOVES = re.compile(
    r"\b(?:up|down|increas\w*|decreas\w*|growth|grew|growing|declin\w*|improve\w*|reduc\w*|rise|rose|fell|drop\w*)\b"
    r"|\b(?:change|higher|lower|better|above|below)$",
    re.IGNORECASE,
)
_ABBREVIATED = {
    "eps": "earnings per share",
    "net income per": "earnings per",
    "roe": "return on equity",
    "roa": "return on assets",
    "nim": "net interest margin",
    "cogs": "cost of goods sold",
    "opex": "operating expenses",
    "fx": "foreign currency",
}
_EMPTY = frozenset(
    "of the and in on to from for per a an by at as its our total higher net year over quarter sequential gaap".split()
)
"""Words, cut to their stems, that do not tell one measure from another."""
_FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?|\.\d+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One figure as written down; see the module for the columns."""

    part: str
    start: str
    end: str
    member: str
    value: Decimal
    decimals: int | None
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """What became of a row: captured, or where it is a fact of another period or sign, or why it is none.

    `misnamed` is the label of a captured figure of a sentence that speaks of something else than the row.
    """

    row: Row
    captured: bool
    otherwise: str = ""
    reason: str = ""
    misnamed: str = ""


def rows_of(path: Path) -> list[Row]:
    """The rows of a golden file."""
    return [
        Row(
            part=row["part"],
            start=row["start"],
            end=row["end"],
            member=row["member"],
            value=Decimal(row["value"]),
            decimals=int(row["decimals"]) if row["decimals"] else None,
            what=row["what"],
        )
        for row in csv.DictReader(path.open(encoding="utf-8"))
    ]


def release_of(stem: str) -> Path:
    """The release a golden file is about: one of the corpus, or the founding one."""
    found = sorted(RELEASES.glob(f"{stem}.*"))
    return found[0] if found else ROOT / "tests" / "seed" / f"{stem}.txt"


def matches(rows: Sequence[Row], report: Report) -> list[Match]:
    """Each row with what became of it, in the order of the rows."""
    tables = [row for row in rows if row.part != "prose"]
    facts = [fact for fact in report.facts if isinstance(fact.value, Decimal)]
    found = {id(row): Match(row=row, captured=any(_in_table(row, fact) for fact in facts)) for row in tables}
    prose = [row for row in rows if row.part == "prose"]
    found |= {id(match.row): match for match in _in_sentences(prose, report)}
    return [found[id(row)] for row in rows]


def _in_table(row: Row, fact: Fact) -> bool:
    """Whether a fact is the row's; `decimals` where another table of the release prints it more precisely."""
    same = isinstance(fact.value, Decimal) and abs(fact.value) == abs(row.value)
    return (same or (row.decimals is not None and bool(fact.also) and _amounts(row, fact))) and _timed(row, fact)


def _in_sentences(rows: Sequence[Row], report: Report) -> Iterator[Match]:
    """Rows and places of sentences that print the same digits; each place once.

    First go those that say the same under a name of the row's, then those that say it under another, then the rest.
    """
    places = [(place, fact) for fact in report.facts for place in _places(fact)]
    free = sorted(places, key=lambda item: item[0].start)
    left = list(rows)
    for alike in (_names, _under_another):
        for row in tuple(left):
            same = next(((p, f) for p, f in free if _printed(row, p) and _says(row, p, f) and alike(row, f)), None)
            if same is None:
                continue
            left.remove(row)
            if not (same[1].value != row.value and _is_range(same[0])):
                free = [item for item in free if not (item[0] == same[0] and item[1] is same[1])]
            yield Match(row=row, captured=True, misnamed="" if alike is _names else same[1].label)
    reasons = [(o.source, o.reason) for o in report.omissions if o.source.table is None]
    for row in left:
        other = next((f for p, f in free if _printed(row, p) and _amounts(row, f)), None)
        reason = next((why for source, why in reasons if _printed(row, source)), "not read")
        told = f"{other.concept} {other.context.period} {other.value}" if other else ""
        free = [item for item in free if item[1] is not other]
        yield Match(row=row, captured=False, otherwise=told, reason="" if other else reason)


def _under_another(row: Row, fact: Fact) -> bool:
    return not _names(row, fact)


def _places(fact: Fact) -> Iterator[Source]:
    if isinstance(fact.value, Decimal):
        yield from (place for place in (fact.source, *fact.also) if place.table is None)


def _is_range(place: Source) -> bool:
    return len(_FIGURE.findall(place.text)) > 1


def _printed(row: Row, place: Source) -> bool:
    """Whether the row's digits stand at a place."""
    digits = {Decimal(found.replace(",", "")).normalize().as_tuple().digits for found in _FIGURE.findall(place.text)}
    return row.value.normalize().as_tuple().digits in digits


def _says(row: Row, place: Source, fact: Fact) -> bool:
    """Whether a fact says the row's value within what was said of it, its period and, where it moved, its direction.

    A fact printed in a table as well has the table's precision.
    """
    if not isinstance(fact.value, Decimal) or row.decimals is None or not _timed(row, fact):
        return False
    if fact.source == place and fact.decimals != row.decimals:
        return False
    moved = re.search(r"\b(?:growth|change)\b", fact.label)
    if not row.member and _SCENE.search(" ".join(member for _, member in fact.context.dimensions)):
        return False
    return _amounts(row, fact) and not (moved and fact.value * row.value < 0)


def _names(row: Row, fact: Fact) -> bool:
    """Whether a fact's label or concept has a telling word of what the row measures, and moves where that moved.

    What a table prints too is named by the table.
    """
    if fact.source.table is not None:
        return True
    moved = re.search(r"\b(?:growth|change)\b", fact.label) is not None
    told = _telling(row.what)
    named = _telling(_CAMEL.sub(" ", f"{fact.label} {fact.concept.partition(':')[2]}"))
    return (not told or bool(told & named)) and (moved or not _MOVES.search(row.what))


def _telling(words: str) -> set[str]:
    lower = _MOVES.sub(" ", words.lower())
    for short, long in _ABBREVIATED.items():
        lower = re.sub(rf"\b{short}\b", long, lower)
    return {re.sub(r"(?:ies|es|y|s|ing|ed)$", "", word) for word in re.findall(r"[a-z&-]{2,}", lower)} - _EMPTY


def _amounts(row: Row, fact: Fact) -> bool:
    """Whether the amounts are the same within what was said, signs apart."""
    half = Decimal("0.5").scaleb(-(row.decimals or 0))
    return isinstance(fact.value, Decimal) and abs(abs(fact.value) - abs(row.value)) <= half


def _timed(row: Row, fact: Fact) -> bool:
    """Whether a fact has the row's period within a week (fiscal calendars), and a member of that name."""
    period = fact.context.period
    members = "".join(member for _, member in fact.context.dimensions)
    return (
        (not row.end or _near(period.end, date.fromisoformat(row.end)))
        and (row.start == "?" or _near(period.start, date.fromisoformat(row.start) if row.start else None))
        and row.member.lower() in members.lower()
    )


def _near(one: date | None, other: date | None) -> bool:
    return one is other is None or (one is not None and other is not None and abs(one - other) <= WEEK)
