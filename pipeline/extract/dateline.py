"""The day a release is dated: the first full date in its prose that can be."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from pipeline.model.document import Document, Paragraph

_MONTHS = "january february march april may june july august september october november december".split()
_DATE = re.compile(
    rf"\b(?P<month>{'|'.join(name[:3] for name in _MONTHS)})[a-z]*\.?\s+(?P<day>\d{{1,2}}),?\s+"
    r"(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_LATEST = timedelta(days=150)
"""An annual report is due after 90 days at most; who is later than 150 is read as speaking of something else."""


def release_date(document: Document, end: date) -> date | None:
    """The first date printed outside tables that follows the period's end closely enough; None where there is none."""
    return next((day for day in _dates(document) if end < day <= end + _LATEST), None)


def _dates(document: Document) -> Iterator[date]:
    for block in document.blocks:
        if isinstance(block, Paragraph):
            for found in _DATE.finditer(block.text):
                month = next(number for number, name in enumerate(_MONTHS, 1) if name[:3] == found["month"].lower())
                try:
                    yield date(int(found["year"]), month, int(found["day"]))
                except ValueError:  # February 30
                    continue
