"""Reading: the bytes of a release to a Document, whatever its layout."""

from pipeline.model.document import Document, Format
from pipeline.model.finding import Finding
from pipeline.read.bounds import bounded
from pipeline.read.decode import decode
from pipeline.read.html.page import read_html
from pipeline.read.ligatures import with_ligatures
from pipeline.read.markdown.glued import still_glued
from pipeline.read.markdown.page import read_markdown
from pipeline.read.pdf import read_pdf
from pipeline.read.sniff import is_pdf, sniff
from pipeline.read.submission import read_submission
from pipeline.read.text import read_text


def read(data: bytes, name: str) -> tuple[Document, tuple[Finding, ...]]:
    """The document in a file's bytes, and what had to be repaired to read it. `name` appears in receipts.

    Raises Unreadable, one sentence and a code: read.empty, read.binary, read.encoding, read.too-large,
    read.pdf-extra-missing.
    """
    if is_pdf(data):
        return bounded(read_pdf(data, name)), ()
    text, findings = decode(data)
    document = bounded(read_decoded(text, name))
    return document, (*findings, *still_glued(document))


def read_decoded(text: str, name: str) -> Document:
    """The document in a text, by its content."""
    match sniff(text):
        case Format.SUBMISSION:
            return read_submission(text, name, read_decoded)
        case Format.HTML:
            return read_html(text, name)
        case Format.MARKDOWN:
            return read_markdown(text, name)
        case _:
            return read_text(with_ligatures(text), name)
