"""Names for a company's own concepts, made from what the release prints (EFM 6.8.5)."""

import re
import unicodedata

_WORD = re.compile(r"[A-Za-z0-9]+")
_LONGEST = 100


def concept_name(*labels: str) -> str:
    """A local name of the labels' words: `Customer support` gives `CustomerSupport`.

    Letters and digits only, never beginning with a digit, at most 100 characters: the same words give the same
    name next quarter.
    """
    plain = unicodedata.normalize("NFKD", " ".join(labels).replace("’", "").replace("'", ""))
    words = _WORD.findall(plain.encode("ascii", "ignore").decode().replace("&", " and "))
    name = "".join(
        word[0].upper() + (word[1:].lower() if word.isupper() and len(word) > 4 else word[1:]) for word in words
    )
    name = name[:_LONGEST] or "UnlabelledItem"
    return f"Item{name}" if name[0].isdigit() else name
