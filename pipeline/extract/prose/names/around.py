"""The words around a figure: what stands before and behind it, and the measures they name."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.extract.prose.links import is_linked
from pipeline.extract.prose.moves import DOWN, UP, behind_bracket
from pipeline.extract.prose.names.insertions import words_before
from pipeline.extract.prose.names.measures import Measures
from pipeline.extract.prose.names.phrases import subject_of
from pipeline.extract.prose.names.wording import is_empty, is_outcome
from pipeline.extract.prose.numbers.said import Said
from pipeline.extract.prose.periods.comparing import AGAINST, COMPARED
from pipeline.extract.prose.scene import Scene
from pipeline.model.claim import Claim
from pipeline.model.statement import UnitKind

COUNTS = frozenset({UnitKind.SHARES, UnitKind.COUNT})
"""Units of what is counted rather than valued."""
_OF = re.compile(r"\s*(?:of|in)\s+", re.IGNORECASE)
_IN_CASH = re.compile(
    r"\s*in\s+cash\b(?!\s+(?:flow|from|provided|generated|on\s+hand|equivalents)|,?\s+(?:and\s+)?(?:cash|marketable|short|restricted))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A figure and the words around it: `before` without periods and insertions, `behind` the measure it is `of`.

    `named` is the measure named last before it, `last` the figure it may share a measure with.
    """

    one: Said
    measures: Measures
    before: str
    after: str
    untimed: str
    """The words behind it without periods."""
    beyond: str
    """What stands after it, or after those listed with it: `repurchased $6 million and $20 million of our stock`."""
    rest: str
    """All that stands behind it in the sentence."""
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


def words_around(scene: Scene, index: int, last: Claim | None, told: Sequence[Claim], *, moved: bool) -> Words:
    """What stands around the figure at ``index``; ``last`` is the figure it goes on from, ``told`` all before it."""
    one, before, after = scene.said[index], words_before(scene, index), scene.after(index)
    before = _resumed(scene, index, before)
    compared = [found.end() for found in COMPARED.finditer(before)] if last else []
    spoken = before[compared[-1] :] if compared else before
    outcome = _OUTCOME.search(spoken)
    measures = scene.measures
    named = measures.last(spoken[: outcome.start()] if outcome else spoken) or measures.last(spoken)
    if outcome and named and is_outcome(named[1]):
        named = None  # `this is estimated to be a loss of`
    titled = _TITLED.match(spoken)
    if titled and named and named[0] < titled.end() and subject_of(spoken[titled.end() :]):
        named = None
    behind = _behind(behind_bracket(scene, index) if moved else after, measures, moved=moved)
    return Words(
        one=one,
        measures=measures,
        before=before,
        after=after,
        rest=scene.sentence.text[one.end :],
        untimed=scene.timeless(one.end, one.end + len(after)),
        beyond=_beyond(scene, index, after),
        behind="" if is_empty(behind) else behind,
        named=named[1] if named and not is_empty(named[1]) and not _is_container(spoken, named) else "",
        last=last,
        previous=told[-1] if told else None,
        alike=next((claim.measure for claim in reversed(told) if claim.unit is one.unit), ""),
        counted=next((claim.measure for claim in reversed(told) if claim.unit in COUNTS), ""),
        leading=_leading_whole(scene.sentence.text[: one.start]),
        moved=moved,
        led=last is not None and bool(AGAINST.search(before) or is_linked(scene, index)),
    )


def _beyond(scene: Scene, index: int, after: str) -> str:
    """The words behind a figure, or what the last of those that it is listed with is `of`."""
    at = index
    while at + 1 < len(scene.said) and (_AND.fullmatch(scene.before(at + 1)) or is_linked(scene, at + 1)):
        at += 1
    beyond = scene.after(at)
    return beyond if _OF.match(beyond) else after


_AND = re.compile(r"\s*and\s+(?:approximately\s+)?")


def is_contained(scene: Scene, index: int) -> bool:
    """Whether a figure is only mentioned as a part of what was said, or left out: `expense, including $179 million`."""
    return _OPENED.search(scene.sentence.text, 0, scene.said[index].start) is not None


def _resumed(scene: Scene, index: int, before: str) -> str:
    """The words before a figure where the sentence goes on: `expense, including $179 million of fees, increased`."""
    goes_on = _GOES_ON.match(before) if index else None
    if goes_on and is_contained(scene, index - 1):
        return before[goes_on.end("aside") :]
    earlier = words_before(scene, index - 1) if goes_on else ""
    told = _TOLD_ASIDE.search(earlier)
    return f"{earlier[: told.start()]} {before[goes_on.end('aside') :]}" if goes_on and told else before


_TOLD_ASIDE = re.compile(
    r",\s*(?:which\s+)?(?:(?:now|also)\s+)?(?:represent(?:s|ed|ing)|account(?:s|ed|ing)?\s+for|ma(?:kes|de|king)\s+up"
    r"|compris(?:es|ed|ing))\s+(?:approximately\s+|about\s+|nearly\s+)?$",
    re.IGNORECASE,
)
"""`International revenue, which represented 41% of total, grew 15%`: the revenue grew."""
_OPENED = re.compile(
    r",\s*(?:(?:which\s+)?includ(?:es|ed|ing)|excluding)\s+(?:(?:an?|the)\s+)?(?:(?:gains?|charges?|benefits?)\s+of\s+)?"
    r"(?:approximately\s+)?$",
    re.IGNORECASE,
)
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

_INCLUDES = re.compile(r"\binclud(?:es|ed|e)\b", re.IGNORECASE)


def _is_container(before: str, named: tuple[int, str]) -> bool:
    """Whether a figure is only a part of what is named before it: `operating income includes charges of`."""
    return _INCLUDES.search(before, named[0] + len(named[1])) is not None


_TITLED = re.compile(r"\W*(?:[\w&',/-]+\s+){1,7}?[–-]\s")
"""`Ad impressions and price per ad - ... ad impressions delivered rose`: a title names nothing that has a name."""
_OUTCOME = re.compile(
    r"\s(?:was|were|is|be)\s+(?:an?\s+)?(?:net\s+)?(?:loss|income|profit|gain|expense|benefit)\s+of(?:\s+(?:approximately|about))?\W*$",
    re.IGNORECASE,
)
"""`Adjusted EPS was a loss of`: what follows is of the measure before."""

_AS_SHARE = re.compile(
    r"\bas\s+a\s+percent(?:age)?\s+of\s+(?:the\s+|our\s+|its\s+)?(?P<whole>[^,;:\d]{3,60}),", re.IGNORECASE
)
"""`As a percentage of sales, expenses were`."""


def _leading_whole(text: str) -> str:
    shares = _AS_SHARE.findall(text)
    return " ".join(shares[-1].split()) if shares else ""
