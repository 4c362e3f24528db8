"""Which concepts a line can mean at all: existing, numeric, counted as the line is, with its kind of period."""

from pipeline.extract.concepts.reading import Reading
from pipeline.model.concept import Catalogue, PeriodType
from pipeline.model.statement import UnitKind

_TYPES = {
    UnitKind.MONEY: frozenset({"monetaryItemType"}),
    UnitKind.SHARES: frozenset({"sharesItemType"}),
    UnitKind.PER_SHARE: frozenset({"perShareItemType"}),
    UnitKind.PURE: frozenset({"percentItemType", "pureItemType", "decimalItemType"}),
    UnitKind.COUNT: frozenset({"integerItemType", "pureItemType", "decimalItemType"}),
}
_INSTANT_STATEMENTS = frozenset({"BS"})
_FREE_STATEMENTS = frozenset({"SUP", "SEG", "REC", "PF", "KEY", "GUI", "OTHER", "EQ"})


def allowed(name: str, reading: Reading, catalogue: Catalogue, *, customary: bool = False) -> bool:
    """Whether a concept can be meant by a line, whatever its words.

    A balance stands in a statement of flows where the line says that it opens or closes it, or where it is `customary`:
    filers with this label in such a statement meant it.
    """
    concept = catalogue.get(name)
    if concept is None or concept.abstract or concept.type not in _TYPES[reading.unit]:
        return False
    if reading.statement in _FREE_STATEMENTS:
        return True
    if concept.period_type is PeriodType.INSTANT:
        return reading.statement in _INSTANT_STATEMENTS or reading.instant or customary
    return reading.statement not in _INSTANT_STATEMENTS
