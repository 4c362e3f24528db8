"""Sentences as printed in which a cause moves a measure: the figure is the effect and no change of the measure."""

import pytest

from pipeline.extract.prose import read_claims
from pipeline.extract.tables.find import find_statements
from pipeline.model.claim import Claim
from pipeline.reference.vocabulary import open_vocabulary
from tests.extract.release import document
from tests.extract.test_prose_reading import RELEASE


def valued(sentence: str) -> list[str]:
    """`measure kind value` of every claim of a sentence."""
    release = document(RELEASE + f"\n    {sentence}")
    statements = find_statements(release)[0].statements
    return [_valued(claim) for claim in read_claims(release, statements, open_vocabulary())]


def _valued(claim: Claim) -> str:
    return f"{claim.measure} {claim.kind} {claim.value.normalize():f}"


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        (
            "Provisions for litigation reduced diluted EPS by $9.51 and ROE by 3.5 percentage points.",
            [
                "impact of Provisions for litigation on diluted EPS level -9.51",
                "impact of Provisions for litigation on ROE level -0.035",
            ],
        ),
        (
            "The effect of calling CDs adversely impacted net interest margin by 14 bps and shaved 5 bps off margin.",
            [
                "impact of calling CDs on net interest margin level -0.0014",
                "impact on margin level -0.0005",
            ],
        ),
        (
            'The asset was charged off, increasing "Other Expenses" for the quarter by $545,000 on a pretax basis.',
            ["impact on Other Expenses level 545000"],
        ),
        (
            "Foreign currency translation negatively impacted revenue by $12 million, or 2%.",
            [
                "impact of Foreign currency translation on revenue level -12000000",
                "impact of Foreign currency translation on revenue level -0.02",
            ],
        ),
        (
            "The storm charge reduced net income by $4 million, or $0.05 per diluted share.",
            [
                "impact of storm charge on net income level -4000000",
                "impact of storm charge on net income per diluted share level -0.05",
            ],
        ),
        (
            "Favorable mix benefited gross margin by 120 basis points.",
            ["impact of Favorable mix on gross margin level 0.012"],
        ),
        (
            "Lower loan fees accounted for 6 basis points of the decline in net interest margin.",
            ["impact on net interest margin level -0.0006"],
        ),
        (
            "The reversal of interest accounted for 31 basis points of the decline.",
            [" level -0.0031"],
        ),
        (
            "Loan fees were $8 million, adding 23 basis points to the NIM.",
            ["Loan fees level 8000000", "impact on NIM level 0.0023"],
        ),
        (
            "The acquisition added $20 million to revenue in the quarter.",
            ["revenue contributed by acquisition level 20000000"],
        ),
        (
            "Growth was led by Delta, which contributed $52 million of revenue.",
            ["revenue contributed level 52000000"],
        ),
    ],
)
def test_what_a_cause_does_is_named_as_its_effect(sentence: str, claims: list[str]) -> None:
    assert valued(sentence) == claims


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        ("The company reduced debt by $20 million in the quarter.", ["debt change -20000000"]),
        ("We repaid the notes, reducing total debt by $20 million.", ["total debt change -20000000"]),
        ("Operating expenses decreased by $5 million.", ["Operating expenses change -5000000"]),
        ("Management cut our operating expenses by 5%.", ["operating expenses growth -0.05"]),
    ],
)
def test_what_a_company_does_moves_the_measure_itself(sentence: str, claims: list[str]) -> None:
    assert valued(sentence) == claims


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        ("Provision recapture of $118 million reflected better credit.", ["Provision level -118000000"]),
        (
            "Provision recapture was $254 million compared with a provision for credit losses of $52 million.",
            ["Provision level -254000000", "provision for credit losses level 52000000"],
        ),
        (
            "Provision recapture for the consumer loan portfolio decreased $128 million to $87 million.",
            ["Provision change 128000000", "Provision level -87000000"],
        ),
        (
            "The Bank recorded a recapture of provision for loan losses of $1.2 million.",
            ["provision for loan losses level -1200000"],
        ),
        ("The provision for loan losses was $2.0 million.", ["provision for loan losses level 2000000"]),
    ],
)
def test_provision_that_is_taken_back_is_below_nothing(sentence: str, claims: list[str]) -> None:
    assert valued(sentence) == claims


def test_comparable_basis_is_a_part_of_the_name() -> None:
    assert valued("Online revenue of $5.1 million decreased 13.0% on a comparable basis.") == [
        "Online revenue level 5100000",
        "comparable Online revenue growth -0.13",
    ]


def test_advances_of_a_home_loan_bank_are_debt_of_a_day() -> None:
    assert valued("Borrowings rose due to a $65.2 million increase in Federal Home Loan Bank advances.") == [
        "Federal Home Loan Bank advances change 65200000"
    ]
