"""Whether a figure in a sentence is that of the whole of a company, or cannot be."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from pipeline.extract.beyond.known import Amount, Known
from pipeline.model.claim import Claim, ClaimKind, Stance
from pipeline.model.measure import measure_of
from pipeline.model.period import Instant
from pipeline.model.statement import UnitKind
from pipeline.model.wording import gist

_TELLING = 100
"""From which printed number (without its point) two equal figures are no accident."""
_APART = Decimal("0.02")
"""By which share of the whole's a figure differs that is none rounded, adjusted or restated."""


def is_whole(claim: Claim, known: Sequence[Known]) -> bool:
    """Whether the statements print the figure for the whole of the company."""
    mine = _amount(claim)
    return mine.telling and any(mine.agrees(whole) for whole in _wholes(claim, known))


def contradicts(claim: Claim, known: Sequence[Known]) -> bool:
    """Whether the statements print another amount for the same measure and period: `Revenue was $3.62 billion`.

    So does a figure of a part, where they have $6.05 billion for the whole.
    """
    if claim.unit is not UnitKind.MONEY or claim.stance is not Stance.REPORTED:
        return False
    mine = abs(claim.value)
    wholes = [abs(whole.value) for whole in _wholes(claim, known) if whole.value]
    return bool(wholes) and all(abs(mine - whole) > whole * _APART for whole in wholes)


def _amount(claim: Claim) -> Amount:
    telling = abs(claim.value).scaleb(claim.decimals) >= _TELLING
    return Amount(value=claim.value, half=Decimal("0.5").scaleb(-claim.decimals), telling=telling)


def _wholes(claim: Claim, known: Sequence[Known]) -> Iterator[Amount]:
    """What the statements print for the measure and the period of a figure."""
    if claim.kind is not ClaimKind.LEVEL or claim.period is None:
        return
    place = (None if isinstance(claim.period, Instant) else claim.period.start), claim.period.end
    measure, words = measure_of(claim.measure), gist(claim.measure)
    for one in known:
        same = one.gist == words or (measure is not None and one.measure is measure)
        if same and one.unit is claim.unit and place in one.amounts:
            yield one.amounts[place]
