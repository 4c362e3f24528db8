"""`check`: does a release add up, tie out, and say the same thing twice?"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.run import folders
from pipeline.model.finding import Finding, Severity, Unreadable

if TYPE_CHECKING:
    from pipeline.model.check import Checked


@click.command()
@click.argument("releases", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), help="Folder for check.json, check.txt and check.html."
)
def check(releases: tuple[Path, ...], out: Path | None) -> None:
    """Say of each RELEASE whether it adds up, ties out, and says the same thing twice.

    With --out, a folder of its own holds each release's checks with their figures. Exit code 0 where nothing is
    wrong, 1 where something may be, 2 for wrong usage.
    """
    sys.exit(max([_check_one(release, out and out / folder) for release, folder in folders(releases)]))


def _check_one(release: Path, folder: Path | None) -> int:
    from pipeline.emit.checks import write_checks
    from pipeline.export import check_release

    try:
        checked = check_release(release)
        if folder:
            write_checks(checked, folder)
    except Unreadable as failure:
        click.echo(f"{release}: error: {failure} [{failure.code}]", err=True)
        return 1
    for line in _summary(release, checked, folder):
        click.echo(line)
    return int(any(finding.severity is not Severity.INFO for finding in _told(checked)))


def _summary(release: Path, checked: "Checked", folder: Path | None) -> Iterator[str]:
    from pipeline.emit.checks.groups import counted

    counts = ", ".join(f"{number} {word}" for word, number in counted(checked.checks).items())
    yield f"{release}: {checked.period}"
    yield f"  checks   {len(checked.checks)}: {counts}"
    for finding in _told(checked):
        yield from (f"  {line}" for line in str(finding).splitlines())
    if folder:
        yield f"  report   {folder / 'check.html'}"


def _told(checked: "Checked") -> list[Finding]:
    """What a person should look at: everything but notes."""
    return [finding for finding in checked.findings if finding.severity is not Severity.INFO]
