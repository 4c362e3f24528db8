"""The option that chooses output formats, the same for one release and for many."""

import click

from pipeline.model.settings import OutputFormat


def _chosen(_context: click.Context, _option: click.Parameter, names: tuple[str, ...]) -> tuple[OutputFormat, ...]:
    """Sorted and without repetitions, so that the same choice is the same settings; XBRL is written anyway."""
    return tuple(sorted({OutputFormat(name) for name in names} - {OutputFormat.XBRL}))


format_option = click.option(
    "--format",
    "formats",
    multiple=True,
    type=click.Choice([choice.value for choice in OutputFormat]),
    callback=_chosen,
    help="A format to write, may be given several times; the instance with its extension (xbrl) always is.",
)
