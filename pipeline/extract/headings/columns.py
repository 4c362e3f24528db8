"""The headings of one grid looked at together: what one leaves out its neighbours and the titles say."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.extract.headings.spans import SpanSpec
from pipeline.model.statement import ColumnKind

_WHOLE = re.compile(
    r".*\bconsolidated|(?:(?:us|gaap|grand|company|reported|as|total|consolidated|combined|corporation|inc|results?|basis)\s*)*"
)
_NAMES = re.compile(
    r"\b(?:thousands|millions|dollars|us|usd|shares?|amounts?|except|per|data"
    r"|rmb|renminbi|cny|euros?|eur|gbp|cad|aud|yen|jpy|chf)\b|[$€£¥]"
)
"""What figures are counted in: no part of a period."""
_NOTHING = SpanSpec()
_DATED = frozenset({ColumnKind.PERIOD, ColumnKind.PRO_FORMA})


def settle(spans: Mapping[int, SpanSpec], context: Sequence[Sequence[SpanSpec]]) -> dict[int, SpanSpec]:
    """The spans of the columns, completed from the left neighbour and the titles, and told apart by kind.

    `context` holds what each title names, the nearest title first.
    """
    beside = _lend(_whole_years(dict(sorted(spans.items()))))
    settled = {column: complete(span, context) if span.kind in _DATED else span for column, span in beside.items()}
    return _told_apart(settled)


def _whole_years(spans: Mapping[int, SpanSpec]) -> dict[int, SpanSpec]:
    """A fiscal year or a year alone beside quarters called by name is the whole of it: `Q4 FY23 | Q4 FY22 | FY23`."""
    if not any(span.quarter for span in spans.values()):
        return dict(spans)
    return {
        column: replace(span, months=12) if _is_year(span) and span.kind in _DATED else span
        for column, span in spans.items()
    }


def _is_year(span: SpanSpec) -> bool:
    return span.end.year is not None and span.end.month is None and not span.has_length and not span.as_of


def _lend(spans: Mapping[int, SpanSpec]) -> dict[int, SpanSpec]:
    """A heading centred over several columns may be read as one column's only: then the others borrow it.

    From the left, or from the right where the column would repeat one that is there already.
    """
    lent: dict[int, SpanSpec] = {}
    left = _NOTHING
    for column, span in spans.items():
        if span == _NOTHING:
            span = replace(span, kind=ColumnKind.UNKNOWN)
        if span.kind in _DATED:
            own = span
            span = _borrow(own, left)
            if span != own and any(span.same_time(other) and span.rest == other.rest for other in lent.values()):
                span = _borrow(own, next((s for at, s in spans.items() if at > column and s.has_length), left))
            left = span if span.timed else left
        lent[column] = span
    return lent


def _borrow(span: SpanSpec, near: SpanSpec) -> SpanSpec:
    """A span completed from its neighbour; a quarter or a fiscal year by name is complete."""
    if not span.timed or span.quarter or near.quarter or span.fiscal:
        return span
    end = near.end if not span.anchored else replace(near.end, year=None)
    return span.fill(replace(near, end=end))


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
