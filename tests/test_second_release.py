"""A release the code was not made for, rendered in the seed's text form, gives what its own form gives."""

from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.export import export_release
from pipeline.model.document import Document, Paragraph, Row, Table
from pipeline.model.finding import Severity
from pipeline.model.report import Report
from pipeline.model.settings import Settings
from pipeline.read import read

PRIMARY = {"IS", "BS", "CF"}


@pytest.mark.slow
@pytest.mark.parametrize("name", ["cree-2020-03-29.html", "oil-states-2020-03-31.html", "microsoft-2020-03-31.html"])
def test_a_second_release_in_the_seeds_form_works_without_a_new_rule(shared: Path, tmp_path: Path, name: str) -> None:
    original = shared / "corpus" / "releases" / name
    document, _ = read(original.read_bytes(), name)
    as_html = export_release(original, tmp_path / "html", Settings(validate=False))
    as_text = export_release(tabbed(document), tmp_path / "text", Settings())
    assert [str(finding) for finding in as_text.findings if finding.severity is Severity.ERROR] == []
    wanted, found = amounts(as_html.report), amounts(as_text.report)
    assert len(wanted) > 100
    assert len(wanted & found) >= 0.95 * len(wanted), sorted(wanted - found)


def amounts(report: Report) -> set[tuple[str, str, str, Decimal]]:
    """Statement, concept, period and value of the facts of the primary statements."""
    return {
        (fact.statement, fact.concept, str(fact.context.period), fact.value)
        for fact in report.facts
        if fact.statement in PRIMARY and isinstance(fact.value, Decimal) and not fact.context.dimensions
    }


def tabbed(document: Document) -> str:
    """The document as the seed prints: cells behind tabs, dollar signs escaped, a ruler below every table."""
    return "\n\n".join(
        block.text if isinstance(block, Paragraph) else f"{table(block)}\n=====" for block in document.blocks
    )


def table(printed: Table) -> str:
    return "\n".join("\t".join(cells(row, printed.columns)) for row in printed.rows)


def cells(row: Row, columns: int) -> list[str]:
    texts = {cell.column: " ".join(cell.text.split()).replace("$", "\\$") for cell in row.cells}
    return [texts.get(column, "") for column in range(columns)]


def test_the_text_form_is_the_seeds() -> None:
    document, _ = read(b"<table><tr><td>Revenue</td><td>$</td><td>42,625</td></tr></table>", "r.html")
    assert "Revenue\t\\$" in tabbed(document)
