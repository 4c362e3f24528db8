"""Amounts keep the currency they are printed in: of the statement, of a column of translations, of a sentence."""

from pipeline.export import make_report
from pipeline.model.settings import Settings

RELEASE = """\
Third quarter ended September 30, 2019. Bookings were RMB1,300 million (US$181.9 million).

Great Wall Online Inc.
Condensed Consolidated Statements of Operations
(In thousands of RMB, except per share data)

                             Three Months Ended September 30,
                             2018          2019         2019
                             RMB           RMB          US$
Revenues                  1,101,204     1,240,511     173,563
Cost of revenues           (601,150)     (660,402)    (92,397)
Gross profit                500,054       580,109      81,166
"""
EXPECTED = """\
Revenues     2018 CNY 1101204000
Revenues     2019 CNY 1240511000
Revenues     2019 USD 173563000
GrossProfit  2018 CNY 500054000
GrossProfit  2019 CNY 580109000
GrossProfit  2019 USD 81166000
Bookings     2019 CNY 1300000000
Bookings     2019 USD 181900000
"""


def facts(printed: str) -> set[str]:
    report, _ = make_report(printed.encode(), "release.txt", Settings())
    return {
        f"{fact.concept.partition(':')[2]} {fact.context.period.end.year} {fact.unit} {fact.value}"
        for fact in report.facts
        if fact.unit
    }


def test_a_translation_for_convenience_stands_beside_the_amounts_it_translates() -> None:
    assert {" ".join(row.split()) for row in EXPECTED.splitlines()} <= facts(RELEASE)


def test_a_dollar_sign_in_a_sentence_is_the_dollar_of_the_statements() -> None:
    printed = RELEASE.replace("RMB1,300 million (US$181.9 million)", "$1,300 million (€900 million)")
    canadian = printed.replace("of RMB", "of Canadian dollars").replace("RMB", "C$")
    assert {"Bookings 2019 CAD 1300000000", "Bookings 2019 EUR 900000000"} <= facts(canadian)
