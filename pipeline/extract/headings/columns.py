"""The headings of one grid looked at together: what one leaves out its neighbours and the titles say."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.extract.headings.spans import SpanSpec
from pipeline.model.statement import ColumnKind

_WHOLE = re.compile(
    r".*\bconsolidated|(?:(?:us|gaap|grand|company|reported|as|total|consolidated|combined|corporation|inc|results?|basis)\s*)*"
)
_NAMES = re.compile(r"\b(?:thousands|millions|dollars|us|usd|shares?|amounts?|except|per|data)\b")
_NOTHING = SpanSpec()


def settle(spans: Mapping[int, SpanSpec], context: Sequence[Sequence[SpanSpec]]) -> dict[int, SpanSpec]:
    """The spans of the columns, completed from the left neighbour and the titles, and told apart by kind.

    `context` holds what each title names, the nearest title first.
    """
    settled: dict[int, SpanSpec] = {}
    left = _NOTHING
    for column, span in sorted(spans.items()):
        if span == _NOTHING:
            settled[column] = replace(span, kind=ColumnKind.UNKNOWN)
            continue
        if span.kind is ColumnKind.PERIOD:
            span = _beside(span, left)
            left = span if span.timed else left
            span = complete(span, context)
        settled[column] = span
    return _told_apart(settled)


def _beside(span: SpanSpec, left: SpanSpec) -> SpanSpec:
    """A heading centred over several columns may be read as the first one's only: then the others go without."""
    if not span.timed or span.quarter:
        return span
    end = left.end if not span.anchored else replace(left.end, year=None)
    return span.fill(replace(left, end=end, quarter=None))


def complete(span: SpanSpec, context: Sequence[Sequence[SpanSpec]]) -> SpanSpec:
    """A span completed from titles, the nearest first: of each what it says of the same year, or what it says first."""
    for said in context:
        span = span.fill(next((found for found in said if found.end.year == span.end.year), said[0]))
    return span


def _told_apart(spans: Mapping[int, SpanSpec]) -> dict[int, SpanSpec]:
    """Columns of one and the same period are parts or measures of it, except the one that is the whole."""
    told = {}
    for column, span in spans.items():
        part = not _WHOLE.fullmatch(_NAMES.sub("", span.rest).strip())
        twins = (
            other for at, other in spans.items() if at != column and other.kind is span.kind and other.same_time(span)
        )
        if span.kind is ColumnKind.PERIOD and part and any(other.rest != span.rest for other in twins):
            span = replace(span, kind=ColumnKind.UNKNOWN)
        told[column] = span
    return told
