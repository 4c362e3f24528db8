from datetime import date
from pathlib import Path

from pipeline.export import export_release
from pipeline.learn import decide, learn_company
from pipeline.model.settings import Settings
from pipeline.model.statement import UnitKind
from pipeline.reference.companies import read_company
from tests.learn.test_sources import EPS, INLINE


def test_a_company_is_remembered_as_its_filing_tagged_it(tmp_path: Path) -> None:
    filing = tmp_path / "acme.htm"
    filing.write_text(INLINE.format(more=EPS), encoding="utf-8")
    learn_company("0000000042", [filing], tmp_path / "companies")
    memory = read_company("42", tmp_path / "companies")
    assert memory is not None
    assert [one.concept for one in memory.precedents["fulfilment"]] == ["ext:Fulfilment"]
    assert memory.fiscal_year_end == "--01-29"
    assert memory.period_ends == (date(2022, 12, 31), date(2023, 3, 31))


def test_a_decision_is_one_line_and_replaces_the_last_one_on_that_line(tmp_path: Path) -> None:
    for concept in ("us-gaap:Cash", "us-gaap:CashAndCashEquivalentsAtCarryingValue"):
        path = decide("42", tmp_path, "BS", "", "Cash", concept)
    assert path.read_text(encoding="utf-8").splitlines()[1:] == [
        "BS,,Cash,us-gaap:CashAndCashEquivalentsAtCarryingValue,"
    ]
    memory = read_company("42", tmp_path)
    assert memory is not None
    assert memory.precedents["cash"][0].decided


def test_nothing_is_known_of_a_company_without_a_folder(tmp_path: Path) -> None:
    assert read_company("7", tmp_path) is None


COVER = '<p><ix:nonNumeric name="dei:DocumentPeriodEndDate" contextRef="now">{}</ix:nonNumeric></p><table>'


def test_the_later_filing_counts_whatever_its_cover_prints_its_date_like(tmp_path: Path) -> None:
    for name, period, own in (("b", "March 31, 2023", "New"), ("a", "2022-12-31", "Old")):
        text = (
            INLINE.format(more=EPS).replace("<table>", COVER.format(period)).replace("acme:Fulfilment", f"acme:{own}")
        )
        (tmp_path / f"{name}.htm").write_text(text, encoding="utf-8")
    learn_company("42", sorted(tmp_path.glob("*.htm")), tmp_path / "companies")
    memory = read_company("42", tmp_path / "companies")
    assert memory is not None
    (kept,) = memory.precedents["fulfilment"]
    assert (kept.concept, kept.period, kept.negated) == ("ext:New", "2023-03-31", True)


def test_an_instance_with_its_linkbases_teaches_what_it_says_of_each_line(seed: Path, tmp_path: Path) -> None:
    """What this project emits is a filing as good as any: labels, concepts, signs, the company's own names, places."""
    export = export_release(seed / "internap-2006-q1.txt", tmp_path / "export", Settings(validate=False))
    learn_company("42", [export.files.instance], tmp_path / "companies")
    memory = read_company("42", tmp_path / "companies")
    assert memory is not None
    every = [one for each in memory.precedents.values() for one in each]
    learned = {(one.statement, one.label, one.concept.partition(":")[2]): one for one in every}
    told = {(fact.statement, fact.label, fact.concept.partition(":")[2]) for fact in export.report.facts}
    assert len(told & learned.keys()) > 60
    assert {one.period for one in every} == {"2006-03-31"}
    support = learned["IS", "Customer support", "CustomerSupport"]
    assert (support.concept, support.negated, support.unit) == ("ext:CustomerSupport", False, UnitKind.MONEY)
    assert learned["CF", "Purchases of property and equipment", "PaymentsToAcquirePropertyPlantAndEquipment"].negated
