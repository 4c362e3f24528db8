"""Conservation: every figure printed in a table is a fact or has a reason not to be one."""

from collections.abc import Iterator

from pipeline.model.document import Document
from pipeline.model.figures import parse_figure
from pipeline.model.finding import Finding, error
from pipeline.model.report import Report
from pipeline.model.source import Source


def printed_figures(document: Document) -> Iterator[Source]:
    """The receipts of all figures in the columns of all tables."""
    for table in document.tables():
        for row in table.rows:
            yield from (cell.source for cell in row.cells if cell.column > 0 and parse_figure(cell.text))


def check_conservation(document: Document, report: Report) -> tuple[Finding, ...]:
    """An error for each printed figure that is neither a fact nor left out for a reason."""
    known = {(source.start, source.end) for fact in report.facts for source in (fact.source, *fact.also)}
    known |= {(omission.source.start, omission.source.end) for omission in report.omissions}
    return tuple(
        error("conserve.lost", "this figure became no fact, and nothing says why", source)
        for source in printed_figures(document)
        if (source.start, source.end) not in known
    )
