"""Written files, and the EDGAR Filer Manual's rules: sound as they are, told by rule where broken."""

import shutil
from pathlib import Path

import pytest

from pipeline.export import export_release
from pipeline.model.settings import Settings
from pipeline.validate.documents import read_documents
from pipeline.validate.edgar import check_edgar

RELEASE = Path(__file__).parents[1] / "findings" / "faultless.txt"


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("written") / "release"
    return export_release(RELEASE, out, Settings(cik="1", validate=False)).files.instance


def codes(instance: Path) -> set[str]:
    return {finding.code for finding in check_edgar(read_documents(instance))}


def broken(written: Path, folder: Path, end: str, old: str, new: str) -> Path:
    """A copy of the files in which one text is another."""
    copy = Path(shutil.copytree(written.parent, folder / "copy"))
    path = copy / f"{written.stem}{end}"
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{path.name} does not hold {old}"
    path.write_text(text.replace(old, new), encoding="utf-8")
    return copy / written.name


def test_what_the_project_writes_keeps_the_rules(written: Path) -> None:
    assert check_edgar(read_documents(written)) == ()


@pytest.mark.parametrize(
    ("end", "old", "new", "code"),
    [
        (".xml", ">0000000001<", ">1<", "edgar.identifier"),
        (".xml", "http://www.sec.gov/CIK", "http://www.example.com/", "edgar.identifier"),
        (".xml", "dei:EntityRegistrantName", "dei:TradingSymbol", "edgar.cover"),
        (".xml", 'decimals="-3"', 'precision="5"', "edgar.decimals"),
        ("_lab.xml", ' xml:lang="en-US"', ' xml:lang="de"', "edgar.label"),
        ("_pre.xml", "#us-gaap_Assets", "#us-gaap_Goodwill", "edgar.presentation"),
    ],
)
def test_a_broken_rule_is_named(written: Path, tmp_path: Path, end: str, old: str, new: str, code: str) -> None:
    assert codes(broken(written, tmp_path, end, old, new)) == {code}


@pytest.mark.parametrize(("kind", "code"), [("context", "edgar.duplicate-context"), ("unit", "edgar.duplicate-unit")])
def test_saying_the_same_twice_is_named(written: Path, tmp_path: Path, kind: str, code: str) -> None:
    text = written.read_text(encoding="utf-8")
    start, end = text.index(f"<xbrli:{kind} "), text.index(f"</xbrli:{kind}>") + len(f"</xbrli:{kind}>")
    again = text[start:end].replace('id="', 'id="again-')
    assert codes(broken(written, tmp_path, ".xml", text[start:end], text[start:end] + again)) == {code}


def test_a_name_edgar_does_not_know_is_named(written: Path, tmp_path: Path) -> None:
    for path in written.parent.glob(f"{written.stem}*"):
        shutil.copy(path, tmp_path / path.name.replace(written.stem, "Release_1"))
    assert codes(tmp_path / "Release_1.xml") == {"edgar.file-name"}


def test_a_misnamed_concept_is_named(written: Path, tmp_path: Path) -> None:
    """An own concept in lower case, whose id is not its prefix and name."""
    closing = '<xs:element name="lostAmount" id="lost"/></xs:schema>'
    copy = Path(shutil.copytree(written.parent, tmp_path / "copy"))
    schema = copy / f"{written.stem}.xsd"
    text = schema.read_text(encoding="utf-8")
    end = text[text.rindex("</") :].strip()
    prefix = end[2:].partition(":")[0]
    schema.write_text(text.replace(end, closing.replace("xs:", f"{prefix}:")), encoding="utf-8")
    assert codes(copy / written.name) == {"edgar.concept-name"}


def test_a_registrant_nobody_knows_is_not_asked_for_its_number(tmp_path: Path) -> None:
    export = export_release(RELEASE, tmp_path / "out", Settings(validate=False))
    assert check_edgar(read_documents(export.files.instance)) == ()
