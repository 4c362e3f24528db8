"""One release of a data set: its record with the names it goes by."""

import base64
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.model.record import Record

SEC_SCHEME = "http://www.sec.gov/CIK"
_LATEST = timedelta(days=90)
"""The longest any filer has for its annual report (Form 10-K, General Instruction A)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """A record and the folder it was read from."""

    folder: str
    record: Record

    @property
    def cik(self) -> str:
        """The CIK, ten digits; empty where it is not known."""
        entity = self.record.report.entity
        return entity.identifier if entity.scheme == SEC_SCHEME else ""

    @property
    def identifier(self) -> str:
        """A key of the form of an accession number, of CIK, year and source hash.

        The letter after the last dash tells it from every number EDGAR gave; without a CIK so does the first.
        """
        code = base64.b32encode(bytes.fromhex(self.record.provenance.source_sha256)).decode()
        return f"{self.cik or f'X{code[5:14]}'}-{self.filed:%y}-X{code[:5]}"

    @property
    def filed(self) -> date:
        """The day the figures were public; where nobody says, one that is rather too late than too early."""
        return self.record.provenance.known or self.record.report.period.end + _LATEST

    @property
    def quarter(self) -> str:
        """The quarter it was public in, `2006q2`: how the SEC names its data sets."""
        return f"{self.filed.year}q{(self.filed.month + 2) // 3}"

    def cover(self, concept: str) -> str:
        """The text of a cover fact; empty where there is none."""
        values = (fact.value for fact in self.record.report.facts if fact.concept == concept)
        return next((value for value in values if isinstance(value, str)), "")


def month_end(day: date) -> date:
    """The nearest end of a month."""
    if day.day <= 15:
        return day.replace(day=1) - timedelta(days=1)
    return day.replace(day=monthrange(day.year, day.month)[1])
