"""`learn` from the command line: a company's memory is used by its next release, tables come from observations."""

import csv
from pathlib import Path

from click.testing import CliRunner, Result

from pipeline.cli import main

OBSERVATIONS = """label,concept,statement,section,parent_concept,negated,filer,fiscal_year,filing,line,source
Widget sales,Revenues,IS,,,0,11,2020,a,1,made
Widget sales,Revenues,IS,,,0,12,2020,b,1,made
Cost of widgets,CostOfRevenue,IS,,,0,11,2020,a,2,made
"""


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["learn", *map(str, arguments)])


def test_tables_are_learned_from_observations_and_say_from_how_many(tmp_path: Path) -> None:
    (tmp_path / "seen.csv").write_text(OBSERVATIONS)
    done = run(tmp_path / "seen.csv", "--out", tmp_path / "learned")
    assert done.exit_code == 0, done.output
    assert "2 filings of 2 filers, 2020 to 2020" in done.output
    assert "widget sale" in (tmp_path / "learned" / "labels.tsv").read_text()


def test_an_excluded_filer_is_not_learned_from(tmp_path: Path) -> None:
    (tmp_path / "seen.csv").write_text(OBSERVATIONS)
    done = run(tmp_path / "seen.csv", "--out", tmp_path / "learned", "--exclude", "0000000011")
    assert "1 filings of 1 filers" in done.output


def test_a_companys_memory_comes_from_its_own_filings(shared: Path, tmp_path: Path) -> None:
    filing = shared / "corpus" / "filings" / "nvidia-2022-07-31-10q.ixbrl.html.gz"
    done = run(filing, "--company", "1045810", "--out", tmp_path)
    assert done.exit_code == 0, done.output
    rows = list(csv.DictReader((tmp_path / "1045810" / "lines.csv").open(encoding="utf-8")))
    assert {"statement": "IS", "label": "Revenue", "concept": "us-gaap:Revenues"}.items() <= {
        **next(row for row in rows if row["label"] == "Revenue")
    }.items()


def test_what_it_needs_to_be_told_is_said(tmp_path: Path) -> None:
    source = tmp_path / "seen.csv"
    source.write_text(OBSERVATIONS)
    assert "--out" in run(source).output
    assert "no CIK" in run(source, "--company", "ABC").output
    assert "does not exist" in run(tmp_path / "missing.zip", "--out", tmp_path).output


def test_what_nothing_can_be_learned_from_is_said(tmp_path: Path) -> None:
    (tmp_path / "prose.txt").write_text("Nothing to be learned here.")
    done = run(tmp_path / "prose.txt", "--out", tmp_path / "learned")
    assert done.exit_code == 1
    assert len(done.output.strip().splitlines()) == 1
