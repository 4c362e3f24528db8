"""Whether a line outside the statements is of a day or of a time: by its words, its headings and its sums."""

import re
from dataclasses import replace

from pipeline.model.concept import Catalogue, PeriodType
from pipeline.model.statement import LineItem, Statement, Status, UnitKind
from pipeline.model.vocabulary import Vocabulary
from pipeline.model.wording import gist, spelled

_OF_A_TIME = frozenset(
    "average weighted change growth increase decrease provision charge income loss interest expense yield rate cost"
    " gain paid payment issued repurchased earning sale revenue recovery addition reduction impact effect return margin"
    " inflow outflow origination write dividend amortization depreciation impairment fee".split()
)
"""Words of what happens over a time, whatever balance it is about."""
_STILL = re.compile(
    r"\b(?:(?:non ?)?interest (?:earning|bearing)|unearned (?:income|revenue)|deferred (?:revenue|income|cost)"
    r"|accrued (?:interest|expense|income)|accruing interest|accumulated other comprehensive (?:income|loss)(?: loss)?"
    r"|retained earning|for (?:credit|loan|lease|loan and lease) loss)\b"
)
"""Words of a time that are part of the name of a balance, as `spelled` writes them."""
_AT_AN_END = re.compile(
    r"\b(?:period|quarter|month|year)[\s-]end\b|\bat (?:the )?end of (?:the )?(?:period|quarter|month|year)\b",
    re.IGNORECASE,
)
_OF_DAYS = re.compile(
    rf"{_AT_AN_END.pattern}|\bas of (?!and for)|\bend of (?:period|quarter|month|year)\b|\bbalance sheets?\b",
    re.IGNORECASE,
)
"""What headings over balances say."""
_AMOUNTS = frozenset({UnitKind.MONEY, UnitKind.SHARES, UnitKind.COUNT})


def is_average(line: LineItem, statement: Statement) -> bool:
    """Whether a line of amounts is an average of a time: `Total assets` under `Average balance sheet data`."""
    if line.unit is not UnitKind.MONEY:
        return False
    if _says_average(line.label):
        return True
    if _words(line.label) & _OF_A_TIME - {"interest"}:
        return False
    over = [column.heading for figure in line.figures if (column := statement.column(figure.column))]
    return (bool(over) and all(map(_says_average, over))) or bool(average_heading(line, statement))


def average_heading(line: LineItem, statement: Statement) -> str:
    """The nearest heading that says when the amounts of a line are of, where that is an average; else empty.

    `Average balances, yields and rates` stands over other things as well.
    """
    for heading in (*reversed(line.section), statement.title):
        if _says_average(heading):
            return "" if _words(heading) & _OF_A_TIME - {"average"} else heading
        if _OF_DAYS.search(heading):
            return ""
    return ""


def _says_average(text: str) -> bool:
    """Whether a text calls something an average; `Tier 1 capital to average assets` is none."""
    return "average" in spelled(text).split() and not _RATIO_OF_AVERAGES.search(text)


_RATIO_OF_AVERAGES = re.compile(r"\b(?:to|on|of) (?:total )?average\b", re.IGNORECASE)


def averaged(label: str, heading: str) -> str:
    """The label of an average, told from that of the balance: `Average loans credit card`.

    `heading` calls it an average, and may say of what it is one.
    """
    if "average" in spelled(label).split():
        return label
    subject = set(gist(heading).split()) - {"average"} if _SUBJECT.fullmatch(heading) else set()
    if subject and not subject & set(gist(label).split()):
        return f"{heading.strip(' :').capitalize()} {label}"
    return f"Average {label[:1].lower()}{label[1:]}".strip()


_SUBJECT = re.compile(r"\W*average\s+(?!balances?\b|data\b)(?:\w+\W*){1,2}", re.IGNORECASE)


def is_balance(line: LineItem, title: str, vocabulary: Vocabulary) -> bool:
    """Whether a line is the balance of a day by its words, or by the heading over it."""
    words, around = _words(line.label), spelled(" ".join((line.label, title, *line.section)))
    if _AT_AN_END.search(line.label) and "average" not in words:
        return True
    if line.unit in _AMOUNTS and not words & _OF_A_TIME and _under_days(line, title):
        return True
    label = f" {spelled(line.label)} "
    return "average" not in around.split() and any(
        f" {one.words} " in label and not _words(label.replace(one.words, " ")) & (_OF_A_TIME | one.unless)
        for one in vocabulary.balances
    )


def is_over_a_time(line: LineItem, statement: Statement) -> bool:
    """Whether a line is of a time by its words though its columns may name days: an average, charge-offs."""
    if is_average(line, statement) or _MOVES.search(line.label):
        return True
    return any(_MOVES_ALONE.match(heading) for heading in line.section[-1:] or (statement.title,))


_MOVES = re.compile(
    r"\b(?:net|gross|total) (?:loans? )?(?:charge-?\s?offs?|recover\w+)\b"
    r"|^\W*(?:loan )?(?:charge-?\s?offs?|recoveries)\b|\bcharge-?\s?offs? (?:ratio|to average)\b|\boriginations\b"
    r"|\b(?:for|during) the (?:period|quarter|year|(?:three|six|nine|twelve) months)\b",
    re.IGNORECASE,
)


def is_class_moved(line: LineItem) -> bool:
    """Whether a line is a class of loans of which its heading says what was charged off."""
    own = _words(line.label) & (_OF_A_TIME | {"balance"})
    return not own and any(_MOVES_ALONE.match(heading) for heading in line.section[-1:])


_MOVES_ALONE = re.compile(r"\W*(?:(?:net|gross|total|loans?)\s+)*charge-?\s?offs?\b(?!.*\ballowance)", re.IGNORECASE)
"""Headings over classes of what was charged off: `Net charge-offs (recoveries)`."""


def _under_days(line: LineItem, title: str) -> bool:
    """Whether the nearest heading that says when amounts are of means the end of a time."""
    for heading in reversed(line.section) if line.section else (title,):
        if "average" in _words(heading):
            return False
        if _OF_DAYS.search(heading):
            return True
    return False


def with_balances(statement: Statement, catalogue: Catalogue) -> Statement:
    """The mapped statement, the lines of a sum as balances where one is: equity less goodwill is tangible equity.

    A sum in which a flow stands, or which begins with what was there before, rolls a balance forward.
    """
    told = {line.order: _is_of_a_day(line, statement, catalogue) for line in statement.lines}
    days = {order: day for order, day in told.items() if day is not None}
    opens = {line.order for line in statement.lines if _OPENING.search(line.label)}
    sums = [{proof.total, *(order for order, _ in proof.parts)} for proof in statement.sums]
    sums = [orders for orders in sums if not orders & opens]
    while found := {order for orders in sums if _are_balances(orders, days) for order in orders - days.keys()}:
        days |= dict.fromkeys(found, True)
    lines = tuple(_of_a_day(line) if days.get(line.order) else line for line in statement.lines)
    return replace(statement, lines=lines)


_OPENING = re.compile(r"\b(?:beginning|opening|start of)\b|^\W*(?:as of|at|balances?,?) \w+ \d{1,2}\b", re.IGNORECASE)


def _are_balances(orders: set[int], days: dict[int, bool]) -> bool:
    """Whether a line of a sum is a balance and none a flow."""
    said = {days[order] for order in orders & days.keys()}
    return said == {True}


def _is_of_a_day(line: LineItem, statement: Statement, catalogue: Catalogue) -> bool | None:
    """Whether a mapped line is a balance, a flow, or nothing tells."""
    if line.mapping is None or not line.figures:
        return None
    if is_average(line, statement):
        return False
    concept = catalogue.get(line.mapping.concept)
    if concept is not None:
        return concept.period_type is PeriodType.INSTANT
    if line.mapping.instant:
        return True
    return False if _words(line.label) & _OF_A_TIME else None


def _of_a_day(line: LineItem) -> LineItem:
    if line.mapping is None or line.mapping.status is not Status.EXTENSION or line.mapping.instant:
        return line
    return replace(line, mapping=replace(line.mapping, instant=True))


def _words(text: str) -> frozenset[str]:
    """The words of a text that may tell of a time."""
    return frozenset(_STILL.sub(" ", spelled(text)).split())
