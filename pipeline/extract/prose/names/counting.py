"""Names of what is counted: with what was done to it, who did it, and what was paid for it."""

import re

from pipeline.extract.prose.names.complements import PHRASE
from pipeline.extract.prose.names.phrases import DONE, clause_name

_HEDGE = r"(?:(?:approximately|about|around|nearly|almost|roughly|over|more\s+than|some|an\s+estimated)\s+)*"
_OPENED = re.compile(
    r"\b(?P<verb>opened|closed|remodeled|relocated)\b(?:\s+(?!and\b|or\b)[\w-]+){0,3}\W*$", re.IGNORECASE
)
"""What is done to places, of which others are only there."""
_HELPED = re.compile(
    r"\b(?:(?P<stem>donat|hir|serv|activat)(?:ed|ing)|(?P<verb>support|help|train|enroll|attract|reach|assist|fund|plant)(?:ed|ing))\s+"
    rf"(?!(?:to|for)\b){_HEDGE}$",
    re.IGNORECASE,
)
"""What is done for people and places that are no part of the company: `donating 68,000 relief items`."""
_PLACED = re.compile(rf"\s+(?P<verb>placed|booked|submitted|completed)\s+{_HEDGE}$", re.IGNORECASE)
_STATE = re.compile(
    r"\s+(?:of\s+[\w\s]{3,40}?)?(?:were\s+|was\s+|have\s+been\s+)?(outstanding|repurchased|issued|sold|granted|acquired)\b",
    re.IGNORECASE,
)
_REMAIN = re.compile(
    r"\s+(?:(?:still|that|which)\s+)*remain(?:s|ed|ing)?\s+(?P<how>available|authorized|outstanding|unvested)?"
    rf"(?P<rest>\s+(?:for|under|to)\s+{PHRASE})?",
    re.IGNORECASE,
)
"""`Shares remain authorized for repurchase`."""
_DOING = re.compile(
    r"(?:\s+(?:in\s+\d+\s+\w+|worldwide|globally))?\s+(?P<did>(?:participat|enroll|work|liv|engag|subscrib|stream)(?:ed|ing)\s+"
    rf"(?:in|for|at|on|with)\s+{PHRASE}|using\s+(?:it\b|them\b|{PHRASE}))",
    re.IGNORECASE,
)
"""`700,000 employees participated in upskilling programs` are some of them."""
_OF_CLASS = re.compile(
    r"\s+of\s+(?:our\s+|its\s+)?((?:Class|Series)\s+[A-Z]\b[\w\s]{0,30}?\bstock|(?:restricted|preferred|treasury)\s+stock)\b"
)
_BARE_SHARES = re.compile(r"(?:common\s+)?shares", re.IGNORECASE)
_REPURCHASE = re.compile(r"\b(?:repurchase[sd]?|buybacks?)\b(?!\s+(?:authorization|program))", re.IGNORECASE)
_SAID_AGAIN = re.compile(
    rf"[\s,(]*(?:or|representing|totall?ing|consisting\s+of|equal\s+to)?\s*(?:an\s+aggregate\s+of\s+)?{_HEDGE}$",
    re.IGNORECASE,
)


def counted(before: str, noun: str, after: str) -> str:
    """What is counted, with what was done to it: `repurchased 4.3 million shares` are `shares repurchased`."""
    behind = after[after.find(noun.split()[-1]) + len(noun.split()[-1]) :]
    found = DONE.search(before) or _OPENED.search(before)
    verb = found["verb"].lower() if found else ""
    state = _STATE.match(behind)
    done = verb if verb.endswith("ed") else state[1].lower() if state else ""
    kind = _OF_CLASS.match(behind)
    what = f"{noun} of {' '.join(kind[1].split())}" if kind else noun
    return f"{what} {done or _done_with(before, behind)}".strip()


def _done_with(before: str, behind: str) -> str:
    """What those who are counted do, or what is done with them: `employees working in stores`, `items donated`."""
    if helped := _HELPED.search(before):
        return f"{(helped['stem'] or helped['verb']).lower()}ed"
    if doing := _DOING.match(behind):
        return " ".join(doing["did"].split())
    placed = _PLACED.search(before)
    who = clause_name(before[: placed.start()]) if placed else ""
    if placed and who:
        return f"{placed['verb'].lower()} by {who}"
    remain = _REMAIN.match(behind)
    return " ".join(f"remaining {remain['how'] or ''}{remain['rest'] or ''}".split()) if remain else ""


def shares_of(counted: str, before: str, measure: str) -> str:
    """`Repurchases of $5.2 billion (15.3 million shares)`: the shares are those of the amount before."""
    bare = _BARE_SHARES.fullmatch(counted) and _REPURCHASE.search(measure) and _SAID_AGAIN.fullmatch(before)
    return f"{counted} repurchased" if bare else counted


def paid_for(before: str, counted: str, *, each: bool) -> str:
    """`5.0 million shares for $172.9 million`: the amount is what was paid for what was counted; empty for others.

    `each` says that it is told per share.
    """
    if not _COUNTED.search(counted):
        return ""
    found = _PAID.search(before)
    average = _PAID_EACH.search(before)
    if average or (each and found):
        price = f"average {average['what'].lower()}" if average else "price"
        done = counted.split()[-1] if counted.endswith(("ed", "sold")) else ""
        return f"{price} per share {done}".strip()
    return f"{found[1] or 'amount'} of {counted}" if found else ""


_COUNTED = re.compile(r"\b(?:shares|units|notes|stock)\b", re.IGNORECASE)
_PAID = re.compile(
    r"\b(?:for|at)\s+(?:an?\s+)?(?:(?:total|aggregate)\s+)?(?:(?:purchase\s+)?(cost|price|amount|value|consideration)\s+of\s+)?(?:approximately\s+)?$",
    re.IGNORECASE,
)
_PAID_EACH = re.compile(
    r"\b(?:at|for|with)\s+(?:an?\s+)?(?:weighted[\s-]+)?average\s+(?:purchase\s+)?(?P<what>price|cost)"
    rf"(?:\s+per\s+(?:common\s+)?share)?(?:\s+paid)?\s+of\s+{_HEDGE}$",
    re.IGNORECASE,
)
