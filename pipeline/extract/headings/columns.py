"""The headings of one grid looked at together: what one leaves out its neighbours and the titles say."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.extract.headings.spans import SpanSpec
from pipeline.model.statement import ColumnKind

_WHOLE = re.compile(
    r"(?:(?:us|gaap|grand|company|reported|as|total|consolidated|combined|corporation|inc|results?|basis)\s*)*"
)
_NAMES = re.compile(r"\b(?:ventures?|thousands|millions|dollars|us|usd|shares?|amounts?|except|per|data)\b")


def settle(spans: Mapping[int, SpanSpec], context: Sequence[SpanSpec]) -> dict[int, SpanSpec]:
    """The spans of the columns, completed from the left neighbour and the titles, and told apart by kind."""
    settled: dict[int, SpanSpec] = {}
    left = SpanSpec()
    for column, span in sorted(spans.items()):
        if span.kind is ColumnKind.PERIOD:
            span = _beside(span, left)
            left = span if span.timed else left
            span = _complete(span, context)
        settled[column] = span
    return _told_apart(settled)


def _beside(span: SpanSpec, left: SpanSpec) -> SpanSpec:
    """A heading centred over several columns may be read as the first one's only: then the others go without."""
    if not span.timed or span.quarter:
        return span
    taken = replace(left, end=replace(left.end, year=None), quarter=None)
    return span.fill(taken) if not span.has_length or not span.end.month else span


def _complete(span: SpanSpec, context: Sequence[SpanSpec]) -> SpanSpec:
    same_year = [found for found in context if found.end.year and found.end.year == span.end.year]
    for found in (*same_year, *context):
        span = span.fill(found)
    return span


def _told_apart(spans: dict[int, SpanSpec]) -> dict[int, SpanSpec]:
    """Columns of one and the same period are parts or measures of it, except the one that is the whole."""
    told = {}
    for column, span in spans.items():
        twins = [
            other for at, other in spans.items() if at != column and other.kind is span.kind and other.same_time(span)
        ]
        part = not _WHOLE.fullmatch(_NAMES.sub("", span.rest).strip())
        if span.kind is ColumnKind.PERIOD and part and any(other.rest != span.rest for other in twins):
            span = replace(span, kind=ColumnKind.UNKNOWN)
        told[column] = span
    return told
