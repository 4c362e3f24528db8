"""What a result depends on, as hashes: a release is done again when one of them has changed, and only then."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import astuple
from functools import cache
from pathlib import Path

import pipeline
from pipeline.model.settings import Settings
from pipeline.reference.companies import user_companies
from pipeline.reference.data import data_folder
from pipeline.validate import installed_packages


def key(content: bytes, name: str, settings: Settings) -> str:
    """Of everything that is the same for every company: the release and its name, settings, tables, and program."""
    said = repr((name, astuple(settings), _program(), _mappings(), _taxonomy(settings.taxonomy), _packages()))
    return hashlib.sha256(hashlib.sha256(content).digest() + said.encode()).hexdigest()


class Memories:
    """What is known of each company, as hashes taken at once: what changes later makes the next batch do it again."""

    def __init__(self) -> None:
        folders = (user_companies(), data_folder("mappings") / "companies")
        self._known: Mapping[str, str] = {
            company.name: _files(sorted(company.rglob("*")), company)
            for folder in reversed(folders)
            if folder.is_dir()
            for company in sorted(folder.iterdir())
        }

    def of(self, cik: str) -> str:
        """The hash of a company's own tables; empty where there are none."""
        return self._known.get(cik.lstrip("0"), "")


@cache
def _program() -> str:
    """The version, and the program itself: a checkout changes without a new version."""
    package = Path(pipeline.__file__).parent
    return pipeline.__version__ + _files(sorted(package.rglob("*.py")), package)


@cache
def _mappings() -> str:
    folder = data_folder("mappings")
    return _files((path for path in sorted(folder.rglob("*")) if "companies" not in path.parts), folder)


@cache
def _taxonomy(name: str) -> str:
    folder = data_folder("taxonomy")
    return _files(folder.glob(f"{name}.sqlite"), folder)


@cache
def _packages() -> str:
    return " ".join(sorted(package.name for package in installed_packages()))


def _files(paths: Iterable[Path], folder: Path) -> str:
    digest = hashlib.sha256()
    for path in paths:
        if path.is_file():
            content = hashlib.sha256(path.read_bytes()).hexdigest()
            digest.update(f"{path.relative_to(folder).as_posix()} {content}\n".encode())
    return digest.hexdigest()
