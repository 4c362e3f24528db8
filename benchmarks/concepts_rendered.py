"""Releases drawn from the SEC data sets whose filers are left out of the knowledge, against the filers' own facts.

usage: python benchmarks/concepts_rendered.py CACHE_FOLDER [FILINGS]

Needs the shared corpus. Only filers of part 0 (see concepts_data.py), read with the tables learned without them; of
each quarter so many filings (default: all), the four forms by turns. Facts whose concept today's taxonomy has lost are
left aside, as the corpus's scoring program does.
"""

import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from concepts_data import KNOWLEDGE, SHARED, labels_without, need_corpus, part_of
from concepts_score import Said, curve, export_with, score, told

FORMS = ("tab", "ascii", "markdown", "html")


def main(cache: str, most: str = "1000000") -> None:
    need_corpus()
    labels = labels_without(Path(cache, "part0"), frozenset())
    total: Counter[str] = Counter()
    said: Said = []
    for quarter in sorted((KNOWLEDGE / "sec-data-sets").glob("*.zip")):
        with tempfile.TemporaryDirectory() as folder:
            drawn, out = Path(folder, "drawn"), Path(folder, "out")
            catalogue = SHARED / "taxonomy" / "us-gaap-2025-concepts.jsonl.gz"
            render = [sys.executable, SHARED / "score" / "render.py", quarter, catalogue, drawn]
            subprocess.run(render, check=True, capture_output=True)
            pages = [page for page in sorted(drawn.iterdir()) if page.suffix != ".csv"]
            pages = [page for page in pages if part_of(page.stem.partition("-")[0]) == 0][: int(most)]
            export_with(labels, pages, out)
            for form in FORMS:
                names = [page.stem for page in pages if page.stem.endswith(form)]
                counts, sure = score(drawn, out, names)
                print(f"{quarter.stem} {form:9} {len(names):3} releases {told(counts) if counts else ''}")
                total.update(counts)
                said.extend(sure)
    print(f"ALL {told(total)}")
    print(curve(said))


if __name__ == "__main__":
    main(*sys.argv[1:])
