"""Bytes to text: byte order marks, declared and undeclared charsets, mojibake, and what is no text at all."""

import codecs
import re

from pipeline.model.finding import Finding, Unreadable, info, warning

MAX_BYTES = 100_000_000
"""The largest EDGAR submissions with their pictures come near this; exhibits stay below a tenth."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"\x1f\x8b", b"{\\rtf", b"BM6")
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""", re.IGNORECASE)
_LATIN = frozenset({"ascii", "iso8859-1", "latin_1"})
"""What pages declare and do not mean: browsers read all of these as windows-1252 (WHATWG Encoding 4.2)."""

_CHARSET = re.compile(
    r"utf-(?:8|16|32)(?:-[a-z]+)?|ascii|latin_1|cp\d+|iso8859-\d+|mac-\w+|koi8-\w"
    r"|gb\w+|big5\w*|euc_\w+|shift_jis\w*|johab|tis-620"
)
"""The charsets of pages (WHATWG Encoding 4.2), by Python's names; it knows codecs besides that are none (`rot13`)."""

_CONTROLS = dict.fromkeys((*range(9), 11, *range(14, 32), 127))
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]")
_DELETE = 127
_PAGE_BREAK = re.compile(r"\n?\f\n?")
_SUSPECT = re.compile("[ÂÃâ][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")
_LOST = 0.001
"""At most one byte in a thousand may have no meaning in the charset; with more the charset is unknown."""


def decode(data: bytes) -> tuple[str, tuple[Finding, ...]]:
    """The text of a file, line ends made newlines, control characters gone, and what had to be repaired.

    A form feed, which ends a page, has a line of its own.

    UTF-8 that decodes strictly is believed before any declaration, since no other charset's text does by chance.
    Raises Unreadable with the codes read.empty, read.too-large, read.binary and read.encoding.
    """
    _refuse(data)
    text, findings = _decoded(data)
    text = _without_controls(text.replace("\r\n", "\n").replace("\r", "\n"))
    text = _PAGE_BREAK.sub("\n\f\n", text) if "\f" in text else text
    if not text.strip():
        raise Unreadable("read.empty", "The file holds no text.")
    repaired = _repair(text)
    if repaired != text:
        findings += (info("read.mojibake", "Characters garbled by a wrong charset were restored."),)
    return repaired, findings


def _without_controls(text: str) -> str:
    """Control characters are dropped; those above 127 are what windows-1252 prints at their place (HTML 13.2.5.80)."""
    # `translate` takes a tenth of the time on ASCII, and ten times as long on anything else
    return text.translate(_CONTROLS) if text.isascii() else _CONTROL.sub(_printed, text)


def _printed(control: re.Match[str]) -> str:
    code = ord(control[0])
    return bytes((code,)).decode("cp1252", errors="ignore") if code > _DELETE else ""


def _refuse(data: bytes) -> None:
    if not data.strip():
        raise Unreadable("read.empty", "The file is empty.")
    if len(data) > MAX_BYTES:
        raise Unreadable("read.too-large", f"The file is larger than {MAX_BYTES // 1_000_000} MB.")
    marked = any(data.startswith(bom) for bom, _ in _BOMS)
    if data.startswith(_MAGIC) or (b"\0" in data and not marked):
        raise Unreadable("read.binary", "The file is binary, not text, HTML, Markdown or PDF.")


def _decoded(data: bytes) -> tuple[str, tuple[Finding, ...]]:
    marked = next((name for bom, name in _BOMS if data.startswith(bom)), None)
    for charset in (marked, "utf-8", _declared(data), "cp1252"):
        if charset:
            try:
                return data.decode(charset), ()
            except UnicodeDecodeError:
                continue
    text = data.decode("cp1252", errors="replace")
    lost = text.count("�")
    if lost > _LOST * len(text):
        raise Unreadable("read.encoding", "The file's character encoding is neither declared nor recognisable.")
    return text, (warning("read.encoding", f"{lost} bytes have no meaning in windows-1252 and are shown as �."),)


def _declared(data: bytes) -> str | None:
    """The charset named by a meta element, an XML declaration or an SGML header, by the name Python knows."""
    found = _DECLARED.search(data[:8192])
    if not found:
        return None
    try:
        codec = codecs.lookup(found[1].decode("ascii"))
    except LookupError:
        return None
    if not _CHARSET.fullmatch(codec.name):
        return None
    return "cp1252" if codec.name in _LATIN else codec.name


def _repair(text: str) -> str:
    """Undo UTF-8 read as a single-byte charset, line by line, where ftfy finds that this explains every character."""
    if text.isascii() or not _SUSPECT.search(text):
        return text
    from ftfy import fix_encoding  # slow to import, and few files need it

    return "\n".join(fix_encoding(line) if _SUSPECT.search(line) else line for line in text.split("\n"))
