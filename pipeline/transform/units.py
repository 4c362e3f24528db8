"""Printed figures to values: units of account, absolute scale, decimals."""

from decimal import Decimal
from functools import lru_cache

from pipeline.model.report import Unit
from pipeline.model.statement import Figure, LineItem, UnitKind

SHARES = Unit(numerators=("xbrli:shares",))
PURE = Unit(numerators=("xbrli:pure",))


@lru_cache(maxsize=64)
def unit_for(kind: UnitKind, currency: str) -> Unit:
    """The unit of account of a line (EFM 6.5.35: ISO 4217 currencies, xbrli:shares, xbrli:pure)."""
    money = f"iso4217:{currency}"
    return {
        UnitKind.MONEY: Unit(numerators=(money,)),
        UnitKind.PER_SHARE: Unit(numerators=(money,), denominators=("xbrli:shares",)),
        UnitKind.SHARES: SHARES,
    }.get(kind, PURE)


def absolute(figure: Figure, line: LineItem) -> Decimal | None:
    """The figure as a full amount, with the sign as printed, without an exponent and without a negative zero."""
    if not figure.value:
        return None if figure.value is None else Decimal(0)
    value = figure.value.scaleb(line.scale)
    whole = int(value) if decimals(figure, line) < 0 else 0
    return Decimal(whole) if whole == value else value


def decimals(figure: Figure, line: LineItem) -> int:
    """How precise the print is, as XBRL 2.1 section 4.6.7 counts it: thousands are -3, cents are 2."""
    return figure.places - line.scale
