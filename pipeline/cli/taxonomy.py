"""`taxonomy`: the official packages validation may use."""

import sys
from pathlib import Path

import click

from pipeline.model.finding import Unreadable


@click.group()
def taxonomy() -> None:
    """The official taxonomy packages that validation uses."""


@taxonomy.command()
@click.argument("package", type=click.Path(path_type=Path))
def add(package: Path) -> None:
    """Install a taxonomy PACKAGE as the FASB or the SEC publishes it (a zip file)."""
    from pipeline.validate import add_package

    try:
        installed, finding = add_package(package)
    except Unreadable as failure:
        click.echo(f"{package}: error: {failure} [{failure.code}]", err=True)
        sys.exit(1)
    click.echo(f"{installed}\n{finding}")


@taxonomy.command(name="list")
def list_packages() -> None:
    """Show the packages that are installed."""
    from pipeline.validate import installed_packages

    for package in installed_packages():
        click.echo(package)
