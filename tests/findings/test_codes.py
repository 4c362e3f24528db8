"""Every finding code has a page; every example provokes what its page says, a sound release nothing."""

import ast
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.export import make
from pipeline.model.finding import Unreadable
from pipeline.model.settings import Settings
from pipeline.read import read
from pipeline.transform import check_conservation

HERE = Path(__file__).parent
SOURCE = HERE.parents[1] / "pipeline"
PAGES = sorted(path.parent.name for path in HERE.glob("*/page.md"))
EXAMPLES = sorted(path.parent.name for path in HERE.glob("*/release.txt"))
CODE = re.compile(r"[a-z]+\.[a-z]+(?:-[a-z]+)*")
NO_CODES = re.compile(r"\.(?:csv|txt|json|html|tsv|toml|xml|xsd|zip|jsonl)$")
FAMILIES = {"arelle", "structure.unused-context", "structure.unused-unit"}
FAMILIES |= {"edgar.duplicate-context", "edgar.duplicate-unit"}
"""Pages whose code is put together from parts in the source."""


def codes_in_source() -> Iterator[str]:
    """Every text that is shaped like a code and begins like one that has a page."""
    groups = {page.partition(".")[0] for page in PAGES}
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            text = node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
            if CODE.fullmatch(text) and text.partition(".")[0] in groups and not NO_CODES.search(text):
                yield text


def codes_given(release: Path, cik: str = "1") -> set[str]:
    try:
        made = make(release.read_bytes(), release.name, Settings(cik=cik))
    except Unreadable as failure:
        return {failure.code}
    return {finding.code for finding in made.findings}


def test_every_code_has_a_page_and_every_page_a_code() -> None:
    found = set(codes_in_source())
    assert sorted(found - set(PAGES)) == [], "these codes have no page in tests/findings"
    assert sorted(set(PAGES) - found - FAMILIES) == [], "these pages are of codes nothing gives"


def test_the_index_lists_every_page() -> None:
    listed = re.findall(r"\]\(([^)]+)/page\.md\)", (HERE / "README.md").read_text(encoding="utf-8"))
    assert sorted(listed) == PAGES


@pytest.mark.parametrize("code", PAGES)
def test_a_page_has_an_example_or_names_its_test(code: str) -> None:
    page = (HERE / code / "page.md").read_text(encoding="utf-8")
    assert page.startswith(f"# `{code}`\n")
    assert ("**Example.**" in page) == (code in EXAMPLES)
    for test in re.findall(r"\]\(/(tests/[^)]+)\)", page):
        assert (HERE.parents[1] / test).is_file()


@pytest.mark.parametrize("code", EXAMPLES)
def test_an_example_gives_exactly_its_codes(code: str) -> None:
    page = (HERE / code / "page.md").read_text(encoding="utf-8")
    told = set(re.findall(r"`([^`]+)`", page.partition("gives exactly:")[2]))
    assert code in told
    assert codes_given(HERE / code / "release.txt", cik="" if code == "cover.no-cik" else "1") == told


def test_a_release_without_faults_gives_none() -> None:
    assert codes_given(HERE / "faultless.txt") == set()


def test_a_figure_nobody_accounts_for_is_an_error() -> None:
    """`conserve.lost`: the report of a release, all its facts and omissions taken away."""
    release = HERE / "faultless.txt"
    document, _ = read(release.read_bytes(), release.name)
    report = make(release.read_bytes(), release.name, Settings(cik="1")).record.report
    assert check_conservation(document, report) == ()
    lost = check_conservation(document, replace(report, facts=report.facts[:-1]))
    assert {finding.code for finding in lost} == {"conserve.lost"}
