"""What a table is: by the title above it, by the headings of its columns, and by what its lines say.

The words are data. Titles are read from the loudest word to the quietest: whatever says that a table is no GAAP
statement (reconciliation, pro forma, segment, highlights) outweighs the name of a statement beside it, so that a
repeat of a statement is never taken for it.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipeline.extract.headings.grammar import read
from pipeline.model.statement import PRIMARY
from pipeline.model.statement import StatementKind as Kind

_NON_GAAP = (
    r"non[\s-]*(?:us[\s-]*)?gaap|pro[\s-]?forma|adjusted\b(?! for)|\bebitdax?r?\b|\bcore (?:earnings|income|eps)"
)
_STATEMENT = r"(?:statements?|results) of .{0,60}(?:operations?|income|earnings|loss)"
_MARK = r"^\W{0,2}(?:\(\w{1,2}\)|\[\w{1,2}\]|\d{1,2}[.)]|[*†]+)"
_COMMENT = r"\b(?:includes?|included|consists?|comprised?|allocated|as follows|following amounts)\b"
_EXPENSE = (
    r"(?:(?:stock|share|equity|unit)[\s-]*based|compensation|equity awards?|amortization|depreciation|restructuring)"
)

_TITLES: tuple[tuple[Kind, str], ...] = (
    (Kind.CASH_FLOWS, r"reconciliation (?:of|to) (?:the )?cash,? (?:and )?(?:cash )?equivalents"),
    (Kind.RECONCILIATION, r"reconcil"),
    (Kind.GUIDANCE, r"\bguidance\b|\boutlook\b|\bforecast\b"),
    (Kind.PRO_FORMA, rf"{_STATEMENT}.*(?:non[\s-]?gaap|pro[\s-]?forma|as adjusted)"),
    (Kind.PRO_FORMA, rf"(?:non[\s-]?gaap|pro[\s-]?forma|adjusted).*(?:{_STATEMENT}|balance sheets?)"),
    (Kind.PRO_FORMA, r"pro[\s-]?forma"),
    (
        Kind.RECONCILIATION,
        rf"{_NON_GAAP}|free cash flow|organic|constant[\s-]*(?:currency|dollar)|\b(?:roe|roi|roic)\b",
    ),
    (Kind.KEY_FIGURES, r"percent(?:age)?s? of (?:total |net )*(?:revenue|sales)"),
    (Kind.SUPPLEMENT, rf"{_MARK}.*{_COMMENT}.*(?:{_EXPENSE}|follow|:\W*$)|{_EXPENSE}.*{_COMMENT}.*:\W*$"),
    (Kind.KEY_FIGURES, r"average (?:consolidated )?balance|\byields?\b|net interest margin|(?:credit|asset) quality"),
    (Kind.KEY_FIGURES, r"(?:loan|deposit)s? (?:portfolio|composition|breakdown)|non[\s-]?performing|capital ratios?"),
    (Kind.KEY_FIGURES, r"allowance for (?:credit|loan)|volume statistics"),
    (Kind.SEGMENT, r"segment|disaggregat|geographic|lines? of business"),
    (Kind.SEGMENT, r"\bby (?:[\w’']+ ){0,3}(?:geograph|product|region|business|channel|service|categor)"),
    (Kind.CASH_FLOWS, r"supplement\w*.{0,40}cash[\s-]*flows?|non[\s-]?cash (?:investing|financing|transactions)"),
    (Kind.CASH_FLOWS, r"^\W*(?:summary of )?(?:condensed |consolidated |unaudited )*cash flows?(?: summary)?\W*$"),
    (Kind.CASH_FLOWS, r"^\W*cash flows? (?:from|provided|used).{0,50}activities\W*$"),
    (Kind.BALANCE_SHEET, r"^\W*liabilities and .{0,40}(?:equity|deficit|capital)\W*$"),
    (Kind.KEY_FIGURES, r"highlights|\bselected\b|\bkey\b.{0,20}(?:metrics|figures|data|statistics)|\bsummary\b"),
    (
        Kind.KEY_FIGURES,
        r"statistic|\bmetrics\b|(?:operations?|income|sheets?|earnings|flows?|operating|financial) data",
    ),
    (Kind.KEY_FIGURES, r"supplement(?:al|ary) (?:financial|operating|information|data|schedule)"),
    (Kind.EQUITY, r"statements? of .{0,40}holders['’]?s?['’]? (?:equity|deficit)|changes in .{0,30}equity"),
    (Kind.OPERATIONS, r"statements? of .{0,30}(?:operations?|income|earnings|loss).{0,20}\band.{0,20}comprehensive"),
    (Kind.COMPREHENSIVE_INCOME, r"comprehensive (?:income|loss|\(loss\)|earnings)"),
    (Kind.CASH_FLOWS, r"statements? of .{0,30}cash\s*flows?|cash\s*flows? statements?"),
    (Kind.BALANCE_SHEET, r"balance\s*sheets?|statements? of assets and liabilities"),
    (Kind.BALANCE_SHEET, r"statements? of .{0,20}financial (?:condition|position)"),
    (Kind.OPERATIONS, rf"{_STATEMENT}|income statements?|profit and loss|earnings statements?"),
)
_LINE_WORDS = {
    "assets": r"^total assets\b",
    "owed": r"^total (?:current )?liabilit|^total (?:deposits|debt)\b",
    "owned": r"^total .{0,40}(?:equity|deficit|deficiency|capital)\b|^liabilities and .{0,40}(?:equity|deficit)",
    "operating": r"(?:cash|activit).{0,60}operati(?:ng|ons)|operating activities",
    "investing": r"(?:cash|activit).{0,60}investing|investing activities",
    "financing": r"(?:cash|activit).{0,60}financing|financing activities",
    "cash": r"cash.{0,80}(?:beginning|end) of|(?:increase|decrease|change).{0,30} in cash",
    "earned": r"^(?:total |net )*(?:operating )?(?:revenues?|sales)\b|\binterest income|premiums|revenues?$",
    "spent": r"^cost of|expenses?\b|^gross (?:profit|margin)|provision for",
    "tax": r"before.{0,40}tax|income tax|provision for taxes",
    "result": r"^(?:consolidated )?net \(?(?:income|loss|earnings)|^(?:income|loss|earnings)\b.{0,40}\bnet of tax",
    "share": r"per (?:common |diluted |basic |ordinary )*(?:share|unit)|weighted\W*average|^diluted|^basic|shares used",
    "end": r"\bend(?:ing)?\b.{0,20}(?:period|year|quarter)|(?:balance|cash).{0,40}\bend(?:ing)?\b",
    "all": r"^total liabilities.{1,80}(?:equity|defici|capital)|^total (?:equity|capital).{0,40} and liabilities",
    "comprehensive": r"comprehensive (?:income|loss|\(loss\)|earnings)|currency translation|^unrealized",
    "awards": r"^total .{0,20}(?:stock|share|equity|unit)[\s-]*based compensation",
    "unlike": rf"{_NON_GAAP}|free cash flow|\borganic\b|constant currency",
}
_TITLE_PATTERNS = tuple((kind, re.compile(words, re.IGNORECASE)) for kind, words in _TITLES)
_LINE_PATTERNS = {name: re.compile(words) for name, words in _LINE_WORDS.items()}
"""For labels in lower case, which is searched faster than either case."""
_UNLIKE_COLUMNS = re.compile(rf"{_NON_GAAP}|as reported|excluding|constant currency|adjustments?\b", re.IGNORECASE)
_AVERAGES = re.compile(r"average (?:outstanding )?balance|\byields?\b|interest\W+rate", re.IGNORECASE)
_EXPECTED = re.compile(r"\bguidance\b|\boutlook\b", re.IGNORECASE)
_CAPTION = re.compile(r"\([^()]*(?:\bin\b|except|unaudited|dollars)[^()]*\)?", re.IGNORECASE)
_BARE_CAPTION = re.compile(
    r"(?=.*\b(?:thousands|millions|billions|percent)\b)\W*(?:(?:u\.?s\.?|dollars?|amounts?|figures|shares?|in|of|thousands|millions|billions|percent|except|per|data|and|as|noted"
    r"|unaudited|for|otherwise|where|unless|stated)\b\W*)+",
    re.IGNORECASE,
)
"""A caption without brackets: `Dollars in millions, except per share data`."""
_SPLIT = frozenset({Kind.OPERATIONS, None})
"""What a table of what awards cost by function may be titled: as the statement it explains, or not at all."""
_WEAKER = frozenset({Kind.RECONCILIATION, Kind.PRO_FORMA})
_FEW = 12
_LONGEST_TITLE = 240
_NEAR = 3
"""How many lines above the name of a statement may still say that it is none of GAAP."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a table is and whether a title says so; `shape` is the primary statement its lines alone amount to."""

    kind: Kind
    titled: bool
    shape: Kind | None = None


@lru_cache(maxsize=4096)
def kind_in(line: str) -> Kind | None:
    """The kind of table a title names, or None where the line is no title."""
    words = _CAPTION.sub(" ", line)
    if len(words) > _LONGEST_TITLE:
        return None
    return next((kind for kind, pattern in _TITLE_PATTERNS if pattern.search(words)), None)


def is_title(text: str) -> bool:
    """Whether a line above or within a table names a statement or another kind of table."""
    return kind_in(text) is not None


def is_caption(text: str) -> bool:
    """Whether a line says nothing but scale, exceptions, a period, or that nobody audited it."""
    said = _CAPTION.sub("", text).strip(" *,.;:")
    return (
        not said or _BARE_CAPTION.fullmatch(said) is not None or all(one.timed and not one.rest for one in read(said))
    )


def classify(titles: Sequence[str], labels: Sequence[str], headings: Iterable[str] = ()) -> Verdict:
    """What a table is. `titles` are the lines that name it, the nearest last; `headings` stand over its columns."""
    shape = shape_of(labels)
    said = kind_of(titles)
    over = tuple(headings)
    if any(_AVERAGES.search(heading) for heading in over):
        return Verdict(kind=Kind.KEY_FIGURES, titled=said is not None)
    if said in _SPLIT and len(labels) < _FEW and labels and _seen("awards", labels[-2:]):
        return Verdict(kind=Kind.SUPPLEMENT, titled=True)
    if said in PRIMARY:
        return Verdict(kind=_checked(said, labels, shape), titled=True, shape=shape)
    if said is None and any(_EXPECTED.search(heading) for heading in over):
        return Verdict(kind=Kind.GUIDANCE, titled=False)
    if said is None and (_is_adjusted(labels) or any(_UNLIKE_COLUMNS.search(heading) for heading in over)):
        return Verdict(kind=Kind.RECONCILIATION, titled=False)
    return Verdict(kind=said or shape or Kind.OTHER, titled=said is not None, shape=shape)


def kind_of(titles: Sequence[str]) -> Kind | None:
    """The nearest title's kind, unless one just above it says that the statement it names is not GAAP's."""
    kinds = [kind_in(line) for line in reversed(titles)]
    at = next((at for at, kind in enumerate(kinds) if kind), None)
    if at is None:
        return None
    nearest = kinds[at]
    if nearest in PRIMARY or nearest is Kind.KEY_FIGURES:
        return next((kind for kind in kinds[at + 1 : at + 1 + _NEAR] if kind in _WEAKER), nearest)
    return nearest


def _checked(said: Kind, labels: Sequence[str], shape: Kind | None) -> Kind:
    """The kind a title says, corrected where the lines are plainly another statement's."""
    if said is Kind.COMPREHENSIVE_INCOME and shape is Kind.OPERATIONS and _seen("share", labels):
        return Kind.OPERATIONS
    if shape is None or said is Kind.COMPREHENSIVE_INCOME or shape is said:
        return said
    return said if _seen(_OWN_WORDS.get(said, ""), labels) else shape


_OWN_WORDS = {Kind.OPERATIONS: "result", Kind.BALANCE_SHEET: "assets", Kind.CASH_FLOWS: "operating"}


def shape_of(labels: Sequence[str]) -> Kind | None:
    """The primary statement whose lines these are: one that no reader would miss without any title."""
    seen = frozenset[str]().union(*map(_words_of, labels))
    if {"assets", "owned"} <= seen or {"assets", "owed"} <= seen:
        return Kind.BALANCE_SHEET
    if len(seen & {"operating", "investing", "financing"}) > 1:
        return Kind.CASH_FLOWS
    if {"earned", "result"} <= seen and len(seen & {"spent", "tax", "share"}) > 1 and not _is_adjusted(labels):
        return Kind.OPERATIONS
    return None


@lru_cache(maxsize=4096)  # a table is asked several times, and releases print the same labels
def _words_of(label: str) -> frozenset[str]:
    """The names of the line words that a label holds."""
    lower = label.lower()
    return frozenset(name for name, pattern in _LINE_PATTERNS.items() if pattern.search(lower))


def _seen(name: str, labels: Iterable[str]) -> bool:
    return any(name in _words_of(label) for label in labels)


def _is_adjusted(labels: Sequence[str]) -> bool:
    """Whether the lines speak of measures outside GAAP: several do, the last ones, or one of few."""
    found = [at for at, label in enumerate(labels) if "unlike" in _words_of(label)]
    return len(found) > 1 or (bool(found) and (len(labels) < _FEW or found[-1] >= len(labels) - 2))


def counts_shares(labels: Sequence[str]) -> bool:
    """Whether all lines are about shares: what a statement of operations may print below itself."""
    return bool(labels) and all("share" in _words_of(label) for label in labels)


def is_complete(kind: Kind, labels: Sequence[str]) -> bool:
    """Whether a statement has come to its last lines: a further table of its periods is another thing."""
    ends = {
        Kind.OPERATIONS: "share",
        Kind.BALANCE_SHEET: "all",
        Kind.CASH_FLOWS: "end",
        Kind.COMPREHENSIVE_INCOME: "comprehensive",
    }
    return _seen(ends.get(kind, ""), labels)
