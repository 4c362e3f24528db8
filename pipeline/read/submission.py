"""EDGAR's complete submission text file: its SGML header, and the documents of it that hold the release.

The format is that of the EDGAR Public Dissemination Service specification; full files wear `<SEC-HEADER>` with
spelled-out names, disseminated ones `<SUBMISSION>` with one tag a line.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from pipeline.model.document import Document, FilingHeader, Format
from pipeline.model.finding import Unreadable
from pipeline.read.writer import Writer

_DOCUMENT = re.compile(r"<DOCUMENT>", re.IGNORECASE)
_DOCUMENT_END = re.compile(r"</DOCUMENT>", re.IGNORECASE)
_TEXT = re.compile(r"<TEXT>", re.IGNORECASE)
_TEXT_END = re.compile(r"</TEXT>\s*\Z", re.IGNORECASE)
_ENCODED = re.compile(
    r"\s*(?:<PDF>|<XBRL>|<XML>|<ZIP>|<EXCEL>|<JSON>)?\s*begin \d{3} |\s*<(?:PDF|XBRL|ZIP|EXCEL|JSON)>", re.IGNORECASE
)
"""Pictures and archives are uuencoded (`begin 644 name`); XBRL files are not for reading here."""

_MONTH_DAY = r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
_FIELDS = {
    "cik": r"CENTRAL INDEX KEY:\s*(\d{1,10})\b|<CIK>\s*(\d{1,10})\b",
    "name": r"COMPANY CONFORMED NAME:[ \t]*(\S.*)|<CONFORMED-NAME>[ \t]*(\S.*)",
    "form": r"CONFORMED SUBMISSION TYPE:[ \t]*(\S+)|<TYPE>[ \t]*(\S+)",
    "sic": r"STANDARD INDUSTRIAL CLASSIFICATION:.*?\[(\d{3,4})\]|<ASSIGNED-SIC>\s*(\d+)",
    "fiscal_year_end": rf"FISCAL YEAR END:\s*({_MONTH_DAY})\b|<FISCAL-YEAR-END>\s*({_MONTH_DAY})\b",
    "period": r"CONFORMED PERIOD OF REPORT:\s*([12]\d{7})|<PERIOD>\s*([12]\d{7})",
    "filed": r"FILED AS OF DATE:\s*([12]\d{7})|<FILING-DATE>\s*([12]\d{7})",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """One document of a submission."""

    kind: str
    order: int
    text: str


def read_submission(text: str, name: str, read_part: Callable[[str, str], Document]) -> Document:
    """The press release exhibits (EX-99.1 first) and then the form itself as one document.

    `read_part` reads the text of one document of the submission by its own format. A single document in its
    wrapper, as EDGAR serves exhibits, is read as what it is. Raises Unreadable (read.empty).
    """
    head, *documents = _DOCUMENT.split(text)
    parts = tuple(_parts(documents))
    chosen = _chosen(parts)
    if not chosen:
        raise Unreadable("read.empty", "The submission holds no document with text.")
    if not head.strip() and len(parts) == 1:
        return read_part(chosen[0].text, name)
    writer = Writer(name=name)
    for part in chosen:
        writer.embed(read_part(part.text, name))
    return writer.document(Format.SUBMISSION, read_header(head))


def read_header(head: str) -> FilingHeader:
    """What the SGML header says of the filing and of its first filer."""
    found = {field: _field(pattern, head) for field, pattern in _FIELDS.items()}
    year_end = found["fiscal_year_end"]
    return FilingHeader(
        cik=found["cik"].zfill(10) if found["cik"] else "",
        name=found["name"],
        form=found["form"],
        sic=found["sic"],
        fiscal_year_end=f"--{year_end[:2]}-{year_end[2:]}" if year_end else "",
        period=_date(found["period"]),
        filed=_date(found["filed"]),
    )


def _field(pattern: str, head: str) -> str:
    found = re.search(pattern, head, re.IGNORECASE)
    return next(filter(None, found.groups()), "").strip() if found else ""


def _date(digits: str) -> date | None:
    try:
        return date.fromisoformat(digits)
    except ValueError:
        return None


def _parts(documents: list[str]) -> Iterator[_Part]:
    for order, document in enumerate(documents):
        head, *rest = _TEXT.split(_DOCUMENT_END.split(document, maxsplit=1)[0], maxsplit=1)
        content = _TEXT_END.sub("", rest[0]) if rest else ""
        if content.strip() and not _ENCODED.match(content):
            yield _Part(kind=_field(r"<TYPE>[ \t]*(\S+)", head).upper(), order=order, text=content)


def _chosen(parts: tuple[_Part, ...]) -> tuple[_Part, ...]:
    """The exhibits 99 by number, then the form's own document; without such exhibits the first document alone."""
    exhibits = sorted(
        (part for part in parts if part.kind.startswith("EX-99")), key=lambda part: (part.kind, part.order)
    )
    forms = [part for part in parts if not part.kind.startswith(("EX-", "GRAPHIC", "XML", "ZIP", "COVER"))][:1]
    return tuple(exhibits + forms) or parts[:1]
