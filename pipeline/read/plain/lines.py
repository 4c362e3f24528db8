"""Text to lines of pieces: what stands in each line, where in the text, and where across the page."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from pipeline.model.figures import CURRENCIES, Printed, parse_figure

TAB = 10
"""Width given to one tab-separated cell, so that cells and printed columns are measured alike."""

MAX_LINE = 6_000
"""Characters; the longest paragraphs of real releases, set on one line each, have 5,000."""

TAGS = re.compile(
    r"</?(?:page|table|caption|s|c|fn|text|document|type|sequence|filename|description|pre|multicol)>", re.IGNORECASE
)

_LEADER = re.compile(r"\.{3,}|\.{2,}(?=\s)|(?<=\s)\.{2}(?=[\d($])|(?:\s\.){2,}(?=\s|$)")
_RULE = re.compile(
    r"(?<![\w-])-{5,}(?!\w)|[=_]{2,}|(?<![\w-])-{3,}(?= (?:19|20)\d\d\b)|(?<=\b\d{4} )-{3,}(?![\w-])|[─━═]{2,}"
)
_RULES = ("---", "==", "__", "──", "━━", "══")
_RULERS = re.compile(r"[=_*~─━═\s-]+")
_RULER = re.compile(r"-{3}|[=_~─━═]{2}|\*{5}")
_UNDERLINE = re.compile(r"[-=_─━═]{3,}")
_RUN = re.compile(r"\S+(?: \S+)*")
_CELL = re.compile(r"[^\t]+")
_ESCAPE = re.compile(r"\\(?=[^\w\s])")
_SYMBOLS = frozenset(CURRENCIES)
_SYMBOL = "|".join(sorted((re.escape(symbol) for symbol in CURRENCIES if not symbol.isalpha()), key=len, reverse=True))
_FIGURE = re.compile(
    rf"""
    (?:[-−–+]\s?)?(?:{_SYMBOL})?\s?(?:\(\s*)?(?:{_SYMBOL})?\s?[-−–]?
    (?:\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)
    (?:\s?\))?(?:\s?%)?(?:\s?\))?(?:\s?(?:\([a-z0-9]\)|\[[a-z0-9]\]|[*†‡§]))*(?=\s|$|\(|(?<=\))[\d$])
    | (?:{_SYMBOL})?\s?(?:-{{1,4}}|[—–−]{{1,3}}(?:\s[—–−](?=\s\s|$))?)(?:\s?%)?(?=\s|$)
    | (?:n/a|na|nm|n/m|nmf)(?=\s|$)
    | (?:{_SYMBOL}|\(|\)|%)(?=\s|$)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_OPENING = frozenset({*_SYMBOLS, "(", "$ (", "$("})
_CLOSING = frozenset({")", "%", ")%", "%)", "x", "bps", "pts", "pp"})
_TRAILING = re.compile(rf"\s+((?:{_SYMBOL})\s?\(?|\()$")
_BULLET = re.compile(r"\(?\w{1,2}[).]|[-–—•*]{1,2}|\d{1,2}")
_DIGITS = re.compile(r"\d(?=\D*$)")
_FIGURE_ENDS = frozenset("0123456789)%-–—−$*€£¥aAmMfF]†‡§(")
_LONGEST = 40
"""No figure takes more characters than this."""
_CHANGE = re.compile(r"(?:up|down)\s[\d.,]+\s?(?:%|pts?\.?|bps)?", re.IGNORECASE)
_PHONE = re.compile(r"^\+\d|(?:^|\s)0?\d{3,4}\s\d{3,4}(?:\s\d{3,4}|$)(?<!(?:19|20)\d\d)")
"""Groups of digits as no figures are set."""
_MARGIN = 12
_MARK = re.compile(r"[*†‡§]{1,3}")
_NEAR = 2
"""A footnote mark set off from its figure stands this near; further away it stands for a figure."""
_APART = 4
_FAR = 12
"""A figure that begins in the margin and so far from the next one is a label."""
_BARE_YEAR = re.compile(r"(?:19|20)\d\d(?:\s?(?:\(\w\)|\*))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A run of print in a line.

    `start` and `end` are offsets into the text, `left` and `right` columns across the page (right exclusive),
    `edge` the column behind a figure's last digit: what aligned figures have in common.
    """

    start: int
    end: int
    left: int
    right: int
    text: str
    figure: Printed | None = None
    edge: int = 0

    @property
    def is_year(self) -> bool:
        """Whether this is nothing but a year, as column headings are."""
        return self.figure is not None and _BARE_YEAR.fullmatch(self.text) is not None

    @property
    def is_amount(self) -> bool:
        """Whether this is a figure that cannot be a heading."""
        return self.figure is not None and not self.is_year


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line. `rules` are the columns its underlines cover, `tags` EDGAR's table tags, lower case."""

    start: int
    raw: str
    pieces: tuple[Piece, ...]
    rules: tuple[tuple[int, int], ...] = ()
    tags: frozenset[str] = frozenset()
    page_break: bool = False
    tabs: int = 0

    @property
    def text(self) -> str:
        """All that is printed, without tags and rules."""
        return " ".join(piece.text for piece in self.pieces)


def split_lines(text: str, *, tabbed: bool) -> tuple[Line, ...]:
    """The lines of a text; `tabbed` says whether tabs separate cells or only move the print to the right."""
    lines, start = [], 0
    for raw in text.split("\n"):
        for part in _portions(raw):
            lines.append(_line(part, start, tabbed))
            start += len(part)
        start += 1
    return tuple(lines)


def cut_figures(line: Line, at: int) -> Line:
    """A line of one piece with what begins at offset `at` as figures of their own; as it is where that holds words."""
    (piece,) = line.pieces
    label, behind = (line.raw[a - line.start : b - line.start] for a, b in ((piece.start, at), (at, piece.end)))
    across = piece.left + at - piece.start
    parts = [_piece(behind[a:b], at + a, across + a, across + b) for a, b in _figures(behind, phones=True)]
    words = _piece(label.rstrip(), piece.start, piece.left, piece.left + len(label.rstrip()))
    return replace(line, pieces=tuple(_joined(iter((words, *parts))))) if parts else line


def _portions(raw: str) -> Iterator[str]:
    """The line; one longer than any that is printed in portions, cut at blanks, so that no line takes long."""
    while len(raw) > MAX_LINE:
        at = raw.rfind(" ", 1, MAX_LINE) + 1 or MAX_LINE
        yield raw[:at]
        raw = raw[at:]
    yield raw


def _line(raw: str, start: int, tabbed: bool) -> Line:
    if not raw or raw.isspace():
        return Line(start=start, raw=raw, pieces=(), page_break="\f" in raw)
    tags = frozenset(tag.lower() for tag in TAGS.findall(raw)) if "<" in raw else frozenset()
    print_ = _blanked(raw, tags)
    pieces = () if _is_rule(print_) else tuple(_joined(_pieces(print_, start, tabbed)))
    tabs = raw.count("\t") if tabbed else 0
    if pieces and pieces[0].figure and _is_label(pieces, start, raw, tabs):
        pieces = (replace(pieces[0], figure=None), *pieces[1:])
    if len(pieces) > 1 and _is_stray_mark(*pieces[:2]):
        pieces = pieces[1:]
    return Line(
        start=start,
        raw=raw,
        pieces=pieces,
        rules=tuple(found.span() for found in _UNDERLINE.finditer(print_)),
        tags=tags,
        page_break="\f" in raw or "<page>" in tags,
        tabs=tabs,
    )


def _is_rule(print_: str) -> bool:
    """Whether a line draws a rule and prints nothing."""
    return _RULERS.fullmatch(print_) is not None and _RULER.search(print_) is not None


def _is_label(pieces: tuple[Piece, ...], start: int, raw: str, tabs: int) -> bool:
    """Whether a line's first figure is its label: `2007 ....  36,000  31,000` ends a label or is a year's row."""
    first = pieces[0]
    if tabs:
        return first.left == 0
    if raw[first.end - start :].lstrip().startswith(".."):
        return True
    if len(pieces) == 1:
        return first.right > first.left and first.left < _MARGIN and "," in first.text
    return first.left < _MARGIN and first.text[0] != "$" and pieces[1].left - first.right >= _APART


def _blanked(raw: str, tags: frozenset[str]) -> str:
    """The line with tags, leaders and odd blanks overwritten by spaces, every character in its place."""
    if tags:
        raw = TAGS.sub(lambda found: " " * len(found[0]), raw)
    if ".." in raw or " . " in raw:
        raw = _LEADER.sub(lambda found: " " * len(found[0]), raw)
    return raw.replace("\f", " ").replace("\xa0", " ")


def _pieces(line: str, start: int, tabbed: bool) -> Iterator[Piece]:
    if any(rule in line for rule in _RULES):
        line = _RULE.sub(lambda found: " " * len(found[0]), line)
    runs = _cells(line) if tabbed else _runs(line)
    for begin, end, left in runs:
        for run, (first, last) in enumerate(_parts(line[begin:end])):
            across = (left + run, left + run) if tabbed else (left + first, left + last)
            yield _piece(line[begin + first : begin + last], start + begin + first, *across)


def _cells(line: str) -> Iterator[tuple[int, int, int]]:
    """Begin, end and column of each tab-separated cell that holds print."""
    for found in _CELL.finditer(line):
        stripped = found[0].strip()
        if stripped:
            begin = found.start() + found[0].index(stripped)
            column = line.count("\t", 0, begin) * TAB
            yield begin, begin + len(stripped), column


def _runs(line: str) -> Iterator[tuple[int, int, int]]:
    """Begin, end and column of each run of print set off by two blanks."""
    if "\t" not in line:
        yield from ((found.start(), found.end(), found.start()) for found in _RUN.finditer(line))
        return
    for found in _RUN.finditer(line.replace("\t", "\v")):
        yield found.start(), found.end(), len(line[: found.start()].expandtabs())


def _parts(text: str) -> Sequence[tuple[int, int]]:
    """Where a run's cells stand in it: figures are cells of their own, a currency sign at its end is the next one's."""
    figures = _figures(text) if text[-1] in _FIGURE_ENDS and not _is_range(text) else []
    sign = _TRAILING.search(text) if text[-1] in "$(€£" and not figures else None
    if sign:
        return (0, sign.start()), sign.span(1)
    return figures or ((0, len(text)),)


def _is_range(text: str) -> bool:
    """Whether a run is one range: `$8.51 - $8.53`, `16% - 17%`, both ends written alike and the second the larger."""
    found = _RANGE.fullmatch(text)
    if not found or (found["sign"] is None) is (found["percent"] is None):
        return False
    return Decimal(found["low"].replace(",", "")) < Decimal(found["high"].replace(",", ""))


_RANGE = re.compile(
    r"(?P<sign>\$)?(?P<low>\d[\d,]*(?:\.\d+)?)(?P<percent>%)?\s[-–—]\s(?(sign)\$)(?P<high>\d[\d,]*(?:\.\d+)?)(?(percent)%)"
)


def _figures(text: str, *, phones: bool = False) -> list[tuple[int, int]]:
    """Where the figures stand in a run of nothing else; none where it holds words or may be a telephone number."""
    found: list[tuple[int, int]] = []
    at = 0
    plain = text.replace("\\", " ")
    while at < len(plain):
        if plain[at] == " ":
            at += 1
            continue
        match = _FIGURE.match(plain, at)
        if not match:
            return []
        found.append(match.span())
        at = match.end()
    return [] if not phones and _PHONE.search(plain) else found


def _figure(printed: str) -> Printed | None:
    """The figure this is, if any; `Up 5%` and a range have no value, but stand in a column as figures do."""
    if len(printed) > _LONGEST:
        return None
    return parse_figure(printed) or (Printed(value=None) if _CHANGE.fullmatch(printed) or _is_range(printed) else None)


def _piece(text: str, start: int, left: int, right: int) -> Piece:
    printed = " ".join((_ESCAPE.sub("", text) if "\\" in text else text).split())
    figure = _figure(printed)
    digit = _DIGITS.search(text) if figure else None
    after = len(text) - digit.end() if digit and right > left else 0
    return Piece(
        start=start, end=start + len(text), left=left, right=right, text=printed, figure=figure, edge=right - after
    )


def _joined(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Pieces with `$`, `(`, `)` and `%` joined to the figure they belong to and a bullet to its text."""
    last: Piece | None = None
    first = True
    for piece in pieces:
        if last and (_belong(last, piece) or (first and _is_bullet(last, piece))):
            last = _merged(last, piece)
            continue
        if last:
            yield last
            first = False
        last = piece
    if last:
        yield last


def _belong(first: Piece, second: Piece) -> bool:
    if first.text in _OPENING:
        return second.figure is not None or second.text == "("
    if first.is_amount and _MARK.fullmatch(second.text):
        return second.left - first.right <= _NEAR
    return first.figure is not None and second.text in _CLOSING


def _is_stray_mark(first: Piece, second: Piece) -> bool:
    """Whether a footnote mark of another line was printed into the margin of this one."""
    return first.text.isdecimal() and len(first.text) == 1 and not second.figure and second.left - first.right > _FAR


def _is_bullet(first: Piece, second: Piece) -> bool:
    if second.left - first.right > _FAR:
        return False
    return second.figure is None and second.text[:1].isalpha() and _BULLET.fullmatch(first.text) is not None


def _merged(first: Piece, second: Piece) -> Piece:
    text = f"{first.text} {second.text}"
    edge = first.edge if first.figure else second.edge
    return replace(first, end=second.end, right=second.right, text=text, figure=_figure(text), edge=edge)
