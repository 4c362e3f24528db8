"""What goes wrong on the machine: a full disk, a folder nobody may write, two runs at once, a clock that jumps."""

import errno
import hashlib
import os
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from lxml import etree

from pipeline.export import export_release
from pipeline.model.finding import Unreadable
from pipeline.model.settings import Settings
from tests.test_cli import STATEMENT

SETTINGS = Settings(validate=False)


def digest(folder: Path) -> dict[str, str]:
    """The files below a folder, by what they hold."""
    paths = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}


@pytest.fixture
def done(tmp_path: Path) -> Iterator[Path]:
    """The folder of a finished release."""
    export_release(STATEMENT, tmp_path / "out" / "release", SETTINGS)
    yield tmp_path / "out"
    (tmp_path / "out").chmod(0o700)


@pytest.mark.parametrize("after", [0, 1, 4, 8])
def test_a_full_disk_leaves_what_was_there(done: Path, monkeypatch: pytest.MonkeyPatch, after: int) -> None:
    before, written, write = digest(done), [0], Path.write_bytes

    def full(path: Path, data: bytes) -> int:
        written[0] += 1
        if written[0] > after:
            write(path, data[: len(data) // 2])
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
        return write(path, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(Unreadable, match=r"[Nn]o space left") as refused:
        export_release(STATEMENT.replace("900", "901"), done / "release", SETTINGS)
    assert refused.value.code == "output.unwritable"
    assert digest(done) == before


def test_a_full_disk_leaves_no_half_result(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, _: bytes) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(Unreadable):
        export_release(STATEMENT, tmp_path / "out" / "release", SETTINGS)
    assert digest(tmp_path) == {}


@pytest.mark.parametrize("failing", [1, 2])
def test_a_rename_that_fails_leaves_what_was_there(done: Path, monkeypatch: pytest.MonkeyPatch, failing: int) -> None:
    before, renamed, rename = digest(done), [0], Path.rename

    def broken(path: Path, target: Path) -> Path:
        renamed[0] += 1
        if renamed[0] == failing:
            raise OSError(errno.EIO, os.strerror(errno.EIO), str(path))
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", broken)
    with pytest.raises(Unreadable):
        export_release(STATEMENT.replace("900", "901"), done / "release", SETTINGS)
    assert digest(done) == before


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is unwritable to the superuser")
def test_a_folder_nobody_may_write_is_one_sentence(done: Path) -> None:
    before = digest(done)
    done.chmod(0o500)
    with pytest.raises(Unreadable, match="cannot be written") as refused:
        export_release(STATEMENT, done / "other", SETTINGS)
    assert refused.value.code == "output.unwritable"
    assert digest(done) == before


def test_a_folder_under_a_file_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(Unreadable, match="cannot be written"):
        export_release(STATEMENT, tmp_path / "file" / "out", SETTINGS)
    assert (tmp_path / "file").read_text() == "mine"


def test_runs_on_one_output_at_once_leave_one_whole_result(tmp_path: Path) -> None:
    """Whoever comes second replaces the first one's result or is refused; nothing is mixed and nothing stays half."""
    out = tmp_path / "out" / "release"
    figures = [str(number) for number in range(900, 908)]

    def run(figure: str) -> str:
        try:
            export_release(STATEMENT.replace("900", figure), out, SETTINGS)
        except Unreadable as refused:
            return refused.code
        return ""

    with ThreadPoolExecutor(len(figures)) as pool:
        ended = list(pool.map(run, figures))
    assert "" in ended
    assert set(ended) <= {"", "output.unwritable"}
    assert [path.name for path in out.parent.iterdir()] == ["release"]
    shown = {
        (out / name).read_text(encoding="utf-8").count(f"{figure}000") > 0
        for name in ("facts.csv",)
        for figure in figures
    }
    assert shown == {True, False}
    whole = {figure for figure in figures if f"{figure}000" in (out / "facts.csv").read_text(encoding="utf-8")}
    assert len(whole) == 1
    instance = next(path for path in out.glob("*.xml") if "_" not in path.name)
    assert f"{whole.pop()}000" in etree.tostring(etree.parse(instance), encoding="unicode")


def test_a_clock_that_jumps_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    export_release(STATEMENT, tmp_path / "one" / "release", SETTINGS)
    for name in ("time", "perf_counter", "monotonic"):
        monkeypatch.setattr(time, name, lambda: -1e9)
    export_release(STATEMENT, tmp_path / "two" / "release", SETTINGS)
    assert digest(tmp_path / "one") == digest(tmp_path / "two")
