"""`review`: pages and tables for the person who looks at results."""

import sys
from pathlib import Path

import click

from pipeline.model.finding import Unreadable


@click.command()
@click.argument("results", type=click.Path(path_type=Path, exists=True, file_okay=False))
def review(results: Path) -> None:
    """Write review.html and review.csv into each result folder of RESULTS, and index.html beside them.

    RESULTS is what `run` or `batch` wrote; one result folder will do. Exit code 1 where a result cannot be read.
    """
    from pipeline.emit import result_folders
    from pipeline.emit.review import write_index, write_review

    entries, failed = [], False
    folders = result_folders(results)
    if not folders:
        raise click.BadParameter(f'"{results}" holds no results of this version.', param_hint="RESULTS")
    for folder in folders:
        try:
            entries.append(write_review(folder))
        except Unreadable as failure:
            click.echo(f"{folder}: error: {failure} [{failure.code}]", err=True)
            failed = True
    if folders != [results]:
        write_index(entries, results)
    click.echo(folders[0] / "review.html" if folders == [results] else results / "index.html")
    sys.exit(int(failed))
