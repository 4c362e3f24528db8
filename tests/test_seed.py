"""The founding release, end to end: every fact of its answer key, every printed cell accounted for."""

import csv
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.export import Export, export_release
from pipeline.model.finding import Severity
from pipeline.model.period import Duration
from pipeline.model.report import Fact
from pipeline.model.settings import Settings

Row = dict[str, str]


@pytest.fixture(scope="module")
def export(seed: Path, tmp_path_factory: pytest.TempPathFactory) -> Export:
    out = tmp_path_factory.mktemp("seed") / "release"
    return export_release(seed / "internap-2006-q1.txt", out, Settings(cik="1056386"))


def rows(path: Path) -> list[Row]:
    with path.open(newline="", encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def place(fact: Fact) -> tuple[str, str, str]:
    period = fact.context.period
    start = period.start.isoformat() if isinstance(period, Duration) else ""
    return start, period.end.isoformat(), str(fact.unit or "")


def answers(row: Row, facts: list[Fact]) -> Iterator[Fact]:
    """The facts that answer a row of the key: accepted concept, period, unit, members and signed value."""
    accepted = row["concepts"].split("|")
    value = Decimal(row["value"])
    values = {value, -value} if "!sign" in accepted else {value}
    for fact in facts:
        if place(fact) != (row["start"], row["end"], row["unit"]) or fact.value not in values:
            continue
        prefix, _, name = fact.concept.partition(":")
        standard = prefix == "us-gaap"
        if (name in accepted if standard else "ext" in accepted) and same_members(row["dims"], fact):
            yield fact


def same_members(wanted: str, fact: Fact) -> bool:
    if not wanted:
        return not fact.context.dimensions
    axis, _, member = wanted.partition("=")
    printed = [(a.partition(":")[2], m.partition(":")) for a, m in fact.context.dimensions]
    return any(
        a == axis and (prefix != "us-gaap" if member == "ext" else name == member) for a, (prefix, _, name) in printed
    )


def test_every_fact_of_the_answer_key_is_in_the_report(export: Export, seed: Path) -> None:
    key = rows(seed / "facts.csv")
    facts = list(export.report.facts)
    missing = [
        f"{row['table']} {row['label'].strip()} {row['start']}..{row['end']} {row['value']}"
        for row in key
        if not any(answers(row, facts))
    ]
    assert len(key) == 202
    assert missing == []


def test_every_printed_cell_is_a_fact_or_has_a_reason(export: Export, seed: Path) -> None:
    """The key lists 362 cells by label and column; the report names each printed text as often as the key does."""
    cells = rows(seed / "cells.csv")
    report = export.report
    printed = {
        (source.start, source.end): source.text
        for fact in report.facts
        for source in (fact.source, *fact.also)
        if source.table
    }
    printed |= {(o.source.start, o.source.end): o.source.text for o in report.omissions}
    found = sorted(squeezed(text) for text in printed.values())
    missing = [cell for cell in cells if not taken(squeezed(cell["printed"]), found)]
    assert len(cells) == 362
    assert missing == []


def squeezed(text: str) -> str:
    return "".join(text.replace("\\", "").replace("$", "").split())


def taken(text: str, found: list[str]) -> bool:
    if text in found:
        found.remove(text)
        return True
    return False


def test_nothing_is_lost_and_arelle_has_no_complaint(export: Export) -> None:
    """The one warning is about the release itself: a caption that says the opposite of what the figures prove."""
    noticed = [finding.code for finding in export.findings if finding.severity is not Severity.INFO]
    assert noticed == ["sums.caption-sign"]


def test_every_fact_has_a_receipt_that_can_be_looked_up(export: Export, seed: Path) -> None:
    text = (seed / "internap-2006-q1.txt").read_text(encoding="utf-8").replace("â€", "”")
    for fact in export.report.facts:
        if fact.source.document != "(settings)":
            assert fact.source.text.strip()
            assert fact.source.text in text


def test_the_misprinted_caption_does_not_turn_the_sign(export: Export) -> None:
    """`Net cash used in (provided by) investing activities 332` is cash provided: only the roll-forward shows it."""
    flows = [
        fact.value
        for fact in export.report.facts
        if fact.concept == "us-gaap:NetCashProvidedByUsedInInvestingActivities"
    ]
    assert flows == [Decimal(332000), Decimal(-1195000)]


def test_the_same_input_gives_the_same_bytes(export: Export, seed: Path, tmp_path: Path) -> None:
    again = export_release(seed / "internap-2006-q1.txt", tmp_path / "again", Settings(cik="1056386"))
    first, second = export.files.instance.parent, again.files.instance.parent
    names = sorted(path.name for path in first.iterdir())
    assert names == sorted(path.name for path in second.iterdir())
    assert [name for name in names if (first / name).read_bytes() != (second / name).read_bytes()] == []
