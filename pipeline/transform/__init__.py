"""Statements to a report: facts in contexts, with units, decimals and signs."""

from pipeline.transform.conservation import check_conservation
from pipeline.transform.report import build_report

__all__ = ["build_report", "check_conservation"]
