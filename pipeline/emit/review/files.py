"""The reviewer's files of results, made of the records and findings that lie in their folders."""

from collections.abc import Iterable
from pathlib import Path

from pipeline.emit.folder import write_files
from pipeline.emit.record import read_findings, read_record
from pipeline.emit.review.index import Entry, entry, index_page
from pipeline.emit.review.lines import reviewed
from pipeline.emit.review.page import review_page
from pipeline.emit.review.table import review_csv


def write_review(folder: Path) -> Entry:
    """Writes `review.html` and `review.csv` into a result folder; what the index says of it.

    Raises Unreadable("result.record"), ("result.findings") or ("output.unwritable").
    """
    record, findings = read_record(folder), read_findings(folder)
    statements = reviewed(record, findings)
    page = review_page(record, statements, findings)
    write_files({"review.html": page, "review.csv": review_csv(statements, record.report.prefix)}, folder)
    return entry(folder.name, record, findings)


def write_index(entries: Iterable[Entry], results: Path) -> None:
    """Writes `index.html` beside the result folders. Raises Unreadable("output.unwritable")."""
    write_files({"index.html": index_page(list(entries))}, results)
