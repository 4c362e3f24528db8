"""Public filings as observations: a table of observations, or the SEC's Financial Statement Data Sets."""

import csv
import gzip
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

from pipeline.learn.filings import read_filing
from pipeline.learn.observation import Observation
from pipeline.model.finding import Unreadable

_FILINGS = (".htm", ".html", ".xhtml", ".html.gz", ".htm.gz", ".xml")
_COLUMNS = frozenset("label concept statement section negated filer fiscal_year filing line".split())
_UNTRUSTED = frozenset({"edgartools"})
"""Origins whose labels are not what the filing prints."""


def read_source(path: Path) -> Iterator[Observation]:
    """The observations of one source, whatever it is.

    A `.csv` or `.csv.gz` of observations, a `.zip` of the SEC's data sets, one filing, or a folder of filings.

    Raises:
        Unreadable: `learn.source` where it is none of these.

    """
    name = path.name.lower()
    if path.is_dir():
        for file in sorted(path.iterdir()):
            if file.name.lower().endswith(_FILINGS) or file.is_dir():
                yield from read_source(file)
    elif name.endswith((".csv", ".csv.gz")):
        yield from read_table(path)
    elif name.endswith(".zip"):
        yield from read_data_set(path)
    elif name.endswith(_FILINGS):
        yield from read_filing(path)
    else:
        raise Unreadable("learn.source", f"{path} is not a table of observations, an SEC data set or a filing.")


def read_table(path: Path) -> Iterator[Observation]:
    """A table with columns label, concept, statement, section, negated, filer, fiscal_year, filing and line."""
    with gzip.open(path, "rt", encoding="utf-8", newline="") if path.suffix == ".gz" else path.open(newline="") as file:
        rows = csv.DictReader(file)
        if missing := sorted(_COLUMNS - set(rows.fieldnames or ())):
            raise Unreadable("learn.columns", f"{path} is no table of observations: it has no column {missing[0]}.")
        for row in rows:
            if row.get("source") not in _UNTRUSTED:
                yield Observation(
                    label=row["label"],
                    concept=row["concept"],
                    statement=row["statement"],
                    section=row["section"],
                    negated=row["negated"] == "1",
                    filer=row["filer"],
                    year=int(row["fiscal_year"][:4] or 0),
                    filing=row["filing"],
                    line=int(row["line"] or 0),
                )


def read_data_set(path: Path) -> Iterator[Observation]:
    """One quarter of the SEC's Financial Statement Data Sets: presented lines, with the filers' own concepts as "".

    `pre.txt` gives statements, labels and order, `sub.txt` the filers, `tag.txt` which lines are headings.
    """
    with zipfile.ZipFile(path) as archive:
        filed = {row["adsh"]: (row["cik"], int(row["fy"][:4] or 0)) for row in _rows(archive, "sub.txt")}
        abstract = {(row["tag"], row["version"]) for row in _rows(archive, "tag.txt") if row["abstract"] == "1"}
        presented = [row for row in _rows(archive, "pre.txt") if row["inpth"] == "0" and row["adsh"] in filed]
    presented.sort(key=lambda row: (row["adsh"], int(row["report"]), int(row["line"])))
    report, heading = ("", ""), ""
    for row in presented:
        if report != (row["adsh"], row["report"]):
            report, heading = (row["adsh"], row["report"]), ""
        if (row["tag"], row["version"]) in abstract or row["tag"].endswith("Abstract"):
            heading = row["plabel"].replace("[Abstract]", "").strip()
            continue
        cik, year = filed[row["adsh"]]
        yield Observation(
            label=row["plabel"],
            concept=row["tag"] if row["version"].startswith("us-gaap") else "",
            statement=row["stmt"],
            section=heading,
            negated=row["negating"] == "1",
            filer=cik,
            year=year,
            filing=row["adsh"],
            line=int(row["report"]) * 1000 + int(row["line"]),
        )


def _rows(archive: zipfile.ZipFile, name: str) -> Iterator[dict[str, str]]:
    with archive.open(name) as file:
        text = io.TextIOWrapper(file, encoding="utf-8", errors="replace", newline="")
        yield from csv.DictReader(text, delimiter="\t", quoting=csv.QUOTE_NONE)
