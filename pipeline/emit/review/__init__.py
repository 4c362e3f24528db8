"""For the reviewer: one page per release, a table of what to look at, and an index over many releases."""

from pipeline.emit.review.files import write_index, write_review
from pipeline.emit.review.index import entry, index_page
from pipeline.emit.review.lines import reviewed
from pipeline.emit.review.page import review_page
from pipeline.emit.review.table import review_csv

__all__ = ["entry", "index_page", "review_csv", "review_page", "reviewed", "write_index", "write_review"]
