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

from printed import Printed

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
STANDARD = ("us-gaap:", "srt:", "dei:")


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
    """Releases against the filing that followed: the filing's plain facts that the release prints.

    Once without and once with what the company's filings of the quarters before teach. `named` are the company's own
    concepts with their very name and sign, of those that are exact by the scoring program's rule.
    """
    rows = [row for row in csv.DictReader((CORPUS / "pairs.csv").open()) if row["class"].startswith("exact")]
    total: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as home:
        os.environ["XDG_DATA_HOME"] = home  # the user's own folder of companies
        for row in rows:
            release, filing = CORPUS / row["release"], CORPUS / row["filing"]
            said = Printed(release, filing)
            truth = [
                fact
                for fact in plain(csv.DictReader((CORPUS / row["truth"]).open()))
                if (fact[1], fact[3], fact[4]) in said
            ]
            plainly, remembering = (
                against(reported(release, filings), truth) for filings in ([], earlier_filings(row["filing"]))
            )
            plainly.update({f"{key} remembered": count for key, count in remembering.items() if key != "printed"})
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
    keys = ("captured", "exact", "captured remembered", "exact remembered")
    named = f"named {counts['named remembered']} of {counts['own remembered']}"
    return f"{name:32} printed {counts['printed']:4} {' '.join(f'{key} {share(counts, key)}' for key in keys)} {named}"


Plain = tuple[str, str, date | None, date, Decimal]
"""Statement, concept, first day (None for an instant), last day, value."""


def against(report: Report, truth: Iterable[Plain]) -> Counter[str]:
    """How many of the filing's facts have their period and concept, by the rules of the scoring program."""
    places: dict[tuple[date, Decimal], list[tuple[str, date | None, Decimal]]] = defaultdict(list)
    for fact in report.facts:
        if isinstance(fact.value, Decimal) and not fact.context.dimensions:
            period = fact.context.period
            places[period.end, abs(fact.value)].append((fact.concept, period.start, fact.value))
    counts: Counter[str] = Counter()
    for _, concept, start, end, value in truth:
        there = [held for held in places[end, abs(value)] if near(held[1], start)]
        counts.update(printed=1, captured=bool(there))
        same = any(name == concept and held == value for name, _, held in there)
        if concept.startswith(STANDARD):
            counts["exact"] += same
        elif any(not name.startswith(STANDARD) for name, *_ in there):
            counts.update(exact=1, own=1, named=same)
    return counts


def plain(truth: Iterable[dict[str, str]]) -> Iterator[Plain]:
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
