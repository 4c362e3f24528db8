"""What the proofs say against a statement, and that they say nothing against a right one."""

from dataclasses import replace

import pytest

from pipeline.extract.sums import findings, mend, prove
from pipeline.model.statement import StatementKind as Kind
from pipeline.model.statement import UnitKind
from tests.extract.sums_tables import table

RIGHT = """
Net sales                                      42,625    37,855    39,001
Cost of sales                                  22,217    19,887    20,040
Gross profit                                   20,408    17,968    18,961
Selling expenses                                6,970     6,326     6,550
Research and development                        1,225     1,445     1,310
Total operating expenses                        8,195     7,771     7,860
Operating income                               12,213    10,197    11,101
Income tax expense                              3,011     2,480     2,777
Net income                                      9,202     7,717     8,324
"""

CASH = """
Net income                                              541     (570)
Depreciation                                          3,932     3,496
Net cash provided by operating activities             4,473     2,926
Purchases of investments                             (2,996)       --
Maturities of investments                             3,328     1,195
Net cash {caption} investing activities                 332     1,195
Net increase in cash                                  4,805     4,121
Cash at beginning of period                          24,434    33,823
Cash at end of period                                29,239    37,944
"""


SALES = """
Maturities of investments                             2,228     1,245
Sales of investments                                  1,100       100
"""


def told(printed: str, kind: Kind) -> list[str]:
    return [f"{finding.code}: {finding.message}" for finding in findings(prove(table(printed, kind)))]


def told_of_shares(printed: str) -> list[str]:
    statement = prove(table(printed, Kind.OPERATIONS, UnitKind.PER_SHARE))
    return [f"{finding.code}: {finding.message}" for finding in findings(statement)]


def test_a_right_statement_gives_none() -> None:
    assert told(RIGHT, Kind.OPERATIONS) == []
    assert told(CASH.format(caption="provided by"), Kind.CASH_FLOWS) == []


@pytest.mark.parametrize(
    ("right", "wrong", "total", "difference"),
    [
        ("20,040", "20,940", "Gross profit", "900"),
        ("6,326", "3,626", "Total operating expenses", "2,700"),
        ("8,324", "8,329", "Net income", "5"),
    ],
)
def test_a_wrong_digit_names_the_total_the_column_and_the_difference(
    right: str, wrong: str, total: str, difference: str
) -> None:
    column = next(line.split().index(right) - len(line.split()) + 4 for line in RIGHT.splitlines() if right in line)
    (only,) = told(RIGHT.replace(right, wrong), Kind.OPERATIONS)
    assert only.startswith(
        f'sums.does-not-foot: "{total}" does not add up in column {column}: it differs by {difference}'
    )


@pytest.mark.parametrize(
    ("right", "wrong", "line"),
    [
        ("6,970     6,326", "6,326     6,970", "Selling expenses"),
        ("37,855    39,001", "39,001    37,855", "Net sales"),
        ("9,202     7,717", "7,717     9,202", "Net income"),
    ],
)
def test_figures_in_each_others_column_are_told_of_their_line(right: str, wrong: str, line: str) -> None:
    assert right in RIGHT
    (only,) = told(RIGHT.replace(right, wrong), Kind.OPERATIONS)
    assert only.startswith(f'sums.exchanged: The figures of "{line}" in the columns')


def test_a_line_that_is_a_total_without_saying_so_is_told_where_it_fails() -> None:
    printed = """
    Transmission and distribution       8,094     8,046
    Generation                         10,134     9,588
    General                               872       840
    Electric plant in service          19,100     18,474
    Construction work in progress         647     1,131
    """
    assert told(printed.replace("19,100", "19,900"), Kind.BALANCE_SHEET)[0].startswith(
        'sums.does-not-foot: "Electric plant in service" does not add up in column 1: it differs by 800'
    )
    assert told(printed, Kind.BALANCE_SHEET) == []


def test_earnings_per_share_of_discontinued_operations_add_up_within_their_own_rounding() -> None:
    printed = """
    Income from continuing operations per share         1.19      {first}
    Loss from discontinued operations per share         0.00     (0.10)
    Net income per share                                1.19      0.33
    """
    assert told_of_shares(printed.format(first="0.43")) == []
    assert told_of_shares(printed.format(first="0.45")) == [], "each is worked out on its own"
    (only,) = told_of_shares(printed.format(first="7.43"))
    assert only.startswith('sums.does-not-foot: "Net income per share" does not add up in column 2')


def test_a_wrong_subtotal_shows_below_and_above() -> None:
    found = told(RIGHT.replace("7,771", "7,711"), Kind.OPERATIONS)
    assert [finding.split('"')[1] for finding in found] == ["Total operating expenses", "Operating income"]


def test_a_total_that_lost_a_line_is_told() -> None:
    without = "\n".join(line for line in RIGHT.splitlines() if "Research" not in line)
    (only,) = told(without, Kind.OPERATIONS)
    assert only.startswith('sums.does-not-foot: No lines above "Total operating expenses" add up to it')
    lost = "\n".join(line for line in CASH.splitlines() if "Depreciation" not in line)
    assert told(lost.format(caption="used in"), Kind.CASH_FLOWS)[0].startswith(
        'sums.does-not-foot: No lines above "Net cash provided by operating activities" add up to it'
    )


@pytest.mark.parametrize("caption", ["used in (provided by)", "used in"])
def test_a_caption_that_says_the_opposite_of_the_proof(caption: str) -> None:
    (only,) = told(CASH.format(caption=caption), Kind.CASH_FLOWS)
    assert only.startswith(f'sums.caption-sign: "Net cash {caption} investing activities" is cash provided')


def test_a_line_printed_without_its_parentheses() -> None:
    printed = CASH.format(caption="provided by").replace("(2,996)       --", "2,996       150")
    printed = printed.replace("Maturities of investments                             3,328     1,195", SALES)
    (only,) = told(printed, Kind.CASH_FLOWS)
    assert only.startswith('sums.line-sign: "Purchases of investments" must be taken off')


def test_a_sum_that_needs_rounding_is_noted() -> None:
    assert told(
        RIGHT.replace("8,195", "8,196").replace("12,213", "12,212").replace("9,202", "9,201"), Kind.OPERATIONS
    ) == [
        (
            'sums.rounding: "Total operating expenses" differs by 1 from the sum of its 2 parts in column 1, '
            "which rounding explains."
        )
    ]


def test_a_line_of_shares_that_a_total_needs_is_an_amount() -> None:
    printed = """
    Retained earnings                            43,444    41,347
    9,894,380 and 9,918,707 shares outstanding    9,894     9,919
    Total stockholders' equity                   53,338    51,266
    """
    statement = table(printed, Kind.BALANCE_SHEET)
    counted = replace(statement.lines[1], unit=UnitKind.SHARES)
    read = prove(replace(statement, lines=(statement.lines[0], counted, statement.lines[2])))
    mended, (only,) = mend(read)
    assert [line.unit for line in mended.lines] == [UnitKind.MONEY] * 3
    assert only.message.endswith('only so does "Total stockholders\' equity" add up.')
    assert mend(prove(statement)) == (prove(statement), ())


def test_a_line_of_shares_stays_one_where_nothing_needs_it() -> None:
    statement = table(CASH.format(caption="provided by"), Kind.CASH_FLOWS)
    shares = replace(statement.lines[1], order=len(statement.lines), label="Shares issued", unit=UnitKind.SHARES)
    read = prove(replace(statement, lines=(*statement.lines, shares)))
    assert mend(read) == (read, ())


def test_a_cost_among_costs_that_is_printed_as_negative_and_counts_as_positive() -> None:
    printed = """
    Cost of sales                        22,217    19,887
    Selling expenses                      6,970     6,326
    Research and development              1,225     1,445
    Total costs and expenses             30,412    27,658
    """
    assert told(printed, Kind.OPERATIONS) == []
    (only,) = told(printed.replace("1,225     1,445", "(1,225)   (1,445)"), Kind.OPERATIONS)
    assert only.startswith('sums.line-sign: "Research and development" must be taken off for "Total costs')


def test_a_balance_sheet_whose_two_sides_agree_may_still_have_lost_a_line() -> None:
    printed = """
    Cash                                           47,155    43,562
    Goodwill                                       36,314    36,314
    Total assets                                   83,469    79,876
    Accounts payable                               21,000    19,000
    Long-term debt                                 12,469    10,876
    Shareholders' equity                           50,000    50,000
    Total liabilities and shareholders' equity     83,469    79,876
    """
    assert told(printed, Kind.BALANCE_SHEET) == []
    without = "\n".join(line for line in printed.splitlines() if "debt" not in line)
    (only,) = told(without, Kind.BALANCE_SHEET)
    assert only.startswith('sums.does-not-foot: No lines above "Total liabilities and shareholders\' equity" add up')
