"""Which of the lines above a total may be its parts, and with which signs."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, product, takewhile
from math import log2
from operator import itemgetter

from pipeline.extract.sums.amounts import UNKNOWN, Row
from pipeline.extract.sums.evidence import Candidate, Part, bits, checked, near
from pipeline.extract.sums.hints import is_taken_off, namesake, sign, totality

ENOUGH = 7.0
"""Bits a sum must score to count as proved: one chance agreement in some hundred searches."""

LIKELY_TOTAL = 3
"""Bits from which on a label reads like a total's."""

SURE_TOTAL = 6
"""Bits of a label that can only be a total's: even a single line may be all there is to add up."""

_LONGEST_SIGNED = 10
_MOST_SIGNINGS = 50
_LONGEST_AMENDED = 60
_LONGEST_DIFFERENCE = 3
"""Lines an ordinary line may be a difference of; with more, assets - liabilities - capital would "prove" a deficit."""

_ONE_PART = 5.0
_LOOSE_EDGE = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What holds for every search among the lines of one group.

    `sign_cost` are the bits that any subtraction costs more: statements differ in how usual they are.
    `falls` are those of `pipeline.extract.sums.amounts.falls`.
    """

    sign_cost: float
    falls: Mapping[int, tuple[int, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """A rule that gives each line of a run its sign; `cost` in bits is what its freedom takes off the score."""

    first: int | None
    """The sign of the run's first line; None for what `hinted` says."""
    others: int | None
    flip: int
    cost: float

    @property
    def plain(self) -> bool:
        """Whether everything is added."""
        return self.first == self.others == self.flip == 1

    @property
    def worded(self) -> bool:
        """Whether the lines' own words say what is taken off."""
        return self.others is None and self.flip == 1

    def weights(self, row: Row) -> tuple[int, int]:
        """The sign of a line in a run that begins with it, and in one that begins before it."""
        first, others = self.first or sign(row.label), self.others or sign(row.label)
        return self.flip * first, self.flip * others


PATTERNS = (
    Pattern(first=1, others=1, flip=1, cost=1),
    Pattern(first=1, others=-1, flip=1, cost=2),
    Pattern(first=1, others=None, flip=1, cost=2),
    Pattern(first=None, others=None, flip=1, cost=3),
    Pattern(first=1, others=1, flip=-1, cost=6),
    Pattern(first=1, others=-1, flip=-1, cost=6),
    Pattern(first=1, others=None, flip=-1, cost=6),
)
_SIGNED_COST = 3.0
_SKIP_COST = 6.0
_NAMESAKES_COST = 3.0


def candidates(total: Row, rows: Sequence[Row], terms: Terms) -> Iterator[Candidate]:
    """Sums over runs of lines that end right above the total, signs given by a pattern."""
    if not rows or total.empty:
        return
    pivot = _pivot(total, rows[-1])
    likely = totality(total.label) >= LIKELY_TOTAL
    for pattern in PATTERNS:
        if likely or pattern.plain or pattern.worded:
            near = rows if likely or pattern.plain else rows[-_reach(rows, pattern) :]
            yield from _along(total, near, pattern, pivot, terms)


def _reach(rows: Sequence[Row], pattern: Pattern) -> int:
    """How many lines an ordinary line may be a difference of: more where each says that it is taken off."""
    said = sum(1 for _ in takewhile(lambda row: is_taken_off(row.label), reversed(rows))) if pattern.worded else 0
    return max(said + 1, _LONGEST_DIFFERENCE)


def _along(
    total: Row, rows: Sequence[Row], pattern: Pattern, pivot: int, terms: Terms, more: float = 0
) -> Iterator[Candidate]:
    cost = pattern.cost + more + (0 if pattern.plain else terms.sign_cost)
    for start in _starts(total, rows, pattern, pivot, terms.falls):
        weighted = tuple((row, pattern.weights(row)[i > 0]) for i, row in enumerate(rows[start:]))
        if found := score(total, weighted, cost + edge(rows, start)):
            yield found


def _pivot(total: Row, last: Row) -> int:
    """The column to look for a match in first: the largest figure, as it is the least likely to agree by chance."""
    return max(
        range(len(total.values)),
        key=lambda c: (0 < total.ulps[c] < UNKNOWN, 0 < last.ulps[c] < UNKNOWN, abs(total.values[c])),
    )


def _starts(
    total: Row, rows: Sequence[Row], pattern: Pattern, pivot: int, falls: Mapping[int, tuple[int, ...]]
) -> Iterator[int]:
    """Where runs begin that agree with the total in the pivot column.

    A plain sum that is over the total by more than all lines above could take off is not followed further up.
    """
    wanted, ulps, rest = total.values[pivot], total.ulps[pivot], 0
    plain, top = pattern.plain, falls[rows[0].order][pivot]
    for start in range(len(rows) - 1, -1, -1):
        row = rows[start]
        value = row.values[pivot]
        ulps += row.ulps[pivot]
        first, others = pattern.weights(row)
        if 2 * abs(rest + first * value - wanted) <= ulps:
            yield start
        rest += others * value
        if plain and 2 * (rest - wanted) - ulps > falls[row.order][pivot] - top:
            return


def score(total: Row, parts: tuple[Part, ...], cost: float) -> Candidate | None:
    """The candidate, where its columns agree and the agreement is worth more than the freedom taken to find it."""
    filled = [(row, weight) for row, weight in parts if not row.empty]
    if not filled or (len(parts) == 1 and parts[0][1] > 0 and totality(total.label) < SURE_TOTAL):
        return None
    columns = checked(total, parts)
    if columns is None:
        return None
    cost += _ONE_PART if len(filled) == 1 else 0
    points = bits(total, parts, columns) + totality(total.label) - cost
    points += near(total, parts) if totality(total.label) >= LIKELY_TOTAL else 0
    return Candidate(parts=parts, columns=columns, score=points) if points >= ENOUGH else None


def edge(rows: Sequence[Row], start: int) -> float:
    """What it costs that a run begins where no heading and no other total ends the one before."""
    run = rows[start:]
    first = next((row for row in run if not row.empty), run[0])
    strays = sum(row.block != first.block for row in takewhile(lambda row: row is not first, run))
    inside = start > 0 and rows[start - 1].block == rows[start].block and totality(rows[start - 1].label) < LIKELY_TOTAL
    return strays + (_LOOSE_EDGE if inside else 0.0) + log2(len(rows) + 1)


def signed(total: Row, rows: Sequence[Row], terms: Terms) -> Iterator[Candidate]:
    """Sums over runs that end right above the total with any signs: each line takes one more bit of proof."""
    for length in range(2, min(len(rows), _LONGEST_SIGNED) + 1):
        start = len(rows) - length
        if rows[start].empty:
            continue
        run = [row for row in rows[start:] if not row.empty]
        for weights in islice(_signings(total, run), _MOST_SIGNINGS) if run else ():
            parts = tuple((row, weights.get(row.order, sign(row.label))) for row in rows[start:])
            if found := score(total, parts, _SIGNED_COST + terms.sign_cost + len(run) + edge(rows, start)):
                yield found


def _signings(total: Row, run: Sequence[Row]) -> Iterator[dict[int, int]]:
    """Ways to sign the lines that meet the total in its largest column: sums of one half that meet the other's."""
    pivot = _pivot(total, run[-1])
    half = len(run) // 2
    left, right = _signed_sums(run[:half], pivot), sorted(_signed_sums(run[half:], pivot), key=itemgetter(0))
    slack = (sum(row.ulps[pivot] for row in run) + total.ulps[pivot]) // 2
    for amount, weights in left:
        missing = total.values[pivot] - amount
        for other, more in right[bisect_left(right, missing - slack, key=itemgetter(0)) :]:
            if other > missing + slack:
                break
            yield {row.order: weight for row, weight in zip(run, weights + more, strict=True)}


def _signed_sums(run: Sequence[Row], column: int) -> list[tuple[int, tuple[int, ...]]]:
    signs = product((1, -1), repeat=len(run))
    return [(sum(w * row.values[column] for w, row in zip(weights, run, strict=True)), weights) for weights in signs]


def amended(total: Row, rows: Sequence[Row], terms: Terms) -> Iterator[Candidate]:
    """Sums of a run in which one line stands apart: it is left out (a memo line) or taken off."""
    rows = rows[-_LONGEST_AMENDED:]
    if not rows or total.empty:
        return
    pivot = _pivot(total, rows[-1])
    surplus = -total.values[pivot]
    ulps = total.ulps[pivot]
    for start in range(len(rows) - 1, -1, -1):
        surplus += rows[start].values[pivot]
        ulps += rows[start].ulps[pivot]
        run = rows[start:]
        cost = edge(rows, start) + log2(len(run)) + _SKIP_COST
        for odd in run if len(run) > 2 else ():
            for weight in (0, -1):
                if 2 * abs(surplus - (1 - weight) * odd.values[pivot]) > ulps or odd.empty:
                    continue
                parts = tuple((row, weight if row is odd else 1) for row in run if row is not odd or weight)
                if found := score(total, parts, cost + (terms.sign_cost if weight else 0)):
                    yield found


def namesakes(total: Row, rows: Sequence[Row], terms: Terms) -> Iterator[Candidate]:
    """Sums of lines of the same name: "Basic" under continuing and discontinued operations, then under both."""
    alike = [row for row in rows if namesake(row.label) == namesake(total.label)]
    if alike and len(alike) < len(rows) and total.label and not total.empty:
        yield from _along(total, alike, PATTERNS[0], _pivot(total, alike[-1]), terms, _NAMESAKES_COST)


def best(found: Iterable[Candidate]) -> tuple[Candidate | None, bool]:
    """The candidate with the highest score (the longer one on a tie), and whether a different one comes close."""
    ranked = sorted(found, key=lambda c: (-c.score, -len(c.parts)))
    if not ranked:
        return None, False
    first = ranked[0]
    rivals = (c for c in ranked[1:] if c.score > first.score - _CLOSE)
    return first, any(_filled(rival) != _filled(first) for rival in rivals)


_CLOSE = 6.0


def _filled(candidate: Candidate) -> set[tuple[int, int]]:
    return {(row.order, weight) for row, weight in candidate.parts if not row.empty}
