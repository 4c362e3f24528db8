"""The period a figure of a sentence is of, and the one a change is measured against."""

import re

from pipeline.extract.prose.links import is_linked
from pipeline.extract.prose.periods.comparing import (
    AGAINST,
    ANEW,
    COMPARED,
    LED,
    base_of,
    closes,
    compared_first,
    goes_on,
    is_base,
    is_baseline,
    is_compared,
    is_origin,
    is_past,
    is_why,
    origin_of,
)
from pipeline.extract.prose.periods.listed import AND, Told, respectively
from pipeline.extract.prose.periods.mentions import Mention
from pipeline.extract.prose.scene import Scene
from pipeline.model.claim import Claim
from pipeline.model.period import Duration, Instant, Period
from pipeline.model.statement import UnitKind

_NEXT = re.compile(r";|,\s*(?:bringing|which|while|with|but)\b", re.IGNORECASE)
"""Where something else begins to be spoken of."""
_LEFT_OUT = re.compile(r"\b(?:excluding|including|before)\s+(?:the\s+)?$", re.IGNORECASE)
_JOINS = re.compile(r"[\s,]*\b(?:and|versus|vs|compared|but|from|to|than)\b", re.IGNORECASE)
_THIS_COMPARES = re.compile(r"\W*(?:this|that|these|those)\s+(?:results?\s+|figures?\s+)?compare[sd]?\b", re.IGNORECASE)
_AS_OF = re.compile(r"(?<=as of ).|as\s+of\b", re.IGNORECASE)
_TWO = 2
_PART = re.compile(r",|;|:(?!\s*$)|\b(?:and|but|while|or|compared|versus|vs)\b", re.IGNORECASE)
"""What parts the words that still belong to a figure from those of the next."""


def period_of(scene: Scene, index: int, last: Claim | None, *, moved: bool) -> Told:
    """The period a figure is of, and whether the sentence says so.

    What is named just before it counts first, then what the figure is linked to, then what follows it up to the next
    figure, then what was said earlier. In a comparison only what the comparison names counts.
    """
    if (outright := _outright(scene, index, moved=moved)) is not None:
        return outright
    following, linked = _following(scene, index), is_linked(scene, index)
    if is_origin(scene, index):
        told = origin_of(scene, index, following)
        reached = _following(scene, index + 1) if told[0] is None and scene.times.ahead else None
        return (reached.period, True) if reached else told  # `savings from $50 million to $75 million in 2020`
    before = _before(scene, index, moved=moved)
    if before and moved and last and last.told and _closes_list(scene, index, before):
        return last.period, True
    if before and not (following and _gives_way(scene, before, following, scene.said[index].start)):
        return (None if _is_listed(scene, before) else before.period), True
    behind = following if following and not (moved and is_baseline(scene, following)) else None
    if not (moved or behind or linked) and is_base(scene, index):
        return base_of(scene, index), False
    if last is not None and ";" not in scene.before(index) and (behind is None or linked):
        return last.period, last.told
    if behind:
        return behind.period, True
    return _spoken_of(scene, index, moved=moved)


def _outright(scene: Scene, index: int, *, moved: bool) -> Told | None:
    """The period of a figure where the build of the sentence alone decides it."""
    if (whole := _this_compares(scene) or _paid_on(scene, index)) is not None:
        return whole, True
    if _is_back(scene, index):
        return scene.times.event, True
    if (each := respectively(scene, index, moved=moved)) is not None:
        return each
    behind = None if moved else _adverb_behind(scene, index) or _compared_behind(scene, index)
    return (behind.period, True) if behind else None


def _is_back(scene: Scene, index: int) -> bool:
    """Whether a figure is of what was told before: `Upon adoption, we ...`, `net proceeds from the sale were ...`."""
    if scene.mentions:
        return False
    text, start = scene.sentence.text, scene.said[index].start
    return _UPON.match(text) is not None or (
        scene.times.event is not None and _THE_DEED.search(text, 0, start) is not None
    )


_UPON = re.compile(r"\W*upon\s+(?:the\s+|our\s+|its\s+)?(?:adoption|closing|completion|consummation)\b", re.IGNORECASE)
_THE_DEED = re.compile(
    r"\b(?:the|this)\s+(?:sale|transaction|divestiture|acquisition|offering|adoption)\b(?!\s+(?:of\s+[a-z]|is\b|will\b))",
    re.IGNORECASE,
)


def _compared_behind(scene: Scene, index: int) -> Mention | None:
    """`Increased from $60 million in the third quarter`, `down from $15 million from the prior quarter`: its own."""
    end = scene.said[index].end
    first = next(iter(scene.seen(index, end, end + len(scene.after(index)))), None)
    own = first and is_base(scene, index) and _OF_TIME.fullmatch(scene.sentence.text, end, first.start)
    return first if own else None


_OF_TIME = re.compile(r"\s+(?:in|for|at|during|of|from)\s+(?:the\s+)?", re.IGNORECASE)


def _adverb_behind(scene: Scene, index: int) -> Mention | None:
    """`Versus 61.5% in the prior year and 60.8% sequentially`: the adverb that tells when a level stood there."""
    end = scene.said[index].end
    if index == 0 or is_origin(scene, index - 1):
        return None  # `from $14 million to $15 million sequentially`: the second is what is reported
    adverb = scene.adverb(end, end + len(scene.after(index)))
    return adverb if adverb and not scene.sentence.text[end : adverb.start].strip(" (") else None


def _closes_list(scene: Scene, index: int, mention: Mention) -> bool:
    """Whether a move is told behind a list of periods: `$3 million for 2020 and $4 million for 2019, a decrease of`."""
    text, begin = scene.sentence.text, scene.begin(index)
    if index < _TWO or not LED.search(text, begin, mention.start):
        return False
    return re.match(r"\s*,", text[mention.end : scene.said[index].start]) is not None


def _is_listed(scene: Scene, mention: Mention) -> bool:
    """Whether a period is the last of several that stand together: nobody can tell which of them a figure is of."""
    text = scene.sentence.text
    listed = (m for m in scene.mentions if m.end < mention.start and AND.fullmatch(text[m.end : mention.start]))
    return any(other.period != mention.period and not other.adverb for other in listed)


def _before(scene: Scene, index: int, *, moved: bool) -> Mention | None:
    """The period named just before a figure, which is not that of a comparison or of what is said before it."""
    if index > 0 and is_origin(scene, index - 1):
        return None
    start, before = scene.said[index].start, scene.before(index)
    compared = [found.end() for found in COMPARED.finditer(before)]
    parted = _PART.search(before) if index else None
    begin = scene.begin(index) + max([*compared[-1:], parted.start() if parted else 0])
    if (whose := _which_included(scene, index)) is not None:
        return whose
    near = (
        mention
        for mention in reversed(scene.seen(index, begin, start))
        if not (moved and is_baseline(scene, mention))
        and not is_past(scene, mention, start)
        and not closes(scene, mention, index)
    )
    return next(near, None)


def _which_included(scene: Scene, index: int) -> Mention | None:
    """The period that a clause goes on to speak of: `$11 million in the year before, which included $5 million`."""
    start = scene.said[index].start
    last = next(reversed(scene.seen(index, scene.begin(index), start)), None)
    return last if last and _WHICH.match(scene.sentence.text, last.end, start) else None


_WHICH = re.compile(r"\s*,?\s*which\s+(?:also\s+)?(?:includes?d?|had|benefit\w*|contained)\b", re.IGNORECASE)


def _spoken_of(scene: Scene, index: int, *, moved: bool) -> Told:
    """The period of a figure that names none: what its sentence speaks of, else what the release does."""
    if not goes_on(scene.before(index)):
        return compared_first(scene, index) if moved else None, False
    earlier = (
        mention
        for mention in reversed(scene.seen(index, 0, scene.said[index].start))
        if not (is_compared(scene, mention) or (mention.relative and not _leads(scene, mention)))
    )
    if found := next(earlier, None):
        return found.period, True
    later = _later(scene, index, moved=moved)
    return (later, True) if later else (_as_long(scene) or scene.times.current, False)


_PAYABLE = re.compile(r"\b(?:payable|(?:be\s+)?paid|payment)\b[^.;]*?$", re.IGNORECASE)
_DIVIDEND = re.compile(r"\b(?:dividend|distribution)\b", re.IGNORECASE)


def _paid_on(scene: Scene, index: int) -> Period | None:
    """The day on which a dividend per share is paid: `a dividend of $0.20 per share, payable on May 8, 2020`."""
    one, text = scene.said[index], scene.sentence.text
    if one.unit is not UnitKind.PER_SHARE or not _DIVIDEND.search(text):
        return None
    days = (m for m in scene.seen(index, one.end, len(text)) if isinstance(m.period, Instant))
    return next((day.period for day in days if _PAYABLE.search(text, one.end, day.start)), None)


def _later(scene: Scene, index: int, *, moved: bool) -> Period | None:
    """The first period behind a figure, others between: `$60 million of notes at a 20% discount during fiscal 2005`."""
    end, text = scene.said[index].end, scene.sentence.text
    if moved and index + 2 < len(scene.said) and is_origin(scene, index + 1):
        end = scene.said[index + 2].end  # `rose $3 million from $5 million in 2019 to $8 million in 2020`
    first = next((mention for mention in scene.seen(index, end, len(text)) if not mention.relative), None)
    if first is None:
        return None
    between = text[end : first.start]
    if is_why(scene, between, first):
        return None
    if _trails(scene, index, first) and not any(words.search(between) for words in (COMPARED, _NEXT, AGAINST)):
        return first.period
    if isinstance(first.period, Instant) and not _AS_OF.match(text, first.start):
        return None
    parts = (COMPARED, _NEXT) if isinstance(first.period, Instant) and not moved else (COMPARED, _NEXT, AGAINST, ANEW)
    return None if any(words.search(between) for words in parts) else first.period


def _trails(scene: Scene, index: int, mention: Mention) -> bool:
    """Whether a period closes a row of figures: `sales were $12 billion and earnings were $4 billion for the year`."""
    ends = [one.end for one in scene.said[index + 1 :] if one.end <= mention.start]
    return bool(ends) and LED.fullmatch(scene.sentence.text[ends[-1] : mention.start].lstrip()) is not None


def _this_compares(scene: Scene) -> Period | None:
    """The one period of `This compares to revenue of $286.4 million and a loss of $10 million in the prior quarter`."""
    only = scene.mentions[0] if len(scene.mentions) == 1 else None
    return only.period if only and _THIS_COMPARES.match(scene.sentence.text) else None


def _as_long(scene: Scene) -> Period | None:
    """`Expense rose 15% from $22.4 million in fiscal 2005`: what is reported is a year too, where tables have one."""
    compared = (mention for mention in scene.mentions if not mention.relative and is_compared(scene, mention))
    lengths = (mention.period for mention in compared if isinstance(mention.period, Duration))
    alike = (scene.times.alike(length, scene.times.current.end) for length in lengths)
    return next((period for period in alike if period in scene.times.known), None)


def _leads(scene: Scene, mention: Mention) -> bool:
    """Whether a period that is only meant is what its clause is about: `the margin for the preceding quarter was`."""
    text = scene.sentence.text
    if any(one.end <= mention.start for one in scene.said):
        return False
    if not text[: mention.start].strip(' •▪●–-"“'):
        return True
    return text.startswith("'s", mention.end - 2) or LED.search(text, 0, mention.start) is not None


def _gives_way(scene: Scene, mention: Mention, following: Mention, start: int) -> bool:
    """Whether the period behind a figure is meant and not the one before it: a date is no period of what flows."""
    dated = isinstance(mention.period, Instant) and isinstance(following.period, Duration)
    return dated or _is_over(scene, mention, start)


def _is_over(scene: Scene, mention: Mention, start: int) -> bool:
    """Whether a period named before a figure belongs to the one before it: `for 2019 and $9.7 million for 2018`."""
    text = scene.sentence.text
    led = LED.search(text, 0, mention.start) or not text[: mention.start].strip()
    return bool(led) and _JOINS.match(text[mention.end : start]) is not None


def _following(scene: Scene, index: int) -> Mention | None:
    """The period named behind a figure and those linked to it, before any comparison."""
    after, stop = scene.after(index), index
    while (
        stop + 1 < len(scene.said)
        and is_linked(scene, stop + 1)
        and not scene.named(scene.said[stop].end, scene.said[stop + 1].start)
    ):
        stop += 1
        after = scene.after(stop)
    begin = scene.said[stop].end
    if scene.within[index] is None and (aside := scene.within[stop]):  # `$10 million (27% of sales) a year ago`
        begin, after = aside[1], scene.behind(aside[1], stop)
    stops = [found.start() for found in (AGAINST.search(after), _NEXT.search(after)) if found]
    behind = scene.seen(index, scene.said[index].end, begin + min([*stops, len(after)]))
    text = scene.sentence.text
    kept = (mention for mention in behind if not _LEFT_OUT.search(text, 0, mention.start))
    first = next(kept, None)
    return None if first and is_why(scene, text[begin : first.start], first) else first
