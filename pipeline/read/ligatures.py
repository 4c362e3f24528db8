"""Letters set as one (`fi`, `fl`, `ff`) that a text has lost: `the rst quarter of scal 2023, a tax bene t`.

Fonts print them as one character, for which many programs that take text out of a page write nothing, or a blank.
"""

import re
from collections.abc import Iterator
from functools import cache

_WORDS = (
    "first fiscal financial financing financially financed final finally finance finances find finding fixed firm firms"
    " filing filings figures figure field benefit benefits benefited benefiting profit profits profitable profitability"
    " nonprofit efficient efficiency efficiencies office offices officer officers official officials sufficient"
    " significant significantly difficult identify identified certified classified classification reclassified"
    " reclassification diversified qualified specific specifically defined definition refinance refinanced refinancing"
    " confidence confident confidential confirm confirmed reflect reflects reflected reflecting flow flows cashflow"
    " inflow inflows outflow outflows inflation inflationary deflation fluctuate fluctuations flexible flexibility"
    " floating influence conflict offset offsets offsetting effect effects effective effectively effectiveness affect"
    " affects affected affecting offer offered offering offerings different difference differences differ differs"
    " differentiated tariff tariffs traffic efforts effort coffee affiliate affiliates affiliated suffered scientific"
    " artificial unified gratified satisfied"
).split()
"""Words of releases that are set with such letters."""
_LIGATURE = re.compile("ffi|ffl|ff|fi|fl")
_ALONE = frozenset(("le", "led", "ve", "set", "sets", "no", "nd", "in", "a", "e", "o", "s", "rm", "eld", "coee"))
"""What is left of some words, and may be a word itself."""
_FEWEST, _WORDS_APART = 3, 2
_ROOM = re.compile(r" {3,}")
"""The room between columns; one blank of prose is never taken."""


def with_ligatures(text: str) -> str:
    """The text with the letters it has lost, where more words lack them than have them; columns keep their places."""
    if not any(f"{before}{left} " in text for left in ("rst", "scal", "nancial") for before in " \n"):
        return text
    broken = list(_broken().finditer(text))
    words = {found[0].lower() for found in broken}
    whole = sum(1 for _ in _whole().finditer(text))
    if len(broken) < _FEWEST or len(words) < _WORDS_APART or whole >= len(broken):
        return text
    return "\n".join(_mended(line) if _broken().search(line) else line for line in text.split("\n"))


def _mended(line: str) -> str:
    """A line with its words whole; what is put in is taken from the room in front of the next column."""
    parts: list[str] = []
    at = 0
    for found in _broken().finditer(line):
        left = found[0]
        word = _forms()[left[0].lower() + left[1:]]
        whole = left[0] + word[1:] if left[0].isupper() else word
        parts += [line[at : found.start()], whole]
        at = found.end()
        room = _ROOM.search(line, at)
        if room:
            parts.append(line[at : room.start()] + " " * max(len(room[0]) - len(whole) + len(left), 2))
            at = room.end()
    return "".join((*parts, line[at:]))


@cache
def _forms() -> dict[str, str]:
    """The words by what is left of them."""
    return {form: word for word in _WORDS for form in _left_of(word)}


def _left_of(word: str) -> Iterator[str]:
    """A word without its letters set as one, and with a blank for them, where that is no word."""
    found = _LIGATURE.search(word)
    if found is None:
        return
    before, after = word[: found.start()], word[found.end() :]
    if before + after not in _ALONE and len(before + after) > 1:
        yield before + after
    if before and after:
        yield f"{before} {after}"


@cache
def _broken() -> re.Pattern[str]:
    either = "|".join(map(_either_case, sorted(_forms(), key=lambda form: (-len(form), form))))
    return re.compile(rf"(?<![\w'’-])(?:{either})(?![\w'’])")


def _either_case(form: str) -> str:
    """What is left of a word, which may begin a sentence where its first letter is not the lost one."""
    first = f"[{form[0]}{form[0].upper()}]" if _forms()[form][0] == form[0] else form[0]
    return first + re.escape(form[1:])


@cache
def _whole() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(_WORDS))})\b")
