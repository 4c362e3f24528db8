"""Where the shipped data lies: inside the package in a wheel, at the top of the repository in a source checkout."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]


def data_folder(name: str) -> Path:
    """The folder of shipped data called `name` (`taxonomy` or `mappings`). It may be read-only."""
    installed = _PACKAGE / "data" / name
    return installed if installed.is_dir() else _PACKAGE.parent / name
