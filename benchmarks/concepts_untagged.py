"""Real filings without their tags, each read with its own company left out of the knowledge, against its own facts.

usage: python benchmarks/concepts_untagged.py CACHE_FOLDER [--together]

Needs the shared corpus. A table is learned for every company of corpus/untagged without that company (about ten
seconds each, kept in the cache); with --together one table without any of them, which is quicker and harder. Prints
plain us-gaap facts, signs included, and how right the surest facts are.
"""

import sys
import tempfile
from collections import Counter
from pathlib import Path

from concepts_data import SHARED, UNTAGGED, labels_without, need_corpus
from concepts_score import Said, curve, export_with, score, told

CORPUS = SHARED / "corpus" / "untagged"


def main(cache: str, *flags: str) -> None:
    need_corpus()
    everyone = frozenset(UNTAGGED.values())
    total: Counter[str] = Counter()
    said: Said = []
    with tempfile.TemporaryDirectory() as out:
        for page in sorted(CORPUS.glob("*.html")):
            cik = next(cik for start, cik in UNTAGGED.items() if page.stem.startswith(start))
            left_out = everyone if "--together" in flags else frozenset({cik})
            labels = labels_without(Path(cache, "together" if "--together" in flags else cik), left_out)
            export_with(labels, [page], Path(out))
            counts, sure = score(CORPUS, Path(out), [page.stem])
            if counts:
                print(f"{page.stem:40} {told(counts)}")
            total.update(counts)
            said.extend(sure)
    print(f"{'ALL':40} {told(total)}")
    print(curve(said))


if __name__ == "__main__":
    main(*sys.argv[1:])
