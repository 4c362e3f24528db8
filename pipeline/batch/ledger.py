"""What is done: one row per release and one per finding, in an SQLite file beside the results.

Every release is written in one transaction behind its files, so that a batch killed at any moment has either both or
does that release again.
"""

import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import asdict, astuple, dataclass, fields
from pathlib import Path

from pipeline.batch.records import Figures, Result, State
from pipeline.model.finding import Finding, Unreadable

FILE = "batch.sqlite"
_NAMES = [field.name for field in fields(Figures)]
_FIGURES = ", ".join(_NAMES)
_SCHEMA = f"""
CREATE TABLE IF NOT EXISTS release (
    folder TEXT PRIMARY KEY, input TEXT, key TEXT, memory TEXT, state TEXT, code TEXT, message TEXT, seconds REAL,
    attempts INTEGER, run INTEGER, {_FIGURES}
);
CREATE TABLE IF NOT EXISTS finding (
    folder TEXT, number INTEGER, code TEXT, severity TEXT, message TEXT, source TEXT, PRIMARY KEY (folder, number)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS release_run ON release (run);
"""
_VERSION = zlib.crc32(_SCHEMA.encode()) >> 1
_ANEW = f"DROP TABLE IF EXISTS release; DROP TABLE IF EXISTS finding; PRAGMA user_version = {_VERSION};"
"""A ledger with other columns is from another version of the program, for which everything is to be done again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A release as the ledger has it."""

    folder: str
    input: str
    key: str
    memory: str
    state: State
    code: str
    message: str
    figures: Figures


class Ledger:
    """The ledger at a path, made if it is not there. One batch at a time may write to it.

    Raises Unreadable("batch.ledger") where it cannot be opened or another batch has it.
    """

    def __init__(self, path: Path) -> None:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._database = sqlite3.connect(path, timeout=0, isolation_level=None)
            self._database.execute("PRAGMA locking_mode = EXCLUSIVE")
            self._database.execute("PRAGMA journal_mode = WAL")
            (version,) = self._database.execute("PRAGMA user_version").fetchone()
            self._database.executescript(_SCHEMA if version == _VERSION else _ANEW + _SCHEMA)
            self._database.execute("BEGIN IMMEDIATE")
            (last,) = self._database.execute("SELECT coalesce(max(run), 0) FROM release").fetchone()
            self._database.execute("COMMIT")
        except (OSError, sqlite3.Error) as failure:
            message = f'The ledger "{path}" cannot be used ({failure}); does another batch write to the same results?'
            raise Unreadable("batch.ledger", message) from failure
        self.run: int = last + 1

    def close(self) -> None:
        """Let others have it."""
        self._database.close()

    def row(self, folder: str) -> Row | None:
        """What is known of the release with that folder."""
        found = list(self._rows("WHERE folder = ?", folder))
        return found[0] if found else None

    def rows(self) -> Iterator[Row]:
        """The releases of this run, by folder."""
        return self._rows("WHERE run = ? ORDER BY folder", self.run)

    def _rows(self, where: str, value: object) -> Iterator[Row]:
        columns = f"folder, input, key, memory, state, code, message, {_FIGURES}"
        for row in self._database.execute(f"SELECT {columns} FROM release {where}", (value,)):  # noqa: S608
            folder, place, key, memory, state, code, message, *counts = row
            yield Row(
                folder=folder,
                input=place,
                key=key,
                memory=memory,
                state=State(state),
                code=code,
                message=message,
                figures=Figures(**dict(zip(_NAMES, counts, strict=True))),
            )

    def findings(self) -> Iterator[tuple[str, str, str, str, str]]:
        """Folder, severity, code, message and source (JSON) of every finding of this run, by folder."""
        yield from self._database.execute(
            "SELECT folder, severity, finding.code, finding.message, source FROM finding JOIN release USING (folder)"
            " WHERE run = ? ORDER BY folder, number",
            (self.run,),
        )

    def severities(self) -> dict[str, tuple[int, int, int]]:
        """Errors, warnings and notes by folder, of this run."""
        return {
            folder: (errors, warnings, notes)
            for folder, errors, warnings, notes in self._database.execute(
                "SELECT folder, sum(severity = 'error'), sum(severity = 'warning'), sum(severity = 'info')"
                " FROM finding JOIN release USING (folder) WHERE run = ? GROUP BY folder",
                (self.run,),
            )
        }

    def codes(self) -> Iterator[tuple[str, str, int, int]]:
        """Code, severity, number of findings and of releases of this run."""
        yield from self._database.execute(
            "SELECT finding.code, severity, count(*), count(DISTINCT folder) FROM finding JOIN release USING (folder)"
            " WHERE run = ? GROUP BY finding.code, severity ORDER BY finding.code, severity",
            (self.run,),
        )

    def keep(self, folder: str) -> None:
        """Count a release that was done before to this run."""
        self._database.execute("UPDATE release SET run = ? WHERE folder = ?", (self.run, folder))

    def write(self, result: Result, memory: str) -> None:
        """How a release went, in place of what was known of it."""
        folder = result.listed.folder
        values = (folder, str(result.listed), result.key, memory, result.state, result.code, result.message)
        marks = ", ".join("?" * len(fields(Figures)))
        self._database.execute("BEGIN IMMEDIATE")
        self._database.execute(
            f"INSERT OR REPLACE INTO release VALUES (?, ?, ?, ?, ?, ?, ?, ?,"  # noqa: S608
            f" 1 + coalesce((SELECT attempts FROM release WHERE folder = ?), 0), ?, {marks})",
            (*values, result.seconds, folder, self.run, *astuple(result.figures)),
        )
        self._database.execute("DELETE FROM finding WHERE folder = ?", (folder,))
        self._database.executemany("INSERT INTO finding VALUES (?, ?, ?, ?, ?, ?)", _findings(folder, result.findings))
        self._database.execute("COMMIT")


def _findings(folder: str, findings: Iterable[Finding]) -> Iterator[tuple[object, ...]]:
    for number, finding in enumerate(findings, start=1):
        source = json.dumps(asdict(finding.source), ensure_ascii=False) if finding.source else ""
        yield folder, number, finding.code, finding.severity, finding.message, source
