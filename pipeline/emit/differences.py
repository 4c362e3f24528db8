"""A release against a filing, as text, JSON and CSV: each figure with its receipts on both sides."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from pipeline.emit.instance import decimals, lexical
from pipeline.emit.tables import RECEIPT, guarded, place, table
from pipeline.model.filing import Compared, FiledFact, Outcome
from pipeline.model.report import Fact

_SHOWN = (Outcome.CHANGED, Outcome.MISSING, Outcome.ADDED)
"""What the text lists; confirmed figures are counted."""
_ASPECTS = ("concept", "label", "start", "end", "unit", "value", "decimals", "dimensions")
_ANCHOR = ("document", "anchor", "table", "printed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Differences:
    """A comparison and the documents it was made of."""

    release: str
    filing: str
    compared: tuple[Compared, ...]

    def counts(self) -> dict[str, int]:
        """How many figures there are of each outcome."""
        count = Counter(one.outcome for one in self.compared)
        return {outcome.value: count[outcome] for outcome in Outcome}


def differences_txt(found: Differences) -> bytes:
    """The counts, then what changed, is missing or was added, and what was confirmed under another concept."""
    counts = ", ".join(f"{number} {outcome}" for outcome, number in found.counts().items())
    parts = [f"{found.release} against {found.filing}\n{counts}"]
    for outcome in _SHOWN:
        parts += _section(outcome.value.upper(), [one for one in found.compared if one.outcome is outcome])
    renamed = [one for one in found.compared if one.outcome is Outcome.CONFIRMED and not one.how.startswith("same")]
    parts += _section("CONFIRMED, BUT NAMED OTHERWISE", renamed)
    return ("\n\n".join(parts) + "\n").encode()


def differences_json(found: Differences) -> bytes:
    """An object with `release`, `filing`, `counts` and `figures`, each with `released` and `filed` or null."""
    figures = [_object(one, found.filing) for one in found.compared]
    content = {"release": found.release, "filing": found.filing, "counts": found.counts(), "figures": figures}
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


def differences_csv(found: Differences) -> bytes:
    """One row per figure: the outcome, then the release's side with its receipt, then the filing's."""
    released = ["statement", *_ASPECTS, *RECEIPT]
    filed = [f"filed_{name}" for name in (*_ASPECTS, *_ANCHOR)]
    rows = [_row(one, found.filing) for one in found.compared]
    return table(["outcome", "how", "difference", *released, *filed], rows)


def _section(title: str, compared: Sequence[Compared]) -> list[str]:
    return (
        ["\n".join([f"{title} ({len(compared)})", *(line for one in compared for line in _lines(one))])]
        if compared
        else []
    )


def _lines(one: Compared) -> Iterator[str]:
    known = one.released or one.filed
    assert known  # noqa: S101
    period = known.context.period if isinstance(known, Fact) else known.period
    yield f"  {known.label or known.concept}, {period}: {one.how}"
    if fact := one.released:
        yield f"    release  {_amount(fact.value)} {fact.unit or ''}  {fact.concept}  {fact.source}"
    if filed := one.filed:
        where = f'table {filed.table}, "{filed.printed}"' if filed.table else filed.anchor
        yield f"    filing   {_amount(filed.value)} {filed.unit}  {filed.concept}  ({where})"


def _amount(value: Decimal | str | None) -> str:
    if isinstance(value, Decimal):
        return f"{value:,f}"
    return value or "nil"


def _object(one: Compared, filing: str) -> dict[str, Any]:
    ours, theirs = _released(one.released), _filed(one.filed, filing)
    return {
        "outcome": one.outcome.value,
        "how": one.how,
        "difference": None if one.difference is None else lexical(one.difference),
        "released": dict(zip(("statement", *_ASPECTS, *RECEIPT), ours, strict=True)) if ours else None,
        "filed": dict(zip((*_ASPECTS, *_ANCHOR), theirs, strict=True)) if theirs else None,
    }


def _row(one: Compared, filing: str) -> list[str]:
    ours = _released(one.released) or [""] * (1 + len(_ASPECTS) + len(RECEIPT))
    theirs = _filed(one.filed, filing) or [""] * (len(_ASPECTS) + len(_ANCHOR))
    return [one.outcome.value, one.how, lexical(one.difference), *map(guarded, (*ours, *theirs))]


def _released(fact: Fact | None) -> list[str]:
    if fact is None:
        return []
    period = fact.context.period
    return [
        *(fact.statement, fact.concept, fact.label),
        *(period.start.isoformat() if period.start else "", period.end.isoformat()),
        *(str(fact.unit or ""), lexical(fact.value), decimals(fact), _members(fact.context.dimensions)),
        *place(fact.source),
    ]


def _filed(fact: FiledFact | None, filing: str) -> list[str]:
    if fact is None:
        return []
    return [
        *(fact.concept, fact.label),
        *(fact.period.start.isoformat() if fact.period.start else "", fact.period.end.isoformat()),
        *(str(fact.unit), lexical(fact.value), "INF" if fact.decimals is None else str(fact.decimals)),
        *(_members(fact.dimensions), filing, fact.anchor, str(fact.table or ""), fact.printed),
    ]


def _members(dimensions: tuple[tuple[str, str], ...]) -> str:
    return ";".join(f"{axis}={member}" for axis, member in dimensions)
