"""The sanity report as a page of its own: no script, no other file, readable on a phone and in the dark.

The page is built as a tree and then written, so that whatever a release prints is text and never markup.
"""

from collections.abc import Iterator, Sequence

from lxml import etree

from pipeline.emit.checks.groups import GROUPS, counted, group, measure, remainder
from pipeline.emit.checks.style import STYLE
from pipeline.model.check import Amount, Check, Checked, Outcome
from pipeline.model.finding import Finding, Severity
from pipeline.model.source import Source

_CLASSES = {Outcome.FAILS: "fails", Outcome.UNCHECKED: "unchecked", Outcome.HOLDS: "holds"}


def check_html(checked: Checked) -> bytes:
    """The page: counts, faults in full, then groups of checks that fold out."""
    head = _tag(
        "head",
        _tag("meta", charset="utf-8"),
        _tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        _tag("title", f"Sanity report: {checked.document}"),
        _tag("style", STYLE),
    )
    main = _tag("main", _header(checked), *_faults(checked), *_groups(checked.checks))
    page = _tag("html", head, _tag("body", main), lang="en")
    return b"<!DOCTYPE html>\n" + etree.tostring(page, method="html", encoding="utf-8") + b"\n"


def _tag(kind: str, /, *children: "etree._Element | str", **attributes: str) -> etree._Element:
    """An element; `css` is its class. Text follows the elements before it."""
    element = etree.Element(kind, {key.replace("css", "class"): value for key, value in attributes.items()})
    for child in children:
        if not isinstance(child, str):
            element.append(child)
        elif len(element):
            element[-1].tail = (element[-1].tail or "") + child
        else:
            element.text = (element.text or "") + child
    return element


def _header(checked: Checked) -> etree._Element:
    counts = counted(checked.checks)
    tiles = [
        _tag("div", _tag("b", str(counts[outcome.value])), _tag("span", outcome.value), css=f"tile {name}")
        for outcome, name in _CLASSES.items()
    ]
    return _tag(
        "header",
        _tag("p", "Sanity report", css="over"),
        _tag("h1", checked.document),
        _tag("p", checked.period, css="period"),
        _tag("div", *tiles, css="tiles"),
    )


def _faults(checked: Checked) -> Iterator[etree._Element]:
    fails = [check for check in checked.checks if check.outcome is Outcome.FAILS]
    codes = {check.code for check in fails}
    noticed = [f for f in checked.findings if f.severity is not Severity.INFO and f.code not in codes]
    if not fails and not noticed:
        yield _tag("p", "Nothing was found to be wrong.", css="clear")
    if fails:
        yield _tag("section", _tag("h2", "What fails"), *(_card(check) for check in fails))
    if noticed:
        yield _tag("section", _tag("h2", "Also noticed"), *(_notice(finding) for finding in noticed))


def _groups(checks: Sequence[Check]) -> Iterator[etree._Element]:
    for name, title in GROUPS.items():
        members = [check for check in checks if group(check) == name and check.outcome is not Outcome.FAILS]
        if members:
            yield _fold(title, members)


def _fold(title: str, checks: Sequence[Check]) -> etree._Element:
    counts = ", ".join(f"{number} {word}" for word, number in counted(checks).items() if number)
    summary = _tag("summary", _tag("span", title), _tag("span", counts, css="count"))
    ordered = sorted(checks, key=lambda check: check.outcome is Outcome.HOLDS)
    return _tag("details", summary, *(_card(check) for check in ordered))


def _card(check: Check) -> etree._Element:
    return _tag(
        "article",
        _tag("h3", check.about, _tag("code", check.code)),
        _tag("div", _tag("table", _tag("tbody", *(_row(amount) for amount in check.amounts))), css="scroll"),
        *(_tag("p", line, css="note") for line in (remainder(check), check.note) if line),
        css=_CLASSES[check.outcome],
    )


def _row(amount: Amount) -> etree._Element:
    printed, place = _tag("q", _folded(amount.source.text)), _tag("small", _place(amount.source))
    return _tag(
        "tr",
        _tag("th", amount.name, _tag("small", amount.period), scope="row"),
        _tag("td", measure(amount), css="amount"),
        _tag("td", printed, place, css="receipt"),
    )


def _notice(finding: Finding) -> etree._Element:
    heading = _tag("h3", finding.message, _tag("code", finding.code))
    if finding.source is None:
        return _tag("article", heading, css="fails")
    printed, place = _tag("q", _folded(finding.source.text)), _tag("small", _place(finding.source))
    return _tag("article", heading, _tag("p", printed, place), css="fails")


def _place(source: Source) -> str:
    if source.table is None:
        return f"characters {source.start}-{source.end}"
    return f"table {source.table}, row {source.row}, column {source.column}"


def _folded(text: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
