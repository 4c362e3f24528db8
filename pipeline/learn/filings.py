"""A company's own XBRL filings as observations: inline XBRL, or an instance with its linkbases."""

from collections.abc import Iterator
from pathlib import Path

from pipeline.learn.observation import Observation


def read_filing(path: Path) -> Iterator[Observation]:
    """The lines of the filing's statements."""
    raise NotImplementedError(path)
