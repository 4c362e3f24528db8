"""What sentences say of each other: changes between figures they name themselves, shares, the same thing said twice."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from pipeline.check.names import alike, same_name
from pipeline.check.readings import MONEY, Reading, Tables, difference, share, single, spoken
from pipeline.model.claim import Claim, ClaimKind, Stance
from pipeline.model.statement import UnitKind

_Topic = tuple[ClaimKind, UnitKind, str, str]


class Sayings:
    """All claims of a release, found by what they are of: kind, unit and periods."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self._by_topic: dict[_Topic, list[Claim]] = defaultdict(list)
        for claim in claims:
            if claim.stance is Stance.REPORTED and claim.measure and claim.period:
                self._by_topic[_topic(claim)].append(claim)

    def again(self, claim: Claim) -> Iterator[Reading]:
        """The claim as another sentence, in other words, says it."""
        for other in self._by_topic.get(_topic(claim), ()) if claim.measure and claim.told else ():
            elsewhere = other.sentence.start != claim.sentence.start and other.sentence.text != claim.sentence.text
            if elsewhere and other.told and same_name(claim.measure, other.measure):
                yield spoken(other)


def _topic(claim: Claim) -> _Topic:
    return claim.kind, claim.unit, str(claim.period), str(claim.baseline)


def moved_between(claim: Claim, sentence: Sequence[Claim]) -> Iterator[Reading]:
    """The change between two levels of one measure that the sentence names: `$190 million, up 8% from $177 million`."""
    levels = [one for one in sentence if one.kind is ClaimKind.LEVEL and one.upper is None and one.measure]
    for place, one in enumerate(levels):
        for other in levels[place + 1 :]:
            alone = one.unit is other.unit and one.currency == other.currency and one.measure == other.measure
            pure = one.unit is UnitKind.PURE
            if alone and (claim.unit in (one.unit, UnitKind.PURE)) and not (pure and claim.kind is ClaimKind.GROWTH):
                for now, then in ((one, other), (other, one)):
                    if claim.period in (None, now.period) and (reading := difference(claim, spoken(now), spoken(then))):
                        yield reading


def shares(claim: Claim, sentence: Sequence[Claim], tables: Tables) -> Iterator[Reading]:
    """A part of a whole: `net income of $107 million, or 8.3% of sales`; the whole stands in a table, or is said."""
    if claim.unit is not UnitKind.PURE or claim.kind is not ClaimKind.LEVEL or claim.period is None:
        return
    whole = claim.measure.rpartition(_OF)[2]
    before = [one for one in sentence if one.source.start < claim.source.start and one.unit is UnitKind.MONEY]
    parts = [one for one in before if one.kind is ClaimKind.LEVEL and one.period == claim.period][-1:]
    for part in parts:
        named = tables.names.namesakes(whole).alike
        wholes = [
            *(single(entry) for entry in tables.of(MONEY, claim.period) if entry.name in named),
            *(spoken(one) for one in before if one is not part and alike(whole, one.measure)),
        ]
        yield from (reading for one in wholes if (reading := share(spoken(part), one)))


_OF = " as a percent of "
"""What stands between a part and its whole in the name of a share."""
