"""Data quality: amounts that cannot be negative, parts larger than their whole, dates that do not fit.

These need no rule engine; they are the plainest of what XBRL US's data quality rules ask of filings.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date

from pipeline.check.amounts import Entry
from pipeline.check.outcome import passed
from pipeline.model.check import Check, Outcome
from pipeline.model.statement import PRIMARY, StatementKind, Status, UnitKind

_NEVER_NEGATIVE = frozenset(
    """
    Assets AssetsCurrent AssetsNoncurrent Liabilities LiabilitiesCurrent LiabilitiesAndStockholdersEquity
    CashAndCashEquivalentsAtCarryingValue InventoryNet AccountsReceivableNetCurrent Goodwill
    PropertyPlantAndEquipmentNet CommonStockSharesIssued CommonStockSharesOutstanding CommonStockSharesAuthorized
    WeightedAverageNumberOfSharesOutstandingBasic WeightedAverageNumberOfDilutedSharesOutstanding
    """.split()
)
_PARTS = (
    ("AssetsCurrent", "Assets"),
    ("Goodwill", "Assets"),
    ("CashAndCashEquivalentsAtCarryingValue", "Assets"),
    ("InventoryNet", "AssetsCurrent"),
    ("LiabilitiesCurrent", "Liabilities"),
    ("CommonStockSharesOutstanding", "CommonStockSharesIssued"),
    ("CommonStockSharesIssued", "CommonStockSharesAuthorized"),
    ("WeightedAverageNumberOfSharesOutstandingBasic", "WeightedAverageNumberOfDilutedSharesOutstanding"),
)
"""(part, whole): nothing of the whole can be negative."""
_OLDEST = 11
"""Years a statement of a release may reach back; tables of key figures show ten."""


def check_quality(entries: Sequence[Entry], every: Sequence[Entry], released: date | None) -> Iterator[Check]:
    """Every rule over every primary statement; a rule that nothing offends is one check that holds.

    `every` are the figures of columns that name a period twice as well.
    """
    stated = [entry for entry in entries if entry.kind in PRIMARY]
    dated = [entry for entry in every if entry.kind in PRIMARY]
    yield from passed("quality.negative", "No amount is negative that cannot be.", _negative(stated))
    yield from passed("quality.part-exceeds-whole", "No part is larger than its whole.", _larger(stated))
    yield from passed("quality.dilution", "Dilution does not raise earnings per share.", _dilution(stated))
    about = "The periods of the statements lie before the release and fit each other."
    yield from passed("quality.period", about, _dates(dated, released))


def _sure(entries: Iterable[Entry]) -> Iterator[Entry]:
    """The lines whose meaning is sure; a total without a label is what its place says, which may be wrong."""
    return (e for e in entries if e.line.label and e.line.mapping and e.line.mapping.status is Status.ASSERTED)


def _negative(entries: Sequence[Entry]) -> Iterator[Check]:
    for entry in _sure(entries):
        if entry.value < 0 and entry.concept in _NEVER_NEGATIVE:
            yield _fault("quality.negative", f'"{entry.line.label}" cannot be negative.', (entry,))


def _larger(entries: Sequence[Entry]) -> Iterator[Check]:
    cells = {(entry.number, entry.concept, entry.figure.column): entry for entry in _sure(entries)}
    for (number, concept, column), part in cells.items():
        for small, large in _PARTS:
            whole = cells.get((number, large, column))
            if concept == small and whole and part.value > whole.value + part.half + whole.half:
                about = f'"{part.line.label}" is no more than "{whole.line.label}".'
                yield _fault("quality.part-exceeds-whole", about, (whole, part))


def _dilution(entries: Sequence[Entry]) -> Iterator[Check]:
    cells = {(e.number, e.concept, e.figure.column): e for e in entries if e.line.unit is UnitKind.PER_SHARE}
    for (number, concept, column), diluted in cells.items():
        basic = cells.get((number, "EarningsPerShareBasic", column))
        if concept == "EarningsPerShareDiluted" and basic and 0 < basic.value < diluted.value:
            yield _fault(
                "quality.dilution", "Diluted earnings per share are no more than basic ones.", (basic, diluted)
            )


def _dates(entries: Sequence[Entry], released: date | None) -> Iterator[Check]:
    first = {(entry.number, entry.figure.column): entry for entry in reversed(entries)}
    ends = {entry.period.end for entry in first.values()}
    for entry in first.values():
        if released and entry.period.end > released:
            yield _fault("quality.period", f"{entry.period} ends before the release of {released}.", (entry,))
        elif max(ends).year - entry.period.end.year > _OLDEST:
            yield _fault("quality.period", f"{entry.period} is near the periods of the other statements.", (entry,))
    yield from _same_day(first.values())


def _same_day(entries: Collection[Entry]) -> Iterator[Check]:
    """The latest balance sheet is of the day the latest flows end."""
    latest = {
        kind: max((e for e in entries if e.kind is kind), key=lambda entry: entry.period.end, default=None)
        for kind in (StatementKind.OPERATIONS, StatementKind.BALANCE_SHEET)
    }
    flows, sheet = latest.values()
    if flows and sheet and flows.period.end != sheet.period.end:
        about = "The balance sheet is of the day the statement of operations ends."
        yield _fault("quality.period", about, (flows, sheet))


def _fault(code: str, about: str, found: Sequence[Entry]) -> Check:
    return Check(code=code, outcome=Outcome.FAILS, about=about, amounts=tuple(entry.amount for entry in found))
