"""`--format` on the command line."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli import main

RELEASE = """\
ABC Corp Reports Results

ABC CORP
CONSOLIDATED STATEMENTS OF OPERATIONS
(In thousands)

\tThree Months Ended March 31,
\t2010\t2009
Revenue\t$ 900\t$ 800
Cost of revenue\t500\t450
Gross profit\t400\t350
Net income\t$ 300\t$ 300
"""
USUAL = {"xml", "xsd", "_cal.xml", "_def.xml", "_lab.xml", "_pre.xml"}


def endings(folder: Path) -> set[str]:
    """What follows the stem in the names of the report's files."""
    (instance,) = folder.glob("*-20100331.xml")
    return {path.name.removeprefix(instance.stem).lstrip(".") for path in folder.glob(f"{instance.stem}*")}


@pytest.mark.parametrize(
    ("formats", "more"),
    [
        ([], set()),
        (["xbrl"], set()),
        (["json"], {"json"}),
        (["csv"], {"_facts.json", "_facts.csv"}),
        (["inline", "json", "json"], {"htm", "json"}),
        (["package"], {"xbri", "xbr", "-taxonomy.zip"}),
    ],
)
def test_formats_are_written_beside_the_instance(tmp_path: Path, formats: list[str], more: set[str]) -> None:
    release = tmp_path / "release.txt"
    release.write_text(RELEASE)
    options = [option for name in formats for option in ("--format", name)]
    runs = [
        CliRunner().invoke(main, ["run", str(release), "--out", str(tmp_path / out), "--no-validate", *options])
        for out in ("one", "two")
    ]
    assert [run.exit_code for run in runs] == [0, 0]
    one, two = (tmp_path / out / "release" for out in ("one", "two"))
    assert endings(one) == USUAL | more
    for path in one.iterdir():
        assert path.read_bytes() == (two / path.name).read_bytes(), path.name


def test_an_unknown_format_is_wrong_usage(tmp_path: Path) -> None:
    run = CliRunner().invoke(main, ["run", "release.txt", "--out", str(tmp_path), "--format", "xml"])
    assert run.exit_code == 2
    assert "inline" in run.output
