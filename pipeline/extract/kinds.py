"""Which statement a table is: by the title above it and by what its lines say.

The words are data: a pattern, the kind it speaks for, and how loudly. Titles that say a table is not GAAP
(pro forma, reconciliation) outweigh any line in it, so that a repeat of a statement is not taken for it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from pipeline.model.statement import StatementKind as Kind

_TITLES: tuple[tuple[Kind, int, str], ...] = (
    (Kind.RECONCILIATION, 14, r"reconciliation|reconciling|non[\s-]?gaap"),
    (Kind.RECONCILIATION, 14, r"adjusted (?:ebitda|net|earnings|operating|gross|income)"),
    (Kind.RECONCILIATION, 12, r"gaap to non|free cash flow|organic (?:sales|revenue|growth)|constant currency|ebitda"),
    (Kind.PRO_FORMA, 14, r"pro[\s-]?forma"),
    (Kind.GUIDANCE, 12, r"guidance|outlook|forecast"),
    (Kind.SEGMENT, 9, r"segment|by (?:geograph|product|region|business)|disaggregat|geographic"),
    (Kind.KEY_FIGURES, 6, r"highlights|selected|key (?:metrics|figures|operating)|summary|statistical|metrics"),
    (Kind.KEY_FIGURES, 6, r"supplemental (?:financial|operating)"),
    (Kind.KEY_FIGURES, 9, r"average balance|yields?\b|net interest margin|loan portfolio|(?:credit|asset) quality"),
    (Kind.CASH_FLOWS, 10, r"statements? of .{0,30}cash\s?flows?|cash\s?flows? statements?"),
    (Kind.CASH_FLOWS, 10, r"^\W*(?:condensed |consolidated |unaudited )*cash flows?\W*$"),
    (Kind.BALANCE_SHEET, 10, r"balance sheets?|assets and liabilities"),
    (Kind.BALANCE_SHEET, 10, r"statements? of .{0,20}financial (?:condition|position)"),
    (Kind.OPERATIONS, 10, r"(?:statements?|results) of .{0,30}(?:operations|income|earnings|loss)"),
    (Kind.OPERATIONS, 10, r"income statements?|profit and loss|earnings statements?"),
    (Kind.COMPREHENSIVE_INCOME, 3, r"statements? of .{0,20}comprehensive (?:income|loss|\(loss\)|earnings)"),
    (Kind.EQUITY, 11, r"statements? of .{0,40}holders['’]?s?['’]? (?:equity|deficit)|changes in .{0,20}equity"),
)
_LINES: tuple[tuple[Kind, int, str], ...] = (
    (Kind.BALANCE_SHEET, 4, r"^total (?:current )?assets\b"),
    (Kind.BALANCE_SHEET, 3, r"^total (?:current )?liabilities\b"),
    (Kind.BALANCE_SHEET, 3, r"^total (?:\w*holders|members|partners)?['’]?s?['’]?\s*(?:equity|deficit|capital)"),
    (Kind.BALANCE_SHEET, 1, r"^accounts payable|^retained earnings|^additional paid|^accumulated (?:deficit|other)"),
    (Kind.BALANCE_SHEET, 1, r"^goodwill\b|^deposits:?$"),
    (Kind.CASH_FLOWS, 3, r"net cash .{0,40}(?:operating|investing|financing)"),
    (Kind.CASH_FLOWS, 3, r"(?:operating|investing|financing) activities"),
    (Kind.CASH_FLOWS, 3, r"cash.{0,60}(?:beginning|end) of|net (?:increase|decrease|change).{0,20} in cash"),
    (Kind.OPERATIONS, 1, r"^(?:total )?(?:net )?(?:revenues?|sales)\b|^cost of (?:revenue|sales|goods)"),
    (Kind.OPERATIONS, 1, r"^gross (?:profit|margin)|^total operating expenses|^premiums"),
    (Kind.OPERATIONS, 2, r"before (?:provision for )?(?:income )?tax|income tax(?:es)?\b"),
    (Kind.OPERATIONS, 2, r"^net (?:income|loss|earnings)|^(?:income|loss|earnings).{0,20} from operations"),
    (Kind.OPERATIONS, 2, r"^operating (?:income|loss|profit)"),
    (Kind.OPERATIONS, 1, r"^(?:total )?interest (?:income|expense)|^provision for (?:credit|loan)"),
    (Kind.OPERATIONS, 1, r"per (?:common |diluted |basic )?share|^weighted average"),
    (Kind.COMPREHENSIVE_INCOME, 2, r"comprehensive (?:income|loss)|^foreign currency translation"),
    (Kind.COMPREHENSIVE_INCOME, 2, r"^unrealized|reclassification"),
    (Kind.RECONCILIATION, 3, r"non[\s-]?gaap|adjusted|ebitda|pro[\s-]?forma|as reported|excluding"),
    (Kind.RECONCILIATION, 3, r"free cash flow|organic|constant currency"),
    (Kind.EQUITY, 3, r"balance,? (?:at|as of) "),
)
_TITLE_PATTERNS = tuple((re.compile(words, re.IGNORECASE), kind, weight) for kind, weight, words in _TITLES)
_LINE_PATTERNS = tuple((re.compile(words, re.IGNORECASE), kind, weight) for kind, weight, words in _LINES)
_NEEDED = {
    Kind.BALANCE_SHEET: re.compile(r"assets|liabilit|equity|payable|deposits", re.IGNORECASE),
    Kind.CASH_FLOWS: re.compile(r"activities|cash", re.IGNORECASE),
}
_ENOUGH = 6


def is_title(text: str) -> bool:
    """Whether a line above or within a table names a statement or another kind of table."""
    return len(text) < 160 and any(pattern.search(text) for pattern, _, _ in _TITLE_PATTERNS)


def classify(titles: Sequence[str], labels: Sequence[str]) -> Kind:
    """What a table is. `titles` are the lines above it, nearest last; the nearest that says anything counts."""
    votes: Counter[Kind] = Counter()
    for line in reversed(titles):
        said = {kind: weight for pattern, kind, weight in reversed(_TITLE_PATTERNS) if pattern.search(line)}
        if said:
            votes.update(said)
            break
    votes.update(_votes_of_lines(labels))
    if not votes:
        return Kind.OTHER
    for kind, need in _NEEDED.items():
        if kind in votes and not any(need.search(label) for label in labels):
            del votes[kind]
    kind, weight = max(votes.items(), key=lambda vote: (vote[1], vote[0].name), default=(Kind.OTHER, 0))
    return kind if weight >= _ENOUGH else Kind.OTHER


def _votes_of_lines(labels: Iterable[str]) -> Counter[Kind]:
    """Each pattern speaks once at most thrice, so that a long table of one kind of line decides nothing."""
    votes: Counter[Kind] = Counter()
    for pattern, kind, weight in _LINE_PATTERNS:
        votes[kind] += weight * min(3, sum(1 for label in labels if pattern.search(label)))
    return votes
