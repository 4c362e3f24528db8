"""The data set of facts: one typed row per fact with its receipt, its confidence and what makes it repeatable."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any, NamedTuple

from pipeline.emit.datasets.release import Release
from pipeline.model.report import Fact

PRECISION, SCALE = 38, 10
"""The digits of a value: 28 before and 10 behind the point, more than any release prints."""


class Row(NamedTuple):
    """A fact of a release; `number` is its place in the report, so that it is the instance's fact `f<number>`."""

    release: Release
    number: int
    fact: Fact


class Field(NamedTuple):
    """One column: its name, its type as Table Schema names it, what it holds, and how it is made."""

    name: str
    type: str
    description: str
    value: Callable[[Row], Any]
    required: bool = True


def _decimal(row: Row) -> Decimal | None:
    return row.fact.value if isinstance(row.fact.value, Decimal) else None


def _text(row: Row) -> str | None:
    return row.fact.value if isinstance(row.fact.value, str) else None


def _dimensions(row: Row) -> str | None:
    return ";".join(f"{axis}={member}" for axis, member in row.fact.context.dimensions) or None


def _footnotes(row: Row) -> str | None:
    return "\n".join(dict.fromkeys(note.text for note in row.fact.footnotes)) or None


FIELDS = (
    Field("release", "string", "The folder of the release's results.", lambda row: row.release.folder),
    Field("fact", "string", "The fact's id in the instance of the release.", lambda row: f"f{row.number}"),
    Field(
        "registrant",
        "string",
        "The registrant's name as known.",
        lambda row: row.release.cover("dei:EntityRegistrantName") or None,
        required=False,
    ),
    Field("cik", "string", "Central Index Key, ten digits.", lambda row: row.release.cik or None, required=False),
    Field("concept", "string", "The concept as a prefixed name.", lambda row: row.fact.concept),
    Field("label", "string", "The line's label as printed.", lambda row: row.fact.label or None, required=False),
    Field(
        "statement",
        "string",
        "IS, BS, CF, CI or SUP; null for the cover.",
        lambda row: row.fact.statement or None,
        required=False,
    ),
    Field(
        "period_start",
        "date",
        "The first day of a duration; null for an instant.",
        lambda row: row.fact.context.period.start,
        required=False,
    ),
    Field("period_end", "date", "The last day of the period, or the instant.", lambda row: row.fact.context.period.end),
    Field(
        "unit",
        "string",
        "USD, shares, USD/shares, pure; null for text.",
        lambda row: str(row.fact.unit) if row.fact.unit else None,
        required=False,
    ),
    Field(
        "value",
        "number",
        "The value in full units and with its sign; null where nil or text.",
        _decimal,
        required=False,
    ),
    Field("text", "string", "The value of a fact that is no number.", _text, required=False),
    Field(
        "decimals",
        "integer",
        "To how many places the value is accurate; null where exact.",
        lambda row: row.fact.decimals,
        required=False,
    ),
    Field("dimensions", "string", "axis=member pairs, joined by semicolons.", _dimensions, required=False),
    Field("confidence", "number", "The probability that the concept is right.", lambda row: row.fact.confidence),
    Field(
        "status",
        "string",
        "asserted, review or extension; null for the cover.",
        lambda row: row.fact.status.value if row.fact.status else None,
        required=False,
    ),
    Field("footnotes", "string", "The notes its marks point to, a line each.", _footnotes, required=False),
    Field("evidence", "string", "Why this concept.", lambda row: row.fact.evidence or None, required=False),
    Field("document", "string", "The file the figure was read from.", lambda row: row.fact.source.document),
    Field("table", "integer", "The table it stands in, from 1.", lambda row: row.fact.source.table, required=False),
    Field("row", "integer", "The row of that table, from 1.", lambda row: row.fact.source.row, required=False),
    Field("column", "integer", "The column, the label's being 1.", lambda row: row.fact.source.column, required=False),
    Field("char_start", "integer", "Where it begins in the document's text.", lambda row: row.fact.source.start),
    Field("char_end", "integer", "Where it ends.", lambda row: row.fact.source.end),
    Field("printed", "string", "The figure as printed.", lambda row: row.fact.source.text or None, required=False),
    Field(
        "preliminary", "boolean", "Whether it comes before the 10-Q or 10-K: always, from a release.", lambda _: True
    ),
    Field(
        "public_since",
        "date",
        "The day of filing, or of the dateline; null where neither is known.",
        lambda row: row.release.record.provenance.known,
        required=False,
    ),
    Field(
        "source_sha256",
        "string",
        "The hash of the release's bytes.",
        lambda row: row.release.record.provenance.source_sha256,
    ),
    Field(
        "exported_by",
        "string",
        "The version of earnings-xbrl.",
        lambda row: row.release.record.provenance.version,
    ),
    Field("taxonomy", "string", "The taxonomy reported in.", lambda row: row.release.record.provenance.taxonomy),
)


def fact_rows(release: Release) -> Iterator[Row]:
    """The facts of a release in the report's order."""
    for number, fact in enumerate(release.record.report.facts, start=1):
        yield Row(release, number, fact)
