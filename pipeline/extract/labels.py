"""Line labels as printed: what belongs to them, what is a footnote mark, and how two of them compare."""

import re
from functools import lru_cache

_MARK = re.compile(
    r"\s*(?:\(([a-z]|\d{1,2})\)|\[([a-z]|\d{1,2})\]|([*†‡§]+))(?=\s*(?:\(\w{1,2}\)|[*†‡§]|,|:|$))",
    re.IGNORECASE,
)
_BEFORE_AMOUNT = re.compile(r"(?:[$€£¥/]\s*|\b(?:of|and|to|by|from))$", re.IGNORECASE)
"""What stands before brackets that hold an amount (`net of tax of $(1)`) or a letter of a formula (`(a)/(b)`)."""
_NEAR = 8
"""So many characters hold it."""
_GLUED = re.compile(r"(?:(?<=[a-z)%”])|(?<=[A-Z]{5})|(?<=[a-z)] {3}) *|(?<=\b(?:19|20)\d\d))([1-9])$")
_LEADERS = re.compile(r"(?:\s*\.){3,}\s*$|[\s_]+$")
_WORD = re.compile(r"[a-z]+")
_STOP = frozenset("a an and by cash flows for from in net of on or provided the to total used with".split())
_CONNECTING = frozenset("a an and at by for from in into less net of on or other per the to with &".split())


@lru_cache(maxsize=4096)  # releases print the same labels
def clean(text: str) -> tuple[str, tuple[str, ...]]:
    """The label without dot leaders and footnote marks, and the marks: `Support(a)` gives `Support` and `a`."""
    text = _LEADERS.sub("", " ".join(text.split()))
    marks = ((mark, text[max(0, mark.start() - _NEAR) : mark.start()]) for mark in _MARK.finditer(text))
    found = [mark for mark, before in marks if not _BEFORE_AMOUNT.search(before)]
    if not found:
        return text, ()
    ends, starts = [0, *(mark.end() for mark in found)], [*(mark.start() for mark in found), len(text)]
    kept = "".join(text[end:start] for end, start in zip(ends, starts, strict=True))
    return kept.strip(), tuple(next(filter(None, mark.groups())) for mark in found)


def unglued(text: str, numbers: frozenset[str]) -> tuple[str, ...]:
    """The number of a note that plain text prints behind a label's last word: `2` of `Restructuring charges2`.

    So does a number far behind a label, and one behind a year (`July 29, 20231`). `numbers` are those of the notes.
    """
    found = _GLUED.search(text) if numbers else None
    return (found[1],) if found and found[1] in numbers else ()


def continues(first: str, second: str) -> bool:
    """Whether `second` reads as the rest of a label `first` began: `... used in computing` / `basic net loss`."""
    if not first or not second or first.endswith((":", ".")):
        return False
    unfinished = first.endswith((",", "-", "/", ";")) or first.count("(") > first.count(")")
    return unfinished or second[0].islower() or first.lower().rsplit(None, 1)[-1] in _CONNECTING


def closes(label: str, heading: str) -> bool:
    """Whether a line totals what stands under a heading: `Total current assets` under `Current assets:`."""
    if not label.lower().startswith(("total", "net ")):
        return False
    words = _content(heading)
    return bool(words) and words <= _content(label)


@lru_cache(maxsize=4096)
def _content(text: str) -> frozenset[str]:
    """The words that say what a label is about, without plural endings."""
    return frozenset(word.rstrip("s") for word in _WORD.findall(text.lower()) if word not in _STOP)
