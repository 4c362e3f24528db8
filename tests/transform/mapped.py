"""Statements as an accountant would jot them down: `label | concept | figures`, one line a row."""

from decimal import Decimal

from pipeline.extract.sums import prove
from pipeline.model.cover import Cover
from pipeline.model.figures import parse_figure
from pipeline.model.period import Duration, Instant, Period
from pipeline.model.report import Report
from pipeline.model.source import Source
from pipeline.model.statement import (
    Candidate,
    Column,
    ColumnKind,
    Figure,
    LineItem,
    Mapping,
    Statement,
    StatementKind,
    Status,
    UnitKind,
)
from pipeline.reference.catalogue import open_catalogue
from pipeline.transform import build_report

QUARTER = Duration.of("2006-01-01", "2006-03-31")
YEAR_BEFORE = Duration.of("2005-01-01", "2005-03-31")
CATALOGUE = open_catalogue("us-gaap-2025")


def statement(
    kind: StatementKind, drawn: str, periods: tuple[Period, ...] = (QUARTER,), *, unit: UnitKind = UnitKind.MONEY
) -> Statement:
    """`?` before a concept puts it up for review, `a > b` names a runner-up, `a = b` what the figures report as well,
    `ext:` is the company's own.
    """
    columns = tuple(
        Column(index=index, heading=str(period), kind=ColumnKind.PERIOD, period=period)
        for index, period in enumerate(periods, start=1)
    )
    rows = [[part.strip() for part in row.split("|")] for row in drawn.strip().splitlines()]
    lines = tuple(_line(order, *row, unit=unit) for order, row in enumerate(rows))
    return prove(Statement(kind=kind, title=kind.name, columns=columns, lines=lines))


def _line(order: int, label: str, concept: str, figures: str, *, unit: UnitKind) -> LineItem:
    return LineItem(
        order=order,
        label=label,
        source=_source(order, 0, label),
        figures=tuple(_figure(order, column, text) for column, text in enumerate(figures.split(), start=1)),
        unit=unit,
        mapping=_mapping(concept) if concept else None,
    )


def _mapping(concept: str) -> Mapping:
    concept, _, twin = (name.strip() for name in concept.partition("="))
    first, _, second = (name.strip() for name in concept.lstrip("?").partition(">"))
    own = first.startswith("ext:")
    status = Status.EXTENSION if own else Status.REVIEW if concept.startswith("?") else Status.ASSERTED
    return Mapping(
        concept=first if own else f"us-gaap:{first}",
        confidence=0.9 if status is Status.ASSERTED else 0.5,
        status=status,
        evidence="",
        runners_up=(Candidate(concept=f"us-gaap:{second}", probability=0.3),) if second else (),
        also=(f"us-gaap:{twin}",) if twin else (),
    )


def _figure(row: int, column: int, text: str) -> Figure:
    printed = parse_figure(text)
    assert printed is not None
    return Figure(column=column, value=printed.value, places=printed.places, source=_source(row, column, text))


def _source(row: int, column: int, text: str) -> Source:
    start = 1000 * row + 100 * column
    return Source(document="r.txt", start=start, end=start + len(text), text=text, table=1, row=row, column=column)


def report(*statements: Statement, cover: Cover | None = None) -> Report:
    return build_report("r.txt", cover or Cover(), statements, CATALOGUE)[0]


def facts(*statements: Statement) -> list[str]:
    """The facts of the statements as `concept value`, with `@ end` for instants, in printed order."""
    rows = []
    for fact in report(*statements).facts:
        if fact.status is not None:
            at = f" @ {fact.context.period}" if isinstance(fact.context.period, Instant) else ""
            name = fact.concept.removeprefix("us-gaap:").replace("registrant:", "own:")
            rows.append(f"{name} {fact.value if isinstance(fact.value, Decimal) else 'nil'}{at}")
    return rows
