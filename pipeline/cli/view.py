"""`view`: the interactive viewer over an inline document, as one file."""

import sys
from pathlib import Path

import click

from pipeline.model.finding import Unreadable
from pipeline.model.settings import Settings


@click.command()
@click.argument("result", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="The file; viewer.html beside the page.")
@click.option("--taxonomy", default=Settings().taxonomy, show_default=True, help="The taxonomy it was reported in.")
@click.option("--open", "show", is_flag=True, help="Open it in a browser.")
def view(result: Path, out: Path | None, taxonomy: str, show: bool) -> None:
    """Make the viewer for RESULT: a folder written with --format inline, or an inline document (.htm).

    The viewer is one file that needs neither network nor server. It needs an extra: earnings-xbrl[viewer].
    """
    from pipeline.export import view_inline

    try:
        made = view_inline(result, out, taxonomy)
    except Unreadable as failure:
        click.echo(f"{result}: error: {failure} [{failure.code}]", err=True)
        sys.exit(1)
    click.echo(made)
    if show:
        click.launch(str(made))
