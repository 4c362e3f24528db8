"""Normal forms of labels, so that what one filer learned us of a line is found again on another's."""

import re
import unicodedata
from functools import lru_cache

_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")
_ASCII = {ord("’"): "'", **dict.fromkeys(map(ord, "‐‑‒–—―"), "-")}
_STOP = frozenset("the a an of and or to in for from on by with at as per its our during this that which us".split())


@lru_cache(maxsize=4096)  # as of `gist`
def spelled(label: str) -> str:
    """Every word of a label as a lower-case singular, without figures and punctuation."""
    return " ".join(stem(word) for word in _WORD.findall(_fold(label)))


@lru_cache(maxsize=4096)  # every stage asks for the same labels again and again
def gist(label: str) -> str:
    """The words that carry the meaning: as `spelled`, without asides in brackets and connecting words."""
    folded = _fold(label)
    words = [stem(word) for word in _WORD.findall(_ASIDE.sub(" ", folded))]
    kept = [word for word in words if word not in _STOP and len(word) > 1]
    return " ".join(kept) if kept else spelled(label)


@lru_cache(maxsize=4096)  # as of `gist`
def general(words: str, known: frozenset[str]) -> str:
    """The wording with what only one filer says put as `~`: its own name in `net income attributable to ...`."""
    kept: list[str] = []
    for word in words.split():
        said = word if word in known else "~"
        if said != "~" or kept[-1:] != ["~"]:
            kept.append(said)
    return " ".join(kept)


def stem(word: str) -> str:
    """A lower-case word without its plural ending or possessive: `securities` -> `security`."""
    word = word.replace("'s", "").replace("'", "")
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _fold(label: str) -> str:
    if not label.isascii():
        label = unicodedata.normalize("NFKD", label.translate(_ASCII)).encode("ascii", "ignore").decode()
    return label.lower().replace("&", " and ")
