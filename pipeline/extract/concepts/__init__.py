"""What each line means: its concept, how sure that is, and what else it might be.

Lines are read, their candidates scored by wording, then again in the light of the whole release, and settled
so that a statement has each concept once. The company's own precedents come first; lines that filers do not
know become the company's own concepts.
"""

from pipeline.extract.concepts.assign import map_statements
from pipeline.extract.concepts.naming import extension_name
from pipeline.extract.concepts.splits import is_split

__all__ = ["extension_name", "is_split", "map_statements"]
