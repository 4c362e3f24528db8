"""Figures that say how much something moved: `an increase of 12.6%`, `down $14 million`, `3 points higher`."""

import re

from pipeline.extract.prose.bracketed import bracketed
from pipeline.extract.prose.names.insertions import TAX, words_before
from pipeline.extract.prose.names.left_out import leaves_out
from pipeline.extract.prose.names.phrases import whole_of
from pipeline.extract.prose.numbers.said import Said
from pipeline.extract.prose.scene import Scene
from pipeline.model.claim import Claim, ClaimKind
from pipeline.model.statement import UnitKind

UP = (
    r"increas\w*|improv\w*|grow(?:th|n|s|ing)?|grew|gain(?:ed)?|rise|rose|risen"
    r"|(?<!make )(?<!makes )(?<!made )(?<!making )up|higher"
    r"|expan\w+|accelerat\w+|adding|added|climb(?:ed|ing)|jump(?:ed|ing)|surged|widened"
)
DOWN = (
    r"decreas\w*|declin\w*|reduc\w+|drop\w*|fall(?:s|en|ing)?|fell|cut|down|lower|contract(?:ed|ion)|shr[aiu]nk|narrowed"
    r"|slipped|slid|plunged|compressed"
)
HEDGE = (
    r"(?:approximately|about|around|nearly|almost|roughly|more\s+than|over|at\s+least|up\s+to|less\s+than|some"
    r"|an?\s+estimated|~)"
)
_MUCH = r"(?:another|further|additional|modest|mere|solid|strong|robust|record|slight|net|total)"
_DEGREE = rf"(?:just|only|merely|(?:an?\s+|the\s+)?{_MUCH})"
"""`Rose another 30 basis points`, `increased by just $6.0 million`."""
_MOVED = re.compile(rf"\b(?P<up>{UP})\b|\b(?P<down>{DOWN})\b", re.IGNORECASE)
_MOVED_BY = re.compile(
    rf"\b(?:(?P<up>{UP})|(?P<down>{DOWN}))(?:\s+(?:sequentially|year[\s-]over[\s-]year|organically|slightly))?"
    rf"(?:\s+(?:of|by))?(?:\s+{_DEGREE})?(?:\s+{HEDGE})?\W*$",
    re.IGNORECASE,
)
_MOVE_AFTER = re.compile(
    r"(?:[\s-]|,(?=\s*(?:increase|decrease|decline|improvement|reduction)\b))*(?:(?:year[\s-]over[\s-]year|sequential|organic|annual|quarterly|reported|net)[\s-]+)*"
    r"(?:(?P<up>increase|improvement|growth|gain(?!\s+(?:on|from|of|related|recogni[sz]ed|in\s+connection|associated))|rise|higher|above|better|more(?=\s+than))|(?P<down>decrease|decline|reduction|drop|lower|below|less(?=\s+than)))\b",
    re.IGNORECASE,
)
CONSTANT = re.compile(r"\bon\s+an?\s+(?:\w+\s+){0,2}(?:constant|local)[\s-]currency\s+basis\b", re.IGNORECASE)
_MADE = re.compile(
    r"\b(?:(?P<up>increased|improved|raised|boosted)|(?P<down>reduced|decreased|lowered))"
    rf"(?:\s+(?!(?:was|were|is|are|to|from|of|by|and)\b)[\w'-]+){{1,6}}\s+{HEDGE}\s*$",
    re.IGNORECASE,
)
"""`This provision reduced the quarter's EPS approximately`: by how much one thing moved another."""
_POINTS_MADE = re.compile(
    r"\b(?:(?P<up>increas\w+|improv\w+|expand\w*|grow|grew|rais(?:e|ed|ing))|(?:reduc\w+|decreas\w+|lower(?:ed|ing)|contract\w*|narrow\w*))"
    rf"(?:\s+(?!(?:was|were|is|are|to|from|of|by|and|at|with|which|that)\b)[\w'-]+){{1,6}}\s+{HEDGE}?\s*$",
    re.IGNORECASE,
)
"""`We expect to expand our gross profit rate approximately 40 to 70 basis points`."""
_AND_BY = re.compile(r"\s*and\s+(?:[\w-]+\s+){1,5}by\W*", re.IGNORECASE)
"""`We have grown checking balances by 27% and savings balances by`."""
_ONCE_MORE = re.compile(r"[\s(]*(?:y/y|yoy|year[\s-]over[\s-]year)?[\s,(]*(?:and\s+)?(?:up\s+|down\s+)?", re.IGNORECASE)
SAME_CURRENCY = re.compile(r"[\s(]*(?:in|on\s+an?|at)?\s*(?:(?:constant|local)[\s-]currenc|cc\b)", re.IGNORECASE)
_CAUSE = re.compile(
    r"\b(?:due\s+to|driven\s+by|result(?:ed|ing)?\s+(?:of|from)|because\s+of|attributable\s+to|reflect(?:s|ed|ing)|offset\s+by)"
    r"\W*(?:an?\s+|the\s+)?(?:(?P<up>higher|increase[sd]?(?:\s+in)?|growth\s+in)|(?:lower|decrease[sd]?(?:\s+in)?|declines?\s+in|reductions?\s+in))\s+"
    rf"(?:(?!\b(?:was|were|is|are|totall?ed|to|from|which|that)\b)[^;:])*\bof(?:\s+{HEDGE})?\W*$",
    re.IGNORECASE,
)
_PARTS = re.compile(
    r"\b(?:this|the)\s+(?:[\w-]+\s+){0,3}?(?:(?P<up>increase|growth)|(?:decrease|decline|reduction))\b[^.;]{0,60}?"
    r"\b(?:includ\w+|compris\w+|consist\w+(?:\s+of)?)\W*(?:an?\s+)?(?:approximately\s+)?$",
    re.IGNORECASE,
)
"""`This decrease included`: what follows are its parts."""
_OPENING = re.compile(
    rf"\W*(?:(?P<up>higher)|lower)\s+(?:(?!\b(?:was|were|is|are|totall?ed|to|from|which|that)\b)[^;:])*\bof(?:\s+{HEDGE})?\W*$",
    re.IGNORECASE,
)
"""`Higher clearing costs of $2.9 million were offset by lower fees of`."""
_ONE_MORE = re.compile(
    r"[\s,]*(?:and\s+)?(?:offset\s+by\s+)?(?:an?\s+)?(?:(?P<up>higher|increases?\s+in)|(?P<down>lower|decreases?\s+in))?\s*"
    rf"(?:(?!\b(?:was|were|is|are|totall?ed|to|from|which|that)\b)[^;:])*\bof(?:\s+{HEDGE})?\W*",
    re.IGNORECASE,
)
_BY = re.compile(
    rf"(?<!offset )(?<!driven )(?<!caused )(?<!led )(?<!affected )(?<!supported )(?<!followed )\bby"
    rf"(?:\s+{_DEGREE})?(?:\s+{HEDGE})?\W*$",
    re.IGNORECASE,
)


def moved_with(scene: Scene, index: int, previous: Claim) -> int | None:
    """`Decreased $6.3 million, or 3.2%`, `up 5%, or 7% excluding currency`: the same move said in another way."""
    alike = (previous.unit is UnitKind.PURE) == (scene.said[index].unit is UnitKind.PURE)
    told_anew = previous.kind is not ClaimKind.LEVEL and (not alike or leaves_out(scene.after(index)))
    return (1 if previous.value > 0 else -1) if told_anew else None


def once_more(scene: Scene, index: int, previous: Claim) -> bool:
    """Whether a percentage tells of the move told before in another way: `up 48% from X and 42% from Y`."""
    before, after = scene.before(index), scene.after(index)
    joined = re.search(r"\band(?:\s+by)?\W*$", before, re.IGNORECASE) is not None
    if previous.kind is not ClaimKind.LEVEL and _AND_BY.fullmatch(before):
        return previous.unit is scene.said[index].unit
    against = re.match(r"\s*(?:from|over|compared\s+(?:to|with))\b", after) is not None
    relative = is_relative(scene.said[index])
    moved = previous.kind is not ClaimKind.LEVEL and scene.said[index].unit is previous.unit
    alike = moved and relative == (previous.kind is ClaimKind.GROWTH)
    same = alike and not scene.measures.last(before) and not whole_of(after)
    return joined and ((against and (relative or moved)) or same)


def in_other_currency(scene: Scene, index: int, previous: Claim) -> bool:
    """Whether a percentage in brackets tells the move before it once more: `4% (8% in constant currencies)`."""
    bracket = _ONCE_MORE.fullmatch(scene.before(index)) is not None
    same = previous.kind is ClaimKind.GROWTH and is_relative(scene.said[index])
    return bracket and same and SAME_CURRENCY.match(scene.after(index)) is not None


def move_behind(scene: Scene, index: int, previous: Claim | None) -> int | None:
    """Why something moved: `due to higher clearing costs of $2.9 million, technology costs of $2.4 million and ...`.

    Such amounts are by how much each rose or fell, the first and those listed behind it.
    """
    before = words_before(scene, index)
    if re.match(r"\s+(?:per|a)\b", scene.after(index)):
        return None  # what one of something costs is where it stands
    if found := _CAUSE.search(before) or _PARTS.search(before) or _OPENING.match(before):
        return 1 if found["up"] else -1
    if previous and previous.kind is ClaimKind.CHANGE and _JOINED.search(before) and _parted(scene, index):
        return 1 if previous.value > 0 else -1
    listed = _ONE_MORE.fullmatch(before) if previous and previous.kind is ClaimKind.CHANGE else None
    if (
        previous
        and previous.kind is not ClaimKind.LEVEL
        and _LIST.fullmatch(before)
        and _IN.match(behind_bracket(scene, index))
    ):
        return 1 if previous.value > 0 else -1
    if (
        previous is None
        or listed is None
        or not any(map(_gives_cause, (words_before(scene, at) for at in range(index))))
    ):
        return None
    if listed["up"] or listed["down"]:
        return 1 if listed["up"] else -1
    return 1 if previous.value > 0 else -1


def _gives_cause(before: str) -> bool:
    return _CAUSE.search(before) is not None or _OPENING.match(before) is not None


def _parted(scene: Scene, index: int) -> bool:
    """Whether a figure before it is a part of a change: `this decrease included $8 million of A and $4 million`."""
    return any(_PARTS.search(words_before(scene, at)) for at in range(index))


_LIST = re.compile(r"[^;.]{0,60}?(?:,|\band)\s*(?:an?\s+)?", re.IGNORECASE)
_IN = re.compile(r"\s+in\s+")
"""`Increases of $9.0 billion in securities, $6.0 billion in loans and $4.8 billion in other assets`."""
_JOINED = re.compile(r"\band\W*(?:an?\s+)?$", re.IGNORECASE)


def move_again(scene: Scene, index: int) -> int | None:
    """The direction of the nearest move told before."""
    moves = (move_of(scene, at) for at in range(index - 1, -1, -1))
    return next((move for move in moves if move is not None), None)


def is_relative(one: Said) -> bool:
    """Whether a figure is a percentage and no difference of percentages."""
    return one.unit is UnitKind.PURE and not one.points


def move_of(scene: Scene, index: int) -> int | None:
    """1 where the figure is how much something rose, -1 fell; None where it is where something stands."""
    if told := bracketed(scene, index):
        return told.move
    if scene.said[index].directed:
        return 1
    before = scene.before(index)
    found = _MOVED_BY.search(before)
    made = _POINTS_MADE if scene.said[index].points else _MADE
    if found is None and (found := made.search(before)):
        return 1 if found["up"] else -1
    if found is None and _BY.search(before):
        found = next(reversed(list(_MOVED.finditer(before))), None)
    if found is None and scene.said[index].unit is not UnitKind.PER_SHARE:
        found = _MOVE_AFTER.match(TAX.sub(" ", behind_bracket(scene, index)))
    if found and found["up"] and found["up"].lower() == "gain" and scene.said[index].unit is not UnitKind.PURE:
        return None  # a gain of so much money is an amount
    if found is None or re.search(
        r"\b(?:up|down|increased|decreased|grew|rose|fell)\s+(?:from|to)\W*$", before, re.IGNORECASE
    ):
        return None
    return 1 if found["up"] else -1


def behind_bracket(scene: Scene, index: int) -> str:
    """The words behind a figure, the same said again passed over: `$19.2 billion (3.8 percent) higher`."""
    text, end = scene.sentence.text, scene.said[index].end
    bracket = re.match(r"\s*\([^()]*\)|,?\s*or\s+[$\d.,\s]+(?:%|percent|million|thousand|billion),?(?=\s)", text[end:])
    return text[end + bracket.end() :] if bracket else scene.after(index)
