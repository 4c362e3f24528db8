"""The words before a figure without what is said in between of something else."""

import re

from pipeline.extract.prose.scene import Scene
from pipeline.model.statement import UnitKind

TAX = re.compile(
    r",?\s*(?<!loss\s)(?<!income\s)(?<!earnings\s)(?<!profits\s)\b(?:before|after|pre|net\s+of)[\s-]+tax(?:es)?\b,?",
    re.IGNORECASE,
)
_LONG_ASIDE = re.compile(r"\((?=[^\s()]+\s+[^\s()]+\s+[^\s()])(?:[^()]|\([^()]*\))*\)")
_CAUSED = r"(?:(?:mainly|primarily|largely|partly|partially|principally)\s+)?(?:due\s+to|driven\s+by|reflecting)"
_SPEAKS_ON = (
    r"(?:was|were|is|are|totall?ed|increased|decreased|declined|grew|rose|fell|improved|of|as\s+a\s+percent(?:age)?)\b"
)
_INSERTED = re.compile(
    rf",\s*(?:(?:including|excluding|net\s+of|defined\s+as|{_CAUSED}|which)\b[^;:]*?,|adjusted\s+to\s+exclude\b[^;:,]*?,?)(?=\s*\b{_SPEAKS_ON})",
    re.IGNORECASE,
)
"""What is said in between of something else: `expenses, including amortization, totaled`."""
_LEADING = re.compile(
    r"^\W*(?:(?:(?:when\s+)?(?:excluding|including)|without|adjusting\s+for|in\s+addition\s+to|by\s+[a-z]+ing)\b[^,;]*(?:,\s+as\s+well\s+as\b[^,;]*)?|for\s+[^,;]{3,60}\s+purposes),",
    re.IGNORECASE,
)
"""What a sentence leaves out, or adds to, before it begins to speak."""
_CONTAINER = re.compile(
    r"(?<=[a-z])(?<!was)(?<!were)(?<!are)(?<!is)(?<!also)\s+included\s+(?:with)?in\s+[^,;:]{3,60}?(?=\s+(?:was|were|is|are|totall?ed)\b)",
    re.IGNORECASE,
)
"""`Restructuring charges included in costs and expenses were` speaks of the charges."""
_PER_SHARE = re.compile(r"\s*(?:per|a)\s+(?:[\w-]+\s+){0,3}?share\b", re.IGNORECASE)
"""What the amount before is for."""
_WHOLE = re.compile(r"\s*of\s[^,;.()]*?(?=[,;]|\s+(?:from|compared|versus)\b|\s+and\W*$)", re.IGNORECASE)
"""What the percentage before is a part of."""


_BETWEEN_DASHES = re.compile(r"(?<=\w)\s?--(?!-)[^;]*?--(?=\w)")
"""`Focus products--switches and clocks--increased`."""
_HIDDEN = (
    (TAX, "ax"),
    (_BETWEEN_DASHES, "--"),
    (_LONG_ASIDE, "("),
    (_INSERTED, ","),
    (_LEADING, ","),
    (_CONTAINER, "included"),
)
"""What is left out of the words before a figure, and what stands in all of it."""


def words_before(scene: Scene, index: int) -> str:
    """The text before a figure with periods, and what is said in between of something else, blanked out."""
    begin = scene.begin(index)
    text = scene.before(index)
    for mention in scene.mentions_between(begin, scene.said[index].start):
        text = _blank(text, mention.start - begin, mention.end - begin)
    hidden = [found for pattern, sign in _HIDDEN if sign in text for found in pattern.finditer(text)]
    if index and scene.said[index - 1].unit is UnitKind.PURE and (whole := _WHOLE.match(text)):
        hidden.append(whole)
    if index and scene.said[index - 1].unit is UnitKind.PER_SHARE and (share := _PER_SHARE.match(text)):
        hidden.append(share)
    for found in hidden:
        text = _blank(text, *found.span())
    return text


def _blank(text: str, start: int, end: int) -> str:
    return text[:start] + " " * (end - start) + text[end:]
