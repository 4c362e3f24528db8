"""What stands outside the primary statements never changes them, and says the same thing only once."""

from pipeline.model.period import Duration
from pipeline.model.report import Report
from pipeline.model.statement import StatementKind, UnitKind

from .mapped import QUARTER, facts, report, statement

IS, REC, TEXT = StatementKind.OPERATIONS, StatementKind.RECONCILIATION, StatementKind.PROSE
BEFORE = Duration.of("2005-10-01", "2005-12-31")


def reasons(made: Report) -> list[str]:
    return [omission.reason for omission in made.omissions]


def test_a_bridge_however_sure_never_takes_a_concept_from_a_statement() -> None:
    income = statement(IS, "Net income | ?NetIncomeLoss | 541")
    bridge = statement(REC, "Net income, adjusted | NetIncomeLoss | 600")
    assert sorted(facts(income, bridge)) == ["NetIncomeLoss 541", "own:NetIncomeAdjusted 600"]


def test_a_line_printed_again_is_one_fact_and_adds_the_periods_the_statement_has_not() -> None:
    income = statement(IS, "Net income | NetIncomeLoss | 541")
    bridge = statement(REC, "Net income | NetIncomeLoss | 541 (177)", (QUARTER, BEFORE))
    assert facts(income, bridge) == ["NetIncomeLoss 541", "NetIncomeLoss -177"]


def test_the_sign_of_a_repeated_line_is_that_of_the_statement() -> None:
    income = statement(IS, "Interest expense | InterestExpense | 251")
    bridge = statement(REC, "Interest expense | InterestExpense | (251) (97)", (QUARTER, BEFORE))
    assert facts(income, bridge) == ["InterestExpense 251", "InterestExpense 97"]


def test_a_number_that_another_table_rounds_otherwise_is_told_apart() -> None:
    income = statement(IS, "Share-based compensation | ShareBasedCompensation | 2,036")
    made = report(income, statement(REC, "Share-based compensation | ShareBasedCompensation | 2,035"))
    assert reasons(made) == ["the release prints it as 2,036 elsewhere"]
    cents = statement(IS, "Diluted | EarningsPerShareDiluted | 1.21", unit=UnitKind.PER_SHARE)
    other = statement(REC, "Diluted | EarningsPerShareDiluted | 1.20", unit=UnitKind.PER_SHARE)
    assert sorted(facts(cents, other)) == ["EarningsPerShareDiluted 1.21", "own:Diluted 1.20"]


def test_what_differs_between_two_times_that_end_on_a_day_is_no_balance_of_it() -> None:
    year = Duration.of("2005-04-01", "2006-03-31")
    printed = """
        Time deposits  | ?TimeDeposits | 22,788 24,492
        Goodwill       | Goodwill      | 545    545
    """
    told = statement(StatementKind.KEY_FIGURES, printed, (QUARTER, year))
    assert sorted(facts(statement(IS, "Net income | NetIncomeLoss | 541"), told)) == [
        "Goodwill 545 @ 2006-03-31",
        "NetIncomeLoss 541",
        "own:TimeDeposits 22788",
        "own:TimeDeposits 24492",
    ]


def test_bridges_are_proved_though_they_add_debits_to_credits() -> None:
    printed = """
        Net income                 | NetIncomeLoss            | 541  177
        Depreciation               | Depreciation             | 3932 4035
        EBITDA                     | ext:EBITDA               | 4473 4212
    """
    made = report(statement(IS, "Revenue | Revenues | 9"), statement(REC, printed, (QUARTER, BEFORE)))
    (proof,) = [sum_ for role in made.roles for sum_ in role.calculations]
    assert (proof.total, proof.parts) == (
        "registrant:EBITDA",
        (("us-gaap:NetIncomeLoss", 1), ("us-gaap:Depreciation", 1)),
    )


def test_a_sentence_adds_what_is_new_repeats_what_agrees_and_is_silent_where_it_contradicts() -> None:
    income = statement(IS, "Net income | NetIncomeLoss | 541")
    said = "Customers | ext:Customers | 2142 \n net income | NetIncomeLoss | 541 \n net income | NetIncomeLoss | 999"
    made = report(income, statement(TEXT, said))
    told = [fact for fact in made.facts if fact.status is not None]
    assert sorted((fact.concept.partition(":")[2], int(str(fact.value)), len(fact.also)) for fact in told) == [
        ("Customers", 2142, 0),
        ("NetIncomeLoss", 541, 1),
    ]
    assert reasons(made) == ["a sentence says it of something that is printed otherwise, or of a part of it"]
