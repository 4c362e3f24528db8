"""The lines of a release as a reviewer sees them: each with what it became, its proof and what was found about it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.model.finding import Finding, Severity
from pipeline.model.record import Record
from pipeline.model.report import Fact, Report
from pipeline.model.source import Source
from pipeline.model.statement import (
    PRIMARY,
    Candidate,
    Column,
    ColumnKind,
    Figure,
    LineItem,
    Statement,
    StatementKind,
    Status,
    Summation,
)

_GRAVE = {Severity.ERROR: 0, Severity.WARNING: 1}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewedLine:
    """One printed line. `facts` are by the column they are printed in; `anchor` is its place on the page.

    `proof` is the sum the line is the total of, `within` the one it is a part of.
    """

    anchor: str
    statement: Statement
    line: LineItem
    facts: Mapping[int, Fact]
    findings: tuple[Finding, ...] = ()
    proof: Summation | None = None
    within: Summation | None = None

    @property
    def _fact(self) -> Fact | None:
        return next(iter(self.facts.values()), None)

    @property
    def concept(self) -> str:
        """The concept its facts have; empty where it has none."""
        return self._fact.concept if self._fact else ""

    @property
    def status(self) -> Status | None:
        """How sure the mapping is; None for a line without facts."""
        return self._fact.status if self._fact else None

    @property
    def confidence(self) -> float:
        """The probability that the concept is right."""
        return self._fact.confidence if self._fact else 0.0

    @property
    def evidence(self) -> str:
        """Why the concept was taken."""
        return self._fact.evidence if self._fact else ""

    @property
    def runners_up(self) -> tuple[Candidate, ...]:
        """The other concepts it may mean, likeliest first."""
        return tuple(one for one in self._fact.runners_up if one.concept != self.concept) if self._fact else ()

    @property
    def urgency(self) -> tuple[int, bool, float]:
        """Sorts what to look at: errors, warnings, then the least sure, primary statements before other tables."""
        grave = min((_GRAVE.get(finding.severity, 2) for finding in self.findings), default=2)
        return grave, self.statement.kind not in PRIMARY, self.confidence

    @property
    def doubtful(self) -> bool:
        """Whether a person should look at it."""
        unsure = self.status is Status.EXTENSION and self.confidence < 1  # a measure outside GAAP is the company's own
        return self.urgency[0] < 2 or self.status is Status.REVIEW or unsure


def reviewed(record: Record, findings: Sequence[Finding]) -> list[list[ReviewedLine]]:
    """The lines of each statement in printed order, then the figures in sentences as if they were a statement.

    Findings stand at the line whose text or figures they point to.
    """
    facts = _by_place(record.report)
    statements = [one for one in (*record.statements, _sentences(record.report)) if one.lines]
    return [_lines(number, statement, facts, findings) for number, statement in enumerate(statements, 1)]


def _sentences(report: Report) -> Statement:
    """The facts that are printed outside tables, one a line."""
    facts = [fact for fact in report.facts if fact.status and fact.source.table is None]
    figures = [Figure(column=1, value=None, places=0, source=fact.source) for fact in facts]
    return Statement(
        kind=StatementKind.OTHER,
        title="Figures in sentences",
        columns=(Column(index=1, heading="", kind=ColumnKind.UNKNOWN),),
        lines=tuple(
            LineItem(order=order, label=fact.label, source=fact.source, figures=(figure,))
            for order, (fact, figure) in enumerate(zip(facts, figures, strict=True))
        ),
    )


def doubtful(statements: Iterable[Sequence[ReviewedLine]]) -> list[ReviewedLine]:
    """What a person should look at, the most urgent first."""
    return sorted((line for lines in statements for line in lines if line.doubtful), key=lambda line: line.urgency)


def _by_place(report: Report) -> dict[tuple[int, int], Fact]:
    mapped = [fact for fact in report.facts if fact.status]
    again = {(source.start, source.end): fact for fact in mapped for source in fact.also}
    return again | {(fact.source.start, fact.source.end): fact for fact in mapped}


def _lines(
    number: int, statement: Statement, facts: Mapping[tuple[int, int], Fact], findings: Sequence[Finding]
) -> list[ReviewedLine]:
    totals = {proof.total: proof for proof in statement.sums}
    parts = {order: proof for proof in statement.sums for order, _ in proof.parts}
    return [
        ReviewedLine(
            anchor=f"s{number}-{line.order}",
            statement=statement,
            line=line,
            facts={
                figure.column: facts[figure.source.start, figure.source.end]
                for figure in line.figures
                if (figure.source.start, figure.source.end) in facts
            },
            findings=tuple(finding for finding in findings if _about(line, finding.source)),
            proof=totals.get(line.order),
            within=parts.get(line.order),
        )
        for line in statement.lines
    ]


def _about(line: LineItem, source: Source | None) -> bool:
    """Whether a receipt lies within the line's printed text."""
    if source is None:
        return False
    places = (line.source, *(figure.source for figure in line.figures))
    return any(place.start < source.end and source.start < place.end for place in places)
