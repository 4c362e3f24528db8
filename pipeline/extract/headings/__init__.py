"""Column headings to periods: `split` cuts a table into grids, `resolve` dates their columns."""

from pipeline.extract.headings.grids import Grid, split
from pipeline.extract.headings.resolve import Hints, Need, resolve
from pipeline.extract.headings.spans import Heading, SpanSpec

__all__ = ["Grid", "Heading", "Hints", "Need", "SpanSpec", "resolve", "split"]
