"""Columns beside the consolidated one of a primary statement: segments, the parent alone, what was reported before."""

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.extract.beyond.layout.columns import BEFORE, LONGEST_NAME, MEASURES, SEEN_OTHERWISE, scene_of
from pipeline.extract.beyond.members.words import ENTITIES, SCENARIOS, Pair, axis_of, known_member, member_of
from pipeline.model.statement import Column, ColumnKind, Statement
from pipeline.model.vocabulary import Vocabulary


def with_parts(statement: Statement, vocabulary: Vocabulary) -> Statement:
    """A primary statement with the columns beside the consolidated one on members: segments, the parent alone.

    It has a column of the whole for the period and two columns of parts, or parts that everybody calls the same.
    """
    whole = {str(column.period) for column in statement.columns if column.kind is ColumnKind.PERIOD and column.period}
    axis = axis_of(statement.title)
    told: dict[int, Pair] = {}
    for column in statement.columns:
        if column.kind is ColumnKind.UNKNOWN and str(column.period) in whole:
            told.update((column.index, pair) for pair in _part(column, axis, vocabulary))
    standard = {at for at, (_, member) in told.items() if not member.startswith("ext:")}
    if len(set(told.values())) < _FEWEST_PARTS and not standard:
        return statement
    kept = told if len(set(told.values())) >= _FEWEST_PARTS else {at: told[at] for at in standard}
    columns = tuple(
        replace(column, kind=ColumnKind.PERIOD, members=(kept[column.index],)) if column.index in kept else column
        for column in statement.columns
    )
    return replace(statement, columns=columns)


def _part(column: Column, axis: str, vocabulary: Vocabulary) -> Iterator[Pair]:
    scene, words = scene_of(column)
    if scene == BEFORE and not words:
        yield SCENARIOS, scene
    seen = SEEN_OTHERWISE.search(words) or MEASURES.search(words)
    if words and not scene and not seen and len(words.split()) <= LONGEST_NAME and re.search(r"[A-Za-z]{2}", words):
        yield known_member(words, vocabulary, (ENTITIES,)) or member_of(words, vocabulary, axis)


_FEWEST_PARTS = 2
