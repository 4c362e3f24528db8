"""Whether each guard is held by a test: one after the other is taken out of a copy, where its test must then fail.

usage: python -m benchmarks.guards      (some minutes; exit code 1 where a test does not notice)
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]


class Guard(NamedTuple):
    """What to put in the place of which text of a file, and the tests that must notice."""

    file: str
    guard: str
    without: str
    tests: str


GUARDS = (
    Guard(
        "validate/engine.py", '"internetConnectivity": "offline"', '"internetConnectivity": "online"', "test_network.py"
    ),
    Guard("model/markup.py", "return _DECLARES", "return False and _DECLARES", "test_xml.py"),
    Guard("learn/filings.py", "file.read(_MAX_BYTES + 1)", "file.read()[:_MAX_BYTES]", "test_xml.py"),
    Guard("compare/filings.py", "file.read(_MAX_BYTES + 1)", "file.read()[:_MAX_BYTES]", "test_xml.py"),
    Guard("validate/packages.py", "stat.S_ISLNK(", "not stat.S_IFMT(0o777) and (", "test_xml.py"),
    Guard("validate/packages.py", "> _RATIO * member", "> 10**9 * member", "test_xml.py"),
    Guard("validate/packages.py", '".." in name.parts', "False", "test_xml.py"),
    Guard("emit/inline_markup.py", "element.attrib.clear()", "pass", "test_pages.py"),
    Guard("emit/inline_markup.py", "return hidden or element.tag in _DROPPED", "return hidden", "test_pages.py"),
    Guard("emit/tables.py", 'return f"\'{text}" if', "return text if", "test_pages.py"),
    Guard("reference/companies.py", "if not _CIK.fullmatch(cik):", "if not cik:", "test_names.py"),
    Guard("transform/cover.py", "_LETTERS.findall(cover.ticker.text.lower())", "[cover.ticker.text]", "test_names.py"),
    Guard("transform/cover.py", "if found in _RESERVED", "if False", "test_names.py"),
    Guard("batch/inputs.py", 're.sub(r"[^A-Za-z0-9._-]+", "_", name)', "name", "test_names.py"),
    Guard("model/figures.py", "MAX_DIGITS = 18", "MAX_DIGITS = 10**9", "test_limits.py"),
    Guard("read/decode.py", "if not _CHARSET.fullmatch(codec.name):", "if not codec:", "test_limits.py"),
    Guard("read/html/tables.py", "if len(value) < _MANY_DIGITS else MAX_COLUMNS", "", "test_limits.py"),
    Guard("read/grid/logical.py", "MAX_WIDTH = 100", "MAX_WIDTH = 10**9", "test_limits.py"),
    Guard("read/plain/grid.py", "MAX_WIDTH = 30", "MAX_WIDTH = 10**9", "test_limits.py"),
    Guard("read/plain/lines.py", "MAX_LINE = 6_000", "MAX_LINE = 10**9", "test_limits.py"),
    Guard("read/bounds.py", "MAX_PARAGRAPH = 8_000", "MAX_PARAGRAPH = 10**9", "test_limits.py"),
    Guard("read/bounds.py", "MAX_CELL = 2_000", "MAX_CELL = 10**9", "test_limits.py"),
    Guard("model/figures.py", "[*†‡§]))*", "[*†‡§]+))*", "test_limits.py"),
    Guard("extract/sums/forest.py", "_REACH = 150", "_REACH = 10**9", "test_limits.py"),
    Guard("extract/concepts/candidates.py", "log(max(share, _LEAST))", "log(share)", "test_limits.py"),
    Guard("emit/folder.py", "old.rename(folder)", "pass", "../faults/test_output.py"),
)


def main() -> None:
    unnoticed = 0
    for guard in GUARDS:
        with tempfile.TemporaryDirectory() as folder:
            noticed = _noticed(guard, Path(folder))
        unnoticed += not noticed
        print(f"{'noticed' if noticed else 'NOT NOTICED':12} {guard.file}: {guard.guard}", flush=True)
    sys.exit(bool(unnoticed))


def _noticed(guard: Guard, folder: Path) -> bool:
    for name in ("pipeline", "tests", "mappings", "taxonomy", "pyproject.toml"):
        source = ROOT / name
        copy = shutil.copytree if source.is_dir() else shutil.copy
        copy(source, folder / name)
    path = folder / "pipeline" / guard.file
    text = path.read_text(encoding="utf-8")
    if text.count(guard.guard) < 1:
        raise SystemExit(f"{guard.file} no longer has {guard.guard}")
    path.write_text(text.replace(guard.guard, guard.without, 1), encoding="utf-8")
    test = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", f"tests/security/{guard.tests}"]
    try:
        return subprocess.run(test, cwd=folder, capture_output=True, check=False, timeout=240).returncode == 1
    except subprocess.TimeoutExpired:
        return True


if __name__ == "__main__":
    main()
