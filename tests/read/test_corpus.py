"""Real pages: figures of one period stand in one logical column, and reading is exact and complete."""

import csv
from collections import Counter, defaultdict
from decimal import Decimal
from pathlib import Path

from pipeline.model.document import Document
from pipeline.model.figures import parse_figure
from pipeline.read import read
from tests.read.printed import check

Place = tuple[int, int, int]
"""Table, row and column."""


def places(found: Document) -> dict[Decimal, set[Place]]:
    """Where each amount is printed, without its sign."""
    amounts: dict[Decimal, set[Place]] = defaultdict(set)
    for table in found.tables():
        for row in table.rows:
            for cell in row.cells:
                figure = parse_figure(cell.text) if cell.column else None
                if figure and figure.value is not None:
                    amounts[abs(figure.value)].add((table.index, row.index, cell.column))
    return amounts


def test_the_facts_of_a_period_stand_in_one_column(shared: Path) -> None:
    in_place = total = 0
    for page in sorted((shared / "corpus" / "untagged").glob("*.html")):
        amounts = places(read(page.read_bytes(), page.name)[0])
        columns: dict[tuple[str, str, str, int], Counter[int]] = defaultdict(Counter)
        with page.with_name(f"{page.stem}.facts.csv").open(encoding="utf-8", newline="") as file:
            for fact in csv.DictReader(file):
                found = printed_at(fact["value"], amounts) if not fact["dims"] else set()
                if len(found) == 1:  # an amount printed more than once proves nothing
                    ((table, _, column),) = found
                    columns[fact["statement"], fact["start"], fact["end"], table][column] += 1
        in_place += sum(max(counts.values()) for counts in columns.values())
        total += sum(counts.total() for counts in columns.values())
    assert total > 4000
    assert in_place / total > 0.999


def printed_at(value: str, amounts: dict[Decimal, set[Place]]) -> set[Place]:
    """Where a fact's value is printed, at whatever scale."""
    scaled = (abs(Decimal(value)).scaleb(-scale) for scale in (0, 3, 6)) if value else ()
    return set().union(*(amounts.get(amount, set()) for amount in scaled))


def test_every_release_is_read_with_exact_receipts(shared: Path) -> None:
    for page in sorted((shared / "corpus" / "releases").iterdir()):
        found, _ = read(page.read_bytes(), page.name)
        for block in found.blocks:
            check(found, block)
        assert sum(1 for _ in found.tables()) >= 1, page.name
