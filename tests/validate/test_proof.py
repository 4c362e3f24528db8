"""What is proved to have no fault has none by Arelle's word, whatever is changed; what has one is never proved."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.export import Export, draft_release
from pipeline.model.finding import Finding
from pipeline.model.settings import Settings
from pipeline.reference.catalogue import SqliteCatalogue
from pipeline.validate import engine, validate, validate_together
from pipeline.validate.documents import filed, read_documents
from pipeline.validate.proof import Doubt, proved
from tests.validate.breakages import BREAKAGES, Breakage, mutated

RELEASE = Path(__file__).parents[1] / "findings" / "faultless.txt"
SEED = Path(__file__).parents[1] / "seed" / "internap-2006-q1.txt"


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


def is_proved(instance: Path, catalogue: SqliteCatalogue) -> bool:
    try:
        return proved(read_documents(instance), catalogue) > 0
    except Doubt:
        return False


def test_what_the_project_writes_is_proved(draft: Export, catalogue: SqliteCatalogue) -> None:
    assert proved(read_documents(draft.files.instance), catalogue) == len(draft.report.facts)


def test_the_seed_is_proved(tmp_path: Path, catalogue: SqliteCatalogue) -> None:
    export = draft_release(SEED.read_bytes(), SEED.name, Settings(), tmp_path)

    assert proved(read_documents(export.files.instance), catalogue) == len(export.report.facts)


@pytest.mark.slow
def test_good_and_broken_filings_get_the_findings_that_each_gets_alone(
    draft: Export, copy: Callable[[str], Path], catalogue: SqliteCatalogue, cache: Path
) -> None:
    instances = [copy("good"), *(broken(copy(one.name), one) for one in BREAKAGES), copy("good again")]

    together = validate_together([(one, draft.report) for one in instances], catalogue, cache=cache, packages=())

    for instance, found in zip(instances, together, strict=True):
        alone = validate(instance, draft.report, catalogue, cache=cache, packages=())
        assert as_text(found) == as_text(alone), instance.parent.name
    told = {instance.parent.name for instance, found in zip(instances, together, strict=True) if len(found) > 1}
    assert told == {one.name for one in BREAKAGES}, "each breakage is told, and nothing else"


@pytest.mark.parametrize("breakage", BREAKAGES, ids=lambda one: one.name)
def test_a_broken_filing_is_never_proved(
    breakage: Breakage, copy: Callable[[str], Path], catalogue: SqliteCatalogue
) -> None:
    assert not is_proved(broken(copy("broken"), breakage), catalogue)


@pytest.mark.slow
def test_a_changed_filing_is_proved_only_where_arelle_has_nothing_to_say(
    copy: Callable[[str], Path], catalogue: SqliteCatalogue, cache: Path
) -> None:
    chance, proofs = random.Random(2026), []  # noqa: S311  the same changes each time
    for number in range(300):
        instance = copy(str(number))
        mutated(chance.choice(filed(instance)), chance)
        if is_proved(instance, catalogue):
            proofs.append(instance)

    assert 30 < len(proofs) < 200, "some changes do no harm, most do"
    for instance in proofs:
        facts = proved(read_documents(instance), catalogue)
        (outcome,) = shown(instance, catalogue, cache)
        assert (outcome.messages, outcome.facts) == ((), facts), instance


def test_arelle_is_shown_what_is_doubtful(
    draft: Export,
    copy: Callable[[str], Path],
    catalogue: SqliteCatalogue,
    cache: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    runs = record(monkeypatch)
    monkeypatch.setattr("pipeline.validate.validation._is_sample", lambda _: False)
    filings = [copy("good"), broken(copy("bad"), BREAKAGES[0]), copy("good again")]

    validate_together([(one, draft.report) for one in filings], catalogue, cache=cache, packages=())

    assert runs == [["bad"]]


def test_a_sample_that_arelle_objects_to_takes_the_proofs_with_it(
    draft: Export,
    copy: Callable[[str], Path],
    catalogue: SqliteCatalogue,
    cache: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    runs = record(monkeypatch)
    monkeypatch.setattr("pipeline.validate.validation._is_sample", lambda path: path.parent.name == "sample")
    monkeypatch.setattr("pipeline.validate.validation.proved", lambda *_: len(draft.report.facts))
    filings = [copy("good"), broken(copy("sample"), BREAKAGES[0]), copy("good again")]

    found = validate_together([(one, draft.report) for one in filings], catalogue, cache=cache, packages=())

    assert runs == [["sample"], ["good", "good again"]]
    assert [len(one) > 1 for one in found] == [False, True, False]


def record(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The names of the folders that each run of Arelle is shown."""
    runs: list[list[str]] = []
    run = engine.run

    def noted(instances: list[Path], *rest: object) -> list[engine.Outcome]:
        runs.append([instance.parent.name for instance in instances])
        return run(instances, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(engine, "run", noted)
    return runs


def shown(instance: Path, catalogue: SqliteCatalogue, cache: Path) -> list[engine.Outcome]:
    from pipeline.validate.validation import packages_for

    _, standin = packages_for(filed(instance), catalogue, cache, ())
    return engine.run([instance], [standin], cache / "arelle")


def broken(instance: Path, breakage: Breakage) -> Path:
    path = instance.with_name(f"{instance.stem}{breakage.end}")
    text = path.read_text(encoding="utf-8")
    assert breakage.old in text, f"{path.name} does not hold {breakage.old}"
    path.write_text(text.replace(breakage.old, breakage.new, breakage.times), encoding="utf-8")
    return instance


def as_text(findings: tuple[Finding, ...]) -> list[str]:
    return [str(finding) for finding in findings]
