"""Lines that several checks look for."""

from collections.abc import Iterable

from pipeline.check.amounts import Entry
from pipeline.model.measure import Measure
from pipeline.model.statement import UnitKind

_PROFITS = frozenset(
    {
        "NetIncomeLoss",
        "ProfitLoss",
        "NetIncomeLossAvailableToCommonStockholdersBasic",
        "NetIncomeLossAvailableToCommonStockholdersDiluted",
        "IncomeLossFromContinuingOperations",
        "IncomeLossFromContinuingOperationsIncludingPortionAttributableToNoncontrollingInterest",
    }
)


def profits(entries: Iterable[Entry]) -> list[Entry]:
    """The lines that are net income or a step before it, for the company or its owners."""
    return [
        entry
        for entry in entries
        if entry.line.unit is UnitKind.MONEY
        and entry.line.within is None
        and (entry.measure is Measure.NET_INCOME or entry.concept in _PROFITS)
    ]
