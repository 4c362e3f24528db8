"""How many printed totals of the untagged filings the figures prove, and how many alarms these correct filings give.

usage: python benchmarks/sums_corpus.py [--misses]

A line's concept is the one whose facts hold the line's figures in all columns; a total truly is a sum where the
known calculation arcs name other lines as its children and the figures confirm it (see sums.py).
"""

import argparse
import csv
from collections import Counter, defaultdict
from decimal import Decimal
from pathlib import Path

from sums import SHARED, Case, known_arcs, show, true_sums

from pipeline.extract.sums import findings, prove
from pipeline.extract.tables.find import find_statements
from pipeline.model.statement import Statement
from pipeline.read import read

Values = dict[str, set[Decimal]]


def tagged(path: Path) -> dict[str, Values]:
    """Statement -> concept -> the values of its facts without dimensions."""
    found: dict[str, Values] = defaultdict(lambda: defaultdict(set))
    with path.open() as file:
        for row in csv.DictReader(file):
            if row["value"] and not row["dims"]:
                found[row["statement"]][row["concept"].partition(":")[2]].add(Decimal(row["value"]))
    return found


def named(statement: Statement, facts: Values) -> Case:
    """The statement with each line's concept, where only one fits, and whether it is printed with the other sign."""
    concepts, negated = {}, {}
    for line in statement.lines:
        values = {f.value.scaleb(line.scale) for f in line.figures if f.value}
        fits = [c for c, known in facts.items() if values and values <= known]
        turned = [c for c, known in facts.items() if values and {-v for v in values} <= known]
        if line.within is None and len({*fits, *turned}) == 1:
            concepts[line.order], negated[line.order] = (fits or turned)[0], not fits
    return Case(statement.title, statement, concepts, negated)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--misses", action="store_true")
    given = parser.parse_args()
    arcs, tally = known_arcs(), Counter()
    for path in sorted((SHARED / "corpus" / "untagged").glob("*.html")):
        facts = tagged(path.with_suffix("").with_suffix(".facts.csv"))
        tally["filings"] += 1
        for statement in find_statements(read(path.read_bytes(), path.name)[0])[0].statements:
            proved = prove(statement)
            sums = {proof.total: {part for part, _ in proof.parts} for proof in proved.sums}
            case = named(statement, facts.get(statement.kind.value, {}))
            truth = true_sums(case, arcs)
            tally["true"] += len(truth)
            tally["proved"] += sum(total in sums for total in truth)
            tally["sums"] += len(sums)
            called = [
                line.order for line in statement.lines if line.figures and line.label.lower().startswith("total ")
            ]
            tally["lines called total"] += len(called)
            tally["lines called total, proved"] += sum(order in sums for order in called)
            for finding in findings(proved):
                tally[f"{finding.severity} {finding.code}"] += 1
                if given.misses and finding.severity != "info":
                    print(finding)
            for total in truth if given.misses else ():
                if total not in sums:
                    show(case, total, truth[total], sums)
    print(*(f"{count:5} {name}" for name, count in sorted(tally.items())), sep="\n")


if __name__ == "__main__":
    main()
