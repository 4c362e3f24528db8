"""Where results go: a folder or any fsspec URL. A release's folder holds its findings only when it is whole."""

import shutil
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from pipeline.batch.inputs import filesystem
from pipeline.emit import staged
from pipeline.emit.folder import MARK
from pipeline.model.finding import Unreadable


def local(out: str) -> Path | None:
    """The local folder that `out` is, None for other places."""
    if "://" not in out:
        return Path(out)
    return Path(url2pathname(urlsplit(out).path)) if out.startswith("file://") else None


def publish(ready: Path, out: str, name: str) -> None:
    """Put the files of a ready folder into the folder `name` below `out`. Raises Unreadable("output.unwritable").

    A local folder appears by a rename. Elsewhere there is none: each file is put whole, and the findings last.
    """
    if folder := local(out):
        with staged(folder / name) as work:
            shutil.copytree(ready, work, dirs_exist_ok=True)
        return
    system, root = filesystem(out)
    try:
        files = [path for path in ready.rglob("*") if path.is_file()]
        for file in sorted(files, key=lambda path: (path.name == MARK, path)):
            place = f"{root}/{name}/{file.relative_to(ready).as_posix()}"
            system.makedirs(place.rpartition("/")[0], exist_ok=True)
            system.pipe_file(place, file.read_bytes())
    except OSError as failure:
        message = f'The result cannot be written to "{out}/{name}": {failure.strerror or failure}.'
        raise Unreadable("output.unwritable", message) from failure


def is_whole(out: str, name: str) -> bool:
    """Whether a result is there."""
    if folder := local(out):
        return (folder / name / MARK).is_file()
    system, root = filesystem(out)
    return bool(system.exists(f"{root}/{name}/{MARK}"))


def write_file(out: str, name: str, content: bytes) -> None:
    """Write one file below `out`, whole or not at all. Raises Unreadable("output.unwritable")."""
    try:
        if folder := local(out):
            half = folder / f".{name}.part"
            folder.mkdir(parents=True, exist_ok=True)
            half.write_bytes(content)
            half.replace(folder / name)
        else:
            system, root = filesystem(out)
            system.pipe_file(f"{root}/{name}", content)
    except OSError as failure:
        message = f'"{out}/{name}" cannot be written: {failure.strerror or failure}.'
        raise Unreadable("output.unwritable", message) from failure


def sweep(out: str) -> None:
    """Remove what a killed batch left half written. Only one batch at a time may write to a folder."""
    folder = local(out)
    if folder and folder.is_dir():
        for scratch in folder.glob(".*-*"):
            if {path.name for path in scratch.glob("*")} <= {"new", "old"} and scratch.is_dir():
                shutil.rmtree(scratch, ignore_errors=True)
