"""The command line: arguments, progress, printing, exit codes. Only this package speaks; one module per command."""

import click

from pipeline import __version__
from pipeline.cli.batch import batch
from pipeline.cli.check import check
from pipeline.cli.datasets import datasets
from pipeline.cli.diff import diff
from pipeline.cli.learn import learn
from pipeline.cli.review import review
from pipeline.cli.run import run
from pipeline.cli.taxonomy import taxonomy
from pipeline.cli.view import view


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="earnings-xbrl")
def main() -> None:
    """US earnings press releases in, validated XBRL out."""


main.add_command(batch)
main.add_command(check)
main.add_command(datasets)
main.add_command(diff)
main.add_command(learn)
main.add_command(review)
main.add_command(run)
main.add_command(taxonomy)
main.add_command(view)
