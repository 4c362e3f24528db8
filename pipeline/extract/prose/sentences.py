"""Prose cut into sentences, every character at its place."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.model.document import Document, Paragraph, Table
from pipeline.model.source import Source

_END = re.compile(r"[.!?][\"'”’)]*\s+(?=[\"“'(]*[A-Z0-9])|\s+(?:[•●▪·◾■]|o(?=\s+[A-Z]))\s+")
"""A stop, or a bullet; those of lists within lists are often printed as an `o`."""
_ABBREVIATED = re.compile(
    r"(?:\b(?:inc|corp|co|ltd|llc|mr|mrs|ms|dr|vs|no|nos|approx|st|jr|sr|u\.s|u\.k|e\.g|i\.e|sept|oct|nov|dec|jan|feb|aug"
    r"|(?<!/)[a-z]))\.$",
    re.IGNORECASE,
)
_ALIKE = str.maketrans(
    {"\n": " ", "\r": " ", "\t": " ", "\u00a0": " ", "\\": " ", "*": " ", "’": "'", "−": "-", "—": "-"}
)
"""One character for one character, so that places stay what they are."""


_AHEAD = re.compile(r"guidance|outlook|\bexpect(?!ed\s+credit|ancy)|\bforecast|\bprojections?\b", re.IGNORECASE)
"""Words of a heading that say of all below that it is to come."""
_REPORTS = re.compile(r"\bresults\b|\breports\b|\bactuals?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence: `text` is made plain and is as long as `source.text`; `first` where it opens its paragraph."""

    text: str
    source: Source
    first: bool
    heading: str
    """The short line above its paragraph, which may say that what follows is guidance."""
    era: str
    """The nearest short line above that speaks of a time: `Nine Months Ended September 27, 2025`."""
    above: str
    """The heading, or where that says no more than a time or a scale the one above it."""


def sentences(document: Document) -> Iterator[Sentence]:
    """The sentences outside tables, in printed order."""
    heading = era = above = ""
    titles = list(_titles(document))
    runs = list(_runs(document))
    running = _running_heads([plain for _, plain in runs])
    for source, plain in runs:
        while titles and titles[0].start < source.start:
            title = titles.pop(0)
            above, heading = title.words, title.words if title.alone else heading
            era = "" if title.alone and _OTHER.search(heading) and heads_ahead(era) else era
        if _PAGE.fullmatch(plain) or " ".join(plain.split()) in running:
            continue
        if _is_heading(plain):
            heading = " ".join(plain.split())
            above = above if _TIMES_ONLY.fullmatch(heading) else heading
            era = heading if _TIME.search(heading) else "" if _OTHER.search(heading) and heads_ahead(era) else era
            continue
        for number, (start, end) in enumerate(_cut(plain)):
            yield Sentence(
                text=plain[start:end],
                source=source.within(start, end),
                first=number == 0,
                heading=heading,
                era=era,
                above=above,
            )


def _running_heads(texts: Sequence[str]) -> frozenset[str]:
    """The short lines with figures that stand at the head of page after page: `XYZ - EPS Up 29%`."""
    lines = (" ".join(text.split()) for text in texts if len(text) < _SHORT and _FIGURE.search(text))
    seen = Counter(line for line in lines if not line.endswith(_STOPS))
    return frozenset(line for line, times in seen.items() if times >= _PAGES)


_PAGES = 3


def heads_ahead(heading: str) -> bool:
    """Whether a heading says that what follows is to come, and not that results are reported with an outlook."""
    return _AHEAD.search(heading) is not None and not _REPORTS.search(heading)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Title:
    """What a table begins with, `alone` on its row or in front of the heads of its columns."""

    start: int
    words: str
    alone: bool


def _titles(document: Document) -> Iterator[_Title]:
    """The titles that tables begin with: what is told below a table is told under its title."""
    for block in document.blocks:
        first = block.rows[0] if isinstance(block, Table) and block.rows else None
        cell = first.at(0) if first else None
        words = " ".join(cell.text.translate(_ALIKE).split()) if cell else ""
        if first and cell and _is_heading(words) and _TITLE.search(words) and not _TIMES_ONLY.fullmatch(words):
            alone = len(first.cells) == 1 and not _TIME.search(words)
            yield _Title(start=cell.source.start, words=words, alone=alone)


_TITLE = re.compile(r"^(?!.*\b(?:in\s+(?:thousands|millions)|unaudited)\b).*[A-Za-z]{4}", re.IGNORECASE)


def _runs(document: Document) -> Iterator[tuple[Source, str]]:
    """The paragraphs and their plain text, those joined that a blank line or a page break cut within a sentence."""
    held: Source | None = None
    pages: list[Source] = []
    for block in document.blocks:
        if isinstance(block, Paragraph) and held and _PAGE.fullmatch(block.text):
            pages.append(block.source)
            continue
        if isinstance(block, Paragraph) and held and _goes_on(held.text.rstrip(), block.text):
            end = block.source.end
            held = Source(document=document.name, start=held.start, end=end, text=document.text[held.start : end])
            continue
        if held:
            yield held, _plain(held, pages)
        held, pages = block.source if isinstance(block, Paragraph) else None, []
    if held:
        yield held, _plain(held, pages)


def _plain(source: Source, pages: Sequence[Source]) -> str:
    """The text in plain characters, without what stands at the ends of pages within it."""
    text = source.text.translate(_ALIKE)
    for page in pages:
        start, end = page.start - source.start, page.end - source.start
        if end <= len(text):
            text = text[:start] + " " * (end - start) + text[end:]
    return text


def _goes_on(before: str, after: str) -> bool:
    """Whether a sentence runs from one paragraph into the next."""
    last = before.rpartition("\n")[2]
    if _is_headline(before, after):
        return True
    if len(last.strip()) < _LINE or len(before) > _LONGEST or before.endswith(_ENDS):
        return False
    opened = _OPEN.search(before) is not None and after[:1] in "$(0123456789"
    return after[:1].islower() or opened or (before.endswith(" on") and _MONTH.match(after) is not None)


def _is_headline(before: str, after: str) -> bool:
    """Whether two lines in capitals are one headline: `... REPORTS RECORD REVENUES`, `OF $169.0 MILLION`."""
    shouted = max(len(before), len(after)) < _SHORT * 2 and after.isupper() and before.isupper()
    return shouted and (_OPENS.match(after) is not None or _OPEN.search(before) is not None)


_OPENS = re.compile(r"(?:OF|TO|AND|WITH|FOR|BY|ON|IN|FROM|PER|UP|DOWN|OR|AS|AT)\s")
"""What no headline begins with."""


def _is_heading(plain: str) -> bool:
    text = plain.strip()
    stopped = text.endswith(_STOPS) and not (text.isupper() and _ABBREVIATED.search(text[-_LONGEST_WORD:]))
    return len(text) < _SHORT and not _FIGURE.search(text) and not stopped


_TIME = re.compile(r"\b(?:quarters?|months|weeks|year|fiscal|Q[1-4]|(?:19|20)\d\d)\b", re.IGNORECASE)
_TIMES_ONLY = re.compile(
    r"(?:\W*\b(?:the|for|of|and|in|to|as|vs|versus|compared|with|first|second|third|fourth|full|three|six|nine|twelve|months?|weeks?"
    r"|quarters?|years?|fiscal|ended|ending|unaudited|millions?|thousands|except|per|share|data|amounts|dollars|q[1-4]|fy|continued"
    r"|(?:jan|feb|mar|apr|aug|sept?|oct|nov|dec)(?:uary|ruary|ch|il|ust|ember|ober)?|may|june?|july?|\d+)\b)+\W*|\W*",
    re.IGNORECASE,
)
"""Short lines between a heading and what it heads: `June 2023 quarter`, `(in millions)`."""
_OTHER = re.compile(
    r"\b(?:highlights|about|conference\s+call|webcast|non-gaap|forward|results|summary|commentary|reconciliation"
    r"|updates?|developments|dividends?|repurchases?|definitions|appendix)\b",
    re.IGNORECASE,
)
"""Headings under which an outlook above has ended."""
_PAGE = re.compile(
    r"\W*(?:page\s+)?\d{1,3}\W*|\W*(?:more|continued)\W*|.{0,200}[–—-]\s*page\s+\d{1,3}\W*", re.IGNORECASE | re.DOTALL
)
"""What stands where a page ends: `- more -`, a number, the title of the release: `... of $1.4 Billion – Page 9`."""
_ENDS = (".", "!", "?", ":", ".”", '."')
_STOPS = (".", "!", "?", ";", ",", ".”", '."', "; and", ", and", "; or", ", or")
_MONTHS = r"january|february|march|april|may|june|july|august|september|october|november|december"
_MONTH = re.compile(rf"(?:{_MONTHS})\s+\d", re.IGNORECASE)
_OPEN = re.compile(
    rf"(?:\b(?:of|to|from|the|and|in|for|was|were|by|or|at|than|versus|over|with|approximately|{_MONTHS})|,)$",
    re.IGNORECASE,
)
"""What no sentence ends with."""
_LINE = 40
"""A line of prose is at least this long; shorter ones are addresses and lists of names."""
_SHORT = 120
_LONGEST = 2_000
_LONGEST_WORD = 12
"""Characters that hold any abbreviation and what stands before it."""
_FIGURE = re.compile(r"[$€£%]|\bpercent\b|\d\s+cents\b")


def _cut(text: str) -> Iterator[tuple[int, int]]:
    begin = 0
    for found in _END.finditer(text):
        if not _ABBREVIATED.search(text[max(begin, found.start() - _LONGEST_WORD) : found.start() + 1]):
            yield from _portions(begin, found.end())
            begin = found.end()
    yield from _portions(begin, len(text))


def _portions(begin: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence; what is longer than any is taken in portions, so that none takes long."""
    yield from ((at, min(at + _LONGEST, end)) for at in range(begin, max(end, begin + 1), _LONGEST))
