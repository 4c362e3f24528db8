"""Executors: supervised processes on this machine, or a Dask cluster."""

import os
from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

from pipeline.model.finding import Unreadable


@contextmanager
def processes(jobs: int | None = None) -> Iterator[tuple[Executor, int]]:
    """An executor of that many worker processes (as many as there are processors), and their number.

    Its threads do nothing but watch over a process each (see `cell`): unlike a process pool it survives one that dies.
    """
    count = jobs or os.cpu_count() or 1
    executor = ThreadPoolExecutor(count, thread_name_prefix="batch")
    try:
        yield executor, count
    finally:
        executor.shutdown(cancel_futures=True)


@contextmanager
def dask(address: str) -> Iterator[tuple[Executor, int]]:
    """The executor of a Dask cluster by its scheduler's address, and its number of threads.

    Raises Unreadable with `batch.dask-extra-missing` or `batch.dask`.
    """
    try:
        from distributed import Client
    except ImportError as failure:
        message = 'A Dask cluster needs the extra "dask": pip install "earnings-xbrl[dask]".'
        raise Unreadable("batch.dask-extra-missing", message) from failure
    try:
        client: Any = Client(address)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as failure:
        raise Unreadable("batch.dask", f'No Dask scheduler answers at "{address}".') from failure
    with client:
        yield client.get_executor(pure=False), max(1, sum(client.nthreads().values()))
