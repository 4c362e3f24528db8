"""Tables of the definition linkbase: which lines of a statement stand on which members (XBRL Dimensions 1.0)."""

import re
from collections.abc import Iterator, Mapping

from pipeline.model.concept import Catalogue, Concept, PeriodType
from pipeline.model.report import Hypercube
from pipeline.model.statement import Statement
from pipeline.transform.facts import Meaning

_TABLE = "us-gaap:StatementTable"
_DOMAINS = {
    "srt:ConsolidatedEntitiesAxis": "srt:ConsolidatedEntitiesDomain",
    "srt:ConsolidationItemsAxis": "srt:ConsolidationItemsDomain",
    "srt:ProductOrServiceAxis": "srt:ProductsAndServicesDomain",
    "srt:RangeAxis": "srt:RangeMember",
    "srt:StatementGeographicalAxis": "srt:SegmentGeographicalDomain",
    "srt:StatementScenarioAxis": "srt:ScenarioUnspecifiedDomain",
    "us-gaap:StatementBusinessSegmentsAxis": "us-gaap:SegmentDomain",
    "us-gaap:StatementClassOfStockAxis": "us-gaap:ClassOfStockDomain",
}
"""The domain the taxonomy gives each axis; an axis not named here has the one of its own name."""
_WORD_BREAK = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


def hypercubes(statement: Statement, meanings: Mapping[int, Meaning]) -> tuple[Hypercube, ...]:
    """One table for the lines with members: which items stand on which axes."""
    items: dict[str, None] = {}
    axes: dict[str, dict[str, None]] = {}
    for means, axis, member in _placed(statement, meanings):
        items[means.concept.name] = None
        axes.setdefault(axis, {})[member] = None
    if not axes:
        return ()
    shown = tuple((axis, domain_of(axis), _below(axis, members)) for axis, members in sorted(axes.items()))
    return (Hypercube(table=_TABLE, line_items=tuple(items), axes=shown),)


def domain_of(axis: str) -> str:
    """The domain of an axis, which is its default member."""
    return _DOMAINS.get(axis, f"{axis.removesuffix('Axis')}Domain")


def own_members(statement: Statement, meanings: Mapping[int, Meaning], catalogue: Catalogue) -> tuple[Concept, ...]:
    """Declarations for the members the catalogue does not have, labelled by the words of their names."""
    names = {member for _, _, member in _placed(statement, meanings)}
    return tuple(
        Concept(
            name=name,
            type="domainItemType",
            period_type=PeriodType.DURATION,
            abstract=True,
            label=f"{_WORD_BREAK.sub(' ', name.partition(':')[2].removesuffix('Member'))} [Member]",
        )
        for name in sorted(names)
        if catalogue.get(name) is None
    )


def _below(axis: str, members: Mapping[str, None]) -> tuple[str, ...]:
    return tuple(member for member in members if member != domain_of(axis))


def _placed(statement: Statement, meanings: Mapping[int, Meaning]) -> Iterator[tuple[Meaning, str, str]]:
    """Each line's meaning with each axis and member of the line itself and of every column it has a figure in."""
    columns = {column.index: column.members for column in statement.columns if column.members}
    for line in statement.lines:
        means = meanings.get(line.order)
        if means is None:
            continue
        yield from ((means, axis, member) for axis, member in means.mapping.members)
        for figure in line.figures if columns else ():
            yield from ((means, axis, member) for axis, member in columns.get(figure.column, ()))
