"""Sentences to claims: each figure with its measure, its period, and what it is compared with."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.extract.prose.figures import Said, figures
from pipeline.extract.prose.measures import first_measure, last_measure, measures
from pipeline.extract.prose.sentences import Sentence, sentences
from pipeline.extract.prose.times import Mention, Times, mentions, times_of
from pipeline.model.claim import Claim, ClaimKind, Stance
from pipeline.model.document import Document, Paragraph
from pipeline.model.period import Duration, Instant, Period
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
_AGAINST = re.compile(
    r"\b(?:compared?\s+(?:to|with)|versus|vs\.?|from|over|against|than|relative\s+to)\b", re.IGNORECASE
)
_COMPARED = re.compile(r"\b(?:compared?\s+(?:to|with)|versus|vs\.?|(?:up|down)\s+from|against)\b", re.IGNORECASE)
_OR = re.compile(r"[\s,;(]*(?:\(?or|and|,|equal\s+to|\()[\s,(]*", re.IGNORECASE)
_ROUGHLY = re.compile(rf"{_HEDGE}\W*$", re.IGNORECASE)
_EXPECTED = re.compile(
    r"\bexpect(?:s|ed|ing|ations?)?\b|\banticipat\w+|\bguidance\b|\boutlook\b|\bforecast\w*|\bprojects\b|\bprojected\b"
    r"|\bwill\s+(?:be|total|range)\b|\bestimates?\s+(?:that|to)\b|\btarget(?:s|ed|ing)?\b",
    re.IGNORECASE,
)
_SUPERSEDED = re.compile(
    r"\b(?:earlier|previous(?:ly)?|prior|original|initial|former)\s+(?:\w+\s+){0,3}(?:guidance|range|outlook|forecast|expectation|estimate)s?"
    r"[\w\s]{0,30}$",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"(?<!\$)\((?:[^()]|\([^()]*\))*\)")
_FROM_NEXT = re.compile(
    r"\W*(?:compared?\s+(?:to|with)|from|versus|vs\.?|over|against)\s+(?:the\s+|a\s+|an\s+|its\s+|our\s+)*",
    re.IGNORECASE,
)
_PART = re.compile(r",|;|:|\b(?:and|but|while|or|compared|versus|vs)\b", re.IGNORECASE)
"""What parts the words that still belong to a figure from those of the next."""
_BY = re.compile(rf"\bby(?:\s+{_HEDGE})?\W*$", re.IGNORECASE)
_TOLERANCE = re.compile(r"(?:plus\s+or\s+minus|\+/-|±)\W*$", re.IGNORECASE)
_OF = re.compile(r"\s*(?:of|in)\s+", re.IGNORECASE)
_VERB = re.compile(
    r"\b(?:was|were|is|of|totaled|totaling|to|at|reached|between|range|approximately|:)\W*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scene:
    """A sentence with everything found in it."""

    sentence: Sentence
    said: Sequence[Said]
    mentions: Sequence[Mention]
    times: Times

    def begin(self, index: int) -> int:
        """Where the words before a figure begin: behind the figure before it that is not in other brackets."""
        one, aside = self.said[index], self.aside(self.said[index])
        ends = [other.end for other in self.said[:index] if self.aside(other) == aside and other.end <= one.start]
        return max([aside[0] if aside else 0, *ends])

    def before(self, index: int) -> str:
        """The words before a figure, as long as the text is, with asides that hold other figures blanked out."""
        begin, end = self.begin(index), self.said[index].start
        text = self.sentence.text[begin:end]
        for start, stop in self.asides:
            if begin <= start and stop <= end:
                text = text[: start - begin] + " " * (stop - start) + text[stop - begin :]
        return text

    def aside(self, one: Said) -> tuple[int, int] | None:
        """The brackets a figure stands in together with other words."""
        return next((span for span in self.asides if span[0] < one.start and one.end <= span[1]), None)

    @property
    def asides(self) -> list[tuple[int, int]]:
        """The brackets that hold figures and words."""
        spans = [found.span() for found in _ASIDE.finditer(self.sentence.text)]
        return [(a, b) for a, b in spans if any(a < one.start and one.end < b for one in self.said)]

    def after(self, index: int) -> str:
        """The words between a figure and the next, or the end of the brackets it stands in."""
        one = self.said[index]
        ends = [self.said[index + 1].start] if index + 1 < len(self.said) else []
        aside = self.aside(one)
        return self.sentence.text[one.end : min([*ends, aside[1] if aside else len(self.sentence.text)])]

    def named(self, start: int, end: int) -> list[Mention]:
        """The periods mentioned between two places, without adverbs, which only say what is compared."""
        return [m for m in self.mentions if start <= m.start and m.end <= end and not m.adverb]

    def adverb(self, start: int, end: int) -> Mention | None:
        """`sequentially`, `year over year` between two places."""
        return next((m for m in self.mentions if start <= m.start and m.end <= end and m.adverb), None)


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
    said = [one for one in figures(sentence.text) if not _TOLERANCE.search(sentence.text[: one.start])]
    scene = _Scene(sentence=sentence, said=said, mentions=mentions(sentence.text, times), times=times)
    names = _respectively(scene)
    told: list[Claim] = []
    subject: Claim | None = None
    for index in range(len(said)):
        claim = _claim(scene, index, subject, told[-1] if told else None)
        if index in names:
            claim = _renamed(claim, names[index], said[index])
        told.append(claim)
        led = _linked(scene, index) or _AGAINST.search(scene.before(index))
        if subject is None or (claim.kind is ClaimKind.LEVEL and not led):
            subject = claim
    yield from (_against_next(scene, index, told) for index in range(len(told)))


def _against_next(scene: _Scene, index: int, told: Sequence[Claim]) -> Claim:
    """`up 17.4 percent from the $26.3 million of last year`: the next figure's period is what is compared with."""
    claim = told[index]
    moved = claim.kind is not ClaimKind.LEVEL and claim.baseline is None
    if moved and index + 1 < len(told) and _FROM_NEXT.fullmatch(scene.after(index)):
        return replace(claim, baseline=told[index + 1].period)
    return claim


def _claim(scene: _Scene, index: int, subject: Claim | None, previous: Claim | None) -> Claim:
    one = scene.said[index]
    linked = _linked(scene, index)
    last = previous if linked or one.unit is UnitKind.PER_SHARE else subject
    move = _move(scene, index)
    kind = ClaimKind.LEVEL if move is None else ClaimKind.GROWTH if _relative(one) else ClaimKind.CHANGE
    measure = _measure(scene, index, last, moved=move is not None)
    if kind is ClaimKind.LEVEL and _relative(one) and re.search(r"\bgrowth\b", measure, re.IGNORECASE):
        kind, move, measure = ClaimKind.GROWTH, 1, re.sub(r"\s*\bgrowth\b", "", measure, flags=re.IGNORECASE)
    stance = _stance(scene, one)
    if stance is Stance.SUPERSEDED and last and last.unit is one.unit:
        kind = last.kind
    period, told = _period(scene, index, last if linked or move is not None else None, moved=move is not None)
    if stance is not Stance.REPORTED and not told:
        period = next((m.period for m in mentions(scene.sentence.heading, scene.times) if m.period), None)
    return Claim(
        kind=kind,
        stance=stance,
        measure=measure,
        value=one.value * (move or 1),
        upper=one.upper * (move or 1) if one.upper is not None else None,
        decimals=one.decimals,
        unit=UnitKind.PER_SHARE if one.unit is UnitKind.MONEY and "per" in measure.lower().split() else one.unit,
        currency=one.currency or "USD",
        period=period,
        baseline=_baseline(scene, index, period) if move is not None else None,
        told=told,
        named=last is None or measure != last.measure or measure in scene.before(index),
        approximate=_ROUGHLY.search(scene.sentence.text[: one.start]) is not None,
        source=scene.sentence.source.within(one.start, one.end),
        sentence=scene.sentence.source,
    )


def _relative(one: Said) -> bool:
    return one.unit is UnitKind.PURE and not one.points


def _move(scene: _Scene, index: int) -> int | None:
    """1 where the figure is how much something rose, -1 fell; None where it is where something stands."""
    before, after = scene.before(index), scene.after(index)
    found = _MOVED_BY.search(before)
    if found is None and _BY.search(before):
        found = next(reversed(list(_MOVED.finditer(before))), None)
    if found is None and scene.said[index].unit is not UnitKind.PER_SHARE:
        found = _MOVE_AFTER.match(after)
    if found is None or re.search(
        r"\b(?:up|down|increased|decreased|grew|rose|fell)\s+(?:from|to)\W*$", before, re.IGNORECASE
    ):
        return None
    return 1 if found["up"] else -1


def _measure(scene: _Scene, index: int, last: Claim | None, *, moved: bool) -> str:
    """The words that name what a figure measures: behind it after `of`, before it, or those of the figure before."""
    one, before, after = scene.said[index], _timeless(scene, index), scene.after(index)
    if one.noun:
        return one.noun
    behind = _behind(after, moved=moved)
    named = last_measure(before)
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
    return last.measure if last else ""


def _behind(after: str, *, moved: bool) -> str:
    """The measure of `$1.5 million of stock-based compensation`, `a 12% increase in revenue`."""
    if moved:
        step = re.match(rf"\W*(?:[\w-]+\W+){{0,2}}?(?:{_UP}|{_DOWN})\s+in\s+", after, re.IGNORECASE) or re.match(
            r"\s*in\s+", after
        )
        return first_measure(after[step.end() :]) if step else ""
    step = _OF.match(after)
    return first_measure(after[step.end() :]) if step else ""


def _timeless(scene: _Scene, index: int) -> str:
    """The text before a figure with the periods blanked out."""
    begin = scene.begin(index)
    text = scene.before(index)
    for mention in scene.named(begin, scene.said[index].start):
        start, end = mention.start - begin, mention.end - begin
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _linked(scene: _Scene, index: int) -> bool:
    """Whether a figure only says the one before it in another way: `..., or $0.00 per share`."""
    return index > 0 and (
        _OR.fullmatch(scene.before(index)) is not None or re.match(r"[\s,(]*or\b", scene.before(index)) is not None
    )


def _period(scene: _Scene, index: int, last: Claim | None, *, moved: bool) -> tuple[Period | None, bool]:
    """The period a figure is of, and whether the sentence says so.

    What is named just before it counts first, then what the figure is linked to, then what follows it up to the next
    figure, then what was said earlier. In a comparison only what the comparison names counts.
    """
    one, begin = scene.said[index], scene.begin(index)
    compared = [found.end() for found in _COMPARED.finditer(scene.before(index))]
    parted = _PART.search(scene.before(index)) if index else None
    near = scene.named(begin + max([*compared[-1:], parted.start() if parted else 0]), one.start)
    before = [mention for mention in near if not (moved and _is_baseline(scene, mention))]
    if before:
        return before[-1].period, True
    if last is not None:
        return last.period, last.told
    following = _following(scene, index)
    if following and not (moved and _is_baseline(scene, following)):
        return following.period, True
    if compared:
        return None, False
    earlier = [mention for mention in scene.named(0, one.start) if not _is_baseline(scene, mention)]
    if earlier:
        return earlier[-1].period, True
    return scene.times.current, False


def _following(scene: _Scene, index: int) -> Mention | None:
    """The period named behind a figure and those linked to it, before any comparison."""
    after, stop = scene.after(index), index
    while (
        stop + 1 < len(scene.said)
        and _linked(scene, stop + 1)
        and not scene.named(scene.said[stop].end, scene.said[stop + 1].start)
    ):
        stop += 1
        after = scene.after(stop)
    begin = scene.said[stop].end
    against = _AGAINST.search(after)
    end = begin + (against.start() if against else len(after))
    return next(iter(scene.named(scene.said[index].end, end)), None)


def _is_baseline(scene: _Scene, mention: Mention) -> bool:
    return (
        re.search(
            rf"{_AGAINST.pattern}\s+(?:the\s+)?(?:end\s+of\s+)?(?:the\s+)?$",
            scene.sentence.text[: mention.start],
            re.IGNORECASE,
        )
        is not None
    )


def _baseline(scene: _Scene, index: int, period: Period | None) -> Period | None:
    """What a change is measured against: the period behind `compared to`, or meant by an adverb."""
    one, after = scene.said[index], scene.after(index)
    found = _AGAINST.search(after)
    named = scene.named(one.end + found.start(), one.end + len(after)) if found else []
    adverb = scene.adverb(scene.begin(index), one.end + len(after))
    earlier = [mention for mention in scene.named(0, one.start) if _is_baseline(scene, mention)]
    named = named or ([adverb] if adverb else earlier[-1:])
    base = named[0].period if named else None
    if base is None or period is None:
        return base
    if isinstance(period, Instant) and isinstance(base, Duration):
        return scene.times.near(Instant(base.end))
    if base == scene.times.year_before(scene.times.current):
        return scene.times.year_before(period)
    return base


def _stance(scene: _Scene, one: Said) -> Stance:
    before = scene.sentence.text[: one.start]
    if _SUPERSEDED.search(before):
        return Stance.SUPERSEDED
    told = _EXPECTED.search(scene.sentence.text) or re.search(
        r"guidance|outlook", scene.sentence.heading, re.IGNORECASE
    )
    return Stance.EXPECTED if told else Stance.REPORTED


def _respectively(scene: _Scene) -> dict[int, str]:
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
