"""Claims: the sentences of a release against its tables.

A claim is supported where a figure of its name and period rounds to it, contradicted only where the tables leave no
other reading: a measure everybody names alike, a period the sentence names, nothing adjusted, no figure that agrees.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, groupby

from pipeline.check.amounts import Entry
from pipeline.check.names import alike, same_name, shares_words
from pipeline.model.check import Amount, Check, Outcome
from pipeline.model.claim import Claim, ClaimKind, Stance
from pipeline.model.measure import is_adjusted, measure_of
from pipeline.model.period import Instant, Period
from pipeline.model.statement import PRIMARY, UnitKind

_CODE = "claims.contradicted"
_COUNTED = frozenset({UnitKind.COUNT, UnitKind.MONEY, UnitKind.SHARES})
"""What a table may take a count of customers or stores for."""
_ELSE = "The line of this name differs, but the sentence may speak of a part of it or of another period."
_TELLING = 3
"""From so many digits on, a figure that agrees is hardly chance."""
_MOST_LINES = 6
_UNITS = {UnitKind.MONEY: "{}", UnitKind.PER_SHARE: "{} per share", UnitKind.SHARES: "shares"}


def check_claims(claims: Iterable[Claim], entries: Sequence[Entry]) -> Iterator[Check]:
    """One check per claim, in the order they are said."""
    for _, group in groupby(claims, key=lambda claim: claim.sentence):
        together = list(group)
        checks = [_check(claim, entries) for claim in together]
        anchors = [c.measure for c, check in zip(together, checks, strict=True) if _is_anchor(c, check, entries)]
        for claim, check in zip(together, checks, strict=True):
            yield check if _stands(claim, check, anchors) else _unchecked(claim, _ELSE)


def _is_anchor(claim: Claim, check: Check, entries: Sequence[Entry]) -> bool:
    """Whether a claim is borne out by the whole company's line of its name: so the sentence speaks of it."""
    places = {amount.source for amount in check.amounts}
    return check.outcome is Outcome.HOLDS and any(
        entry.figure.source in places and _is_stated(entry) and same_name(claim.measure, entry.line.label)
        for entry in entries
    )


def _stands(claim: Claim, check: Check, anchors: Sequence[str]) -> bool:
    """A contradiction stands where the sentence speaks of the company's own line, or by a slip of one digit."""
    if check.outcome is not Outcome.FAILS or check.code != _CODE:
        return True
    anchored = any(same_name(claim.measure, measure) for measure in anchors)
    moved = claim.kind is not ClaimKind.LEVEL
    return (anchored and (moved or claim.named)) or (not moved and _slipped(claim, check.amounts[0].value))


def _slipped(claim: Claim, printed: Decimal) -> bool:
    """Whether one digit of three or more is another than in the table, or two neighbours are exchanged."""
    said, true = (str(round(abs(value).scaleb(claim.decimals))) for value in (claim.value, printed))
    wrong = [index for index, (a, b) in enumerate(zip(said, true, strict=False)) if a != b]
    if len(said) != len(true) or len(said) < _TELLING:
        return False
    swapped = len(wrong) == 2 and wrong[1] == wrong[0] + 1 and said[wrong[0]] == true[wrong[1]]
    return len(wrong) == 1 or (swapped and said[wrong[1]] == true[wrong[0]])


def _check(claim: Claim, entries: Sequence[Entry]) -> Check:
    if claim.stance is not Stance.REPORTED:
        return _expected(claim)
    if claim.period is None:
        return _unchecked(claim, "The sentence does not say for which period.")
    return _reported(claim, entries)


def _reported(claim: Claim, entries: Sequence[Entry]) -> Check:
    judge = {ClaimKind.LEVEL: _level, ClaimKind.CHANGE: _moved, ClaimKind.GROWTH: _moved}[claim.kind]
    return judge(claim, entries)


def half(claim: Claim) -> Decimal:
    """Half a unit of the last place that is said."""
    return Decimal(5).scaleb(-claim.decimals - 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """What figures of the tables come to, beside a claim: `spread` is what their rounding may add."""

    value: Decimal
    spread: Decimal
    entries: tuple[Entry, ...]

    def gap(self, claim: Claim) -> Decimal:
        return abs(abs(claim.value) - abs(self.value))

    def supports(self, claim: Claim) -> bool:
        """Two prints of one precision are the same or they differ: what only touches within rounding does not count."""
        gap = self.gap(claim)
        return gap == 0 or gap < self.spread + half(claim)


def _level(claim: Claim, entries: Sequence[Entry]) -> Check:
    cells = [entry for entry in entries if _of_unit(claim, entry) and claim.period and _of_period(claim.period, entry)]
    named = [entry for entry in cells if same_name(claim.measure, entry.line.label)]
    if claim.unit is UnitKind.PURE:
        readings = [*_printed(cells, claim), *_ratios(claim, entries)]
    else:
        adjusted = is_adjusted(claim.measure)
        cells = sorted(cells, key=lambda entry: entry.adjusted is not adjusted)
        near = [entry for entry in cells if alike(claim.measure, entry.line.label)]
        far = [entry for entry in cells if shares_words(claim.measure, entry.line.label)]
        readings = [*map(_single, named), *map(_single, near), *map(_single, far), *_together(far)]
    for reading in readings:
        if reading.supports(claim):
            return _judged(claim, reading)
    return _refuted(claim, [_single(entry) for entry in named], entries)


def _of_unit(claim: Claim, entry: Entry) -> bool:
    if claim.unit is UnitKind.COUNT:
        return entry.line.unit in _COUNTED
    return entry.line.unit is claim.unit


def _of_period(period: Period, entry: Entry) -> bool:
    """A balance said of a quarter is the one at its end."""
    return entry.period == period or (isinstance(entry.period, Instant) and entry.period.end == period.end)


def _single(entry: Entry) -> _Reading:
    return _Reading(value=entry.value, spread=entry.half, entries=(entry,))


def _printed(cells: Iterable[Entry], claim: Claim) -> Iterator[_Reading]:
    """Percentages as tables print them: 48.0 or 0.48."""
    for entry in cells:
        if alike(claim.measure, entry.line.label):
            yield _Reading(value=entry.value / 100, spread=entry.half / 100, entries=(entry,))
            yield _single(entry)


def _together(cells: Sequence[Entry]) -> Iterator[_Reading]:
    """Balances named in one breath: `cash, cash equivalents and marketable securities`."""
    held = [entry for entry in cells if isinstance(entry.period, Instant)][:_MOST_LINES]
    for count in (2, 3):
        for lines in combinations(held, count):
            if len({(entry.number, entry.period) for entry in lines}) == 1:
                yield _total(lines)


def _total(lines: Sequence[Entry]) -> _Reading:
    value = sum((entry.value for entry in lines), start=Decimal(0))
    spread = sum((entry.half for entry in lines), start=Decimal(0))
    return _Reading(value=value, spread=spread, entries=tuple(lines))


def _ratios(claim: Claim, entries: Sequence[Entry]) -> Iterator[_Reading]:
    """Margins are a profit over revenue; a gross margin may leave the profit to the reader."""
    words = claim.measure.lower()
    if "margin" not in words or claim.period is None:
        return
    flows = [
        entry for entry in entries if entry.period == claim.period and entry.line.unit is UnitKind.MONEY and entry.value
    ]
    profit = words.replace("margins", "margin").replace("margin", "profit").strip()
    for revenue in (entry for entry in flows if same_name("revenue", entry.line.label)):
        for entry in flows:
            if alike(profit, entry.line.label):
                yield _quotient(entry, revenue, Decimal(0))
            elif "gross" in words and "cost" in entry.line.label.lower():
                yield _quotient(entry, revenue, Decimal(1))


def _quotient(part: Entry, whole: Entry, less: Decimal) -> _Reading:
    """The share of a figure in another, or what is left of one."""
    ratio = abs(part.value / whole.value)
    spread = (part.half + ratio * whole.half) / abs(whole.value)
    return _Reading(value=less - ratio if less else ratio, spread=spread, entries=(part, whole))


def _moved(claim: Claim, entries: Sequence[Entry]) -> Check:
    if claim.period is None or claim.baseline is None:
        return _unchecked(claim, "The sentence does not say what it is compared with.")
    unit = UnitKind.MONEY if claim.unit is UnitKind.PURE else claim.unit
    usable = [e for e in entries if e.line.unit in {unit, *(_COUNTED if claim.kind is ClaimKind.GROWTH else ())}]
    now, then = (
        [e for e in usable if _of_period(period, e) and shares_words(claim.measure, e.line.label)]
        for period in (claim.period, claim.baseline)
    )
    pairs = [(_single(a), _single(b)) for a in now for b in then if _same_line(a, b)]
    sure = [pair for pair in pairs if same_name(claim.measure, pair[0].entries[0].line.label)]
    near = [pair for pair in pairs if alike(claim.measure, pair[0].entries[0].line.label)]
    for a, b in (*sure, *near, *pairs, *_together_moved(now, then)):
        reading = _difference(claim, a, b)
        if reading and reading.supports(claim) and _same_way(claim, reading):
            return _judged(claim, reading)
    return _refuted(claim, [reading for a, b in sure if (reading := _difference(claim, a, b))], ())


def _same_line(one: Entry, other: Entry) -> bool:
    """Both in one line, or in lines of two statements that are called the same."""
    return (one.number, one.line.order) == (other.number, other.line.order) or (
        one.number != other.number and one.line.label == other.line.label
    )


def _together_moved(now: Sequence[Entry], then: Sequence[Entry]) -> Iterator[tuple[_Reading, _Reading]]:
    for reading in _together(now):
        lines = [e for a in reading.entries for e in then if e.number == a.number and e.line.order == a.line.order]
        if len(lines) == len(reading.entries):
            yield reading, _total(lines)


def _difference(claim: Claim, now: _Reading, then: _Reading) -> _Reading | None:
    """How much it moved, or by which share of what it was."""
    found = (*now.entries, *then.entries)
    if claim.kind is ClaimKind.CHANGE and claim.unit is not UnitKind.PURE:
        return _Reading(value=now.value - then.value, spread=now.spread + then.spread, entries=found)
    if claim.kind is ClaimKind.CHANGE or then.value == 0 or now.value * then.value < 0:
        return None
    growth = now.value / then.value - 1
    spread = (now.spread + abs(now.value / then.value) * then.spread) / abs(then.value)
    return _Reading(value=growth, spread=spread, entries=found)


def _same_way(claim: Claim, reading: _Reading) -> bool:
    """An increase said is an increase printed; losses and expenses may be printed with either sign."""
    printed = [entry.value < 0 for entry in reading.entries]
    return any(printed) or reading.value * claim.value >= 0 or abs(reading.value) <= half(claim) + reading.spread


def _refuted(claim: Claim, named: Sequence[_Reading], entries: Sequence[Entry]) -> Check:
    """A contradiction where nothing else can be meant, else a claim that is not checked."""
    stated = [reading for reading in named if all(_is_stated(entry) for entry in reading.entries)]
    if not stated:
        return _unchecked(claim, "No line of the tables has this name and period.")
    if not _certain(claim) or any(_agrees(claim, entry) for entry in entries):
        return _unchecked(claim, _ELSE)
    return _judged(claim, min(stated, key=lambda reading: reading.gap(claim)))


def _is_stated(entry: Entry) -> bool:
    return entry.kind in PRIMARY and entry.plain


def _certain(claim: Claim) -> bool:
    sure = claim.told and not claim.approximate and claim.upper is None and claim.unit is not UnitKind.COUNT
    plain = not any(letter.isdigit() for letter in claim.measure)
    return sure and plain and measure_of(claim.measure) is not None and not is_adjusted(claim.sentence.text)


def _agrees(claim: Claim, entry: Entry) -> bool:
    """Whether any figure at all agrees, by digits that are hardly chance."""
    digits = len(claim.value.normalize().as_tuple().digits)
    return digits >= _TELLING and entry.line.unit is claim.unit and _single(entry).supports(claim)


def _expected(claim: Claim) -> Check:
    """Guidance cannot be checked against figures, but a range must be one."""
    if claim.upper is None:
        return _unchecked(claim, "It is expected, not reported.")
    low, high = abs(claim.value), abs(claim.upper)
    holds = low < high
    return Check(
        code="claims.range",
        outcome=Outcome.HOLDS if holds else Outcome.FAILS,
        about=f'Guidance for {claim.measure or "a measure"} is a range: "{_folded(claim.source.text)}".',
        amounts=(amount(claim),),
        note="" if holds else "The lower end is not below the upper end.",
    )


def _judged(claim: Claim, reading: _Reading) -> Check:
    return Check(
        code=_CODE,
        outcome=Outcome.HOLDS if reading.supports(claim) else Outcome.FAILS,
        about=_about(claim),
        amounts=(*(entry.amount for entry in reading.entries), amount(claim)),
        difference=reading.gap(claim),
        tolerance=reading.spread + half(claim),
    )


def _unchecked(claim: Claim, why: str) -> Check:
    return Check(code=_CODE, outcome=Outcome.UNCHECKED, about=_about(claim), amounts=(amount(claim),), note=why)


def amount(claim: Claim) -> Amount:
    """The claim as checks show it."""
    return Amount(
        name=f"{claim.measure or 'a figure'} ({claim.kind} in the text)",
        value=claim.value,
        half=half(claim),
        source=claim.source,
        period=str(claim.period or ""),
        unit=_UNITS.get(claim.unit, "").format(claim.currency),
    )


def _about(claim: Claim) -> str:
    against = f" against {claim.baseline}" if claim.baseline else ""
    return f'The text says "{_folded(claim.source.text)}" of {claim.measure or "something"}{against}.'


def _folded(text: str) -> str:
    return " ".join(text.replace("\\", "").split())
