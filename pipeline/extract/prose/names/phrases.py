"""Names for what a sentence measures where no usual measure is named: its subject, or what its verb is done to."""

import re

from pipeline.extract.prose.names.complements import PHRASE
from pipeline.extract.prose.names.measures import Measures

_VERB = re.compile(
    r"\s+(?:(?:also|now|then|still|currently|slightly|further|each|both|has|have|had|been|continued\s+to|expected\s+to|should)\s+)*"
    r"(?:was|were|is|are|be|totall?ed|increased?|decreased?|declined?|grew|grown|rose|fell|dropped|improved?|reached"
    r"|averaged|amounted|represented|comprised?|stood|stands|remain(?:ed|s)?|climbed|advanced|expanded|reduced|lowered|of|at)"
    r"(?:\s+[\w-]+){0,6}?\W*$",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"[;:]|\s[–—-]\s|,\s+(?!\w+,?\s+and\b)|\b(?:while|whereas|although|but|because|as|that|which|and)\s", re.IGNORECASE
)
_LEADING = re.compile(
    r"^\W*(?:(?:and|the|a|an|our|its|their|his|company's|in|addition|of|approximately|also|record|or|was|were|partially|partly|offset|by|included|includes|including)\b\W*)+",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"^\W*$|^(?:it|we|they|this|that|these|those|which|who|there|he|she|company|compared|versus|from|to|up|down|increase"
    r"|decrease|growth|decline|improvements?|reductions?|rise|drop|changes?|respectively|management|board|for|on\s+top|representing|reflect(?:s|ed|ing)|includ(?:es|ed|ing)|inclusive|bringing|starting|pursuant|according|despite|during|outlook|guidance|range|total\W*$|results?|both|each)\b",
    re.IGNORECASE,
)
_SPEAKER = re.compile(r"\b(?:we|they|it|he|she|i)\b", re.IGNORECASE)
"""Who does something is no name of what is measured."""
DONE = re.compile(
    r"\b(?P<verb>repurchas(?:ed|ing)|invest(?:ed|ing)?|return(?:ed|ing)|acquired?|paid|generat(?:ed|ing)|used|sold|received|restructured"
    r"|distribut(?:ed|ing)|incurr(?:ed|ing)|borrow(?:ed|ing)|issu(?:ed|ing)|raised|spent|facilitated|processed|repaid|redeemed"
    r"|purchased|originated|contributed|commit(?:ted|ting)|saved|retired|deployed|owns?|shipped)"
    r"\b(?:\s+(?!and\b|or\b)[\w-]+){0,4}?\s*\W*$",
    re.IGNORECASE,
)
"""What is done with amounts and with what is counted."""
_OBJECT_WORD = r"[\w&'/®™-]+(?:\.\w+)*"
_OBJECT = re.compile(
    rf"\s*(?P<words>(?:(?:of|in|to|for|into|from|with)\s+)?{_OBJECT_WORD}(?:\s+{_OBJECT_WORD}){{0,6}}?)"
    r"(?=\s*[,.;:()]|\s+(?:during|for|from|to|in|as|at|compared|versus|which|that|while|and|over|on|through|by|under|was|were|or)\b"
    r"|\s*$)",
    re.IGNORECASE,
)
_GIVEN = re.compile(r"\s*(\w+(?:ed|id|nt|ld)\s+(?:to|by|from|under))\b", re.IGNORECASE)
_MADE = re.compile(
    r"\b(?:reduced|increased|cut|lowered|raised|expanded|decreased|grew|grown)\s+(?:our|its|their|the)\s+"
    r"(?P<what>[A-Za-z][\w'-]*(?:\s+[A-Za-z][\w'-]*){0,4}?)\s+by(?:\s+(?:approximately|about|nearly|over|more\s+than))?\s*$",
    re.IGNORECASE,
)
_DANGLING = re.compile(r"(?:\s+(?:for|in|at|of|on|as|during|by|to|from|and|the|a|an))+\s*$", re.IGNORECASE)
_LONGEST = 9
_REACH = 150
"""Characters that a verb and the few words behind it stand in at most."""


def subject_of(text: str) -> str:
    """The subject of the clause that a stretch of text ends with: `Early stage delinquencies were `; empty for none."""
    near = max(0, len(text) - _REACH)
    found = _VERB.search(text, near)
    if found is None or _IS_A.search(text, near):
        return ""
    return clause_name(text[: found.start()])


def clause_name(text: str) -> str:
    """The name that the last clause of a stretch of text is, empty where it is none."""
    begin = 0
    for clause in _CLAUSE.finditer(text):
        said = _SAID.search(text, begin, clause.start())
        begin = clause.end() if said or clause[0].strip().lower() != "and" else begin
    return _name(text[begin:])


_SAID = re.compile(r"\b(?:was|were|is|are|has|had|have|rose|fell|grew|[a-z]+ed)\b|\d", re.IGNORECASE)
"""What makes words before an `and` a clause of their own: `lending and deposit services` are one."""


_IS_A = re.compile(r"\bis\s+an?\W*$", re.IGNORECASE)
"""`Example Corp. is a $1.2 billion bank`: what it is, and no figure of it."""


def done_to(before: str, after: str) -> str:
    """The verb and what follows the amount: `invested $7 million in land`; empty where no such verb stands before."""
    found, what = DONE.search(before), _OBJECT.match(after)
    if found is None:
        return ""
    words = " ".join(what["words"].split()) if what else ""
    return f"{found['verb']} {_OWN.sub('', words)}".strip()


_OWN = re.compile(r"^of\s+(?:(?:our|its|the)\s+)?", re.IGNORECASE)


def made(before: str) -> str:
    """What somebody made larger or smaller: `we reduced our total workforce by`; empty for none."""
    found = _MADE.search(before)
    return " ".join(found["what"].split()) if found else ""


def doing(before: str, after: str, named: str) -> str:
    """What is done right before an amount, behind all measures: `made cash and distributed $1 billion to owners`."""
    found = DONE.search(before)
    nearer = (
        found and found.start() >= before.rfind(named) + len(named) and len(before[found.end("verb") :].split()) <= 1
    )
    return done_to(before, after) if nearer and _OBJECT.match(after) else ""


def given_to(before: str, after: str) -> str:
    """What was done with an amount that begins a clause: `, the $29 million ceded to reinsurers in the quarter was`."""
    found = re.search(r"(?:^|[,;])\s*the\s*$", before, re.IGNORECASE) and _GIVEN.match(after)
    what = _OBJECT.match(after[found.end() :]) if found else None
    return f"{found[1]} {' '.join(what['words'].split())}" if found and what else ""


def given_back(before: str, what: str, after: str) -> str:
    """`Returned $7.5 billion of capital to shareholders`: what became of it; empty where no such verb stands before."""
    found = _RETURNED.search(before)
    whom = re.match(rf"\s*(?:of|in)\s+{re.escape(what)}(\s+to\s+{PHRASE})?", after) if found else None
    return f"{what} {found['verb'].lower()}{whom[1] or ''}" if found and whom else ""


_RETURNED = re.compile(
    r"\b(?P<verb>returned|distributed|transferred)\s+(?:(?:approximately|about|nearly|over|more\s+than|a\s+total\s+of)\s+)?$",
    re.IGNORECASE,
)


def whole_of(after: str) -> str:
    """What a percentage is a part of: `55.9% of sales`; empty where it is of nothing named."""
    found = re.match(r"\s*(?:annualized\s+|as\s+a\s+percent(?:age)?\s+)?of\s+(?:the\s+|our\s+|its\s+|their\s+)?", after)
    what = _OBJECT.match(after[found.end() :]) if found else None
    if found is None or what is None or after[found.end() + what.end() :].lstrip().startswith("$"):
        return ""  # `100% of the CECL $62.8 million` names no whole
    return " ".join(what["words"].split()).rstrip(" .")


_LED = re.compile(
    r"(?:^\W*|\b(?:an?|the|our|its|announces|declared|delivered|delivering|achieved|regular|another|new|additional|or))"
    r"(?:\s+(?:approximately|about|nearly|estimated))?\s*$",
    re.IGNORECASE,
)
"""What leads an amount that stands before its name."""


def of_its_kind(before: str, after: str, measures: Measures, *, first: bool) -> str:
    """The name that an amount goes before: `a $2.0 million provision for loan losses`; empty where it does not.

    `first` says that no figure stands before it: a sentence may begin with such an amount.
    """
    led = _LED.search(before)
    if not (led if led and led[0].strip(" •▪●-") else first and led):
        return ""
    arrangement = _ARRANGEMENT.match(after)
    if arrangement:
        return " ".join(arrangement[1].split())
    return measures.first(after) if re.match(r"\s*(?:[\w-]+\s+){0,3}[\w-]", after) else ""


_ARRANGEMENT = re.compile(
    r"\s+((?:(?!(?:of|in|for|to|and|from|under)\b)[A-Za-z-]+\s+){0,4}(?:facility|program|authorization|(?:repurchase|buyback)\s+plan|line\s+of\s+credit|term\s+loan))\b",
    re.IGNORECASE,
)
"""`Our $300 million revolving credit facility`."""


def coordinated(text: str, count: int, measures: Measures) -> list[str]:
    """As many names as figures said `respectively`: `GAAP and non-GAAP gross margins are` gives two; or none."""
    found = _VERB.search(text)
    words = text[: found.start()] if found else text
    begin = max((clause.end() for clause in re.finditer(r"[;:]", words)), default=0)
    parts = [part.strip() for part in re.split(r",\s*(?:and\s+)?|\s+and\s+", words[begin:].strip(" ,"))]
    parts = [part for part in parts if part not in ("", "and")][-count:]
    if len(parts) < count:
        return []
    parts = [(_named_last(part, measures) or part) if len(part.split()) > _LONGEST else part for part in parts]
    last = parts[-1].split()
    full = [part if measures.first(part) else f"{part} {' '.join(last[len(part.split()) :])}" for part in parts[:-1]]
    told = [_name(part) or _named_last(part, measures) for part in (*full, parts[-1])]
    if any(map(_TIMED.match, full)):
        return told[-1:] * count if told[-1] and all(map(_TIMED.match, full)) else []
    return told if all(told) else []


_TIMED = re.compile(
    r"\W*(?:during\b|(?:in|for|at)\s+(?:the\s+)?(?:three|six|nine|twelve|first|second|third|fourth|$))", re.IGNORECASE
)
"""`During the three and nine months ...` lists times, not measures."""


def _named_last(part: str, measures: Measures) -> str:
    found = measures.last(part)
    return found[1] if found else ""


def _name(text: str) -> str:
    words = " ".join(_LEADING.sub("", f" {text}").split()).strip(" ,;:–—-\"'“”•*")
    plain = _DANGLING.sub("", re.sub(r"\(.*?\)", " ", words))
    if (
        _NO_NAME.match(plain)
        or _SPEAKER.search(plain)
        or len(plain.split()) > _LONGEST
        or not re.search(r"[A-Za-z]{3}|\b[A-Z]&[A-Z]\b", plain)
    ):
        return ""
    return " ".join(plain.split())


def available(after: str) -> str:
    """`$40 million available under its $100 million facility`: of what an amount may still be had; empty for others."""
    found = _AVAILABLE.match(after)
    return f"available under {' '.join(found['what'].split())}" if found else ""


_AVAILABLE = re.compile(
    r"\s*(?:of\s+(?:[\w-]+\s+){1,3}?)?(?:(?:which\s+)?(?:was|were|is|are)\s+)?"
    r"(?:(?:remain(?:s|ed|ing)?(?:\s+available)?|available|undrawn|unused|left)(?:\s+for\s+[\w-]+)?"
    r"|(?:of\s+)?(?:borrowing\s+capacity|availability))"
    r"\s+(?:under|on|in)\s+(?:(?:the|its|our|this)\s+)?(?:\$[\d.,]+\s*(?:million|billion)\s+)?"
    r"(?P<what>(?:[\w-]+\s+){0,4}?(?:facility|facilities|program|plan|authorization|agreement|revolver|line\s+of\s+credit))\b",
    re.IGNORECASE,
)


def principal(before: str, after: str) -> str:
    """`Repurchased $80 million in aggregate principal amount of the 2025 Notes`: of which debt; empty for others."""
    found = _PRINCIPAL.match(after)
    done = DONE.search(before) if found else None
    verb = done["verb"].lower() if done and done["verb"].lower().endswith(("ed", "sold", "paid")) else ""
    return " ".join(f"principal amount of {found['what']} {verb}".split()) if found else ""


_PRINCIPAL = re.compile(
    r"\s*(?:in|of)\s+(?:aggregate\s+)?principal(?:\s+amount)?\s+of\s+(?:(?:the|its|our)\s+)?(?P<what>(?:[\w.%-]+\s+){0,6}?"
    r"(?:notes|debentures|bonds|loans|debt))\b",
    re.IGNORECASE,
)
