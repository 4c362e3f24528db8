"""What a line of plain text is, as far as it can be told without its neighbours."""

import re
from enum import StrEnum, auto

from pipeline.read.plain.lines import Line, Piece


class Kind(StrEnum):
    """The part a line plays."""

    BLANK = auto()
    RULE = auto()
    TAG = auto()
    FURNITURE = auto()
    """Page numbers and the like."""
    MARK = auto()
    """A footnote mark raised above its line."""
    DATA = auto()
    """A row of figures."""
    HEADING = auto()
    """Words of column headings: dates, spans of months, years."""
    CAPTION = auto()
    """A line such as `(in thousands, except per share data)`."""
    NOTE = auto()
    """A footnote under a table."""
    PROSE = auto()
    TEXT = auto()
    """A title, a label, a section heading: which one, its neighbours tell."""


_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"
_COUNT = (
    r"(?:one|two|three|six|nine|twelve|thirteen|fourteen|sixteen|seventeen|twenty|thirty|forty|fifty|\w+-\w+|\d{1,2})"
)
PERIOD = re.compile(
    rf"""\b{_MONTH}(?=[\s,.]|$)\s*(?:\d|$) | (?<![\d,.$])(?:19|20)\d\d(?![\d,]) | \b{_MONTH}\s*$
    | \b(?:months?|weeks?|quarters?|years?|periods?)[\s-]+(?:then\s+)?(?:ended|ending|to[\s-]date)
    | \b{_COUNT}[\s-]+(?:months?|weeks?)\b
    | \b(?:first|second|third|fourth|\d(?:st|nd|rd|th))\s+(?:fiscal\s+)?(?:quarter|qtr)
    | \b[1-4]q\s?'?\d\d | \bq[1-4]\b | \bfy\s?'?\d\d | \b(?:year|quarter)[\s-]to[\s-]date | \bas\s+(?:of|at)\b
    | \d{{1,2}}/\d{{1,2}}/\d{{2,4}} | \b(?:fiscal|full)\s+years? | \bquarters?\s+ended | \b(?:ended|ending)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_PERIOD_WORD = re.compile(
    rf"""for|the|and|as|of|at|in|to|date|ended|ending|months?|weeks?|quarters?|years?|periods?|fiscal|full|then|first
    |second|third|fourth|unaudited|audited|restated|{_COUNT}|{_MONTH}|[\d,.'/-]+""",
    re.VERBOSE | re.IGNORECASE,
)
_SCALE = (
    r"(?:thousands?|millions?|billions?|dollars?|000'?s?|shares?|percentages?|per|par|ratios?|data|amounts?|except)"
)
_AMOUNT = re.compile(r"\d,\d|[1-9]\d")
_CAPTION = re.compile(
    rf"""\(?\s*(?:
        (?:un)?audited(?:\s*(?:,|;|and|-|\)\s*\()\s*(?:in|dollars?|\$|amounts?|subject|expressed|all|us|u\.s\.).*)?
      | (?:amounts?\s+|all\s+.{{0,30}}\s|dollars?\s+|figures?\s+|expressed\s+|stated\s+|reported\s+|shown\s+|\$\s*)?
        (?:and\s+(?:share|amount)s?\s+)?(?:are\s+)?(?:expressed\s+|stated\s+|presented\s+)?
        in\s+(?:\S+\s+){{0,3}}?{_SCALE}\b.*
      | (?:dollars?|amounts?|\$|us\$|u\.s\.|\$?\s*000'?s|\$?\s*(?:and|in)\s+(?:shares|millions|thousands))
        .{{0,20}}\b(?:thousands?|millions?|billions?|000'?s?)\b.*
      | (?:thousands|millions)\s+of\s+.*|\(?000'?s?\)?\s*(?:omitted)?|subject\s+to\s+reclassi.*|preliminary.*
    )\s*\)?""",
    re.VERBOSE | re.IGNORECASE,
)
TITLE = re.compile(
    r"\b(?:statements?\s+of|balance\s+sheets?|reconciliations?\s+of|reconciliation\s+to|financial\s+(?:highlights|data|summary)"
    r"|(?:selected|supplemental)\s+.*(?:data|information|results))\b|, inc\.?$|\bcorporation$|\bcorp\.?$",
    re.IGNORECASE,
)
STATEMENT = re.compile(r"\b(?:statements?\s+of|balance\s+sheets?|reconciliations?\s+of)\b", re.IGNORECASE)
_NOTE = re.compile(
    r"(?:\(?(?:[a-z]|\d{1,2}|\*{1,3}|[ivx]{1,4})\)|\*{1,3}|[†‡§^]|notes?\b(?!s? (?:payable|receivable))"
    r"|n/?m\b|n/a\b)\s*\S+",
    re.IGNORECASE,
)
_MARK = re.compile(r"\(\d\)|\d")
_PAGE_WORDS = re.compile(
    r"\(?(?:more|continued|end)\)?|-+\s*more\s*-+|(?:\S{1,20}[/|]\s*)?page\s*-?\s*\d+(?:\s+of\s+\d+)?|[-–]\s*\d{1,3}\s*[-–]"
    r"|#\s?#\s?#",
    re.IGNORECASE,
)
_STOPWORDS = frozenset(
    "the a an of to and or for in on by with from as at that this these is are was were be been has have had not its"
    " our we it which".split()
)


def kind_of(line: Line) -> Kind:
    """The kind of one line."""
    if not line.pieces:
        if line.tags:
            return Kind.TAG
        return Kind.BLANK if not line.raw.strip() else Kind.RULE
    text = line.text
    if _MARK.fullmatch(text):
        return Kind.MARK
    if _is_data(line):
        return Kind.DATA
    if not any(map(str.isalnum, text)) and not line.tabs:
        return Kind.RULE
    if _PAGE_WORDS.fullmatch(text):
        return Kind.FURNITURE
    if is_caption(text) and (len(line.pieces) == 1 or text.endswith(")")):
        return Kind.CAPTION
    if _is_heading(line, text):
        return Kind.HEADING
    if is_note(text):
        return Kind.NOTE
    return Kind.PROSE if is_prose(text) else Kind.TEXT


def _is_data(line: Line) -> bool:
    figures = [piece for piece in line.pieces if piece.figure]
    if not figures:
        return False
    first = line.pieces.index(figures[0])
    amounts = [piece for piece in figures if piece.is_amount]
    if not amounts:
        return False
    words = sum(piece.figure is None for piece in line.pieces[first:])
    if words > len(figures) or (words and len(amounts) < len(figures) and PERIOD.search(line.text)):
        return False
    labelled = any(any(map(str.isalpha, piece.text)) for piece in line.pieces[:first])
    return labelled or any(_has_digit(piece) for piece in amounts)


def _has_digit(piece: Piece) -> bool:
    return any(map(str.isdigit, piece.text))


def _is_heading(line: Line, text: str) -> bool:
    if all(piece.figure for piece in line.pieces):
        return any(piece.is_year for piece in line.pieces)
    longest = max(len(piece.text) for piece in line.pieces)
    if longest > 60 or not PERIOD.search(text) or (longest > 30 and is_prose(text)):
        return False
    if len(line.pieces) > 1:
        return any(PERIOD.search(piece.text) for piece in line.pieces)
    return line.pieces[0].left >= 20 or is_period(text) or (line.tabs > 0 and line.pieces[0].left > 0)


def is_caption(text: str) -> bool:
    """Whether a line says nothing but in what the figures are, or that they are unaudited."""
    return len(text) < 160 and _CAPTION.fullmatch(text) is not None and not _AMOUNT.search(text)


def is_period(text: str) -> bool:
    """Whether a text is nothing but the words of a period: `For the three months ended`, `March 31,`."""
    if len(text) > 80 or not PERIOD.search(text):
        return False
    return all(_PERIOD_WORD.fullmatch(word) for word in re.split(r"[\s,()*-]+", text) if word)


def is_note(text: str) -> bool:
    """Whether a line begins a footnote or a note, and says something."""
    return _NOTE.match(text) is not None and len(text.split()) >= 4


def is_prose(text: str) -> bool:
    """Whether a line reads as part of a sentence and not as a label or a title."""
    words = text.lower().split()
    if len(words) < 8:
        return False
    small = sum(map(_STOPWORDS.__contains__, words))
    if len(text) > 160:
        return small >= 5
    return text[-1] in ".;" or (small * 4 >= len(words) and text[-1] != ":" and not text.isupper())


def is_shouted(text: str) -> bool:
    """Whether a line is in capitals, as titles and section headings are."""
    return text.isupper() and len(text) > 3
