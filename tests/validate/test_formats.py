"""Every format of a report is valid and says the same facts: Arelle's word, on whole releases and on faults put in."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest

from pipeline.emit import report_files, write_files
from pipeline.emit.formats import format_files
from pipeline.export import export_release
from pipeline.model.document import Document
from pipeline.model.finding import Severity
from pipeline.model.report import Report
from pipeline.model.settings import OutputFormat, Settings
from pipeline.model.statement import Footnote
from pipeline.read import read
from pipeline.reference.catalogue import open_catalogue
from pipeline.validate.formats import validate_formats
from tests.emit.small import REPORT

pytestmark = pytest.mark.slow

ALL = tuple(sorted(set(OutputFormat) - {OutputFormat.XBRL}))
FILES = {
    *("abc-20060331.json", "abc-20060331_facts.json", "abc-20060331.htm"),
    *("abc-20060331.xbri", "abc-20060331.xbr", "abc-20060331-taxonomy.zip"),
}
CATALOGUE = open_catalogue("us-gaap-2025")
NOTED = replace(
    REPORT,
    facts=tuple(
        replace(fact, footnotes=(Footnote(mark="a", text="R&D <in part>.", source=fact.source),) if at < 2 else ())
        for at, fact in enumerate(REPORT.facts)
    ),
)
"""The small report with a note on its first two facts."""
PAGE = """\
ABC & Co

\t2006
Revenues\t$ 43,063
Costs\t22,951
Profit\t20,112
Refunds\t(5)
EPS\t$(0.01)
Awards\t321
Cash\tN/A
"""


def placed(report: Report) -> tuple[Report, Document]:
    """The small report with receipts for a page that prints its figures."""
    document, _ = read(PAGE.encode(), "release.txt")
    facts = []
    for fact in report.facts:
        start = document.text.find(fact.source.text) if fact.source.text else -1
        facts.append(
            replace(fact, source=replace(fact.source, start=max(start, 0), end=max(start, 0) + len(fact.source.text)))
        )
    return replace(report, facts=tuple(facts)), document


Formats = Callable[..., list[str]]


@pytest.fixture
def check(tmp_path: Path, cache: Path) -> Formats:
    """Writes every format, lets `spoil` change the folder, and gives the codes of what is worse than a note.

    `only` is the one format to look at.
    """

    def run(spoil: Callable[[Path], None] = lambda _: None, only: str = "") -> list[str]:
        report, document = placed(NOTED)
        xbrl = report_files(report, CATALOGUE)
        made = format_files(ALL, report, document, CATALOGUE, xbrl)
        assert set(made.entries) == FILES
        write_files({**xbrl, **made.files}, tmp_path)
        spoil(tmp_path)
        instance, others = tmp_path / "abc-20060331.xml", [tmp_path / name for name in made.entries if only in name]
        found = validate_formats(instance, others, report, CATALOGUE, cache=cache, packages=())
        return [finding.code for finding in found if finding.severity is not Severity.INFO]

    return run


def test_all_formats_of_the_small_report_are_valid_and_equal(check: Formats) -> None:
    assert check() == []


def replaced(name: str, old: bytes, new: bytes) -> Callable[[Path], None]:
    def spoil(folder: Path) -> None:
        content = (folder / name).read_bytes()
        assert old in content
        (folder / name).write_bytes(content.replace(old, new))

    return spoil


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        pytest.param("abc-20060331.htm", b">43,063<", b">43,064<", id="another value on the page"),
        pytest.param("abc-20060331.htm", b'scale="3"', b'scale="6"', id="another scale"),
        pytest.param("abc-20060331.json", b'"decimals": -3', b'"decimals": -6', id="another precision"),
        pytest.param("abc-20060331_facts.csv", b"22951000", b"22951001", id="another value in the table"),
        pytest.param("abc-20060331_facts.csv", b"#nil", b"7", id="a value for nil"),
        pytest.param("abc-20060331.htm", b'fromRefs="f1 f2"', b'fromRefs="f1 f3"', id="a note on another fact"),
        pytest.param("abc-20060331.json", b"in part&gt;", b"in whole&gt;", id="another note"),
    ],
)
def test_a_format_that_says_other_facts_is_seen(check: Formats, name: str, old: bytes, new: bytes) -> None:
    assert "format.facts" in check(replaced(name, old, new), only=name.replace(".csv", ".json"))


def test_a_page_that_is_no_xhtml_is_seen(check: Formats) -> None:
    codes = check(replaced("abc-20060331.htm", b"<td>", b"<td bgcolor='red'>"), only=".htm")
    assert "arelle.lxml.SCHEMAV_CVC_COMPLEX_TYPE_3_2_1" in codes


def test_a_package_without_its_taxonomy_is_seen(check: Formats) -> None:
    def spoil(folder: Path) -> None:
        package = folder / "abc-20060331.xbri"
        with ZipFile(package) as archive:
            kept = {name: archive.read(name) for name in archive.namelist() if not name.endswith(".xsd")}
        with ZipFile(package, "w") as archive:
            for name, content in kept.items():
                archive.writestr(name, content)

    assert "format.facts" in check(spoil, only=".xbri")


def test_a_taxonomy_package_without_its_manifest_is_seen(check: Formats) -> None:
    def spoil(folder: Path) -> None:
        with ZipFile(folder / "abc-20060331-taxonomy.zip", "w") as archive:
            archive.writestr("abc/META-INF/catalog.xml", b"<catalog/>")

    assert any(code.startswith("arelle.tpe:") for code in check(spoil, only=".zip"))


RELEASES = (
    "corpus/releases/aflac-2020-03-31.html",
    "corpus/releases/amazon-2025-06-30.md",
    "corpus/releases/horizon-financial-2006-03-31.txt",
)


def faults(release: Path, out: Path) -> list[str]:
    export = export_release(release, out, Settings(formats=ALL))
    assert len(export.formats) == len(ALL) + 2
    return [str(finding) for finding in export.findings if finding.severity is Severity.ERROR]


def test_the_seed_in_all_formats(seed: Path, tmp_path: Path) -> None:
    assert faults(seed / "internap-2006-q1.txt", tmp_path / "out") == []


@pytest.mark.parametrize("release", RELEASES)
def test_releases_in_all_formats(shared: Path, tmp_path: Path, release: str) -> None:
    assert faults(shared / release, tmp_path / "out") == []
