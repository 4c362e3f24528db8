"""Movements in brackets behind what moved: `growth in card balances (2.1 percent), lower loans (1.8 percent)`."""

import re
from dataclasses import dataclass

from pipeline.extract.prose.scene import Scene
from pipeline.model.statement import UnitKind

_LEAD = re.compile(
    r"\b(?:(?P<up>(?:growth|increases?|rise)\s+in|higher|rising|growing|increased)"
    r"|(?:declines?|decreases?|reductions?|drop)\s+in|lower|declining|decreasing|falling|decreased|reduced)\s+",
    re.IGNORECASE,
)
_LIST = re.compile(r"(?:[^();]*\([^()]*\),?\s*(?:(?:and|in|the|both)\s+)*)*(?P<last>[^();,]*?)\s*", re.IGNORECASE)
"""What moved, behind others that moved the same way."""
_ANEW = re.compile(
    r"\b(?:was|were|is|are|by|than|from|to|which|that|due|driven|compared|versus|while|but|reflecting|offset)\b|\d",
    re.IGNORECASE,
)
UNIT = re.compile(r"\b(?:million|billion|thousand|percent|points?|share|bps|cents)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bracketed:
    """What moved, in the words of the sentence, and whether it rose (1) or fell (-1)."""

    measure: str
    move: int


def bracketed(scene: Scene, index: int) -> Bracketed | None:
    """The movement that a percentage alone in brackets tells of what stands before it; None for other figures."""
    one, text = scene.said[index], scene.sentence.text
    if text[one.start] != "(" or one.unit is not UnitKind.PURE or one.points:
        return None
    lead = next(reversed(list(_LEAD.finditer(text, 0, one.start))), None)
    listed = _LIST.fullmatch(text, lead.end(), one.start) if lead else None
    if lead is None or listed is None or _ANEW.search(re.sub(r"\([^()]*\)", "", listed[0])):
        return None
    measure = " ".join(listed["last"].split())
    named = re.search(r"[A-Za-z]{2}", measure) and not UNIT.search(measure)
    return Bracketed(measure=measure, move=1 if lead["up"] else -1) if named else None
