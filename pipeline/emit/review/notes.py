"""The footnotes of a statement on the reviewer's page: marks at what they speak of, the words below the table."""

from collections.abc import Sequence

from pipeline.emit.page import E, folded
from pipeline.emit.review.lines import ReviewedLine
from pipeline.emit.xml import Element
from pipeline.model.statement import Footnote


def marked(notes: Sequence[Footnote]) -> list[Element]:
    """The marks of notes as a release prints them, each with the note's words to point at."""
    return [E.sup(folded(note.mark), title=folded(note.text)) for note in notes]


def below(lines: Sequence[ReviewedLine]) -> list[Element]:
    """The notes of a statement's lines and figures, each once, in the order they come up."""
    figures = ((each.line.notes, *(figure.notes for figure in each.line.figures)) for each in lines)
    notes = dict.fromkeys((note.mark, note.text) for each in figures for group in each for note in group)
    if not notes:
        return []
    return [E.ul(*(E.li(E.sup(folded(mark)), " ", folded(text)) for mark, text in notes), {"class": "notes"})]
