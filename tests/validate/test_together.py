"""Filings validated together get the findings that each gets alone, broken ones among them."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.export import Export, draft_release
from pipeline.model.settings import Settings
from pipeline.reference.catalogue import SqliteCatalogue
from pipeline.validate import validate, validate_together
from pipeline.validate.documents import filed
from tests.validate.breakages import BREAKAGES, Breakage

RELEASE = Path(__file__).parents[1] / "findings" / "faultless.txt"


@pytest.fixture(scope="module")
def draft(tmp_path_factory: pytest.TempPathFactory) -> Export:
    folder = tmp_path_factory.mktemp("draft")
    return draft_release(RELEASE.read_bytes(), RELEASE.name, Settings(cik="1"), folder)


@pytest.fixture
def copy(draft: Export, tmp_path: Path) -> Callable[[str], Path]:
    """A copy of the draft's files in a folder of that name."""

    def made(name: str) -> Path:
        folder = tmp_path / name
        folder.mkdir()
        for path in filed(draft.files.instance):
            shutil.copy(path, folder)
        return folder / draft.files.instance.name

    return made


def broken(instance: Path, breakage: Breakage) -> Path:
    path = instance.with_name(f"{instance.stem}{breakage.end}")
    text = path.read_text(encoding="utf-8")
    assert breakage.old in text, f"{path.name} does not hold {breakage.old}"
    path.write_text(text.replace(breakage.old, breakage.new, breakage.times), encoding="utf-8")
    return instance


@pytest.mark.slow
def test_good_and_broken_filings_get_the_findings_that_each_gets_alone(
    draft: Export, copy: Callable[[str], Path], catalogue: SqliteCatalogue, cache: Path
) -> None:
    instances = [copy("good"), *(broken(copy(one.name), one) for one in BREAKAGES), copy("good again")]

    together = validate_together([(one, draft.report) for one in instances], catalogue, cache=cache, packages=())

    for instance, found in zip(instances, together, strict=True):
        alone = validate(instance, draft.report, catalogue, cache=cache, packages=())
        assert [str(finding) for finding in found] == [str(finding) for finding in alone], instance.parent.name
    told = {instance.parent.name for instance, found in zip(instances, together, strict=True) if len(found) > 1}
    assert told == {one.name for one in BREAKAGES}, "each breakage is told, and nothing else"
