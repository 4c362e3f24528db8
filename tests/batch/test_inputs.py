"""Which releases are found, what their results are called, and archives that mean harm."""

import io
import tarfile
import zipfile
from pathlib import Path

import fsspec
import pytest

from pipeline.batch import archives, find_releases
from pipeline.batch.records import Listed
from pipeline.batch.run import _jobs
from pipeline.model.finding import Unreadable
from pipeline.model.settings import Settings
from tests.batch.conftest import Run, write_releases


def found(*inputs: Path | str, out: str = "") -> dict[str, Listed]:
    return {one.folder: one for one in find_releases(map(str, inputs), Settings(), out)}


def zipped(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def tarred(path: Path, *members: tarfile.TarInfo) -> Path:
    with tarfile.open(path, "w:gz") as archive:
        for member in members:
            archive.addfile(member, io.BytesIO(b"x" * member.size))
    return path


def entry(name: str, kind: bytes = tarfile.REGTYPE, size: int = 3) -> tarfile.TarInfo:
    member = tarfile.TarInfo(name)
    member.type, member.size, member.linkname = kind, size if kind == tarfile.REGTYPE else 0, "/etc/passwd"
    return member


def test_a_folder_gives_its_releases_and_nothing_else(tmp_path: Path) -> None:
    write_releases(tmp_path / "in" / "deep", "a", "b")
    for name in ("notes.docx", "a.facts.csv", ".hidden.txt", "c.HTML", "deep/.git/d.txt"):
        path = tmp_path / "in" / name
        path.parent.mkdir(exist_ok=True)
        path.touch()
    assert list(found(tmp_path / "in")) == ["a", "b", "c"]


def test_a_file_that_is_named_is_taken_whatever_its_ending(tmp_path: Path) -> None:
    (tmp_path / "release.ex99").touch()
    assert list(found(tmp_path / "release.ex99")) == ["release"]


def test_a_glob(tmp_path: Path) -> None:
    write_releases(tmp_path, "a1", "a2", "b1")
    assert list(found(tmp_path / "a*.txt")) == ["a1", "a2"]


def test_results_are_no_releases(tmp_path: Path) -> None:
    write_releases(tmp_path, "a")
    write_releases(tmp_path / "out" / "a", "findings")
    assert list(found(tmp_path, out=str(tmp_path / "out"))) == ["a"]


def test_names_that_meet_are_told_apart(tmp_path: Path) -> None:
    for name in ("q1/a.txt", "q2/a.txt", "q2/b.txt", "q2/b.html", "q3/Ünïcode: x.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    folders = list(found(tmp_path))
    assert {"b.txt", "b.html", "_n_code_x"} <= set(folders)
    assert len({folder.lower() for folder in folders}) == 5
    assert sorted(folder[-8:] for folder in folders)[-2:] == ["q1-a.txt", "q2-a.txt"]


def test_the_same_release_given_twice_is_one(tmp_path: Path) -> None:
    write_releases(tmp_path, "a")
    assert list(found(tmp_path, tmp_path / "a.txt")) == ["a"]


def test_nothing_at_a_place_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match=r"no file, no folder and matches nothing") as caught:
        found(tmp_path / "missing")
    assert caught.value.code == "batch.input"


def test_an_unknown_protocol_is_one_sentence() -> None:
    with pytest.raises(Unreadable, match="no place that can be read"):
        found("gopher://host/release.txt")


def test_a_list_has_settings_for_each_release(tmp_path: Path) -> None:
    write_releases(tmp_path / "in", "a", "b")
    (tmp_path / "list.csv").write_text("path,cik,ticker\nin/a.txt,320193,AAPL\nin/b.txt,,\n")
    listed = found(tmp_path / "list.csv")
    assert listed["a"].settings == Settings(cik="320193", ticker="AAPL")
    assert listed["b"].settings == Settings()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("file,cik\na.txt,1\n", "path is needed"),
        ("path,color\na.txt,red\n", "its columns may be"),
        ("path,cik\na.txt,12x\n", 'line 2: "12x" is no CIK'),
    ],
)
def test_a_list_that_is_none_is_one_sentence(tmp_path: Path, text: str, said: str) -> None:
    write_releases(tmp_path, "a")
    (tmp_path / "list.csv").write_text(text)
    with pytest.raises(Unreadable, match=said) as caught:
        found(tmp_path / "list.csv")
    assert caught.value.code == "batch.list"


@pytest.mark.parametrize("kind", ["zip", "tar.gz"])
def test_archives_give_their_releases(tmp_path: Path, kind: str) -> None:
    write_releases(tmp_path / "in", "a", "b")
    archive = tmp_path / f"night.{kind}"
    if kind == "zip":
        zipped(archive, {path.name: path.read_bytes() for path in (tmp_path / "in").iterdir()})
    else:
        with tarfile.open(archive, "w:gz") as tar:
            tar.add(tmp_path / "in", "in")
    listed = found(archive)
    assert list(listed) == ["a", "b"]
    jobs = {job.listed.folder: job.content for job in _jobs(listed.values())}
    assert jobs == {name: (tmp_path / "in" / f"{name}.txt").read_bytes() for name in ("a", "b")}


def test_members_with_evil_names_land_in_the_folder_for_results(tmp_path: Path, batch: Run) -> None:
    release = write_releases(tmp_path / "in", "a").joinpath("a.txt").read_bytes()
    archive = zipped(tmp_path / "evil.zip", {"../../climbs.txt": release, "/abs.txt": release, "..txt": release})
    results = batch(archive)
    assert {result.state for result in results.values()} == {"done"}
    above = {path.name for path in tmp_path.iterdir()} | {path.name for path in tmp_path.parent.iterdir()}
    assert not {"climbs", "climbs.txt", "abs"} & above
    assert {path.name for path in (tmp_path / "out").iterdir() if path.is_dir()} == set(results)


def test_links_and_devices_in_archives_are_no_releases(tmp_path: Path) -> None:
    kinds = {"s.txt": tarfile.SYMTYPE, "h.txt": tarfile.LNKTYPE, "d.txt": tarfile.CHRTYPE, "good.txt": tarfile.REGTYPE}
    archive = tarred(tmp_path / "links.tar.gz", *(entry(name, kind) for name, kind in kinds.items()))
    assert list(found(archive)) == ["good"]


def test_a_link_in_a_zip_is_no_release(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "links.zip", "w") as archive:
        link = zipfile.ZipInfo("passwd.txt")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    assert found(tmp_path / "links.zip") == {}


def test_a_member_too_large_costs_only_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MAX_MEMBER", 1000)
    archive = zipped(tmp_path / "bomb.zip", {"bomb.txt": b"0" * 100_000, "good.txt": b"good"})
    bomb, good = _jobs(found(archive).values())
    assert (bomb.code, good.content) == ("read.too-large", b"good")


def test_an_archive_that_unpacks_to_too_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MAX_ARCHIVE", 1000)
    with pytest.raises(Unreadable, match="would unpack to more than"):
        found(tarred(tmp_path / "bomb.tar.gz", entry("a.txt", size=600), entry("b.txt", size=600)))


@pytest.mark.parametrize("name", ["broken.zip", "broken.tar.gz"])
def test_a_broken_archive_is_one_sentence(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"PK\x03\x04 and then nothing")
    with pytest.raises(Unreadable, match="no archive that can be read") as caught:
        found(tmp_path / name)
    assert caught.value.code == "batch.archive"


def test_inputs_may_be_urls(tmp_path: Path, batch: Run) -> None:
    release = write_releases(tmp_path / "in", "a").joinpath("a.txt").read_bytes()
    fsspec.filesystem("memory").pipe_file("/night/a.txt", release)
    results = batch("memory://night", out=f"file://{tmp_path}/out")
    assert results["a"].state == "done"
    assert (tmp_path / "out" / "a" / "facts.csv").is_file()
