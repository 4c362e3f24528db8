"""`batch`: many releases, with progress while they are done and a summary when they are."""

import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli import progress
from pipeline.cli.formats import format_option
from pipeline.model.finding import Unreadable
from pipeline.model.settings import OutputFormat, Settings

if TYPE_CHECKING:
    from pipeline.batch import Batch, Ledger


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("--out", required=True, help="Folder or fsspec URL for the results.")
@click.option("--jobs", type=click.IntRange(min=1), help="Worker processes; one per processor if not given.")
@click.option("--dask", metavar="ADDRESS", help="Use the Dask cluster with this scheduler instead of --jobs.")
@click.option("--force", is_flag=True, help="Do again what is done already.")
@click.option("--taxonomy", default=Settings().taxonomy, show_default=True, help="The taxonomy to report in.")
@format_option
@click.option("--no-validate", is_flag=True, help="Leave out the validation with Arelle.")
@click.option("--time-limit", default=120.0, show_default=True, help="Seconds a release may take.")
@click.option("--memory-limit", default=4096, show_default=True, help="Megabytes a worker may use; 0 for any amount.")
@click.option(
    "--ledger", type=click.Path(path_type=Path, dir_okay=False), help="Where the ledger is; in --out if local."
)
@click.option("--quiet", is_flag=True, help="Say nothing but what went wrong with the batch as a whole.")
@click.option("--log-json", is_flag=True, help="Write a line of JSON for each release to standard output.")
def batch(
    inputs: tuple[str, ...],
    *,
    out: str,
    jobs: int | None,
    dask: str | None,
    force: bool,
    taxonomy: str,
    formats: tuple[OutputFormat, ...],
    no_validate: bool,
    time_limit: float,
    memory_limit: int,
    ledger: Path | None,
    quiet: bool,
    log_json: bool,
) -> None:
    """Export the releases in each INPUT: a file, folder, glob, archive (zip, tar) or list, by path or fsspec URL.

    A list is a CSV file with the columns path, cik, ticker, name and taxonomy, of which only path is needed. What is
    done already is not done again, unless the release, its settings, the mappings, the taxonomy or this program has
    changed. Exit code 0 without error findings or failures, 1 with, 2 for wrong usage.
    """
    from pipeline import batch as package

    limits = package.Limits(seconds=time_limit, megabytes=memory_limit)
    settings = Settings(taxonomy=taxonomy, validate=not no_validate, formats=formats)
    how = package.Batch(out=out if "://" in out else str(Path(out).resolve()), limits=limits, force=force)
    try:
        releases = package.find_releases(inputs, settings, how.out)
        with ExitStack() as stack:
            book = package.Ledger(ledger or _ledger(how.out))
            stack.callback(book.close)
            executor, workers = stack.enter_context(package.dask(dask) if dask else package.processes(jobs))
            with progress.shown(len(releases), quiet=quiet, log_json=log_json) as show:
                for result in package.run_batch(releases, how, book, executor, workers):
                    show(result)
            failed = _finish(book, how, quiet=quiet or log_json)
    except Unreadable as problem:
        click.echo(f"error: {problem} [{problem.code}]", err=True)
        sys.exit(2)
    except KeyboardInterrupt:
        click.echo("Stopped; what is done is kept, and the same command goes on from there.", err=True)
        sys.exit(130)
    sys.exit(1 if failed else 0)


def _ledger(out: str) -> Path:
    from pipeline.batch import local

    if folder := local(out):
        return folder / "batch.sqlite"
    raise Unreadable("batch.ledger", f'"{out}" is not on this machine; say with --ledger where the ledger shall be.')


def _finish(book: "Ledger", how: "Batch", *, quiet: bool) -> bool:
    """Write the summary, say what it comes to, and whether anything failed or has errors."""
    from pipeline.batch import write_summary

    totals = write_summary(book, how.out)
    if not quiet:
        click.echo(f"{totals['done']} done, {totals['refused']} refused, {totals['failed']} failed")
        click.echo(f"{totals['errors']} errors, {totals['warnings']} warnings, {totals['notes']} notes")
        click.echo(f"summary  {how.out}/batch-summary.csv")
        click.echo(f"findings {how.out}/batch-findings.csv")
        click.echo(f"review   {how.out}/index.html")
    return bool(totals["refused"] or totals["failed"] or totals["errors"])
