"""Who a release is about, as it prints it."""

import pytest

from pipeline.extract.cover import read_cover
from pipeline.model.settings import Settings
from tests.extract.release import document

NAMES = {
    "Acme Widgets, Inc.\nCONSOLIDATED STATEMENTS OF INCOME": "Acme Widgets, Inc.",
    "ACME WIDGETS CORPORATION AND SUBSIDIARIES\n(Unaudited)\nBALANCE SHEETS": "ACME WIDGETS CORPORATION",
    "Acme Reports Results\nDENVER - Acme Widgets plc (NYSE: ACM) today announced": "Acme Widgets plc",
    "Acme First Quarter 2021 Results": "Acme",
    "Exhibit 99.1\nPress Release\nAcme Announces Fourth Quarter Results": "Acme",
}


@pytest.mark.parametrize(("printed", "name"), NAMES.items())
def test_the_registrants_name(printed: str, name: str) -> None:
    cover = read_cover(document(printed), Settings())
    assert cover.name is not None
    assert cover.name.text == name


def test_ticker_exchange_and_fiscal_year() -> None:
    cover = read_cover(document("Acme Inc. (Nasdaq: ACME) reported its first quarter of fiscal 2024."), Settings())
    said = (cover.ticker, cover.exchange, cover.fiscal_year)
    assert [one.text for one in said if one] == ["ACME", "Nasdaq", "2024"]


def test_the_companys_own_site_among_others() -> None:
    printed = "Acme Inc. (NYSE: ACM) files with the SEC (www.sec.gov).\nSee https://investor.acme.com for more."
    cover = read_cover(document(printed), Settings())
    assert cover.website is not None
    assert cover.website.text == "investor.acme.com"


def test_what_the_caller_says_comes_first() -> None:
    cover = read_cover(document("Acme Inc. (NYSE: ACM) reports"), Settings(name="Other Co", cik="1234", ticker="oth"))
    said = (cover.name, cover.cik, cover.ticker)
    assert [one.text for one in said if one] == ["Other Co", "0000001234", "OTH"]
