"""Tables beyond the statements as printed: a statement of operations, and what else the release prints."""

from pipeline.extract.beyond import map_beyond
from pipeline.extract.sums import prove
from pipeline.model.figures import parse_figure
from pipeline.model.period import Duration
from pipeline.model.source import Source
from pipeline.model.statement import (
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
from pipeline.reference.vocabulary import open_vocabulary

QUARTER = Duration.of("2020-01-01", "2020-03-31")
YEAR_BEFORE = Duration.of("2019-01-01", "2019-03-31")
NEXT = Duration.of("2020-04-01", "2020-06-30")
OPERATIONS = """
    Revenue | Revenues | 900 800
    Cost of revenue | CostOfRevenue | 500 450
    Gross profit | GrossProfit | 400 350
    Net income | NetIncomeLoss | 300 250
    Diluted earnings per share | EarningsPerShareDiluted | 0.30 0.25
"""


def column(index: int, heading: str, period: Duration, kind: ColumnKind = ColumnKind.PERIOD) -> Column:
    return Column(index=index, heading=heading, kind=kind, period=period)


BOTH = (column(1, "2020", QUARTER), column(2, "2019", YEAR_BEFORE))


def operations(drawn: str = OPERATIONS) -> Statement:
    """`label | concept | figures`, the lines of the primary statement with their concepts settled."""
    lines = [[part.strip() for part in row.split("|")] for row in drawn.strip().splitlines()]
    mapped = tuple(
        line(
            order,
            label,
            figures,
            Mapping(concept=f"us-gaap:{name}", confidence=0.9, status=Status.ASSERTED, evidence=""),
        )
        for order, (label, name, figures) in enumerate(lines)
    )
    return prove(Statement(kind=StatementKind.OPERATIONS, title="Operations", columns=BOTH, lines=mapped))


def table(
    drawn: str,
    kind: StatementKind = StatementKind.RECONCILIATION,
    *,
    title: str = "Reconciliation",
    columns: tuple[Column, ...] = BOTH,
) -> Statement:
    """`label | figures`; a label without figures is a heading for the lines indented below it."""
    lines: list[LineItem] = []
    section: tuple[str, ...] = ()
    for order, row in enumerate(drawn.strip("\n").splitlines()):
        label, _, figures = row.partition("|")
        indented = label.startswith("        ")
        if not figures.strip():
            section = (label.strip(),)
        lines.append(line(order, label.strip(), figures, None, section if indented else ()))
    return prove(Statement(kind=kind, title=title, columns=columns, lines=tuple(lines)))


def line(
    order: int, label: str, figures: str, mapping: Mapping | None = None, section: tuple[str, ...] = ()
) -> LineItem:
    printed = [(at, text, parse_figure(text)) for at, text in enumerate(figures.split(), start=1)]
    found = tuple(
        Figure(
            column=at,
            value=figure.value,
            places=figure.places,
            source=Source(document="r.txt", start=1000 * order + at, end=1000 * order + at + 1, text=text),
            currency=figure.currency,
            suffix=figure.suffix,
        )
        for at, text, figure in printed
        if figure
    )
    shares = "per share" in label.lower()
    percent = any("%" in text for _, text, _ in printed)
    unit = UnitKind.PER_SHARE if shares else UnitKind.PURE if percent else UnitKind.MONEY
    return LineItem(
        order=order,
        label=label,
        source=Source(document="r.txt", start=1000 * order, end=1000 * order + 1, text=label),
        section=section,
        figures=found,
        unit=unit,
        scale={UnitKind.PURE: -2}.get(unit, 0),
        mapping=mapping,
    )


def concepts(*statements: Statement) -> list[str]:
    """What each line of the tables beyond the first statement is taken for: `label: concept @ members`."""
    mapped = map_beyond(statements, open_vocabulary(), open_catalogue("us-gaap-2025"))
    return [
        f"{line.label}: {line.mapping.concept.removeprefix('us-gaap:')}"
        + "".join(f" @ {member.removeprefix('us-gaap:')}" for _, member in line.mapping.members)
        for statement in mapped[1:]
        for line in statement.lines
        if line.mapping
    ]


def members(statement: Statement) -> list[str]:
    """The members of each column of the one table beyond the statement of operations, and whether it is used."""
    mapped = map_beyond((operations(), statement), open_vocabulary(), open_catalogue("us-gaap-2025"))
    return [
        f"{column.heading}: {'+'.join(member for _, member in column.members) or column.kind.value}"
        for each in mapped[1:]
        for column in each.columns
    ]
