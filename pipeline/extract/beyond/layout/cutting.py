"""A line cut to the columns of one measure: `Impairment` under `EBITDA` and under `EPS (US cents)`."""

import re
from dataclasses import replace

from pipeline.extract.tables.units import power_of_cents, unit_of
from pipeline.model.statement import LineItem, UnitKind
from pipeline.model.wording import gist


def cut(line: LineItem, columns: set[int], measure: str, usual: int) -> LineItem:
    """A line with the figures of some columns; under a measure it is that measure of the line.

    A percentage in another column does not make it one; `usual` is the power of ten of the table's amounts.
    """
    figures = tuple(figure for figure in line.figures if figure.column in columns)
    if not measure or not figures:
        return replace(line, figures=figures) if len(figures) < len(line.figures) else line
    if (listed := _listed(line.label, measure)) is not None:
        unit = unit_of(measure, (), (), max(figure.places for figure in figures))
        scale = usual if unit is UnitKind.MONEY else power_of_cents(measure)
        return replace(line, label=listed, figures=figures, unit=unit, scale=scale, mapping=None)
    suffixes = {"%" for figure in figures if figure.is_percentage}
    suffixes |= {"%"} if unit_of(line.label, (), (), 0) is UnitKind.PURE else set()
    unit = unit_of(measure, (), suffixes, max(figure.places for figure in figures))
    ratio = re.search(r"\byield|\brate\b|\bmix\b|\bmargin|\bgrowth", measure, re.IGNORECASE)
    unit = UnitKind.PURE if ratio and unit is UnitKind.MONEY else unit
    if _THINGS.search(measure):
        unit = UnitKind.COUNT
    if unit is UnitKind.MONEY and (line.unit is not UnitKind.PURE or "%" in suffixes):
        unit = line.unit
    scales = {UnitKind.PURE: -2, UnitKind.PER_SHARE: power_of_cents(measure), UnitKind.COUNT: 0}
    scale = usual if unit is UnitKind.MONEY and line.unit is UnitKind.PURE else line.scale
    return replace(
        line,
        label=f"{line.label} {measure}".strip(),
        figures=figures,
        unit=unit,
        scale=scales.get(unit, scale),
        mapping=line.mapping if not _OF_THE_TIME.search(measure) else None,
    )


_THINGS = re.compile(r"^\W*(?:quantity|number|count|units|#)\W*$|^\W*(?:quantity|number) of\b", re.IGNORECASE)


def _listed(label: str, measure: str) -> str | None:
    """The one of several measures that a label lists which its column is headed with; None where it lists none.

    `Adjusted EBITDA, EBIT and EPS` under `EBIT` is adjusted EBIT.
    """
    parts = [part for part in _LIST.split(label) if part.strip()]
    named = {gist(measure), gist(_ASIDE.sub(" ", measure))} - {""}
    if len(parts) < _FEWEST_LISTED or not any(gist(_PREFIX.sub("", part)) in named for part in parts):
        return None
    prefix = _PREFIX.match(label)
    return f"{prefix[0] if prefix else ''}{_ASIDE.sub('', measure).strip()}"


_LIST = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+|\s*/\s*|\s+&\s+", re.IGNORECASE)
_PREFIX = re.compile(r"\W*(?:(?:adjusted|non-?gaap|comparable|reported)\s+)+", re.IGNORECASE)
_ASIDE = re.compile(r"\s*\(.*$")
_FEWEST_LISTED = 3


_OF_THE_TIME = re.compile(
    r"\baverage|\byield|\brates?\b|\bgrowth|\bmix\b|%|\bincome\b|\bexpense|\binterest\b|\bsales\b|\brevenue|\bprofit\b|\bvolume"
    r"|\bquantity|\bprice",
    re.IGNORECASE,
)
"""Measures that are another thing than the amount the line's own words name."""
