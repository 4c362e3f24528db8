"""What a batch came to, as files beside the results: the same bytes in whatever order the releases were done."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import astuple, fields

from pipeline.batch.ledger import Ledger, Row
from pipeline.batch.outputs import write_file
from pipeline.batch.records import Figures, State
from pipeline.emit.review.index import Entry, index_page
from pipeline.emit.tables import RECEIPT, guarded, table

SUMMARY_CSV, SUMMARY_JSON, FINDINGS_CSV = "batch-summary.csv", "batch-summary.json", "batch-findings.csv"
INDEX = "index.html"
_COUNTS = ("errors", "warnings", "notes")
_PLACE = ("document", "table", "row", "column", "start", "end", "text")


def write_summary(ledger: Ledger, out: str) -> dict[str, int]:
    """Write what the ledger's run came to, and count it.

    batch-summary.csv has a row per release, batch-findings.csv every finding with its release and receipt,
    batch-summary.json totals and the findings by code; index.html leads a reviewer to the releases. Returned are the
    releases in each state (`done`, ...) and the `errors`, `warnings` and `notes`.
    """
    rows, severities = list(ledger.rows()), ledger.severities()
    states = Counter(row.state for row in rows)
    counts = [sum(column) for column in zip((0, 0, 0), *severities.values(), strict=True)]
    totals = {state.value: states[state] for state in State} | dict(zip(_COUNTS, counts, strict=True))
    figures = {name: sum(getattr(row.figures, name) for row in rows) for name in _numbers()}
    codes = [dict(zip(("code", "severity", "findings", "releases"), code, strict=True)) for code in ledger.codes()]
    content = {"totals": totals | figures, "codes": codes}
    write_file(out, FINDINGS_CSV, _findings(ledger))
    write_file(out, SUMMARY_CSV, _releases(rows, severities))
    write_file(out, INDEX, index_page([_entry(row, severities) for row in rows if row.state is State.DONE]))
    write_file(out, SUMMARY_JSON, (json.dumps(content, indent=2) + "\n").encode())
    return totals


def _entry(row: Row, severities: Mapping[str, tuple[int, int, int]]) -> Entry:
    errors, warnings, _ = severities.get(row.folder, (0, 0, 0))
    figures = row.figures
    counts = (figures.asserted, figures.review, figures.extension)
    return Entry(
        folder=row.folder, name=figures.name, period=figures.period, statuses=counts, errors=errors, warnings=warnings
    )


def _numbers() -> list[str]:
    return [field.name for field in fields(Figures) if isinstance(field.default, int)]


def _releases(rows: list[Row], severities: Mapping[str, tuple[int, int, int]]) -> bytes:
    heading = ["release", "state", *(field.name for field in fields(Figures)), *_COUNTS, "code", "message", "input"]
    cells = [_release(row, severities.get(row.folder, (0, 0, 0))) for row in rows]
    return table(heading, cells)


def _release(row: Row, counts: tuple[int, int, int]) -> list[str]:
    said = [guarded(str(one)) for one in (*astuple(row.figures), *counts)]
    return [row.folder, row.state, *said, row.code, guarded(row.message), guarded(row.input)]


def _findings(ledger: Ledger) -> bytes:
    rows = [
        [folder, severity, code, guarded(message), *_receipt(source)]
        for folder, severity, code, message, source in ledger.findings()
    ]
    return table(["release", "severity", "code", "message", *RECEIPT], rows)


def _receipt(source: str) -> list[str]:
    place = json.loads(source) if source else {}
    return [guarded(str(place[name])) if place.get(name) is not None else "" for name in _PLACE]
