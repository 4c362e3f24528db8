"""Taxonomy packages a user adds: what is refused, what is kept, what is used."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from zipfile import ZipFile

import pytest

from pipeline.model.finding import Unreadable
from pipeline.model.report import Report
from pipeline.reference.catalogue import SqliteCatalogue
from pipeline.validate import add_package, installed_packages, validate
from pipeline.validate.cache import VARIABLE, write_once
from pipeline.validate.packages import served

MANIFEST = (
    '<tp:taxonomyPackage xmlns:tp="http://xbrl.org/2016/taxonomy-package" xml:lang="en"><tp:identifier>x'
    "</tp:identifier><tp:name>X</tp:name><tp:version>1</tp:version></tp:taxonomyPackage>"
)
CATALOG = (
    '<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">'
    '<rewriteURI uriStartString="https://xbrl.sec.gov/dei/2025/" rewritePrefix="../dei/"/></catalog>'
)
DEI = (
    '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xbrli="http://www.xbrl.org/2003/instance"'
    ' targetNamespace="http://xbrl.sec.gov/dei/2025">'
    '<xs:import namespace="http://www.xbrl.org/2003/instance"'
    ' schemaLocation="http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"/>'
    '<xs:element name="DocumentType" id="dei_DocumentType" type="xbrli:stringItemType" nillable="true"'
    ' substitutionGroup="xbrli:item" xbrli:periodType="duration"/></xs:schema>'
)
PACKAGE = {"x/META-INF/taxonomyPackage.xml": MANIFEST, "x/META-INF/catalog.xml": CATALOG, "x/dei/dei-2025.xsd": DEI}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "kept"))
    return tmp_path


def packed(path: Path, files: dict[str, str]) -> Path:
    with ZipFile(path, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return path


def test_a_package_is_kept_and_named(folder: Path) -> None:
    kept, finding = add_package(packed(folder / "dei-2025.zip", PACKAGE))

    assert finding.code == "taxonomy.added"
    assert "dei-2025.zip was added; it is not one whose SHA-256 is known here" in finding.message
    assert installed_packages() == (kept,)
    assert kept.name.startswith("dei-2025-")


@pytest.mark.parametrize(
    ("files", "reason"),
    [
        ({"x/dei/dei-2025.xsd": DEI}, r"x\.zip is no taxonomy package: it has no META-INF/taxonomyPackage.xml"),
        (PACKAGE | {"../../evil.xsd": DEI}, r"x\.zip holds files outside its own folder"),
        (PACKAGE | {"/etc/evil.xsd": DEI}, r"x\.zip holds files outside its own folder"),
    ],
    ids=["no manifest", "climbs out", "absolute"],
)
def test_what_is_no_package_is_refused(folder: Path, files: dict[str, str], reason: str) -> None:
    with pytest.raises(Unreadable, match=reason) as caught:
        add_package(packed(folder / "x.zip", files))

    assert caught.value.code == "taxonomy.package"
    assert installed_packages() == ()


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 and then nonsense", b"<html/>"], ids=["empty", "cut", "a page"])
def test_what_is_no_zip_is_refused(folder: Path, content: bytes) -> None:
    path = folder / "x.zip"
    path.write_bytes(content)

    with pytest.raises(Unreadable, match=r"x\.zip is not a zip file that can be read"):
        add_package(path)


def test_a_file_that_is_not_there_is_refused(folder: Path) -> None:
    with pytest.raises(Unreadable, match=r"x\.zip cannot be read"):
        add_package(folder / "x.zip")


def test_a_package_serves_what_its_catalog_maps_and_it_holds(folder: Path, catalogue: SqliteCatalogue) -> None:
    path = packed(folder / "dei-2025.zip", PACKAGE)
    empty = packed(folder / "empty.zip", {name: text for name, text in PACKAGE.items() if "dei/" not in name})

    assert served(path, catalogue.schemas) == {"https://xbrl.sec.gov/dei/2025/dei-2025.xsd"}
    assert served(empty, catalogue.schemas) == frozenset()


def test_a_package_that_was_added_is_used(
    folder: Path, filing: Callable[..., Path], report: Report, catalogue: SqliteCatalogue
) -> None:
    add_package(packed(folder / "dei-2025.zip", PACKAGE))

    *faults, how = validate(filing(), report, catalogue)

    assert how.code == "validate.official"
    assert "Validated against dei-2025-" in how.message
    missing = [fault.message for fault in faults if fault.code == "arelle.xbrl:schemaImportMissing"]
    assert missing == [
        "Instance facts missing schema concept definition: dei:DocumentFiscalPeriodFocus, dei:EntityRegistrantName"
    ], "this package declares one concept only"


def test_of_two_packages_that_serve_the_same_one_is_used(
    folder: Path, filing: Callable[..., Path], report: Report, catalogue: SqliteCatalogue
) -> None:
    one = packed(folder / "one.zip", PACKAGE)
    two = packed(folder / "two.zip", PACKAGE)

    *_, how = validate(filing(), report, catalogue, packages=(one, two))

    assert "Validated against one.zip, and the embedded catalogue" in how.message


def test_many_writers_of_one_file_leave_it_whole(folder: Path) -> None:
    content = b"x" * 1_000_000
    with ThreadPoolExecutor(8) as pool:
        paths = set(pool.map(lambda _: write_once(folder / "cache" / "one.zip", content), range(32)))

    assert [path.read_bytes() for path in paths] == [content]
    assert [path.name for path in (folder / "cache").iterdir()] == ["one.zip"]
