"""The sanity report as a page of its own: no script, no other file, readable on a phone and in the dark.

The page is built as a tree and then written, so that whatever a release prints is text and never markup.
"""

from collections.abc import Iterator, Sequence

from lxml import etree

from pipeline.emit.checks.cards import CLASSES, cards
from pipeline.emit.checks.groups import GROUPS, counted, group
from pipeline.emit.checks.style import STYLE
from pipeline.emit.checks.tags import Element, folded, place, tag
from pipeline.model.check import Check, Checked, Outcome
from pipeline.model.finding import Finding, Severity


def check_html(checked: Checked) -> bytes:
    """The page: counts, faults in full, then groups of checks that fold out."""
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", f"Sanity report: {checked.document}"),
        tag("style", STYLE),
    )
    main = tag("main", _header(checked), *_faults(checked), *_groups(checked.checks))
    page = tag("html", head, tag("body", main), lang="en")
    return b"<!DOCTYPE html>\n" + etree.tostring(page, method="html", encoding="utf-8") + b"\n"


def _header(checked: Checked) -> Element:
    counts = counted(checked.checks)
    tiles = [
        tag(
            "div",
            tag("b", str(counts[outcome.value])),
            tag("span", outcome.value),
            css=f"tile {name if counts[outcome.value] else 'none'}",
        )
        for outcome, name in CLASSES.items()
    ]
    return tag(
        "header",
        tag("p", "Sanity report", css="over"),
        tag("h1", checked.document),
        tag("p", checked.period, css="period"),
        tag("div", *tiles, css="tiles"),
    )


def _faults(checked: Checked) -> Iterator[Element]:
    fails = [check for check in checked.checks if check.outcome is Outcome.FAILS]
    codes = {check.code for check in fails}
    noticed = [f for f in checked.findings if f.severity is not Severity.INFO and f.code not in codes]
    if not fails and not noticed:
        yield tag("p", "Nothing was found to be wrong.", css="clear")
    if fails:
        yield tag("section", tag("h2", "What fails"), *cards(fails))
    if noticed:
        yield tag(
            "section", tag("h2", "Also noticed" if fails else "To look at"), *(_notice(finding) for finding in noticed)
        )


def _groups(checks: Sequence[Check]) -> Iterator[Element]:
    for name, title in GROUPS.items():
        members = [check for check in checks if group(check) == name and check.outcome is not Outcome.FAILS]
        if members:
            yield _fold(title, members)


def _fold(title: str, checks: Sequence[Check]) -> Element:
    counts = ", ".join(f"{number} {word}" for word, number in counted(checks).items() if number)
    summary = tag("summary", tag("span", title), tag("span", counts, css="count"))
    ordered = sorted(checks, key=lambda check: check.outcome is Outcome.HOLDS)
    return tag("details", summary, *cards(ordered))


def _notice(finding: Finding) -> Element:
    heading = tag("h3", finding.message, tag("code", finding.code))
    css = "fails" if finding.severity is Severity.ERROR else "unchecked"
    if finding.source is None:
        return tag("article", heading, css=css)
    printed, where = tag("q", folded(finding.source.text)), tag("small", place(finding.source))
    return tag("article", heading, tag("p", printed, where), css=css)
