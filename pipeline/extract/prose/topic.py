"""What time is spoken of: under a heading, and in a paragraph behind a sentence that says so."""

import re
from dataclasses import replace

from pipeline.extract.prose.periods.mentions import mentions
from pipeline.extract.prose.periods.times import Times
from pipeline.extract.prose.sentences import Sentence, heads_ahead
from pipeline.model.claim import Claim, ClaimKind, Stance
from pipeline.model.period import Duration


def spoken_of(sentence: Sentence, topic: Times, own: Times) -> Times:
    """What the next sentence of a paragraph is about: the period this one begins with, if it is one reported."""
    outlook = _OUTLOOK.match(sentence.text)
    if outlook:
        return times_under(outlook["heading"], own)
    named = [mention for mention in mentions(sentence.text, own) if mention.period and not mention.relative]
    if named and _OPENS.fullmatch(sentence.text[: named[0].start]):
        topic = replace(topic, event=named[0].period)
    first = next((mention for mention in named if isinstance(mention.period, Duration)), None)
    opens = first is not None and first.period in own.known and _OPENS.fullmatch(sentence.text[: first.start])
    about = first.period if first and opens and first.period and first.period.end == own.current.end else None
    return replace(own.within(about), event=topic.event) if about else topic


_OUTLOOK = re.compile(r"\W*(?P<heading>(?:[\w'’]+\s+){1,5}(?:outlook|guidance))\s*:", re.IGNORECASE)
"""`Fiscal 2024 outlook: ...` heads the sentences that follow in its paragraph."""
_OPENS = re.compile(r"\W*(?:[\w',%()-]+\s+){0,3}?(?:for|in|during|of|over)?\s*(?:the\s+)?", re.IGNORECASE)
"""A sentence begins with the period it speaks of, or nearly so: `For the year, ...`, `Net income for 2006 ...`."""


def compared_on(told: tuple[Claim, ...], lead: Claim | None) -> tuple[tuple[Claim, ...], Claim | None]:
    """The moves of a sentence that names no times, against what its paragraph compares with; and who says so further.

    `Fees increased $28 million compared with the third quarter. Card fees grew $3 million due to ...`: `lead` is the
    move told before.
    """
    first = told[0] if told else None
    if first and first.kind is not ClaimKind.LEVEL and first.baseline and first.stance is Stance.REPORTED:
        return told, first
    if lead is None or any(claim.told or claim.baseline for claim in told):
        return told, lead
    return tuple(replace(claim, baseline=lead.baseline) if _as_lead(claim, lead) else claim for claim in told), lead


def _as_lead(claim: Claim, lead: Claim) -> bool:
    """Whether a figure moved in the time in which the one before in its paragraph did."""
    moved = claim.kind is not ClaimKind.LEVEL and claim.stance is Stance.REPORTED
    return moved and isinstance(claim.period, Duration) and claim.period == lead.period


def times_under(heading: str, times: Times) -> Times:
    """What is meant under a heading: the period it names, where that ends with the release's or is to come."""
    for mention in mentions(heading, times):
        period = mention.period
        words = heading[mention.start : mention.end]
        if heading.endswith(":") and words.isdigit() and int(words) < times.current.end.year:
            return times.of_lead(int(words))
        ahead = isinstance(period, Duration) and period.end > times.current.end and heads_ahead(heading)
        if isinstance(period, Duration) and (ahead or period.end == times.current.end):
            return times.within(period)
    return times
