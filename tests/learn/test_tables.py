from pathlib import Path

import pytest

from pipeline.learn import Vocabulary, learn_tables
from pipeline.learn.observation import Observation
from pipeline.learn.table import build, weigh
from pipeline.model.finding import Unreadable
from pipeline.reference.labels import Labels

HEADER = "label,concept,statement,section,parent_concept,negated,filer,fiscal_year,filing,line,source\n"


def line(label: str, concept: str, filer: str, *, year: int = 2023, filing: str = "", number: int = 1) -> Observation:
    return Observation(
        label=label,
        concept=concept,
        statement="IS",
        section="",
        negated=False,
        filer=filer,
        year=year,
        filing=filing or f"{filer}-{year}",
        line=number,
    )


def test_a_filer_votes_once_however_many_filings_it_has() -> None:
    seen = [line("Net sales", "Revenues", "1", year=2009, filing=f"q{n}") for n in range(9)]
    tables = build([*seen, line("Net sales", "SalesA", "2"), line("Net sales", "SalesA", "3")], frozenset())
    votes = tables.labels["net sale"]
    assert (votes["IS", "Revenues"].earlier, votes["IS", "SalesA"].recent) == (1, 2)


def test_a_word_of_one_filer_alone_is_not_learned() -> None:
    lines = [
        line("Net income attributable to Acme", "NetIncomeLoss", "1"),
        line("Net income attributable to Bolt", "NetIncomeLoss", "2"),
    ]
    assert set(build(lines, frozenset()).labels) == {"net income attributable ~"}


def test_a_clue_weighs_for_the_concept_it_is_seen_with_and_against_the_others() -> None:
    lines = [line(f"Cost {n}", "CostOfRevenue", str(n)) for n in range(5)]
    lines += [line("Interest income", "InvestmentIncomeInterest", str(n), number=2) for n in range(5)]
    clues = {clue: (absent, dict(weights)) for _, clue, absent, weights in weigh(build(lines, frozenset()))}
    absent, weights = clues["cost"]
    assert weights["CostOfRevenue"] > 0 > absent


@pytest.fixture
def vocabulary() -> Vocabulary:
    return Vocabulary(
        known=frozenset({"Revenues", "Assets"}),
        labels=(("BS", "Assets", "Assets"),),
        successors={"SalesRevenueNet": "Revenues"},
        anchors=frozenset({"Assets"}),
    )


def table(folder: Path, *rows: str) -> Path:
    path = folder / "seen.csv"
    path.write_text(HEADER + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return path


def test_retired_concepts_live_on_in_their_successors(tmp_path: Path, vocabulary: Vocabulary) -> None:
    rows = [f"Sales,SalesRevenueNet,IS,,,0,{filer},2010,a,1,x" for filer in (1, 2)]
    rows += [f"Fees,FeesGone,IS,,,0,{filer},2010,a,2,x" for filer in (1, 2)]
    learn_tables([table(tmp_path, *rows)], tmp_path / "out", vocabulary)
    labels = Labels(tmp_path, tmp_path / "out")
    assert [vote.concept for vote in labels.votes("sale")] == ["us-gaap:Revenues"]
    assert not labels.votes("fee")


def test_an_excluded_filer_leaves_no_trace(tmp_path: Path, vocabulary: Vocabulary) -> None:
    source = table(tmp_path, "Sales,Revenues,IS,,,0,1,2010,a,1,x", "Sales,Revenues,IS,,,0,2,2010,b,1,x")
    learned = learn_tables([source], tmp_path / "out", vocabulary, exclude=frozenset({"1"}))
    assert learned.filers == 1


def test_learning_twice_gives_the_same_bytes(tmp_path: Path, vocabulary: Vocabulary) -> None:
    source = table(tmp_path, "Sales,Revenues,IS,,,0,1,2010,a,1,x", "Total assets,Assets,BS,,,1,2,2020,b,1,x")
    for out in ("one", "two"):
        learn_tables([source], tmp_path / out, vocabulary)
    written = [{path.name: path.read_bytes() for path in (tmp_path / out).iterdir()} for out in ("one", "two")]
    assert written[0] == written[1]


def test_a_source_that_teaches_nothing_is_refused_in_one_sentence(tmp_path: Path, vocabulary: Vocabulary) -> None:
    (tmp_path / "notes.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(Unreadable, match=r"is no table of observations: it has no column concept\."):
        learn_tables([tmp_path / "notes.csv"], tmp_path / "out", vocabulary)
    (tmp_path / "notes.doc").write_bytes(b"")
    with pytest.raises(Unreadable, match="not a table of observations"):
        learn_tables([tmp_path / "notes.doc"], tmp_path / "out", vocabulary)
