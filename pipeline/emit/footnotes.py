"""Footnotes of facts: one footnote link at the end of the instance (XBRL 2.1 section 4.11)."""

from pipeline.emit.xml import Element, child
from pipeline.model.report import Fact, Report
from pipeline.model.statement import Footnote

_LINK = "http://www.xbrl.org/2003/role/link"
_FOOTNOTE = "http://www.xbrl.org/2003/role/footnote"
_FACT_FOOTNOTE = "http://www.xbrl.org/2003/arcrole/fact-footnote"
_LANGUAGE = "en-us"
"""In lower case, as the OIM formats want it (OIM Common 1.0 section 2)."""


def write_footnotes(document: Element, report: Report) -> None:
    """A locator for each fact with notes, each text once, and arcs between them; nothing where there is no note."""
    noted = [(f"f{number}", fact) for number, fact in enumerate(report.facts, start=1) if fact.footnotes]
    if not noted:
        return
    link = child(document, "link:footnoteLink", {"xlink:type": "extended", "xlink:role": _LINK})
    resources = {text: f"note{number}" for number, text in enumerate(_texts(noted), start=1)}
    for identifier, fact in noted:
        attributes = {"xlink:type": "locator", "xlink:href": f"#{identifier}", "xlink:label": f"loc_{identifier}"}
        child(link, "link:loc", attributes)
        for order, text in enumerate(dict.fromkeys(note.text for note in fact.footnotes), start=1):
            _arc(link, f"loc_{identifier}", resources[text], order)
    for text, label in resources.items():
        attributes = {"xlink:type": "resource", "xlink:label": label, "xlink:role": _FOOTNOTE, "xml:lang": _LANGUAGE}
        child(link, "link:footnote", attributes, text)


def _texts(noted: list[tuple[str, Fact]]) -> list[str]:
    notes: list[Footnote] = [note for _, fact in noted for note in fact.footnotes]
    return list(dict.fromkeys(note.text for note in notes))


def _arc(link: Element, fact: str, note: str, order: int) -> None:
    attributes = {"xlink:type": "arc", "xlink:arcrole": _FACT_FOOTNOTE, "xlink:from": fact, "xlink:to": note}
    child(link, "link:footnoteArc", attributes | {"order": str(order)})
