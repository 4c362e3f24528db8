"""Filings that need no further validation: each rule that Arelle holds them to is seen to be kept.

Almost all filings of a batch have no fault. For those this takes a tenth of Arelle's time, because it reads only what
this program writes: elements, attributes, roles and types out of short lists, each file whole. Whatever is anything
else (another element, a comment, a concept that is not known, a sum that may be off) raises a doubt, and a doubtful
filing goes to Arelle, whose messages are then the findings. So this never says what is wrong, only that nothing is.
"""

from functools import lru_cache

from pipeline.model.concept import Catalogue
from pipeline.validate.documents import Documents
from pipeline.validate.proof.dimensions import read_cubes
from pipeline.validate.proof.form import Doubt
from pipeline.validate.proof.instance import read_instance
from pipeline.validate.proof.kinds import Kinds
from pipeline.validate.proof.links import read_links
from pipeline.validate.proof.networks import check_labels, check_sums
from pipeline.validate.proof.schema import ENDINGS, read_schema
from pipeline.validate.proof.sums import check_facts

__all__ = ["Doubt", "proved"]


def proved(documents: Documents, catalogue: Catalogue) -> int:
    """The number of facts of a filing of which Arelle has nothing to say. Raises Doubt where that is not certain."""
    extension = read_schema(documents, _kinds(catalogue))
    presentation, calculation, definition, labels = (read_links(documents, kind, extension) for kind in ENDINGS)
    check_labels(labels, presentation)
    check_sums(calculation, extension)
    count, numbers = read_instance(documents, extension, read_cubes(definition, extension))
    check_facts(calculation, numbers)
    return count


@lru_cache(maxsize=2)
def _kinds(catalogue: Catalogue) -> Kinds:
    return Kinds(catalogue)
