"""The record of a release is read back as it was written."""

import gzip
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.emit import read_findings, read_record, result_folders, write_findings, write_record
from pipeline.emit.record import RECORD, record_json
from pipeline.model.finding import Unreadable, info, warning
from pipeline.model.record import Provenance, Record
from pipeline.model.statement import Candidate

from .small import REPORT
from .statement import STATEMENT

PROVENANCE = Provenance(source_sha256="ab" * 32, version="0.1", taxonomy="us-gaap-2025", released=date(2006, 5, 4))
RUNNERS_UP = (Candidate(concept="us-gaap:SalesRevenueNet", probability=0.25, evidence="3 filers"),)
FACTS = (replace(REPORT.facts[0], runners_up=RUNNERS_UP), *REPORT.facts[1:])
RECORD_OF = Record(provenance=PROVENANCE, statements=(STATEMENT,), report=replace(REPORT, facts=FACTS))


def test_a_record_is_read_back_as_it_was_written(tmp_path: Path) -> None:
    write_record(RECORD_OF, tmp_path)
    again = read_record(tmp_path)
    assert again == RECORD_OF
    assert [type(fact.value) for fact in again.report.facts] == [type(fact.value) for fact in FACTS]


def test_numbers_keep_their_digits(tmp_path: Path) -> None:
    fact = replace(FACTS[0], value=Decimal("-0.10"))
    write_record(replace(RECORD_OF, report=replace(REPORT, facts=(fact,))), tmp_path)
    assert str(read_record(tmp_path).report.facts[0].value) == "-0.10"


def test_the_same_record_gives_the_same_bytes() -> None:
    assert record_json(RECORD_OF) == record_json(replace(RECORD_OF))


def test_findings_are_read_back(tmp_path: Path) -> None:
    findings = (warning("sums.total", "does not add up", FACTS[0].source), info("read.mojibake", "restored"))
    write_findings(findings, tmp_path)
    assert read_findings(tmp_path) == findings


@pytest.mark.parametrize(
    "content",
    [b"", b"not gzip", gzip.compress(b"[]", mtime=0), gzip.compress(b'{"provenance": {}, "statements": 3}', mtime=0)],
)
def test_what_is_no_record_is_one_sentence(tmp_path: Path, content: bytes) -> None:
    (tmp_path / RECORD).write_bytes(content)
    with pytest.raises(Unreadable, match="no result of this version"):
        read_record(tmp_path)


def test_results_are_found_below_a_folder_or_in_it(tmp_path: Path) -> None:
    for name in ("b", "a"):
        (tmp_path / name).mkdir()
        write_record(RECORD_OF, tmp_path / name)
    (tmp_path / "empty").mkdir()
    assert [folder.name for folder in result_folders(tmp_path)] == ["a", "b"]
    assert result_folders(tmp_path / "a") == [tmp_path / "a"]
