"""Which label a concept gets in which role."""

from collections.abc import Iterator

from pipeline.emit.used import used_concepts
from pipeline.model.concept import Catalogue
from pipeline.model.report import Node, Report

STANDARD = "http://www.xbrl.org/2003/role/label"
TERSE = "http://www.xbrl.org/2003/role/terseLabel"


def label_role(node: Node) -> str:
    """The label role a line is shown with; empty for the standard label.

    Words as printed never become a concept's standard label, which is the taxonomy's: without a role of their own
    they are its terse label.
    """
    return node.preferred_label or (TERSE if node.label else "")


def labels(report: Report, catalogue: Catalogue) -> dict[tuple[str, str], str]:
    """The label of each (concept, role), sorted: a standard label for every concept used (EFM 6.10.1), and the
    words as printed for the roles that lines are shown with. Where two lines print different words for one
    concept and role the first is kept (EFM 6.10.2).
    """
    found = {(name, STANDARD): text for name, text in _standard(report, catalogue)}
    for role in report.roles:
        for node in role.presentation:
            wanted = label_role(node)
            if wanted:
                found.setdefault((node.concept, wanted), _tidy(node.label) or found[node.concept, STANDARD])
    return dict(sorted(found.items()))


def _tidy(text: str) -> str:
    """White space folded, and no longer than EDGAR takes (EFM 6.10.6: fewer than 511 characters)."""
    return " ".join(text.split())[:510]


def _standard(report: Report, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Standard labels. No two concepts may share one (EFM 6.10.4), so a later one is told apart by its name."""
    own = {concept.name: concept.label for concept in report.extensions}
    taken: set[str] = set()
    for name in sorted(used_concepts(report), key=lambda name: (name in own, name)):
        concept = catalogue.get(name)
        text = _tidy(own.get(name) or (concept.label if concept else "")) or name.partition(":")[2]
        text = f"{text} ({name.partition(':')[2]})" if text in taken else text
        taken.add(text)
        yield name, text
