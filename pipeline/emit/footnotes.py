"""Footnotes of facts: one footnote link at the end of the instance (XBRL 2.1 section 4.11)."""

from pipeline.emit.plain import Part, child, leaf
from pipeline.model.report import Report

_LINK = "http://www.xbrl.org/2003/role/link"
_FOOTNOTE = "http://www.xbrl.org/2003/role/footnote"
_FACT_FOOTNOTE = "http://www.xbrl.org/2003/arcrole/fact-footnote"
LANGUAGE = "en-us"
"""In lower case, as the OIM formats want it (OIM Common 1.0 section 2)."""


def write_footnotes(document: Part, report: Report) -> None:
    """A locator for each fact with notes, each text once, and arcs between them; nothing where there is no note."""
    notes, noted = footnotes(report)
    if not notes:
        return
    link = child(document, "link:footnoteLink", {"xlink:type": "extended", "xlink:role": _LINK})
    for identifier, labels in noted.items():
        attributes = {"xlink:type": "locator", "xlink:href": f"#{identifier}", "xlink:label": f"loc_{identifier}"}
        leaf(link, "link:loc", attributes)
        for order, label in enumerate(labels, start=1):
            _arc(link, f"loc_{identifier}", label, order)
    for label, text in notes.items():
        attributes = {"xlink:type": "resource", "xlink:label": label, "xlink:role": _FOOTNOTE, "xml:lang": LANGUAGE}
        leaf(link, "link:footnote", attributes, text)


def footnotes(report: Report) -> tuple[dict[str, str], dict[str, list[str]]]:
    """Each text once by its label (`note1`), and the labels of each fact that has notes by the fact's id."""
    labels: dict[str, str] = {}
    noted: dict[str, list[str]] = {}
    for number, fact in enumerate(report.facts, start=1):
        for text in dict.fromkeys(note.text for note in fact.footnotes):
            label = labels.setdefault(text, f"note{len(labels) + 1}")
            noted.setdefault(f"f{number}", []).append(label)
    return {label: text for text, label in labels.items()}, noted


def _arc(link: Part, fact: str, note: str, order: int) -> None:
    attributes = {"xlink:type": "arc", "xlink:arcrole": _FACT_FOOTNOTE, "xlink:from": fact, "xlink:to": note}
    leaf(link, "link:footnoteArc", attributes | {"order": str(order)})
