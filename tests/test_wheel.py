"""The wheel carries its data and works where it was not built."""

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

from .conftest import ROOT


@pytest.mark.slow
def test_the_wheel_runs_from_another_directory(seed: Path, tmp_path: Path) -> None:
    """Built, installed into an environment of its own, run elsewhere; only the libraries are borrowed from this one."""
    build = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir"]
    subprocess.run([*build, tmp_path / "dist", ROOT], check=True)
    (wheel,) = (tmp_path / "dist").glob("*.whl")
    venv.create(tmp_path / "env", with_pip=True)
    python = tmp_path / "env" / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "--quiet", "--no-deps", wheel], check=True)

    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    libraries = {**os.environ, "PYTHONPATH": sysconfig.get_path("purelib")}
    run = [python, "-m", "pipeline", "run", seed / "internap-2006-q1.txt", "--out", "out", "--cik", "1056386"]
    done = subprocess.run(run, cwd=elsewhere, env=libraries, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    assert next(elsewhere.glob("out/internap-2006-q1/*-20060331.xml")).stat().st_size > 10_000
    where = [python, "-c", "import pipeline; print(pipeline.__file__)"]
    found = subprocess.run(where, cwd=elsewhere, env=libraries, capture_output=True, text=True, check=True)
    assert str(tmp_path / "env") in found.stdout
