"""Fixtures every test may use."""

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def shared() -> Path:
    """The corpus and answer keys that lie beside the project; users have none of it."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("the shared corpus does not lie beside this checkout")
    return folder


@pytest.fixture(scope="session")
def seed() -> Path:
    """The folder of the founding release and its answer key."""
    return ROOT / "tests" / "seed"
