"""The sanity report of a release as JSON, as text, and as a page to look at."""

from pathlib import Path

from pipeline.emit.checks.data import check_json
from pipeline.emit.checks.page import check_html
from pipeline.emit.checks.text import check_txt
from pipeline.emit.folder import write_files
from pipeline.model.check import Checked

__all__ = ["check_files", "write_checks"]


def check_files(checked: Checked) -> dict[str, bytes]:
    """The three files by name."""
    return {
        "check.json": check_json(checked),
        "check.txt": check_txt(checked),
        "check.html": check_html(checked),
    }


def write_checks(checked: Checked, folder: Path) -> None:
    """Writes them into a folder, beside what may lie there. Raises Unreadable("output.unwritable")."""
    write_files(check_files(checked), folder, make=True)
