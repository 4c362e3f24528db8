"""Checks as cards of the page: one table a check, its periods side by side where it was made for several."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from pipeline.emit.checks.groups import number, remainder
from pipeline.emit.checks.tags import Element, folded, place, tag
from pipeline.model.check import Amount, Check, Outcome
from pipeline.model.source import Source

CLASSES = {Outcome.FAILS: "fails", Outcome.UNCHECKED: "unchecked", Outcome.HOLDS: "holds"}
_ABREAST = 4
"""Periods that stand side by side in one card."""
_SIGNS = {1: "+", -1: "\u2212"}


def cards(checks: Sequence[Check]) -> Iterator[Element]:
    """The cards of checks in their order; one for those of the same lines in several periods."""
    for _, group in groupby(checks, key=_subject):
        alike = list(group)
        for start in range(0, len(alike), _ABREAST):
            yield _card(alike[start : start + _ABREAST])


def _subject(check: Check) -> tuple[object, ...]:
    """What checks must have in common to stand in one card: everything but the periods. A sentence stands alone."""
    lines = tuple((amount.name, amount.unit, amount.weight, _row_of(amount)) for amount in check.amounts)
    period = None if _period(check) else tuple(amount.period for amount in check.amounts)
    alone = check.sentence and check.amounts[-1].source.start
    return check.outcome, check.code, check.about, check.note, lines, period, alone


def _row_of(amount: Amount) -> tuple[int | None, int | None]:
    return amount.source.table, amount.source.row


def _period(check: Check) -> str:
    """The period all amounts of a check are of, or empty."""
    periods = {amount.period for amount in check.amounts}
    return periods.pop() if len(periods) == 1 else ""


def _card(checks: Sequence[Check]) -> Element:
    first = checks[0]
    code = [tag("code", first.code)] if first.outcome is Outcome.FAILS else []
    return tag(
        "article",
        tag("h3", first.about, *code),
        *([_quoted(first.sentence, first.amounts[-1].source)] if first.sentence and first.amounts else []),
        *([tag("div", _table(checks), css="scroll")] if first.amounts else []),
        *([tag("p", first.note, css="note")] if first.note else []),
        css=CLASSES[first.outcome],
    )


def _quoted(sentence: Source, figure: Source) -> Element:
    """The sentence with the figure that is checked set off."""
    start, end = figure.start - sentence.start, figure.end - sentence.start
    text = sentence.text
    return tag("blockquote", _spaced(text[:start]), tag("mark", folded(text[start:end])), _spaced(text[end:]))


def _spaced(text: str) -> str:
    """A part of a sentence on one line, the blanks at its ends kept."""
    text = text.replace("\\", "")
    plain = folded(text)
    return f"{' ' if text[:1].isspace() else ''}{plain}{' ' if text[-1:].isspace() else ''}"


def _table(checks: Sequence[Check]) -> Element:
    periods = [_period(check) for check in checks]
    head = (
        [tag("thead", tag("tr", tag("td"), *(tag("th", one, scope="col") for one in periods)))] if any(periods) else []
    )
    order = sorted(range(len(checks[0].amounts)), key=lambda row: checks[0].amounts[row].weight is None)
    summed = any(amount.weight for amount in checks[0].amounts)
    rows = [_row([check.amounts[row] for check in checks], checks[0], total=summed and row == 0) for row in order]
    gaps = [remainder(check) for check in checks]
    foot = [tag("tfoot", tag("tr", tag("th"), *(tag("td", gap) for gap in gaps)))] if any(gaps) else []
    return tag("table", *head, tag("tbody", *rows), *foot)


def _row(amounts: Sequence[Amount], check: Check, *, total: bool) -> Element:
    first = amounts[0]
    sign = _SIGNS.get(first.weight or 0, "=" if total else "")
    told = [first.unit, "" if _period(check) else first.period, _where(first.source)]
    name = tag("th", *([tag("span", sign, css="sign")] if sign else []), first.name, _small(told), scope="row")
    return tag("tr", name, *(_cell(amount) for amount in amounts), **({"css": "total"} if total else {}))


def _where(source: Source) -> str:
    """Where the line of an amount stands; its column is told with the figure."""
    return place(source) if source.table is None else f"table {source.table}, row {source.row}"


def _cell(amount: Amount) -> Element:
    column = "" if amount.source.column is None else f"column {amount.source.column}"
    printed = tag("small", tag("q", folded(amount.source.text.replace("\\", ""))), f" {column}".rstrip())
    return tag("td", number(amount.value), printed, css="amount")


def _small(words: Sequence[str]) -> Element:
    return tag("small", " \u00b7 ".join(word for word in words if word))
