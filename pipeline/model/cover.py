"""What a release says about its registrant: the cover facts of the dei taxonomy."""

from dataclasses import dataclass
from datetime import date

from pipeline.model.source import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A text with the receipt for it; what the caller said has a receipt naming the settings."""

    text: str
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """The registrant as far as it is known; None where nobody says."""

    name: Said | None = None
    cik: Said | None = None
    ticker: Said | None = None
    exchange: Said | None = None
    """The exchange as printed."""
    website: Said | None = None
    fiscal_year: Said | None = None
    """The fiscal year the release calls its own (`fiscal 2023`), four digits."""
    year_end: date | None = None
    """The last day of the fiscal year that the reported period is in, as the calendar of the release tells it."""
