"""EDGAR's complete submission text file."""

from datetime import date

import pytest

from pipeline.model.document import FilingHeader, Format
from pipeline.model.finding import Unreadable
from pipeline.read import read
from tests.read.printed import document, tables, titles

HEADER = """\
-----BEGIN PRIVACY-ENHANCED MESSAGE-----
<SEC-DOCUMENT>0001193125-06-000001.txt : 20060504
<SEC-HEADER>0001193125-06-000001.hdr.sgml : 20060504
CONFORMED SUBMISSION TYPE:	8-K
CONFORMED PERIOD OF REPORT:	20060504
FILED AS OF DATE:		20060505

FILER:
	COMPANY DATA:
		COMPANY CONFORMED NAME:			ACME WIDGETS INC
		CENTRAL INDEX KEY:			0000012345
		STANDARD INDUSTRIAL CLASSIFICATION:	SERVICES-BUSINESS SERVICES, NEC [7389]
		FISCAL YEAR END:			0930
</SEC-HEADER>
"""


def part(kind: str, text: str) -> str:
    return f"<DOCUMENT>\n<TYPE>{kind}\n<SEQUENCE>1\n<FILENAME>a\n<TEXT>\n{text}\n</TEXT>\n</DOCUMENT>\n"


SUBMISSION = (
    HEADER
    + part("8-K", "<html><body><p>Item 2.02</p></body></html>")
    + part("EX-99.2", "<html><body><p>Slides</p><table><tr><td>Stores</td><td>12</td></tr></table></body></html>")
    + part("EX-99.1", "<html><body><p>Results</p><table><tr><td>Sales</td><td>70</td></tr></table></body></html>")
    + part("EX-10.1", "<p>Credit agreement</p>")
    + part("GRAPHIC", "begin 644 logo.jpg\nM_]C_X``02D9)1@`!\n`\nend")
    + "</SEC-DOCUMENT>\n-----END PRIVACY-ENHANCED MESSAGE-----\n"
)


def test_the_release_comes_first_then_other_exhibits_then_the_form() -> None:
    found = document(SUBMISSION)
    assert found.format is Format.SUBMISSION
    assert titles(SUBMISSION) == ["Results", "Slides", "Item 2.02"]
    assert tables(SUBMISSION) == [[["Sales", "70"]], [["Stores", "12"]]]
    assert [table.index for table in found.tables()] == [1, 2]


def test_the_header_says_who_filed_what_and_when() -> None:
    assert document(SUBMISSION).header == FilingHeader(
        cik="0000012345",
        name="ACME WIDGETS INC",
        form="8-K",
        sic="7389",
        fiscal_year_end="--09-30",
        period=date(2006, 5, 4),
        filed=date(2006, 5, 5),
    )


def test_the_header_of_the_dissemination_feed() -> None:
    head = "<SUBMISSION>\n<TYPE>8-K\n<PERIOD>20060504\n<FILING-DATE>20060505\n<FILER>\n<CONFORMED-NAME>ACME INC\n"
    head += "<CIK>0000012345\n<ASSIGNED-SIC>7389\n<FISCAL-YEAR-END>1231\n</FILER>\n"
    header = document(head + part("EX-99.1", "<p>Results</p>")).header
    assert (header.cik, header.name, header.form, header.sic) == ("0000012345", "ACME INC", "8-K", "7389")
    assert (header.fiscal_year_end, header.period, header.filed) == ("--12-31", date(2006, 5, 4), date(2006, 5, 5))


def test_exhibits_of_different_kinds_read_as_what_they_are() -> None:
    ascii_exhibit = "<TABLE>\n<CAPTION>\n                2003      2002\n<S>             <C>       <C>\n"
    ascii_exhibit += "Revenue       $ 1,234   $ 1,111\nCost              200       300\n</TABLE>"
    text = HEADER + part("EX-99.1", ascii_exhibit) + part("8-K", "<html><body><p>Item 2.02</p></body></html>")
    assert tables(text) == [[["", "2003", "2002"], ["Revenue", "$ 1,234", "$ 1,111"], ["Cost", "200", "300"]]]
    assert titles(text) == ["Item 2.02"]


def test_one_exhibit_in_its_wrapper_is_read_as_what_it_is() -> None:
    found = document(part("EX-99.1", "<html><body><p>Results</p></body></html>"))
    assert found.format is Format.HTML
    assert found.header == FilingHeader()


def test_a_submission_of_pictures_holds_no_text() -> None:
    with pytest.raises(Unreadable) as refused:
        read((HEADER + part("GRAPHIC", "begin 644 logo.jpg\nM_]C_\nend")).encode(), "filing.txt")
    assert refused.value.code == "read.empty"
