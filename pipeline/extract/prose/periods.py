"""The period a figure of a sentence is of, and the one a change is measured against."""

import re

from pipeline.extract.prose.mentions import Mention
from pipeline.extract.prose.scene import Scene
from pipeline.model.claim import Claim
from pipeline.model.period import Duration, Instant, Period
from pipeline.model.statement import UnitKind

_WORDS = (
    r"(?<!-)\b(?:compare[sd]?\s+(?:to|with)|versus|vs\.?|from|over|against|than|relative\s+to|(?:flat|unchanged)\s+(?:to|with)"
    r"|in\s+line\s+with|below|above)"
)
AGAINST = re.compile(rf"{_WORDS}(?![\w-])", re.IGNORECASE)
"""What stands between a figure and the one it is compared with."""
_BASE = re.compile(rf"{_WORDS}\s+(?:the\s+)?(?:end\s+of\s+)?(?:the\s+)?$", re.IGNORECASE)
_NEXT = re.compile(r";|,\s*(?:bringing|which|while|with|but)\b", re.IGNORECASE)
"""Where something else begins to be spoken of."""
_LEFT_OUT = re.compile(r"\b(?:excluding|including|before)\s+(?:the\s+)?$", re.IGNORECASE)
_REACHED = re.compile(r"[\s,]*to\W*(?:approximately\W*)?", re.IGNORECASE)
_FLAT = re.compile(
    r"\b(?:flat|unchanged|similar|consistent)\s+(?:to|with|from|compared\s+(?:to|with))\s+(?:the\s+)?$", re.IGNORECASE
)
COMPARED = re.compile(
    r"\b(?:better\s+than|lower\s+than|higher\s+than|compare[sd]?\s+(?:to|with)|versus|vs\.?|(?:up|down)\s+from|against)\b",
    re.IGNORECASE,
)
_JOINS = re.compile(r"[\s,]*\b(?:and|versus|vs|compared|but|from|to|than)\b", re.IGNORECASE)
_THIS_COMPARES = re.compile(r"\W*(?:this|that|these|those)\s+(?:results?\s+|figures?\s+)?compare[sd]?\b", re.IGNORECASE)
_COMPARING = re.compile(r"\bcomparing\b[^,;]{0,80}\bto\s+(?:the\s+)?$", re.IGNORECASE)
_ANEW = re.compile(
    r"[;:]|\b(?:was|were|is|are|totall?ed|increased|decreased|declined|grew|rose|fell|improved|reached|included|with|while)\b",
    re.IGNORECASE,
)
"""What begins something new after a comparison."""
_LISTED = re.compile(r"[\s,]*(?:and\s+)?(?:approximately\s+)?", re.IGNORECASE)
_EACH = re.compile(r"\brespectively\b", re.IGNORECASE)
_AS_OF = re.compile(r"(?<=as of ).|as\s+of\b", re.IGNORECASE)
_TWO = 2
_OR = re.compile(r"[\s,;(]*(?:\(?or|and|,|equal\s+to|\()[\s,(]*", re.IGNORECASE)
_SAID_AGAIN = re.compile(
    r"[\s,(]*(?:per\s+(?:\w+\s+){0,2}share[\s,]*)?(?:(?:during|for|in|at|ended)\b[\s,]*(?:the\b[\s,]*)?)?or\b",
    re.IGNORECASE,
)
_PART = re.compile(r",|;|:(?!\s*$)|\b(?:and|but|while|or|compared|versus|vs)\b", re.IGNORECASE)
"""What parts the words that still belong to a figure from those of the next."""


def period_of(scene: Scene, index: int, last: Claim | None, *, moved: bool) -> tuple[Period | None, bool]:
    """The period a figure is of, and whether the sentence says so.

    What is named just before it counts first, then what the figure is linked to, then what follows it up to the next
    figure, then what was said earlier. In a comparison only what the comparison names counts.
    """
    if (whole := _this_compares(scene)) is not None:
        return whole, True
    if (each := _respectively(scene, index, moved=moved)) is not None:
        return each
    if (paid := _paid_on(scene, index)) is not None:
        return paid, True
    one, begin = scene.said[index], scene.begin(index)
    compared = [found.end() for found in COMPARED.finditer(scene.before(index))]
    parted = _PART.search(scene.before(index)) if index else None
    origin = index > 0 and is_origin(scene, index - 1)
    near = (
        [] if origin else scene.seen(index, begin + max([*compared[-1:], parted.start() if parted else 0]), one.start)
    )
    before = [
        mention
        for mention in near
        if not (moved and _is_baseline(scene, mention))
        and not _is_past(scene, mention, one.start)
        and not _closes(scene, mention, index)
    ]
    following = _following(scene, index)
    if is_origin(scene, index):
        return _origin(scene, index, following)
    if before and not (following and _gives_way(scene, before[-1], following, one.start)):
        return before[-1].period, True
    behind = following if following and not (moved and _is_baseline(scene, following)) else None
    if not (moved or behind or is_linked(scene, index)) and _is_base(scene, index):
        return _base(scene, index), False
    anew = ";" in scene.before(index)
    if last is not None and not anew and (behind is None or is_linked(scene, index)):
        return last.period, last.told
    if behind:
        return behind.period, True
    if compared:
        return _compared_first(scene, index) if moved else None, False
    earlier = [
        mention
        for mention in scene.seen(index, 0, one.start)
        if not (_is_compared(scene, mention) or (mention.relative and not _leads(scene, mention)))
    ]
    if earlier:
        return earlier[-1].period, True
    later = _later(scene, index)
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


def _is_base(scene: Scene, index: int) -> bool:
    """Whether a figure is what the one before it is compared with: `up 41% from $1.39`, `versus net income of $5`."""
    return index > 0 and _FROM.search(scene.before(index)) is not None


_FROM = re.compile(
    r"\bfrom\s+(?:(?:the|an?|its|our|approximately|about)\s+)*(?:(?:(?!(?:and|or|operations|operating)\b)[\w-]+\s+){1,5}of\s+)?\W*$|\b(?:compare[sd]?\s+(?:to|with)|versus|vs\.?|(?:better|higher|lower|less|more)\s+than"
    r"|(?:growth|increase|decrease|improvement|decline)\s+over)\s+(?:(?!\b(?:was|were|is|are|and|which|that)\b)[\w'’()-]+\s+){0,6}?"
    r"(?:of\s+)?(?:approximately\s+|about\s+)?\W*$",
    re.IGNORECASE,
)


def _base(scene: Scene, index: int) -> Period | None:
    """What is compared with where it does not say of when it is: as an adverb tells, or all that the release compares."""
    one = scene.said[index]
    adverb = scene.adverb(0, one.start)
    named = [mention for mention in scene.seen(index, 0, one.start) if _is_baseline(scene, mention)]
    return adverb.period if adverb else named[-1].period if named else scene.times.base


def _later(scene: Scene, index: int) -> Period | None:
    """The first period behind a figure, others between: `$60 million of notes at a 20% discount during fiscal 2005`."""
    end, text = scene.said[index].end, scene.sentence.text
    first = next((mention for mention in scene.seen(index, end, len(text)) if not mention.relative), None)
    if first is None or (isinstance(first.period, Instant) and not _AS_OF.match(text, first.start)):
        return None
    between = text[end : first.start]
    parts = (COMPARED, _NEXT) if isinstance(first.period, Instant) else (COMPARED, _NEXT, AGAINST, _ANEW)
    return None if any(words.search(between) for words in parts) else first.period


def _respectively(scene: Scene, index: int, *, moved: bool) -> tuple[Period | None, bool] | None:
    """`0.12% and 0.15% at the end of the quarter and the preceding year, respectively`: one period each.

    The periods stand behind the figures or before them; what they are compared with is no period of theirs.
    """
    run = _run(scene, index)
    if len(run) < _TWO:
        return None
    begin, end = scene.begin(run[0]), scene.said[run[-1]].end
    stop = next(_EACH.finditer(scene.sentence.text, end), None)
    behind = scene.named(end, stop.start()) if stop else []
    named = behind or scene.named(begin, scene.said[run[0]].start)
    if stop is None or len(named) != len(run):
        return None
    if _is_baseline(scene, named[0]):
        return (scene.times.current if moved else None), False
    period, first = named[index - run[0]].period, named[0].period
    if isinstance(first, Instant) and isinstance(period, Duration):
        return scene.times.near(Instant(period.end)), True
    return period, True


def _run(scene: Scene, index: int) -> range:
    """The figures that stand in one list with a figure: `$17 million, $17 million and $23 million`."""
    first = last = index
    while first > 0 and _LISTED.fullmatch(scene.before(first)):
        first -= 1
    while last + 1 < len(scene.said) and _LISTED.fullmatch(scene.before(last + 1)):
        last += 1
    return range(first, last + 1)


def _this_compares(scene: Scene) -> Period | None:
    """The one period of `This compares to revenue of $286.4 million and a loss of $10 million in the prior quarter`."""
    only = scene.mentions[0] if len(scene.mentions) == 1 else None
    return only.period if only and _THIS_COMPARES.match(scene.sentence.text) else None


def _as_long(scene: Scene) -> Period | None:
    """`Expense rose 15% from $22.4 million in fiscal 2005`: what is reported is a year too, where tables have one."""
    compared = (mention for mention in scene.mentions if not mention.relative and _is_compared(scene, mention))
    lengths = (mention.period for mention in compared if isinstance(mention.period, Duration))
    alike = (scene.times.alike(length, scene.times.current.end) for length in lengths)
    return next((period for period in alike if period in scene.times.known), None)


def _compared_first(scene: Scene, index: int) -> Period | None:
    """`Compared with the first quarter of 2021, revenue increased $472 million`: what is reported, as long as that."""
    named = scene.named(0, scene.said[index].start)
    if index == 0 and len(named) == 1 and named[0].period and _is_baseline(scene, named[0]):
        return scene.times.alike(named[0].period, scene.times.current.end)
    return None


def _is_past(scene: Scene, mention: Mention, start: int) -> bool:
    """Whether a comparison stands between a period and a figure, or what the figure has not moved from."""
    text = scene.sentence.text
    return (
        _FLAT.search(text, 0, mention.start) is not None
        or COMPARED.search(text, mention.end, start) is not None
        or (_is_baseline(scene, mention) and _REACHED.fullmatch(text[mention.end : start]) is not None)
    )


def _closes(scene: Scene, mention: Mention, index: int) -> bool:
    """Whether a period belongs to what is said before a figure, which then tells of a cause.

    `... compared to $369 million in the prior year quarter due to a $1.2 billion increase`.
    """
    text, begin = scene.sentence.text, scene.begin(index)
    if not index or not _LED.search(text, begin, mention.start):
        return False
    return _CAUSE.search(text, mention.end, scene.said[index].start) is not None


_LED = re.compile(r"\b(?:for|in|at|of|on|during|ended)\s+(?:the\s+)?$", re.IGNORECASE)
_CAUSE = re.compile(
    r"\b(?:due|driven|because|reflect(?:s|ed|ing)|result(?:s|ed|ing)?|attributable|offset|owing|caused|led\s+by|as\s+a\s+result)\b",
    re.IGNORECASE,
)
"""What begins to tell why."""


def _leads(scene: Scene, mention: Mention) -> bool:
    """Whether a period that is only meant is what its clause is about: `the margin for the preceding quarter was`."""
    text = scene.sentence.text
    return text.startswith("'s", mention.end - 2) or _LED.search(text, 0, mention.start) is not None


def _is_compared(scene: Scene, mention: Mention) -> bool:
    """Whether a period is that of what something was compared with: nothing is said anew between `from` and it."""
    text = scene.sentence.text
    against = next(reversed(list(AGAINST.finditer(text, 0, mention.start))), None)
    if against is None:
        return _COMPARING.search(text, 0, mention.start) is not None
    return not _ANEW.search(text, against.end(), mention.start)


def _origin(scene: Scene, index: int, following: Mention | None) -> tuple[Period | None, bool]:
    """The period of the first of two figures: the one named behind it, or what the sentence compares with."""
    if following and following.end <= scene.said[index + 1].start:
        return following.period, True
    compared = [mention for mention in scene.mentions if _is_baseline(scene, mention)]
    return (compared[0].period, True) if compared else (None, False)


def _gives_way(scene: Scene, mention: Mention, following: Mention, start: int) -> bool:
    """Whether the period behind a figure is meant and not the one before it: a date is no period of what flows."""
    dated = isinstance(mention.period, Instant) and isinstance(following.period, Duration)
    return dated or _is_over(scene, mention, start)


def _is_over(scene: Scene, mention: Mention, start: int) -> bool:
    """Whether a period named before a figure belongs to the one before it: `for 2019 and $9.7 million for 2018`."""
    text = scene.sentence.text
    led = _LED.search(text, 0, mention.start) or not text[: mention.start].strip()
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
    stops = [found.start() for found in (AGAINST.search(after), _NEXT.search(after)) if found]
    behind = scene.seen(index, scene.said[index].end, begin + min([*stops, len(after)]))
    return next((mention for mention in behind if not _LEFT_OUT.search(scene.sentence.text, 0, mention.start)), None)


def _is_baseline(scene: Scene, mention: Mention) -> bool:
    text = scene.sentence.text
    return _BASE.search(text, 0, mention.start) is not None or _COMPARING.search(text, 0, mention.start) is not None


def is_origin(scene: Scene, index: int) -> bool:
    """Whether a figure is where something came from: `declined from 3.93% to 3.90%`."""
    said = scene.said
    if index + 1 >= len(said) or not re.search(r"\bfrom\s*$", scene.before(index), re.IGNORECASE):
        return False
    return re.search(r"\bto\s*$", scene.before(index + 1), re.IGNORECASE) is not None


def baseline_of(scene: Scene, index: int, period: Period | None) -> Period | None:
    """What a change is measured against: the period behind `compared to`, or meant by an adverb."""
    one, after = scene.said[index], scene.after(index)
    found = AGAINST.search(after)
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


def is_linked(scene: Scene, index: int) -> bool:
    """Whether a figure only says the one before it in another way: `..., or $0.00 per share`."""
    before = scene.before(index)
    untimed = scene.timeless(scene.begin(index), scene.said[index].start)
    bracketed = re.fullmatch(r"\s*\(\s*", before + scene.sentence.text[scene.said[index].start]) is not None or (
        before.strip() == "(" and scene.within[index] is not None
    )
    return index > 0 and (bracketed or _OR.fullmatch(before) is not None or _SAID_AGAIN.match(untimed) is not None)
