"""Names for the company's own concepts: the label's words in camel case, the same next quarter."""

import re
import unicodedata
from collections.abc import Iterable

_WORD = re.compile(r"[A-Za-z0-9]+")
_LONGEST = 120
_SMALL = frozenset({"a", "an", "the"})


def extension_name(label: str, section: Iterable[str] = (), taken: Iterable[str] = ()) -> str:
    """A concept name `ext:CamelCase` for a label: ASCII, not in `taken`; a name that is taken gets the headings' words.

    A label without words takes the nearest heading's, with `Total` behind.
    """
    headings = [name for name in map(_camel, section) if name]
    base = _camel(label) or (f"{headings[-1]}Total" if headings else "Unlabelled")
    used = set(taken)
    for name in (base, *(f"{heading}{base}" for heading in reversed(headings))):
        if f"ext:{name}" not in used:
            return f"ext:{name}"
    number = 2
    while f"ext:{base}{number}" in used:
        number += 1
    return f"ext:{base}{number}"


def _camel(text: str) -> str:
    ascii_text = unicodedata.normalize("NFKD", text.replace("&", " and ")).encode("ascii", "ignore").decode()
    words = [word for word in _WORD.findall(ascii_text.replace("'", "")) if word.lower() not in _SMALL]
    name = "".join(word if word.isupper() and len(word) > 1 else word[0].upper() + word[1:].lower() for word in words)
    return f"N{name}"[:_LONGEST] if name[:1].isdigit() else name[:_LONGEST]
