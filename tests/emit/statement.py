"""A statement made by hand, beside the small report."""

from decimal import Decimal

from pipeline.model.period import Duration
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
    Summation,
)


def printed(text: str, row: int, column: int) -> Source:
    start = 1000 * row + 100 * column
    return Source(
        document="release.txt", start=start, end=start + len(text), text=text, table=1, row=row, column=column
    )


def figure(text: str, row: int, column: int) -> Figure:
    value = Decimal(text.strip("$ ()").replace(",", ""))
    return Figure(
        column=column - 1, value=-value if "(" in text else value, places=0, source=printed(text, row, column)
    )


def line(order: int, label: str, *figures: str, mapping: Mapping | None = None, indent: int = 0) -> LineItem:
    row = order + 4
    cells = tuple(figure(text, row, column) for column, text in enumerate(figures, 2))
    return LineItem(
        order=order,
        label=label,
        source=printed(label, row, 1),
        figures=cells,
        scale=3,
        mapping=mapping,
        indent=indent,
    )


def sure(concept: str) -> Mapping:
    return Mapping(concept=concept, confidence=0.97, status=Status.ASSERTED, evidence="120 filers")


UNSURE = Mapping(
    concept="us-gaap:CostOfRevenue",
    confidence=0.41,
    status=Status.REVIEW,
    evidence="similar wording",
    runners_up=(
        Candidate(concept="us-gaap:CostOfServices", probability=0.33, evidence="8 filers"),
        Candidate(concept="us-gaap:DirectOperatingCosts", probability=0.12),
    ),
)
STATEMENT = Statement(
    kind=StatementKind.OPERATIONS,
    title="STATEMENTS OF OPERATIONS",
    columns=(
        Column(
            index=1,
            heading="Three months ended March 31, 2006",
            kind=ColumnKind.PERIOD,
            period=Duration.of("2006-01-01", "2006-03-31"),
        ),
        Column(
            index=2,
            heading="Three months ended March 31, 2005",
            kind=ColumnKind.PERIOD,
            period=Duration.of("2005-01-01", "2005-03-31"),
            inferred="13 weeks before the end",
        ),
    ),
    lines=(
        line(0, "Revenue <net> & other", "$ 43,063", "$ 40,000", mapping=sure("us-gaap:Revenues")),
        line(1, "Cost of sales", "22,951", "21,000", mapping=UNSURE, indent=2),
        line(2, "", "20,112", "19,000", mapping=sure("us-gaap:GrossProfit")),
    ),
    sums=(Summation(total=2, parts=((0, 1), (1, -1)), columns=(1, 2)),),
)
