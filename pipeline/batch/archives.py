"""Releases in zip and tar archives, which may come from anywhere: nothing is unpacked to disk.

Members are read into memory one at a time and named only for receipts and messages, so a name like `../../x` leads
nowhere; links and devices are no releases; and no more is unpacked than a release or an archive may hold.
"""

import stat
import tarfile
import zipfile
from collections.abc import Iterator, Set
from contextlib import contextmanager
from typing import IO, Any

from pipeline.model.finding import Unreadable

ENDINGS = (".zip", ".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz")
MAX_MEMBER = 100_000_000
"""Bytes of one release, as many as the reader takes."""
MAX_ARCHIVE = 100_000_000_000
"""Bytes of all members of one archive."""

_BROKEN = (OSError, EOFError, RuntimeError, zipfile.BadZipFile, tarfile.TarError, NotImplementedError)


def is_archive(path: str) -> bool:
    """By its name."""
    return path.lower().endswith(ENDINGS)


def member_names(place: str) -> list[str]:
    """The regular files of an archive, in its order. Raises Unreadable("batch.archive")."""
    with _opened(place) as archive:
        return list(dict.fromkeys(name for name, _ in _files(archive, place)))


def read_members(place: str, names: Set[str]) -> Iterator[tuple[str, bytes | Unreadable]]:
    """Those members in the archive's order; Unreadable in the place of what is too large or damaged.

    Raises Unreadable("batch.archive") where the archive itself cannot be opened.
    """
    left = set(names)
    with _opened(place) as archive:
        for name, member in _files(archive, place):
            if name in left:
                left.discard(name)
                yield name, _content(archive, member, f"{place}:{name}")


def _files(archive: Any, place: str) -> Iterator[tuple[str, Any]]:
    """Name and entry of each regular file. Sizes are those the archive declares: reading does not trust them."""
    total = 0
    for name, size, regular, member in _tarred(archive) if isinstance(archive, tarfile.TarFile) else _zipped(archive):
        total += size
        if total > MAX_ARCHIVE:
            raise Unreadable("batch.archive", f'"{place}" would unpack to more than {MAX_ARCHIVE // 10**9} GB.')
        if regular:
            yield name, member


def _tarred(archive: tarfile.TarFile) -> Iterator[tuple[str, int, bool, tarfile.TarInfo]]:
    return ((member.name, member.size, member.isreg(), member) for member in archive)


def _zipped(archive: zipfile.ZipFile) -> Iterator[tuple[str, int, bool, zipfile.ZipInfo]]:
    for member in archive.infolist():
        yield member.filename, member.file_size, _regular(member.external_attr >> 16) and not member.is_dir(), member


def _regular(mode: int) -> bool:
    """By the file mode a zip holds, which is 0 where the packer knew none."""
    return stat.S_IFMT(mode) in (0, stat.S_IFREG)


def _content(archive: Any, member: Any, name: str) -> bytes | Unreadable:
    try:
        stream: Any = archive.extractfile(member) if isinstance(archive, tarfile.TarFile) else archive.open(member)
        with stream:
            content: bytes = stream.read(MAX_MEMBER + 1)
    except _BROKEN as failure:
        return Unreadable("batch.member", f'"{name}" cannot be unpacked: {failure}.')
    if len(content) > MAX_MEMBER:
        return Unreadable("read.too-large", f'"{name}" is larger than {MAX_MEMBER // 1_000_000} MB.')
    return content


@contextmanager
def _opened(place: str) -> Iterator[Any]:
    import fsspec

    try:
        with fsspec.open(place, "rb") as file, _archive(file, place) as archive:
            yield archive
    except _BROKEN as failure:
        raise Unreadable("batch.archive", f'"{place}" is no archive that can be read: {failure}.') from failure


def _archive(file: IO[bytes], place: str) -> Any:
    return zipfile.ZipFile(file) if place.lower().endswith(".zip") else tarfile.open(fileobj=file, mode="r|*")
