"""What stands outside the primary statements never changes them, and says the same thing only once."""

from pipeline.model.period import Duration
from pipeline.model.report import Report
from pipeline.model.statement import StatementKind

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
