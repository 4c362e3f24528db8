"""Names for a company's own concepts, made from what the release prints (EFM 6.8.5)."""

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[A-Za-z0-9]+")
_SMALL = frozenset({"a", "an", "the"})
_LONGEST = 100


def concept_name(*labels: str) -> str:
    """A local name of the labels' words: `Customer support` gives `CustomerSupport`; empty where there are none.

    ASCII letters and digits only, never beginning with a digit, at most 100 characters: the same words give the
    same name next quarter. Capitals are kept for acronyms (`EBITDA`), not where a whole label shouts.
    """
    name = "".join(_camel(label) for label in labels)[:_LONGEST]
    return f"N{name}"[:_LONGEST] if name[:1].isdigit() else name


@lru_cache(maxsize=8192)  # headings are asked for with every line below them
def _camel(label: str) -> str:
    plain = unicodedata.normalize("NFKD", label.replace("&", " and ").replace("’", "").replace("'", ""))
    words = [word for word in _WORD.findall(plain.encode("ascii", "ignore").decode()) if word.lower() not in _SMALL]
    shouted = label.isupper() and len(words) > 1
    return "".join(word if word.isupper() and not shouted else word[0].upper() + word[1:].lower() for word in words)
