"""Mutated releases through the whole pipeline: each must end in a result or in one sentence that refuses it.

usage: python -m benchmarks.fuzz [--count 20000] [--seed 2026] [--first 0] [--seconds 20] [--keep DIR]

Releases are cut to excerpts of some kilobytes, from tests/ and, where it lies beside the project, the shared corpus.
Input n of a seed is always the same. Every 100th result is written and checked for files outside its folder; none is
validated, which tests do. Inputs that fail are kept in DIR with their traceback. Exit code 1 where any fails.
"""

import argparse
import re
import resource
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from random import Random
from types import FrameType

from pipeline.emit import report_files
from pipeline.export import export_release, make
from pipeline.model.finding import Unreadable
from pipeline.model.settings import Settings
from pipeline.reference.catalogue import open_catalogue
from tests.fuzz.mutations import mutated

ROOT = Path(__file__).resolve().parents[1]
SETTINGS = Settings(validate=False)
WRITTEN = 100
MEGABYTES = 4096
_TITLE = re.compile(rb"(?i)statements? of (?:consolidated )?(?:operations|income|earnings|cash)|balance sheets?")


class TooLong(BaseException):
    """The time limit of one input; no `except Exception` may catch it."""


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--seconds", type=int, default=20)
    parser.add_argument("--keep", type=Path, default=ROOT / "output" / "fuzz")
    asked = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_AS, (MEGABYTES * 2**20, MEGABYTES * 2**20))
    signal.signal(signal.SIGALRM, _stop)
    excerpts = list(seeds())
    ended: Counter[str] = Counter()
    slowest = (0.0, 0)
    for number in range(asked.first, asked.first + asked.count):
        data, how = input_of(excerpts, asked.seed, number)
        started = time.perf_counter()
        outcome = run(data, number, asked.seconds)
        slowest = max(slowest, (time.perf_counter() - started, number))
        ended[outcome.partition("\n")[0]] += 1
        if "\n" in outcome:
            _keep(asked.keep, number, data, f"{how}\n{outcome}")
    print(f"seed {asked.seed}, inputs {asked.first} to {asked.first + asked.count - 1}, {len(excerpts)} excerpts")
    for outcome, count in ended.most_common():
        print(f"{count:7} {outcome}")
    print(f"slowest: input {slowest[1]}, {slowest[0]:.1f} s; most memory: {_megabytes()} MB")
    sys.exit(any(outcome.startswith("FAILED") for outcome in ended))


def seeds() -> Iterator[bytes]:
    """Excerpts of releases: the head, and some kilobytes from each of the first statements' titles on."""
    corpus = ROOT.parent / "shared" / "corpus"
    paths = [*(ROOT / "tests" / "seed").glob("*.txt"), *(ROOT / "tests" / "fuzz" / "seeds").glob("*")]
    for path in sorted([*paths, *(corpus / "releases").glob("*"), *(corpus / "untagged").glob("*.html")]):
        data = path.read_bytes()
        yield data[:8_000]
        for title in islice(_TITLE.finditer(data), 4):
            yield data[:200] + data[title.start() : title.start() + 12_000]


def input_of(excerpts: list[bytes], seed: int, number: int) -> tuple[bytes, str]:
    random = Random(f"{seed}:{number}")  # noqa: S311
    return mutated(random.choice(excerpts), random)


def run(data: bytes, number: int, seconds: int) -> str:
    """How an input ended: one line, and a traceback below it where it failed."""
    signal.alarm(seconds)
    try:
        if number % WRITTEN == 0:
            return _written(data)
        made = make(data, "release", SETTINGS)
        report_files(made.record.report, open_catalogue(SETTINGS.taxonomy))
        return "result"
    except Unreadable as refused:
        return f"refused [{refused.code}]"
    except (Exception, TooLong) as failure:  # noqa: BLE001  whatever it is, the next input must run
        return f"FAILED {type(failure).__name__}\n{traceback.format_exc()}"
    finally:
        signal.alarm(0)


def _written(data: bytes) -> str:
    with tempfile.TemporaryDirectory() as folder:
        release, out = Path(folder, "release.txt"), Path(folder, "out")
        release.write_bytes(data)
        try:
            export_release(release, out / "release", SETTINGS)
        finally:
            left = {path.relative_to(folder).parts[0] for path in Path(folder).rglob("*")} - {"release.txt", "out"}
            inside = {path.relative_to(out).parts[0] for path in out.rglob("*")} - {"release"}
            if left | inside:
                raise AssertionError(f"files outside the result: {sorted(left | inside)}")
        return "result, written"


def _keep(folder: Path, number: int, data: bytes, trace: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{number}.input").write_bytes(data)
    (folder / f"{number}.txt").write_text(trace, encoding="utf-8")


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise TooLong


def _megabytes() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main()
