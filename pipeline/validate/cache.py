"""The folders validation keeps on the user's machine, and the one way files get into them."""

import os
import tempfile
from pathlib import Path

import platformdirs

from pipeline.model.finding import Unreadable

VARIABLE = "EARNINGS_XBRL_CACHE"
"""The environment variable that names another folder for everything below."""


def cache_folder() -> Path:
    """Where stand-in packages are kept; it may be deleted at any time."""
    return Path(os.environ.get(VARIABLE) or platformdirs.user_cache_path("earnings-xbrl", appauthor=False))


def packages_folder() -> Path:
    """Where the taxonomy packages a user has added are kept."""
    chosen = os.environ.get(VARIABLE)
    return (Path(chosen) if chosen else platformdirs.user_data_path("earnings-xbrl", appauthor=False)) / "packages"


def make_folder(folder: Path) -> Path:
    """The folder, made where it was missing. Raises Unreadable("validate.cache") where it cannot be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        reason = problem.strerror or str(problem)
        message = f"The folder {folder} cannot be made ({reason}); set {VARIABLE} to a folder that can be written."
        raise Unreadable("validate.cache", message) from problem
    return folder


def write_once(path: Path, content: bytes) -> Path:
    """Write a file under a temporary name and rename it, so that no process ever reads half of it."""
    if path.is_file():
        return path
    make_folder(path.parent)
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as file:
            file.write(content)
        Path(file.name).replace(path)
    except OSError as problem:
        reason = problem.strerror or str(problem)
        message = f"{path.parent} cannot be written ({reason}); set {VARIABLE} to a folder that can."
        raise Unreadable("validate.cache", message) from problem
    return path
