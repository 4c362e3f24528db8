"""The index over many releases: those that need a person first."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from pipeline.emit.page import E, folded, page
from pipeline.emit.review.page import STATUSES, registrant
from pipeline.emit.review.style import STYLE
from pipeline.emit.xml import Element
from pipeline.model.finding import Finding, Severity
from pipeline.model.record import Record
from pipeline.model.statement import Status

_COUNTS = ("asserted", "to review", "own concepts", "errors", "warnings")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One release of the index; `folder` is where its page lies, relative to the index."""

    folder: str
    name: str
    period: str
    statuses: tuple[int, ...]
    errors: int
    warnings: int

    @property
    def review(self) -> int:
        """How many facts are to be reviewed."""
        return self.statuses[list(STATUSES).index(Status.REVIEW)]


def entry(folder: str, record: Record, findings: Sequence[Finding]) -> Entry:
    """What the index says of a release."""
    status = Counter(fact.status for fact in record.report.facts)
    severity = Counter(finding.severity for finding in findings)
    return Entry(
        folder=folder,
        name=registrant(record.report),
        period=str(record.report.period),
        statuses=tuple(status[one] for one in STATUSES),
        errors=severity[Severity.ERROR],
        warnings=severity[Severity.WARNING],
    )


def index_page(entries: Sequence[Entry]) -> bytes:
    """The page, which links to `review.html` in each release's folder."""
    ordered = sorted(entries, key=lambda one: (-one.errors, -one.review, one.folder))
    head = E.tr(E.th("Release", scope="col"), E.th("Period", scope="col"), *(_head(name) for name in _COUNTS))
    table = E.table(E.thead(head), E.tbody(*(_row(one) for one in ordered)))
    totals = (
        (len(entries), "releases"),
        *((sum(one.statuses[i] for one in entries), word) for i, word in enumerate(_COUNTS[:3])),
    )
    tiles = [E.div(E.b(f"{number:,}"), E.span(word), {"class": "tile"}) for number, word in totals]
    header = E.header(E.p("Review", {"class": "over"}), E.h1("Releases"), E.div(*tiles, {"class": "tiles"}))
    return page("Review of releases", STYLE, header, E.div(table, {"class": "scroll index"}))


def _head(name: str) -> Element:
    return E.th(name.capitalize(), {"scope": "col", "class": "count"})


def _row(one: Entry) -> Element:
    link = E.a(folded(one.name), href=f"{quote(one.folder)}/review.html")
    counts = zip(_COUNTS, (*one.statuses, one.errors, one.warnings), strict=True)
    cells = [E.td(str(count), {"class": _class(name, count), "data-name": name}) for name, count in counts]
    return E.tr(E.th(link, E.small(folded(one.folder)), scope="row"), E.td(one.period), *cells)


def _class(name: str, count: int) -> str:
    loud = {"errors": "bad", "to review": "doubt"}.get(name, "") if count else ""
    return f"count {loud}".strip()
