"""The relations between concepts: what stands where (presentation), what sums (calculation), what has members."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pipeline.model.concept import Catalogue, Concept, PeriodType
from pipeline.model.naming import concept_name
from pipeline.model.report import Calculation, Context, Fact, Hypercube, Node, Role, Unit
from pipeline.model.statement import PRIMARY, LineItem, Statement, StatementKind, Summation
from pipeline.transform.dimensions import hypercubes, own_members
from pipeline.transform.duplicates import interval
from pipeline.transform.facts import Meaning, is_opening

_ROOTS = {
    StatementKind.OPERATIONS: "us-gaap:IncomeStatementAbstract",
    StatementKind.BALANCE_SHEET: "us-gaap:StatementOfFinancialPositionAbstract",
    StatementKind.CASH_FLOWS: "us-gaap:StatementOfCashFlowsAbstract",
    StatementKind.COMPREHENSIVE_INCOME: "us-gaap:StatementOfIncomeAndComprehensiveIncomeAbstract",
    StatementKind.SUPPLEMENT: "us-gaap:AdditionalFinancialInformationDisclosureAbstract",
}
_STANDARD = "http://www.xbrl.org/2003/role"
_NEGATED = "http://www.xbrl.org/2009/role"
Meanings = Mapping[int, Meaning]
"""What each line of one statement was taken for, by the line's order."""
Bounds = Mapping[str, Mapping[tuple[Context, Unit | None], tuple[Decimal, Decimal]]]
"""The amounts each fact may stand for: by concept, then by context and unit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """One statement's relations and the abstract concepts and members made for them."""

    role: Role
    extensions: tuple[Concept, ...]


def network(
    number: int, statement: Statement, prefix: str, meanings: Meanings, bounds: Bounds, catalogue: Catalogue
) -> Network:
    """The extended link role of one statement; `number` orders it among the report's (EFM 6.7.12).

    `bounds` are those of all the report's facts.
    """
    headings = {line.order: _heading(line, prefix) for line in statement.lines if not line.figures and line.label}
    members = own_members(statement, meanings, catalogue)
    cubes = hypercubes(statement, meanings)
    category = "Statement" if statement.kind in PRIMARY else "Disclosure"
    title = " ".join(f"{statement.over} {statement.title}".split()) or statement.kind.name.replace("_", " ").title()
    return Network(
        role=Role(
            name=f"{concept_name(title)[:60] or statement.kind.name.title()}{number}",
            definition=f"{number:03} - {category} - {title}",
            presentation=tuple(_presentation(statement, meanings, headings, cubes, bounds, catalogue)),
            calculations=tuple(_calculations(statement, meanings, bounds)),
            hypercubes=cubes,
        ),
        extensions=(*headings.values(), *members),
    )


def _heading(line: LineItem, prefix: str) -> Concept:
    return Concept(
        name=f"{prefix}:{concept_name(line.label)}Abstract",
        type="stringItemType",
        period_type=PeriodType.DURATION,
        abstract=True,
        label=f"{line.label.rstrip(' :')} [Abstract]",
    )


def _presentation(
    statement: Statement,
    meanings: Meanings,
    headings: Mapping[int, Concept],
    cubes: Sequence[Hypercube],
    bounds: Bounds,
    catalogue: Catalogue,
) -> Iterator[Node]:
    root = _ROOTS.get(statement.kind, "")
    yield Node(concept=root if catalogue.get(root) else "us-gaap:StatementLineItems", depth=0)
    for cube in cubes:
        yield from _cube_nodes(cube)
    totals = {proof.total for proof in statement.sums}
    seen: set[tuple[str, str]] = set()
    for line in statement.lines:
        concept = headings.get(line.order)
        if concept:
            yield Node(concept=concept.name, depth=1 + len(line.section), label=line.label)
        elif line.order in meanings:
            means = meanings[line.order]
            label_role = _preferred_label(line, means, line.order in totals)
            for name in (means.concept.name, *filter(bounds.__contains__, means.mapping.also)):
                if (name, label_role) not in seen:
                    seen.add((name, label_role))
                    depth = 1 + _depth(statement, line)
                    yield Node(concept=name, depth=depth, preferred_label=label_role, label=line.label)


def _depth(statement: Statement, line: LineItem) -> int:
    """Lines said in passing stand beside the line that prints them; sentences stand under no heading."""
    return 0 if statement.kind is StatementKind.PROSE else len(line.section) - (line.within is not None)


def _cube_nodes(cube: Hypercube) -> Iterator[Node]:
    yield Node(concept=cube.table, depth=1)
    for axis, domain, members in cube.axes:
        yield Node(concept=axis, depth=2)
        yield Node(concept=domain, depth=3)
        yield from (Node(concept=member, depth=4) for member in members)


def _preferred_label(line: LineItem, means: Meaning, total: bool) -> str:
    if means.concept.period_type is PeriodType.INSTANT and is_opening(line.label):
        return f"{_STANDARD}/periodStartLabel"
    if means.factor < 0:
        return f"{_NEGATED}/negatedTotalLabel" if total else f"{_NEGATED}/negatedLabel"
    return f"{_STANDARD}/totalLabel" if total else f"{_STANDARD}/terseLabel"


def _calculations(statement: Statement, meanings: Meanings, bounds: Bounds) -> Iterator[Calculation]:
    """The proved sums whose concepts share their contexts and whose arcs hold wherever both sides are reported."""
    seen: set[str] = set()
    for proof in statement.sums:
        calculation = _calculation(proof, meanings)
        if calculation and calculation.total not in seen and not proof.ambiguous and _holds(calculation, bounds):
            seen.add(calculation.total)
            yield calculation


def _calculation(proof: Summation, meanings: Meanings) -> Calculation | None:
    if proof.total not in meanings or any(part not in meanings for part, _ in proof.parts):
        return None
    total = meanings[proof.total]
    parts = [(meanings[part], weight) for part, weight in proof.parts]
    names = [total.concept.name, *(means.concept.name for means, _ in parts)]
    period_types = {means.concept.period_type for means, _ in parts} | {total.concept.period_type}
    dimensional = total.mapping.members or any(means.mapping.members for means, _ in parts)
    if len(set(names)) < len(names) or len(period_types) > 1 or dimensional:
        return None
    weighted = tuple((means.concept.name, total.factor * weight * means.factor) for means, weight in parts)
    allowed = all(
        _allowed(total.concept, means.concept, weight) for (means, _), (_, weight) in zip(parts, weighted, strict=True)
    )
    return Calculation(total=total.concept.name, parts=weighted) if allowed else None


def _allowed(total: Concept, part: Concept, weight: int) -> bool:
    """XBRL 2.1 section 5.1.1.2: equal balances add, opposite ones subtract."""
    if total.balance is None or part.balance is None:
        return True
    return (weight > 0) is (total.balance is part.balance)


def bounds_of(facts: Sequence[Fact]) -> Bounds:
    """The amounts the numeric facts may stand for, to be looked up."""
    bounds: dict[str, dict[tuple[Context, Unit | None], tuple[Decimal, Decimal]]] = defaultdict(dict)
    for fact in facts:
        if fact.decimals is not None:
            bounds[fact.concept][fact.context, fact.unit] = interval(fact)
    return bounds


def _holds(calculation: Calculation, bounds: Bounds) -> bool:
    """Whether the sum is consistent in every context (Calculations 1.1, rounded facts as intervals)."""
    weighted = [(bounds.get(part, {}), weight) for part, weight in calculation.parts]
    for place, (total_low, total_high) in bounds.get(calculation.total, {}).items():
        printed = [(within, weight) for values, weight in weighted if (within := values.get(place))]
        low = sum(least if weight > 0 else -most for (least, most), weight in printed)
        high = sum(most if weight > 0 else -least for (least, most), weight in printed)
        if printed and (high < total_low or low > total_high):
            return False
    return True
