"""What the caller says of a release and wants done with it."""

from dataclasses import dataclass
from enum import StrEnum


class OutputFormat(StrEnum):
    """What a report can be written as. XBRL, the instance with its extension taxonomy, is always written."""

    XBRL = "xbrl"
    INLINE = "inline"
    """The release itself with its figures tagged."""
    JSON = "json"
    CSV = "csv"
    PACKAGE = "package"
    """Report packages, one of the inline document and one of the instance, and the extension as a taxonomy package."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Facts about the registrant that a release may not print, and the choice of taxonomy.

    `cik`, `ticker` and `name` win over what the document says; empty means unknown. `formats` are written beside
    the instance.
    """

    cik: str = ""
    ticker: str = ""
    name: str = ""
    taxonomy: str = "us-gaap-2025"
    validate: bool = True
    formats: tuple[OutputFormat, ...] = ()
