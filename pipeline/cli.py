"""The command line: arguments, progress, printing, exit codes. Only this module speaks."""

import sys
from collections import Counter
from pathlib import Path

import click

from pipeline import __version__
from pipeline.model.finding import Severity, Unreadable
from pipeline.model.settings import Settings
from pipeline.model.statement import Status

_USAGE_CODES = frozenset({"taxonomy.unknown", "settings.cik"})
"""What the caller got wrong in the call itself: exit code 2, as for any wrong usage."""


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="earnings-xbrl")
def main() -> None:
    """US earnings press releases in, validated XBRL out."""


@main.command()
@click.argument("releases", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--out", required=True, type=click.Path(path_type=Path, file_okay=False), help="Folder for the results.")
@click.option("--cik", default="", help="The registrant's Central Index Key, up to ten digits.")
@click.option("--ticker", default="", help="The trading symbol, which also names the files.")
@click.option("--name", default="", help="The registrant's name as EDGAR has it.")
@click.option("--taxonomy", default=Settings().taxonomy, show_default=True, help="The taxonomy to report in.")
@click.option("--no-validate", is_flag=True, help="Leave out the validation with Arelle.")
def run(
    releases: tuple[Path, ...], out: Path, cik: str, ticker: str, name: str, taxonomy: str, no_validate: bool
) -> None:
    """Export each RELEASE into a folder of its own below --out.

    Exit code 0 without error findings, 1 with, 2 for wrong usage.
    """
    if cik and not (cik.isdigit() and len(cik) <= 10):
        raise click.BadParameter(f'"{cik}" is no CIK: give up to ten digits.', param_hint="--cik")
    settings = Settings(cik=cik, ticker=ticker, name=name, taxonomy=taxonomy, validate=not no_validate)
    codes = [_run_one(release, out / release.stem, settings) for release in releases]
    sys.exit(max(codes))


def _run_one(release: Path, folder: Path, settings: Settings) -> int:
    """Export one release and say how it went; the exit code it asks for."""
    from pipeline.export import export_release

    try:
        export = export_release(release, folder, settings)
    except Unreadable as failure:
        click.echo(f"{release}: error: {failure} [{failure.code}]", err=True)
        return 2 if failure.code in _USAGE_CODES else 1
    status = Counter(fact.status for fact in export.report.facts)
    severity = Counter(finding.severity for finding in export.findings)
    click.echo(
        f"{release}: {len(export.report.facts)} facts "
        f"({status[Status.ASSERTED]} asserted, {status[Status.REVIEW]} to review, {status[Status.EXTENSION]} own concepts), "
        f"{len(export.report.omissions)} figures not facts"
    )
    click.echo(
        f"  findings: {severity[Severity.ERROR]} errors, {severity[Severity.WARNING]} warnings, {severity[Severity.INFO]} notes"
    )
    for finding in export.findings:
        if finding.severity is Severity.ERROR:
            click.echo(f"  {finding}", err=True)
    click.echo(f"  {export.files.instance}")
    return 1 if export.failed else 0
