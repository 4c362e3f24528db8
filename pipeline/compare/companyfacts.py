"""The facts of one report in the SEC's companyfacts JSON (data.sec.gov/api/xbrl), which has no dimensions."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from pipeline.model.filing import FiledFact
from pipeline.model.finding import Unreadable
from pipeline.model.period import Duration, Instant
from pipeline.model.report import Unit

_REPORTS = frozenset({"10-Q", "10-K", "10-KT", "10-QT", "20-F", "40-F"})
_NEAR = timedelta(days=6)
"""How far apart two dates may be and still mean the same end of a quarter."""


def companyfacts(content: bytes, name: str, end: date) -> tuple[FiledFact, ...]:
    """The facts of the first 10-Q or 10-K filed with figures for a period that ends at `end`.

    Raises Unreadable("filing.broken") where the JSON is not of that form.
    """
    try:
        entries = list(_entries(json.loads(content, parse_float=Decimal, parse_int=Decimal)))
        reports = [(entry["filed"], entry["accn"]) for _, _, entry in entries if _reports_on(entry, end)]
        first = min(reports, default=("", ""))[1]
        return tuple(_fact(concept, unit, entry) for concept, unit, entry in entries if entry["accn"] == first)
    except (KeyError, TypeError, ValueError, AttributeError) as failure:
        raise Unreadable("filing.broken", f'"{name}" is not the JSON of companyfacts.') from failure


def _entries(company: Any) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for taxonomy, concepts in company["facts"].items():
        for concept, declared in concepts.items():
            for unit, entries in declared["units"].items():
                for entry in entries:
                    yield f"{taxonomy}:{concept}", unit, entry


def _reports_on(entry: dict[str, Any], end: date) -> bool:
    """Whether an entry is of a report for that end, and not a figure for comparison in a later one."""
    fits = abs(date.fromisoformat(entry["end"]) - end) <= _NEAR
    return fits and entry["form"] in _REPORTS and date.fromisoformat(entry["filed"]) > end


def _fact(concept: str, unit: str, entry: dict[str, Any]) -> FiledFact:
    end = date.fromisoformat(entry["end"])
    sides = [tuple(_measure(part) for part in side.split("*")) for side in unit.split("/")]
    return FiledFact(
        concept=concept,
        period=Duration(date.fromisoformat(entry["start"]), end) if "start" in entry else Instant(end),
        unit=Unit(numerators=sides[0], denominators=sides[1] if len(sides) > 1 else ()),
        value=Decimal(entry["val"]),
        anchor=entry["accn"],
        printed=str(entry["val"]),
    )


def _measure(name: str) -> str:
    return f"iso4217:{name}" if name.isupper() and len(name) == 3 else f"xbrli:{name}"
