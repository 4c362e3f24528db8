"""Who the release is about: registrant, ticker, exchange, web site, the fiscal year it names."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.extract.tables.kinds import is_title
from pipeline.model.cover import Cover, Said
from pipeline.model.document import Document, Paragraph, Table
from pipeline.model.settings import Settings
from pipeline.model.source import Source

_LISTING = re.compile(
    r"\(\s*(?:the\s+)?(?P<exchange>NYSE(?:\s+(?:American|MKT|Arca|Amex))?|New York Stock Exchange|NASDAQ[\w\s/-]*?|AMEX"
    r"|American Stock Exchange|OTC\w*|Cboe\w*|TSX\w*)\s*(?:symbol\s*)?:\s*[\"“]?(?P<ticker>[A-Z]{1,5}(?:[.-][A-Z])?)\b",
    re.IGNORECASE,
)
_SITE = re.compile(
    r"(?<![@\w.-])(?:https?://(?:www\.)?|www\.|(?=(?:investors?|ir)\.))"
    r"(?P<site>[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,6})\b",
    re.IGNORECASE,
)
_FISCAL = re.compile(r"\b(?:fiscal(?:\s+year)?|FY)\s*['’]?(?P<year>20\d\d|19\d\d)\b", re.IGNORECASE)
_SUFFIX = (
    r"(?:inc|incorporated|corp|corporation|company|co|ltd|limited|llc|plc|l\.?p|n\.?v|s\.?a|ag|bancorp|bancshares)"
)
_CORPORATE = re.compile(rf"\b(?:{_SUFFIX}|group|holdings?|trust)\b\.?", re.IGNORECASE)
_ABBREVIATED = re.compile(r"\b(?:inc|corp|co|ltd|l\.p|n\.v|s\.a)\.$", re.IGNORECASE)
_WORD = r"(?:[A-Z][\w.’'-]*|[a-z]?[A-Z][\w-]*|&|plc\b)"
_BEFORE_LISTING = re.compile(rf"(?P<name>{_WORD}(?:,?\s+(?:(?:of|and|the)\s+)?{_WORD}){{0,6}}),?\s*(?:\([^()]*\)\s*)*$")
_ANNOUNCES = re.compile(
    rf"(?:^\W*|[—–-]\s+)(?P<name>{_WORD}(?:,?\s+(?:(?:of|and|the)\s+)?{_WORD}){{0,6}}?)\s+(?:\([^)]*\)\s*)?(?:today\s+)?"
    r"(?:report(?:s|ed)?|announce[sd]?|post(?:s|ed)|deliver(?:s|ed)|achieve[sd]|release[sd])\b",
)
_AND_SUBSIDIARIES = re.compile(
    r"[\s,]*\b(?:and (?:its )?(?:consolidated )?subsidiar(?:y|ies)|& subsidiaries)\b.*$", re.IGNORECASE
)
_NO_NAME = re.compile(
    r"^\W*(?:ex(?:hibit|-)|page\b|press|news|contact|for immediate|document|table|today|\d)"
    r"|^\(|\b(?:statement|sheet)\b",
    re.IGNORECASE,
)
_HEADLINE = re.compile(
    r"\s+(?:[-–—]\s|(?:reports?|announces|releases|posts|delivers|results|earnings)\b"
    r"|(?:first|second|third|fourth|full|q[1-4]|[1-4]q)[\s-]).*$",
    re.IGNORECASE,
)
"""What a headline says of the company it begins with."""
_LONGEST_NAME = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """A line of the release outside its figures: a paragraph, or a label printed alone in a table."""

    text: str
    source: Source


def read_cover(document: Document, settings: Settings) -> Cover:
    """The cover, the caller's word first, then the filing header's, then the printed one."""
    header = document.header
    lines = list(_lines(document))
    listing = _first(lines, _LISTING)
    name = _told(settings.name) or _head(document, header.name) or _printed_name(lines, listing)
    ticker = _told(settings.ticker.upper()) or _head(document, header.ticker) or _group(listing, "ticker")
    return Cover(
        name=name,
        cik=_told(settings.cik.zfill(10) if settings.cik else "") or _head(document, header.cik),
        ticker=ticker,
        exchange=_group(listing, "exchange"),
        website=_site(lines, (name.text if name else "", ticker.text if ticker else "")),
        fiscal_year=_group(_first(lines, _FISCAL), "year"),
    )


def _told(text: str) -> Said | None:
    return Said(text=text, source=Source(document="(settings)", start=0, end=0, text=text)) if text else None


def _head(document: Document, text: str) -> Said | None:
    """A value of the submission's header, with its place where the text is printed as such."""
    if not text:
        return None
    start = max(document.text.find(text), 0)
    return Said(text=text, source=Source(document=document.name, start=start, end=start + len(text), text=text))


def _lines(document: Document) -> Iterator[_Line]:
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield _Line(text=block.text, source=block.source)
        else:
            yield from _alone(block)


def _alone(table: Table) -> Iterator[_Line]:
    for row in table.rows:
        printed = [cell for cell in row.cells if cell.text.strip()]
        if len(printed) == 1:
            yield _Line(text=printed[0].text, source=printed[0].source)


_Match = tuple[re.Match[str], Source]


def _first(lines: list[_Line], pattern: re.Pattern[str]) -> _Match | None:
    for line in lines:
        if found := pattern.search(line.source.text):
            return found, line.source
    return None


def _group(found: _Match | None, name: str) -> Said | None:
    if found is None:
        return None
    match, source = found
    return Said(text=" ".join(match[name].split()), source=source.within(*match.span(name)))


def _printed_name(lines: list[_Line], listing: _Match | None) -> Said | None:
    """The name as printed: above a statement's title, before the ticker, in the headline, or in the first line.

    The first of them that has a company's ending (`Inc.`, `plc`), else the first of all.
    """
    said = [_above_title(lines), _before(listing), _group(_first(lines, _ANNOUNCES), "name"), _first_line(lines)]
    names = [name for name in map(_clean, filter(None, said)) if name.text]
    return next((name for name in names if _CORPORATE.search(name.text)), next(iter(names), None))


def _above_title(lines: list[_Line]) -> Said | None:
    """The company named most often up to three lines above the title of a table."""
    above: Counter[str] = Counter()
    first: dict[str, Said] = {}
    for at, line in enumerate(lines):
        if len(line.text) < _LONGEST_NAME * 2 and is_title(line.text):
            for other in lines[max(0, at - 3) : at]:
                if _is_name(other.text):
                    key = _AND_SUBSIDIARIES.sub("", other.text).strip(" ,.*").lower()
                    above[key] += 1
                    first.setdefault(key, Said(text=other.text, source=other.source))
    return first[above.most_common(1)[0][0]] if above else None


def _is_name(text: str) -> bool:
    short = len(text) < _LONGEST_NAME and not text.endswith(":") and not _HEADLINE.search(text)
    return short and bool(_CORPORATE.search(text)) and not is_title(text) and not _NO_NAME.search(text)


def _before(listing: _Match | None) -> Said | None:
    """The capitalised words before `(NYSE: ABC)`."""
    if listing is None:
        return None
    match, source = listing
    found = _BEFORE_LISTING.search(" ".join(match.string[: match.start()].splitlines())[-200:])
    if found is None or _NO_NAME.search(found["name"]):
        return None
    start = match.string.find(found["name"])
    return _group((found, source), "name") if start < 0 else _within(source, start, found["name"])


def _within(source: Source, start: int, text: str) -> Said:
    return Said(text=text, source=source.within(start, start + len(text)))


def _first_line(lines: list[_Line]) -> Said | None:
    """The first short line that can be a name, if one stands above the first title of a table."""
    for line in lines:
        if 2 < len(line.text) < _LONGEST_NAME and not _NO_NAME.search(line.text):
            return None if is_title(line.text) else Said(text=line.text, source=line.source)
    return None


def _clean(said: Said) -> Said:
    text = _HEADLINE.sub("", _AND_SUBSIDIARIES.sub("", said.text)).strip(" ,*")
    return Said(text=text if _ABBREVIATED.search(text) else text.rstrip("."), source=said.source)


def _site(lines: list[_Line], names: tuple[str, str]) -> Said | None:
    """The first site whose host bears the company's name or ticker: releases print others' sites as well."""
    words = [re.sub(r"[^a-z0-9]", "", word) for name in names for word in name.lower().split()[:2]]
    known = [word for word in words if len(word) > 1 and not _CORPORATE.fullmatch(word) and word != "the"]
    for line in lines:
        for found in _SITE.finditer(line.source.text):
            host = re.sub(r"[^a-z0-9.]", "", found["site"].lower())
            if any(word in host or _initial(word, host) for word in known):
                return _group((found, line.source), "site")
    return None


def _initial(word: str, host: str) -> bool:
    """Whether a host's name begins as the company's does: `intc` and `intel`."""
    labels = [label for label in host.split(".")[:-1] if len(label) > 2]
    return any(word.startswith(label[:4]) for label in labels)
