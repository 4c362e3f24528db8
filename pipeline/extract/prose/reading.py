"""Sentences to claims: each figure with its measure, its period, and what it is compared with."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.extract.prose.figures import Said
from pipeline.extract.prose.measures import first_measure, last_measure, measures, subject_of
from pipeline.extract.prose.periods import AGAINST, COMPARED, baseline_of, is_linked, period_of
from pipeline.extract.prose.scene import Scene, scene_of
from pipeline.extract.prose.sentences import Sentence, sentences
from pipeline.extract.prose.times import Times, mentions, times_of
from pipeline.model.claim import Claim, ClaimKind, Stance
from pipeline.model.document import Document, Paragraph
from pipeline.model.period import Duration, Period
from pipeline.model.statement import Statement, UnitKind

_UP = (
    r"increas\w*|improv\w*|growth|grew|growing|grown|gain(?:ed)?|rise|rose|risen|up|higher|expan\w+|accelerat\w+"
    r"|adding|added"
)
_DOWN = r"decreas\w*|declin\w*|reduc\w+|drop\w*|fell|fallen|down|lower|contract(?:ed|ion)|shr[aiu]nk"
_HEDGE = (
    r"(?:approximately|about|around|nearly|almost|roughly|more\s+than|over|at\s+least|up\s+to|less\s+than|some"
    r"|an?\s+estimated|~)"
)
_MOVED = re.compile(rf"\b(?P<up>{_UP})\b|\b(?P<down>{_DOWN})\b", re.IGNORECASE)
_MOVED_BY = re.compile(
    rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?:\s+(?:sequentially|year[\s-]over[\s-]year|organically|slightly))?"
    rf"(?:\s+(?:of|by))?(?:\s+{_HEDGE})?\W*$",
    re.IGNORECASE,
)
_MOVE_AFTER = re.compile(
    r"[\s-]*(?:(?:year[\s-]over[\s-]year|sequential|organic|annual|quarterly|reported|net)[\s-]+)*"
    r"(?:(?P<up>increase|improvement|growth|gain|rise|higher)|(?P<down>decrease|decline|reduction|drop|lower))\b",
    re.IGNORECASE,
)
_ROUGHLY = re.compile(rf"{_HEDGE}\W*$", re.IGNORECASE)
_EXPECTED = re.compile(
    r"\bexpect(?:s|ed|ing|ations?)?\b|\banticipat\w+|\bguidance\b|\boutlook\b|\bforecast\w*|\bprojects\b|\bprojected\b"
    r"|\bwill\s+(?:be|total|range)\b|\bestimates?\s+(?:that|to)\b|\btarget(?:s|ed|ing)?\b",
    re.IGNORECASE,
)
_SUPERSEDED = re.compile(
    r"\b(?:earlier|previous(?:ly)?|prior|original|initial|former)\s+(?:\w+\s+){0,3}"
    r"(?:guidance|range|outlook|forecast|expectation|estimate)s?[\w\s]{0,30}$",
    re.IGNORECASE,
)
_FROM_NEXT = re.compile(
    r"\W*(?:compared?\s+(?:to|with)|from|versus|vs\.?|over|against)\s+(?:the\s+|a\s+|an\s+|its\s+|our\s+)*",
    re.IGNORECASE,
)
_BY = re.compile(rf"\bby(?:\s+{_HEDGE})?\W*$", re.IGNORECASE)
_OF = re.compile(r"\s*(?:of|in)\s+", re.IGNORECASE)
_VERB = re.compile(
    r"\b(?:was|were|is|of|totaled|totaling|to|at|reached|between|range|approximately|:)\W*$", re.IGNORECASE
)


def read_claims(document: Document, statements: Sequence[Statement]) -> tuple[Claim, ...]:
    """Every figure the prose states, in printed order. `statements` give the calendar and the periods that are meant.

    Dates, telephone numbers and other figures without a unit are no claims.
    """
    texts = [block.text for block in document.blocks if isinstance(block, Paragraph)]
    times = times_of(statements, texts, document.header)
    if times is None:
        return ()
    return tuple(claim for sentence in sentences(document) for claim in _claims(sentence, times))


def _claims(sentence: Sentence, times: Times) -> Iterator[Claim]:
    scene = scene_of(sentence, times)
    if scene is None:
        return
    names = _respectively(scene)
    told: list[Claim] = []
    subject: Claim | None = None
    for index in range(len(scene.said)):
        claim = _claim(scene, index, subject, told[-1] if told else None)
        if index in names:
            claim = _renamed(claim, names[index], scene.said[index])
        told.append(claim)
        led = is_linked(scene, index) or AGAINST.search(scene.before(index))
        if subject is None or (claim.kind is ClaimKind.LEVEL and not led):
            subject = claim
    yield from (_against_next(scene, index, told) for index in range(len(told)))


def _against_next(scene: Scene, index: int, told: Sequence[Claim]) -> Claim:
    """`up 17.4 percent from the $26.3 million of last year`: the next figure's period is what is compared with."""
    claim = told[index]
    moved = claim.kind is not ClaimKind.LEVEL and claim.baseline is None
    if moved and index + 1 < len(told) and _FROM_NEXT.fullmatch(scene.after(index)):
        return replace(claim, baseline=told[index + 1].period)
    return claim


def _claim(scene: Scene, index: int, subject: Claim | None, previous: Claim | None) -> Claim:
    one = scene.said[index]
    linked = is_linked(scene, index)
    last = previous if linked or one.unit is UnitKind.PER_SHARE else subject
    move = _move(scene, index) or (_moved_with(scene, index, previous) if linked and previous else None)
    kind = ClaimKind.LEVEL if move is None else ClaimKind.GROWTH if _relative(one) else ClaimKind.CHANGE
    measure = _measure(scene, index, last, moved=move is not None)
    if kind is ClaimKind.LEVEL and _relative(one) and re.search(r"\bgrowth\b", measure, re.IGNORECASE):
        kind, move, measure = ClaimKind.GROWTH, 1, re.sub(r"\s*\bgrowth\b", "", measure, flags=re.IGNORECASE)
    stance = _stance(scene, one)
    if stance is Stance.SUPERSEDED and last and last.unit is one.unit:
        kind = last.kind
    period, told = period_of(scene, index, last if linked or move is not None else None, moved=move is not None)
    if not told and (period is not None or stance is not Stance.REPORTED):
        period = _headed(scene, period, stance)
    return Claim(
        kind=kind,
        stance=stance,
        measure=measure,
        value=one.value if move is None else abs(one.value) * move,
        upper=one.upper if move is None or one.upper is None else abs(one.upper) * move,
        decimals=one.decimals,
        unit=UnitKind.PER_SHARE if one.unit is UnitKind.MONEY and _by_share(one, measure) else one.unit,
        currency=one.currency or scene.times.dollars,
        period=period,
        baseline=baseline_of(scene, index, period) if move is not None else None,
        told=told,
        named=last is None or measure != last.measure or measure in scene.before(index),
        approximate=_ROUGHLY.search(scene.sentence.text[: one.start]) is not None,
        source=scene.sentence.source.within(one.start, one.end),
        sentence=scene.sentence.source,
    )


def _headed(scene: Scene, period: Period | None, stance: Stance) -> Period | None:
    """The period of a sentence that names none is that of the line above; what is reported ends with the release's."""
    found = [mention.period for mention in mentions(scene.sentence.heading, scene.times) if mention.period]
    if stance is not Stance.REPORTED:
        return found[0] if found else None
    reported = (one for one in found if one in scene.times.known and one.end == scene.times.current.end)
    return next((one for one in reported if isinstance(one, Duration)), period)


def _by_share(one: Said, measure: str) -> bool:
    """Whether the measure's own words say that it is an amount per share: `adjusted EPS was $0.34`."""
    words = measure.lower().split()
    return "per" in words or ("eps" in words and one.decimals >= 0)


def _moved_with(scene: Scene, index: int, previous: Claim) -> int | None:
    """`Decreased $6.3 million, or 3.2%`: the same move said as a share of what it was."""
    told_anew = previous.kind is not ClaimKind.LEVEL and (previous.unit is UnitKind.PURE) != (
        scene.said[index].unit is UnitKind.PURE
    )
    return (1 if previous.value > 0 else -1) if told_anew else None


def _relative(one: Said) -> bool:
    return one.unit is UnitKind.PURE and not one.points


def _move(scene: Scene, index: int) -> int | None:
    """1 where the figure is how much something rose, -1 fell; None where it is where something stands."""
    before = scene.before(index)
    found = _MOVED_BY.search(before)
    if found is None and _BY.search(before):
        found = next(reversed(list(_MOVED.finditer(before))), None)
    if found is None and scene.said[index].unit is not UnitKind.PER_SHARE:
        found = _MOVE_AFTER.match(_behind_bracket(scene, index))
    if found is None or re.search(
        r"\b(?:up|down|increased|decreased|grew|rose|fell)\s+(?:from|to)\W*$", before, re.IGNORECASE
    ):
        return None
    return 1 if found["up"] else -1


def _behind_bracket(scene: Scene, index: int) -> str:
    """The words behind a figure, those in brackets passed over: `$19.2 billion (3.8 percent) higher`."""
    text, end = scene.sentence.text, scene.said[index].end
    bracket = re.match(r"\s*\([^()]*\)", text[end:])
    return text[end + bracket.end() :] if bracket else scene.after(index)


def _measure(scene: Scene, index: int, last: Claim | None, *, moved: bool) -> str:
    """The words that name what a figure measures: behind it after `of`, before it, or those of the figure before."""
    one, before, after = scene.said[index], _timeless(scene, index), scene.after(index)
    if one.noun:
        return one.noun
    behind = _behind(after, moved=moved)
    compared = [found.end() for found in COMPARED.finditer(before)] if last else []
    named = last_measure(before[compared[-1] :] if compared else before)
    if behind and (named is None or not _VERB.search(before)):
        return behind
    if one.unit is UnitKind.PER_SHARE:
        share = re.match(r"\W*(.{0,60}?\b(?:share|unit|ads))\b", after, re.IGNORECASE)
        tail = " ".join(share[1].split()) if share else ""
        if last_measure(tail):
            return tail
        words = named[1] if named else last.measure if last else ""
        return words if " per " in f" {words} " or not tail else f"{words} {tail}".strip()
    if named and not (last and re.search(r"\bguidance\b", named[1], re.IGNORECASE)):
        return named[1]
    return last.measure if last else subject_of(before)


def _behind(after: str, *, moved: bool) -> str:
    """The measure of `$1.5 million of stock-based compensation`, `a 12% increase in revenue`."""
    if moved:
        step = re.match(rf"\W*(?:[\w-]+\W+){{0,2}}?(?:{_UP}|{_DOWN})\s+in\s+", after, re.IGNORECASE) or re.match(
            r"\s*in\s+", after
        )
        return first_measure(after[step.end() :]) if step else ""
    step = _OF.match(after)
    return first_measure(after[step.end() :]) if step else ""


def _timeless(scene: Scene, index: int) -> str:
    """The text before a figure with the periods blanked out."""
    begin = scene.begin(index)
    text = scene.before(index)
    for mention in scene.named(begin, scene.said[index].start):
        start, end = mention.start - begin, mention.end - begin
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _stance(scene: Scene, one: Said) -> Stance:
    before = scene.sentence.text[: one.start]
    if _SUPERSEDED.search(before):
        return Stance.SUPERSEDED
    told = _EXPECTED.search(scene.sentence.text) or re.search(
        r"guidance|outlook", scene.sentence.heading, re.IGNORECASE
    )
    return Stance.EXPECTED if told else Stance.REPORTED


def _respectively(scene: Scene) -> dict[int, str]:
    """`A and B ... of $1 and $2, respectively`: which figure has which name."""
    text = scene.sentence.text
    found = re.search(r"\brespectively\b", text, re.IGNORECASE)
    said = [index for index, one in enumerate(scene.said) if found and one.end <= found.start()]
    if len(said) < 2 or not re.fullmatch(r"[\s,]*(?:and\s+)?", scene.before(said[-1])):
        return {}
    names = measures(_timeless(scene, said[-2]))[-2:]
    return dict(zip(said[-2:], names, strict=True)) if len(names) == 2 and names[0] != names[1] else {}


def _renamed(claim: Claim, measure: str, one: Said) -> Claim:
    share = re.search(r"\bper\b.*\bshare\b", measure, re.IGNORECASE)
    return replace(claim, measure=measure.removeprefix("and "), unit=UnitKind.PER_SHARE if share else one.unit)
