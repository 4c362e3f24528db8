"""Real filings without their tags, each read with its own company left out of the knowledge, against its own facts.

usage: python benchmarks/concepts_untagged.py CACHE_FOLDER [--together]

Needs the shared corpus. A table is learned for every company of corpus/untagged without that company (about ten
seconds each, kept in the cache); with --together one table without any of them, which is quicker and harder.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from concepts_data import SHARED, UNTAGGED, labels_without, need_corpus

from pipeline import export
from pipeline.model.settings import Settings

CORPUS = SHARED / "corpus" / "untagged"


def main(cache: str, *flags: str) -> None:
    need_corpus()
    everyone = frozenset(UNTAGGED.values())
    with tempfile.TemporaryDirectory() as out:
        for page in sorted(CORPUS.glob("*.html")):
            cik = next(cik for start, cik in UNTAGGED.items() if page.stem.startswith(start))
            left_out = everyone if "--together" in flags else frozenset({cik})
            labels = labels_without(Path(cache, "together" if "--together" in flags else cik), left_out)
            export._knowledge = lambda labels=labels: labels
            export.export_release(page, Path(out, page.stem), Settings(validate=False))
        subprocess.run([sys.executable, SHARED / "score" / "score.py", CORPUS, out, "--files"], check=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
