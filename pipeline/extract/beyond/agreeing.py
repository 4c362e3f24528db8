"""Whether a standard concept says what a line outside the statements does: a bare word is no evidence for one."""

import re
from functools import lru_cache

from pipeline.model.concept import Catalogue, PeriodType
from pipeline.model.period import Duration
from pipeline.model.statement import LineItem, Mapping, Statement, StatementKind, Status
from pipeline.model.wording import spelled, stem

BRIDGES = frozenset({StatementKind.RECONCILIATION, StatementKind.PRO_FORMA, StatementKind.GUIDANCE})
_LIKELY = 0.5
"""From which probability the standard concept of a line in a table of key figures is taken for it."""

_CAMEL = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_SAYS_LITTLE = frozenset(
    "net total of and in on the to from for with a other income loss gain expense benefit asset stock share per number"
    " weighted outstanding including portion attributable provided used excluding assessed tax contract customer common"
    " operating activity increase decrease".split()
)
"""Words of concepts that labels leave out."""
_MEAN = {"eps": "earning per share", "roe": "return equity", "roa": "return asset", "bank": "deposit"}


def is_likely(statement: Statement, line: LineItem, mapping: Mapping, catalogue: Catalogue) -> bool:
    """Whether the standard concept found by filers' labels may stand outside the primary statements.

    A balance in a column of a time is one only where that is sure. In a bridge the lines are adjustments, whose signs
    serve the bridge: only what is sure and positive is taken.
    """
    concept = catalogue.get(mapping.concept)
    if mapping.status is Status.EXTENSION or concept is None:
        return False
    if not _agrees(mapping.concept, line.label, *line.section[-1:], statement.title):
        return False
    if concept.period_type is PeriodType.INSTANT and _lasts(statement, line):
        return mapping.status is Status.ASSERTED
    if statement.kind in BRIDGES:
        return mapping.status is Status.ASSERTED and all((figure.value or 0) >= 0 for figure in line.figures)
    return mapping.confidence >= _LIKELY


def _lasts(statement: Statement, line: LineItem) -> bool:
    """Whether a line's figures stand in columns of a time."""
    columns = [statement.column(figure.column) for figure in line.figures]
    return all(isinstance(column.period, Duration) for column in columns if column)


@lru_cache(maxsize=4096)  # tables print the same labels
def _agrees(concept: str, *texts: str) -> bool:
    """Whether the telling words of a concept's name stand in a line's label or the headings over it.

    `EquityMethodInvestments` is not what `Equity investments` says.
    """
    said = {word for text in texts for each in spelled(text).split() for word in _MEAN.get(each, each).split()}
    said |= {word.replace("-", "") for text in texts for word in spelled(text.replace("-", "")).split()}
    words = {stem(word.lower()) for word in _CAMEL.findall(concept.partition(":")[2])}
    return words - _SAYS_LITTLE <= said


def says_all(concept: str, subject: str) -> bool:
    """Whether a concept's name holds what a heading says to be measured: `Land` is no loan."""
    words = {stem(word.lower()) for word in _CAMEL.findall(concept)}
    return not subject or spelled(subject).rpartition(" ")[2] in words
