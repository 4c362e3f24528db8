"""How a batch shows its progress: a bar on a terminal, lines elsewhere, JSON for programs, or nothing."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import perf_counter
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from pipeline.batch import Result

Show = Callable[["Result"], None]

_EVERY = 10.0
"""Seconds between two lines of plain progress."""


@contextmanager
def shown(total: int, *, quiet: bool, log_json: bool) -> Iterator[Show]:
    """What to call with each result as it comes."""
    if log_json:
        yield _log
    elif quiet:
        yield _nothing
    elif sys.stderr.isatty():
        with _bar(total) as show:
            yield show
    else:
        yield _Lines(total).show


def _nothing(_: "Result") -> None:
    pass


def _log(result: "Result") -> None:
    line = {
        "release": result.listed.folder,
        "input": str(result.listed),
        "state": result.state.value,
        "reused": result.reused,
        "seconds": round(result.seconds, 4),
        "facts": result.figures.facts,
        "code": result.code,
        "message": result.message,
    }
    click.echo(json.dumps(line, ensure_ascii=False))


def _trouble(result: "Result") -> str:
    """A line for a release that has no result; empty for the others."""
    return f"{result.listed}: {result.state}: {result.message} [{result.code}]" if result.code else ""


class _Lines:
    """A line now and then, and one for each release without a result."""

    def __init__(self, total: int) -> None:
        self._total, self._done, self._failed = total, 0, 0
        self._started = self._said = perf_counter()

    def show(self, result: "Result") -> None:
        """Count the result."""
        self._done += 1
        self._failed += bool(result.code)
        if line := _trouble(result):
            click.echo(line, err=True)
        now = perf_counter()
        if now - self._said >= _EVERY or self._done == self._total:
            self._said, rate = now, self._done / max(now - self._started, 1e-9)
            left = (self._total - self._done) / rate
            counts = f"{self._done} of {self._total} releases, {self._failed} without a result"
            click.echo(f"{counts}, {rate:.1f} a second, {left:.0f} s left", err=True)


@contextmanager
def _bar(total: int) -> Iterator[Show]:
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    rate = TextColumn("{task.fields[rate]:.1f}/s, {task.fields[failed]} without a result")
    columns = (BarColumn(), MofNCompleteColumn(), rate, TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task("", total=total, rate=0.0, failed=0)
        started, failed = perf_counter(), 0

        def show(result: "Result") -> None:
            nonlocal failed
            failed += bool(result.code)
            done = bar.tasks[0].completed + 1
            bar.update(task, advance=1, rate=done / max(perf_counter() - started, 1e-9), failed=failed)
            if line := _trouble(result):
                bar.console.print(escape(line), highlight=False)

        yield show
