"""A result folder appears whole or not at all."""

from pathlib import Path

import pytest

from pipeline.emit import staged, write, write_files
from pipeline.model.finding import Unreadable, error
from pipeline.model.report import Report

from .small import SmallCatalogue

FILES = "abc-20060331.xml abc-20060331.xsd abc-20060331_cal.xml abc-20060331_def.xml abc-20060331_lab.xml \
abc-20060331_pre.xml facts.csv findings.json findings.txt omissions.csv"


def listing(folder: Path) -> str:
    return " ".join(sorted(path.name for path in folder.iterdir()))


def _fail_halfway(work: Path) -> None:
    write_files({"findings.json": b"half"}, work)
    raise ZeroDivisionError


def test_all_files_are_written_under_edgar_names(report: Report, catalogue: SmallCatalogue, tmp_path: Path) -> None:
    paths = write(report, [error("a.b", "No.")], catalogue, tmp_path / "runs" / "release")
    assert listing(tmp_path / "runs" / "release") == FILES
    assert listing(tmp_path / "runs") == "release"
    assert paths.presentation == tmp_path / "runs" / "release" / "abc-20060331_pre.xml"
    assert paths.findings_txt.read_text().startswith("1 error,")


def test_a_new_result_takes_the_place_of_the_old_one(report: Report, catalogue: SmallCatalogue, tmp_path: Path) -> None:
    folder = tmp_path / "release"
    write(report, [], catalogue, folder)
    (folder / "abc-20051231.xml").write_text("of an earlier run")
    write(report, [], catalogue, folder)
    assert listing(folder) == FILES
    assert listing(tmp_path) == "release"


def test_a_failure_leaves_the_old_result_alone(tmp_path: Path) -> None:
    folder = tmp_path / "release"
    with staged(folder) as work:
        write_files({"findings.json": b"old"}, work)
    with pytest.raises(ZeroDivisionError), staged(folder) as work:
        _fail_halfway(work)
    assert (folder / "findings.json").read_bytes() == b"old"
    assert listing(tmp_path) == "release"


def test_a_full_disk_leaves_nothing(
    report: Report, catalogue: SmallCatalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: Path, _: bytes) -> int:
        self.touch()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(Unreadable, match="no space left on device") as failure:
        write(report, [], catalogue, tmp_path / "release")
    assert failure.value.code == "output.unwritable"
    assert listing(tmp_path) == ""


def test_a_rename_that_fails_puts_the_old_result_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, rename = tmp_path / "release", Path.rename
    with staged(folder) as work:
        write_files({"findings.json": b"old"}, work)

    def refuse(self: Path, target: Path) -> Path:
        if self.name == "new":
            raise OSError(13, "Permission denied")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(Unreadable), staged(folder) as work:
        write_files({"findings.json": b"new"}, work)
    assert (folder / "findings.json").read_bytes() == b"old"
    assert listing(tmp_path) == "release"


def test_a_place_below_a_file_is_unwritable(report: Report, catalogue: SmallCatalogue, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for place in (tmp_path / "file", tmp_path / "file" / "release"):
        with pytest.raises(Unreadable) as failure:
            write(report, [], catalogue, place)
        assert failure.value.code == "output.unwritable"
    assert listing(tmp_path) == "file"


def test_files_that_are_no_result_are_not_thrown_away(
    report: Report, catalogue: SmallCatalogue, tmp_path: Path
) -> None:
    (tmp_path / "release").mkdir()
    (tmp_path / "release" / "thesis.doc").write_text("the only copy")
    with pytest.raises(Unreadable, match="no earlier result"):
        write(report, [], catalogue, tmp_path / "release")
    assert listing(tmp_path / "release") == "thesis.doc"
