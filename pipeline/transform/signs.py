"""Signs: from how a line is printed to how its concept counts.

Where a sum is proved, the printed weight of a part and the weight its concept has in the taxonomy (a calculation arc
or, failing that, the balances of both, XBRL 2.1 section 5.1.1.2) settle its sign against its total's. Where no proof
reaches a line, the side of the statement it stands on or filers' habit with its label does.
"""

import re
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, field
from functools import cached_property

from pipeline.model.concept import Balance, Catalogue
from pipeline.model.statement import PRIMARY, LineItem, Statement, StatementKind, Status, UnitKind

_ONLY_LOSS = re.compile(
    r"^(?:(?:total|(?:non-?)?gaap|adjusted|pro forma|consolidated|pre-?tax|basic|diluted) )*"
    r"(?:net |operating |comprehensive )*loss(?:es)?\b(?!.*\b(?:income|earnings|profit|gain))",
    re.IGNORECASE,
)
_CAME_OUT = re.compile(
    r"^(?!.*\b(?:change|growth|ratio|reserves?)\b).*?\b(?:(?:net|operating|comprehensive) loss\b(?! on\b| and\b)"
    r"|loss (?:per|before|from (?:continuing |discontinued )?operations|attributable|available|applicable)\b)",
    re.IGNORECASE,
)
"""What a company came out with, whose name is also that of an income: `net loss`, `loss per share`."""
_ONLY_GAIN = re.compile(r"\W*(?:less:?\s+)?gains? on\b(?!.*\bloss)", re.IGNORECASE)
_LOSSES_FIRST = re.compile(
    r"\(\s*(?:gains?|income|earnings)\s*\)\s*/?\s*(?:loss(?:es)?|expenses?)\b"
    r"|\b(?:loss(?:es)?|expenses?)\s*/?\s*\(\s*(?:gains?|income|earnings)\s*\)",
    re.IGNORECASE,
)
"""Labels whose positive amounts are losses: `(Gain) loss on sale`, `Losses (gains) on investments`."""
_EQUITY_IN_LOSS = re.compile(r"\bequity in (?:net )?loss(?:es)?\b(?!.*\b(?:income|earnings))", re.IGNORECASE)
_BOTH_WAYS = re.compile(r"(?:Gains?|Income)(?:Loss(?:es)?|Expense)")
"""Names of concepts that count gains and take off losses."""
_STATED = PRIMARY | {StatementKind.SUPPLEMENT, StatementKind.PROSE}
"""Kinds whose signs other things tell: their place in a statement, the words of a sentence."""
_PROFIT = re.compile(r"^us-gaap:(?:NetIncomeLoss|ProfitLoss|IncomeLossFromContinuingOperations)")
_ROOTS = {
    StatementKind.CASH_FLOWS: Balance.DEBIT,
    StatementKind.OPERATIONS: Balance.CREDIT,
    StatementKind.COMPREHENSIVE_INCOME: Balance.CREDIT,
}
"""What a statement comes to: more cash is a debit, more income a credit."""
_OPPOSITE = {Balance.DEBIT: Balance.CREDIT, Balance.CREDIT: Balance.DEBIT}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sense:
    """How a line's print becomes its value: `factor` 1 keeps the sign, -1 turns it; `balance` is its concept's."""

    factor: int
    balance: Balance | None = None


@dataclass
class _Senses:
    """The senses of one statement's lines, each found once, totals before their parts."""

    statement: Statement
    catalogue: Catalogue
    lines: MappingOf[int, LineItem] = field(init=False)
    totals: dict[int, tuple[int, int]] = field(init=False)
    """For each part of a proved sum, the order of its total and its weight."""
    found: dict[int, Sense] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.lines = {line.order: line for line in self.statement.lines}
        self.totals = {}
        for proof in self.statement.sums:
            for part, weight in proof.parts:
                self.totals.setdefault(part, (proof.total, weight))

    def of(self, order: int) -> Sense:
        if order not in self.found:
            self.found[order] = self._sense(self.lines[order])
        return self.found[order]

    def _sense(self, line: LineItem) -> Sense:
        balance = self._own_balance(line)
        if self.statement.kind not in _STATED and (said := self._worded(line, balance)):
            return Sense(factor=said, balance=balance)
        if line.unit is not UnitKind.MONEY:
            return Sense(factor=_loss(line) if line.unit is UnitKind.PER_SHARE else 1)
        on_member = line.mapping is not None and bool(line.mapping.members)
        if line.order not in self.totals or line.within is not None or on_member:
            return Sense(factor=self._unproved(line, balance), balance=balance)
        total, weight = self.totals[line.order]
        above = self.of(total)
        concept_weight = self._concept_weight(self.lines[total], line, above.balance, balance)
        if concept_weight is None:
            factor = _habit(line)
            same = weight * above.factor * factor > 0
            return Sense(factor=factor, balance=balance or (above.balance if same else _turned(above.balance)))
        return Sense(factor=above.factor * weight * concept_weight, balance=balance)

    def _worded(self, line: LineItem, balance: Balance | None) -> int | None:
        """The factor that a line's own words give it outside the statements; None where they are silent.

        A concept of gains less losses counts what `Losses (gains)` prints the other way round; `Gain on sale` in
        brackets is what a bridge takes off. A name that says loss counts losses.
        """
        if line.mapping is None:
            return None
        if line.mapping.status is Status.EXTENSION:
            return 1 if "Loss" in line.mapping.concept and not line.mapping.negated else None
        if balance is not Balance.CREDIT or not _BOTH_WAYS.search(line.mapping.concept):
            return None
        if _LOSSES_FIRST.search(line.label) or (_EQUITY_IN_LOSS.search(line.label) and _is_above(line)):
            return -1
        bridge = self.statement.kind is StatementKind.RECONCILIATION
        below = all((figure.value or 0) <= 0 for figure in line.figures)
        return -1 if bridge and below and _ONLY_GAIN.match(line.label) else None

    def _own_balance(self, line: LineItem) -> Balance | None:
        """The balance of the line's concept; a total that adds up to nothing else counts as its statement does."""
        concept = self.catalogue.get(line.mapping.concept) if line.mapping else None
        if concept and concept.balance:
            return concept.balance
        if concept and "NetCashProvided" in concept.name:
            return Balance.DEBIT
        is_root = line.order not in self.totals and line.order in self._proved
        return _ROOTS.get(self.statement.kind) if is_root else None

    def _concept_weight(
        self, total: LineItem, part: LineItem, above: Balance | None, below: Balance | None
    ) -> int | None:
        if total.mapping and part.mapping:
            for arc in self.catalogue.children(total.mapping.concept):
                if arc.child == part.mapping.concept:
                    return arc.weight
            if self.statement.kind is StatementKind.CASH_FLOWS and _PROFIT.match(part.mapping.concept):
                return 1
        if above is None or below is None:
            return None
        return 1 if above is below else -1

    def _unproved(self, line: LineItem, balance: Balance | None) -> int:
        if self.statement.kind is StatementKind.PROSE and _CAME_OUT.match(line.label):
            return _loss(line)  # however the statement prints it
        if line.within is not None or balance is None or line.mapping is None:
            return _habit(line)
        if self.statement.kind is StatementKind.BALANCE_SHEET:
            return -1 if self._side(line.order) is _OPPOSITE[balance] else 1
        if self.statement.kind is StatementKind.CASH_FLOWS and line.order < self._cash_change:
            return 1 if balance is Balance.DEBIT or _PROFIT.match(line.mapping.concept) else -1
        if self._paid_in_brackets(line, balance):
            return -1
        if line.mapping.negated is not None:
            return -1 if line.mapping.negated else 1
        return _loss(line)

    def _paid_in_brackets(self, line: LineItem, balance: Balance) -> bool:
        """Whether a payment below the flows and its neighbours under the heading are all printed as outflows."""
        if self.statement.kind is not StatementKind.CASH_FLOWS or balance is not Balance.CREDIT or not line.section:
            return False
        beside = [each for each in self.statement.lines if each.section == line.section and each.figures]
        amounts = [figure.value for each in beside for figure in each.figures if figure.value]
        return len(beside) > 1 and max(amounts, default=1) < 0

    def _side(self, order: int) -> Balance | None:
        """Assets stand above the line that totals them, liabilities and equity below."""
        if self._assets is None:
            return None
        return Balance.DEBIT if order <= self._assets else Balance.CREDIT

    @cached_property
    def _proved(self) -> frozenset[int]:
        """The orders of the lines that are totals."""
        return frozenset(proof.total for proof in self.statement.sums)

    @cached_property
    def _assets(self) -> int | None:
        """The order of the line that totals the assets."""
        return next((line.order for line in self.statement.lines if _maps_to(line, "us-gaap:Assets")), None)

    @cached_property
    def _cash_change(self) -> int:
        """The order of the line that ends the flows; what follows it is supplementary."""
        mapped = [(line.order, line.mapping.concept) for line in self.statement.lines if line.mapping]
        changes = [order for order, concept in mapped if "PeriodIncreaseDecrease" in concept]
        sections = [order for order, concept in mapped if "NetCashProvided" in concept]
        return max([*changes[:1], *sections], default=len(self.statement.lines))


def senses(statement: Statement, catalogue: Catalogue) -> dict[int, Sense]:
    """How each line's print becomes its value, by the line's order."""
    walk = _Senses(statement, catalogue)
    return {line.order: walk.of(line.order) for line in statement.lines if line.figures}


def _maps_to(line: LineItem, concept: str) -> bool:
    return line.mapping is not None and line.mapping.concept == concept


def _turned(balance: Balance | None) -> Balance | None:
    return _OPPOSITE[balance] if balance else None


def _habit(line: LineItem) -> int:
    """A concept of the company's own counts as its earlier filings had it; no taxonomy says how."""
    mapping = line.mapping
    return -1 if mapping and mapping.status is Status.EXTENSION and mapping.negated else 1


def _loss(line: LineItem) -> int:
    """A line that can only be a loss prints losses without parentheses."""
    return -1 if _ONLY_LOSS.match(line.label) and _is_above(line) else 1


def _is_above(line: LineItem) -> bool:
    """Whether no figure of a line is printed below nothing."""
    return all((figure.value or 0) >= 0 for figure in line.figures)
