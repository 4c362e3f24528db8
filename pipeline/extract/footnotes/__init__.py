"""Footnotes of tables: the notes a release prints, and the lines and figures whose marks point to them."""

from pipeline.extract.footnotes.link import with_footnotes, with_notes_of_rows
from pipeline.extract.footnotes.notes import numbers_of

__all__ = ["numbers_of", "with_footnotes", "with_notes_of_rows"]
