"""The calculation linkbase: the release's own proved sums, as Calculations 1.1 has them."""

from pipeline.emit.linkbase import Link, new_linkbase
from pipeline.emit.roles import linked_roles
from pipeline.model.concept import Catalogue
from pipeline.model.report import Calculation, Report

_SUMMATION_ITEM = "https://xbrl.org/2023/arcrole/summation-item"
_SCHEMA = "https://www.xbrl.org/2023/calculation-1.1.xsd"


def calculation(report: Report, catalogue: Catalogue) -> bytes:
    """One link for each role with sums."""
    linkbase = new_linkbase(report, catalogue)
    roles = [role for role in linked_roles(report) if role.calculations]
    for role in roles:
        linkbase.refer_to_role(role.name)
    if roles:
        linkbase.refer_to_arcrole(_SUMMATION_ITEM, _SCHEMA)
    for role in roles:
        link = linkbase.link("calculation", role.name)
        for proof in role.calculations:
            _sum(link, proof)
    return linkbase.serialize()


def _sum(link: Link, proof: Calculation) -> None:
    total = link.locate(proof.total)
    for order, (part, weight) in enumerate(proof.parts, start=1):
        link.arc(
            "calculation", _SUMMATION_ITEM, (total, link.locate(part)), {"order": str(order), "weight": str(weight)}
        )
