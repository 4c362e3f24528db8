"""The numeric facts of an XBRL instance."""

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from lxml import etree

from pipeline.compare.contexts import declared, name_of
from pipeline.model.filing import FiledFact

NIL = "{http://www.w3.org/2001/XMLSchema-instance}nil"


def instance_facts(root: etree._Element) -> Iterator[FiledFact]:
    """Every item with a unit whose context can be read."""
    known = declared(root)
    for element in root.iterchildren(etree.Element):
        context, unit = known.contexts.get(element.get("contextRef", "")), known.units.get(element.get("unitRef", ""))
        if context is None or unit is None:
            continue
        tag = etree.QName(element)
        yield FiledFact(
            concept=name_of(f"{element.prefix or ''}:{tag.localname}", element),
            period=context[0],
            dimensions=context[1],
            unit=unit,
            value=_number(element),
            decimals=accuracy(element),
            anchor=element.get("id", ""),
            printed=(element.text or "").strip(),
        )


def accuracy(element: etree._Element) -> int | None:
    """The `decimals` of a fact; None for INF, and where there is none."""
    said = element.get("decimals", "INF")
    return int(said) if said.lstrip("-+").isdigit() else None


def _number(element: etree._Element) -> Decimal | None:
    try:
        return None if element.get(NIL) in ("true", "1") else Decimal((element.text or "").strip())
    except InvalidOperation:
        return None
