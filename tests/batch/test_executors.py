"""Any executor gives the same bytes, also one that loses a worker."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from pipeline.batch import dask, processes
from tests.batch.conftest import Run, files, write_releases

NAMES = [f"r{number:02}" for number in range(12)]


@pytest.fixture
def serial(tmp_path: Path, batch: Run) -> dict[str, bytes]:
    batch(write_releases(tmp_path / "in", *NAMES), out=str(tmp_path / "serial"))
    (tmp_path / "out" / "batch.sqlite").unlink()
    return files(tmp_path / "serial")


def test_two_processes(tmp_path: Path, batch: Run, serial: dict[str, bytes]) -> None:
    with processes(2) as (executor, _):
        batch(tmp_path / "in", executor=executor)
    assert files(tmp_path / "out") == serial


def test_a_process_pool(tmp_path: Path, batch: Run, serial: dict[str, bytes]) -> None:
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as executor:
        batch(tmp_path / "in", executor=executor)
    assert files(tmp_path / "out") == serial


def test_an_executor_that_is_gone_fails_each_release_for_another_try(tmp_path: Path, batch: Run) -> None:
    executor = ThreadPoolExecutor(1)
    executor.shutdown()
    write_releases(tmp_path / "in", "a", "b")
    lost = batch(tmp_path / "in", executor=executor)
    assert {result.code for result in lost.values()} == {"batch.worker-lost"}
    assert {result.state for result in batch(tmp_path / "in").values()} == {"done"}


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[tuple[str, list["subprocess.Popen[bytes]"]]]:
    """A scheduler and two workers, each a process of this machine."""
    pytest.importorskip("distributed")
    address = tmp_path / "scheduler.json"
    python = [sys.executable, "-m"]
    local = ["--host", "127.0.0.1", "--scheduler-file", str(address), "--no-dashboard"]
    options = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": tmp_path}
    scheduler = [*python, "distributed.cli.dask_scheduler", *local, "--port", "0", "--no-show"]
    worker = [*python, "distributed.cli.dask_worker", *local, "--nthreads", "1", "--no-nanny"]
    started = [subprocess.Popen(scheduler, **options)]
    while not address.exists():
        time.sleep(0.05)
    started += [subprocess.Popen(worker, **options) for _ in range(2)]
    yield str(address), started[1:]
    for process in reversed(started):
        process.kill()
        process.wait()


@pytest.mark.slow
def test_a_dask_cluster_that_loses_a_worker(
    tmp_path: Path, batch: Run, serial: dict[str, bytes], cluster: tuple[str, list["subprocess.Popen[bytes]"]]
) -> None:
    address, workers = cluster
    with dask(json.loads(Path(address).read_text())["address"]) as (executor, _):
        executor._client.wait_for_workers(2, timeout=60)
        count = 0

        def submit(function: object, *arguments: object) -> object:
            nonlocal count
            count += 1
            if count == 4:
                workers[0].kill()
            return type(executor).submit(executor, function, *arguments)

        watched = type("Watched", (), {"submit": staticmethod(submit)})()
        results = batch(tmp_path / "in", executor=watched, out=f"file://{tmp_path}/out")

    assert workers[0].poll() is not None
    assert {result.state for result in results.values()} == {"done"}
    assert files(tmp_path / "out") == serial
