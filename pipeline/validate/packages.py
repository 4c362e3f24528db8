"""Official taxonomy packages that a user has downloaded: checked once, kept, and used in place of stand-ins."""

import hashlib
import stat
import zlib
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath
from zipfile import BadZipFile, ZipFile, ZipInfo

from lxml import etree

from pipeline.model.concept import Schema
from pipeline.model.finding import Finding, Unreadable, info
from pipeline.model.markup import declares_entities
from pipeline.validate.cache import packages_folder, write_once

KNOWN_HASHES = {
    "a3b835925ad74030eb5be865a26d7dfe44013081c4ab7204b6122316a685fff4": "us-gaap-2025.zip",
    "136d16f1bf62ca1966300231b2b399f90631ba703381aeec467e9bec4f3867eb": "srt-2024.zip",
}
"""SHA-256 of packages as their publishers offer them; see taxonomy/README.md."""

_MAX_BYTES = 2_000_000_000
_SMALL = 1_000_000
_RATIO = 200
"""Taxonomies are packed 30 to 1 at most; what is small may be packed tighter."""
_XML = (".xsd", ".xml", ".xhtml", ".html", ".htm")
_MANIFEST = "taxonomyPackage.xml"
_CATALOG = "{urn:oasis:names:tc:entity:xmlns:xml:catalog}rewriteURI"


def add_package(path: Path) -> tuple[Path, Finding]:
    """Check a taxonomy package and keep a copy, which validation uses from then on.

    Returns where it is kept and what is known of it. Raises Unreadable("taxonomy.package") where the file is no
    taxonomy package (Taxonomy Packages 1.0: a zip whose one folder holds META-INF/taxonomyPackage.xml).
    """
    content = _read(path)
    _check(path)
    digest = hashlib.sha256(content).hexdigest()
    kept = write_once(packages_folder() / f"{path.stem}-{digest[:16]}.zip", content)
    known = KNOWN_HASHES.get(digest)
    what = f"the published {known}, by its SHA-256" if known else f"not one whose SHA-256 is known here ({digest})"
    return kept, info("taxonomy.added", f"{path.name} was added; it is {what}.")


def installed_packages() -> tuple[Path, ...]:
    """The packages added so far, by name."""
    return tuple(sorted(packages_folder().glob("*.zip")))


def served(package: Path, schemas: Iterable[Schema]) -> frozenset[str]:
    """The locations of those schemas that the package's catalog serves and the package holds."""
    with ZipFile(package) as archive:
        names = set(archive.namelist())
        places = [name for name in names if name.endswith("META-INF/catalog.xml")]
        rules = [(PurePosixPath(place).parent, rule) for place in places for rule in _rules(archive.read(place))]
    return frozenset(
        schema.location
        for schema in schemas
        for folder, (start, prefix) in rules
        if schema.location.startswith(start)
        and _resolved(folder, prefix + schema.location.removeprefix(start)) in names
    )


def _rules(catalog: bytes) -> list[tuple[str, str]]:
    rules = etree.fromstring(catalog).iter(_CATALOG)
    return [(rule.get("uriStartString", ""), rule.get("rewritePrefix", "")) for rule in rules]


def _resolved(folder: PurePosixPath, relative: str) -> str:
    parts: list[str] = []
    for part in (folder / relative).parts:
        parts = parts[:-1] if part == ".." else [*parts, part]
    return "/".join(parts)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as problem:
        raise _no_package(path, f"cannot be read ({problem.strerror})") from problem


def _check(path: Path) -> None:
    try:
        with ZipFile(path) as archive:
            _check_members(path, archive.infolist())
            names = [PurePosixPath(name) for name in archive.namelist()]
            damaged = archive.testzip()
            hostile = "" if damaged else next((name for name in archive.namelist() if _is_hostile(archive, name)), "")
    except (BadZipFile, NotImplementedError, RuntimeError, EOFError, zlib.error) as problem:
        raise _no_package(path, "is not a zip file that can be read") from problem
    if damaged:
        raise _no_package(path, f"is damaged at {damaged}")
    if hostile:
        raise _no_package(path, f"declares entities in {hostile}, which no taxonomy needs")
    if any(name.is_absolute() or ".." in name.parts or "\\" in str(name) for name in names):
        raise _no_package(path, "holds files outside its own folder")
    if not any(name.parts[1:] == ("META-INF", _MANIFEST) for name in names):
        raise _no_package(path, f"is no taxonomy package: it has no META-INF/{_MANIFEST} in its one folder")


def _check_members(path: Path, members: Sequence[ZipInfo]) -> None:
    """By what the archive says of its members before any is unpacked; `zipfile` unpacks no more than it says."""
    if sum(member.file_size for member in members) > _MAX_BYTES:
        raise _no_package(path, f"would unpack to more than {_MAX_BYTES // 10**9} GB")
    if any(member.file_size > _SMALL and member.file_size > _RATIO * member.compress_size for member in members):
        raise _no_package(path, "is packed tighter than any taxonomy is")
    if any(stat.S_ISLNK(member.external_attr >> 16) for member in members):
        raise _no_package(path, "holds links")


def _is_hostile(archive: ZipFile, name: str) -> bool:
    return not name.endswith("/") and name.endswith(_XML) and declares_entities(archive.read(name))


def _no_package(path: Path, fault: str) -> Unreadable:
    return Unreadable("taxonomy.package", f"{path.name} {fault}.")
