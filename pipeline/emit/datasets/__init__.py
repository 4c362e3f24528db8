"""Data sets over many releases: the SEC's Financial Statement Data Sets layout, and one Parquet file of facts."""

from collections.abc import Callable, Iterable
from contextlib import ExitStack
from enum import StrEnum
from pathlib import Path

from pipeline.emit.datasets.archives import Archives
from pipeline.emit.datasets.package import PACKAGE, package_json
from pipeline.emit.datasets.parquet import FactsFile
from pipeline.emit.datasets.release import Release
from pipeline.emit.folder import staged, write_files
from pipeline.model.concept import Catalogue

__all__ = ["Layout", "Release", "write_datasets"]


class Layout(StrEnum):
    """The layouts of data sets."""

    SEC = "sec"
    PARQUET = "parquet"


def write_datasets(
    releases: Iterable[Release], out: Path, layouts: frozenset[Layout], open_catalogue: Callable[[str], Catalogue]
) -> int:
    """Write the data sets of releases, one after the other, and their datapackage.json; how many releases they hold.

    `out` appears whole or not at all. Raises Unreadable("output.unwritable"), ("datasets.parquet-extra-missing").
    """
    count = 0
    with staged(out) as work:
        with ExitStack() as files:
            archives = files.enter_context(Archives(work)) if Layout.SEC in layouts else None
            facts = files.enter_context(FactsFile(work)) if Layout.PARQUET in layouts else None
            for count, release in enumerate(releases, start=1):  # noqa: B007
                if archives:
                    archives.add(release, open_catalogue(release.record.provenance.taxonomy))
                if facts:
                    facts.add(release)
        write_files({PACKAGE: package_json(work)}, work)
    return count
