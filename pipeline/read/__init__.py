"""Reading: the bytes of a release to a Document, whatever its layout."""

from pipeline.model.document import Document, Format
from pipeline.model.finding import Finding
from pipeline.read.decode import decode
from pipeline.read.html import read_html
from pipeline.read.sniff import sniff
from pipeline.read.submission import read_submission


def read(data: bytes, name: str) -> tuple[Document, tuple[Finding, ...]]:
    """The document in a file's bytes, and what had to be repaired to read it. `name` appears in receipts.

    Raises Unreadable, one sentence and a code: read.empty, read.binary, read.encoding, read.too-large,
    read.pdf-extra-missing.
    """
    text, findings = decode(data)
    return _read_decoded(text, name), findings


def _read_decoded(text: str, name: str) -> Document:
    match sniff(text):
        case Format.SUBMISSION:
            return read_submission(text, name, _read_decoded)
        case Format.HTML:
            return read_html(text, name)
        case _:
            raise NotImplementedError
