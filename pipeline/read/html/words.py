"""The text of HTML elements as a reader sees it: hidden parts gone, words kept apart, footnote marks set aside."""

import re
from collections.abc import Iterator

from lxml.etree import _Element, iterwalk

BREAK = "\u2028"
"""Stands for the end of a line or block; white space to `str.split`, so folding a cell's text turns it into a space."""

_OPEN, _CLOSE = "\ue000", "\ue001"
"""Private-use characters around footnote marks within running text."""

BLOCKS = frozenset(
    "address article aside blockquote body caption center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6"
    " header hr html li main nav ol p section table tbody td tfoot th thead title tr ul page br document text".split()
)
_DROPPED = frozenset(
    "head script style noscript template object iframe svg select option button textarea ix:header title"
    " sequence filename description".split()
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_RAISED = re.compile(r"vertical-align\s*:\s*(?:super|text-top)|[^-]top\s*:\s*-\s*[\d.]+", re.IGNORECASE)
_MARK = re.compile(r"\d{1,2}|[A-Za-z]|[*†‡§#+^~]{1,3}")
_BETWEEN_MARKS = re.compile(r"[\s,&()\[\]]+")
_LONGEST_MARKS = 24
_MARKED = re.compile(f"{_OPEN}([^{_OPEN}{_CLOSE}]*){_CLOSE}")
_INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f]")


def is_dropped(element: _Element) -> bool:
    """Whether nothing of an element is shown."""
    if element.tag in _DROPPED or element.get("hidden") is not None:
        return True
    style = element.get("style")
    return bool(style and ("none" in style or "hidden" in style) and _HIDDEN.search(style))


def mark_of(element: _Element) -> str | None:
    """The text of a raised element as a footnote mark in running text; None where it is neither raised nor a mark."""
    if element.tag != "sup":
        style = element.get("style") or ""
        if not ("super" in style or "top:" in style) or not _RAISED.search(style):
            return None
    marks = _marks("".join(map(str, element.itertext())))
    return f"{_OPEN}{' '.join(marks)}{_CLOSE}" if marks else None


def _marks(text: str) -> tuple[str, ...]:
    """The footnote marks a raised text consists of; none where it is anything else (the "th" of "30th")."""
    marks = tuple(filter(None, _BETWEEN_MARKS.split(text))) if len(text) < _LONGEST_MARKS else ()
    return marks if all(map(_MARK.fullmatch, marks)) else ()


def raw_text(element: _Element) -> str:
    """All text inside an element, lines and blocks ended by BREAK, marks still in place; for `folded`."""
    if not len(element):
        return element.text or ""
    return "".join(_parts(element))


def _parts(element: _Element) -> Iterator[str]:
    walk = iterwalk(element, events=("start", "end"))
    for event, node in walk:
        if event == "end":
            if node is element:
                return
            if node.tag in BLOCKS:
                yield BREAK
            if node.tail:
                yield node.tail
        elif node is not element and is_dropped(node):
            walk.skip_subtree()
        elif node is not element and (mark := mark_of(node)):
            walk.skip_subtree()
            yield mark
        else:
            if node.tag in BLOCKS:
                yield BREAK
            if node.text:
                yield node.text


def folded(raw: str) -> tuple[str, tuple[str, ...]]:
    """A text with its white space folded and its invisible characters and footnote marks taken out, and the marks."""
    text = " ".join(raw.split())
    if text.isascii():
        return text, ()
    marks: list[str] = []
    if _OPEN in text:
        for found in _MARKED.finditer(text):
            marks += found[1].split()
        text = _MARKED.sub("", text)
    return " ".join(_INVISIBLE.sub("", text).split()), tuple(marks)


def in_prose(raw: str) -> str:
    """A text outside tables, folded, its marks left where they stand in parentheses: they number its footnotes."""
    return folded(_MARKED.sub(r" (\1) ", raw) if _OPEN in raw else raw)[0]


def as_typed(raw: str) -> str:
    """A preformatted text: its lines and blanks as they are, marks in parentheses."""
    typed = _MARKED.sub(r"(\1)", raw).replace(BREAK, "\n").replace("\u00a0", " ")
    return _INVISIBLE.sub("", typed)
