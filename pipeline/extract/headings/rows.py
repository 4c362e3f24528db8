"""What each row of a table is: heading, label alone, figures."""

import re
from collections.abc import Sequence
from enum import Enum, auto

from pipeline.extract.headings.grammar import read
from pipeline.model.document import Cell, Row
from pipeline.model.figures import parse_figure
from pipeline.model.statement import ColumnKind


class Shape(Enum):
    """The shapes a row may have."""

    BLANK = auto()
    LABEL = auto()
    """Only the stub is printed: a title, a caption, a section, a wrapped label."""
    PERIODS = auto()
    """Cells that name periods and no figure."""
    WORDS = auto()
    """Cells that are neither figures nor periods."""
    FIGURES = auto()


_RULER = re.compile(r"[\s\-=_–—*]{3,}|[-=_–—\s]*<[SCsc]>.*")
_RULING = frozenset("-=_–—*<")
"""What rulers begin with."""
_YEAR = re.compile(r"(?:fy\s*)?(?:19[89]\d|20[0-4]\d)(?:\s*\(?[a-z0-9*]{1,2}\)|\s*[*†‡]+)*", re.IGNORECASE)
_TITLE = re.compile(
    r"\b(?:statements?|balance sheets?|reconciliations?|supplemental|summary|highlights|schedule|inc\.|corporation"
    r"|company|selected|financial (?:data|condition|position|information)|consolidated|segment|continued|outlook)\b",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"\b(?:in|of)\s+(?:[\w.]+\s+)?(?:\$\s*)?(?:thousands|millions|billions|dollars|0?00'?s)\b|\bunaudited\b|^\W*continued\W*$",
    re.IGNORECASE,
)


def printed(row: Row) -> tuple[Cell, ...]:
    """The cells of a row without blanks and rulers."""
    return tuple(cell for cell in row.cells if _prints(cell.text))


def _prints(text: str) -> bool:
    """Whether a cell's text is neither blank nor a ruler."""
    stripped = text.strip()
    return bool(stripped) and (stripped[0] not in _RULING or _RULER.fullmatch(stripped) is None)


def beyond(row: Row) -> tuple[Cell, ...]:
    """The printed cells outside the stub."""
    return tuple(cell for cell in row.cells if cell.column > 0 and _prints(cell.text))


def stub(row: Row) -> str:
    """What the stub prints, empty for a ruler."""
    return next((cell.text for cell in row.cells if cell.column == 0 and _prints(cell.text)), "")


def is_year(text: str) -> bool:
    """Whether a cell's text is a bare year, marks aside: by the grammar of figures it is one."""
    return ("19" in text or "20" in text) and _YEAR.fullmatch(text.strip()) is not None


def is_figure(cell: Cell) -> bool:
    """Whether a cell holds a figure and not a year."""
    return parse_figure(cell.text) is not None and not is_year(cell.text)


def shape(row: Row) -> Shape:
    """The shape of a row, looked at by itself."""
    cells = beyond(row)
    if not cells:
        return Shape.LABEL if stub(row) else Shape.BLANK
    if counts(row):
        return Shape.BLANK
    if any(is_figure(cell) for cell in cells):
        return Shape.FIGURES
    if any(is_year(cell.text) or _is_period(cell.text) for cell in cells):
        return Shape.PERIODS
    return Shape.WORDS


def counts(row: Row) -> str:
    """The power of ten that a row prints below the amounts of the row above and says nothing else: `Billion`."""
    words = {cell.text.strip().lower() for cell in beyond(row)}
    return words.pop() if not stub(row) and len(words) == 1 and words <= _COUNTING else ""


_COUNTING = frozenset({"thousand", "million", "billion"})


def _is_period(text: str) -> bool:
    if not any(character.isalnum() for character in text):
        return False
    if any(span.timed or span.as_of for span in read(text)):
        return True
    return read(text)[0].kind in _COMPARING and not _PERCENTAGE.search(text)


_PERCENTAGE = re.compile(r"\d\s*%")
"""A percentage said with a word or sign that makes it no figure, `~10%`, heads no column."""
_COMPARING = (ColumnKind.CHANGE, ColumnKind.PERCENT)


def is_title(text: str) -> bool:
    """Whether a label alone reads as the title or the caption of a statement, and not as a section of it."""
    return (is_titled(text) and not text.rstrip().endswith(":")) or is_caption(text)


def is_titled(text: str) -> bool:
    """Whether a text has the words of a title."""
    return bool(_TITLE.search(text))


def is_period(text: str) -> bool:
    """Whether a text is nothing but a period with its year: "Three Months Ended March 31, 2020"."""
    span, *others = read(text)
    return span.timed and span.end.year is not None and not others and not span.rest


def is_caption(text: str) -> bool:
    """Whether a text says the scale, that figures are unaudited, or a period, and so belongs to a heading."""
    return bool(_CAPTION.search(text)) or any(span.timed for span in read(text))


def bare_years(row: Row) -> tuple[str, ...]:
    """The years of a row that holds nothing else beyond its stub; empty otherwise."""
    years = []
    for cell in beyond(row):
        if not is_year(cell.text):
            return ()
        years.append(cell.text.strip())
    return tuple(years)


def figure_columns(rows: Sequence[Row]) -> tuple[int, ...]:
    """The logical columns in which figures stand."""
    return tuple(sorted({cell.column for row in rows for cell in beyond(row) if is_figure(cell) or is_year(cell.text)}))


def percent_columns(rows: Sequence[Row]) -> frozenset[int]:
    """The columns in which every figure is a percentage, and there is more than one."""
    return frozenset(column for column, percents in _percents(rows).items() if len(percents) > 1 and all(percents))


def amount_columns(rows: Sequence[Row]) -> frozenset[int]:
    """The columns in which a figure stands that is no percentage."""
    return frozenset(column for column, percents in _percents(rows).items() if not all(percents))


def _percents(rows: Sequence[Row]) -> dict[int, list[bool]]:
    """For each column whether its figures, nothing left out, are percentages."""
    seen: dict[int, list[bool]] = {}
    for cell in (cell for row in rows for cell in beyond(row)):
        figure = parse_figure(cell.text)
        if figure and figure.value:
            seen.setdefault(cell.column, []).append(figure.suffix == "%")
    return seen
