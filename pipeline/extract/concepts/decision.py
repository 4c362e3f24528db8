"""From a line's chances to its mapping: asserted, up for review, or the company's own concept."""

from collections.abc import Sequence
from functools import lru_cache

from pipeline.extract.concepts.candidates import NONE, Choice
from pipeline.extract.concepts.naming import extension_name
from pipeline.model.knowledge import Knowledge, Precedent
from pipeline.model.statement import Candidate, LineItem, Mapping, Status

_RUNNERS_UP = 4


def repeated(precedent: Precedent, sure: float, knowledge: Knowledge) -> Mapping:
    """What the company did before, or what a person decided, with the probability that it holds again."""
    how = "decided" if precedent.decided else "as the company tagged it before"
    known = Status.ASSERTED if sure >= knowledge.thresholds.asserted else Status.REVIEW
    return Mapping(
        concept=precedent.concept,
        confidence=sure,
        status=Status.EXTENSION if precedent.concept.startswith("ext:") else known,
        evidence=f'{how}: "{precedent.label}"',
        negated=precedent.negated,
    )


def decided(line: LineItem, choice: Choice, shares: dict[str, float], knowledge: Knowledge, taken: set[str]) -> Mapping:
    """What the thresholds make of the probabilities of a line's candidates; `taken` are own names in use."""
    order = sorted(shares, key=lambda name: (-shares[name], name))
    standard = [name for name in order if name != NONE]
    none = shares.get(NONE, 0.0)
    if not standard:
        return _own(line, 1.0, standard, shares, taken)
    best = standard[0]
    sure = knowledge.calibrated(shares[best])
    evidence, negated = _voted(choice.reading.gist, choice.reading.statement, best, knowledge)
    own = knowledge.thresholds.extension if evidence else knowledge.thresholds.extension_unvouched
    if order[0] == NONE and none >= own:
        return _own(line, none, standard, shares, taken)
    if not evidence and sure < knowledge.thresholds.unvouched:
        return _own(line, 1 - sure, standard, shares, taken)
    return Mapping(
        concept=best,
        confidence=sure,
        status=Status.ASSERTED if sure >= knowledge.thresholds.asserted and order[0] == best else Status.REVIEW,
        evidence=evidence or ("by its words and its place" if choice.reading.gist else "by its place"),
        runners_up=_runners_up(order[: _RUNNERS_UP + 1], best, shares),
        negated=negated,
        also=_also(choice, best, knowledge),
    )


def _own(line: LineItem, sure: float, standard: list[str], shares: dict[str, float], taken: set[str]) -> Mapping:
    return Mapping(
        concept=extension_name(line.label, line.section, taken),
        confidence=round(sure, 4),
        status=Status.EXTENSION,
        evidence="no standard concept is likely",
        runners_up=_runners_up(standard[:_RUNNERS_UP], NONE, shares),
    )


def _runners_up(names: Sequence[str], best: str, shares: dict[str, float]) -> tuple[Candidate, ...]:
    return tuple(
        Candidate(concept=name or "ext", probability=round(shares[name], 4), evidence="" if name else "own concept")
        for name in names
        if name != best
    )


@lru_cache(maxsize=4096)  # releases print the same labels
def _voted(gist: str, statement: str, concept: str, knowledge: Knowledge) -> tuple[str, bool | None]:
    """How many of the filers with this label gave it the concept, in words, and whether most had it negated.

    Empty where none did, None where no early filing says how.
    """
    votes = [vote for vote in knowledge.votes(gist) if vote.statement == statement]
    mine = [vote for vote in votes if vote.concept == concept]
    every, count = (sum(vote.earlier + vote.recent for vote in some) for some in (votes, mine))
    earlier = sum(vote.earlier for vote in mine)
    negated = sum(vote.negated for vote in mine if vote.earlier) * 2 > earlier if earlier else None
    return f"{count} of {every} filers with this label" if count else "", negated


def _also(choice: Choice, concept: str, knowledge: Knowledge) -> tuple[str, ...]:
    rules = [rule for rule in knowledge.twins if rule.concept == concept]
    words = set(choice.reading.spelled.split()) if rules else set()
    return tuple(rule.also for rule in rules if set(rule.words.split()) <= words)
