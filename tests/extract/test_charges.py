"""What one charge adds to each line of the statement of operations: parts of the charge, never the line itself."""

import pytest
from release import statements

from pipeline.extract.beyond import map_beyond
from pipeline.extract.concepts import map_statements
from pipeline.extract.sums import prove
from pipeline.model.statement import StatementKind
from pipeline.reference.catalogue import open_catalogue
from pipeline.reference.labels import open_labels
from pipeline.reference.vocabulary import open_vocabulary

RELEASE = """
    Consolidated Statements of Operations
                             | Three Months Ended March 31, 2023 | Three Months Ended March 31, 2022
    Revenue                  | 900 | 800
    Cost of revenue          | 300 | 250
    Research and development | 200 | 180
    Total costs and expenses | 500 | 430
    Income from operations   | 400 | 370
    Net income               | 300 | 250
    Earnings per share       | 0.30 | 0.25

    {title}
                             | Three Months Ended March 31, 2023 | Three Months Ended March 31, 2022
    {heading} |
    Cost of revenue          | 26 | 14
    Research and development | 71 | 52
    {total} | 97 | 66
"""


@pytest.mark.parametrize(
    ("title", "heading", "total", "concept"),
    [
        ("Key Metrics", "Stock-based Compensation Expense:", "Total", "us-gaap:AllocatedShareBasedCompensationExpense"),
        (
            "Reconciliation of GAAP to Non-GAAP Results",
            "(1) Amortization of purchased intangibles was as follows:",
            "",
            "us-gaap:AmortizationOfIntangibleAssets",
        ),
        (
            "Reconciliation of GAAP to Non-GAAP Results",
            "(A) Acquisition-related costs are comprised of amortization and compensation charges:",
            "Total",
            "ext:AcquisitionRelatedCosts",
        ),
    ],
)
def test_a_row_named_by_a_function_under_a_charge_is_its_part(
    title: str, heading: str, total: str, concept: str
) -> None:
    printed = map(prove, statements(RELEASE.format(title=title, heading=heading, total=total)))
    catalogue = open_catalogue("us-gaap-2025")
    mapped = map_beyond(map_statements(tuple(printed), open_labels(), catalogue), open_vocabulary(), catalogue)
    lines = [line for each in mapped if each.kind is not StatementKind.OPERATIONS for line in each.lines]
    said = [(line.mapping.concept, [name for _, name in line.mapping.members]) for line in lines if line.mapping]
    assert said == [
        (concept, ["us-gaap:CostOfSalesMember"]),
        (concept, ["us-gaap:ResearchAndDevelopmentExpenseMember"]),
        (concept, []),
    ]
