"""A company's memory: how its earlier filings tagged their lines, and what people decided, as CSV it is kept in."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from pipeline.learn.filings import Filing, open_filing
from pipeline.learn.observation import Observation

COLUMNS = ("statement", "section", "label", "concept", "negated")
"""The columns of `decisions.csv`, with which those of `lines.csv` begin."""
LEARNED = (*COLUMNS, "unit", "period", "line")
"""How the line's facts count, the end of the last period it was filed for, and where it stood in the statement."""

Row = tuple[str, ...]


def learn_company(cik: str, filings: Sequence[Path], folder: Path) -> Path:
    """Read a company's earlier filings into `folder/<cik>/lines.csv` and `company.csv`, and say where they are.

    What a later filing says of a line replaces what an earlier one said; decisions are left alone. `folder` is made
    if need be.
    """
    opened = sorted((open_filing(path) for path in filings), key=lambda filing: filing.period)
    home = folder / cik.lstrip("0")
    home.mkdir(parents=True, exist_ok=True)
    _write(home / "lines.csv", LEARNED, sorted(_latest(opened)))
    years = [("fiscal year end", filing.fiscal_year_end) for filing in opened if filing.fiscal_year_end]
    ends = [("period end", end) for end in sorted({end for filing in opened for end in filing.ends})]
    _write(home / "company.csv", ("what", "value"), [*years[-1:], *ends])
    return home


def decide(cik: str, folder: Path, statement: str, section: str, label: str, concept: str) -> Path:
    """Add a person's decision about a line to `folder/<cik>/decisions.csv`; it replaces an earlier one of that line."""
    path = folder / cik.lstrip("0") / "decisions.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    kept = [row for row in _read(path) if row[:3] != (statement, section, label)]
    _write(path, COLUMNS, sorted([*kept, (statement, section, label, concept, "")]))
    return path


def _latest(filings: Iterable[Filing]) -> list[Row]:
    """The rows of the last filing that has a line; a line with several concepts in it keeps them all."""
    rows: dict[tuple[str, str, str], list[Row]] = {}
    for filing in filings:
        fresh: dict[tuple[str, str, str], list[Row]] = {}
        for seen in filing.lines:
            fresh.setdefault((seen.statement, seen.section, seen.label), []).append(_row(seen, filing.period))
        rows |= fresh
    return sorted({row for same in rows.values() for row in same})


def _row(seen: Observation, period: str) -> Row:
    concept = f"us-gaap:{seen.concept}" if seen.concept else f"ext:{seen.own}"
    counted = (seen.unit.value if seen.unit else "", period, str(seen.line))
    return seen.statement, seen.section, seen.label, concept, str(int(seen.negated)), *counted


def _read(path: Path) -> list[tuple[str, ...]]:
    if not path.is_file():
        return []
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [tuple(row[name] or "" for name in COLUMNS) for row in csv.DictReader(file)]


def _write(path: Path, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(columns)
        table.writerows(rows)
