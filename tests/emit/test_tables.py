"""facts.csv and the findings, as a person opens them."""

import csv
import json
from dataclasses import replace
from io import StringIO

import pytest

from pipeline.emit.findings import findings_json, findings_txt
from pipeline.emit.tables import facts_csv, guarded, omissions_csv
from pipeline.model.finding import error, info, warning
from pipeline.model.report import Omission, Report

from .small import FACTS

HEADING = (
    "concept label statement start end unit value decimals dimensions confidence status evidence "
    "document table row column char_start char_end printed also footnotes"
).split()


def rows(report: Report) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(facts_csv(report).decode(), newline="")))


def test_one_row_per_fact_with_its_receipt(report: Report) -> None:
    first = rows(report)[0]
    assert list(first) == HEADING
    assert list(first.values()) == [
        *("us-gaap:Revenues", "Revenues", "IS", "2006-01-01", "2006-03-31", "USD", "43063000", "-3", ""),
        *("1.0000", "asserted", "", "release.txt", "1", "4", "2", "100", "108", "$ 43,063", "", ""),
    ]
    assert len(rows(report)) == len(FACTS)


@pytest.mark.parametrize(
    ("fact", "column", "expected"),
    [
        (3, "value", "-5000"),  # negative and in plain notation: numbers are never guarded
        (4, "unit", "USD/shares"),
        (5, "dimensions", "us-gaap:IncomeStatementLocationAxis=us-gaap:SellingAndMarketingExpenseMember"),
        (6, "value", "0"),  # a negative zero
        (6, "decimals", "INF"),
        (7, "start", ""),  # an instant
        (8, "value", ""),  # nil
        (8, "decimals", ""),
        (9, "unit", ""),
        (9, "status", ""),  # cover facts are told, not mapped
        (9, "decimals", ""),
        (1, "label", "Cost of sales, network and customer support"),
        (3, "label", "'-Network refunds"),  # would be a formula
        (6, "printed", "--"),  # a figure is no formula
    ],
)
def test_a_cell_says(report: Report, fact: int, column: str, expected: str) -> None:
    assert rows(report)[fact][column] == expected


def test_text_facts_are_guarded(report: Report) -> None:
    formula = replace(FACTS[9], value='=HYPERLINK("http://example.com")')
    assert rows(replace(report, facts=(formula,)))[0]["value"].startswith("'=")


def test_figures_that_are_no_facts_are_listed_with_their_reason(report: Report) -> None:
    left_out = replace(report, omissions=(Omission(source=FACTS[0].source, reason="a column of percentages"),))
    (row,) = csv.DictReader(StringIO(omissions_csv(left_out).decode(), newline=""))
    assert (row["row"], row["printed"], row["reason"]) == ("4", "$ 43,063", "a column of percentages")


def test_a_fact_printed_twice_names_the_other_place(report: Report) -> None:
    twice = replace(FACTS[0], also=(FACTS[1].source,))
    assert rows(replace(report, facts=(twice,)))[0]["also"].startswith("release.txt (table 1, row ")


def test_lines_end_as_rfc_4180_has_them(report: Report) -> None:
    assert facts_csv(report).count(b"\r\n") == len(FACTS) + 1


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_what_a_spreadsheet_would_take_for_a_formula_is_quoted(start: str) -> None:
    assert guarded(f"{start}A1") == f"'{start}A1"
    assert guarded(f"a{start}") == f"a{start}"


def test_findings_are_counted_grouped_and_placed() -> None:
    found = [
        info("read.guess", "The encoding is a guess."),
        error("sum.wrong", "The parts add up to 12.", FACTS[0].source),
        warning("a.b", "Look here."),
        error("c.d", "No."),
    ]
    assert findings_txt(found).decode() == (
        "2 errors, 1 warning, 1 note\n"
        "\n"
        "ERRORS\n"
        "release.txt (table 1, row 4, column 2): error: The parts add up to 12. [sum.wrong]\n"
        "    $ 43,063\n"
        "error: No. [c.d]\n"
        "\n"
        "WARNINGS\n"
        "warning: Look here. [a.b]\n"
        "\n"
        "NOTES\n"
        "info: The encoding is a guess. [read.guess]\n"
    )


def test_no_findings_are_said_to_be_none() -> None:
    assert (
        findings_txt([]).decode() == "0 errors, 0 warnings, 0 notes\n\nNothing was found to be wrong or noteworthy.\n"
    )
    assert json.loads(findings_json([])) == []


def test_findings_are_data() -> None:
    first, second = json.loads(findings_json([error("a.b", "Naïve.", FACTS[0].source), info("c.d", "So.")]))
    assert (first["code"], first["severity"], first["message"], first["source"]["row"]) == ("a.b", "error", "Naïve.", 4)
    assert second["source"] is None
