"""What a figure of a sentence measures: the words that name it, wherever they stand."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from pipeline.extract.prose.figures import Said
from pipeline.extract.prose.fitting import SHARE_OF
from pipeline.extract.prose.measures import first_measure, is_balance, last_measure
from pipeline.extract.prose.moves import DOWN, TAX, UP, is_relative
from pipeline.extract.prose.periods import AGAINST, COMPARED, is_linked
from pipeline.extract.prose.phrases import counted, done_to, given_to, of_its_kind, paid_for, subject_of, whole_of
from pipeline.extract.prose.scene import Scene
from pipeline.model.claim import Claim
from pipeline.model.statement import UnitKind

_LONG_ASIDE = re.compile(r"\((?=[^\s()]+\s+[^\s()]+\s+[^\s()])(?:[^()]|\([^()]*\))*\)")
_INSERTED = re.compile(
    r",\s*(?:including|which|(?:(?:mainly|primarily|largely|partly|partially|principally)\s+)?(?:due\s+to|driven\s+by|reflecting))\b"
    r"[^;:]*?,(?=\s*(?:was|were|is|are|totall?ed|increased|decreased|declined|grew|rose|fell|improved|of)\b)",
    re.IGNORECASE,
)
"""What is said in between of something else: `expenses, including amortization, totaled`."""
_WHOLE = re.compile(r"\s*of\s[^,;.()]*(?=[,;])", re.IGNORECASE)
"""What the percentage before is a part of."""
_NOTHING = re.compile(
    r"(?:above\s+|prior\s+|previous\s+)?(?:growth|guidance|outlook)|per\s+(?:\w+\s+)*share", re.IGNORECASE
)
"""Words that stand where a measure does and name none."""
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
    before: str
    after: str
    behind: str
    named: str
    last: Claim | None
    previous: Claim | None
    moved: bool
    led: bool
    """Whether it only continues what was said before: compared with it, or the same in another way."""

    @property
    def inherited(self) -> str:
        """The measure of the figure before."""
        return self.last.measure if self.last else ""


def name_of(scene: Scene, index: int, last: Claim | None, previous: Claim | None, *, moved: bool) -> str:
    """The words that name what a figure measures, empty where none do: the first of the readings below that has any."""
    words = _words(scene, index, last, previous, moved=moved)
    found = next(filter(None, (reading(words) for reading in _READINGS)), "")
    return "" if _NOTHING.fullmatch(found) else found


def is_part(scene: Scene, index: int) -> bool:
    """Whether a percentage is a part of a whole: `31% of sales`."""
    return re.match(r"\s*\)?\s*of\s", scene.after(index)) is not None


def words_before(scene: Scene, index: int) -> str:
    """The text before a figure with periods, and what is said in between of something else, blanked out."""
    begin = scene.begin(index)
    text = scene.before(index)
    for mention in scene.named(begin, scene.said[index].start):
        text = _blank(text, mention.start - begin, mention.end - begin)
    hidden = [*TAX.finditer(text), *_LONG_ASIDE.finditer(text), *_INSERTED.finditer(text)]
    if index and scene.said[index - 1].unit is UnitKind.PURE and (whole := _WHOLE.match(text)):
        hidden.append(whole)
    for found in hidden:
        text = _blank(text, *found.span())
    return text


def _blank(text: str, start: int, end: int) -> str:
    return text[:start] + " " * (end - start) + text[end:]


def _words(scene: Scene, index: int, last: Claim | None, previous: Claim | None, *, moved: bool) -> _Words:
    before, after = words_before(scene, index), scene.after(index)
    compared = [found.end() for found in COMPARED.finditer(before)] if last else []
    named = last_measure(before[compared[-1] :] if compared else before)
    behind = _behind(after, moved=moved)
    return _Words(
        one=scene.said[index],
        before=before,
        after=after,
        behind="" if _NOTHING.fullmatch(behind) else behind,
        named=named[1] if named and not _NOTHING.fullmatch(named[1]) else "",
        last=last,
        previous=previous,
        moved=moved,
        led=last is not None and bool(AGAINST.search(before) or is_linked(scene, index)),
    )


def _behind(after: str, *, moved: bool) -> str:
    """The measure of `$1.5 million of stock-based compensation`, `a 12% increase in revenue`."""
    if moved:
        step = _MOVE_IN.match(after) or re.match(r"\s*in\s+", after)
    else:
        step = None if _IN_CASH.match(after) else _OF.match(after)
    return first_measure(after[step.end() :]) if step else ""


_MOVE_IN = re.compile(rf"\W*(?:[\w-]+\W+){{0,2}}?(?:{UP}|{DOWN})\s+in\s+", re.IGNORECASE)


def _count(words: _Words) -> str:
    return counted(words.before, words.one.noun) if words.one.noun else ""


def _share_of_whole(words: _Words) -> str:
    whole = whole_of(words.after) if is_relative(words.one) and not words.moved else ""
    if not whole:
        return ""
    part = (words.named or subject_of(words.before) or words.inherited).partition(SHARE_OF)[0]
    return f"{part}{SHARE_OF}{whole}" if part else whole


def _told_behind(words: _Words) -> str:
    if words.behind and not (words.named and _VERB.search(words.before)):
        return (done_to(words.before, words.after) if is_balance(words.behind) else "") or words.behind
    return ""


def _kind(words: _Words) -> str:
    """`The $29 million ceded to reinsurers`, `a $2.0 million provision for loan losses`."""
    if words.moved:
        return ""
    return given_to(words.before, words.after) or _told_behind(words) or of_its_kind(words.before, words.after)


def _per_share(words: _Words) -> str:
    if words.one.unit is not UnitKind.PER_SHARE:
        return ""
    share = _SHARE.match(words.after)
    tail = " ".join(share[1].split()) if share else ""
    if last_measure(tail):
        return tail
    of = re.match(r"\s*of\s+", words.after[share.end() :]) if share and not words.named else None
    behind = first_measure(words.after[share.end() + of.end() :]) if share and of else ""
    name = behind or words.named or words.inherited
    return name if " per " in f" {name} " or not tail else f"{name} {tail}".strip()


_SHARE = re.compile(r"\W*(.{0,60}?\b(?:share|unit|ads))\b", re.IGNORECASE)


def _paid(words: _Words) -> str:
    return paid_for(words.before, words.previous.measure) if words.previous and not words.moved else ""


def _named(words: _Words) -> str:
    guided = words.last is not None and re.search(r"\bguidance\b", words.named, re.IGNORECASE)
    return "" if guided else words.named


def _earned(words: _Words) -> str:
    return "net income" if re.search(r"\bearned\W*$", words.before, re.IGNORECASE) else ""


def _of_the_clause(words: _Words) -> str:
    return "" if words.led else subject_of(words.before) or done_to(words.before, words.after)


def _inherited(words: _Words) -> str:
    return words.inherited


_READINGS: tuple[Callable[[_Words], str], ...] = (
    _count,
    _share_of_whole,
    _kind,
    _told_behind,
    _per_share,
    _paid,
    _named,
    _earned,
    _of_the_clause,
    _inherited,
)
