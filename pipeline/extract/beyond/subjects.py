"""What a block or a table measures, where its lines only name parts of it: `Commercial` under `Average loans`."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipeline.extract.beyond.agreeing import BRIDGES
from pipeline.extract.beyond.layout.columns import TIME
from pipeline.extract.beyond.members.words import pieces
from pipeline.extract.beyond.naming import heading_name
from pipeline.model.naming import unmarked
from pipeline.model.statement import LineItem, Statement, UnitKind
from pipeline.model.wording import gist, spelled

_MEASURED = frozenset({UnitKind.MONEY, UnitKind.PURE})
_LONGEST = 7
_ASIDE = re.compile(r"\((?!to\b)[^()]*\)|\[[^\[\]]*\]")
_UNITS = re.compile(r"\(\s*(?:\$|%)[^()]*\)")
_NUMBERED = re.compile(r"^\W*(?:table|exhibit|schedule)\s+\w{1,4}\b\W*", re.IGNORECASE)
_AROUND = re.compile(
    r"^\W*(?:business\s+)?segment\b|\b(?:selected|geographic|total(?!\s+capital)|consolidated|(?:period[\s-]+)?end\s+of|(?:supplement\w*|summary|analysis|allocation|composition|components"
    r"|breakdown|details?|schedule)\s+of(?:\s+the)?)\b|\s+(?:by\b.*|breakdown|portfolio|composition|details?)\W*$",
    re.IGNORECASE,
)
_THINGS = re.compile(r"^(?:loan|deposit)$", re.IGNORECASE)
_SAYS_LITTLE = re.compile(r"^(?:income|profit|loss(?:es)?|earnings|results)(?:\W+\(?loss\)?)?$", re.IGNORECASE)
_GROUPS = re.compile(
    r"\b(?:data|information|highlights|statistics|metrics|results|measures|items|summary|review|performance|operations|position"
    r"|condition|statements?|sheets?|adjust\w*|reconcil\w*|less|plus|add|deduct|exclud\w*|includ\w*|impact\w*|effects?|changes?"
    r"|following|below|(?:costs? and|operating) expenses?|cash flows?|ratios)\b",
    re.IGNORECASE,
)
"""Words of a heading over lines of different nature."""
_MIXED = re.compile(
    r"^\W*total\s+(?:(?:current|other|fixed|operating|stockholders|shareholders)\W+)*(?:assets|liabilities|equity|capital|expenses|income)\W*$",
    re.IGNORECASE,
)
"""What totals of lines of different nature are called."""
_ALSO = re.compile(
    r"\b(?:var|mix|funds|delinquenc(?:y|ies)|accruals?|inflows|outflows|under (?:management|supervision))\W*$",
    re.IGNORECASE,
)
_RATES = re.compile(r"\b(?:growth|ratios?|rates?|yields?|percent\w*|margins?|returns?)\W*$|%", re.IGNORECASE)
_ENDS = re.compile(
    r"\W*$|\s+(?:of|from|to|on|for|in|at|by|per|with|under|before|after|net|as|held|excluding|including|attributable)\b|\s*[,(:/–—-]",
    re.IGNORECASE,
)
_ROLLS = re.compile(
    r"\W*(?:(?:beginning|ending|opening|closing)\s+balances?"
    r"|balances?\W+(?:(?:at|as of)\s+)?(?:the\s+)?(?:beginning|end|start)"
    r"(?:\s+of\s+(?:the\s+)?(?:period|quarter|year))?|(?:quarter|period|year)[\s-]+end"
    r"|end of (?:quarter|period|year))\W*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Under:
    """What is measured by the headings over a line whose own words do not say it.

    `source` is the heading that does; `total` where the line is the whole of it, or of a part of it under a heading
    `apart`.
    """

    subject: str = ""
    source: str = ""
    total: bool = False
    apart: bool = False

    def name(self, label: str, own: str, section: Sequence[str]) -> str:
        """The name of a line of that label, whose `own` name would be that; `section` where others are called alike."""
        if self._is_whole(label):
            return heading_name(self.subject) + ("Percent" if own.endswith("Percent") else "")
        return heading_name(self._beside(label), *(text for text in section if text != self.source)) + own

    def called(self, label: str) -> str:
        """The label with what is measured before it; of a line that is nothing but an average, behind it."""
        if self._is_whole(label):
            return self.subject
        words = (label, self.subject) if gist(label) == "average" else (self._beside(label), label)
        return " ".join(filter(None, words))

    def _is_whole(self, label: str) -> bool:
        return (self.total and not self.apart) or _ROLLS.fullmatch(label) is not None

    def _beside(self, label: str) -> str:
        """What is measured without what the label says itself, where that is called so: `Bank loans` of `Loans`."""
        said = set(gist(label).split())
        repeats = not said.isdisjoint(spelled(self.subject).split()[-1:])
        return " ".join(word for word in self.subject.split() if not repeats or gist(word) not in said)


NOTHING = Under()


def under_of(statement: Statement, line: LineItem, names: re.Pattern[str]) -> Under:
    """What the headings over a line, the total of it or the table's title say of it; `names` is what names measures."""
    if statement.kind in BRIDGES or line.unit not in _MEASURED:
        return NOTHING
    proved = any(proof.total == line.order for proof in statement.sums)
    total = _TOTAL.fullmatch(line.label) is not None and (proved or bool(line.label))
    subject, source = _subject(statement, line, names)
    apart = any(text != source for text in line.section[-1:])
    return Under(subject=subject, source=source, total=total and bool(subject), apart=apart)


_TOTAL = re.compile(r"\W*(?:(?:grand\s+)?totals?)?\W*", re.IGNORECASE)


def _subject(statement: Statement, line: LineItem, names: re.Pattern[str]) -> tuple[str, str]:
    """What is measured, and the heading that says so."""
    if _ROLLS.fullmatch(line.label):
        return _first((statement.title,), line.unit, names)
    if _says_measure(line.label, names):
        return "", ""
    over = (*reversed(line.section), *_totals(statement, line))
    within, source = _first(over, line.unit, names)
    titled, _ = _first(reversed(pieces(statement.title)), line.unit, names)
    if _is_behind(statement, line, within or titled):
        return "", ""
    if not within or not _QUALIFIES.search(titled) or _QUALIFIES.search(within):
        return within or titled, source
    said = set(gist(within).split())
    return " ".join((*(word for word in titled.split() if gist(word) not in said), within)), source


def _first(texts: Iterable[str], unit: UnitKind, names: re.Pattern[str]) -> tuple[str, str]:
    """The first text that says what is measured: the measure, and the text."""
    return next(((said, text) for text in texts if (said := _measured(text, unit, names))), ("", ""))


def _is_behind(statement: Statement, line: LineItem, subject: str) -> bool:
    """Whether a line stands behind the total of what a heading measures, and so under it no more."""
    lines = {each.order: each for each in statement.lines}
    if any(line.order in (proof.total, *dict(proof.parts)) for proof in statement.sums):
        return False
    totals = (lines[proof.total] for proof in statement.sums if proof.total < line.order)
    return any(
        total.section == line.section and set(gist(total.label).split()) <= {"total", *gist(subject).split()}
        for total in totals
    )


_QUALIFIES = re.compile(
    r"\b(?:non-?\s?accrual|non-?\s?performing|criticized|classified|delinquent|past due|charge-?offs?|average)\b",
    re.IGNORECASE,
)
"""What a title says of all lines, whatever the headings within part them by: `Non-accrual loans`."""


@lru_cache(maxsize=4096)  # headings are asked for with every line below them
def _says_measure(text: str, names: re.Pattern[str]) -> bool:
    """Whether words name a measure, and not only hold the word for one: `Interest checking`, `Credit card`."""
    named = any(not found["other"] and _ENDS.match(text, found.end()) for found in names.finditer(text))
    return named or bool(_ALSO.search(text))


@lru_cache(maxsize=4096)  # as of `_says_measure`
def _measured(text: str, unit: UnitKind, names: re.Pattern[str]) -> str:
    """What a heading says to be measured, without what it says of the table; nothing where it groups other measures."""
    bare = TIME.sub(" ", _NUMBERED.sub("", _ASIDE.sub(" ", unmarked(text))))
    kept = " ".join(_AROUND.sub(" ", bare).split()).strip(" :,;.-–—*")
    if _SAYS_LITTLE.match(kept):
        kept = bare if len(bare.split()) > 1 else ""
    kept = f"{kept}s" if _THINGS.match(kept) else kept
    if not kept or len(kept.split()) > _LONGEST or _GROUPS.search(kept) or len(_UNITS.findall(text)) > 1:
        return ""
    kept = " ".join(map(_cased, kept.split())) if kept.isupper() else kept
    if unit is UnitKind.MONEY and _RATES.search(kept):
        return ""
    return kept if _names_one(kept, names) else ""


def _cased(word: str) -> str:
    return word if len(word) <= _LONGEST_INITIALS and word.lower() not in _SMALL else word.capitalize()


_LONGEST_INITIALS = 3
_SMALL = frozenset("all and by due for in net new non of on per tax the to".split())


def _names_one(text: str, names: re.Pattern[str]) -> bool:
    """Whether the last words of a heading name a measure, and no others before them another."""
    *before, last = _LISTED.split(text)
    return _says_measure(last, names) and not any(_says_measure(each, names) for each in before)


_LISTED = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+|\s+&\s+", re.IGNORECASE)


def _totals(statement: Statement, line: LineItem) -> Iterator[str]:
    """The totals that a line is proved to be a part of, from the innermost, as what they are the totals of."""
    lines = {each.order: each for each in statement.lines}
    order, seen = line.order, set[int]()
    while order not in seen:
        seen.add(order)
        found = (
            proof.total
            for proof in statement.sums
            if (order, 1) in proof.parts and all(weight == 1 for _, weight in proof.parts)
        )
        order = next(found, order)
        label = lines[order].label
        if order not in seen and label.lower().startswith("total") and not _MIXED.search(label):
            yield label
