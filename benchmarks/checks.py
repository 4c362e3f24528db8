"""False alarms of the checks: what they say of filings that are correct by construction, and of real releases.

python benchmarks/checks.py ../shared/corpus/untagged ../shared/corpus/releases
"""

import sys
from collections import Counter
from pathlib import Path

from pipeline.export import make
from pipeline.model.finding import Severity, Unreadable
from pipeline.model.settings import Settings

CHECKED = ("sums", "ties", "rolls", "claims", "nongaap", "quality")


def main(folders: list[str]) -> None:
    for folder in map(Path, folders):
        alarms: Counter[str] = Counter()
        outcomes: Counter[str] = Counter()
        count = 0
        for path in sorted(path for path in folder.iterdir() if path.suffix != ".csv"):
            try:
                made = make(path.read_bytes(), path.name, Settings(cik="1"))
            except Unreadable as failure:
                print(f"{path.name}: {failure}")
                continue
            count += 1
            outcomes.update(f"{check.code.partition('.')[0]} {check.outcome}" for check in made.checks)
            for finding in made.findings:
                if finding.severity is not Severity.INFO and finding.code.partition(".")[0] in CHECKED:
                    alarms[finding.code] += 1
                    print(f"  {path.name} {finding.code}: {finding.message[:160]}")
        rate = sum(alarms.values()) / max(count, 1)
        print(f"{folder.name}: {rate:.2f} findings a document over {count}: {dict(alarms)}")
        print(f"  {dict(sorted(outcomes.items()))}")


if __name__ == "__main__":
    main(sys.argv[1:])
