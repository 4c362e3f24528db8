"""`diff`: a release against the filing that followed it."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.model.filing import Outcome
from pipeline.model.finding import Unreadable
from pipeline.model.settings import Settings

if TYPE_CHECKING:
    from pipeline.emit.differences import Differences
    from pipeline.model.report import Report

_DIFFERENT = (Outcome.CHANGED, Outcome.MISSING)


@click.command()
@click.argument("release", type=click.Path(path_type=Path, exists=True))
@click.argument("filing", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--cik", default="", help="The registrant's Central Index Key, where RELEASE is not a result.")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), help="Folder for diff.txt, .json and .csv.")
def diff(release: Path, filing: Path, cik: str, out: Path | None) -> None:
    """Say what became of each figure of RELEASE in the FILING that followed: confirmed, changed, missing, added.

    RELEASE is a release or a result folder of one. FILING is an XBRL instance, an inline document or the SEC's
    companyfacts JSON, gzipped or not. Exit code 0 where all that the filing covers is confirmed, 1 where something
    changed or is missing, 2 where the two cannot be compared.
    """
    from pipeline.emit import write_files
    from pipeline.emit.differences import differences_csv, differences_json, differences_txt

    try:
        found = _differences(release, filing, Settings(cik=cik))
        text = differences_txt(found)
        if out:
            files = {"diff.txt": text, "diff.json": differences_json(found), "diff.csv": differences_csv(found)}
            write_files(files, out, make=True)
    except Unreadable as failure:
        click.echo(f"error: {failure} [{failure.code}]", err=True)
        sys.exit(2)
    click.echo(text.decode(), nl=False)
    sys.exit(int(any(found.counts()[outcome] for outcome in _DIFFERENT)))


def _differences(release: Path, filing: Path, settings: Settings) -> "Differences":
    from pipeline.compare import compare, read_filing
    from pipeline.emit.differences import Differences

    report = _report(release, settings)
    filed = read_filing(filing.read_bytes(), filing.name, report.period.end)
    return Differences(release=report.document, filing=filing.name, compared=compare(report, filed))


def _report(release: Path, settings: Settings) -> "Report":
    from pipeline.emit import read_record
    from pipeline.export import make_report

    if release.is_dir():
        return read_record(release).report
    return make_report(release.read_bytes(), release.name, settings)[0]
