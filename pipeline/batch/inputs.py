"""Which releases there are: files, folders, globs, archives and lists of them, by path or fsspec URL."""

import csv
import hashlib
import io
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

from pipeline.batch import archives
from pipeline.batch.records import Listed
from pipeline.model.finding import Unreadable
from pipeline.model.settings import Settings

KINDS = frozenset({".asc", ".htm", ".html", ".markdown", ".md", ".nc", ".pdf", ".sgml", ".text", ".txt", ".xhtml"})
"""The endings by which files in folders and archives are known for releases."""

LIST_COLUMNS = ("path", "cik", "ticker", "name", "taxonomy")
"""The columns a list of releases may have; `path` it must."""

_LONGEST = 120


def find_releases(inputs: Iterable[str], settings: Settings, out: str = "") -> list[Listed]:
    """The releases in files, folders, globs, archives (zip, tar) and lists (CSV), each with its folder's name.

    What lies below `out` are results, not releases.
    Raises Unreadable with `batch.input` where there is nothing at a place, with `batch.list` for a list that is none
    and with `batch.archive` for an archive that cannot be opened.
    """
    found = dict.fromkeys(listed for place in inputs for listed in _expand(place, settings))
    found = {one: None for one in found if not out or not one.place.startswith(f"{out.rstrip('/')}/")}
    return _named(list(found))


def _expand(place: str, settings: Settings) -> Iterator[Listed]:
    if _ending(place) == ".csv":
        yield from _from_list(place, settings)
        return
    system, path = filesystem(place)
    paths = _paths(system, path, place)
    for one in paths:
        url = system.unstrip_protocol(one) if "://" in place else one
        if archives.is_archive(one):
            yield from (Listed(place=url, member=name, settings=settings) for name in _members(url))
        elif paths == [path] or _ending(one) in KINDS:
            yield Listed(place=url, settings=settings)


def _paths(system: Any, path: str, place: str) -> list[str]:
    """Every file at a place, sorted."""
    if system.isfile(path):
        return [path]
    if system.isdir(path):
        return sorted(one for one in system.find(path) if not _hidden(one.removeprefix(path)))
    found = sorted(system.glob(path)) if re.search(r"[*?\[]", path) else []
    if not found:
        raise Unreadable("batch.input", f'"{place}" is no file, no folder and matches nothing.')
    return [one for match in found for one in _paths(system, match, match)]


def _members(place: str) -> list[str]:
    return [name for name in archives.member_names(place) if _ending(name) in KINDS and not _hidden(name)]


def _hidden(path: str) -> bool:
    return any(part.startswith((".", "__MACOSX")) and part not in (".", "..") for part in PurePosixPath(path).parts)


def _from_list(place: str, settings: Settings) -> Iterator[Listed]:
    """The rows of a list. Paths are relative to the list; an empty cell leaves the setting as it is."""
    rows = csv.DictReader(io.StringIO(read_bytes(place).decode("utf-8-sig", errors="replace")))
    unknown = set(rows.fieldnames or ()) - set(LIST_COLUMNS)
    if unknown or "path" not in (rows.fieldnames or ()):
        known = ", ".join(LIST_COLUMNS)
        raise Unreadable("batch.list", f'"{place}" is no list of releases: its columns may be {known}; path is needed.')
    folder = place.rpartition("/")[0]
    for row in rows:
        said: dict[str, Any] = {name: row[name].strip() for name in LIST_COLUMNS[1:] if (row.get(name) or "").strip()}
        if not re.fullmatch(r"\d{0,10}", said.get("cik", "")):
            raise Unreadable("batch.list", f'"{place}", line {rows.line_num}: "{said["cik"]}" is no CIK.')
        yield from _expand(_below(folder, row["path"].strip()), replace(settings, **said))


def _below(folder: str, path: str) -> str:
    return path if not folder or "://" in path or PurePosixPath(path).is_absolute() else f"{folder}/{path}"


def filesystem(place: str) -> tuple[Any, str]:
    """The fsspec file system of a path or URL, and the path in it. Raises Unreadable("batch.input") for others."""
    import fsspec

    try:
        system, path = fsspec.core.url_to_fs(place)
    except (ImportError, ValueError) as failure:
        raise Unreadable("batch.input", f'"{place}" is in no place that can be read: {failure}.') from failure
    return system, path


def read_bytes(place: str) -> bytes:
    """What lies at a path or URL. Raises Unreadable("read.missing")."""
    system, path = filesystem(place)
    try:
        content: bytes = system.cat_file(path)
    except OSError as failure:
        raise Unreadable("read.missing", f'"{place}" cannot be read: {failure.strerror or failure}.') from failure
    return content


def _named(found: list[Listed]) -> list[Listed]:
    """Each release with a folder of its own: the shortest of the names it may have that no other would take too."""
    chosen: list[Listed] = []
    for ways in _WAYS:
        counts = Counter(ways(listed).lower() for listed in found)
        chosen += [replace(one, folder=ways(one)) for one in found if counts[ways(one).lower()] == 1 and ways(one)]
        found = [one for one in found if counts[ways(one).lower()] > 1 or not ways(one)]
    order = sorted(chosen, key=lambda listed: listed.folder)
    twice = [name for name, count in Counter(one.folder.lower() for one in order).items() if count > 1]
    return [replace(one, folder=_hashed(one)) if one.folder.lower() in twice else one for one in order]


def _stem(listed: Listed) -> str:
    return _safe(PurePosixPath(listed.name).stem)


def _file(listed: Listed) -> str:
    return _safe(listed.name)


def _path(listed: Listed) -> str:
    return _safe("-".join(PurePosixPath(listed.member or listed.place.partition("://")[2] or listed.place).parts[-3:]))


def _hashed(listed: Listed) -> str:
    digest = hashlib.sha256(f"{listed} {listed.settings}".encode()).hexdigest()[:12]
    return f"{_stem(listed)}-{digest}"


_WAYS: Sequence[Callable[[Listed], str]] = (_stem, _file, _path, _hashed)


def _safe(name: str) -> str:
    """A name that is one folder on every system, whatever an archive called it."""
    return re.sub(r"[^A-Za-z0-9._-]+", "_", name).lstrip(".-")[:_LONGEST].rstrip(".")


def _ending(path: str) -> str:
    return PurePosixPath(path).suffix.lower()
