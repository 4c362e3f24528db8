"""How fast, how flat, how linear: one command that prints a table and saves it.

usage: python benchmarks/speed.py [--releases 1000] [--edgartools PYTHON] [--save benchmarks/speed.md]

The releases are those that score/render.py of the shared corpus makes of an SEC data-set quarter. `--edgartools` is
the interpreter of an environment that has edgartools; without it that row is skipped. Times of one release are
processor time, so that a busy machine does not blur the ratios; start-up and batches are by the clock on the wall.
"""

import argparse
import gc
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import _lru_cache_wrapper, partial
from pathlib import Path

from pipeline.batch import Batch, Ledger, Limits, find_releases, processes, run_batch
from pipeline.batch.cell import Cell
from pipeline.batch.records import Job, Listed
from pipeline.batch.work import complete, draft
from pipeline.check import check
from pipeline.emit import report_files
from pipeline.export import Reported, draft_release, make_report, report_release, validate_drafts
from pipeline.extract.concepts import map_statements
from pipeline.extract.dateline import release_date
from pipeline.extract.sums import prove
from pipeline.extract.tables.find import find_statements
from pipeline.model.settings import Settings
from pipeline.read import read
from pipeline.reference.catalogue import open_catalogue
from pipeline.reference.labels import open_labels
from pipeline.validate.standin import names_in, standin_package

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
SEED = ROOT / "tests" / "seed" / "internap-2006-q1.txt"
SETTINGS = Settings()
REMEMBERING = ("pipeline.read", "pipeline.extract", "pipeline.transform", "pipeline.model", "pipeline.emit")
"""The packages whose functions remember what they were asked."""
EDGARTOOLS = """
import sys, time, pathlib
from edgar.earnings import EarningsRelease
class Attachment:
    document = "release.html"
    content = pathlib.Path(sys.argv[1]).read_text(errors="replace")
def once():
    started = time.process_time()
    [table.dataframe for table in EarningsRelease(Attachment()).financial_tables]
    return time.process_time() - started
print(min(once() for _ in range(5)))
"""
Row = tuple[str, str, str]


def children() -> float:
    """Processor seconds of all processes this one has waited for."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def nothing() -> None:
    pass


def settle() -> None:
    gc.collect()
    gc.freeze()


def best(
    function: Callable[[], object],
    times: int = 5,
    clock: Callable[[], float] = time.process_time,
    before: Callable[[], None] = nothing,
) -> float:
    """The shortest of some runs, in seconds of the clock; `before` is done before each and does not count.

    What is loaded already is left out of collections, as in a worker.
    """
    settle()

    def once() -> float:
        before()
        started = clock()
        function()
        return clock() - started

    return min(once() for _ in range(times))


def ms(seconds: float) -> str:
    return f"{seconds * 1000:.1f} ms"


def start_up() -> Iterator[Row]:
    command = Path(sys.executable).with_name("earnings-xbrl")
    yield (
        "start-up",
        "earnings-xbrl --help",
        ms(best(lambda: subprocess.run([command, "--help"], capture_output=True), clock=time.perf_counter)),
    )
    code = "import sys, pipeline.export; print([m for m in ('pandas', 'arelle', 'rich') if m in sys.modules])"
    heavy = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()
    yield "start-up", "heavy modules that importing the pipeline loads", heavy


def stages(release: Path, name: str) -> Iterator[Row]:
    """Warm, the best of some; extract and transform are what is left of reporting without reading."""
    data, catalogue = release.read_bytes(), open_catalogue(SETTINGS.taxonomy)
    told = report_release(data, release.name, SETTINGS)
    reading = best(lambda: read(data, release.name), 10)
    reporting = best(lambda: report_release(data, release.name, SETTINGS), 10)
    emitting = best(lambda: report_files(told.report, catalogue), 10)
    yield name, f"read ({len(data) // 1000} KB, {len(told.report.facts)} facts)", ms(reading)
    yield name, "extract, transform", ms(reporting - reading)
    yield name, "emit", ms(emitting)
    yield name, "reading to emission", ms(reporting + emitting)
    first = best(lambda: report_release(data, release.name, SETTINGS), 5, before=forget)
    yield name, "reading to emission, no label or date seen before", ms(first + emitting)
    yield name, "its checks against itself, beside these", ms(checking(told))
    with tempfile.TemporaryDirectory() as folder:
        made = draft_release(data, release.name, SETTINGS, Path(folder))
        yield name, "validate, alone", ms(best(lambda: validate_drafts([made], SETTINGS.taxonomy), 3))


def checking(told: Reported) -> float:
    released = release_date(told.document, told.report.period.end)
    return best(lambda: check(told.said.statements, told.said.claims, released))


def forget() -> None:
    """Empty the caches of pure functions, which fill with what releases print; the tables stay loaded."""
    gc.unfreeze()
    for one in gc.get_objects():
        if isinstance(one, _lru_cache_wrapper) and one.__module__.startswith(REMEMBERING):
            one.cache_clear()
    settle()


def mapping(release: Path, name: str) -> Iterator[Row]:
    """The statements' lines mapped to concepts, after the tables are loaded."""
    document, _ = read(release.read_bytes(), release.name)
    found, _ = find_statements(document)
    proved = tuple(map(prove, found.statements))
    lines = sum(bool(line.figures) for statement in proved for line in statement.lines)
    labels, catalogue = open_labels(), open_catalogue(SETTINGS.taxonomy)
    for what, before in (("", nothing), (", no label seen before", forget)):
        taken = best(lambda: map_statements(proved, labels, catalogue), 10, before=before)
        yield name, f"mapping its {lines} lines to concepts{what}", ms(taken)


def table_memory() -> Iterator[Row]:
    """What a process grows by in learning everything that the tables of labels hold."""
    code = (
        "import pipeline.export, gc, resource; from pathlib import Path\n"
        "from pipeline.reference.labels import open_labels\n"
        "pages = lambda: gc.collect() and 0 or int(Path('/proc/self/statm').read_text().split()[1])\n"
        "before, labels = pages(), open_labels()\n"
        "for name in vars(type(labels)): getattr(labels, name)\n"
        "print((pages() - before) * resource.getpagesize() / 1e6)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    yield "label tables", "memory, all of them loaded", f"{float(ran.stdout):.0f} MB"


def edgartools(python: str | None, release: Path) -> Iterator[Row]:
    if not python:
        yield "median HTML", "edgartools on the same file", "skipped: no --edgartools"
        return
    ran = subprocess.run([python, "-c", EDGARTOOLS, release], capture_output=True, text=True, env={})
    said = ms(float(ran.stdout)) if ran.returncode == 0 else f"failed: {ran.stderr.strip().splitlines()[-1]}"
    yield "median HTML", "edgartools on the same file", said


def validation(releases: list[Listed], folder: Path) -> Iterator[Row]:
    """Arelle's command line for some releases, and all of them together, on the same files."""
    drafts = []
    for number, listed in enumerate(releases):
        (folder / str(number)).mkdir(parents=True)
        drafts.append(draft_release(Path(listed.place).read_bytes(), listed.name, SETTINGS, folder / str(number)))
    chunk = Batch(out="").chunk
    groups = [drafts[i : i + chunk] for i in range(0, len(drafts), chunk)]
    validate_drafts(drafts[:2], SETTINGS.taxonomy)
    batch = best(lambda: [validate_drafts(group, SETTINGS.taxonomy) for group in groups], 1) / len(drafts)
    yield "validation", f"in a batch of {len(drafts)}, per release", ms(batch)
    catalogue = open_catalogue(SETTINGS.taxonomy)
    whole = {concept.name for concept in catalogue.concepts()}
    for what, names in (("the concepts in use", None), ("the whole taxonomy", whole)):
        times = [best(partial(command_line, draft.files.instance, names, folder), 1, children) for draft in drafts[:5]]
        each = statistics.mean(times)
        yield "validation", f"Arelle's command line with {what}, per release", f"{ms(each)} = {each / batch:.1f} times"


def command_line(instance: Path, names: set[str] | None, folder: Path) -> None:
    catalogue = open_catalogue(SETTINGS.taxonomy)
    used = names_in(instance.parent.glob("*.x*"), catalogue)
    package = standin_package(names or used, catalogue, frozenset(), folder / "packages")
    arelle = [Path(sys.executable).with_name("arelleCmdLine"), "--file", instance, "--packages", package]
    checks = ["--validate", "--calc=c11r", "--utr", "--validateDuplicateFacts=all", "--baseTaxonomyValidation=none"]
    offline = ["--internetConnectivity=offline", "--disablePersistentConfig", f"--cacheDirectory={folder / 'cache'}"]
    subprocess.run([*map(str, arelle), *checks, *offline], check=True, capture_output=True)


def timed_batch(releases: list[Listed], jobs: int, out: Path) -> float:
    ledger = Ledger(out / "batch.sqlite")
    with processes(jobs) as (executor, workers):
        started = time.perf_counter()
        results = list(run_batch(releases, Batch(out=str(out)), ledger, executor, workers))
        seconds = time.perf_counter() - started
    ledger.close()
    failed = [f"{result.listed.folder}: {result.code}" for result in results if result.state != "done"]
    if failed:
        print(f"  {len(failed)} without a result: {failed[:5]}", file=sys.stderr)
    return seconds


def throughput(releases: list[Listed], folder: Path) -> Iterator[Row]:
    some = releases[:200]
    seconds = {jobs: timed_batch(some, jobs, folder / f"jobs-{jobs}") for jobs in (1, 2)}
    for jobs, took in seconds.items():
        yield "batch", f"{len(some)} releases, {jobs} processes", f"{len(some) / took:.2f} a second"
    yield "batch", "two processes against one", f"{seconds[1] / seconds[2]:.2f} times"


def resident(cell: Cell) -> int:
    """Kilobytes of a worker process now."""
    process = cell._process
    assert process is not None
    return int(Path(f"/proc/{process.pid}/statm").read_text().split()[1]) * resource.getpagesize() // 1024


def memory(releases: list[Listed], folder: Path) -> Iterator[Row]:
    """One worker process over all releases, as many at a time as in a batch: time and memory as it goes on."""
    cell, marks, started, chunk = Cell(Limits()), {}, time.perf_counter(), Batch(out="").chunk
    for start in range(0, len(releases), chunk):
        some = releases[start : start + chunk]
        jobs = [Job(listed=one, key="", content=Path(one.place).read_bytes()) for one in some]
        made = [cell.call(draft, job, folder / str(start + i)) for i, job in enumerate(jobs)]
        cell.call(complete, [one for one in made if hasattr(one, "export")], str(folder / "out"), times=chunk)
        marks[start + len(jobs)] = (resident(cell), time.perf_counter() - started)
    cell.close()
    for share in (0.01, 0.1, 0.25, 0.5, 1.0):
        done = min(marks, key=lambda count: abs(count - share * len(releases)))
        kilobytes, seconds = marks[done]
        yield "one worker", f"after {done} releases", f"{kilobytes // 1024} MB, {ms(seconds / done)} a release"
    early, late = marks[min(marks, key=lambda n: abs(n - 0.1 * len(releases)))], marks[max(marks)]
    yield "one worker", "memory, the last against a tenth of the way", f"{late[0] / early[0] - 1:+.1%}"


def table_growth() -> Iterator[Row]:
    """A statement of so many lines, with a subtotal below every ten; the best of three, no label seen before."""
    for lines in (20, 200, 2000):
        data = long_table(lines).encode()
        seconds = best(partial(make_report, data, "long.txt", SETTINGS), 3, before=forget)
        yield "table size", f"{lines} lines", f"{ms(seconds)}, {ms(seconds / lines)} a line"


def long_table(lines: int) -> str:
    text = ["Example Inc.", "", "EXAMPLE INC.", "CONSOLIDATED STATEMENTS OF OPERATIONS", "(in thousands)", ""]
    text += ["\tThree Months Ended March 31,", "\t2010\t2009"]
    sums = [0, 0]
    for number in range(1, lines + 1):
        figures = [number * 7919 % 9973, number * 104729 % 9973]
        sums = [total + figure for total, figure in zip(sums, figures, strict=True)]
        text.append(f"Expense of line {number}\t{figures[0]:,}\t{figures[1]:,}")
        if number % 10 == 0:
            text.append(f"Total of group {number // 10}\t{sums[0]:,}\t{sums[1]:,}")
            sums = [0, 0]
    return "\n".join([*text, "Net income\t1\t2", ""])


def rendered(folder: Path, limit: int) -> list[Listed]:
    quarter = SHARED / "knowledge" / "sec-data-sets"
    catalogue = SHARED / "taxonomy" / "us-gaap-2025-concepts.jsonl.gz"
    for archive in sorted(quarter.glob("*.zip")):
        out = folder / archive.stem
        command = [sys.executable, SHARED / "score" / "render.py", archive, catalogue, out, "--limit", str(limit)]
        subprocess.run(list(map(str, command)), check=True, capture_output=True)
    return find_releases([str(folder)], SETTINGS)[:limit]


def median_html() -> Path:
    by_size = sorted((SHARED / "corpus" / "releases").glob("*.html"), key=lambda path: path.stat().st_size)
    return by_size[len(by_size) // 2]


def rows(options: argparse.Namespace, folder: Path) -> Iterator[Row]:
    yield from start_up()
    yield from stages(SEED, "the seed")
    yield from mapping(SEED, "the seed")
    yield from table_memory()
    yield from table_growth()
    if not SHARED.is_dir():
        yield "everything else", "skipped", "the shared corpus does not lie beside this checkout"
        return
    yield from stages(median_html(), "median HTML")
    yield from mapping(median_html(), "median HTML")
    yield from edgartools(options.edgartools, median_html())
    releases = rendered(folder / "in", options.releases)
    yield from validation(releases[:200], folder / "drafts")
    yield from throughput(releases, folder)
    yield from memory(releases, folder / "memory")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--releases", type=int, default=1000)
    parser.add_argument("--edgartools", metavar="PYTHON")
    parser.add_argument("--save", type=Path, default=ROOT / "benchmarks" / "speed.md")
    options = parser.parse_args()
    lines = ["| what | how | measured |", "|---|---|---|"]
    print(*lines, sep="\n")
    with tempfile.TemporaryDirectory() as folder:
        for row in rows(options, Path(folder)):
            lines.append("| " + " | ".join(row) + " |")
            print(lines[-1], flush=True)
    options.save.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
