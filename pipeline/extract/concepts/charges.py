"""Blocks of a bridge or a table of key figures that tell what one charge adds to each line of the statement."""

import re
from collections.abc import Container, Iterator, Sequence

from pipeline.extract.concepts.splits import function_of
from pipeline.model.knowledge import Knowledge, Split
from pipeline.model.measure import measure_of
from pipeline.model.naming import concept_name
from pipeline.model.statement import PRIMARY, LineItem, Statement, UnitKind
from pipeline.model.wording import gist

_FEWEST = 2
_LOCATIONS = "us-gaap:IncomeStatementLocationAxis"
_MARK = re.compile(r"^\W*(?:\(\w{1,2}\)|\[\w{1,2}\]|\d{1,2}[.)])\s*")
_INTRODUCES = re.compile(
    r"^\W*(?:(?:the\s+)?(?:amounts?|following)\s+)?(?:includes?|including|represents?)\s+"
    r"|^.{0,20}\b(?:summary|components?|breakdown) of\s+(?:our\s+)?",
    re.IGNORECASE,
)
_REST = re.compile(
    r"\W*\b(?:exclud|before\b|without\b|net of\b|is\b|are\b|was\b|were\b|as follows|includ|compris|consist|for the\b"
    r"|by\b).*",
    re.IGNORECASE | re.DOTALL,
)
"""What stands behind the charge that a heading names: what it leaves out, what it consists of, of which time it is."""
_ADJUSTED = re.compile(r"non-?\s?gaap|adjusted|reconcil|\bexclud\w*\s+(?:\w+\s+)?$", re.IGNORECASE)
_CHARGE = re.compile(
    r"\bamortization|\bdepreciation|\bcompensation|\brestructuring|\bacquisition|\bpension|\bseverance|\bimpairment"
    r"|\bintegration|\btransaction",
    re.IGNORECASE,
)
_SHARES = re.compile(r"\bas an? percent", re.IGNORECASE)
_FUNCTION = re.compile(
    r"\b(?:costs? of|research|development|technology|operations|marketing|selling|sales|general|administrative"
    r"|fulfillment|support)\b",
    re.IGNORECASE,
)
_TOTAL = re.compile(r"\W*(?:sub-?\s*)?totals?\b", re.IGNORECASE)


def charges_of(statement: Statement, functions: Container[str], knowledge: Knowledge) -> dict[int, Split]:
    """The lines, by their order, that are what one charge adds to a function, and the total of them.

    `Stock-based compensation expense:` stands over `Cost of revenue` and `Research and development`, lines of the
    statement of operations: `functions`.
    """
    if statement.kind in PRIMARY:
        return {}
    found: dict[int, Split] = {}
    for heading, lines in _blocks(statement):
        rule = _rule(heading, knowledge)
        parts = [line for line in lines if _is_function(line)]
        known = [line for line in parts if function_of(line.label) in functions]
        if rule and len(known) >= _FEWEST:
            found |= {line.order: rule for line in (*parts, *_totals(lines, parts, statement))}
    return found


def _blocks(statement: Statement) -> Iterator[tuple[str, list[LineItem]]]:
    """The lines of amounts that stand together, under the innermost heading that names a charge, else the title.

    They are percentages under `Amortization as a percentage of revenues`.
    """
    blocks: dict[str, list[LineItem]] = {}
    for line in statement.lines:
        if not line.figures:
            continue
        over = (*reversed(line.section), statement.title)
        heading = next((text for text in over if _CHARGE.search(text)), "")
        if line.unit is (UnitKind.PURE if _SHARES.search(heading) else UnitKind.MONEY):
            blocks.setdefault(heading, []).append(line)
    yield from blocks.items()


def _rule(heading: str, knowledge: Knowledge) -> Split | None:
    """The rule for the charge a heading names: that of the table of splits, else one of the company's own name."""
    charge = _REST.sub("", _INTRODUCES.sub("", _MARK.sub("", heading)), count=1)
    if not _CHARGE.search(charge) or _ADJUSTED.search(charge):
        return None
    shares = _SHARES.search(charge) is not None
    known = None if shares else next((rule for rule in knowledge.splits if gist(rule.words) in gist(charge)), None)
    return known or Split(words=charge, concept=f"ext:{concept_name(charge)}", axis=_LOCATIONS)


def _is_function(line: LineItem) -> bool:
    return bool(_FUNCTION.search(line.label)) and measure_of(line.label) is None and not _TOTAL.match(line.label)


def _totals(lines: Sequence[LineItem], parts: Sequence[LineItem], statement: Statement) -> Iterator[LineItem]:
    """The line that all the parts, and perhaps others beside them, are proved to come to."""
    orders = {line.order for line in parts}
    proved = {proof.total for proof in statement.sums if orders <= {order for order, _ in proof.parts}}
    yield from (line for line in lines if line.order in proved and (_TOTAL.match(line.label) or not line.label))
