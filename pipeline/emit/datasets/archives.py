"""The SEC's data sets as files: one zip per quarter, tab-separated, the same rows always the same bytes."""

import zipfile
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from pipeline.emit.datasets.release import Release
from pipeline.emit.datasets.statements import COLUMNS, KEYS, Row, rows
from pipeline.model.concept import Catalogue

_EPOCH = (1980, 1, 1, 0, 0, 0)
_CLEAN = str.maketrans({"\t": " ", "\n": " ", "\r": " ", '"': "'"})
"""The data sets know no quoting, and many loaders do: neither finds anything to take for its own."""


class Archives:
    """Takes releases one at a time, so that a batch of any size needs little memory; closing packs the zips."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files: dict[tuple[str, str], IO[str]] = {}
        self._standard: dict[str, set[tuple[str, ...]]] = {}
        self._open = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: BaseException | TracebackType | None) -> None:
        self._open.close()
        for quarter in sorted({quarter for quarter, _ in self._files}) if kind is None else ():
            self._pack(quarter)

    def add(self, release: Release, catalogue: Catalogue) -> None:
        """Write the rows of a release; of rows with the same key the first is kept."""
        seen: set[tuple[str, ...]] = set()
        for table, row in rows(release, catalogue):
            key = (table, *(row.get(name, "") for name in KEYS[table]))
            known = self._standard.setdefault(release.quarter, set()) if row.get("custom") == "0" else seen
            if key not in known:
                known.add(key)
                self._write(release.quarter, table, row)

    def _write(self, quarter: str, table: str, row: Row) -> None:
        if (quarter, table) not in self._files:
            for name, columns in COLUMNS.items():
                file = self._open.enter_context(self._path(quarter, name).open("w", encoding="utf-8", newline=""))
                file.write("\t".join(columns) + "\n")
                self._files[quarter, name] = file
        cells = (row.get(column, "").translate(_CLEAN) for column in COLUMNS[table])
        self._files[quarter, table].write("\t".join(cells) + "\n")

    def _path(self, quarter: str, table: str) -> Path:
        return self._folder / f".{quarter}-{table}.txt"

    def _pack(self, quarter: str) -> None:
        with zipfile.ZipFile(self._folder / f"{quarter}.zip", "w", zipfile.ZIP_DEFLATED) as archive:
            for table in COLUMNS:
                path = self._path(quarter, table)
                entry = zipfile.ZipInfo(f"{table}.txt", _EPOCH)
                archive.writestr(entry, path.read_bytes(), zipfile.ZIP_DEFLATED)
                path.unlink()
