"""The words of a sentence that name what a figure measures: how `mappings/measures.csv` is found in a text."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipeline.extract.prose.names.complements import ACQUIRED, behind_head, without_object
from pipeline.extract.prose.names.joined import STOPS, bracketed_before, is_pair, listed_from, others_behind
from pipeline.model.statement import UnitKind
from pipeline.model.vocabulary import MeasureWord

_SHARE = re.compile(
    r"\W*(?:\(\"?eps\"?\)\W*)?per\s+(?:(?:basic|diluted|common|fully|ordinary|class|a|and|or|[-/])\s+)*(?:share|unit|ads)\b",
    re.IGNORECASE,
)
_PER = re.compile(
    r"\s+per\s+(?:[a-z][\w-]*\s+){0,3}?[a-z][\w-]*(?=\s+(?:was|were|is|are|of|to|increased|decreased|declined|grew|rose|fell"
    r"|improved|averaged|reached)\b)",
    re.IGNORECASE,
)
"""`Revenue per available room rose`."""
_DEDUCTED = (
    r"(?:(?:the\s+)?(?:provisions?|benefit)\s+for\s+(?:(?:income|federal)\s+taxes|(?:(?:loan|credit|lease)\s+)+loss(?:es)?|taxes)|provisions?"
    r"|(?:income\s+)?tax(?:es)?|interest|depreciation|amortization|(?:non-?controlling|minority)\s+interests?|preferred\s+dividends)"
)
"""What earnings are told before, alone or with others: `income before taxes and provision for loan losses`."""
_TAIL = re.compile(
    r"\s*(?:\((?:loss|income|deficit|gaap|non-gaap)\)|from\s+(?:continuing\s+|discontinued\s+)?operations|(?:provided|used|generated)\s+"
    r"(?:by|in|from)\s+(?:\(used\s+in\)\s+)?(?:operations|\w+\s+activities)|from\s+\w+\s+activities"
    rf"|before\s+{_DEDUCTED}(?:(?:,\s+and|,|\s+and)\s+{_DEDUCTED})*\b"
    r"|(?:attributable|available|applicable)\s+to\s+(?:[\w.&']+\s+){0,3}(?:shareholders|stockholders|shareowners|shares|interests?|parent|company|inc\.?)"
    r"|in\s+marketable\s+securities|ex-[a-z]\w*)",
    re.IGNORECASE,
)
_EX = re.compile(r"\sex-\w+$", re.IGNORECASE)
"""`Revenue ex-TAC`, `unit costs ex-fuel`."""
_WORD = re.compile(r"[A-Za-z][\w&'/.-]*|[,()&]")
_KEEP = frozenset("non-gaap gaap pro forma adjusted".split())
_NO_HEAD = re.compile(
    r"(?:\b(?:before|after|pre|net\s+of)[\s-]+(?:provision\s+for\s+)?(?:income\s+)?|[A-Za-z]\s+\([\"“]?(?:net\s+)?)$",
    re.IGNORECASE,
)
"""What stands before words that are a part of another's name: `income before taxes`, `net income (loss)`."""
_APART = re.compile(
    r"[,;:]|\b(?:and|or|for|from|at|by|reflecting|driven|due|compared|versus|primarily|as|which|that)\b", re.IGNORECASE
)
"""What parts the words behind a figure from a measure that is not its own."""
_OVER = re.compile(r"\s+(?:over|from|in|of)\b", re.IGNORECASE)
_CLAUSE = re.compile(r";|\b(?:as|while|when|whereas)\b", re.IGNORECASE)
"""`We saw growth in fees as average balances grew to`: what is told last is of the last clause."""
_LEAD = 5
_FOR_LOSSES = re.compile(
    r"\b(?:allowance|reserves?)\s+for\s+(?:\w+\s+)*loss(?:es)?|\bloan\s+loss(?:es)?\s+(?:allowance|reserves?)",
    re.IGNORECASE,
)
_OWED = re.compile(r"\b(?:deferred|unearned)\s+(?:revenues?|income(?!\s+tax))", re.IGNORECASE)
"""A liability in spite of its name."""
_ALLOWED = re.compile(
    r"^available\s+under\b|\b(?:authorizations?|(?:repurchase|buyback)\s+(?:plan|program)s?)\W*$|\bshares\s+remaining\b"
    r"|^(?!repa|borrow|dr[ae]w|issu|amend).*\b(?:credit\s+facilit(?:y|ies)|term\s+loans?|lines?\s+of\s+credit)\W*$",
    re.IGNORECASE,
)
"""What may be repurchased or borrowed is there, though a repurchase flows."""
_BEARING = re.compile(r"\b(?:non-?\s?)?interest[\s-]bearing\b", re.IGNORECASE)
_BOUGHT = re.compile(r"\b(?:purchases?|repurchases?)$", re.IGNORECASE)
_TRADED = re.compile(r"(?:re)?(?:purchased|acquired|redeemed|retired|issued|sold)\s", re.IGNORECASE)
"""An amount may be what was paid for things: `repurchased common shares`."""
_OF_THING = re.compile(
    r"\s+of\s+(?!up\s+to\b|as\s+many\b)(?:our\s+|its\s+)?[a-z][\w-]+(?:\s+(?:and\s+)?(?!for\b|in\b|of\b|during\b)[a-z][\w-]+){0,3}"
)
_KIND = re.compile(
    r"\b(?:provisions?|allowance|reserves?|returns?|costs?|yields?|impact|benefit|headwinds?|tailwinds?)$",
    re.IGNORECASE,
)
_JOINED = re.compile(
    r"\b(?:returns?\s+on|costs?\s+of|provisions?\s+for|allowance\s+for|yields?\s+on|gains?\s+(?:on|from)|loss(?:es)?\s+(?:on|in|for)|available[\s-]+for|adjustments?\s+to"
    r"|amortization\s+of|reserves?\s+for|proceeds\s+from|(?:impairments?|extinguishments?)\s+of|purchases?\s+of|repurchases?\s+of|sales?\s+of"
    r"|changes?\s+in|(?:interest|charges|fees)\s+on|loss(?:es)?\s+from|income\s+from|equity\s+in|value\s+of|letters?\s+of|lines?\s+of|volumes?\s+of"
    r"|as\s+a\s+percent(?:age)?\s+of|(?:assets|loans|equity|debt|capital|acl|alll|allowance|reserves?)\s+to"
    r"|cash\s+(?:provided|used|generated)\s+(?:by|in|from)|(?!(?:million|billion|thousand|percent|cents)\b)[a-z]{3,}\s+per)\s+(?:the\s+|its\s+|our\s+)?$",
    re.IGNORECASE,
)
"""What a measure may be joined to: `return on average assets`, `allowance for loan losses`."""


_NUMBERED = re.compile(r"\s(?!(?:19|20)\d\d\s)\d{1,4}\s")
"""A number that is a part of a name: `Office 365 revenue`, `Tier 1 capital`."""
_NAMING = re.compile(r"[A-Z]|tier$")


@dataclass(frozen=True, slots=True, eq=False)
class Measures:
    """The measures that sentences speak of, as patterns; see `MeasureWord` for what they say."""

    names: re.Pattern[str]
    """What names a measure; its group `other` is something else that holds the same words."""
    of_what: re.Pattern[str]
    days: re.Pattern[str]
    flows: re.Pattern[str]
    ratios: re.Pattern[str]
    amounts: re.Pattern[str]
    counts: re.Pattern[str]
    listed: re.Pattern[str]

    def last(self, text: str) -> tuple[int, str] | None:
        """The measure named last in a stretch of text and where it begins, or None."""
        heads = list(self._heads(text))
        if not heads:
            return None
        growth = [head for head in heads if head[0].lower() == "growth" and _OVER.match(text, head.end())]
        grows = growth and not _CLAUSE.search(text, growth[-1].end(), heads[-1].start())
        return self._around(text, growth[-1] if grows else heads[-1])

    def first(self, text: str) -> str:
        """The measure a stretch of text begins with: `of net income and ...`; empty where it begins with none."""
        found = next(self._heads(text), None)
        lead = text[: found.start()] if found else ""
        if found is None or len(lead.split()) > _LEAD or _APART.search(lead):
            return ""
        begin, name = self._around(text, found)
        return name + others_behind(text, begin + len(name)) if text.startswith(name, begin) else name

    def fits(self, measure: str, unit: UnitKind) -> bool:
        """Whether a level in a unit can be of a measure: no percentage is `total debt`, no amount a `headcount`."""
        if unit is UnitKind.PURE:
            return (
                not self.amounts.search(_EX.sub("", measure))
                or " to " in measure
                or self.ratios.search(measure) is not None
            )
        return not (unit is UnitKind.MONEY and self.counts.search(measure) and not _TRADED.match(measure))

    def is_balance(self, measure: str) -> bool:
        """Whether a measure is of a day rather than of a time: `total loans`, not `interest on loans`."""
        allowed = _ALLOWED.search(measure) is not None
        return allowed or (bool(self.days.search(_itself(measure))) and not self.is_flow(measure))

    def is_flow(self, measure: str) -> bool:
        """Whether a measure says that it is of a time: `interest on loans`, `net unrealized gains`."""
        return self.flows.search(_BEARING.sub("", _itself(measure))) is not None

    def _heads(self, text: str) -> Iterator[re.Match[str]]:
        """The words of a text that name measures and are no part of another's name."""
        end = 0
        for head in self.names.finditer(text):
            if head["other"] is None and head.start() >= end and not _NO_HEAD.search(text, 0, head.start()):
                yield head
                end = _tail_end(text, head.end())

    def _around(self, text: str, head: re.Match[str]) -> tuple[int, str]:
        """The noun phrase around a head: what describes it before, `per share` and its like behind."""
        start, end = self._begin(text, head.start()), head.end()
        while more := (
            self._next(text, end)
            or _TAIL.match(text, end)
            or _SHARE.match(text, end)
            or _PER.match(text, end)
            or behind_head(text, end)
            or (_KIND.search(text, 0, end) and self.of_what.match(text, end))
            or (_BOUGHT.search(text, 0, end) and _OF_THING.match(text, end))
        ):
            end = more.end()
        return start, " ".join(text[start:end].split())

    def _next(self, text: str, end: int) -> re.Match[str] | None:
        """The head that follows right behind another: `tax expense`."""
        more = self.names.match(text, end + (text[end : end + 1] == " "))
        return more if more and more["other"] is None else None

    def _begin(self, text: str, start: int) -> int:
        """Where the describing words before a head begin; a list of heads (`cash, cash equivalents and ...`) is one."""
        words = list(_WORD.finditer(text[:start]))
        begin = start
        for index in range(len(words) - 1, -1, -1):
            word = words[index]
            gap = text[word.end() : begin]
            if " - " in gap or (gap.strip(" -") and not (_NUMBERED.fullmatch(gap) and _NAMING.match(word[0]))):
                break
            listed = self._is_listed(text, words, index)
            if word[0].lower().rstrip(".") in STOPS and word[0].lower() not in _KEEP and not listed:
                break
            if len(word[0]) == 1 and not listed:
                break
            begin = word.start()
        begin = listed_from(text, begin, start)
        joined = _JOINED.search(text, 0, begin) or bracketed_before(text, begin)
        return self._begin(text, joined.start()) if joined else begin

    def _is_listed(self, text: str, words: Sequence[re.Match[str]], index: int) -> bool:
        """Whether a comma or an `and` joins what is one measure with the words before it."""
        word, before = words[index][0], words[index - 1][0] if index > 0 else ""
        if word in (",", "and", "&") and self.listed.fullmatch(before):
            return word != "," or any(each[0].lower() in ("and", "or", "&") for each in words[index + 1 :])
        if word == "and" and before == ",":  # `cash, cash equivalents, and marketable securities`
            return index > 1 and self.listed.fullmatch(words[index - 2][0]) is not None
        return (word, before.lower()) == ("in", "investments") or (word in ("and", "&") and is_pair(text, words, index))


@lru_cache(maxsize=4)
def measures_of(words: tuple[MeasureWord, ...]) -> Measures:
    """The patterns of a vocabulary's words."""
    names = _any(word.words for word in words if word.names)
    other = _any(word.words for word in words if word.names is False)

    def compiled(pattern: str) -> re.Pattern[str]:
        return re.compile(pattern, re.IGNORECASE)

    def told(time: str) -> str:
        return _any(word.words for word in words if word.time == time)

    def valued(value: str) -> str:
        return _any(word.words for word in words if word.value == value)

    return Measures(
        # a mark of a note may be glued to a name
        names=compiled(rf"\b(?:(?P<other>{other})|{names})(?:\b(?![-/]\w)|(?=\d\b))"),
        of_what=compiled(rf"\s+(?:for|on|of|from)\s+(?:[\w-]+\s+){{0,3}}?(?:{names})\b(?!-)"),
        days=compiled(rf"\b(?:{told('day')})\b"),
        flows=compiled(rf"\b(?:{told('flow')})\b"),
        ratios=compiled(rf"\b(?:{valued('ratio')})\b"),
        amounts=compiled(rf"\b(?:{valued('amount')})\W*$"),
        counts=compiled(rf"(?<!of )\b(?:{valued('count')})\W*$"),
        listed=compiled(_any(word.words for word in words if word.listed)),
    )


def _any(words: Iterable[str]) -> str:
    """Any of some words as a pattern, the longest first; one that nothing matches where there are none."""
    return "|".join(sorted((_spelled(each) for each in words), key=len, reverse=True)) or r"(?!)"


def _spelled(words: str) -> str:
    """`inventor(y,ies)`, `charge-off(s)` as a pattern."""
    parts = (
        f"(?:{part[1:-1].replace(',', '|')})" + ("" if "," in part else "?")
        if part.startswith("(")
        else re.escape(part)
        for part in re.split(r"(\([^)]*\))", words)
    )
    return "".join(parts).replace(r"\ ", r"\s+").replace(r"\-", r"[\s-]+")


def _tail_end(text: str, end: int) -> int:
    """Where what qualifies a head ends, in which no other begins: `net loss attributable to controlling interest`."""
    while more := _TAIL.match(text, end):
        end = more.end()
    return end


def _itself(measure: str) -> str:
    """A measure without what it leaves out or is for: `book value excluding income` is a value."""
    whole = re.split(r"\s(?:excluding|net of)\s", _FOR_LOSSES.sub("allowance", measure), maxsplit=1)[0]
    told = without_object(whole.partition(ACQUIRED)[0])
    return _OWED.sub("liabilities", told)
