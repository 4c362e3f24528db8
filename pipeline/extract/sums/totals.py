"""Totals by their words that the figures do not prove."""

import re
from collections.abc import Iterator, Sequence

from pipeline.extract.sums.amounts import Row, columns_of, groups
from pipeline.extract.sums.evidence import is_off
from pipeline.extract.sums.hints import closes, totality
from pipeline.extract.sums.search import LIKELY_TOTAL, SURE_TOTAL
from pipeline.model.statement import PRIMARY, Statement, StatementKind, Summation, UnitKind

_SHARED = re.compile(r"attributable|available|applicable|common|comprehensive", re.IGNORECASE)
"""Words of a line that may follow another profit with nothing printed between: the owners' part of it."""
_APART = re.compile(r"discontinued operations|extraordinary|cumulative effect", re.IGNORECASE)


def lone_totals(statement: Statement, told: set[int]) -> Iterator[Row]:
    """Lines that call themselves totals, follow lines of their kind, and are the sum of none; not those in `told`."""
    siblings = {part: proof for proof in statement.sums for part, _ in proof.parts}
    known = {proof.total for proof in statement.sums} | told
    for rows in groups(statement, columns_of(statement)) if statement.kind in PRIMARY else ():
        seen = {row.values for row in rows[:1]}
        for place, row in enumerate(rows[1:], 1):
            again = row.values in seen and not closes(row.label)
            new = row.order not in known and not again and not row.empty
            if new and not _alike(rows[place - 1], row, siblings) and _calls(statement.kind, rows, place):
                yield row
            seen.add(row.values)


def _calls(kind: StatementKind, rows: Sequence[Row], place: int) -> bool:
    """Whether a line reads like a total of those above it; earnings per share are one below discontinued operations."""
    row, above = rows[place], rows[place - 1]
    bits = totality(row.label) if row.label else 0
    if row.unit is not UnitKind.MONEY:
        parts = ((above, 1), (rows[place - 2], 1))
        apart = place > 1 and any(is_off(row, parts, column) for column in range(len(row.values)))
        return bits >= LIKELY_TOTAL and bool(_APART.search(above.label)) and apart
    enough = LIKELY_TOTAL if kind is StatementKind.OPERATIONS else SURE_TOTAL
    shared = totality(above.label) >= LIKELY_TOTAL and bool(_SHARED.search(row.label))
    return bits >= enough and not (shared and bits < SURE_TOTAL)


def _alike(above: Row, row: Row, siblings: dict[int, Summation]) -> bool:
    """Whether two neighbours count towards the same total, so that the second is no total of the first."""
    return siblings.get(above.order) is not None and siblings.get(above.order) is siblings.get(row.order)
