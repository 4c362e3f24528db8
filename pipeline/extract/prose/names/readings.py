"""What a figure of a sentence measures: the words that name it, wherever they stand."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pipeline.extract.prose.links import is_linked
from pipeline.extract.prose.moves import DOWN, SAME_CURRENCY, UP, behind_bracket, is_relative
from pipeline.extract.prose.names.insertions import words_before
from pipeline.extract.prose.names.measures import Measures
from pipeline.extract.prose.names.phrases import (
    counted,
    doing,
    done_to,
    given_to,
    of_its_kind,
    paid_for,
    subject_of,
    whole_of,
)
from pipeline.extract.prose.names.wording import cleaned, is_empty, is_outcome
from pipeline.extract.prose.numbers.said import Said
from pipeline.extract.prose.periods.comparing import AGAINST, COMPARED
from pipeline.extract.prose.periods.fitting import SHARE_OF
from pipeline.extract.prose.scene import Scene
from pipeline.model.claim import Claim
from pipeline.model.statement import UnitKind

_OF = re.compile(r"\s*(?:of|in)\s+", re.IGNORECASE)
_IN_CASH = re.compile(
    r"\s*in\s+cash\b(?!\s+(?:flow|from|provided|generated|on\s+hand|equivalents)|,?\s+(?:and\s+)?(?:cash|marketable|short|restricted))",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:was|were|is|of|totaled|totaling|to|at|reached|between|range|approximately|:)\W*$", re.IGNORECASE
)
"""What stands before an amount that is said of what is named before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    """A figure and the words around it: `before` without periods and insertions, `behind` the measure it is `of`.

    `named` is the measure named last before it, `last` the figure it may share a measure with.
    """

    one: Said
    measures: Measures
    before: str
    after: str
    behind: str
    named: str
    last: Claim | None
    previous: Claim | None
    alike: str
    """The measure of the last figure before it in the same unit."""
    counted: str
    """What was counted last before it, in the same sentence: `shares repurchased`."""
    leading: str
    """The whole that its sentence begins with: `as a percentage of sales, ...`."""
    moved: bool
    led: bool
    """Whether it only continues what was said before: compared with it, or the same in another way."""

    @property
    def inherited(self) -> str:
        """The measure of the figure before."""
        return self.last.measure if self.last else ""


def name_of(scene: Scene, index: int, last: Claim | None, told: Sequence[Claim], *, moved: bool) -> str:
    """The words that name what a figure measures, empty where none do: the first of the readings below that has any.

    `told` are the figures before it in the sentence, `last` the one whose measure it may share.
    """
    words = _words(scene, index, last, told, moved=moved)
    if moved and (aside := _named_by_bracket(scene, index)) is not None:
        return aside
    found = next(filter(None, (reading(words) for reading in _READINGS)), "")
    if is_outcome(found) and words.led and words.inherited:
        found = words.inherited
    return cleaned(found, scene, words.one)


def _named_by_bracket(scene: Scene, index: int) -> str | None:
    """What stands right before a bracket: `revenue (up 5%)`; empty where that is no measure: `growth in auto (up 4%)`.

    None where a figure stands before it, which the bracket then is of.
    """
    aside = scene.within[index]
    text = scene.sentence.text[: aside[0]].rstrip() if aside else ""
    if not text[-1:].isalpha() or _UNITS.search(text) or SAME_CURRENCY.match(scene.after(index)):
        return None
    named = scene.measures.last(text)
    return named[1] if named and text.endswith(named[1].split()[-1]) else ""


_UNITS = re.compile(r"\b(?:million|billion|thousand|percent|points?|share|bps|cents)$", re.IGNORECASE)


def is_part(scene: Scene, index: int) -> bool:
    """Whether a percentage is a part of a whole: `31% of sales`."""
    return re.match(r"\s*\)?\s*of\s", scene.after(index)) is not None


def _words(scene: Scene, index: int, last: Claim | None, told: Sequence[Claim], *, moved: bool) -> _Words:
    one, before, after = scene.said[index], words_before(scene, index), scene.after(index)
    before = _resumed(scene, index, before)
    compared = [found.end() for found in COMPARED.finditer(before)] if last else []
    spoken = before[compared[-1] :] if compared else before
    outcome = _OUTCOME.search(spoken)
    measures = scene.measures
    named = measures.last(spoken[: outcome.start()] if outcome else spoken) or measures.last(spoken)
    behind = _behind(behind_bracket(scene, index) if moved else after, measures, moved=moved)
    return _Words(
        one=one,
        measures=measures,
        before=before,
        after=after,
        behind="" if is_empty(behind) else behind,
        named=named[1] if named and not is_empty(named[1]) and not _is_container(spoken, named) else "",
        last=last,
        previous=told[-1] if told else None,
        alike=next((claim.measure for claim in reversed(told) if claim.unit is one.unit), ""),
        counted=next((claim.measure for claim in reversed(told) if claim.unit in _COUNTS), ""),
        leading=_leading_whole(scene.sentence.text[: one.start]),
        moved=moved,
        led=last is not None and bool(AGAINST.search(before) or is_linked(scene, index)),
    )


def is_contained(scene: Scene, index: int) -> bool:
    """Whether a figure is only mentioned as a part of what was said before: `expense, including $179 million`."""
    return _OPENED.search(scene.sentence.text, 0, scene.said[index].start) is not None


def _resumed(scene: Scene, index: int, before: str) -> str:
    """The words before a figure where the sentence goes on: `expense, including $179 million of fees, increased`."""
    goes_on = _GOES_ON.match(before) if index and is_contained(scene, index - 1) else None
    return before[goes_on.end("aside") :] if goes_on else before


_OPENED = re.compile(r",\s*(?:which\s+)?includ(?:es|ed|ing)\W*(?:approximately\s+)?$", re.IGNORECASE)
_GOES_ON = re.compile(
    r"(?P<aside>[^,;]*,)(?=\s*(?:was|were|totall?ed|increased|decreased|declined|grew|rose|fell|improved)\b)",
    re.IGNORECASE,
)


def _behind(after: str, measures: Measures, *, moved: bool) -> str:
    """The measure of `$1.5 million of stock-based compensation`, `a 12% increase in revenue`."""
    step = (_MOVE_IN.match(after) if moved else None) or _OF.match(after)
    if not moved and _IN_CASH.match(after):
        return ""
    return measures.first(after[step.end() :]) if step else ""


_MOVE_IN = re.compile(
    r"\W*(?:(?!(?:as|due|driven|while|and|on|with|reflecting)\b)[\w-]+\W+){0,2}?"
    rf"(?:{UP}|{DOWN})\s+(?:in|to)\s+",
    re.IGNORECASE,
)


_CONTAINED = re.compile(r"\binclud(?:e|es|ed|ing)\b", re.IGNORECASE)
_OF_DONE = re.compile(
    r"\s+of\s+((?:[\w-]+\s+){1,4}?(?:repurchased|paid|acquired|sold|issued|redeemed|retired|originated))\b",
    re.IGNORECASE,
)
"""`$431 million of shares repurchased`."""
_MOVE_NOUN = re.compile(
    r"\b(?:increases?|decreases?|declines?|reductions?|drop|rise)\s+(?:of|by)\s+(?:\w+\s+)?$", re.IGNORECASE
)
_COUNTS = frozenset({UnitKind.SHARES, UnitKind.COUNT})
_INCLUDES = re.compile(r"\binclud(?:es|ed|e)\b", re.IGNORECASE)


def _is_container(before: str, named: tuple[int, str]) -> bool:
    """Whether a figure is only a part of what is named before it: `operating income includes charges of`."""
    return _INCLUDES.search(before, named[0] + len(named[1])) is not None


_OUTCOME = re.compile(
    r"\s(?:was|were|is|be)\s+(?:an?\s+)?(?:net\s+)?(?:loss|income|profit|gain|expense|benefit)\s+of\W*$", re.IGNORECASE
)
"""`Adjusted EPS was a loss of`: what follows is of the measure before."""
_JOINED = re.compile(r"\s(and|or|plus)\s+(?:approximately\s+|about\s+)?$", re.IGNORECASE)


_REACHED = re.compile(r"\b(?:to|of|was|were|totaled|averaged|reached)\s+(?:approximately\s+)?$")


_MEASURED = re.compile(
    r"\b(?:tons|tonnes|gallons|ounces|pounds|feet|[a-z]*(?:bbl|cfe?|boe|btu|wh|watts)s?(?:/d\w*)?)\b", re.IGNORECASE
)
"""Units, which do not say what they measure: `production averaged 3,366 MMcfe/d`."""


def _count(words: _Words) -> str:
    """What is counted; shares may have a name of their own: `share repurchases to 5.0 million shares`."""
    own = words.one.unit is UnitKind.SHARES or (words.one.noun and _MEASURED.search(words.one.noun))
    if own and words.named and _REACHED.search(words.before):
        return words.named
    return counted(words.before, words.one.noun, words.after) if words.one.noun else ""


def _one_more(words: _Words) -> str:
    """`Royalties of $9.9 million from A and $16.1 million from B`: what `and` joins directly is of the same measure."""
    joined = _JOINED.search(words.before) if words.alike and not words.moved and not words.behind else None
    beside = words.previous is not None and words.previous.unit is words.one.unit
    return words.alike if joined and (beside or joined[1] != "or") else ""


_AS_SHARE = re.compile(
    r"\bas\s+a\s+percent(?:age)?\s+of\s+(?:the\s+|our\s+|its\s+)?(?P<whole>[^,;:]{3,60}),", re.IGNORECASE
)
"""`As a percentage of sales, expenses were`."""


def _leading_whole(text: str) -> str:
    shares = _AS_SHARE.findall(text)
    return " ".join(shares[-1].split()) if shares else ""


def _share_of_whole(words: _Words) -> str:
    """`31% of sales`, `as a percentage of sales, expenses were 31%`: the part and its whole."""
    relative = is_relative(words.one) and not words.moved
    whole = (whole_of(words.after) if relative else "") or (words.leading if relative or words.one.points else "")
    if not whole:
        return ""
    part = (words.named or _of_the_clause(words) or words.inherited).partition(SHARE_OF)[0]
    return f"{part}{SHARE_OF}{whole}" if part else whole


def _told_behind(words: _Words) -> str:
    own = _CONTAINED.search(words.before) or (words.moved and _MOVE_NOUN.search(words.before))
    if words.behind and (own or not (words.named and _VERB.search(words.before))):
        return (done_to(words.before, words.after) if words.measures.is_balance(words.behind) else "") or words.behind
    done = _OF_DONE.match(words.after) if not words.moved else None
    return " ".join(done[1].split()) if done and not words.named else ""


def _kind(words: _Words) -> str:
    """`The $29 million ceded to reinsurers`, `a $2.0 million provision for loan losses`."""
    if words.moved:
        return ""
    return (
        given_to(words.before, words.after)
        or _told_behind(words)
        or of_its_kind(words.before, words.after, words.measures, first=words.previous is None)
    )


def _per_share(words: _Words) -> str:
    if words.one.unit is not UnitKind.PER_SHARE:
        return ""
    share = _SHARE.match(words.after)
    tail = " ".join(share[1].split()) if share else ""
    if words.measures.last(tail):
        return tail
    of = re.match(r"\s*of\s+", words.after[share.end() :]) if share and not words.named else None
    behind = words.measures.first(words.after[share.end() + of.end() :]) if share and of else ""
    name = behind or words.named or words.inherited
    return name if " per " in f" {name} " or not tail else f"{name} {tail}".strip()


_SHARE = re.compile(
    r"\W*(?!(?:and|or|compared|versus|while|with|from)\b)(.{0,60}?\b(?:share|unit|ads))\b", re.IGNORECASE
)


_NOUN_OF = re.compile(
    r"\b(?:and|to|by|from|included|includes|including)\s+(?:(?:the|an?)\s+)?(?P<noun>(?!increase|decrease|decline|total|average|range|amount|aggregate"
    r"|excess|midpoint|end|loss|gain|net)[a-z]{5,}(?:tion|ment|al|ing|ery|ure))\s+of\W*$",
    re.IGNORECASE,
)
_WHAT = re.compile(r"\s+(?:of|in)\s+(?:the\s+|our\s+|its\s+)?(?P<what>[A-Za-z][\w-]*(?:\s+[\w-]+){0,3})")


def _noun_of(words: _Words) -> str:
    """`The collection of $320,000 in penalties`: what was done names the amount, with what stands behind."""
    noun, what = _NOUN_OF.search(words.before), _WHAT.match(words.after)
    return f"{noun['noun']} of {what['what']}" if noun and what else ""


def _paid(words: _Words) -> str:
    return "" if words.moved else paid_for(words.before, words.counted)


def _named(words: _Words) -> str:
    """The measure named before it; what its guidance is of, where that is what it names."""
    measure = _GUIDED.sub("", words.named)
    return measure if measure == words.named or words.measures.last(measure) else ""


_GUIDED = re.compile(r"\s+(?:guidance|outlook|forecast)$", re.IGNORECASE)


def _of_which(words: _Words) -> str:
    """`Total debt was $3.7 billion, of which $882 million were borrowings`."""
    told = _WERE.match(words.after) if re.search(r"\bof\s+which\W*$", words.before) else None
    return words.measures.first(words.after[told.end() :]) if told else ""


_WERE = re.compile(r"\s+(?:was|were|is|are)\s+")


def _doing(words: _Words) -> str:
    return "" if words.moved or not words.named else doing(words.before, words.after, words.named)


def _earned(words: _Words) -> str:
    return "net income" if re.search(r"\bearned\W*$", words.before, re.IGNORECASE) else ""


def _of_the_clause(words: _Words) -> str:
    return "" if words.led else subject_of(words.before) or done_to(words.before, words.after)


def _inherited(words: _Words) -> str:
    """The measure of the figure before, where nothing new is begun: no percentage is of what was counted."""
    last = words.last
    share = words.one.unit is UnitKind.PURE and not words.moved and last is not None and last.unit in _COUNTS
    anew = ";" in words.before and last is not None and last.unit is not words.one.unit
    return "" if share or anew else words.inherited


_READINGS: tuple[Callable[[_Words], str], ...] = (
    _count,
    _share_of_whole,
    _one_more,
    _kind,
    _told_behind,
    _of_which,
    _noun_of,
    _doing,
    _per_share,
    _paid,
    _named,
    _earned,
    _of_the_clause,
    _inherited,
)
