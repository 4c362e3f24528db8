"""The presentation linkbase: the statements' lines in their order (XBRL 2.1 section 5.2.4)."""

from collections import Counter

from pipeline.emit.linkbase import Link, new_linkbase
from pipeline.emit.wording import label_role
from pipeline.model.concept import Catalogue
from pipeline.model.report import Node, Report

_PARENT_CHILD = "http://www.xbrl.org/2003/arcrole/parent-child"


def presentation(report: Report, catalogue: Catalogue) -> bytes:
    """One tree for each role that has one."""
    linkbase = new_linkbase(report, catalogue)
    roles = [role for role in report.roles if role.presentation]
    for role in roles:
        linkbase.refer_to_role(role.name)
    for uri in sorted({label_role(node) for role in roles for node in role.presentation}):
        linkbase.refer_to_label_role(uri)
    for role in roles:
        _tree(linkbase.link("presentation", role.name), role.presentation)
    return linkbase.serialize()


def _tree(link: Link, nodes: tuple[Node, ...]) -> None:
    """Each node has a locator of its own: a concept may stand in a tree twice (cash at beginning and at end).

    Under one parent a concept is shown once with the same label role (EFM 6.12.4).
    """
    path: list[tuple[int, str]] = []
    placed: dict[tuple[str, str, str], str] = {}
    times: Counter[str] = Counter()
    children: Counter[str] = Counter()
    for node in nodes:
        while path and path[-1][0] >= node.depth:
            path.pop()
        parent = path[-1][1] if path else ""
        key = (parent, node.concept, label_role(node))
        if key not in placed:
            times[node.concept] += 1
            children[parent] += 1
            placed[key] = link.locate(node.concept, apart=str(times[node.concept]) if times[node.concept] > 1 else "")
            if parent:
                _arc(link, (parent, placed[key]), children[parent], label_role(node))
        path.append((node.depth, placed[key]))


def _arc(link: Link, ends: tuple[str, str], order: int, role: str) -> None:
    link.arc("presentation", _PARENT_CHILD, ends, {"order": str(order)} | ({"preferredLabel": role} if role else {}))
