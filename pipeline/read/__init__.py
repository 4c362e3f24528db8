"""Reading: the bytes of a release to a Document, whatever its layout."""

from collections.abc import Callable, Mapping

from pipeline.model.document import Document, Format
from pipeline.model.finding import Finding
from pipeline.read.decode import decode
from pipeline.read.html import read_html
from pipeline.read.sniff import sniff

_READERS: Mapping[Format, Callable[[str, str], Document]] = {
    Format.HTML: read_html,
}


def read(data: bytes, name: str) -> tuple[Document, tuple[Finding, ...]]:
    """The document in a file's bytes, and what had to be repaired to read it. `name` appears in receipts.

    Raises Unreadable, one sentence and a code: read.empty, read.binary, read.encoding, read.too-large,
    read.pdf-extra-missing.
    """
    text, findings = decode(data)
    return _READERS[sniff(text)](text, name), findings
