"""With which sign a figure stands: losses and what fell are below nothing, whatever the print."""

import re
from decimal import Decimal

from pipeline.extract.prose.bracketed import bracketed
from pipeline.extract.prose.moves import HEDGE
from pipeline.extract.prose.scene import Scene

_LOSS = re.compile(rf"\bloss\s+(?:of|was)(?:\s+{HEDGE})?\W*$", re.IGNORECASE)
_PROVISION = re.compile(
    r"\b(?P<back>(?:recapture|reversal|release)\s+of\s+(?:(?:the|an?|our|its)\s+)?(?:[\w-]+\s+){0,2})?provisions?"
    r"(?:\s+for\s+(?:[\w-]+\s+){0,2}loss(?:es)?)?(?P<backed>\s+(?:recapture|reversal|release|benefit))?\b",
    re.IGNORECASE,
)
"""`A provision recapture of $118 million`, `a recapture of provision for loan losses`: a provision below nothing."""
_PROVIDED = re.compile(r"(?!impact\b).*\bprovisions?(?:\s+for\s+.*)?", re.IGNORECASE)


def signed(scene: Scene, index: int, measure: str, move: int | None) -> tuple[Decimal, Decimal | None]:
    """The figure with its sign, or the lower and the upper end of a range: `a decline of 3% to 6%` is -6% to -3%.

    A range above nothing stays as printed: `$380 million to $360 million` is a misprint that checks are to find.
    """
    one = scene.said[index]
    ends = [end for end in (one.value, one.upper) if end is not None]
    if move is not None:
        ends = [_moved(scene, index, end, move) for end in ends]
    elif _is_lost(scene, index, measure):
        ends = [-abs(end) for end in ends]
    if _is_taken_back(scene, index, measure):
        ends = [-abs(end) if move is None else -end for end in ends]
    if min(ends) < 0:
        ends.sort()
    return ends[0], ends[-1] if one.upper is not None else None


def _is_lost(scene: Scene, index: int, measure: str) -> bool:
    """Whether a measure that is no loss was one: `Adjusted EPS was a loss of $1.53`."""
    return "loss" not in measure.lower() and _LOSS.search(scene.before(index)) is not None


def _is_taken_back(scene: Scene, index: int, measure: str) -> bool:
    """Whether a provision was taken back rather than made."""
    if not _PROVIDED.fullmatch(measure):
        return False
    told = list(_PROVISION.finditer(scene.sentence.text, 0, scene.said[index].start))
    return bool(told) and bool(told[-1]["back"] or told[-1]["backed"])


def _moved(scene: Scene, index: int, value: Decimal, move: int) -> Decimal:
    """By how much something moved: what print says is below nothing fell, whatever the words say."""
    keeps = scene.said[index].directed or (value < 0 and not bracketed(scene, index))
    return value if keeps else abs(value) * move
