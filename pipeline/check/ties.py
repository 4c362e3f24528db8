"""Ties: figures that must be equal because two statements print the same thing."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations

from pipeline.check.amounts import Entry, agree, apart
from pipeline.check.lines import profits
from pipeline.check.outcome import compared, measured
from pipeline.model.check import Check, Outcome
from pipeline.model.measure import Measure, is_stated
from pipeline.model.period import Instant, Period
from pipeline.model.statement import PRIMARY, StatementKind, UnitKind

_REPEATED = {StatementKind.RECONCILIATION: "nongaap.gaap-measure", StatementKind.PRO_FORMA: "nongaap.gaap-measure"}
_REPEATING = frozenset({*_REPEATED, StatementKind.KEY_FIGURES, StatementKind.OTHER})
_CASH = "Cash in the cash flows is the cash of the balance sheet on the same day."
_MOST_LINES = 5
_OF_COMPANY = frozenset(Measure) - {Measure.CASH, Measure.EQUITY}
"""Measures that are the whole company's wherever they are printed alone."""


def check_ties(entries: Sequence[Entry]) -> Iterator[Check]:
    """Net income and cash between statements, the two sides of the balance sheet, measures printed again."""
    yield from _net_income(entries)
    yield from _cash(entries)
    yield from _balance(entries)
    yield from _repeated(entries)
    yield from _reconciled(entries)


def nearest(entry: Entry, others: Iterable[Entry]) -> Entry:
    """The figure that differs least."""
    return min(others, key=lambda other: apart(entry, other))


def _net_income(entries: Sequence[Entry]) -> Iterator[Check]:
    """Cash flows begin with the net income the statement of operations ends with."""
    about = "The cash flows begin with the net income of the statement of operations."
    operations = [entry for entry in entries if entry.kind is StatementKind.OPERATIONS]
    for flows in _statements(entries, StatementKind.CASH_FLOWS):
        first = min((entry.line.order for entry in profits(flows)), default=None)
        line = [entry for entry in flows if entry.line.order == first]
        yield from _paired("ties.net-income", about, line, operations, profits)


def _cash(entries: Sequence[Entry]) -> Iterator[Check]:
    """Cash at the end (beginning) of the cash flows is that of the balance sheet of that day."""
    sheet = [e for e in entries if e.kind is StatementKind.BALANCE_SHEET and "cash" in e.line.label.lower()]
    for flows in _statements(entries, StatementKind.CASH_FLOWS):
        balances = [entry for entry in flows if isinstance(entry.period, Instant) and entry.line.within is None]
        whole = [check for check in (_cash_parts(entry, sheet) for entry in balances) if check]
        yield from whole or _paired("ties.cash", _CASH, balances, sheet, _only_cash)


def _cash_parts(entry: Entry, sheet: Sequence[Entry]) -> Check | None:
    """The lines of cash and restricted cash that together are the cash of the cash flows, where there are several."""
    held = [other for other in sheet if other.period == entry.period][:_MOST_LINES]
    for count in range(2, len(held) + 1):
        for lines in combinations(held, count):
            difference = entry.value - sum((line.value for line in lines), start=Decimal(0))
            tolerance = entry.half + sum((line.half for line in lines), start=Decimal(0))
            if abs(difference) <= tolerance:
                return measured("ties.cash", _CASH, (*lines, entry), difference, tolerance)
    return None


def _only_cash(entries: Iterable[Entry]) -> list[Entry]:
    """The line of cash, where no other line of the balance sheet may hold more of it."""
    held = list(entries)
    words = " ".join(line.label for entry in held[:1] for line in entry.statement.lines).lower()
    alone = len(held) == 1 and not re.search(r"restricted|held[ -]for[ -]sale|segregated|discontinued", words)
    return held if alone and held[0].measure is Measure.CASH else []


def _paired(
    code: str,
    about: str,
    line: Sequence[Entry],
    stated: Sequence[Entry],
    counterparts: Callable[[Iterable[Entry]], list[Entry]],
) -> Iterator[Check]:
    """Each figure against those of its period that it must equal one of.

    Any figure there may confirm it; only `counterparts` may contradict it, and only where they confirm as many other
    figures of the line: else the two tables are not about the same thing.
    """
    checks: list[Check] = []
    anchored = 0
    for entry in line:
        same = [other for other in stated if other.period == entry.period and other.line.unit is entry.line.unit]
        proper = counterparts(other for other in same if other.plain)
        against = [other for other in same if agree(entry, other)] or proper
        anchored += any(agree(entry, other) for other in proper)
        if against:
            checks.append(compared(code, about, (nearest(entry, against), entry)))
    failed = sum(check.outcome is Outcome.FAILS for check in checks)
    yield from (check if failed <= anchored else _doubted(check) for check in checks)


def _doubted(check: Check) -> Check:
    why = "Most figures of the line disagree: the tables seem to speak of different periods or parts."
    return replace(check, outcome=Outcome.UNCHECKED, note=why) if check.outcome is Outcome.FAILS else check


def _balance(entries: Sequence[Entry]) -> Iterator[Check]:
    """Assets are liabilities and equity."""
    for sheet in _statements(entries, StatementKind.BALANCE_SHEET):
        total = {entry.period: entry for entry in sheet if _is(entry, Measure.ASSETS, "Assets")}
        claims = [e for e in sheet if _is(e, Measure.LIABILITIES_AND_EQUITY, "LiabilitiesAndStockholdersEquity")]
        for claim in claims:
            if claim.period in total and claim.figure.column == total[claim.period].figure.column:
                yield compared(
                    "ties.balance-sheet", "Assets equal liabilities and equity.", (total[claim.period], claim)
                )


def _is(entry: Entry, measure: Measure, concept: str) -> bool:
    return entry.line.within is None and (
        entry.measure is measure or (not entry.line.label and entry.concept == concept)
    )


def _repeated(entries: Sequence[Entry]) -> Iterator[Check]:
    """A measure in another table is what its statement says it is (for reconciliations: Regulation G)."""
    primary = [entry for entry in entries if entry.kind in PRIMARY]
    lines: dict[tuple[int, int], list[Entry]] = {}
    for entry in entries:
        if entry.kind in _REPEATING and entry.measure in _OF_COMPANY and entry.plain:
            lines.setdefault((entry.number, entry.line.order), []).append(entry)
    for line in lines.values():
        name = str(line[0].measure).capitalize()
        code = _REPEATED.get(line[0].kind, "ties.repeated")
        yield from _paired(code, f"{name} is the same as in its statement.", line, primary, _same_measure(line[0]))


def _reconciled(entries: Sequence[Entry]) -> Iterator[Check]:
    """Where a reconciliation begins, or says `GAAP`, with a line of no usual name: the statement's of that concept.

    It may be of a part of the company, so that only what agrees is told.
    """
    stated: dict[tuple[str, Period, UnitKind], list[Entry]] = defaultdict(list)
    first: dict[int, int] = {}
    for entry in entries:
        first.setdefault(entry.number, entry.line.order)
        if entry.kind in PRIMARY and entry.concept and entry.plain:
            stated[entry.concept, entry.period, entry.line.unit].append(entry)
    for entry in entries:
        told = entry.line.order == first[entry.number] or is_stated(entry.line.label)
        if entry.kind not in _REPEATED or entry.measure in _OF_COMPANY or not (told and entry.plain):
            continue
        same = stated.get((entry.concept, entry.period, entry.line.unit), ())
        if agreeing := [other for other in same if agree(entry, other)]:
            about = "What a reconciliation begins with is the same as in its statement."
            yield compared(_REPEATED[entry.kind], about, (nearest(entry, agreeing), entry))


def _same_measure(entry: Entry) -> Callable[[Iterable[Entry]], list[Entry]]:
    return lambda others: [other for other in others if other.measure is entry.measure]


def _statements(entries: Sequence[Entry], kind: StatementKind) -> Iterator[list[Entry]]:
    numbers = sorted({entry.number for entry in entries if entry.kind is kind})
    return ([entry for entry in entries if entry.number == number] for number in numbers)
