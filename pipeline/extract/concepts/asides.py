"""Concepts for figures printed inside labels, from the table an accountant keeps."""

from fnmatch import fnmatchcase

from pipeline.model.knowledge import Knowledge
from pipeline.model.statement import LineItem, Mapping, Status
from pipeline.model.wording import spelled

SURE = 0.95


def aside_mapping(line: LineItem, within: str, knowledge: Knowledge) -> Mapping | None:
    """What a parenthetical line means within a line of that concept; None where no rule says."""
    words = set(spelled(line.label).split())
    for rule in knowledge.asides:
        if set(spelled(rule.words).split()) <= words and rule.unit == line.unit and fnmatchcase(within, rule.within):
            evidence = f'"{rule.words}" within {within}'
            sure = SURE if rule.within != "*" else SURE - 0.2
            return Mapping(
                concept=rule.concept,
                confidence=sure,
                status=Status.ASSERTED if sure >= knowledge.thresholds.asserted else Status.REVIEW,
                evidence=evidence,
            )
    return None
