"""How the facts of a filing count, so that what is learned of a line is not taken for one that counts otherwise."""

from lxml import etree

from pipeline.model.statement import UnitKind

_XBRLI = "{http://www.xbrl.org/2003/instance}"


def unit_kinds(root: etree._Element) -> dict[str, UnitKind]:
    """The units declared in a document (XBRL 2.1 section 4.8), by their ids."""
    return {unit.get("id", ""): _kind(unit) for unit in root.iter(f"{_XBRLI}unit")}


def _kind(unit: etree._Element) -> UnitKind:
    if next(unit.iter(f"{_XBRLI}divide"), None) is not None:
        return UnitKind.PER_SHARE
    measure = (unit.findtext(f"{_XBRLI}measure") or "").strip()
    prefix, _, name = measure.rpartition(":")
    if prefix == "iso4217":
        return UnitKind.MONEY
    return {"shares": UnitKind.SHARES, "pure": UnitKind.PURE}.get(name, UnitKind.COUNT)
