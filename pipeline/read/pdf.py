"""PDF releases through pdfplumber, an extra: each page laid out as text, then read as text."""

import io

from pipeline.model.document import Document, Format
from pipeline.model.finding import Unreadable
from pipeline.read.ligatures import with_ligatures
from pipeline.read.text import read_text

MAX_PAGES = 500

_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})


def read_pdf(data: bytes, name: str) -> Document:
    """The document of a PDF; its text is the pages' text laid out in columns, a form feed between pages.

    Raises Unreadable: read.pdf-extra-missing, read.binary where the PDF is broken or locked, read.empty where its
    pages are pictures, read.too-large beyond MAX_PAGES.
    """
    text = _laid_out(data)
    if not text.strip():
        raise Unreadable("read.empty", "The PDF holds no text, only pictures; it needs text recognition first.")
    document = read_text(with_ligatures(text), name)
    return Document(name=name, format=Format.PDF, text=document.text, blocks=document.blocks)


def _laid_out(data: bytes) -> str:
    try:
        import pdfplumber
        from pdfplumber.utils.exceptions import PdfminerException
    except ImportError:
        message = "Reading PDF needs an extra: pip install earnings-xbrl[pdf]."
        raise Unreadable("read.pdf-extra-missing", message) from None
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            if len(pdf.pages) > MAX_PAGES:
                raise Unreadable("read.too-large", f"The PDF has more than {MAX_PAGES} pages.")
            return "\n\f\n".join(page.extract_text(layout=True) for page in pdf.pages).translate(_LIGATURES)
    except PdfminerException as broken:
        raise Unreadable("read.binary", "The PDF is damaged or locked by a password.") from broken
