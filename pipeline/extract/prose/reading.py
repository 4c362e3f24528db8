"""Sentences to claims: each figure with its measure, its period, and what it is compared with."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.extract.dateline import release_date
from pipeline.extract.prose.effects import effect_of
from pipeline.extract.prose.links import is_linked
from pipeline.extract.prose.lists import lead_of, of_list
from pipeline.extract.prose.moves import (
    CONSTANT,
    HEDGE,
    SAME_CURRENCY,
    in_other_currency,
    is_relative,
    move_again,
    move_behind,
    move_of,
    moved_with,
    once_more,
)
from pipeline.extract.prose.names.around import is_contained
from pipeline.extract.prose.names.compared import compared_each
from pipeline.extract.prose.names.complements import ACQUIRED, has_object
from pipeline.extract.prose.names.each import names_each, renamed
from pipeline.extract.prose.names.guided import moves_guidance
from pipeline.extract.prose.names.measures import Measures, measures_of
from pipeline.extract.prose.names.readings import is_part, name_of
from pipeline.extract.prose.outside import is_outside
from pipeline.extract.prose.periods.against_next import against_next
from pipeline.extract.prose.periods.baselines import compared_with
from pipeline.extract.prose.periods.comparing import REACHED, baseline_of, is_against, is_base
from pipeline.extract.prose.periods.fitting import moved_in
from pipeline.extract.prose.periods.times import Times, times_of
from pipeline.extract.prose.scene import Scene, scene_of
from pipeline.extract.prose.scope import placed, scope_of
from pipeline.extract.prose.sentences import Sentence, sentences
from pipeline.extract.prose.signs import signed
from pipeline.extract.prose.stance import is_ahead, stance_of
from pipeline.extract.prose.terms import is_term
from pipeline.extract.prose.told_apart import told_apart
from pipeline.extract.prose.topic import compared_on, spoken_of, times_under
from pipeline.extract.prose.when import by_share, when
from pipeline.model.claim import Claim, ClaimKind, Stance
from pipeline.model.document import Document, Paragraph
from pipeline.model.statement import Statement, UnitKind
from pipeline.model.vocabulary import Vocabulary

_ROUGHLY = re.compile(rf"{HEDGE}\W*$", re.IGNORECASE)
_ELSEWHERE = re.compile(r"\s+in\s+constant\s+currency$", re.IGNORECASE)


def release_times(document: Document, statements: Sequence[Statement]) -> Times | None:
    """The calendar of a release and the periods its sentences may mean; None where no statement names a period."""
    texts = [block.text for block in document.blocks if isinstance(block, Paragraph)]
    times = times_of(statements, texts, document.header)
    if times is None:
        return None
    return replace(times, base=compared_with(document.text, times), sent=release_date(document, times.current.end))


def read_claims(
    document: Document, statements: Sequence[Statement], vocabulary: Vocabulary, times: Times | None = None
) -> tuple[Claim, ...]:
    """Every figure the prose states, in printed order. `times` are those of the `statements`, where known already.

    Dates, telephone numbers and other figures without a unit are no claims.
    """
    times = times or release_times(document, statements)
    if times is None:
        return ()
    said = list(sentences(document))
    eras = {era: times_under(era, times) for era in dict.fromkeys(sentence.era for sentence in said)}
    claims: list[Claim] = []
    measures = measures_of(vocabulary.said)
    topic: Times = times
    lead: Claim | None = None
    base: Claim | None = None
    place = ""
    for sentence, following in zip(said, [*said, None][1:], strict=True):
        topic = eras[sentence.era] if sentence.first else topic
        own, base = compared_on(tuple(_claims(sentence, topic, times, measures)), None if sentence.first else base)
        listed = of_list(sentence, own, lead, measures)
        where, place = placed(sentence, listed or own, times, place)
        claims.extend(where)
        lead = lead_of(sentence, own) or (lead if listed else None)
        if following and not following.first:
            topic = spoken_of(sentence, topic, eras[sentence.era])
    return tuple(claims)


def _claims(sentence: Sentence, topic: Times, own: Times, measures: Measures) -> Iterator[Claim]:
    """The figures of a sentence as claims; `topic` is what it speaks of, `own` the release's."""
    scenes = _scenes(sentence, topic, own, measures)
    if not scenes:
        return
    scene = scenes[0]
    names = names_each(scene)
    told: list[Claim] = []
    subject: Claim | None = None
    for index, scene in enumerate(scenes):
        claim = _claim(scene, index, subject, told)
        if index in names:
            claim = renamed(scene, index, claim, names[index])
        claim = replace(claim, scope=scope_of(scene, index, claim.measure))
        told.append(claim)
        if scene.within[index] is not None:
            continue  # what stands in brackets is no subject
        contained = is_contained(scene, index) or ACQUIRED in claim.measure
        led = contained or is_linked(scene, index) or is_against(scene, index)
        if subject is None or (not led and (claim.kind is ClaimKind.LEVEL or claim.measure != subject.measure)):
            subject = claim
    told = list(compared_each(scenes[0], told))
    moved = [moved_in(scene, index, against_next(scene, index, told)) for index, scene in enumerate(scenes)]
    for index, claim in enumerate(told_apart(scenes, moved)):
        scene = scenes[index]
        nothing = any(said_of(scene, index, claim) for said_of in (moves_guidance, is_term, is_outside))
        yield replace(claim, measure="") if nothing else claim


def _scenes(sentence: Sentence, topic: Times, own: Times, measures: Measures) -> list[Scene]:
    """The sentence once for each of its figures, with the times meant where that is to come or has happened."""
    spoken = own if topic.current.end > own.current.end else topic
    reported = scene_of(sentence, spoken, measures)
    if reported is None:
        return []
    ahead = [is_ahead(sentence, one) for one in reported.said]
    expected = scene_of(sentence, replace(topic, ahead=True), measures) if any(ahead) else None
    return [expected if expected and to_come else reported for to_come in ahead]


def _claim(scene: Scene, index: int, subject: Claim | None, before: Sequence[Claim]) -> Claim:
    previous = before[-1] if before else None
    one = scene.said[index]
    linked = is_linked(scene, index)
    last = previous if linked else _beside(scene, before) if one.unit is UnitKind.PER_SHARE else subject
    effect = effect_of(scene, index)
    moved = before[-2] if len(before) > 1 and is_base(scene, index - 1) else previous
    move = None if effect else _move(scene, index, previous, moved, linked=linked)
    kind = ClaimKind.LEVEL if move is None else ClaimKind.GROWTH if is_relative(one) else ClaimKind.CHANGE
    name = effect.measure if effect else name_of(scene, index, last, before, moved=move is not None)
    measure, kind, move = (name, kind, move) if effect else _named(scene, index, name, kind, move)
    stance = stance_of(scene.sentence, one, ahead=scene.times.ahead)
    if stance is Stance.SUPERSEDED and last and last.unit is one.unit:
        kind = last.kind
    if (
        kind is ClaimKind.LEVEL
        and not effect
        and not is_part(scene, index)
        and not scene.measures.fits(measure, one.unit)
    ):
        measure = ""
    reached = previous and previous.told and previous.kind is not ClaimKind.LEVEL and _reaches(scene, index)
    near = last if linked or reached or move is not None else None
    period, told, stance = when(
        scene, index, near, last, kind=kind, measure=measure, stance=stance, moved=move is not None
    )
    baseline = baseline_of(scene, index, period) if move is not None else None
    if move is not None and baseline is None and linked and previous:
        baseline = previous.baseline
    if stance is Stance.SUPERSEDED and last and last.kind is kind:
        baseline = last.baseline
    value, upper = signed(scene, index, measure, effect.move if effect else move)
    return Claim(
        kind=kind,
        stance=stance,
        measure=measure,
        value=value,
        upper=upper,
        decimals=one.decimals,
        unit=UnitKind.PER_SHARE if by_share(one, measure) else one.unit,
        currency=one.currency or scene.times.dollars,
        period=period,
        baseline=baseline,
        told=told,
        named=last is None or measure != last.measure or measure in scene.before(index),
        approximate=_ROUGHLY.search(scene.sentence.text[: one.start]) is not None,
        source=scene.sentence.source.within(one.start, one.end),
        sentence=scene.sentence.source,
        heading=scene.sentence.above,
    )


def _reaches(scene: Scene, index: int) -> bool:
    """`The target for 2020 increased 50% to $75 million`: the level is of the time of the move, not of a day."""
    return scene.times.ahead and REACHED.fullmatch(scene.before(index)) is not None


def _beside(scene: Scene, before: Sequence[Claim]) -> Claim | None:
    """The figure before it that is not only mentioned as a part of another."""
    at = next((at for at in range(len(before) - 1, -1, -1) if not is_contained(scene, at)), None)
    return None if at is None else before[at]


def _move(scene: Scene, index: int, previous: Claim | None, moved: Claim | None, *, linked: bool) -> int | None:
    """Which way a figure says that something moved; None where it is where something stands.

    `moved` is the figure before it that may be a move, what that is compared with passed over.
    """
    move = move_of(scene, index) or (moved_with(scene, index, previous) if linked and previous else None)
    if move is None and moved and (once_more(scene, index, moved) or in_other_currency(scene, index, moved)):
        move = move_again(scene, index)
    if move is None and (scene.said[index].unit is UnitKind.MONEY or scene.said[index].points):
        move = move_behind(scene, index, previous)
    return move


def _named(
    scene: Scene, index: int, measure: str, kind: ClaimKind, move: int | None
) -> tuple[str, ClaimKind, int | None]:
    """A measure without `growth`, which makes a percentage a movement, and with the currencies it is told in."""
    grows = (
        kind is ClaimKind.LEVEL
        and is_relative(scene.said[index])
        and _GROWTH.search(measure)
        and not has_object(measure)
    )
    if grows:
        kind, move = ClaimKind.GROWTH, 1
    if kind is ClaimKind.GROWTH:
        measure = _COMPARING.sub("", _GROWTH.sub("", measure).strip())
    beside = scene.before(index) + scene.after(index)
    if move is None or not measure:
        return measure, kind, move
    if SAME_CURRENCY.match(scene.after(index)) or CONSTANT.search(beside):
        measure = f"{_ELSEWHERE.sub('', measure)} in constant currency"
    elif _ORGANIC.match(scene.after(index)) and "organic" not in measure.lower():
        measure = f"organic {measure}"
    return measure, kind, move


_ORGANIC = re.compile(r"[\s(]*(?:organically\b|on\s+an\s+organic\s+basis)", re.IGNORECASE)


_COMPARING = re.compile(r"^(?:sequential|year[\s-]over[\s-]year)\s+", re.IGNORECASE)
_GROWTH = re.compile(r"\s*\bgrowth\b(?!\s+in\b)", re.IGNORECASE)
