"""Supplements that spread one concept over the lines of a statement: the award split of a release."""

from collections.abc import Mapping as MappingABC

from pipeline.extract.concepts.naming import extension_name
from pipeline.model.concept import Catalogue
from pipeline.model.knowledge import Knowledge, Split
from pipeline.model.statement import LineItem, Mapping, Statement, StatementKind, Status
from pipeline.model.wording import gist

_SURE = 0.9
_EVIDENCE = "a split of"


def split_of(statement: Statement, knowledge: Knowledge) -> Split | None:
    """The rule for a supplement whose title, headings or total say that it splits one concept."""
    if statement.kind is not StatementKind.SUPPLEMENT:
        return None
    headings = dict.fromkeys(text for line in statement.lines for text in line.section)
    totals = [line.label for line in statement.lines if line.figures and gist(line.label).split()[:1] == ["total"]]
    said = " ".join(gist(text) for text in (statement.title, *headings, *totals))
    return next((rule for rule in knowledge.splits if gist(rule.words) in said), None)


def split_mapping(
    line: LineItem, rule: Split, functions: MappingABC[str, str], knowledge: Knowledge, catalogue: Catalogue
) -> Mapping:
    """A line of a split: the split concept on the member of the function the line names; its total on none.

    `functions` are the concepts of the release's own statement lines by their `function_of`.
    """
    members: tuple[tuple[str, str], ...] = ()
    words = gist(line.label)
    if words.split()[:1] != ["total"] and words and not _names(rule, words):
        members = ((rule.axis, _member(line, functions.get(function_of(line.label), ""), knowledge, catalogue)),)
    return Mapping(
        concept=rule.concept,
        confidence=_SURE,
        status=_status(rule, knowledge),
        evidence=f'{_EVIDENCE} "{rule.words}"',
        members=members,
    )


def is_split(line: LineItem) -> bool:
    """Whether a line is mapped as a part of what is split, or the total of it."""
    return line.mapping is not None and line.mapping.evidence.startswith(_EVIDENCE)


def function_of(label: str) -> str:
    """The words that tell a function of the statement of operations from others: `Total cost of revenues`."""
    return " ".join(word for word in gist(label).split() if word not in _AROUND) or gist(label)


_AROUND = frozenset({"total", "expense", "net"})


def _names(rule: Split, words: str) -> bool:
    """Whether a line is called as what is split: the last one of a table of it, without `Total`."""
    return gist(rule.words) in words and set(words.split()) <= set(gist(rule.words).split()) | {
        "expense",
        "charge",
        "cost",
    }


def _status(rule: Split, knowledge: Knowledge) -> Status:
    if rule.concept.startswith("ext:"):
        return Status.EXTENSION
    return Status.ASSERTED if knowledge.thresholds.asserted <= _SURE else Status.REVIEW


def _member(line: LineItem, concept: str, knowledge: Knowledge, catalogue: Catalogue) -> str:
    for member in (knowledge.members.get(concept, ""), f"{concept}Member"):
        if concept and catalogue.get(member):
            return member
    own = concept if concept.startswith("ext:") else extension_name(line.label, line.section)
    return f"{own}Member"
