"""The one place that writes files: a result folder appears whole or not at all."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline.model.finding import Unreadable

MARK = "findings.json"
"""The file every result folder has, and by which an earlier result is known."""
_KNOWN_BY = (MARK, "check.json", "datapackage.json")
"""A folder of a sanity report alone, or of data sets, may be written over as well."""


@contextmanager
def staged(folder: Path) -> Iterator[Path]:
    """A folder to write into, which takes the place of `folder` when the block ends well.

    It lies beside `folder` so that a rename puts it there; an earlier result stays until then, and stays for
    good if the block raises. Raises Unreadable("output.unwritable") where it cannot be written, or where
    `folder` holds something that is not an earlier result and would be lost.
    """
    with _as_unreadable(folder):
        _refuse_foreign(folder)
        folder.parent.mkdir(parents=True, exist_ok=True)
        scratch = TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}-", ignore_cleanup_errors=True)
    with scratch as name:
        work = Path(name, "new")
        with _as_unreadable(folder):
            work.mkdir()
        yield work
        with _as_unreadable(folder):
            _replace(folder, work, Path(name, "old"))


def write_files(files: Mapping[str, bytes], folder: Path, *, make: bool = False) -> None:
    """Writes each file under its name; `make` makes the folder first. Raises Unreadable("output.unwritable")."""
    with _as_unreadable(folder):
        if make:
            folder.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            (folder / name).write_bytes(content)


def _replace(folder: Path, new: Path, old: Path) -> None:
    """Swaps by two renames; `old` goes with the scratch folder."""
    if not folder.exists():
        new.rename(folder)
        return
    folder.rename(old)
    try:
        new.rename(folder)
    except OSError:
        old.rename(folder)
        raise


def _refuse_foreign(folder: Path) -> None:
    if folder.is_dir() and any(folder.iterdir()) and not any((folder / mark).is_file() for mark in _KNOWN_BY):
        raise _unwritable(folder, "it holds files that are no earlier result")
    if folder.exists() and not folder.is_dir():
        raise _unwritable(folder, "it is a file")


@contextmanager
def _as_unreadable(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as failure:
        raise _unwritable(folder, failure.strerror or str(failure)) from failure


def _unwritable(folder: Path, reason: str) -> Unreadable:
    return Unreadable(
        "output.unwritable", f'The result cannot be written to "{folder}": {reason[0].lower()}{reason[1:]}.'
    )
