"""What is kept of an exported release: enough to make every table and page of it again without the release."""

from dataclasses import dataclass
from datetime import date

from pipeline.model.report import Report
from pipeline.model.statement import Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """Where a report comes from and what made it, so that a number can be traced and a run repeated.

    `source_sha256` is the hash of the release's bytes in hexadecimal; `version` is of this program. `form`, `sic` and
    `filed` are what an EDGAR header says, empty or None without one. `released` is the date of the release's dateline.
    """

    source_sha256: str
    version: str
    taxonomy: str
    form: str = ""
    sic: str = ""
    filed: date | None = None
    released: date | None = None

    @property
    def known(self) -> date | None:
        """The day from which the figures were public, as far as it is known."""
        return self.filed or self.released


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A report with its provenance and the statements it was made of, in printed order."""

    provenance: Provenance
    statements: tuple[Statement, ...]
    report: Report
