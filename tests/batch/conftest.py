"""Small releases, and a batch over them."""

from collections.abc import Callable
from concurrent.futures import Executor
from pathlib import Path

import pytest

from pipeline.batch import Batch, Ledger, Limits, Result, find_releases, processes, run_batch
from pipeline.model.settings import Settings

RELEASE = """{name} Reports Results

{name}
CONSOLIDATED STATEMENTS OF OPERATIONS
(in thousands, except per share amounts)

\tThree Months Ended March 31,
\t2010\t2009
Revenue\t\\$ {revenue}\t\\$ 800
Cost of revenue\t500\t450
Gross profit\t400\t350
Income tax expense\t100\t50
Net income\t\\$ 300\t\\$ 300
"""
LIMITS = Limits(seconds=60)
Run = Callable[..., dict[str, Result]]


@pytest.fixture(autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test sees what the user keeps."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))
    monkeypatch.setenv("EARNINGS_XBRL_CACHE", str(tmp_path_factory.mktemp("cache")))


def write_releases(folder: Path, *names: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for number, name in enumerate(names):
        (folder / f"{name}.txt").write_text(RELEASE.format(name=name.title(), revenue=900 + number))
    return folder


@pytest.fixture
def batch(tmp_path: Path) -> Run:
    """Run a batch into `tmp_path / "out"`; the results by folder."""

    def run(
        *inputs: Path | str,
        executor: Executor | None = None,
        out: str = "",
        settings: Settings | None = None,
        limits: Limits = LIMITS,
        force: bool = False,
    ) -> dict[str, Result]:
        out = out or str(tmp_path / "out")
        releases = find_releases(map(str, inputs), settings or Settings(validate=False), out)
        ledger = Ledger(tmp_path / "out" / "batch.sqlite")
        how = Batch(out=out, limits=limits, force=force)
        try:
            if executor:
                results = list(run_batch(releases, how, ledger, executor, 2))
            else:
                with processes(1) as (own, workers):
                    results = list(run_batch(releases, how, ledger, own, workers))
        finally:
            ledger.close()
        return {result.listed.folder: result for result in results}

    return run


def files(folder: Path) -> dict[str, bytes]:
    """Every result file below a folder, by its path."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.parent != folder
    }
