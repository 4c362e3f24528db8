"""`datasets`: the facts of many results as tables that load without a program."""

import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.model.finding import Unreadable

if TYPE_CHECKING:
    from pipeline.emit.datasets import Release

_LAYOUTS = ("sec", "parquet")


@click.command()
@click.argument("results", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option(
    "--out", required=True, type=click.Path(path_type=Path, file_okay=False), help="Folder for the data sets."
)
@click.option(
    "--layout",
    "layouts",
    multiple=True,
    default=_LAYOUTS,
    show_default=True,
    type=click.Choice(_LAYOUTS),
    help="sec: the SEC's Financial Statement Data Sets, a zip per quarter; parquet: one file of facts.",
)
def datasets(results: Path, out: Path, layouts: tuple[str, ...]) -> None:
    """Make data sets of the results that `run` or `batch` wrote below RESULTS.

    Exit code 1 where a result cannot be read; the others are in the data sets.
    """
    from pipeline.emit.datasets import Layout, write_datasets
    from pipeline.reference.catalogue import open_catalogue

    skipped: list[Path] = []
    try:
        chosen = frozenset(map(Layout, layouts))
        count = write_datasets(_releases(results, skipped), out, chosen, cache(open_catalogue))
    except Unreadable as failure:
        click.echo(f"error: {failure} [{failure.code}]", err=True)
        sys.exit(1)
    click.echo(f"{count} releases in {out}")
    sys.exit(int(bool(skipped)))


def _releases(results: Path, skipped: list[Path]) -> Iterator["Release"]:
    """The readable results in order, each release once."""
    from pipeline.emit import read_record, result_folders
    from pipeline.emit.datasets import Release

    known: dict[str, Path] = {}
    for folder in result_folders(results):
        try:
            record = read_record(folder)
        except Unreadable as failure:
            click.echo(f"{folder}: error: {failure} [{failure.code}]", err=True)
            skipped.append(folder)
            continue
        first = known.setdefault(record.provenance.source_sha256, folder)
        if first is folder:
            yield Release(folder=folder.name, record=record)
        else:
            click.echo(f"{folder}: left out, it is the same release as {first}", err=True)
