"""Rows to line items: wrapped labels, headings, totals that close them."""

from tests.extract.release import lines, only


def sheet(rows: str) -> list[str]:
    head = """
        BALANCE SHEETS
        (in thousands)

        | March 31, 2020 | December 31, 2019
    """
    return lines(only(head.rstrip(" ") + rows.lstrip("\n")))


def test_headings_stand_over_their_lines_until_a_total_closes_them() -> None:
    assert sheet(
        """
        ASSETS |
        Current assets: |
        Cash | 1 | 2
        Total current assets | 1 | 2
        Goodwill | 3 | 4
        Total assets | 4 | 6
        """
    ) == [
        "ASSETS > Current assets: > Cash: money 10^3: 1, 2",
        "ASSETS > Current assets: > Total current assets: money 10^3: 1, 2",
        "ASSETS > Goodwill: money 10^3: 3, 4",
        "ASSETS > Total assets: money 10^3: 4, 6",
    ]


def test_a_label_wraps_to_the_row_of_its_figures() -> None:
    assert sheet(
        """
        Accounts receivable, net of allowance of |
        $5 and $6, respectively | 1 | 2
        Total assets | 1 | 2
        """
    ) == [
        "Accounts receivable, net of allowance of $5 and $6, respectively: money 10^3: 1, 2",
        "Accounts receivable, net of allowance of $5 and $6, respectively > allowance: money 10^3: 5, 6",
        "Total assets: money 10^3: 1, 2",
    ]


def test_a_total_without_a_label_stays_without_one() -> None:
    assert (
        sheet(
            """
        Total liabilities | 1 | 2
        Total equity | 3 | 4
        | $ 4 | $ 6
        Total assets | 4 | 6
        """
        )[2]
        == ": money 10^3: 4, 6"
    )


def test_dot_leaders_and_footnote_marks_are_no_part_of_a_label() -> None:
    printed = sheet(
        """
        Cash (1) . . . . . . | 1 | 2
        Total assets* | 1 | 2
        """
    )
    assert printed == ["Cash: money 10^3: 1, 2", "Total assets: money 10^3: 1, 2"]
