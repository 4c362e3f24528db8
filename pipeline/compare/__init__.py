"""A release against the filing that followed it: the facts of the filing, and what became of each figure."""

from pipeline.compare.filings import read_filing
from pipeline.compare.match import compare

__all__ = ["compare", "read_filing"]
