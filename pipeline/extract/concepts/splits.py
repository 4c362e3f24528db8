"""Supplements that spread one concept over the lines of a statement: the award split of a release."""

from collections.abc import Mapping as MappingABC

from pipeline.extract.concepts.naming import extension_name
from pipeline.model.concept import Catalogue
from pipeline.model.knowledge import Knowledge, Split
from pipeline.model.statement import LineItem, Mapping, Statement, StatementKind, Status
from pipeline.model.wording import gist

_SURE = 0.9


def split_of(statement: Statement, knowledge: Knowledge) -> Split | None:
    """The rule for a supplement whose title or headings say that it splits one concept."""
    if statement.kind is not StatementKind.SUPPLEMENT:
        return None
    headings = dict.fromkeys(text for line in statement.lines for text in line.section)
    said = " ".join(gist(text) for text in (statement.title, *headings))
    return next((rule for rule in knowledge.splits if gist(rule.words) in said), None)


def split_mapping(
    line: LineItem, rule: Split, functions: MappingABC[str, str], knowledge: Knowledge, catalogue: Catalogue
) -> Mapping:
    """A line of a split: the split concept on the member of the function the line names; its total on none.

    `functions` are the concepts of the release's own statement lines by gist.
    """
    members: tuple[tuple[str, str], ...] = ()
    words = gist(line.label)
    if words.split()[:1] != ["total"] and words:
        members = ((rule.axis, _member(line, functions.get(words, ""), knowledge, catalogue)),)
    return Mapping(
        concept=rule.concept,
        confidence=_SURE,
        status=Status.ASSERTED if knowledge.thresholds.asserted <= _SURE else Status.REVIEW,
        evidence=f'a split of "{rule.words}"',
        members=members,
    )


def _member(line: LineItem, concept: str, knowledge: Knowledge, catalogue: Catalogue) -> str:
    for member in (knowledge.members.get(concept, ""), f"{concept}Member"):
        if concept and catalogue.get(member):
            return member
    own = concept if concept.startswith("ext:") else extension_name(line.label, line.section)
    return f"{own}Member"
