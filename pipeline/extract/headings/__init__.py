"""Column headings to periods: `split` cuts a table into grids, `resolve` dates their columns."""

from pipeline.extract.headings.grids import Grid, split
from pipeline.extract.headings.resolve import Hints, Need, resolve
from pipeline.extract.headings.rows import counts
from pipeline.extract.headings.spans import Heading, SpanSpec
from pipeline.extract.headings.titles import page_heads

__all__ = ["Grid", "Heading", "Hints", "Need", "SpanSpec", "counts", "page_heads", "resolve", "split"]
