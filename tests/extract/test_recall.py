"""What a company's earlier filings teach of its lines: `statement | section | label | concept | period | line`."""

from dataclasses import replace

from pipeline.extract.sums import prove
from pipeline.model.knowledge import CompanyMemory, Precedent
from pipeline.model.statement import StatementKind, UnitKind
from pipeline.model.wording import gist
from tests.extract.test_concepts import concepts, statement

FLOWS = """
Investing activities:
Purchases of securities | -50
Investments in startups and other | -7
Acquisitions, net of cash acquired | -20
Net cash used in investing activities | -77
"""


def remembered(drawn: str, unit: UnitKind | None = None) -> CompanyMemory:
    precedents: dict[str, list[Precedent]] = {}
    for row in drawn.strip().splitlines():
        kind, section, label, concept, period, line = (part.strip() for part in row.split("|"))
        one = Precedent(
            statement=kind,
            section=section,
            label=label,
            concept=concept if ":" in concept else f"us-gaap:{concept}",
            period=period,
            line=int(line),
            unit=unit,
        )
        precedents.setdefault(gist(label), []).append(one)
    return CompanyMemory(precedents=precedents)


def test_the_last_filing_that_had_a_line_counts() -> None:
    memory = remembered("""
        CF | Investing activities: | Purchase of securities | ext:Purchases | 2022-12-31 | 1
        CF | Investing activities: | Purchases of securities | ext:Securities | 2022-09-30 | 1
    """)
    assert concepts(statement(StatementKind.CASH_FLOWS, FLOWS), memory=memory)[0] == "ext:Purchases"


def test_another_activity_s_line_of_the_same_words_is_no_precedent() -> None:
    memory = remembered("CF | Operating activities: | Other | ext:Sundry | 2022-12-31 | 9")
    operating, financing = (
        "Operating activities:\nOther | 5",
        "Financing activities:\nOther | 5",
    )
    assert concepts(statement(StatementKind.CASH_FLOWS, operating), memory=memory) == ["ext:Sundry"]
    assert concepts(statement(StatementKind.CASH_FLOWS, financing), memory=memory) != ["ext:Sundry"]


def test_a_reworded_line_between_the_same_neighbours_finds_its_precedent() -> None:
    memory = remembered("""
        CF | Investing activities: | Purchases of securities | ext:Securities | 2022-12-31 | 1
        CF | Investing activities: | Investments and other, net | ext:StartupsAndOther | 2022-12-31 | 2
        CF | Investing activities: | Acquisitions, net of cash acquired | ext:Acquisitions | 2022-12-31 | 3
    """)
    assert concepts(statement(StatementKind.CASH_FLOWS, FLOWS), memory=memory)[1] == "ext:StartupsAndOther"
    elsewhere = FLOWS.replace("Investments in startups and other", "Loans to customers")
    assert concepts(statement(StatementKind.CASH_FLOWS, elsewhere), memory=memory)[1] != "ext:StartupsAndOther"


def test_what_counted_otherwise_is_no_precedent() -> None:
    memory = remembered("IS | | Dividends declared | ext:DividendsDeclared | 2022-12-31 | 1", UnitKind.MONEY)
    dollars, a_share = ("Dividends declared | 5", "Dividends declared | 0.05 | per share")
    assert concepts(statement(StatementKind.OPERATIONS, dollars), memory=memory) == ["ext:DividendsDeclared"]
    assert concepts(statement(StatementKind.OPERATIONS, a_share), memory=memory) != ["ext:DividendsDeclared"]


def test_a_line_that_became_a_part_of_what_it_was_does_not_keep_the_total_s_concept() -> None:
    """ "Other income, net" was the total of the non-operating lines; now it is one of them."""
    memory = remembered("""
        IS | | Interest income | InvestmentIncomeInterest | 2022-12-31 | 1
        IS | | Interest expense | InterestExpense | 2022-12-31 | 2
        IS | | Other income, net | NonoperatingIncomeExpense | 2022-12-31 | 4
    """)
    lines = """
        Operating income | 900
        Interest income | 51
        Interest expense | -6
        Other income, net | 18
        Total other income, net | 63
        Income before income taxes | 963
    """
    now = prove(statement(StatementKind.OPERATIONS, lines))
    assert concepts(now, memory=memory)[3:5] == ["OtherNonoperatingIncomeExpense", "NonoperatingIncomeExpense"]
    alone = replace(now, lines=now.lines[:4], sums=())
    assert concepts(alone, memory=memory)[3] == "NonoperatingIncomeExpense"
