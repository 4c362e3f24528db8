"""Reports validated together get the findings that each gets alone: good ones and broken ones side by side."""

import shutil
from pathlib import Path

import pytest

from pipeline.model.finding import Finding
from pipeline.model.report import Report
from pipeline.reference.catalogue import SqliteCatalogue
from pipeline.validate import engine, validate, validate_together
from tests.validate.conftest import FILING
from tests.validate.test_validation import BROKEN


def copies(folder: Path) -> list[Path]:
    """The valid filing, each broken one, one whose instance is missing, and the valid one again."""
    edits = {"valid": None, **BROKEN, "no instance": None, "valid again": None}
    for name, edit in edits.items():
        shutil.copytree(FILING, folder / name)
        if edit:
            end, old, new, *_ = edit
            path = folder / name / f"abc-20060331{end}"
            path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    (folder / "no instance" / "abc-20060331.xml").unlink()
    return [folder / name / "abc-20060331.xml" for name in edits]


@pytest.mark.slow
def test_together_is_as_one_by_one(tmp_path: Path, report: Report, catalogue: SqliteCatalogue, cache: Path) -> None:
    instances = copies(tmp_path)

    together = validate_together([(path, report) for path in instances], catalogue, cache=cache, packages=())

    for instance, found in zip(instances, together, strict=True):
        alone = validate(instance, report, catalogue, cache=cache, packages=())
        assert as_text(found) == as_text(alone), instance.parent.name
    assert [len(found) > 1 for found in together] == [False, *[True] * (len(instances) - 2), False]


def test_arelle_starts_once_for_all_that_can_be_loaded(
    tmp_path: Path, report: Report, catalogue: SqliteCatalogue, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    starts = []
    session = engine._session
    monkeypatch.setattr(engine, "_session", lambda files, *rest: starts.append(len(files)) or session(files, *rest))
    instances = [path for path in copies(tmp_path) if path.parent.name in ("valid", "wrong sum", "valid again")]

    validate_together([(path, report) for path in instances], catalogue, cache=cache, packages=())

    assert starts == [3]


def test_none_together_are_none(catalogue: SqliteCatalogue) -> None:
    assert validate_together([], catalogue) == []


def as_text(findings: tuple[Finding, ...]) -> list[str]:
    return [str(finding) for finding in findings]
