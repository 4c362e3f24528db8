"""What the founding release says beyond its statements: bridges proved, sentences and guidance as facts."""

from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.export import Made, make
from pipeline.model.report import Fact
from pipeline.model.settings import Settings
from pipeline.model.statement import StatementKind

BRIDGES = """
EBITDA
Adjusted EBITDA
Net loss, as reported for prior periods
Pro forma net income (loss)
"""
GUIDANCE = """
RevenueYearOverYearGrowth | 0.10 | 0.12 | ScenarioForecast
RevenueYearOverYearGrowth | 0.05 | 0.07 | SupersededForecast
CapitalExpenditures | 12000000 | 14000000 | ScenarioForecast
CapitalExpenditures | 10000000 | 12000000 | SupersededForecast
AdjustedEBITDA | 18000000 | 22000000 | ScenarioForecast
AdjustedEBITDA | 16000000 | 19000000 | SupersededForecast
"""


@pytest.fixture(scope="module")
def made(seed: Path) -> Made:
    release = seed / "internap-2006-q1.txt"
    return make(release.read_bytes(), release.name, Settings(cik="1056386", ticker="iip"))


def said(made: Made) -> list[tuple[str, Fact]]:
    """Every dollar figure of a sentence that is a fact, by its place."""
    facts = [fact for fact in made.record.report.facts if isinstance(fact.value, Decimal)]
    places = {(p.start, p.text): fact for fact in facts for p in (fact.source, *fact.also) if p.table is None}
    return [(text.replace("\\", ""), fact) for (_, text), fact in sorted(places.items()) if "$" in text]


def test_all_four_reconciliations_are_proved(made: Made) -> None:
    kinds = (StatementKind.RECONCILIATION, StatementKind.PRO_FORMA)
    proved = [
        line.label
        for statement in made.record.statements
        if statement.kind in kinds
        for proof in statement.sums
        for line in statement.lines
        if line.order == proof.total
    ]
    assert [total for total in BRIDGES.strip().splitlines() if total not in proved] == []


def test_the_bridges_are_written_as_calculations_on_own_concepts(made: Made) -> None:
    totals = {proof.total for role in made.record.report.roles for proof in role.calculations}
    assert {"iip:EBITDA", "iip:AdjustedEBITDA", "iip:ProFormaNetIncome"} <= totals


def test_dollar_figures_of_sentences_are_facts_with_their_precision(made: Made) -> None:
    found = said(made)
    assert sum(2 if " to " in text or " - " in text else 1 for text, _ in found) >= 41
    own = [fact for text, fact in found if fact.source.table is None and "illion" in text]
    assert own
    assert all(fact.decimals in (-5, -6) for fact in own)


def test_every_line_of_the_guidance_is_a_fact_or_told_as_words(made: Made) -> None:
    report = made.record.report
    told: dict[tuple[str, str], dict[str, Decimal]] = {}
    for fact in report.facts:
        members = dict(fact.context.dimensions)
        bound, scene = members.get("srt:RangeAxis", ""), members.get("srt:StatementScenarioAxis", "")
        if bound and isinstance(fact.value, Decimal):
            assert str(fact.context.period) == "2006-01-01 to 2006-12-31"
            key = fact.concept.partition(":")[2], scene.partition(":")[2].removesuffix("Member")
            told.setdefault(key, {})[bound] = fact.value
    wanted = [row.split(" | ") for row in GUIDANCE.strip().splitlines()]
    assert told == {
        (name, scene): {"srt:MinimumMember": Decimal(low), "srt:MaximumMember": Decimal(high)}
        for name, low, high, scene in wanted
    }
    words = [omission.reason for omission in report.omissions if "mid-to-high 40%" in omission.source.text]
    assert words == ['a range in words, which gives no numbers: "mid-to-high 40%" for Gross margins']
