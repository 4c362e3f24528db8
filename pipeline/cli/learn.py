"""`learn`: label tables from public filings, a company's memory from its own."""

import sys
from pathlib import Path

import click

from pipeline.model.finding import Unreadable
from pipeline.model.settings import Settings


@click.command()
@click.argument("sources", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), help="Folder for what is learned.")
@click.option("--company", metavar="CIK", help="Learn this company's memory from its own filings.")
@click.option("--exclude", metavar="CIK", multiple=True, help="A filer not to learn from; may be given several times.")
@click.option("--taxonomy", default=Settings().taxonomy, show_default=True, help="The taxonomy concepts must be in.")
def learn(
    sources: tuple[Path, ...], out: Path | None, company: str | None, exclude: tuple[str, ...], taxonomy: str
) -> None:
    """Learn from SOURCES how filers name their lines.

    SOURCES are quarters of the SEC's Financial Statement Data Sets, filings or folders of them, or tables of
    observations. With --company they are that company's earlier filings, and --out is its folder of companies: the
    user's own where it is not given.
    """
    if company is not None and not company.isdigit():
        raise click.BadParameter(f'"{company}" is no CIK: give its digits.', param_hint="--company")
    if company is None and out is None:
        raise click.UsageError("Say with --out where the tables should go, or with --company whose memory to learn.")
    try:
        said = _company(company, sources, out) if company else _tables(sources, out or Path(), exclude, taxonomy)
    except Unreadable as failure:
        click.echo(f"error: {failure} [{failure.code}]", err=True)
        sys.exit(2 if failure.code == "taxonomy.unknown" else 1)
    click.echo(said)


def _company(cik: str, filings: tuple[Path, ...], out: Path | None) -> str:
    from pipeline.learn.company import learn_company
    from pipeline.reference.companies import user_companies

    return str(learn_company(cik, filings, out or user_companies()))


def _tables(sources: tuple[Path, ...], out: Path, exclude: tuple[str, ...], taxonomy: str) -> str:
    from pipeline.learn.tables import Vocabulary, learn_tables
    from pipeline.reference.catalogue import open_catalogue
    from pipeline.reference.data import data_folder
    from pipeline.reference.labels import read_anchors, read_successors

    mappings, catalogue = data_folder("mappings"), open_catalogue(taxonomy)
    concepts = ((concept, catalogue.statements(concept.name)) for concept in catalogue.concepts())
    vocabulary = Vocabulary.of(concepts, read_successors(mappings), read_anchors(mappings))
    learned = learn_tables(sources, out, vocabulary, frozenset(cik.lstrip("0") for cik in exclude))
    first, last = learned.years
    return (
        f"{out}: {learned.labels} labels from {learned.filings} filings of {learned.filers} filers, {first} to {last}"
    )
