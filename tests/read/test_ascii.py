"""Tables aligned by column: EDGAR's ASCII filings of 1996 to 2010."""

from plain_tables import table, tables, titles


def test_edgar_tags_rules_and_wrapped_labels() -> None:
    text = """
        |                 Semiconductor Corporation
        |       Consolidated Statements of Operations
        |                  (In thousands)
        |<TABLE>
        |<CAPTION>
        |                              Three Months Ended        Twelve Months Ended
        |                          ----------------------     -----------------------
        |                            Jun 30,      Mar 31        Jun 30       Jun 30
        |                             2005         2005          2005         2004
        |                          ---------    ---------     ---------    ---------
        |                                       (Restated)
        |<S>                       <C>          <C>           <C>          <C>
        |Net revenues              $  21,121    $  19,433     $  79,557    $  66,417
        |
        |Income (loss) from
        | operations                     (12)        (663)       (2,806)      (8,689)
        |   Gross profit               8,181        7,451        28,793       21,235
        |</TABLE>
        """
    assert titles(text) == [
        "Semiconductor Corporation",
        "Consolidated Statements of Operations",
        "(In thousands)",
    ]
    assert table(text) == [
        ["", "1-2: Three Months Ended", "", "3-4: Twelve Months Ended", ""],
        ["", "Jun 30,", "Mar 31", "Jun 30", "Jun 30"],
        ["", "2005", "2005", "2005", "2004"],
        ["", "", "(Restated)", "", ""],
        ["Net revenues", "$ 21,121", "$ 19,433", "$ 79,557", "$ 66,417"],
        ["Income (loss) from", "", "", "", ""],
        ["operations", "(12)", "(663)", "(2,806)", "(8,689)"],
        ["Gross profit", "8,181", "7,451", "28,793", "21,235"],
    ]


def test_empty_cells_leave_their_columns_empty() -> None:
    text = """
        |                             Jun 30,     Mar 31,     Jun 30,
        |                              2005        2005        2004
        |Net income                $   1,173   $     100   $     663
        |Workforce reduction              51         243
        |Moving cost                                             214
        |Gain on sale                    (60)                   (473)
        """
    assert table(text)[2:] == [
        ["Net income", "$ 1,173", "$ 100", "$ 663"],
        ["Workforce reduction", "51", "243", ""],
        ["Moving cost", "", "", "214"],
        ["Gain on sale", "(60)", "", "(473)"],
    ]


def test_dot_leaders_and_figures_that_touch() -> None:
    text = """
        |                                           January 30,   January 31,   February 2,
        |                                              2010          2009          2008
        |Allowance of $438 in 2009 and $351 in
        |  2008 .................................. 14,914,000    15,477,000     9,100,000
        |Cash required for investing ..............(1,703,000,000)(4,373,000,000)(6,195,000,000)
        |Sales ................................... $  801,000       866,000       647,000
        """
    assert table(text)[2:] == [
        ["Allowance of $438 in 2009 and $351 in", "", "", ""],
        ["2008", "14,914,000", "15,477,000", "9,100,000"],
        ["Cash required for investing", "(1,703,000,000)", "(4,373,000,000)", "(6,195,000,000)"],
        ["Sales", "$ 801,000", "866,000", "647,000"],
    ]


def test_percentages_between_the_amounts_and_a_title_in_the_stub() -> None:
    text = """
        |CONSOLIDATED STATEMENTS OF INCOME   Quarter Ended    Three Month   Quarter Ended
        |(unaudited)                       December 31, 2005    Change    September 30, 2005
        |- ---------------------------------------------------------------------------------
        |   Interest on loans                   $    17,328       10%         $  15,787
        |   Net gain on sales                           (3)     -108%                38
        |   Investment securities                        -        NA                  -
        """
    assert table(text) == [
        ["CONSOLIDATED STATEMENTS OF INCOME", "Quarter Ended", "Three Month", "Quarter Ended"],
        ["(unaudited)", "December 31, 2005", "Change", "September 30, 2005"],
        ["Interest on loans", "$ 17,328", "10%", "$ 15,787"],
        ["Net gain on sales", "(3)", "-108%", "38"],
        ["Investment securities", "-", "NA", "-"],
    ]


def test_a_page_break_inside_a_statement() -> None:
    text = """
        |                                         2006          2005
        |Cash                                $     541     $     570
        |Total assets                            1,541         1,570
        |                                   5
        |<PAGE>
        |
        |Payables                               12            13
        |Total liabilities                   1,541         1,570
        """
    assert table(text)[1:] == [
        ["Cash", "$ 541", "$ 570"],
        ["Total assets", "1,541", "1,570"],
        ["Payables", "12", "13"],
        ["Total liabilities", "1,541", "1,570"],
    ]


def test_figures_in_prose_are_no_table() -> None:
    text = """
        |Net revenues for the fourth quarter were $21,121,000, up 8.7% from
        |$19,433,000 in the preceding quarter and are up 5.5% from $20,029,000 in the
        |comparable period last year.  GAAP net income for the quarter was $1,173,000, or
        |$0.04 per share.
        """
    assert tables(text) == []
    (paragraph,) = titles(text)
    assert paragraph.startswith("Net revenues for")
    assert paragraph.endswith("$0.04 per share.")


def test_other_headings_or_another_stub_begin_another_table() -> None:
    text = """
        |DEPOSITS              December 31,   December 31,
        |                          2005           2004
        |Savings                  32,958         42,305
        |Checking                 79,835         79,299
        |
        |LOANS                 December 31,   December 31,
        |                          2005           2004
        |Mortgage                113,413        113,137
        |Consumer                  6,063          6,052
        |
        |                         Nine Months Ended
        |                       2005           2004
        |Net income               16,484         14,071
        |Tax                       4,993          4,266
        """
    assert [rows[0][0] for rows in tables(text)] == ["DEPOSITS", "LOANS", ""]


def test_headings_repeated_on_the_next_page_are_rows() -> None:
    text = """
        |                         2005           2004
        |Net income               16,484         14,071
        |Tax                       4,993          4,266
        |<PAGE>
        |                         2005           2004
        |Dividends                   984            266
        |Other                        93             66
        """
    assert [row[0] for row in table(text)] == ["", "Net income", "Tax", "", "Dividends", "Other"]
