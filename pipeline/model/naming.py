"""Names for a company's own concepts, made from what the release prints (EFM 6.8.5)."""

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[A-Za-z0-9]+")
_INITIALS = re.compile(r"\b([A-Z]{1,3})&([A-Z]{1,3})\b")
_SMALL = frozenset({"a", "an", "the"})
_LONGEST = 100


def concept_name(*labels: str) -> str:
    """A local name of the labels' words: `Customer support` gives `CustomerSupport`; empty where there are none.

    ASCII letters and digits only, never beginning with a digit, at most 100 characters: the same words give the
    same name next quarter. Capitals are kept for acronyms (`EBITDA`), not where a whole label shouts.
    """
    name = "".join(_camel(label) for label in labels)[:_LONGEST]
    return f"N{name}"[:_LONGEST] if name[:1].isdigit() else name


def core(label: str) -> str:
    """A label without what changes from one quarter to the next: marks of notes, and which sign it has at times."""
    return _SIGNED.sub("", unmarked(label))


def unmarked(label: str) -> str:
    """A label without the marks of notes that its text kept: `Note 10`."""
    return _LOST_MARK.sub("", label)


_LOST_MARK = re.compile(r"(?<=[a-z)])\d{1,2}$|[\s,]*\(?\bnotes?\s+\d{1,2}\b\)?", re.IGNORECASE)
"""Marks of notes, whose numbers change."""
_SIGNED = re.compile(
    r"\s*\((?:loss|losses|income|benefit|deficit|expense|gain|gains|decrease|increase|used in)\)", re.IGNORECASE
)


@lru_cache(maxsize=4096)  # headings are asked for with every line below them
def _camel(label: str) -> str:
    spelt = _INITIALS.sub(r"\1 And \2", label).replace("&", " and ").replace("’", "").replace("'", "")
    plain = unicodedata.normalize("NFKD", spelt).encode("ascii", "ignore").decode()
    every = _WORD.findall(plain)
    words = [w for before, w in zip(["", *every], every, strict=False) if before == "And" or w.lower() not in _SMALL]
    shouted = _INITIALS.sub("", label).isupper() and len(words) > 1
    return "".join(word if word.isupper() and not shouted else word[0].upper() + word[1:].lower() for word in words)
