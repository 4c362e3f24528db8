"""The statements of a release: which tables hold them, what kind they are, which pages belong together."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from pipeline.extract.headings import Hints, Need, resolve
from pipeline.extract.tables.kinds import counts_shares, is_complete
from pipeline.extract.tables.lengths import with_lengths
from pipeline.extract.tables.lines import read_lines
from pipeline.extract.tables.parts import Part, figures_of, has_figures, parts_of
from pipeline.extract.tables.repeats import Draft, settle
from pipeline.extract.tables.scales import check_scales, power_of_money
from pipeline.extract.tables.units import Caption
from pipeline.model.document import Document, Paragraph
from pipeline.model.finding import Finding, info
from pipeline.model.report import Omission
from pipeline.model.statement import PRIMARY, Column, LineItem, Statement, StatementKind

_LENT = frozenset(
    {StatementKind.RECONCILIATION, StatementKind.SEGMENT, StatementKind.PRO_FORMA, StatementKind.GUIDANCE}
)
"""Kinds that an untitled table takes from the one directly before it."""
_EXPLAINED = frozenset({StatementKind.RECONCILIATION, StatementKind.PRO_FORMA, StatementKind.KEY_FIGURES})
"""Kinds whose notes are of their own kind: they say nothing of a statement."""
_OF_STATEMENT = re.compile(r"statements? of (?:operations|income|earnings)|income statements?", re.IGNORECASE)
_SAME_LINES = 0.3
"""A table that repeats more than this share of another's lines is no further page of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The statements of a release, unmapped, and the figures that belong to headings."""

    statements: tuple[Statement, ...]
    omissions: tuple[Omission, ...]


def find_statements(document: Document, ends: tuple[date, ...] = ()) -> tuple[Found, tuple[Finding, ...]]:
    """Every table of figures as a statement, in printed order; pages of one statement joined.

    `ends` are days on which earlier periods of the company ended.
    """
    every = list(parts_of(document))
    parts = [_as_headed(part) for part in every if has_figures(part.grid)]
    needs = [Need(grid=part.grid, kind=part.verdict.kind, captions=part.above) for part in parts]
    texts = tuple(block.text for block in document.blocks if isinstance(block, Paragraph))
    columns, findings = resolve(needs, Hints(texts=texts, header=document.header, ends=ends))
    drafts, silent = _scaled(parts, columns)
    statements, noticed = check_scales(settle(drafts))
    statements = with_lengths(statements)
    return Found(statements=statements, omissions=tuple(_omissions(every))), (*findings, *silent, *noticed)


def _as_headed(part: Part) -> Part:
    """A part of the kind its columns allow: quarters beside whole years under `Balance sheet` are no balance sheet."""
    spans = [heading.span for heading in part.grid.headings]
    timed = any(span.quarter for span in spans) and any(span.months == _YEAR for span in spans)
    if part.verdict.kind is not StatementKind.BALANCE_SHEET or not timed:
        return part
    return replace(part, verdict=replace(part.verdict, kind=StatementKind.KEY_FIGURES))


_YEAR = 12


def _omissions(parts: Sequence[Part]) -> Iterator[Omission]:
    """Years and other numbers in heading rows and the numbers of pages, which are no amounts."""
    for part in parts:
        if part.page:
            yield Omission(source=part.page.source, reason="it is the number of a page")
        for row in part.grid.head:
            for cell in figures_of(row):
                yield Omission(source=cell.source, reason="it is part of a column heading")


def _scaled(parts: Sequence[Part], columns: Sequence[tuple[Column, ...]]) -> tuple[list[Draft], tuple[Finding, ...]]:
    """The drafts with the scale over a statement, else the one the figures tell, else the one most captions say."""
    captions = (part.caption for part in parts if part.verdict.kind in PRIMARY)
    if usual := next(filter(None, captions), None):
        return _drafts(parts, columns, usual), ()
    drafts = _drafts(parts, columns, Caption())
    power = power_of_money([draft.statement for draft in drafts])
    if not power:
        said = Counter(part.caption for part in parts if part.caption) if power is None else Counter()
        return (_drafts(parts, columns, said.most_common(1)[0][0]) if said else drafts), ()
    message = f"No caption says so, but amounts are taken times 10^{power}: only so they agree with the share counts."
    return _drafts(parts, columns, Caption(money=power)), (info("units.money-scale", message),)


def _drafts(parts: Sequence[Part], columns: Sequence[tuple[Column, ...]], usual: Caption) -> list[Draft]:
    caption = usual
    drafts: list[Draft] = []
    for part, own in zip(parts, columns, strict=True):
        before = drafts[-1] if drafts else None
        own = _goes_on(own, before.statement.columns) if before and not part.verdict.titled else own
        inherits = before is not None and (part.inside or not part.verdict.titled or _is_note(part))
        caption = part.caption or (caption if inherits else usual)
        if before and _continues(part, own, before.statement):
            drafts[-1] = replace(before, statement=_joined(before.statement, part, own, caption))
        else:
            drafts.append(_draft(part, own, caption, before))
    return drafts


def _goes_on(own: tuple[Column, ...], before: Sequence[Column]) -> tuple[Column, ...]:
    """The columns of a table, none where its headings only begin as those of the one before, which say the periods.

    A page that goes on repeats `Three Months Ended` and leaves out the dates below it.
    """
    same = len(own) == len(before) and all(
        mine.index == theirs.index and mine.heading and theirs.heading.startswith(mine.heading)
        for mine, theirs in zip(own, before, strict=True)
    )
    silent = not any(column.period for column in own) and any(column.period for column in before)
    return () if same and silent else own


def _is_note(part: Part) -> bool:
    return part.verdict.kind is StatementKind.SUPPLEMENT


def _continues(part: Part, columns: Sequence[Column], before: Statement) -> bool:
    """Whether a grid is a further page of the statement before it: the same periods, and nothing that begins anew."""
    mine, theirs = {column.period for column in columns}, {column.period for column in before.columns}
    if _is_note(part) or (columns and not mine <= theirs) or _repeats(part, before):
        return False
    if before.kind is StatementKind.OPERATIONS and counts_shares(_labels(part)):
        return True
    if part.verdict.titled:
        return part.verdict.kind is before.kind and before.kind in PRIMARY
    if part.verdict.kind not in (before.kind, StatementKind.OTHER) and columns:
        return False
    open_ended = before.kind in PRIMARY and not is_complete(before.kind, [line.label for line in before.lines])
    bare = not columns and (part.inside or before.kind not in PRIMARY)
    return bare or part.grid.continued or (open_ended and not (columns and part.apart))


def _labels(part: Part) -> list[str]:
    return [cell.text for row in part.grid.rows if figures_of(row) and (cell := row.at(0)) and cell.text]


def _repeats(part: Part, before: Statement) -> bool:
    mine, theirs = set(_labels(part)), {line.label for line in before.lines if line.figures and line.within is None}
    return len(mine & theirs) > _SAME_LINES * min(len(mine), len(theirs))


def _draft(part: Part, own: tuple[Column, ...], caption: Caption, before: Draft | None) -> Draft:
    columns = own or (before.statement.columns if before else ())
    heading = (part.title,) if _is_note(part) and not part.inside else ()
    statement = Statement(
        kind=_kind(part, before.statement.kind if before else None),
        title=part.title,
        over=part.over,
        columns=columns,
        lines=read_lines(part.grid.rows, columns, caption, section=heading, over=part.marks),
        currency=caption.currency,
        counts=caption.counts,
    )
    return Draft(statement=statement, titled=part.verdict.titled, shape=part.verdict.shape)


def _kind(part: Part, before: StatementKind | None) -> StatementKind:
    """A part's kind, where it names none that of the table it follows; a note is what the table it explains is."""
    kind = part.verdict.kind
    if _is_note(part):
        return before if before and before in _EXPLAINED and not _OF_STATEMENT.search(part.title) else kind
    lent = (kind is StatementKind.OTHER and not part.apart and not part.titles) or (
        part.inside and not part.verdict.titled and not part.verdict.shape
    )
    return before if before and lent and before in _LENT else kind


def _joined(before: Statement, part: Part, columns: Sequence[Column], caption: Caption) -> Statement:
    """The statement with another page of lines, whose columns are the first page's by period."""
    lines = read_lines(
        part.grid.rows,
        tuple(columns) or before.columns,
        caption,
        section=before.lines[-1].section if before.lines else (),
        first=len(before.lines),
        over=part.marks,
    )
    place = {column.index: _same_column(column, before.columns) for column in columns}
    return replace(before, lines=(*before.lines, *(_moved(line, place) for line in lines)))


def _same_column(column: Column, columns: Sequence[Column]) -> int:
    return next((c.index for c in columns if _like(c) == _like(column)), column.index)


def _like(column: Column) -> tuple[object, ...]:
    return column.period, column.kind, column.currency


def _moved(line: LineItem, place: dict[int, int]) -> LineItem:
    figures = tuple(replace(figure, column=place.get(figure.column, figure.column)) for figure in line.figures)
    return replace(line, figures=figures)
