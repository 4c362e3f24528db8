"""The proof of a whole group of lines: total after total from the top down, each taking its parts off the list."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import inf

from pipeline.extract.sums.amounts import Row, falls
from pipeline.extract.sums.evidence import Candidate
from pipeline.extract.sums.hints import all_assets, listed, namesake, of_which, sign, totality
from pipeline.extract.sums.search import (
    LIKELY_TOTAL,
    Terms,
    amended,
    best,
    candidates,
    edge,
    namesakes,
    score,
    signed,
)
from pipeline.model.statement import StatementKind, UnitKind

_REACH = 150
"""A total adds up what stands at most so many open lines above it, which bounds the time on endless tables."""
_EXPANDED = 6
_LONGEST_BREAKDOWN = 12
_EXPANSION_COST = 3.0
_BREAKDOWN_COST = 4.0

_SIGN_COST = {StatementKind.CASH_FLOWS: 6.0, StatementKind.BALANCE_SHEET: 4.0, StatementKind.EQUITY: 6.0}
"""Statements that print amounts as they add up: a subtraction there needs more proof.

Figures per share and shares are never subtracted: nearly equal figures in cents agree with anything.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """One proved total. `aside` where its parts already count towards another total."""

    total: Row
    candidate: Candidate
    ambiguous: bool
    aside: bool = False


@dataclass(slots=True, kw_only=True)
class _Forest:
    """The state of one pass: `open` are lines no total has taken yet, `hidden` those of a total that does not foot.

    `names` are all that lines above go by: a line that is called something new has no namesakes.
    """

    rows: Sequence[Row]
    terms: Terms
    two_sided: bool
    open: list[Row] = field(default_factory=list)
    hidden: set[int] = field(default_factory=set)
    proofs: dict[int, Proof] = field(default_factory=dict)
    taken: set[int] = field(default_factory=set)
    names: set[str] = field(default_factory=set)


def grow(rows: Sequence[Row], kind: StatementKind) -> list[Proof]:
    """Every sum the figures prove, in the order of the totals."""
    money = all(row.unit is UnitKind.MONEY for row in rows)
    terms = Terms(sign_cost=_SIGN_COST.get(kind, 0.0) if money else inf, falls=falls(rows))
    forest = _Forest(rows=rows, terms=terms, two_sided=kind is StatementKind.BALANCE_SHEET)
    for index, row in enumerate(rows):
        if row.order not in forest.taken:
            _visit(forest, index, row)
    return [forest.proofs[order] for order in sorted(forest.proofs)]


def _visit(forest: _Forest, index: int, row: Row) -> None:
    proof = _proof(forest, row)
    if proof is None:
        _breakdown(forest, index, row)
        _hide(forest, row)
    else:
        forest.proofs[row.order] = proof
        taken = set() if proof.aside else {part.order for part, _ in proof.candidate.parts}
        forest.open[-_REACH:] = [line for line in forest.open[-_REACH:] if line.order not in taken]
    if proof is None or not proof.aside:
        forest.open.append(row)
        forest.names.add(namesake(row.label))


def _proof(forest: _Forest, row: Row) -> Proof | None:
    """The best proof, from the plainest reading to the freest; ordinary-looking lines get only the plain ones."""
    likely = totality(row.label) >= LIKELY_TOTAL
    for reading in _readings(forest, row) if likely and forest.terms.sign_cost < inf else _plain(forest, row):
        found, ambiguous = best(c for c in reading if not (forest.two_sided and _crosses(forest, c)))
        if found:
            return Proof(total=row, candidate=found, ambiguous=ambiguous)
    if likely:
        found, ambiguous = best(_expansions(forest, row))
        if found:
            return Proof(total=row, candidate=found, ambiguous=ambiguous, aside=True)
    return None


def _crosses(forest: _Forest, candidate: Candidate) -> bool:
    """Whether a difference reaches over headings or totals: assets less liabilities is equity in any balance sheet."""
    if all(weight > 0 for _, weight in candidate.parts):
        return False
    totals = sum(part.order in forest.proofs for part, _ in candidate.parts)
    return (
        all_assets(candidate.parts[0][0].label)
        or totals > 1
        or candidate.parts[0][0].block != candidate.parts[-1][0].block
    )


def _plain(forest: _Forest, row: Row) -> Iterator[Iterator[Candidate]]:
    near = forest.open[-_REACH:]
    yield candidates(row, near, forest.terms)
    if namesake(row.label) in forest.names:
        yield namesakes(row, near, forest.terms)


def _readings(forest: _Forest, row: Row) -> Iterator[Iterator[Candidate]]:
    near = forest.open[-_REACH:]
    seen = [line for line in near if line.order not in forest.hidden]
    views = [near] if len(seen) == len(near) else [near, seen]
    for search in (candidates, signed, amended):
        for view in views:
            yield search(row, view, forest.terms)


def _expansions(forest: _Forest, row: Row) -> Iterator[Candidate]:
    """Sums over lines a subtotal has already taken: total costs below a gross profit add up the cost of sales again."""
    for back in range(1, min(len(forest.open), _EXPANDED) + 1):
        place = len(forest.open) - back
        proof = forest.proofs.get(forest.open[place].order)
        if proof is None:
            continue
        inner = [part for part, _ in proof.candidate.parts]
        for start in range(1, len(inner)):
            run = [*inner[start:], *forest.open[place + 1 :]]
            if len(run) > 1 and (found := score(row, tuple((r, 1) for r in run), _EXPANSION_COST + edge(run, 0))):
                yield found


def _breakdown(forest: _Forest, index: int, row: Row) -> None:
    """A total printed before its parts takes them from the lines that follow."""
    run: list[Row] = []
    found = []
    for part in forest.rows[index + 1 : index + 1 + _LONGEST_BREAKDOWN]:
        if not _may_break_down(row, part):
            break
        run.append(part)
        filled = sum(not line.empty for line in run)
        if filled > 1 and (one := score(row, tuple((line, 1) for line in run), _BREAKDOWN_COST)):
            found.append(one)
    chosen, ambiguous = best(found)
    if chosen:
        forest.proofs[row.order] = Proof(total=row, candidate=chosen, ambiguous=ambiguous)
        forest.taken |= {part.order for part, _ in chosen.parts}


def _may_break_down(total: Row, part: Row) -> bool:
    """Whether layout or words set a line below the total; the figures alone cannot tell a = b + c from c = a - b."""
    if listed(part.label) and not listed(total.label):
        return True
    below = part.indent > total.indent or of_which(part.label) or totality(total.label) > LIKELY_TOTAL
    alike = sign(part.label) == sign(total.label) or sign(total.label) < 0
    return below and alike and totality(part.label) < 0


def _hide(forest: _Forest, row: Row) -> None:
    """Set aside the lines of the block above a total that does not foot, so that later sums may pass over them."""
    if totality(row.label) < LIKELY_TOTAL or row.order in forest.proofs:
        return
    for line in reversed(forest.open):
        if line.order in forest.proofs or totality(line.label) >= LIKELY_TOTAL:
            break
        forest.hidden.add(line.order)
