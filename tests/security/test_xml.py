"""XML from elsewhere declares no entities, reads no other file, and unpacks to no more than it may."""

import gzip
from datetime import date
from pathlib import Path
from zipfile import ZipFile, ZipInfo

import pytest

from pipeline.compare import filings as compared
from pipeline.learn import filings as learned
from pipeline.model.finding import Unreadable
from pipeline.model.markup import declares_entities
from pipeline.validate import packages
from pipeline.validate.cache import VARIABLE

HTML = "<html xmlns='http://www.w3.org/1999/xhtml'><body>{}</body></html>"
BOMB = "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>]>" + HTML.format("&b;")
FILE = "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>" + HTML.format("&a;")
PARAMETER = "<!doctype x [ <!entity % a SYSTEM 'http://example.com/x.dtd'> %a; ]>" + HTML.format("")
HOSTILE = {
    "bomb": BOMB.encode(),
    "file": FILE.encode(),
    "parameter": PARAMETER.encode(),
    "wide": ("\ufeff" + BOMB).encode("utf-16-le"),
    "hidden": b"<?xml version='1.0' encoding='UTF-7'?>+ADw-!ENTITY",
}
HARMLESS = (
    b"<?xml version='1.0' encoding='UTF-8'?><!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0//EN' 'x.dtd'><html/>",
    b"<html>&nbsp;&amp;</html>",
)


@pytest.mark.parametrize("data", HARMLESS)
def test_a_page_declares_nothing(data: bytes) -> None:
    assert not declares_entities(data)


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_filings_that_declare_entities_are_refused(tmp_path: Path, data: bytes) -> None:
    filing = tmp_path / "filing.htm"
    filing.write_bytes(data)
    with pytest.raises(Unreadable, match="declares entities"):
        learned.open_filing(filing)
    with pytest.raises(Unreadable, match="declares entities"):
        compared.read_filing(data, "filing.htm", date(2006, 3, 31))


def test_what_unpacks_without_end_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = gzip.compress(b"<x>" + b" " * 100_000 + b"</x>")
    filing = tmp_path / "filing.htm.gz"
    filing.write_bytes(data)
    monkeypatch.setattr(learned, "_MAX_BYTES", 10_000)
    monkeypatch.setattr(compared, "_MAX_BYTES", 10_000)
    with pytest.raises(Unreadable, match="larger"):
        learned.open_filing(filing)
    with pytest.raises(Unreadable, match="unpacks to more"):
        compared.read_filing(data, "filing.htm.gz", date(2006, 3, 31))


def link(name: str) -> ZipInfo:
    member = ZipInfo(name)
    member.external_attr = 0o120777 << 16
    return member


@pytest.mark.parametrize(
    ("member", "content", "reason"),
    [
        ("x/evil.xsd", BOMB, "declares entities in x/evil.xsd"),
        ("../evil.xsd", "", "outside its own folder"),
        (link("x/passwd"), "/etc/passwd", "holds links"),
        ("x/zeros.xsd", "0" * 3_000_000, "packed tighter"),
    ],
    ids=["entities", "climbs out", "link", "bomb"],
)
def test_hostile_taxonomy_packages_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, member: str | ZipInfo, content: str, reason: str
) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "kept"))
    package = tmp_path / "x.zip"
    with ZipFile(package, "w", compression=8) as archive:
        archive.writestr("x/META-INF/taxonomyPackage.xml", "<x/>")
        archive.writestr(member, content)
    with pytest.raises(Unreadable, match=reason):
        packages.add_package(package)
    assert packages.installed_packages() == ()


def test_a_package_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "_MAX_BYTES", 3)
    package = tmp_path / "x.zip"
    with ZipFile(package, "w") as archive:
        archive.writestr("x/META-INF/taxonomyPackage.xml", "<x/>")
    with pytest.raises(Unreadable, match="would unpack to more"):
        packages.add_package(package)
