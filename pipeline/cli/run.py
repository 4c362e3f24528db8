"""`run`: releases exported one after the other."""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.formats import format_option
from pipeline.model.finding import Severity, Unreadable
from pipeline.model.settings import OutputFormat, Settings
from pipeline.model.statement import Status

if TYPE_CHECKING:
    from pipeline.export import Export

_USAGE_CODES = frozenset({"taxonomy.unknown", "settings.cik"})
"""What the caller got wrong in the call itself: exit code 2, as for any wrong usage."""


@click.command()
@click.argument("releases", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--out", required=True, type=click.Path(path_type=Path, file_okay=False), help="Folder for the results.")
@click.option("--cik", default="", help="The registrant's Central Index Key, up to ten digits.")
@click.option("--ticker", default="", help="The trading symbol, which also names the files.")
@click.option("--name", default="", help="The registrant's name as EDGAR has it.")
@click.option("--taxonomy", default=Settings().taxonomy, show_default=True, help="The taxonomy to report in.")
@format_option
@click.option("--no-validate", is_flag=True, help="Leave out the validation with Arelle.")
def run(
    releases: tuple[Path, ...],
    out: Path,
    cik: str,
    ticker: str,
    name: str,
    taxonomy: str,
    formats: tuple[OutputFormat, ...],
    no_validate: bool,
) -> None:
    """Export each RELEASE into a folder of its own below --out.

    Exit code 0 without error findings, 1 with, 2 for wrong usage.
    """
    if cik and not (cik.isdigit() and len(cik) <= 10):
        raise click.BadParameter(f'"{cik}" is no CIK: give up to ten digits.', param_hint="--cik")
    settings = Settings(cik=cik, ticker=ticker, name=name, taxonomy=taxonomy, validate=not no_validate, formats=formats)
    codes = [_run_one(release, out / folder, settings) for release, folder in folders(releases)]
    sys.exit(max(codes))


def folders(releases: Sequence[Path]) -> list[tuple[Path, str]]:
    """Each release with its folder's name: the stem, or the whole file name where two releases share a stem."""
    stems = Counter(release.stem for release in releases)
    twice = [name for name, count in Counter(release.name for release in releases).items() if count > 1]
    if twice:
        raise click.UsageError(f"{', '.join(twice)}: given twice; results of the same name would overwrite each other.")
    return [(release, release.stem if stems[release.stem] == 1 else release.name) for release in releases]


def _run_one(release: Path, folder: Path, settings: Settings) -> int:
    """Export one release and say how it went; the exit code it asks for."""
    from pipeline.export import export_release

    try:
        export = export_release(release, folder, settings)
    except Unreadable as failure:
        click.echo(f"{release}: error: {failure} [{failure.code}]", err=True)
        return 2 if failure.code in _USAGE_CODES else 1
    for line in _summary(release, export):
        click.echo(line)
    for finding in export.findings:
        if finding.severity is Severity.ERROR:
            click.echo(f"  {finding}", err=True)
    return 1 if export.failed else 0


def _summary(release: Path, export: "Export") -> Iterator[str]:
    status = Counter(fact.status for fact in export.report.facts)
    severity = Counter(finding.severity for finding in export.findings)
    sure, look, own = (status[kind] for kind in (Status.ASSERTED, Status.REVIEW, Status.EXTENSION))
    errors, warnings, notes = (severity[kind] for kind in (Severity.ERROR, Severity.WARNING, Severity.INFO))
    yield f"{release}: {export.report.period}"
    kinds = f"{sure} asserted, {look} to review, {own} of own concepts, {status[None]} cover"
    yield f"  facts     {len(export.report.facts)}: {kinds}"
    yield f"  not facts {len(export.report.omissions)} printed figures, each with its reason"
    yield f"  findings  {errors} errors, {warnings} warnings, {notes} notes"
    yield f"  files     {export.files.instance.parent}"
