"""Claims: the sentences of a release against its tables.

A claim is supported where a figure of its name and period rounds to it, contradicted only where the tables leave no
other reading: a measure everybody names alike, a period the sentence names, nothing adjusted, no figure that agrees.
"""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import chain, groupby

from pipeline.check.amounts import Entry
from pipeline.check.names import same_name
from pipeline.check.readings import (
    COUNTED,
    Reading,
    Tables,
    alike_long,
    as_percentages,
    difference,
    in_one_line,
    ratios,
    single,
    together,
    together_moved,
)
from pipeline.check.sayings import Sayings, moved_between, shares
from pipeline.model.check import Amount, Check, Outcome
from pipeline.model.claim import Claim, ClaimKind, Stance
from pipeline.model.measure import is_adjusted, measure_of
from pipeline.model.period import Period
from pipeline.model.statement import PRIMARY, UnitKind

_CODE = "claims.contradicted"
_ELSE = "The line of this name differs, but the sentence may speak of a part of it or of another period."
_TELLING = 3
"""From so many digits on, a figure that agrees is hardly chance."""
_UNITS = {UnitKind.MONEY: "{}", UnitKind.PER_SHARE: "{} per share", UnitKind.SHARES: "shares"}


def check_claims(claims: Iterable[Claim], entries: Iterable[Entry]) -> Iterator[Check]:
    """One check per claim, in the order they are said."""
    tables, claims = Tables(entries), tuple(claims)
    sayings = Sayings(claims)
    for _, group in groupby(claims, key=lambda claim: claim.sentence):
        together_said = list(group)
        checks = [_settled(_check(claim, tables), claim, together_said, tables, sayings) for claim in together_said]
        paired = list(zip(together_said, checks, strict=True))
        anchors = [claim for claim, check in paired if _is_anchor(claim, check, tables)]
        yield from (check if _stands(claim, check, anchors) else _unchecked(claim, _ELSE) for claim, check in paired)


def _settled(check: Check, claim: Claim, sentence: Sequence[Claim], tables: Tables, sayings: Sayings) -> Check:
    """A check that the tables leave open may be closed by what the text itself says."""
    if check.outcome is not Outcome.UNCHECKED or claim.stance is not Stance.REPORTED:
        return check
    moved = claim.kind is not ClaimKind.LEVEL
    own = moved_between(claim, sentence) if moved else shares(claim, sentence, tables)
    for reading in (*own, *sayings.again(claim)):
        if reading.supports(claim) and (not moved or _same_way(claim, reading)):
            return _judged(claim, reading)
    return check


def _is_anchor(claim: Claim, check: Check, tables: Tables) -> bool:
    """Whether a claim is borne out by the whole company's line of its name: so the sentence speaks of it."""
    found = (tables.places.get(amount.source) for amount in check.amounts)
    return check.outcome is Outcome.HOLDS and any(
        entry is not None and _is_stated(entry) and same_name(claim.measure, entry.name) for entry in found
    )


def _stands(claim: Claim, check: Check, anchors: Sequence[Claim]) -> bool:
    """A contradiction stands where the sentence speaks of the company's own line, or by a slip of one digit.

    A second figure of the same kind may be meant otherwise: `an increase of 11%, and 13% at constant currency`.
    """
    if check.outcome is not Outcome.FAILS or check.code != _CODE:
        return True
    own = [anchor for anchor in anchors if same_name(claim.measure, anchor.measure)]
    moved = claim.kind is not ClaimKind.LEVEL
    if any((one.kind, one.unit, one.period) == (claim.kind, claim.unit, claim.period) for one in own):
        return False
    return bool(own and (moved or claim.named)) or (not moved and _slipped(claim, check.amounts[0].value))


def _slipped(claim: Claim, printed: Decimal) -> bool:
    """Whether one digit of three or more is another than in the table, or two neighbours are exchanged."""
    said, true = (str(round(abs(value).scaleb(claim.decimals))) for value in (claim.value, printed))
    wrong = [index for index, (a, b) in enumerate(zip(said, true, strict=False)) if a != b]
    if len(said) != len(true) or len(said) < _TELLING:
        return False
    swapped = len(wrong) == 2 and wrong[1] == wrong[0] + 1 and said[wrong[0]] == true[wrong[1]]
    return len(wrong) == 1 or (swapped and said[wrong[1]] == true[wrong[0]])


def _check(claim: Claim, tables: Tables) -> Check:
    if claim.stance is not Stance.REPORTED:
        return _expected(claim)
    if claim.period is None:
        return _unchecked(claim, "The sentence does not say for which period.")
    if claim.kind is ClaimKind.LEVEL:
        return _level(claim, claim.period, tables)
    if claim.baseline is None:
        return _moved_somehow(claim, claim.period, tables)
    return _moved(claim, claim.period, claim.baseline, tables)


def _level(claim: Claim, period: Period, tables: Tables) -> Check:
    names = tables.names.namesakes(claim.measure)
    cells = [entry for entry in tables.of(_units(claim), period) if _of_currency(claim, entry)]
    named = [entry for entry in cells if entry.name in names.same]
    readings: Iterable[Reading]
    if claim.unit is UnitKind.PURE:
        readings = chain(as_percentages(entry for entry in cells if entry.name in names.alike), ratios(claim, tables))
    else:
        adjusted = is_adjusted(claim.measure)
        far = sorted(
            (entry for entry in cells if entry.name in names.near), key=lambda entry: entry.adjusted is not adjusted
        )
        near = [entry for entry in far if entry.name in names.alike]
        near += [entry for entry in tables.near(_units(claim), period) if entry.name in names.same]
        readings = chain(map(single, (*named, *near, *far)), together(far))
    for reading in readings:
        if reading.supports(claim):
            return _judged(claim, reading)
    return _refuted(claim, [single(entry) for entry in named], tables)


def _units(claim: Claim) -> frozenset[UnitKind]:
    if claim.unit is UnitKind.COUNT:
        return COUNTED
    if claim.kind is ClaimKind.GROWTH:
        return frozenset({UnitKind.MONEY, UnitKind.PER_SHARE}) | COUNTED
    return frozenset({claim.unit})


def _of_currency(claim: Claim, entry: Entry) -> bool:
    return claim.unit is not UnitKind.MONEY or claim.currency == entry.statement.currency


def _moved(claim: Claim, period: Period, baseline: Period, tables: Tables) -> Check:
    names, units = tables.names.namesakes(claim.measure), _units(claim)
    now, then = ([entry for entry in tables.of(units, day) if entry.name in names.near] for day in (period, baseline))
    pairs = list(in_one_line(now, then))
    sure = [pair for pair in pairs if pair[0].entries[0].name in names.same]
    near = [pair for pair in pairs if pair[0].entries[0].name in names.alike]
    for a, b in chain(sure or near or pairs, together_moved(now, then)):
        reading = difference(claim, a, b)
        if reading and reading.supports(claim) and _same_way(claim, reading):
            return _judged(claim, reading)
    return _refuted(claim, [reading for a, b in sure if (reading := difference(claim, a, b))])


def _moved_somehow(claim: Claim, period: Period, tables: Tables) -> Check:
    """A change that is measured against nothing named may be borne out by the line's other periods of that length."""
    named = tables.names.namesakes(claim.measure).alike
    now = [entry for entry in tables.of(_units(claim), period) if entry.name in named]
    for entry in now:
        for other in tables.line(entry):
            reading = difference(claim, single(entry), single(other)) if alike_long(entry, other) else None
            if reading and reading.supports(claim) and _same_way(claim, reading):
                return _judged(claim, reading)
    return _unchecked(claim, "The sentence does not say what it is compared with.")


def _same_way(claim: Claim, reading: Reading) -> bool:
    """An increase said is an increase printed; losses and expenses may be printed with either sign."""
    printed = [entry.value < 0 for entry in reading.entries] + [one.value < 0 for one in reading.said]
    return any(printed) or reading.value * claim.value >= 0 or abs(reading.value) <= claim.half + reading.spread


def _refuted(claim: Claim, named: Sequence[Reading], tables: Tables | None = None) -> Check:
    """A contradiction where nothing else can be meant, else a claim that is not checked."""
    stated = [reading for reading in named if all(_is_stated(entry) for entry in reading.entries)]
    if not stated:
        return _unchecked(claim, "No line of the tables has this name and period.")
    if not _certain(claim) or (tables and _agrees(claim, tables)):
        return _unchecked(claim, _ELSE)
    return _judged(claim, min(stated, key=lambda reading: reading.gap(claim)))


def _is_stated(entry: Entry) -> bool:
    return entry.kind in PRIMARY and entry.plain


def _certain(claim: Claim) -> bool:
    sure = claim.told and not claim.approximate and claim.upper is None and claim.unit is not UnitKind.COUNT
    plain = not any(letter.isdigit() for letter in claim.measure)
    return sure and plain and measure_of(claim.measure) is not None and not is_adjusted(claim.sentence.text)


def _agrees(claim: Claim, tables: Tables) -> bool:
    """Whether any figure at all agrees, by digits that are hardly chance."""
    return len(claim.value.normalize().as_tuple().digits) >= _TELLING and tables.agrees(claim)


def _expected(claim: Claim) -> Check:
    """Guidance cannot be checked against figures, but a range must be one."""
    if claim.upper is None:
        return _unchecked(claim, "It is expected, not reported.")
    holds = claim.value < claim.upper
    return Check(
        code="claims.range",
        outcome=Outcome.HOLDS if holds else Outcome.FAILS,
        about=f'Guidance for {claim.measure or "a measure"} is a range: "{_folded(claim.source.text)}".',
        amounts=(amount(claim),),
        note="" if holds else "The lower end is not below the upper end.",
        sentence=claim.sentence,
    )


def _judged(claim: Claim, reading: Reading) -> Check:
    return Check(
        code=_CODE,
        outcome=Outcome.HOLDS if reading.supports(claim) else Outcome.FAILS,
        about=_about(claim),
        amounts=(*(entry.amount for entry in reading.entries), *map(amount, reading.said), amount(claim)),
        difference=reading.gap(claim),
        tolerance=reading.spread + claim.half,
        sentence=claim.sentence,
    )


def _unchecked(claim: Claim, why: str) -> Check:
    return Check(
        code=_CODE,
        outcome=Outcome.UNCHECKED,
        about=_about(claim),
        amounts=(amount(claim),),
        note=why,
        sentence=claim.sentence,
    )


def amount(claim: Claim) -> Amount:
    """The claim as checks show it."""
    return Amount(
        name=f"{claim.measure or 'a figure'} ({claim.kind} in the text)",
        value=claim.value,
        half=claim.half,
        source=claim.source,
        period=str(claim.period or ""),
        unit=_UNITS.get(claim.unit, "").format(claim.currency),
    )


def _about(claim: Claim) -> str:
    against = f" against {claim.baseline}" if claim.baseline else ""
    return f'The text says "{_folded(claim.source.text)}" of {claim.measure or "something"}{against}.'


def _folded(text: str) -> str:
    return " ".join(text.replace("\\", "").split())
