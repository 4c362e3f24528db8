"""Names from the input never become paths, prefixes or addresses as they are."""

from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree

from pipeline.batch import find_releases
from pipeline.emit.names import SPECIFICATION
from pipeline.export import export_release
from pipeline.model.settings import Settings
from pipeline.reference import companies
from tests.test_cli import STATEMENT

HOSTILE = ("../../x", "/etc/x", "..", "...", "C:\\x", "\0", "3", "a\nb", "xml", "XBRLI", "LINK", "dei", "é", "x" * 500)


@pytest.mark.parametrize("ticker", HOSTILE)
def test_a_ticker_names_files_inside_the_result_only(tmp_path: Path, ticker: str) -> None:
    out = tmp_path / "work" / "out"
    export = export_release(STATEMENT, out, Settings(ticker=ticker, name=ticker, validate=False))
    assert {path.parent for path in tmp_path.rglob("*") if path.is_file()} == {out}
    assert etree.parse(export.files.schema).getroot().get("targetNamespace") == export.report.namespace
    assert export.report.prefix not in SPECIFICATION


def test_a_cik_that_is_none_opens_no_folder(tmp_path: Path) -> None:
    inside, outside = tmp_path / "companies" / "1", tmp_path / "outside"
    for folder in (inside, outside):
        folder.mkdir(parents=True)
        (folder / "company.csv").write_text("what,value\nfiscal year end,--06-30\n")
    assert companies.read_company("0000000001", tmp_path / "companies") is not None
    for cik in ("../outside", str(outside), "", "0", ".", "1/../1", "²"):
        assert companies.read_company(cik, tmp_path / "companies") is None


def test_members_of_archives_name_plain_folders(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "night.zip", "w") as archive:
        for name in ("../../up.txt", "/etc/root.txt", "a\\..\\dos.txt", "con:aux?.txt", "\u202egpj.txt", "é.txt"):
            archive.writestr(name, "x")
    folders = [one.folder for one in find_releases([str(tmp_path / "night.zip")], Settings())]
    assert len(folders) == 6
    assert all(name.isascii() and not set(name) & set("/\\:?") and name.strip(".") for name in folders)
