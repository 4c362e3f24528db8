"""Comparisons: what a figure is measured against, and which periods are only those of what is compared."""

import re

from pipeline.extract.prose.links import is_linked, run_of
from pipeline.extract.prose.periods.mentions import Mention
from pipeline.extract.prose.periods.named import RESPECTIVELY
from pipeline.extract.prose.scene import Scene
from pipeline.model.period import Duration, Instant, Period

_WORDS = (
    r"(?<!-)\b(?:(?:in\s+comparison|compare[sd]?)\s+(?:to|with)|versus|vs\.?|from|over(?!\s+(?:the\s+)?(?:trailing|last|past|next)\b)|since|against|than|relative\s+to|(?:flat|unchanged)\s+(?:to|with)"
    r"|in\s+line\s+with|below|above)"
)
AGAINST = re.compile(rf"{_WORDS}(?![\w-])", re.IGNORECASE)
"""What stands between a figure and the one it is compared with."""
_BASE = re.compile(rf"{_WORDS}\s+(?:the\s+)?(?:end\s+of\s+)?(?:the\s+)?$", re.IGNORECASE)
_REACHED = re.compile(r"[\s,]*to\W*(?:approximately\W*)?", re.IGNORECASE)
_FLAT = re.compile(
    r"\b(?:flat|unchanged|similar|consistent)\s+(?:to|with|from|compared\s+(?:to|with))\s+(?:the\s+)?$", re.IGNORECASE
)
COMPARED = re.compile(
    r"\b(?:better\s+than|lower\s+than|higher\s+than|(?:in\s+comparison|compare[sd]?)\s+(?:to|with)|versus|vs\.?|(?:up|down)\s+from|against)\b",
    re.IGNORECASE,
)
_COMPARING = re.compile(r"\bcomparing\b[^,;]{0,80}\bto\s+(?:the\s+)?$", re.IGNORECASE)
ANEW = re.compile(
    r"[;:]|\b(?:was|were|is|are|totall?ed|increased|decreased|declined|grew|rose|fell|improved|reached|included|with|while)\b",
    re.IGNORECASE,
)
"""What begins something new after a comparison."""
_CLAUSE = re.compile(r",\s*(?:and|while|but|whereas)\b", re.IGNORECASE)
LED = re.compile(r"\b(?:for|in|at|of|on|during|ended)\s+(?:the\s+)?$", re.IGNORECASE)
"""What leads a period that belongs to the words before it."""
CAUSE = re.compile(
    r"\b(?:due|driven|because|reflect(?:s|ed|ing)|result(?:ed|ing)|attributable|offset|owing|caused|led\s+by|as\s+a\s+result)\b",
    re.IGNORECASE,
)
"""What begins to tell why."""


def is_against(scene: Scene, index: int) -> bool:
    """Whether a comparison stands before a figure, and nothing is said anew behind it."""
    before = scene.before(index)
    clauses = [found.end() for found in _CLAUSE.finditer(before)]
    return AGAINST.search(before, clauses[-1] if clauses else 0) is not None


def is_base(scene: Scene, index: int) -> bool:
    """Whether a figure is what the one before it is compared with: `up 41% from $1.39`, `versus net income of $5`."""
    return index > 0 and _FROM.search(scene.before(index)) is not None


_HEDGED = r"(?:(?:the|an?|its|our|approximately|about)\s+)*"
_FROM = re.compile(
    rf"\bfrom\s+{_HEDGED}(?:(?:(?!(?:and|or|operations|operating)\b)[\w-]+\s+){{1,5}}of\s+)?\W*$"
    r"|\b(?:compare[sd]?\s+(?:to|with)|versus|vs\.?|(?:better|higher|lower|less|more)\s+than"
    r"|(?:growth|increase|decrease|improvement|decline)\s+over)\s+"
    rf"(?:(?!\b(?:was|were|is|are|and|which|that|due|driven|primarily|reflecting|resulting)\b)[\w'’()-]+\s+){{0,6}}?(?:of\s+)?{_HEDGED}\W*$",
    re.IGNORECASE,
)


def base_of(scene: Scene, index: int) -> Period | None:
    """What is compared with where nothing is named: what an adverb tells, or all that the release compares."""
    one = scene.said[index]
    adverb = scene.adverb(0, one.start) or scene.adverb(one.end, one.end + len(scene.after(index)))
    named = {mention.period for mention in scene.seen(index, 0, one.start) if is_compared(scene, mention)}
    return adverb.period if adverb else named.pop() if len(named) == 1 else scene.times.base


def is_origin(scene: Scene, index: int) -> bool:
    """Whether a figure is where something came from: `declined from 3.93% to 3.90%`."""
    said = scene.said
    if index + 1 >= len(said) or not re.search(r"\bfrom\s*$", scene.before(index), re.IGNORECASE):
        return False
    return re.search(r"\bto\s*$", scene.before(index + 1), re.IGNORECASE) is not None


def origin_of(scene: Scene, index: int, following: Mention | None) -> tuple[Period | None, bool]:
    """The period of the first of two figures: the one named behind it, or what the sentence compares with."""
    if following and following.end <= scene.said[index + 1].start:
        return following.period, True
    end = scene.said[index + 1].end
    adverb = scene.adverb(end, end + len(scene.after(index + 1)))
    compared = adverb or next((mention for mention in scene.mentions if is_baseline(scene, mention)), None)
    return (compared.period, True) if compared else (None, False)


def compared_first(scene: Scene, index: int) -> Period | None:
    """`Compared with the first quarter of 2021, revenue increased $472 million`: what is reported, as long as that."""
    named = scene.named(0, scene.said[index].start)
    if index == 0 and len(named) == 1 and named[0].period and is_baseline(scene, named[0]):
        return scene.times.alike(named[0].period, scene.times.current.end)
    return None


def is_past(scene: Scene, mention: Mention, start: int) -> bool:
    """Whether a comparison stands between a period and a figure, or what the figure has not moved from."""
    text = scene.sentence.text
    return (
        _FLAT.search(text, 0, mention.start) is not None
        or COMPARED.search(text, mention.end, start) is not None
        or (is_baseline(scene, mention) and _REACHED.fullmatch(text[mention.end : start]) is not None)
    )


def closes(scene: Scene, mention: Mention, index: int) -> bool:
    """Whether a period belongs to what is said before a figure, which then tells of a cause or of something else.

    `... compared to $369 million in the prior year quarter due to a $1.2 billion increase`.
    """
    text, start = scene.sentence.text, scene.said[index].start
    object_of = is_baseline(scene, mention) or LED.search(text, 0, mention.start)
    if _WHOSE.match(text, mention.end) or (_DOES.match(text, mention.end) and not object_of):
        return False  # what is said behind it is said of it
    why = CAUSE.search(text, mention.end, start) is not None
    if is_compared(scene, mention) and not _SPAN.search(text, 0, mention.end):
        return why or any((_VERB.search(text, mention.end, start), _APART.match(text, mention.end)))
    return index > 0 and why and LED.search(text, scene.begin(index), mention.start) is not None


_SPAN = re.compile(r"\bover\s+(?:the\s+)?(?:trailing|last|past)\b[^,;]*$|\bltm$|\bttm$", re.IGNORECASE)
"""`Over the trailing twelve months` compares nothing."""
_VERB = re.compile(
    r";|\b(?:was|were|is|are|totall?ed|increased|decreased|declined|grew|rose|fell|improved|reached|included|while)\b",
    re.IGNORECASE,
)
_APART = re.compile(
    r"\s*,\s*(?:including|of\s+which|with|representing|which\s+represents?)\b"
    r"|\s+on\s+an?\s+(?:[\w-]+\s+){1,3}basis,?\s+(?:including|excluding|reflecting)\b",
    re.IGNORECASE,
)
_DOES = re.compile(r"\s+(?:also\s+)?(?:\w+ed|had|has|was|were|saw)\b", re.IGNORECASE)
_WHOSE = re.compile(
    r"\s*[,(]?\s*(?:which|that|and\s+included)\b|\s+including\b|\W*(?:results?|amounts?)\b", re.IGNORECASE
)
"""What goes on to speak of a period: `the prior year quarter, which included`."""


def goes_on(before: str) -> bool:
    """Whether the words before a figure compare, and then say something anew: `compared with 2019, reflecting`."""
    compared = [found.end() for found in COMPARED.finditer(before)]
    return not compared or any(words.search(before, compared[-1]) for words in (ANEW, CAUSE, _ALSO))


_ALSO = re.compile(r",\s*(?:including|which|and)\b|\bbasis\s+(?:including|excluding|reflecting)\b", re.IGNORECASE)


def is_compared(scene: Scene, mention: Mention) -> bool:
    """Whether a period is that of what something was compared with: nothing is said anew between `from` and it."""
    text = scene.sentence.text
    against = next(reversed(list(AGAINST.finditer(text, 0, mention.start))), None)
    if against is None:
        return _COMPARING.search(text, 0, mention.start) is not None
    return not ANEW.search(text, against.end(), mention.start)


def is_baseline(scene: Scene, mention: Mention) -> bool:
    """Whether a period stands just behind a word of comparison: `from the prior quarter`."""
    text = scene.sentence.text
    return _BASE.search(text, 0, mention.start) is not None or _COMPARING.search(text, 0, mention.start) is not None


_NEXT_MOVE = re.compile(r"\s+(?:increase|decrease|growth|decline|improvement|reduction)\b", re.IGNORECASE)
"""`..., or 2.1%, and a year over year decrease of`: the adverb is of the next figure."""

_ANOTHER = re.compile(
    r"\s*(?:(?:higher|lower|more|less|better|worse)\s+than|from|over|against|versus|vs\.?|compared\s+(?:to|with))\s+"
    r"(?:the\s+|a\s+|an\s+)?(?:$|(?:prior|previous|preceding)\s+(?:period|level)s?\b)",
    re.IGNORECASE,
)
"""`Up 1% from the first quarter and down 6% from $98 million`: compared with another time than the move before it."""


def baseline_of(scene: Scene, index: int, period: Period | None) -> Period | None:
    """What a change is measured against: the period behind `compared to`, or meant by an adverb."""
    one, after = scene.said[index], scene.after(index)
    found = AGAINST.search(after)
    named = scene.named(one.end + found.start(), one.end + len(after)) if found else []
    behind = scene.adverb(one.end, one.end + len(after))
    if behind and _NEXT_MOVE.match(scene.sentence.text, behind.end):
        behind = None
    adverb = behind or scene.adverb(scene.begin(index), one.start)
    earlier = [mention for mention in scene.named(0, one.start) if is_baseline(scene, mention)]
    if each := _bases_of_each(scene, index):
        named = [each]
    if not (named or adverb) and index + 1 < len(scene.said) and is_linked(scene, index + 1):
        return baseline_of(scene, index + 1, period)
    if not (named or adverb) and index + 1 < len(scene.said) and REACHED.fullmatch(after):
        return baseline_of(scene, index + 1, period)
    anew = _ANOTHER.match(scene.timeless(one.end, one.end + len(after))) is not None
    only = earlier[-1:] if len({mention.period for mention in earlier}) == 1 and not anew else []
    named = named or ([adverb] if adverb else only)
    base = named[0].period if named else None
    if base is None or period is None:
        return base
    if isinstance(period, Instant) and isinstance(base, Duration):
        return scene.times.near(Instant(base.end))
    if base == scene.times.year_before(scene.times.current):
        return scene.times.year_before(period)
    return base


REACHED = re.compile(r",?\s*to\s+(?:approximately\s+|about\s+)?", re.IGNORECASE)
"""`Decreased 9% to $344 million compared to $380 million a year ago`: the level is compared with what it moved from."""


def _bases_of_each(scene: Scene, index: int) -> Mention | None:
    """`Up $2 million and $3 million from the third and the second quarter, respectively`: what each is against."""
    run = run_of(scene, index)
    end = scene.said[run[-1]].end
    stop = RESPECTIVELY.search(scene.sentence.text, end)
    named = scene.named(end, stop.start()) if stop else []
    against = stop and AGAINST.search(scene.sentence.text, end, named[0].start if named else end)
    return named[index - run[0]] if against and len(run) > 1 and len(named) == len(run) else None


def is_why(scene: Scene, between: str, mention: Mention) -> bool:
    """Whether a time that is over belongs to a cause: `rose $16 million, reflecting lower costs than ... in 2020`.

    Or to an event: `a cost of 3% related to the sale of the plants on May 3, 2005`, `the program announced in 2005`.
    """
    over = mention.period is not None and mention.period.end < scene.times.current.end
    day = isinstance(mention.period, Instant)
    told = CAUSE.search(between) or _ANNOUNCED.search(between) or (day and _OF_EVENT.search(between))
    return over and bool(told)


_ANNOUNCED = re.compile(r"\b(?:announced|authorized|approved)\s+(?:in|on|during)\s+(?:the\s+)?$", re.IGNORECASE)
_OF_EVENT = re.compile(r"\b(?:related\s+to|associated\s+with)\b[^,;]*\bon\s+$", re.IGNORECASE)
