"""Who the release is about: registrant, ticker, exchange, web site, the fiscal year it names."""

import re
from collections.abc import Iterator, Sequence

from pipeline.extract.kinds import is_title
from pipeline.model.cover import Cover, Said
from pipeline.model.document import Document, Paragraph, Table
from pipeline.model.settings import Settings
from pipeline.model.source import Source

_LISTING = re.compile(
    r"\(\s*(?:the\s+)?(?P<exchange>NYSE(?:\s+(?:American|MKT|Arca|Amex))?|New York Stock Exchange|NASDAQ[\w\s/-]*?|AMEX"
    r"|American Stock Exchange|OTC\w*|Cboe\w*|TSX\w*)\s*(?:symbol\s*)?:\s*[\"“]?(?P<ticker>[A-Z]{1,5}(?:[.-][A-Z])?)\b",
    re.IGNORECASE,
)
_SITE = re.compile(r"\b(?:https?://)?(?:www\.)(?P<site>[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,6})\b", re.IGNORECASE)
_FISCAL = re.compile(r"\b(?:fiscal(?:\s+year)?|FY)\s*['’]?(?P<year>20\d\d|19\d\d)\b", re.IGNORECASE)
_CORPORATE = re.compile(
    r"\b(?:inc|incorporated|corp|corporation|company|co|ltd|limited|llc|plc|l\.?p|n\.?v|s\.?a|ag|group|holdings?"
    r"|trust|bancorp|bancshares)\b\.?",
    re.IGNORECASE,
)
_ANNOUNCES = re.compile(
    r"^\W*(?P<name>[A-Z0-9][\w.,&'’ -]{1,60}?)\s+(?:\([^)]*\)\s*)?"
    r"(?:reports?|announces?|posts|delivers|achieves|releases)\b",
    re.IGNORECASE,
)
_AND_SUBSIDIARIES = re.compile(
    r"[\s,]*\b(?:and (?:its )?(?:consolidated )?subsidiaries|& subsidiaries)\b.*$", re.IGNORECASE
)


def read_cover(document: Document, settings: Settings) -> Cover:
    """The cover, the caller's word first, then the filing header's, then the printed one."""
    header = document.header
    listing = _first(document, _LISTING)
    return Cover(
        name=_told(settings.name) or _head(document, header.name) or _printed_name(document),
        cik=_told(settings.cik.zfill(10) if settings.cik else "") or _head(document, header.cik),
        ticker=_told(settings.ticker.upper()) or _head(document, header.ticker) or _group(listing, "ticker"),
        exchange=_group(listing, "exchange"),
        website=_group(_first(document, _SITE), "site"),
        fiscal_year=_group(_first(document, _FISCAL), "year"),
        fiscal_year_end=header.fiscal_year_end,
    )


def _told(text: str) -> Said | None:
    return Said(text=text, source=Source(document="(settings)", start=0, end=0, text=text)) if text else None


def _head(document: Document, text: str) -> Said | None:
    """A value of the submission's header, with its place where the text is printed as such."""
    if not text:
        return None
    start = max(document.text.find(text), 0)
    return Said(text=text, source=Source(document=document.name, start=start, end=start + len(text), text=text))


def _paragraphs(document: Document) -> Iterator[Paragraph]:
    return (block for block in document.blocks if isinstance(block, Paragraph))


def _first(document: Document, pattern: re.Pattern[str]) -> tuple[re.Match[str], Source] | None:
    for paragraph in _paragraphs(document):
        if found := pattern.search(paragraph.source.text):
            return found, paragraph.source
    return None


def _group(found: tuple[re.Match[str], Source] | None, name: str) -> Said | None:
    if found is None:
        return None
    match, source = found
    return Said(text=" ".join(match[name].split()), source=source.within(*match.span(name)))


def _printed_name(document: Document) -> Said | None:
    """The line above a statement's title, or the subject of the headline (`... Reports First Quarter Results`)."""
    lines: list[Paragraph] = []
    for block in document.blocks:
        if isinstance(block, Table):
            if name := _above_title(lines):
                return name
            lines = []
        else:
            lines.append(block)
    return _group(_first(document, _ANNOUNCES), "name") or _first_line(document)


def _above_title(lines: Sequence[Paragraph]) -> Said | None:
    for above, line in zip(lines[-8:], lines[-7:], strict=False):
        if is_title(line.text) and not is_title(above.text) and _CORPORATE.search(above.text) and len(above.text) < 80:
            return _name(above)
    return None


def _first_line(document: Document) -> Said | None:
    return next((_name(paragraph) for paragraph in _paragraphs(document) if 2 < len(paragraph.text) < 80), None)


def _name(paragraph: Paragraph) -> Said:
    text = _AND_SUBSIDIARIES.sub("", paragraph.text).strip(" ,.*")
    return Said(text=text, source=paragraph.source)
