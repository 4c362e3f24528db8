"""Proof by arithmetic: which lines of a statement sum to which, found in the printed figures alone."""

from pipeline.extract.sums.faults import findings
from pipeline.extract.sums.mend import mend
from pipeline.extract.sums.tree import contributions
from pipeline.extract.sums.trees import prove

__all__ = ["contributions", "findings", "mend", "prove"]
