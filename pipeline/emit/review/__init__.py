"""For the reviewer: one page per release, a table of what to look at, and an index over many releases."""

from pipeline.emit.review.index import index_page
from pipeline.emit.review.lines import reviewed
from pipeline.emit.review.page import review_page
from pipeline.emit.review.table import review_csv

__all__ = ["index_page", "review_csv", "review_page", "reviewed"]
