"""A percentage of a whole: what the part is, wherever the sentence says it."""

import re

from pipeline.extract.prose.names.phrases import clause_name, whole_of
from pipeline.extract.prose.periods.fitting import SHARE_OF

_HEDGE = r"(?:(?:approximately|about|around|nearly|almost|roughly|over|more\s+than|less\s+than|just|~)\s*)*"
_MAKES_UP = re.compile(
    r"(?P<which>,?\s+(?:which|that))?\s+(?:(?:now|also|currently|together|each|collectively|will|would|still)\s+)*"
    r"(?:(?:continues?d?|is|are|was|were|expected|projected)\s+(?:to\s+)?)*"
    r"(?:represent(?:s|ed)?|ma[dk]e(?:s)?\s+up|account(?:s|ed)?\s+for|compris(?:e|es|ed)|constitut(?:e|es|ed)|contribut(?:e|es|ed))"
    rf"\s+{_HEDGE}\W*$",
    re.IGNORECASE,
)
"""`Core deposits make up`, `focus products that now represent over`."""
_DID = re.compile(
    rf"\b(?P<verb>placed|originated|purchased|generated|produced|bought|sold|used|booked)\s+{_HEDGE}$", re.IGNORECASE
)
_OWNS = re.compile(rf"\b(?:owns?|owned|holds?|held)\s+{_HEDGE}$", re.IGNORECASE)
_DONE_BY = re.compile(r"\s+(?P<done>\w+(?:ed|ld|nt|de))$", re.IGNORECASE)
_PREPOSITION = r"(?:to|in|by|on|via|through|with|at|for|from|under|as)"
_PREPOSED = re.compile(rf"\s+{_PREPOSITION}\s", re.IGNORECASE)
_IS = re.compile(r"\s(?:was|were|is|are|has|have|had)\b", re.IGNORECASE)
_USED = re.compile(r"(?P<who>[\w\s'’-]+?)\s+(?:used|use|chose)\s+[\w\s'’-]+", re.IGNORECASE)
"""`77% of consumer customers used digital channels`."""
_STATED = re.compile(
    rf"\s+(?:was|were|is|are|has\s+been|have\s+been)\s+(?:(?:still|now|currently|also)\s+)?(?P<done>(?:[\w-]+\s+){{0,3}}?{_PREPOSITION}\s)",
    re.IGNORECASE,
)
_SO = re.compile(
    r"\s+(?:was|were|is|are)\s+(?P<done>[a-z-]+(?:ing|ed|able|rate))(?=\s*[,.;)]|\s\s|\s+(?:at|as|in)\b|\s*$)",
    re.IGNORECASE,
)
"""`68% of the portfolio was floating`."""
_WHAT = re.compile(
    r"\s*(?P<what>(?:(?:the|an?|our|its)\s+)?[\w&'’/-]+(?:\s+(?!(?:and|as|at|for|in|to|from|compared|versus|while|which|that|with|up"
    r"|down|during|or|was|were|is|are|had|has)\b)[\w&'’/-]+){0,3})",
    re.IGNORECASE,
)
_OF_WHICH = re.compile(rf"\bof\s+which\s+{_HEDGE}$", re.IGNORECASE)


def part_made(before: str, after: str, named: str) -> str | None:
    """The part that is said to make up a share: `core deposits make up 55% of`, `members placed 80% of orders`.

    `named` is the measure named last before it. None where no such verb stands before, or it goes on;
    empty where the part has no name.
    """
    if _OWNS.search(before) and (whole := whole_of(after)):
        return f"{whole} owned"
    if did := _DID.search(before):
        subject, whole = clause_name(before[: did.start()]), whole_of(after)
        return f"{whole} {did['verb'].lower()} by {subject}" if subject and whole and not named else None
    makes = _MAKES_UP.search(before)
    if makes is None:
        return None
    subject = before[: makes.start()].rstrip()
    own = named if named and subject.endswith(named.split()[-1]) else clause_name(subject)
    return own or ("" if makes["which"] and named else None)


def share_of(after: str, part: str) -> str:
    """The share of a whole in words: `31% of sales` with its part, which may stand behind: `8% of loans tied to prime`.

    Empty where `part` is and none stands behind.
    """
    whole = whole_of(after)
    if not whole:
        return ""
    if part:
        return f"{part}{SHARE_OF}{whole}"
    if used := _USED.fullmatch(whole):
        return f"{whole}{SHARE_OF}{used['who']}"
    verb = _IS.search(whole)
    whole = whole[: verb.start()] if verb else whole
    last = whole.split()[-1]
    rest = after[after.find(last) + len(last) :]
    done = _DONE_BY.search(whole)
    if done and (told := _PREPOSED.match(rest)):
        whole, said = whole[: done.start()], f"{done['done']} {told[0]}"
    else:
        told = _STATED.match(rest)
        said = told["done"] if told else ""
    if told and (what := _WHAT.match(rest, told.end())):
        return " ".join(f"{whole} {said} {what['what']}{SHARE_OF}{whole}".split())
    so = _SO.match(rest)
    return f"{whole} {so['done']}{SHARE_OF}{whole}" if so else ""


def of_which(before: str, after: str, inherited: str) -> str:
    """`100 million shares, of which 64% were still available for repurchase`."""
    told = _STATED.match(after) if inherited and _OF_WHICH.search(before) else None
    what = _WHAT.match(after, told.end()) if told else None
    return " ".join(f"{inherited} {told['done']} {what['what']}{SHARE_OF}{inherited}".split()) if told and what else ""
