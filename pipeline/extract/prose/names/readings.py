"""What a figure of a sentence measures: the words that name it, wherever they stand."""

import re
from collections.abc import Callable, Sequence

from pipeline.extract.prose.bracketed import UNIT, bracketed
from pipeline.extract.prose.moves import SAME_CURRENCY, is_relative
from pipeline.extract.prose.names.around import COUNTS, Words, words_around
from pipeline.extract.prose.names.complements import ACQUIRED
from pipeline.extract.prose.names.counting import counted, paid_for, shares_of
from pipeline.extract.prose.names.phrases import (
    available,
    doing,
    done_to,
    given_back,
    given_to,
    made,
    of_its_kind,
    principal,
    subject_of,
    whole_of,
)
from pipeline.extract.prose.names.shared import included, with_own
from pipeline.extract.prose.names.shares import of_which, part_made, share_of
from pipeline.extract.prose.names.wording import cleaned, is_outcome
from pipeline.extract.prose.periods.fitting import SHARE_OF
from pipeline.extract.prose.scene import Scene
from pipeline.model.claim import Claim
from pipeline.model.statement import UnitKind

_VERB = re.compile(
    r"\b(?:was|were|is|of|totaled|totaling|to|at|reached|between|range|approximately|:)\W*$", re.IGNORECASE
)
"""What stands before an amount that is said of what is named before it."""


def name_of(scene: Scene, index: int, last: Claim | None, told: Sequence[Claim], *, moved: bool) -> str:
    """The words that name what a figure measures, empty where none do: the first of the readings below that has any.

    `told` are the figures before it in the sentence, `last` the one whose measure it may share.
    """
    words = words_around(scene, index, last, told, moved=moved)
    if own := bracketed(scene, index):
        return cleaned(own.measure, scene, words.one)
    if not moved and is_relative(words.one) and whole_of(words.after) and not _share_of_whole(words):
        return ""  # a share of which nobody tells whose: the whole is not what it measures
    if moved and (aside := _named_by_bracket(scene, index)) is not None:
        return aside
    found = next(filter(None, (reading(words) for reading in _READINGS)), "")
    if is_outcome(found) and words.led and words.inherited:
        found = words.inherited
    return cleaned(with_own(found, words), scene, words.one)


def _named_by_bracket(scene: Scene, index: int) -> str | None:
    """What stands right before a bracket: `revenue (up 5%)`; empty where that is no measure: `growth in auto (up 4%)`.

    None where a figure stands before it, which the bracket then is of.
    """
    aside = scene.within[index]
    text = scene.sentence.text[: aside[0]].rstrip() if aside else ""
    if not text[-1:].isalpha() or UNIT.search(text) or SAME_CURRENCY.match(scene.after(index)):
        return None
    named = scene.measures.last(text)
    return named[1] if named and text.endswith(named[1].split()[-1]) else ""


def is_part(scene: Scene, index: int) -> bool:
    """Whether a percentage is a part of a whole: `31% of sales`."""
    return re.match(r"\s*\)?\s*of\s", scene.after(index)) is not None


_CONTAINED = re.compile(r"\b(?:includ(?:e|es|ed|ing)|inclusive\s+of|net\s+of)\b", re.IGNORECASE)
_OF_DONE = re.compile(
    r"\s+of\s+((?:[\w-]+\s+){1,4}?(?:repurchased|paid|acquired|sold|issued|redeemed|retired|originated))\b",
    re.IGNORECASE,
)
"""`$431 million of shares repurchased`."""
_MOVE_NOUN = re.compile(
    r"\b(?:increases?|decreases?|declines?|reductions?|drop|rise)\s+(?:of|by)\s+(?:\w+\s+)?$", re.IGNORECASE
)
_JOINED = re.compile(r"\s(and|or|plus)\s+(?:approximately\s+|about\s+)?$", re.IGNORECASE)


_REACHED = re.compile(r"\b(?:to|of|was|were|totaled|averaged|reached)\s+(?:approximately\s+)?$")


_MEASURED = re.compile(
    r"\b(?:tons|tonnes|gallons|ounces|pounds|feet|[a-z]*(?:bbl|cfe?|boe|btu|wh|watts)s?(?:/d\w*)?)\b", re.IGNORECASE
)
"""Units, which do not say what they measure: `production averaged 3,366 MMcfe/d`."""


def _authorized(words: Words) -> str:
    """`Repurchases of up to $2.9 billion` are allowed, and not made."""
    return "repurchase authorization" if _UP_TO.search(words.before) else ""


_UP_TO = re.compile(
    r"\b(?:repurchas(?:es?|ing)|buy(?:[\s-]?backs?|ing\s+back))\s+(?:of\s+)?up\s+to\s+(?:an\s+additional\s+)?$",
    re.IGNORECASE,
)


def _count(words: Words) -> str:
    """What is counted; shares may have a name of their own: `share repurchases to 5.0 million shares`."""
    own = words.one.unit is UnitKind.SHARES or (words.one.noun and _MEASURED.search(words.one.noun))
    if own and words.named and _REACHED.search(words.before):
        return words.named
    things = counted(words.before, words.one.noun, words.untimed) if words.one.noun else ""
    return shares_of(things, words.before, words.previous.measure) if words.previous else things


def _one_more(words: Words) -> str:
    """`Royalties of $9.9 million from A and $16.1 million from B`: what `and` joins directly is of the same measure."""
    joined = _JOINED.search(words.before) if words.alike and not words.moved and not words.behind else None
    beside = words.previous is not None and words.previous.unit is words.one.unit
    return words.alike if joined and (beside or joined[1] != "or") else ""


def _share_of_whole(words: Words) -> str:
    """`31% of sales`, `as a percentage of sales, expenses were 31%`: the part and its whole."""
    relative = is_relative(words.one) and not words.moved
    part = part_made(words.before, words.after, words.named) if relative else None
    if part is None:
        part = (words.named or _of_the_clause(words) or words.inherited).partition(SHARE_OF)[0]
    if relative and (share := share_of(words.untimed, part) or of_which(words.before, words.after, words.inherited)):
        return share
    whole = words.leading if relative or words.one.points else ""
    return f"{part}{SHARE_OF}{whole}" if part and whole else whole


def _told_behind(words: Words) -> str:
    own = _CONTAINED.search(words.before) or (words.moved and _MOVE_NOUN.search(words.before))
    if words.behind and (own or not (words.named and _VERB.search(words.before))):
        held = done_to(words.before, words.after) if words.measures.is_balance(words.behind) else ""
        given = "" if words.measures.is_flow(words.behind) else given_back(words.before, words.behind, words.untimed)
        return held or given or words.behind
    done = _OF_DONE.match(words.after) if not words.moved else None
    return " ".join(done[1].split()) if done and not words.named else ""


def _kind(words: Words) -> str:
    """`The $29 million ceded to reinsurers`, `a $2.0 million provision for loan losses`."""
    if words.moved:
        return ""
    return (
        given_to(words.before, words.after)
        or _told_behind(words)
        or of_its_kind(words.before, words.after, words.measures, first=words.previous is None)
    )


def _ratio_behind(words: Words) -> str:
    """`A 17% GAAP operating margin and 31% non-GAAP operating margin`: the ratio right behind each."""
    joined = is_relative(words.one) and not words.moved and _JOINED.search(words.before)
    ratio = words.measures.first(words.after) if joined else ""
    return ratio if words.measures.ratios.search(ratio) and words.after.split()[:1] == ratio.split()[:1] else ""


def _per_share(words: Words) -> str:
    if words.one.unit is not UnitKind.PER_SHARE:
        return ""
    share = _SHARE.match(words.after)
    tail = " ".join(share[1].split()) if share else ""
    if words.measures.last(tail):
        return tail
    of = re.match(r"\s*of\s+", words.after[share.end() :]) if share and not words.named else None
    behind = words.measures.first(words.after[share.end() + of.end() :]) if share and of else ""
    name = behind or words.named or words.inherited or _earned(words)
    return name if " per " in f" {name} " or not tail else f"{name} {tail}".strip()


_SHARE = re.compile(
    r"(?!\W*(?:and|or|compared|versus|while|with|from)\b)\W*(.{0,60}?\b(?:share|unit|ads))\b", re.IGNORECASE
)


_NOUN_OF = re.compile(
    r"\b(?:and|to|by|from|included|includes|including)\s+(?:(?:the|an?)\s+)?(?P<noun>(?!increase|decrease|decline|total|average|range|amount|aggregate"
    r"|excess|midpoint|end|loss|gain|net)[a-z]{5,}(?:tion|ment|al|ing|ery|ure))\s+of\W*$",
    re.IGNORECASE,
)
_WHAT = re.compile(r"\s+(?:of|in)\s+(?:the\s+|our\s+|its\s+)?(?P<what>[A-Za-z][\w-]*(?:\s+[\w-]+){0,3})")


def _included(words: Words) -> str:
    return "" if words.moved else included(words.before, words.untimed)


def _available(words: Words) -> str:
    return "" if words.moved else available(words.rest) or principal(words.before, words.rest)


def _noun_of(words: Words) -> str:
    """`The collection of $320,000 in penalties`: what was done names the amount, with what stands behind."""
    noun, what = _NOUN_OF.search(words.before), _WHAT.match(words.after)
    return f"{noun['noun']} of {what['what']}" if noun and what else ""


def _paid(words: Words) -> str:
    return "" if words.moved else paid_for(words.before, words.counted, each=words.one.unit is UnitKind.PER_SHARE)


def _named(words: Words) -> str:
    """The measure named before it; what its guidance is of, where that is what it names.

    What moved is all that was counted: `customers placed 7.9 million orders, an increase of 6.8%`.
    """
    previous = words.previous
    if words.moved and previous and previous.unit in COUNTS and previous.measure.startswith(f"{words.named} "):
        return previous.measure
    if told := _MOVED_AS_SHARE.fullmatch(words.named):
        part = words.measures.last(words.before[: words.before.rindex(told["as"])])
        return f"{part[1]}{SHARE_OF}{told['whole']}" if part else ""
    if grown := _GROWN.search(words.before):
        return f"{words.named.removesuffix(' growth')} in {' '.join(grown['where'].split())}"
    if words.moved and _IN_ALL.search(words.before):
        return words.named.partition(ACQUIRED)[0]
    measure = _GUIDED.sub("", words.named)
    return measure if measure == words.named or words.measures.last(measure) else ""


_MOVED_AS_SHARE = re.compile(r"(?P<as>as\s+a\s+percent(?:age)?\s+of)\s+(?P<whole>.+)", re.IGNORECASE)
"""`Loan loss reserves increased as a percentage of net loans to 2.13%`."""
_GROWN = re.compile(
    r"\sgrowth\s+in\s+(?:(?:our|the|its)\s+)?(?P<where>[^,;:]{3,60}?),?\s+(?:which|that)\s+(?:grew|rose|increased|was\s+up)\W*$",
    re.IGNORECASE,
)
"""`Revenue growth in our Bridge product line, which grew`: what grew is that line's revenue."""
_IN_ALL = re.compile(r",\s+\w+ing\W*$")
"""`Loans of $2.8 billion included $880 million of loans acquired from Alpine, increasing $639 million`: all loans."""
_GUIDED = re.compile(r"\s+(?:guidance|outlook|forecast)$", re.IGNORECASE)


def _of_which(words: Words) -> str:
    """`Total debt was $3.7 billion, of which $882 million were borrowings`."""
    told = _WERE.match(words.after) if re.search(r"\bof\s+which\W*$", words.before) else None
    return words.measures.first(words.after[told.end() :]) if told else ""


_WERE = re.compile(r"\s+(?:was|were|is|are)\s+")


def _doing(words: Words) -> str:
    return "" if words.moved or not words.named else doing(words.before, words.beyond, words.named)


def _earned(words: Words) -> str:
    return "net income" if re.search(r"\bearned\W*$", words.before, re.IGNORECASE) else ""


def _of_the_clause(words: Words) -> str:
    if words.moved and (what := made(words.before)):
        return what
    return "" if words.led else subject_of(words.before) or done_to(words.before, words.beyond)


def _inherited(words: Words) -> str:
    """The measure of the figure before, where nothing new is begun: no percentage is of what was counted."""
    last = words.last
    share = words.one.unit is UnitKind.PURE and not words.moved and last is not None and last.unit in COUNTS
    anew = ";" in words.before and last is not None and last.unit is not words.one.unit
    return "" if share or anew else words.inherited


def _moved_itself(words: Words) -> str:
    """`Sales rose 1%, reflecting 3% lower volumes`: what stands right behind the move is what moved."""
    found = _LOWER.match(words.after) if words.moved else None
    return words.measures.first(words.after[found.end() :]) if found else ""


_LOWER = re.compile(r"\s+(?:lower|higher)\s+(?!than\b)(?=[a-z])")


_READINGS: tuple[Callable[[Words], str], ...] = (
    _authorized,
    _available,
    _count,
    _share_of_whole,
    _ratio_behind,
    _kind,
    _moved_itself,
    _one_more,
    _told_behind,
    _of_which,
    _noun_of,
    _doing,
    _included,
    _paid,
    _per_share,
    _named,
    _earned,
    _of_the_clause,
    _inherited,
)
