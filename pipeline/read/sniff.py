"""What layout a text has, by its content; file names lie."""

import re

from pipeline.model.document import Format

_HEAD = 20_000

_SUBMISSION = re.compile(
    r"\s*(?:-----BEGIN PRIVACY|<SEC-DOCUMENT>|<IMS-DOCUMENT>|<SEC-HEADER>|<SUBMISSION>|<DOCUMENT>\s*<TYPE>)",
    re.IGNORECASE,
)
_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_HTML_ROW = re.compile(r"<tr\b[^>]*>\s*(?:<!--.*?-->\s*)*<t[dh]\b", re.IGNORECASE | re.DOTALL)
_HTML_BLOCK = re.compile(r"</(?:p|div|font|span|h[1-6]|li)>|<(?:p|div|br)\b[^>]*>", re.IGNORECASE)
_COMMENTS = re.compile(r"\s*(?:<!--.*?-->\s*)*", re.DOTALL)
_MARKDOWN_ROW = re.compile(r"^[ \t]*\|.*\|", re.MULTILINE)
_UNFRAMED_ROW = re.compile(r"^[^|\n]*\S[ \t]*\|[ \t]*[$(]*[ \t]*\d[^|\n]*\|.*\d", re.MULTILINE)
"""A label, then figures, with bars between them and none around."""
_MARKDOWN_RULE = re.compile(r"^\|? *:?-{3,}:? *\|[-:| ]*$", re.MULTILINE)
_SEVERAL = 6
_MARKDOWN_LINE = re.compile(r"^(?:#{1,6} +\S|\*\*[^*\n]+\*\*$)", re.MULTILINE)


def is_pdf(data: bytes) -> bool:
    """Whether these bytes are a PDF; its header may stand after some junk (ISO 32000-1, annex H.3.4.1)."""
    return b"%PDF-" in data[:1024]


def sniff(text: str) -> Format:
    """The format of a decoded file: submission, HTML, Markdown, else text (tabs, ASCII tables, PDF layout)."""
    if _SUBMISSION.match(text):
        return Format.SUBMISSION
    if _HTML_START.match(text):
        return Format.HTML
    if _is_markdown(text):
        return Format.MARKDOWN
    if _HTML_ROW.search(text) or len(_HTML_BLOCK.findall(text[:_HEAD])) > _lines(text[:_HEAD]) / 4:
        return Format.HTML
    return Format.TEXT


def _is_markdown(text: str) -> bool:
    if _COMMENTS.sub("", text, count=1).startswith("<"):
        return False
    rows = len(_MARKDOWN_ROW.findall(text))
    return (
        rows >= 3
        or len(_UNFRAMED_ROW.findall(text)) >= _SEVERAL
        or bool(rows and _MARKDOWN_RULE.search(text))
        or len(_MARKDOWN_LINE.findall(text)) >= 3
    )


def _lines(text: str) -> int:
    return text.count("\n") + 1
