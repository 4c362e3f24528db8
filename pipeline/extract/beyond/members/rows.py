"""Rows called as parts of the company are called elsewhere, under a heading or a title that says what is measured."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.extract.beyond.known import Known, amounts_of
from pipeline.extract.beyond.layout.columns import MEASURES
from pipeline.extract.beyond.members.part import WHOLE, Part, same_name
from pipeline.extract.beyond.members.words import Pair, own_member, pieces
from pipeline.extract.beyond.naming import is_adjusted
from pipeline.model.statement import LineItem, Statement, UnitKind
from pipeline.model.wording import gist

_FEWEST = 2
_LONGEST = 6
_OTHER = re.compile(r"\W*(?:all\s+)?others?\W*", re.IGNORECASE)
_DASH = re.compile(r"\s[–—-]+\s")
_JOINED = re.compile(r"\s+and\s+", re.IGNORECASE)
_AROUND = re.compile(
    r"^\W*(?:reconciliations?\s+of\s+)|\s+by\b.*|\(.*?\)|\b(?:supplement\w*|selected|summary|data|details|information|unaudited)\b",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"EBIT\w*|[A-Z]{1,3}")


def as_rows(statement: Statement, names: Mapping[str, Pair], known: Sequence[Known]) -> Iterator[tuple[int, Part]]:
    """The rows of a block that are called as parts are, under what its heading or the title says to be measured.

    At least two rows of a block are, and an `Other` among them is another. `names` are parts by their gist.
    """
    for heading, lines in _blocks(statement):
        measure = _measured(heading or statement.title)
        pairs = {line.order: pair for line in lines if (pair := names.get(gist(line.label)))}
        axes = {axis for axis, _ in pairs.values()}
        if not measure or len(set(pairs.values())) < max(_FEWEST, len(pairs)) or len(axes) > 1:
            continue
        of = _whole(statement, lines, measure, known)
        for line in lines:
            pair = pairs.get(line.order)
            if pair is None and _OTHER.fullmatch(line.label):
                pair = own_member(line.label, next(iter(axes)))
            if pair:
                yield line.order, Part(member=pair, of=of if of and of.unit is line.unit else None, measure=measure)


def _blocks(statement: Statement) -> Iterator[tuple[str, list[LineItem]]]:
    """The lines of figures under each heading, in what they are counted in."""
    blocks: dict[tuple[tuple[str, ...], UnitKind], list[LineItem]] = defaultdict(list)
    for line in statement.lines:
        if line.figures and line.label:
            blocks[line.section, line.unit].append(line)
    yield from (("".join(section[-1:]), lines) for (section, _), lines in blocks.items())


def _measured(text: str) -> str:
    """What a heading or title says is measured: `Adjusted EBITDA` of `Supplemental data - Adjusted EBITDA`."""
    said = _AROUND.sub(" ", _DASH.split(pieces(text)[-1])[-1])
    first = _JOINED.split(said)[0]
    words = first if is_adjusted(first) else said
    kept = " ".join(words.split()).strip(" :,;.-–—")
    if not (MEASURES.search(kept) or is_adjusted(kept)) or len(kept.split()) > _LONGEST:
        return ""
    return " ".join(map(_cased, kept.split())) if kept.isupper() else kept


def _cased(word: str) -> str:
    return word if _INITIALS.fullmatch(word) else word.capitalize()


def _whole(statement: Statement, lines: Sequence[LineItem], measure: str, known: Sequence[Known]) -> Known | None:
    """The statement's line of the measure, where the block prints the same total of it."""
    of = None if is_adjusted(measure) else same_name(replace(lines[0], label=measure), known)
    totals = [amounts_of(statement, line) for line in lines if WHOLE.match(line.label)]
    agrees = any(
        places and all(total[place].agrees(of.amounts[place]) for place in places)
        for total in totals
        if of and (places := total.keys() & of.amounts.keys())
    )
    return of if agrees else None
