"""Cells with their right period, and the time it takes, beside edgartools on the same HTML in the same run.

usage: python benchmarks/peers.py PYTHON     (the interpreter of an environment that has edgartools, see README.md)

Both are asked for the filers' own figures: a value counts where it was read with its full amount into a column whose
period is the filer's. edgartools names columns as printed; its names are read by this project's own heading grammar,
and a length it leaves out is not held against it.
"""

import csv
import json
import statistics
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from pipeline.extract.headings.grammar import read_one
from pipeline.extract.tables.find import find_statements
from pipeline.model.document import Document
from pipeline.read import read
from pipeline.transform.units import absolute

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus"
PEER = r"""
import json, pathlib, sys, time, warnings
from edgar.earnings import EarningsRelease
warnings.filterwarnings("ignore")
for name in sys.argv[1:]:
    class Attachment:
        document = "release.html"
        content = pathlib.Path(name).read_text(errors="replace")
    cells, started = [], time.process_time()
    for table in EarningsRelease(Attachment()).financial_tables:
        frame = table.scaled_dataframe
        for place, column in enumerate(frame.columns):
            cells += [(str(column), float(v)) for v in frame.iloc[:, place] if isinstance(v, (int, float)) and v == v]
    print(json.dumps([time.process_time() - started, cells]))
"""
Truth = list[tuple[date | None, date, Decimal]]
Cell = tuple[date | None, int, date | None, Decimal]
"""Start, months (0 where none are named), end and amount."""


def main(python: str) -> None:
    if not CORPUS.is_dir():
        sys.exit("The shared corpus does not lie beside this checkout: there is nothing to measure on.")
    files = dict(html_with_truth())
    peer = dict(zip(files, edgartools(python, list(files)), strict=True))
    total: dict[str, Counter[str]] = defaultdict(Counter)
    times: dict[str, list[float]] = defaultdict(list)
    for release, truth in files.items():
        for name, (seconds, cells) in (("earnings-xbrl", ours(release)), ("edgartools", peer[release])):
            total[name].update(right=right(truth, cells), of=len(truth))
            times[name].append(seconds)
    print("| | right cells | of the filers' figures | median time, read and extracted |\n|---|---|---|---|")
    for name, counts in total.items():
        shown = f"{counts['right']} | {100 * counts['right'] / counts['of']:.1f} %"
        print(f"| {name} | {shown} | {1000 * statistics.median(times[name]):.0f} ms |")


def html_with_truth() -> Iterator[tuple[Path, Truth]]:
    for path in sorted((CORPUS / "untagged").glob("*.html")):
        yield path, plain(path.with_name(f"{path.stem}.facts.csv"))
    for row in csv.DictReader((CORPUS / "pairs.csv").open()):
        if row["class"].startswith("exact") and row["release"].endswith(".html"):
            yield CORPUS / row["release"], plain(CORPUS / row["truth"])


def plain(path: Path) -> Truth:
    rows = {
        (day(row["start"]), date.fromisoformat(row["end"]), abs(Decimal(row["value"])))
        for row in csv.DictReader(path.open())
        if row["value"] and row["end"] and not row["dims"] and Decimal(row["value"])
    }
    return sorted(rows, key=str)


def day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def ours(release: Path) -> tuple[float, list[Cell]]:
    data = release.read_bytes()
    started = time.process_time()
    document, _ = read(data, release.name)
    cells = list(dated(document))
    return time.process_time() - started, cells


def dated(document: Document) -> Iterator[Cell]:
    for statement in find_statements(document)[0].statements:
        for line in statement.lines:
            for figure in line.figures:
                column, amount = statement.column(figure.column), absolute(figure, line)
                if column and column.period and amount is not None:
                    yield column.period.start, 0, column.period.end, abs(amount)


def edgartools(python: str, files: list[Path]) -> Iterator[tuple[float, list[Cell]]]:
    ran = subprocess.run([python, "-c", PEER, *files], capture_output=True, text=True, env={}, check=True)
    for line in ran.stdout.splitlines():
        seconds, cells = json.loads(line)
        yield seconds, [named(heading, value) for heading, value in cells]


def named(heading: str, value: float) -> Cell:
    span = read_one(heading)
    known = span.end.year and span.end.month
    end = date(span.end.year or 1, span.end.month or 1, min(span.end.day or 28, 28)) if known else None
    return None, span.months or round((span.weeks or 0) / 4.34), end, abs(Decimal(str(value)))


def right(truth: Truth, cells: Iterable[Cell]) -> int:
    """How many of the filer's figures stand in a cell whose period is theirs."""
    found = defaultdict(list)
    for start, months, end, amount in cells:
        found[amount.normalize()].append((start, months, end))
    return sum(
        any(same(start, end, *period) for period in found.get(amount.normalize(), ())) for start, end, amount in truth
    )


def same(start: date | None, end: date, own_start: date | None, months: int, own_end: date | None) -> bool:
    if own_end is None:
        return False
    if own_start is not None or months == 0:
        opening = start is None and own_start is not None and abs(own_start - end) <= timedelta(days=8)
        near_start = start is None or own_start is None or abs(own_start - start) <= timedelta(days=7)
        return opening or (close(own_end, end) and near_start)
    return close(own_end, end) and (start is None or abs((end - start).days / 30.4 - months) < 1)


def close(one: date, other: date) -> bool:
    """The same month: days are left out, since the peer's are capped to fit any month."""
    return (one.year, one.month) == (other.year, other.month)


if __name__ == "__main__":
    main(*sys.argv[1:])
