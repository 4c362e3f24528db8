"""How right the facts are, on real filings and releases: runs the pipeline and the corpus's own scoring program.

usage: python benchmarks/accuracy.py [untagged] [rendered] [pairs] [releases]     (default: all four)

Needs the shared corpus beside the project. `rendered` makes releases in four forms from the SEC data sets first.
"""

import csv
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from pipeline.export import export_release, make_report
from pipeline.learn.company import learn_company
from pipeline.model.finding import Severity, Unreadable
from pipeline.model.period import Duration
from pipeline.model.report import Report
from pipeline.model.settings import Settings
from pipeline.reference.companies import user_companies

SHARED = Path(__file__).resolve().parents[2] / "shared"
CORPUS = SHARED / "corpus"
FORMS = ("tab", "ascii", "markdown", "html")
UNVALIDATED = Settings(validate=False)


def main(*sets: str) -> None:
    if not CORPUS.is_dir():
        sys.exit("The shared corpus does not lie beside this checkout: there is nothing to measure on.")
    measures = {"untagged": untagged, "rendered": rendered, "pairs": pairs, "releases": releases}
    for name in sets or measures:
        print(f"== {name}")
        measures[name]()


def untagged() -> None:
    """Filings reduced to their statements, against the filers' own facts."""
    with tempfile.TemporaryDirectory() as out:
        export_all(sorted((CORPUS / "untagged").glob("*.html")), Path(out), Settings())
        score(CORPUS / "untagged", Path(out))


def rendered() -> None:
    """Releases drawn from the SEC data sets, each form on its own."""
    for form in FORMS:
        with tempfile.TemporaryDirectory() as folder:
            drawn, out = Path(folder, "drawn"), Path(folder, "out")
            for quarter in sorted((SHARED / "knowledge" / "sec-data-sets").glob("*.zip")):
                catalogue = SHARED / "taxonomy" / "us-gaap-2025-concepts.jsonl.gz"
                render = [sys.executable, SHARED / "score" / "render.py", quarter, catalogue, drawn / quarter.stem]
                subprocess.run([*render, "--forms", form, "--limit", "90"], check=True, capture_output=True)
            print(f"-- {form}")
            for quarter in sorted(drawn.iterdir()):
                files = [path for path in sorted(quarter.iterdir()) if not path.name.endswith(".csv")]
                export_all(files, out / quarter.name, UNVALIDATED)
                score(quarter, out / quarter.name)


def pairs() -> None:
    """Releases against the filing that followed: the filing's values that stand in the release's statements.

    Once without and once with what the company's filings of the quarters before teach.
    """
    rows = [row for row in csv.DictReader((CORPUS / "pairs.csv").open()) if row["class"].startswith("exact")]
    total: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as home:
        os.environ["XDG_DATA_HOME"] = home  # the user's own folder of companies
        for row in rows:
            release = CORPUS / row["release"]
            plainly, remembering = (
                against(report, csv.DictReader((CORPUS / row["truth"]).open()))
                for report in (reported(release, []), reported(release, earlier_filings(row["filing"])))
            )
            plainly["remembered"] = remembering["exact"]
            print(pair_line(release.name, plainly))
            total.update(plainly)
    print(pair_line("ALL", total))


def reported(release: Path, filings: list[Path]) -> Report:
    """The report of a release, with the memory its company's filings leave; made-up CIK, none without filings."""
    cik = "9999999999" if filings else ""
    if filings:
        shutil.rmtree(user_companies(), ignore_errors=True)
        learn_company(cik, filings, user_companies())
    return make_report(release.read_bytes(), release.name, Settings(cik=cik, validate=False))[0]


def earlier_filings(filing: str) -> list[Path]:
    """The same company's filings of earlier periods, never the one that followed."""
    company, period = Path(filing).name.split("-2", 1)[0], Path(filing).name
    return sorted(path for path in (CORPUS / "filings").glob(f"{company}-2*") if path.name[:-4] < period[:-4])


def pair_line(name: str, counts: Counter[str]) -> str:
    shares = " ".join(f"{key} {share(counts, key)}" for key in ("captured", "exact", "remembered"))
    return f"{name:32} printed {counts['printed']:4} {shares}"


def against(report: Report, truth: Iterable[dict[str, str]]) -> Counter[str]:
    """Of the filing's plain values printed in a statement of the same kind, how many have their period and concept."""
    places: dict[tuple[str, Decimal], list[tuple[str, date | None, date, Decimal]]] = defaultdict(list)
    for fact in report.facts:
        if isinstance(fact.value, Decimal):
            period = fact.context.period
            places[fact.statement, abs(fact.value)].append((fact.concept, period.start, period.end, fact.value))
    counts: Counter[str] = Counter()
    for statement, concept, start, end, value in plain(truth):
        printed = places[statement, abs(value)]
        there = [held for held in printed if held[2] == end and near(held[1], start)]
        counts["printed"] += bool(printed)
        counts["captured"] += bool(there)
        counts["exact"] += any(name == concept and held == value for name, _, _, held in there)
    return counts


def plain(truth: Iterable[dict[str, str]]) -> Iterator[tuple[str, str, date | None, date, Decimal]]:
    seen = set()
    for row in truth:
        key = tuple(row.values())
        if row["value"] and row["end"] and not row["dims"] and key not in seen:
            seen.add(key)
            start = date.fromisoformat(row["start"]) if row["start"] else None
            yield row["statement"], row["concept"], start, date.fromisoformat(row["end"]), Decimal(row["value"])


def near(one: date | None, other: date | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= timedelta(days=7)


def releases() -> None:
    """Every release of the corpus through everything: facts, findings, validation."""
    total: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as out:
        for release in sorted((CORPUS / "releases").iterdir()):
            try:
                export = export_release(release, Path(out, release.name), Settings())
            except Unreadable as failure:
                total["unreadable"] += 1
                print(f"{release.name}: {failure}")
                continue
            codes = Counter(finding.code for finding in export.findings if finding.severity is not Severity.INFO)
            total.update(releases=1, facts=len(export.report.facts), failed=export.failed)
            total.update({f"arelle {code}": n for code, n in codes.items() if code.startswith("arelle")})
            total["lost"] += codes["conserve.lost"]
            flows = isinstance(export.report.period, Duration)
            print(f"{release.name:40} {len(export.report.facts):4} facts {'' if flows else 'no flows'} {dict(codes)}")
    print(dict(total))


def export_all(files: Iterable[Path], out: Path, settings: Settings) -> None:
    for release in files:
        try:
            export_release(release, out / release.stem, settings)
        except Unreadable as failure:
            print(f"{release.name}: {failure}")


def score(truth: Path, out: Path) -> None:
    program = [sys.executable, SHARED / "score" / "score.py", truth, out]
    for line in subprocess.run(program, check=False, capture_output=True, text=True).stdout.splitlines():
        if line.startswith(("ALL ", "no instance")):
            print(line)


def share(counts: Counter[str], key: str) -> str:
    return f"{100 * counts[key] / counts['printed']:5.1f}%" if counts["printed"] else "    -"


if __name__ == "__main__":
    main(*sys.argv[1:])
