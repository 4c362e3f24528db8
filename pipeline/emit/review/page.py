"""The page of one release: what to look at first, then the statements as printed with what each line became."""

from collections import Counter
from collections.abc import Iterator, Sequence

from pipeline.emit.page import E, folded, page
from pipeline.emit.review.lines import ReviewedLine, doubtful
from pipeline.emit.review.meaning import finding_note, meaning, name_of, share, value_of
from pipeline.emit.review.notes import below, marked
from pipeline.emit.review.style import STYLE
from pipeline.emit.xml import Element
from pipeline.model.finding import Finding, Severity
from pipeline.model.record import Record
from pipeline.model.report import Report
from pipeline.model.statement import Column, Figure, Statement, Status

STATUSES = {
    Status.ASSERTED: "asserted",
    Status.REVIEW: "to review",
    Status.EXTENSION: "own concept",
}
_FIRST = 12
"""How many lines to look at are shown without unfolding."""
_FIXED_HYPHEN = "\u2011"
"""At which no line is broken: dates stay whole."""
_UNTITLED = "Untitled table"

Omitted = dict[tuple[int, int], str]
"""Why a printed figure is no fact, by its place."""


def review_page(record: Record, statements: Sequence[Sequence[ReviewedLine]], findings: Sequence[Finding]) -> bytes:
    """The page. `statements` are those of the record as `reviewed` gives them."""
    report = record.report
    omitted = {(left.source.start, left.source.end): left.reason for left in report.omissions}
    pairs = [(lines[0].statement, lines) for lines in statements]
    reported = [_statement(one, lines, omitted) for one, lines in pairs if _is_reported(lines)]
    others = [_unreported(one, lines, omitted) for one, lines in pairs if not _is_reported(lines)]
    content = [_header(record), _look_at(statements), *_general(statements, findings), *reported]
    if others:
        content.append(E.section(E.h2("Tables that are not reported"), *others))
    return page(f"Review: {registrant(report)}, {report.period}", STYLE, *content)


def registrant(report: Report) -> str:
    """The registrant's name as the cover has it; the document's where there is none."""
    names = (fact.value for fact in report.facts if fact.concept == "dei:EntityRegistrantName")
    return next((name for name in names if isinstance(name, str)), report.document)


def _is_reported(lines: Sequence[ReviewedLine]) -> bool:
    return any(line.facts for line in lines)


def _header(record: Record) -> Element:
    report, made = record.report, record.provenance
    counts = Counter(fact.status for fact in report.facts if fact.status)
    tiles = [
        E.div(E.b(str(counts[status])), E.span(word), {"class": f"tile {status}"}) for status, word in STATUSES.items()
    ]
    known = f", released {made.known}" if made.known else ""
    return E.header(
        E.p("Review", {"class": "over"}),
        E.h1(folded(registrant(report))),
        E.p(f"{report.period}{known}", {"class": "soft"}),
        E.div(*tiles, {"class": "tiles"}),
        E.p(
            f"{folded(report.document)}, SHA-256 {made.source_sha256[:12]}…, "
            f"{made.taxonomy}, made by earnings-xbrl {made.version}",
            {"class": "soft small"},
        ),
    )


def _look_at(statements: Sequence[Sequence[ReviewedLine]]) -> Element:
    lines = doubtful(statements)
    title = E.h2("What to look at first")
    if not lines:
        return E.section(title, E.p("Every line is asserted, and nothing was found to be wrong.", {"class": "clear"}))
    first, rest = lines[:_FIRST], lines[_FIRST:]
    more = [E.details(E.summary(f"{len(rest)} more"), _queue(rest), {"class": "more"})] if rest else []
    return E.section(title, _queue(first), *more)


def _queue(lines: Sequence[ReviewedLine]) -> Element:
    return E.ol(*(_entry(line) for line in lines), {"class": "queue"})


def _entry(line: ReviewedLine) -> Element:
    notes = [finding_note(finding) for finding in line.findings]
    return E.li(
        E.a(
            share(line),
            E.span(folded(line.line.label) or "(no label)", {"class": "label"}),
            E.span(name_of(line.concept), {"class": "concept"}),
            E.span(line.statement.kind.value, {"class": "kind"}),
            href=f"#{line.anchor}",
        ),
        *notes,
    )


def _general(statements: Sequence[Sequence[ReviewedLine]], findings: Sequence[Finding]) -> Iterator[Element]:
    """The findings that stand at no line."""
    placed = {id(finding) for lines in statements for line in lines for finding in line.findings}
    left = [finding for finding in findings if id(finding) not in placed]
    if left:
        ordered = sorted(left, key=lambda finding: list(Severity).index(finding.severity))
        yield E.section(E.h2("About the release"), *(finding_note(finding) for finding in ordered))


def _unreported(statement: Statement, lines: Sequence[ReviewedLine], omitted: Omitted) -> Element:
    kind = statement.kind.name.lower().replace("_", " ")
    summary = E.summary(folded(statement.title) or _UNTITLED, E.span(kind, {"class": "kind"}))
    return E.details(summary, _table(statement, lines, omitted), *below(lines), {"class": "other"})


def _statement(statement: Statement, lines: Sequence[ReviewedLine], omitted: Omitted) -> Element:
    title = E.h2(folded(statement.title) or _UNTITLED, E.span(statement.kind.value, {"class": "kind"}))
    return E.section(title, _table(statement, lines, omitted), *below(lines), {"class": "statement"})


def _table(statement: Statement, lines: Sequence[ReviewedLine], omitted: Omitted) -> Element:
    heads = [_heading(column) for column in statement.columns]
    head = E.tr(E.th("Line", scope="col"), *heads, E.th("Reported as", {"scope": "col", "class": "means"}))
    rows = [_row(statement, line, lines, omitted) for line in lines]
    wide = " wide" if len(statement.columns) > 4 else ""
    return E.div(E.table(E.thead(head), E.tbody(*rows)), {"class": f"scroll{wide}"})


def _heading(column: Column) -> Element:
    period = str(column.period).replace("-", _FIXED_HYPHEN) if column.period else ""
    notes = [E.small(f"start: {column.inferred}")] if column.inferred else []
    return E.th(folded(column.heading), E.small(period), *notes, {"scope": "col", "class": "figure"})


def _row(statement: Statement, line: ReviewedLine, lines: Sequence[ReviewedLine], omitted: Omitted) -> Element:
    label = E.th(
        folded(line.line.label) or "(no label)",
        *marked(line.line.notes),
        {"scope": "row", "style": f"--indent:{min(line.line.indent, 12)}"},
    )
    if not line.line.figures:
        label.set("colspan", str(len(statement.columns) + 2))
        return E.tr(label, *(_note_cell(line) if line.findings else []), {"class": "heading", "id": line.anchor})
    figures = [_figure(line, line.line.figure(column.index), omitted) for column in statement.columns]
    doubt = line.status if line.doubtful and line.status else "sure"
    classes = f"{doubt} total" if line.proof else doubt
    return E.tr(label, *figures, E.td(*meaning(line, lines), {"class": "means"}), {"class": classes, "id": line.anchor})


def _note_cell(line: ReviewedLine) -> list[Element]:
    return [E.td(*(finding_note(finding) for finding in line.findings), {"class": "means"})]


def _figure(line: ReviewedLine, figure: Figure | None, omitted: Omitted) -> Element:
    if figure is None:
        return E.td({"class": "figure"})
    text, place = folded(figure.source.text), (figure.source.start, figure.source.end)
    if fact := line.facts.get(figure.column):
        return E.td(text, *marked(figure.notes), {"class": "figure", "title": value_of(fact)})
    why = folded(omitted.get(place, "not a fact"))
    return E.td(text, *marked(figure.notes), {"class": "figure left-out", "title": why})
