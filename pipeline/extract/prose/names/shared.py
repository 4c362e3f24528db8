"""A name that a figure shares with another, and what it is itself of: `$2 million for severance`."""

import re

from pipeline.extract.prose.names.around import Words
from pipeline.extract.prose.names.complements import PHRASE, has_object, with_object, without_object
from pipeline.model.measure import is_adjusted
from pipeline.model.statement import UnitKind

_PART_OF = re.compile(
    r"\b(?:includ(?:es?|ed|ing)|inclusive\s+of|net\s+of|of\s+which)\s+(?:approximately\s+|about\s+|nearly\s+)?$",
    re.IGNORECASE,
)
_OF_WHAT = re.compile(
    rf"\s*(?:of|in)\s+(?!an?\s)(?:(?:the|our|its)\s+)?(?P<what>{PHRASE}(?:\s+and\s+{PHRASE}(?=\s*[.,;)]))?)",
    re.IGNORECASE,
)
_ITS_OWN = re.compile(
    r"\s*(?P<how>attributable\s+to|related\s+to|associated\s+with|acquired\s+(?:from|in|with)|held\s+(?:at|in|by|with)|from|for)\s+(?:(?:the|our|its|an?)\s+)?"
    rf"(?P<what>{PHRASE})",
    re.IGNORECASE,
)
_EACH = re.compile(r"\s+per\s+(?:\w+\s+){0,3}?(?:share|unit)$|\beps$", re.IGNORECASE)
_ON = re.compile(r".*\b(?:gains?|loss(?:es)?)\s+(?P<on>(?:on|from)\s.*)", re.IGNORECASE)
_CAME_OUT = re.compile(r".*\b(?:gains?|loss(?:es)?)", re.IGNORECASE)


def with_own(found: str, words: Words) -> str:
    """The words found for a figure, with what it is of where these are another's.

    A part is told with what it is: `charges of $23 million, including $20 million associated with restructuring`.
    What a gain is compared with is of the same thing: `losses on securities were $4 million, compared with gains of`.
    """
    found = f"{found} per share" if found and _is_each(found, words) else _as_adjusted(found, words)
    if found not in (words.inherited, words.alike) or not found:
        kept = _ON.fullmatch(words.inherited) if words.led and _CAME_OUT.fullmatch(found) else None
        return f"{found} {kept['on']}" if kept else found
    if has_object(found):
        each = _EACH.search(found)
        bare = without_object(found)
        own = with_object(bare, words.untimed)
        return found if own == bare else f"{own}{each[0] if each else ''}"
    part = _ITS_OWN.match(words.untimed) if _PART_OF.search(words.before) and not words.moved else None
    return " ".join(f"{found} {part['how']} {part['what']}".split()) if part else found


def _as_adjusted(found: str, words: Words) -> str:
    """`Core net income was $11.2 million, or $0.24 diluted earnings per share`: these are core earnings too.

    `$3.23 diluted EPS or $3.29 as adjusted` tells the same measure once more.
    """
    told = words.previous.measure if words.previous else ""
    if told and _BASIS_BEHIND.match(words.after) and _OR.fullmatch(words.before.replace(told, "", 1)):
        return f"adjusted {told}"
    whole = words.previous.measure if words.previous and words.one.unit is UnitKind.PER_SHARE else ""
    basis = _ADJUSTED.match(whole) if found and not is_adjusted(found) and _OR.fullmatch(words.before) else None
    return f"{basis[0].lower()} {found}" if basis and not _EACH.search(whole) else found


_ADJUSTED = re.compile(r"(?:core|adjusted|non-GAAP|pro\s+forma)(?=\s)", re.IGNORECASE)
_BASIS_BEHIND = re.compile(r"(?:\s+per\s+(?:\w+\s+){0,3}?share)?[\s,(]*as\s+adjusted\b", re.IGNORECASE)
_OR = re.compile(r"[\s,(]*(?:or\s+)?", re.IGNORECASE)


def included(before: str, after: str) -> str:
    """What a part is of that is no usual measure: `the loss included $1.2 million of severance`; empty for no part."""
    what = _OF_WHAT.match(after) if _PART_OF.search(before) else None
    return " ".join(what["what"].split()) if what else ""


def _is_each(found: str, words: Words) -> bool:
    """`Book value was $11.18 per share and tangible book value was $11.09`: the second is per share as the first is."""
    one, previous = words.one, words.previous
    if (
        previous is None
        or previous.unit is not UnitKind.PER_SHARE
        or one.unit is not UnitKind.MONEY
        or _EACH.search(found)
    ):
        return False
    told = _EACH.sub("", previous.measure).split()[-1:] == found.split()[-1:]
    return told and one.decimals == previous.decimals and _AND.match(words.before) is not None


_AND = re.compile(r"[\s,;]*(?:and|while)\b", re.IGNORECASE)
