"""What a cause did to a measure: `litigation provisions reduced diluted EPS by $9.51` is no change of EPS itself."""

import re
from dataclasses import dataclass, replace

from pipeline.extract.prose.links import is_linked
from pipeline.extract.prose.moves import HEDGE
from pipeline.extract.prose.names.insertions import words_before
from pipeline.extract.prose.names.phrases import clause_name
from pipeline.extract.prose.scene import Scene
from pipeline.model.statement import UnitKind

_HOW = r"(?:(?:adversely|negatively|unfavou?rably|positively|favou?rably|also|further|partially|directly)\s+)*"
_HARMED = (
    r"(?:adversely|negatively|unfavou?rably)\s+(?:impact|affect|influenc)(?:ed|ing|s)?|hurt(?:s|ing)?"
    r"|depress(?:ed|es|ing)|pressur(?:ed|es|ing)|penali[sz]ed"
)
_HELPED = r"(?:positively|favou?rably)\s+(?:impact|affect|influenc)(?:ed|ing|s)?|benefit(?:t?ed|t?ing|s)?|aided|boosted"
_WORD = r"(?!by\b|and\b|to\b)[\w&.'’/\"“”`-]+"
_WHAT = rf"\s+(?:(?:the|our|its)\s+)?[\"“”'`]*(?P<what>(?=[A-Za-z]){_WORD}(?:\s+{_WORD}){{0,6}}?)"
_BY = rf"\s+by(?:\s+{HEDGE})?\W*$"
_ACTED = re.compile(rf"\b(?:(?P<down>{_HARMED})|(?P<up>{_HELPED})){_WHAT}{_BY}", re.IGNORECASE)
"""`Foreign exchange negatively impacted revenue by`: whoever does it."""
_MOVED = re.compile(
    rf"\s{_HOW}(?:(?P<up>increased|raised|improved|lifted|(?:will|would|could)\s+(?:increase|raise|improve))"
    rf"|(?P<down>reduced|lowered|decreased|cut|(?:will|would|could)\s+(?:reduce|lower|decrease))){_WHAT}{_BY}",
    re.IGNORECASE,
)
"""`The write-down reduced net income by`: where the subject is a cause."""
_MAKING = re.compile(
    r",\s+(?:(?:thereby|thus|effectively)\s+)?"
    rf"(?:(?P<up>increasing|raising|boosting|improving)|(?P<down>reducing|lowering|decreasing)){_WHAT}{_BY}",
    re.IGNORECASE,
)
"""`The goodwill was charged off, increasing other expenses by`: what came of what was told; a balance is moved."""
_AND = re.compile(rf"\s*(?:,\s*)?and{_WHAT}\s+by(?:\s+{HEDGE})?\W*", re.IGNORECASE)
"""`Reduced EPS by $9.51 and net income by`."""
_CAUSE = re.compile(
    r"\b(?:provisions?|charges?|costs?|expenses?|currenc(?:y|ies)|exchange(?:\s+rates?)?|translation|acquisitions?|divestitures?"
    r"|tax(?:es)?|tariffs?|weather|storms?|hurricanes?|closures?|pricing|prices?|mix|pandemic|covid-19|outages?|shutdowns?"
    r"|impairments?|write-?(?:downs?|offs?)|loss(?:es)?|gains?|adjustments?|settlements?|litigation|amortization|depreciation"
    r"|adoption|acquired|effects?|impacts?|changes?|standards?|accretion|dilution|transactions?|mergers?|strikes?|inflation|recall"
    r"|rates?|reversals?|credits?|benefits?|items?|reclassifications?|spin-?off|week|days?|timing|volumes?)\b",
    re.IGNORECASE,
)
"""Nouns of what happens to a company, and is not done by it."""
_ACTOR = re.compile(r"(?:\s*(?:the|our|its)\s+)?(?:company|management|board|bank|firm|team|segment)\b", re.IGNORECASE)
_PART_OF_MOVE = re.compile(
    r"\s*(?:of\s+)?(?:the\s+)?(?:\w+\s+)?(?:(?P<up>increase|improvement|growth|expansion)|decrease|decline|reduction|compression)\b"
    r"(?:\s+in\s+(?:(?:the|our|its)\s+)?)?",
    re.IGNORECASE,
)
_ACCOUNTED = re.compile(rf"\baccount(?:s|ed|ing)?\s+for(?:\s+{HEDGE})?\W*$", re.IGNORECASE)
"""`Lower fees accounted for 6 basis points of the decline in the margin`."""
_GAVE = re.compile(
    rf"\b(?P<verb>contributed|contributing|(?:expected\s+to\s+)?add(?:ed)?)(?:\s+{HEDGE})?\W*$", re.IGNORECASE
)
_TOOK = re.compile(
    rf"\b(?:(?P<down>shav|trimm|subtract|knock)|add|contribut)(?:ed|ing)(?:\s+{HEDGE})?\W*$", re.IGNORECASE
)
_FROM = re.compile(r"\s+(?:from|off|to)\s+(?=[a-z])", re.IGNORECASE)
_GIVEN = re.compile(r"\s+(?:of|to|in)\s+(?!the\s+company['’]s\b)(?=[a-z])", re.IGNORECASE)
"""What a segment contributes to its company's income is its own."""
_EACH = re.compile(r"\s*per\s+(?:\w+\s+){0,2}share\b", re.IGNORECASE)
_FRAME = re.compile(
    r"^(?:(?:the|an?|our|its|this|these|that|such|(?:effects?|impacts?)\s+of)\s+)+|\s+(?:is|are|was|were|has|have|had|will|would)$",
    re.IGNORECASE,
)
"""Words of the sentence at the ends of a cause: `the effect of calling CDs`, `the 53rd week is expected to add`."""
_ENDS = re.compile(r"(?:[\"“”'`]+|\s+(?:for|in|during))+$")
_WHOSE = re.compile(r"^\w+['’]s\s+")
_SHORT = 6
"""Words of a cause that still is a name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """How a figure is called as an effect, empty where nobody tells on what; `move` is 1 where it adds, else -1."""

    measure: str
    move: int
    cause: str = ""


def effect_of(scene: Scene, index: int) -> Effect | None:
    """The effect that a figure is; None where it is none."""
    before = words_before(scene, index)
    if found := _ACTED.search(before):
        return _effect(before[: found.start()], found)
    moved = _MOVED.search(before)
    if moved and _is_cause(before[: moved.start()]):
        return _effect(before[: moved.start()], moved)
    made = _MAKING.search(before)
    if made and _is_moved(scene, index, made["what"]):
        return _of(_plain(made["what"]), "", 1 if made["up"] else -1)
    return (
        _accounted(scene, index)
        or _taken(scene, index)
        or _given(scene, index)
        or (_once_more(scene, index) if index else None)
    )


def _effect(subject: str, found: re.Match[str]) -> Effect:
    cause = _cause(subject)
    return _of(_plain(found["what"]), cause, 1 if found["up"] else -1)


def _of(what: str, cause: str, move: int) -> Effect:
    whose = f" of {cause}" if cause else ""
    return Effect(measure=f"impact{whose} on {what}" if what else "", move=move, cause=cause)


def _cause(subject: str) -> str:
    """The cause where it is told in few words, without the article."""
    name = _FRAME.sub("", clause_name(subject))
    return name if len(name.split()) <= _SHORT else ""


def _is_moved(scene: Scene, index: int, what: str) -> bool:
    """Whether an amount moves what is measured over a time."""
    relative = scene.said[index].unit is UnitKind.PURE and not scene.said[index].points
    return not relative and bool(scene.measures.first(what)) and not scene.measures.is_balance(what)


def _plain(what: str) -> str:
    """What is moved, without whose it is: `the Company's total assets`."""
    return _WHOSE.sub("", _ENDS.sub("", " ".join(what.split())))


def _is_cause(subject: str) -> bool:
    """Whether the subject of a clause is what happens to a company, not the company or a part of it."""
    name = clause_name(subject)
    return bool(name) and _ACTOR.match(name) is None and _CAUSE.search(name) is not None


def _accounted(scene: Scene, index: int) -> Effect | None:
    """A part of a move; of what nobody tells where only the sentence before does."""
    moved = _PART_OF_MOVE.match(scene.after(index)) if _ACCOUNTED.search(scene.before(index)) else None
    one = scene.said[index]
    if moved is None or (one.unit is UnitKind.PURE and not one.points):
        return None
    what = scene.measures.first(scene.after(index)[moved.end() :]) if moved[0].rstrip().endswith(" in") else ""
    earlier = scene.measures.last(words_before(scene, index - 1)) if index and scene.said[index - 1].points else None
    return _of(what or (earlier[1] if earlier else ""), "", 1 if moved["up"] else -1)


def _taken(scene: Scene, index: int) -> Effect | None:
    """Points that came to a ratio or went from it: `shaved 5 basis points from the margin`, `adding 23 points to`."""
    after = scene.after(index)
    of = _FROM.match(after) if scene.said[index].points else None
    took = _TOOK.search(scene.before(index)) if of else None
    if of is None or took is None:
        return None
    return _of(_plain(scene.measures.first(after[of.end() :])), "", -1 if took["down"] else 1)


def _given(scene: Scene, index: int) -> Effect | None:
    """`The acquisition added $20 million to revenue`, `which contributed $52 million of revenue`."""
    before, after = scene.before(index), scene.after(index)
    gave, of = _GAVE.search(before), _GIVEN.match(after)
    if gave is None or of is None:
        return None
    what = _plain(scene.measures.first(after[of.end() :]))
    if not what or scene.measures.is_balance(what) or not _FLOWS.search(what):
        return None
    subject = before[: gave.start()]
    who = "" if re.search(r"\b(?:which|that)\s*$", subject) else _cause(subject)
    if gave["verb"].lower().endswith(("add", "added")) and not _is_cause(subject):
        return None
    return Effect(measure=f"{what} contributed{' by ' + who if who else ''}", move=1)


_FLOWS = re.compile(r"\b(?:revenues?|sales|income|earnings|eps|ebitda|profits?|growth|margins?)\b", re.IGNORECASE)


def _once_more(scene: Scene, index: int) -> Effect | None:
    """The effect before it told in another way or on another measure: `by $4 million, or $0.05 per share`."""
    if more := _AND.fullmatch(words_before(scene, index)):
        earlier = next(filter(None, (effect_of(scene, at) for at in range(index - 1, -1, -1))), None)
        return _of(_plain(more["what"]), earlier.cause, earlier.move) if earlier else None
    previous = effect_of(scene, index - 1) if is_linked(scene, index) else None
    if previous is None or not previous.measure:
        return None
    each = _EACH.match(scene.after(index)) if scene.said[index].unit is UnitKind.PER_SHARE else None
    return replace(previous, measure=" ".join(f"{previous.measure}{each[0] if each else ''}".split()))
