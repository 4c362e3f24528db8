"""What the caller says of a release and wants done with it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Facts about the registrant that a release may not print, and the choice of taxonomy.

    `cik`, `ticker` and `name` win over what the document says; empty means unknown.
    """

    cik: str = ""
    ticker: str = ""
    name: str = ""
    taxonomy: str = "us-gaap-2025"
    validate: bool = True
