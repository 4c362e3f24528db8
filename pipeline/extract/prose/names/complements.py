"""What stands behind a noun, or its amount, and says what it is of: `loans held for sale`, `a gain on the sale`."""

import re

_ENDS = (
    r"(?:was|were|is|are|be|has|had|have|will|of|in|during|for|from|to|as|at|on|by|with|under|over|through|compared|versus|which|that"
    r"|who|while|and|or|but|per|totall?ing|increas\w*|decreas\w*|declin\w*|grew|rose|fell|reached|stood|due|primarily|respectively"
    r"|the|our|its|their|an?|year|years|quarter|quarters|period|\w+ed)\b"
)
"""What ends the words of a complement: verbs, times, and what begins another."""
_WORD = rf"(?!{_ENDS})[A-Za-z][\w&'’/®™-]*"
PHRASE = rf"(?:(?:the|our|its|their|an?)\s+)?{_WORD}(?:\s+{_WORD}){{0,4}}"
_SPEAKS = (
    r"(?=\s+(?:of(?:\s+(?:approximately|about|nearly))?\s*(?:\$|$)|was\b|were\b|is\b|are\b|totall?ed\b|increas|decreas|declin|grew\b|rose\b|fell\b|improved\b|reached\b|averaged\b"
    r"|continue|expected\b))"
)
ACQUIRED = " acquired from "
"""`Loans acquired from Alpine Bank` are a part, of which nothing is said further on."""
_BEHIND = re.compile(
    r"\s+(?:(?:held|tied|linked|indexed|pledged|returned|serviced)\s+(?:for|in|by|with|at|to|as|on)\s+(?!the\s+(?:same|first|second"
    rf"|third|fourth|prior|previous|current)\b){PHRASE}"
    rf"|acquired\s+(?:from|with)\s+{PHRASE}"
    r"|(?:under|on)\s+(?:(?:and|or|custody|management|administration|advisement|supervision|platform)\b\s*)+"
    r"|past\s+due(?:\s+\d+(?:\s+(?:to|through|-)\s+\d+)?\s+days)?(?:\s+or\s+more)?\b"
    rf"|(?:related|relating|associated)\s+(?:to|with)\s+{PHRASE}{_SPEAKS})",
    re.IGNORECASE,
)
"""`Loans held for sale`, `capital returned to owners`, `assets under custody`, `expense related to the plan of`."""
_SELLS = re.compile(r"\b(?:sales|revenues?|shipments|bookings|originations)$", re.IGNORECASE)
_SOLD = re.compile(rf"\s+of\s+(?!\$){PHRASE}{_SPEAKS}", re.IGNORECASE)
"""`Sales of replacement parts were`."""


def behind_head(text: str, end: int) -> re.Match[str] | None:
    """What belongs to the noun that ends there and stands behind it; None where nothing does."""
    return _BEHIND.match(text, end) or (_SOLD.match(text, end) if _SELLS.search(text, 0, end) else None)


_BARE = re.compile(
    r"(?:(?:net|gross|total|additional|pre-?\s?tax|after-?tax|(?:un)?favou?rable|negative|positive|adverse|non-?cash|one-time|special"
    r"|estimated|tax|impairment)\s+)*"
    r"(?:benefits?|charges?|gains?|loss(?:es)?|impacts?|costs?|credits?|recover(?:y|ies)|proceeds|savings|impairments?|headwinds?"
    r"|tailwinds?)",
    re.IGNORECASE,
)
"""Nouns that say little by themselves."""
_TO_WHAT = (
    r"(?P<how>related\s+to|relating\s+to|associated\s+with|attributable\s+to|resulting\s+from|in\s+connection\s+with)"
)
_ARTICLE = r"\s+(?:the\s+|our\s+|its\s+|an?\s+)?"
_ABOUT = re.compile(
    rf"\s+(?:{_TO_WHAT}|(?P<short>for|from|on|to)){_ARTICLE}",
    re.IGNORECASE,
)
_LATER = re.compile(
    r"(?:[\s,]|\(|\)|\b(?:and|or|each|per\s+(?:\w+\s+){0,2}share|(?:pre|after)[\s-]?tax|net\s+of\s+tax|respectively)\b"
    r"|\b(?:in|for|during)\s(?:the\s|its\s|our\s|\s)\s*|\$[\d.,]*\d(?:\s+(?:million|billion|thousand)\b)?)*"
    rf"(?:included\s+in\s+[\w\s()-]{{4,60}}?\s)?\s*\b(?:{_TO_WHAT}|(?P<short>from|on(?!\s+(?:an?\s+)?[\w-]+\s+basis))){_ARTICLE}",
    re.IGNORECASE,
)
"""`Charges of $1.2 million, or $0.03 per share, in the quarter related to`: behind what only says the amount again."""
_OBJECT_WORD = r"[\w&'’/®™-]+(?:\.[A-Za-z]\w*)*"
_OBJECT = re.compile(
    rf"\s*(?P<words>{_OBJECT_WORD}(?:\s+(?:(?:(?<=changes\s)|(?<=change\s)|(?<=movements\s)|(?<=fluctuations\s))in\s+)?{_OBJECT_WORD}){{0,6}}?"
    r"(?:\s+and\s+(?!(?:was|were|is|are|an?|the)\b)[A-Za-z][\w'’-]*(?:\s+[A-Za-z][\w'’-]*){0,2}(?=\s*[,.;)]))?)"
    r"(?=\s*[,.;:()]|\s+(?:during|for|from|to|as|at|compared|versus|with|which|that|while|and|over|on|upon|through|throughout|by|under|was|were|or"
    r"|(?<!changes\s)(?<!change\s)(?<!movements\s)(?<!fluctuations\s)in|associated|related|resulting|attributable)\b|\s*$)",
    re.IGNORECASE,
)
_PROPER = re.compile(r"\s+(?:in|with|of)\s+(?:the\s+)?(?:[A-Z][\w&'’-]*\s+)*[A-Z][\w&'’-]*(?=[\s,.;)]|$)")
"""`The sale of our business in Russia`, `a settlement with the Federal Trade Commission`."""

_ABOUT_IT = re.compile(rf"(?P<noun>{_BARE.pattern})\s+(?:{_TO_WHAT}|for|from|on|to)\s", re.IGNORECASE)


def has_object(measure: str) -> bool:
    """Whether a measure is of a noun that says little with what it is of: `headwind to revenue growth`."""
    return _ABOUT_IT.match(measure) is not None


def without_object(measure: str) -> str:
    """A measure without what stands behind a noun that says little: a `charge related to assets` is no asset."""
    about = _ABOUT_IT.match(measure)
    return about["noun"] if about else measure


def with_object(measure: str, after: str) -> str:
    """A measure that says little by itself with what stands behind the amount: `a benefit of $6 million for floods`.

    `after` are the words behind the amount, with periods blanked out.
    """
    if not _BARE.fullmatch(measure):
        return measure
    named = re.match(rf"\s*(?:(?:of|in)\s+)?{re.escape(measure)}(?=\s)", after)  # `a $6 million benefit for floods`
    start = named.end() if named else 0
    about = _ABOUT.match(after, start) or _LATER.match(after, start)
    what = _OBJECT.match(after, about.end()) if about else None
    if about is None or what is None or not re.search(r"[A-Za-z]{3}", what["words"]):
        return measure
    proper = _PROPER.match(after, what.end())
    words = what["words"] + (proper[0] if proper else "")
    return " ".join(f"{measure} {about['how'] or about['short']} {words}".split())
