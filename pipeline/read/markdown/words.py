"""Markdown's inline signs taken off. Every pattern here stops at its own sign, so that no input takes long."""

import html
import re

_SUPERSCRIPT = re.compile(r"<sup>[(\[]?([0-9]{1,2}|[a-z*†‡])[)\]]?</sup>|\^[(]?(\d{1,2}|[a-z])[)]?\^", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,500}>")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*(?: +\"[^\"]*\")?\)")
_EMPHASIS = re.compile(r"(?<![\w*\\])([*_])(?=[^\s*_])([^*_]+)(?<=[^\s\\])\1(?![\w*])")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_HEADING = re.compile(r"#{1,6} +|> *")
_DELIMITER = re.compile(r":?-{2,}:?")


def printed(markdown: str) -> tuple[str, tuple[str, ...]]:
    """Markdown's inline text as a reader sees it, white space folded, and its superscript marks."""
    marks = tuple(found[1] or found[2] for found in _SUPERSCRIPT.finditer(markdown))
    text = _TAG.sub(" ", _SUPERSCRIPT.sub("", markdown))
    text = _LINK.sub(r"\1", text)
    if text.strip("* "):  # `**` alone is a footnote mark or stands for no figure
        text = text.replace("**", "")
    text = _EMPHASIS.sub(r"\2", text)
    return " ".join(html.unescape(_ESCAPE.sub(r"\1", text)).split()), marks


def printed_line(markdown: str) -> str:
    """A line outside tables: as `printed`, without the signs of headings; empty for a ruler."""
    line = markdown.strip()
    if not line.strip("-=*_ "):
        return ""
    return printed(_HEADING.sub("", line, count=1) if _HEADING.match(line) else line)[0]


def is_delimiter(line: str) -> bool:
    """Whether a row of a table only draws the line under its header (GFM's delimiter row)."""
    cells = [cell.strip() for cell in line.split("|")]
    return any(cells) and all(_DELIMITER.fullmatch(cell) for cell in cells if cell)
