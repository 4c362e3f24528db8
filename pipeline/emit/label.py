"""The label linkbase (XBRL 2.1 section 5.2.2)."""

from pipeline.emit.linkbase import Link, new_linkbase
from pipeline.emit.names import element_id
from pipeline.emit.plain import leaf
from pipeline.emit.wording import labels
from pipeline.model.concept import Catalogue
from pipeline.model.report import Report

_CONCEPT_LABEL = "http://www.xbrl.org/2003/arcrole/concept-label"


def label(report: Report, catalogue: Catalogue) -> bytes:
    """The labels of every concept the report uses, in US English."""
    linkbase = new_linkbase(report, catalogue)
    texts = labels(report, catalogue)
    for role in sorted({role for _, role in texts}):
        linkbase.refer_to_label_role(role)
    if texts:
        link = linkbase.link("label")
        for (concept, role), text in texts.items():
            _label(link, concept, role, text)
    return linkbase.serialize()


def _label(link: Link, concept: str, role: str, text: str) -> None:
    locator = link.locate(concept)
    resource = f"{element_id(concept)}_{role.rpartition('/')[2]}"
    link.arc("label", _CONCEPT_LABEL, (locator, resource), {})
    attributes = {"xlink:type": "resource", "xlink:label": resource, "xlink:role": role, "xml:lang": "en-US"}
    leaf(link.element, "link:label", attributes, text)
