"""Results in places that are no local folder."""

from pathlib import Path

import fsspec

from pipeline.batch import outputs


def test_elsewhere_the_findings_come_last(tmp_path: Path) -> None:
    for name in ("a.xml", "findings.json", "z.csv", "more/b.xml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    put: list[str] = []
    system = fsspec.filesystem("memory")
    pipe = type(system).pipe_file

    class Watched(type(system)):
        protocol = "watched"

        def pipe_file(self, path: str, value: bytes, **more: object) -> None:
            put.append(path)
            pipe(self, path, value, **more)

    fsspec.register_implementation("watched", Watched, clobber=True)
    assert not outputs.is_whole("watched://out", "a")

    outputs.publish(tmp_path, "watched://out", "a")

    assert outputs.is_whole("watched://out", "a")
    assert len(put) == 4
    assert put[-1].endswith("/a/findings.json")


def test_what_a_killed_batch_left_is_swept_and_nothing_else(tmp_path: Path) -> None:
    for name in (".r1-x7b2/new/facts.csv", ".r2-ab12/old/facts.csv", ".mine-of-old/keep.txt", "r1/facts.csv"):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).touch()

    outputs.sweep(str(tmp_path))

    assert sorted(path.name for path in tmp_path.iterdir()) == [".mine-of-old", "r1"]
