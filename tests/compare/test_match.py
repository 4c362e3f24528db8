"""What became of each figure of a release, shown on small filings."""

import csv
import json
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli import main
from pipeline.compare import compare, read_filing
from pipeline.emit.differences import Differences, differences_csv, differences_json, differences_txt
from pipeline.emit.instance import instance
from pipeline.export import make_report
from pipeline.model.filing import Compared, Outcome
from pipeline.model.report import Report
from pipeline.model.settings import Settings
from tests.emit.small import QUARTER_END, REPORT, YEAR_END, SmallCatalogue, fact

from .filed import filed, inline

REVENUES = fact("us-gaap:Revenues", "$ 43,063", "43063000", label="Revenues")
COST = fact("us-gaap:CostOfRevenue", "22,951", "22951000", label="Cost of sales")
PROFIT = fact("us-gaap:GrossProfit", "20,112", "20112000", label="Gross profit")
CASH = fact("us-gaap:Cash", "30,007", "30007000", period=QUARTER_END, label="Cash")


def report(*facts: object) -> Report:
    return replace(REPORT, facts=facts)  # type: ignore[arg-type]


def judged(released: Report, *rows: str) -> list[tuple[str, str]]:
    return [(one.outcome.value, one.how) for one in compare(released, filed(*rows))]


@pytest.mark.parametrize(
    ("row", "outcome", "how"),
    [
        pytest.param("Revenues | us-gaap:Revenues | quarter | 43,063", "confirmed", "same concept", id="the same"),
        pytest.param(
            'Revenues | us-gaap:Revenues | quarter | 43.1 | scale="6" decimals="-5"',
            "confirmed",
            "same concept",
            id="the same, rounded",
        ),
        pytest.param(
            "Revenues | us-gaap:Revenues | weeks | 43,063",
            "confirmed",
            "same concept, for 2005-12-30 to 2006-03-29",
            id="weeks for months",
        ),
        pytest.param(
            "Net sales | us-gaap:SalesRevenueNet | quarter | 43,063",
            "confirmed",
            "under another concept",
            id="a figure that cannot be chance",
        ),
        pytest.param("Revenues | us-gaap:Revenues | quarter | 43,064", "changed", "another value", id="the last digit"),
        pytest.param(
            'Revenues | us-gaap:Revenues | quarter | 43,063 | sign="-"', "changed", "opposite sign", id="a sign"
        ),
        pytest.param(
            "Revenues | own:Revenue | quarter | 43,100",
            "changed",
            "another value in a line of the same words",
            id="words alone",
        ),
        pytest.param(
            "Inventory | us-gaap:InventoryNet | now | 43,063",
            "not covered",
            "the filing has no such statement for the period",
            id="another period",
        ),
    ],
)
def test_a_figure(row: str, outcome: str, how: str) -> None:
    assert judged(report(REVENUES), row)[0] == (outcome, how)


def test_a_figure_under_another_concept_is_not_taken_for_a_change() -> None:
    rows = (
        "Net income | us-gaap:ProfitLoss | quarter | 20,112",
        "Net income attributable to parent | us-gaap:NetIncomeLoss | quarter | 19,000",
    )
    income = replace(PROFIT, concept="us-gaap:NetIncomeLoss", label="Net income")
    assert judged(report(income), *rows)[0] == ("confirmed", "under another concept")


def test_what_the_filing_lacks_is_missing_where_it_has_the_statement() -> None:
    rows = ("Revenues | us-gaap:Revenues | quarter | 43,063", "Gross profit | us-gaap:GrossProfit | quarter | 20,112")
    assert judged(report(REVENUES, COST, PROFIT), *rows)[1] == ("missing", "not in the filing")


def test_what_a_statement_of_the_filing_adds() -> None:
    rows = (
        "Revenues | us-gaap:Revenues | quarter | 43,063",
        "Cost of sales | us-gaap:CostOfRevenue | quarter | 22,951",
        "Gross profit | us-gaap:GrossProfit | quarter | 20,112",
        "Cash | us-gaap:Cash | now | 30,007",
        "Research | us-gaap:ResearchAndDevelopmentExpense | quarter | 1,200",
        "Cash | us-gaap:Cash | then | 24,434",
    )
    found = compare(report(REVENUES, COST, PROFIT, CASH), filed(*rows))
    added = [one.filed.concept for one in found if one.outcome is Outcome.ADDED and one.filed]
    assert added == ["us-gaap:ResearchAndDevelopmentExpense"], f"nothing was released for {YEAR_END}"


def test_a_report_confirms_itself() -> None:
    filing = read_filing(instance(REPORT, SmallCatalogue()), "abc.xml", REPORT.period.end)
    assert {one.how for one in compare(REPORT, filing)} == {"same concept"}


CHANGE = Differences(
    release="release.txt",
    filing="10q.htm",
    compared=compare(
        report(REVENUES, COST),
        filed(
            'Revenues | us-gaap:Revenues | quarter | 43,064 | id="f7"',
            "Cost | us-gaap:CostOfRevenue | quarter | 22,951",
        ),
    ),
)


def test_the_text_lists_what_differs_with_both_receipts() -> None:
    text = differences_txt(CHANGE).decode()
    assert "1 confirmed, 1 changed, 0 missing, 0 added, 0 not covered" in text
    assert "release  43,063,000 USD  us-gaap:Revenues  release.txt (table 1, row 4, column 2)" in text
    assert 'filing   43,064,000 USD  us-gaap:Revenues  (table 1, "43,064")' in text


def test_csv_and_json_say_the_same() -> None:
    rows = list(csv.DictReader(StringIO(differences_csv(CHANGE).decode())))
    figures = json.loads(differences_json(CHANGE))["figures"]
    assert [row["outcome"] for row in rows] == [figure["outcome"] for figure in figures] == ["changed", "confirmed"]
    assert rows[0]["difference"] == figures[0]["difference"] == "1000"
    assert (rows[0]["printed"], rows[0]["filed_printed"], rows[0]["filed_anchor"]) == ("$ 43,063", "43,064", "f7")
    assert figures[0]["filed"]["document"] == "10q.htm"


def confirmed(found: tuple[Compared, ...]) -> float:
    """The share of confirmed figures among those the filing covers."""
    asked = [one for one in found if one.outcome in (Outcome.CONFIRMED, Outcome.CHANGED, Outcome.MISSING)]
    return sum(one.outcome is Outcome.CONFIRMED for one in asked) / len(asked)


@pytest.mark.parametrize(
    ("release", "filing"),
    [
        ("nvidia-2022-05-01.html", "nvidia-2022-05-01-10q.ixbrl.html.gz"),
        ("mcdonalds-2023-06-30.txt", "mcdonalds-2023-06-30-10q.ixbrl.html.gz"),
    ],
)
def test_a_quarterly_report_confirms_the_release_before_it(shared: Path, release: str, filing: str) -> None:
    corpus = shared / "corpus"
    released, _ = make_report((corpus / "releases" / release).read_bytes(), release, Settings())
    found = compare(released, read_filing((corpus / "filings" / filing).read_bytes(), filing, released.period.end))
    assert confirmed(found) > 0.9


def test_the_command(tmp_path: Path) -> None:
    release, filing = tmp_path / "release.txt", tmp_path / "10q.htm"
    release.write_text(
        "ABC INC\nSTATEMENTS OF OPERATIONS\n(in thousands)\n\n\tThree Months Ended March 31,\n\t2006\n"
        "Revenues\t\\$ 43,063\nCost of revenue\t22,951\nGross profit\t20,112\n"
    )
    filing.write_bytes(inline("Gross profit | us-gaap:GrossProfit | quarter | 20,000"))
    done = CliRunner().invoke(main, ["diff", str(release), str(filing), "--out", str(tmp_path / "out")])
    assert done.exit_code == 1
    assert "1 changed" in done.output
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["diff.csv", "diff.json", "diff.txt"]
    filing.write_text("nothing")
    assert CliRunner().invoke(main, ["diff", str(release), str(filing)]).exit_code == 2
