"""Findings: what is wrong or noteworthy about a release, as data with a stable code."""

from dataclasses import dataclass
from enum import StrEnum

from pipeline.model.source import Source


class Severity(StrEnum):
    """How bad it is. Only errors make a run fail."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One finding. `code` is dotted and stable (`read.mojibake`, `arelle.xbrl.4.7.2:contextPeriodType`)."""

    code: str
    severity: Severity
    message: str
    source: Source | None = None

    def __str__(self) -> str:
        where = f"{self.source}: " if self.source else ""
        printed = f"\n    {self.source.text.strip()}" if self.source and self.source.text.strip() else ""
        return f"{where}{self.severity}: {self.message} [{self.code}]{printed}"


def error(code: str, message: str, source: Source | None = None) -> Finding:
    """A finding that makes the run fail."""
    return Finding(code=code, severity=Severity.ERROR, message=message, source=source)


def warning(code: str, message: str, source: Source | None = None) -> Finding:
    """A finding a person should look at."""
    return Finding(code=code, severity=Severity.WARNING, message=message, source=source)


def info(code: str, message: str, source: Source | None = None) -> Finding:
    """A finding worth recording."""
    return Finding(code=code, severity=Severity.INFO, message=message, source=source)


class Unreadable(ValueError):
    """An input nothing can be made of; the message is one sentence for the user. `code` is stable."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
