"""What the reviewer gets: a page per release, an index, and a table to turn into decisions."""

import csv
import re
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from lxml import html

from pipeline.emit.review import entry, index_page, review_csv, review_page, reviewed
from pipeline.model.finding import error, warning
from pipeline.model.record import Provenance, Record
from pipeline.model.report import Omission, Report
from pipeline.model.source import Source
from pipeline.model.statement import Footnote, Statement, Status
from pipeline.reference.companies import DECISIONS, read_company

from .small import QUARTER, REPORT, fact
from .statement import STATEMENT, printed

PROVENANCE = Provenance(source_sha256="ab" * 32, version="0.1", taxonomy="us-gaap-2025")
HOSTILE = '<script>alert("x")</script>\x00'


def reported(statement: Statement) -> Report:
    """A report of the statement's first column, with the second left out."""
    facts, omissions = [], []
    for line in statement.lines:
        kept, left = line.figures
        assert line.mapping
        made = fact(line.mapping.concept, kept.source.text, f"{kept.value}E+3", QUARTER, label=line.label)
        facts.append(
            replace(
                made,
                source=kept.source,
                status=line.mapping.status,
                confidence=line.mapping.confidence,
                runners_up=line.mapping.runners_up,
            )
        )
        omissions.append(Omission(source=left.source, reason="the column names no period"))
    return replace(REPORT, facts=(*facts, REPORT.facts[-1]), omissions=tuple(omissions))


RECORD = Record(provenance=PROVENANCE, statements=(STATEMENT,), report=reported(STATEMENT))
BROKEN_SUM = warning("sums.total", "Gross profit does not add up", printed("20,112", 6, 2))
GENERAL = error("read.repaired", "the page was cut short")


def table(record: Record = RECORD) -> list[dict[str, str]]:
    content = review_csv(reviewed(record, [BROKEN_SUM]), record.report.prefix).decode()
    return list(csv.DictReader(StringIO(content)))


def shown(record: Record = RECORD) -> html.HtmlElement:
    findings = (BROKEN_SUM, GENERAL)
    return html.document_fromstring(review_page(record, reviewed(record, findings), findings))


def test_what_is_least_sure_comes_first_after_what_is_wrong() -> None:
    assert [(row["label"], row["proposed"]) for row in table()] == [
        ("", "us-gaap:GrossProfit"),
        ("Cost of sales", "us-gaap:CostOfRevenue"),
    ]


def test_the_table_has_the_candidates_and_the_receipt() -> None:
    row = table()[1]
    assert (row["probability"], row["status"]) == ("0.4100", "review")
    assert (row["runner_up_1"], row["probability_1"]) == ("us-gaap:CostOfServices", "0.3300")
    assert (row["runner_up_3"], row["probability_3"]) == ("", "")
    assert (row["document"], row["table"], row["row"], row["printed"]) == ("release.txt", "1", "5", "Cost of sales")


def test_only_lines_a_person_filled_in_become_decisions(tmp_path: Path) -> None:
    rows = table()
    rows[1]["concept"] = "us-gaap:CostOfServices"
    with (tmp_path / DECISIONS).open("w", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    (tmp_path / "1").mkdir()
    (tmp_path / DECISIONS).rename(tmp_path / "1" / DECISIONS)
    memory = read_company("1", tmp_path)
    assert memory
    decided = [precedent for group in memory.precedents.values() for precedent in group]
    assert [(one.label, one.concept, one.decided) for one in decided] == [
        ("Cost of sales", "us-gaap:CostOfServices", True)
    ]


def test_an_own_concept_is_named_as_decisions_name_it() -> None:
    facts = tuple(
        replace(one, concept="abc:CostOfSales", status=Status.EXTENSION)
        if one.concept == "us-gaap:CostOfRevenue"
        else one
        for one in RECORD.report.facts
    )
    assert table(replace(RECORD, report=replace(RECORD.report, facts=facts)))[1]["proposed"] == "ext:CostOfSales"


def test_each_line_stands_as_printed_beside_its_concept_confidence_and_proof() -> None:
    row = shown().xpath('//tr[.//span[@class="share review"]]')[0]
    assert [" ".join(cell.itertext()).strip() for cell in row.xpath("th|td")[:3]] == [
        "Cost of sales",
        "22,951",
        "21,000",
    ]
    assert row.xpath('string(.//summary//*[@class="concept"])') == "CostOfRevenue"
    assert row.xpath("string(.//summary/span)") == "41%"
    total = shown().xpath('//tr[.//span[@class="seal"]]')[0]
    assert [part.text for part in total.xpath('.//dt[.="Sum of"]/following-sibling::dd')][:2] == [
        "+ Revenue <net> & other",
        "− Cost of sales",
    ]


def test_a_figure_that_is_no_fact_says_why() -> None:
    assert shown().xpath('string(//td[@class="figure left-out"]/@title)') == "the column names no period"


def test_notes_stand_below_the_table_and_their_marks_at_what_they_speak_of() -> None:
    rebates = Footnote(mark="1", text="Gross of rebates & returns.", source=printed("Gross", 20, 1))
    restated = Footnote(mark="*", text="Restated.", source=printed("Restated", 21, 1))
    first = replace(STATEMENT.lines[0], notes=(rebates,))
    figure = replace(STATEMENT.lines[1].figures[1], notes=(restated,))
    second = replace(STATEMENT.lines[1], figures=(STATEMENT.lines[1].figures[0], figure))
    noted = replace(STATEMENT, lines=(first, second, *STATEMENT.lines[2:]))
    page = shown(replace(RECORD, statements=(noted,)))
    assert [note.text_content() for note in page.xpath("//ul[@class='notes']/li")] == [
        "1 Gross of rebates & returns.",
        "* Restated.",
    ]
    assert [mark.get("title") for mark in page.xpath("//tbody//th/sup")] == ["Gross of rebates & returns."]
    assert [mark.get("title") for mark in page.xpath("//tbody//td[@class='figure left-out']/sup")] == ["Restated."]
    assert not shown().xpath("//sup | //ul[@class='notes']")


def test_findings_stand_at_their_line_and_the_others_above() -> None:
    page = shown()
    assert "does not add up" in page.xpath('string(//tr[th="(no label)"])')
    assert "cut short" in page.xpath('string(//section[h2="About the release"])')
    assert "does not add up" not in page.xpath('string(//section[h2="About the release"])')


def test_the_list_on_top_links_into_the_statements() -> None:
    page = shown()
    links = page.xpath('//ol[@class="queue"]//a/@href')
    assert len(links) == 2
    assert all(page.xpath(f'//tr[@id="{link[1:]}"]') for link in links)


@pytest.mark.parametrize("where", ["label", "title", "document"])
def test_whatever_a_release_prints_is_text(where: str) -> None:
    first, *rest = STATEMENT.lines
    statement, report = STATEMENT, RECORD.report
    if where == "label":
        statement = replace(STATEMENT, lines=(replace(first, label=HOSTILE), *rest))
    elif where == "title":
        statement = replace(STATEMENT, title=HOSTILE)
    else:
        report = replace(report, document=HOSTILE)
    page = shown(Record(provenance=PROVENANCE, statements=(statement,), report=report))
    assert not page.xpath("//script")
    assert 'alert("x")' in page.text_content()


def test_pages_refer_to_nothing_else() -> None:
    record = entry("abc q1", RECORD, [BROKEN_SUM])
    for content in (review_page(RECORD, reviewed(RECORD, []), []), index_page([record])):
        assert not re.search(rb"https?://|url\(|@import|<script|<link|<img| src=", content)


def test_the_index_begins_with_the_release_that_needs_a_person_most() -> None:
    calm, wrong = entry("calm", RECORD, []), entry("wrong", RECORD, [GENERAL])
    links = html.document_fromstring(index_page([calm, wrong])).xpath("//a/@href")
    assert links == ["wrong/review.html", "calm/review.html"]


def test_a_figure_in_a_sentence_is_reviewed_as_well() -> None:
    said = replace(
        RECORD.report.facts[0],
        label="quarterly revenue",
        status=Status.REVIEW,
        confidence=0.2,
        source=Source(document="release.txt", start=7, end=20, text="$43.1 million"),
    )
    record = replace(RECORD, report=replace(RECORD.report, facts=(*RECORD.report.facts, said)))
    row = shown(record).xpath('//section[contains(h2, "Figures in sentences")]//tbody/tr')[0]
    assert "quarterly revenue" in row.text_content()
    assert "$43.1 million" in row.text_content()
    assert [line["label"] for line in table(record)] == ["", "Cost of sales", "quarterly revenue"]


def test_a_measure_of_the_companys_own_needs_no_look() -> None:
    facts = tuple(
        replace(one, concept="abc:AdjustedCost", status=Status.EXTENSION, confidence=1.0)
        if one.concept == "us-gaap:CostOfRevenue"
        else one
        for one in RECORD.report.facts
    )
    record = replace(RECORD, report=replace(RECORD.report, facts=facts))
    assert [row["label"] for row in table(record)] == [""]
    assert shown(record).xpath('//tr[.//*[.="AdjustedCost"]]/@class') != ["extension"]
