"""What is known of single companies: `mappings/companies/<cik>/`, shipped or in the user's own folder, as CSV.

`lines.csv` is learned from the company's earlier filings; `decisions.csv` is what people decided and wins: a result's
`review.csv` becomes one once a person has filled in its column `concept`. `company.csv` holds the fiscal calendar.
"""

import csv
import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

import platformdirs

from pipeline.model.knowledge import CompanyMemory, Precedent
from pipeline.model.statement import UnitKind
from pipeline.model.wording import gist
from pipeline.reference.data import data_folder

LINES, DECISIONS, COMPANY = "lines.csv", "decisions.csv", "company.csv"
COLUMNS = ("statement", "section", "label", "concept", "negated")
_CIK = re.compile(r"0*[1-9][0-9]{0,9}", re.ASCII)
"""What is no CIK, from wherever it comes, names no folder."""
_FLAGS = {"1": True, "0": False}
_UNITS = {unit.value: unit for unit in UnitKind}


def user_companies() -> Path:
    """The user's own folder of companies, which need not exist; the installed one may be read-only."""
    return Path(platformdirs.user_data_dir("earnings-xbrl", appauthor=False)) / "mappings" / "companies"


def read_company(cik: str, folder: Path | None = None) -> CompanyMemory | None:
    """What is known of a company; None where nothing is.

    `folder` holds one folder per CIK (without leading zeros). Without it the user's own folder is read, and the
    shipped one where that has nothing.
    """
    if not _CIK.fullmatch(cik):
        return None
    places = [folder] if folder else [user_companies(), data_folder("mappings") / "companies"]
    found = next((place / cik.lstrip("0") for place in places if (place / cik.lstrip("0")).is_dir()), None)
    return _memory(found) if found else None


def _memory(folder: Path) -> CompanyMemory:
    precedents: dict[str, list[Precedent]] = {}
    for name in (DECISIONS, LINES):
        for row in filter(_names_concept, _rows(folder / name)):
            precedent = Precedent(
                statement=row["statement"],
                label=row["label"],
                section=row["section"],
                concept=row["concept"],
                negated=_FLAGS.get(row.get("negated", "")),
                decided=name == DECISIONS,
                unit=_UNITS.get(row.get("unit", "")),
                period=row.get("period") or "",
                line=int(row["line"]) if (row.get("line") or "").isdecimal() else 0,
            )
            precedents.setdefault(gist(precedent.label), []).append(precedent)
    said = [(row["what"], row["value"]) for row in _rows(folder / COMPANY)]
    return CompanyMemory(
        precedents=precedents,
        fiscal_year_end=dict(said).get("fiscal year end", ""),
        period_ends=tuple(date.fromisoformat(value) for what, value in said if what == "period end" and _is_day(value)),
    )


def _names_concept(row: dict[str, str]) -> bool:
    """Whether a person filled the line in; the others of a review list decide nothing."""
    return bool(row["concept"])


def _is_day(text: str) -> bool:
    """Whether a value somebody may have typed is an ISO date; what is none counts for nothing."""
    with suppress(ValueError):
        return bool(date.fromisoformat(text))
    return False


def _rows(path: Path) -> Iterator[dict[str, str]]:
    if path.is_file():
        with path.open(encoding="utf-8-sig", newline="") as file:
            yield from csv.DictReader(file)
