"""How many printed totals the figures prove: statements of an SEC data-set quarter, truth from calculation arcs.

usage: python benchmarks/sums.py [QUARTER] [--misses N] [--kind IS|BS|CF]

A total *truly is a sum* where the known calculation arcs (filers' and the taxonomy's) name two or more lines of the
same statement with figures as its children, each below one parent, and these add up in every column within
rounding. A proof is *false* where an arc contradicts it: a part that is an ancestor of its total, or both lines
known as siblings or strangers while arcs know other parents of the part in the statement.
"""

import argparse
import csv
import io
import time
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pandas

from pipeline.extract.sums import contributions, prove
from pipeline.model.period import Instant
from pipeline.model.source import Source
from pipeline.model.statement import Column, ColumnKind, Figure, LineItem, Statement, StatementKind, UnitKind

SHARED = Path(__file__).resolve().parents[1].parent / "shared"
KINDS = {kind.value: kind for kind in StatementKind}
NOWHERE = Source(document="", start=0, end=0, text="")
Arcs = dict[str, dict[str, int]]


@dataclass(frozen=True)
class Case:
    filing: str
    statement: Statement
    concepts: dict[int, str]
    negated: dict[int, bool]


def records(archive: zipfile.ZipFile, name: str) -> Iterator[dict[str, str]]:
    text = io.TextIOWrapper(archive.open(name), encoding="utf-8", errors="replace")
    return csv.DictReader(text, delimiter="\t", quoting=csv.QUOTE_NONE)


def cases(quarter: str) -> Iterator[Case]:
    """Every primary statement of the quarter's filings, as its filer presents it."""
    csv.field_size_limit(10**8)
    archive = zipfile.ZipFile(SHARED / "knowledge" / "sec-data-sets" / f"{quarter}.zip")
    lines = defaultdict(list)
    for row in records(archive, "pre.txt"):
        if row["stmt"] in ("IS", "BS", "CF") and row["inpth"] == "0":
            lines[row["adsh"], row["stmt"], int(row["report"])].append(row)
    facts: dict[str, dict] = defaultdict(lambda: defaultdict(dict))
    for row in records(archive, "num.txt"):
        if not row["coreg"] and not row.get("segments") and row["value"]:
            key = date(int(row["ddate"][:4]), int(row["ddate"][4:6]), int(row["ddate"][6:])), int(row["qtrs"])
            facts[row["adsh"]][row["tag"]].setdefault(key, (Decimal(row["value"]), row["uom"]))
    for (filing, kind, _), rows in sorted(lines.items()):
        if case := _case(filing, kind, sorted(rows, key=lambda row: int(row["line"])), facts[filing]):
            yield case


def _case(filing: str, kind: str, rows: list[dict[str, str]], facts: dict) -> Case | None:
    rows = [row for row in rows if not row["plabel"].endswith(("[Table]", "[Line Items]", "[Axis]", "[Member]"))]
    seen = Counter(key for row in rows for key in facts.get(row["tag"], {}) if (key[1] == 0) == (kind == "BS"))
    if not seen:
        return None
    first, most = seen.most_common(1)[0]
    periods = sorted((key for key in seen if key[1] == first[1] and seen[key] > most / 2), reverse=True)[:3]
    scale = _scale(facts, rows, periods)
    section: tuple[str, ...] = ()
    items, concepts, negated = [], {}, {}
    for order, row in enumerate(rows):
        figures, unit = _figures(
            row, facts.get(row["tag"], {}), periods, scale, kind, items[-1].unit if items else UnitKind.MONEY
        )
        items.append(
            LineItem(order=order, label=row["plabel"], source=NOWHERE, section=section, figures=figures, unit=unit)
        )
        if figures:
            concepts[order], negated[order] = row["tag"], row["negating"] == "1"
        else:
            section = (row["plabel"],)
    if len(concepts) < 6:
        return None
    columns = tuple(
        Column(index=i, heading=f"column {i}", kind=ColumnKind.PERIOD, period=Instant(e))
        for i, (e, _) in enumerate(periods)
    )
    return Case(filing, Statement(kind=KINDS[kind], title="", columns=columns, lines=tuple(items)), concepts, negated)


def _scale(facts: dict, rows: list[dict[str, str]], periods: list) -> int:
    values = [facts[row["tag"]][p][0] for row in rows if row["tag"] in facts for p in periods if p in facts[row["tag"]]]
    big = [value for value in values if value and value == value.to_integral() and abs(value) > 999]
    return next((s for s in (6, 3) if big and all(value % 10**s == 0 for value in big)), 0)


def _figures(
    row: dict, have: dict, periods: list, scale: int, kind: str, last: UnitKind
) -> tuple[tuple[Figure, ...], UnitKind]:
    figures = []
    unit = _unit(row["tag"], next((uom for _, uom in have.values()), ""), [value for value, _ in have.values()], last)
    for index, (end, quarters) in enumerate(periods):
        key = end, quarters
        if kind == "CF" and key not in have and any(q == 0 for _, q in have):
            key = (_before(end, quarters) if "begin" in row["plabel"].lower() else end, 0)
        if key not in have:
            continue
        value = have[key][0]
        value = -value if row["negating"] == "1" else value
        if unit is UnitKind.MONEY:
            value = value.normalize().scaleb(-scale)
        places = max(0, -int(value.normalize().as_tuple().exponent)) if value else 0
        if unit is UnitKind.PER_SHARE:
            places = max(places, 2)
        figures.append(Figure(column=index, value=value, places=places, source=NOWHERE))
    return tuple(figures), unit


def _before(end: date, quarters: int) -> date:
    month = end.year * 12 + end.month - 3 * quarters
    return date(month // 12, month % 12 + 1, 1) - timedelta(days=1)


def _unit(tag: str, uom: str, values: list[Decimal], last: UnitKind) -> UnitKind:
    """Early filers tagged figures per share as money: small fractions are per share, and zeros below them."""
    if "/" in uom or "PerShare" in tag or "EarningsPer" in tag or any(abs(v) < 1000 and v % 1 for v in values):
        return UnitKind.PER_SHARE
    if uom.lower() == "shares":
        return UnitKind.SHARES
    if not any(values) and last is UnitKind.PER_SHARE:
        return last
    return UnitKind.PURE if uom == "pure" else UnitKind.MONEY


def known_arcs() -> Arcs:
    """Parent -> child -> weight, of filers and of the taxonomy."""
    arcs: Arcs = defaultdict(dict)
    table = pandas.read_parquet(SHARED / "taxonomy" / "us-gaap-2025-calculation.parquet")
    table = table[table["parent"].notna() & table["weight"].notna()]
    for parent, child, weight in zip(table["parent"], table["name"], table["weight"], strict=True):
        arcs[str(parent).rpartition(":")[2]][str(child)] = int(weight)
    with (SHARED / "knowledge" / "calc-arcs.csv").open() as file:
        for row in csv.DictReader(file):
            arcs[row["parent"]][row["child"]] = int(float(row["weight"]))
    return arcs


def true_sums(case: Case, arcs: Arcs) -> dict[int, set[int]]:
    """Total -> parts, of the sums the arcs name and the figures confirm."""
    found = {}
    for total, concept in case.concepts.items():
        known = arcs.get(concept, {})
        unit = case.statement.lines[total].unit
        parts = [
            o for o, c in case.concepts.items() if c in known and case.statement.lines[o].unit is unit and o != total
        ]
        # lines that are parts of another part present are counted there
        inner = {o for o in parts for p in parts if o != p and case.concepts[o] in arcs.get(case.concepts[p], {})}
        for choice in ([p for p in parts if p not in inner], parts):
            weights = {
                p: known[case.concepts[p]] * (-1 if case.negated[p] != case.negated[total] else 1) for p in choice
            }
            if len(_filled(case, choice)) > 1 and adds_up(case.statement, total, weights):
                found[total] = set(choice)
                break
    return found


def _filled(case: Case, orders: list[int]) -> list[int]:
    return [o for o in orders if any(f.value for f in case.statement.lines[o].figures)]


def adds_up(statement: Statement, total: int, weights: dict[int, int]) -> bool:
    lines = statement.lines
    some = False
    for column in statement.columns:
        figure = lines[total].figure(column.index)
        parts = [(f, w) for o, w in weights.items() if (f := lines[o].figure(column.index))]
        if figure is None or not parts:
            continue
        ulp = Decimal(1).scaleb(-figure.places)
        if abs(sum(f.value * w for f, w in parts) - figure.value) * 2 > ulp * (len(parts) + 1):
            return False
        some = some or bool(figure.value)
    return some


def descendants(arcs: Arcs, concept: str, seen: set[str] | None = None) -> set[str]:
    seen = set() if seen is None else seen
    for child in arcs.get(concept, {}):
        if child not in seen:
            seen.add(child)
            descendants(arcs, child, seen)
    return seen


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("quarter", nargs="?", default="2010q1")
    parser.add_argument("--misses", type=int, default=0)
    parser.add_argument("--false", type=int, default=0)
    parser.add_argument("--kind", default="IS,BS,CF")
    parser.add_argument("--every", type=int, default=1)
    given = parser.parse_args()
    arcs = known_arcs()
    below = {concept: descendants(arcs, concept) for concept in list(arcs)}
    count: dict[str, Counter] = defaultdict(Counter)
    slowest, spent = 0.0, 0.0
    shown, shown_false = 0, 0
    for number, case in enumerate(cases(given.quarter)):
        kind = case.statement.kind.value
        if number % given.every or kind not in given.kind:
            continue
        start = time.process_time()
        proved = prove(case.statement)
        took = time.process_time() - start
        slowest, spent = max(slowest, took), spent + took
        tally = count[kind]
        tally["statements"] += 1
        tally["lines"] += len(case.statement.lines)
        sums = {proof.total: {p for p, _ in proof.parts} for proof in proved.sums}
        truth = true_sums(case, arcs)
        tally["true"] += len(truth)
        tally["proved"] += sum(total in sums for total in truth)
        tally["same"] += sum(
            set(_filled(case, [*truth[t]])) == set(_filled(case, [*sums[t]])) for t in truth if t in sums
        )
        tally["sums"] += len(sums)
        tally["ambiguous"] += sum(proof.ambiguous for proof in proved.sums)
        wrong = [t for t, parts in sums.items() if _false(case, t, parts, below)]
        tally["false"] += len(wrong)
        up = contributions(proved)
        tally["roots"] += len({root for root, _ in up.values()})
        for total in truth:
            if total not in sums and shown < given.misses:
                shown += 1
                show(case, total, truth[total], sums)
        for total in wrong:
            if shown_false < given.false:
                shown_false += 1
                print("FALSE")
                show(case, total, sums[total], sums)
    for kind, tally in count.items():
        proved, same = tally["proved"] / max(1, tally["true"]), tally["same"] / max(1, tally["proved"])
        print(
            f"{kind}: {tally['statements']} statements, {tally['true']} true sums, "
            f"{proved:.2%} proved, {same:.2%} of them with the parts of the arcs; "
            f"{tally['sums']} proofs, {tally['false']} false, {tally['ambiguous']} ambiguous, "
            f"{tally['roots'] / tally['statements']:.2f} roots"
        )
    total = sum(tally["statements"] for tally in count.values())
    print(f"{spent / total * 1000:.1f} ms a statement, slowest {slowest * 1000:.0f} ms")


def _false(case: Case, total: int, parts: set[int], below: dict[str, set[str]]) -> bool:
    """A part that arcs know as an ancestor of its total, and never as a descendant."""
    name = case.concepts.get(total, "")
    names = [case.concepts.get(p, "") for p in parts]
    return any(name in below.get(part, ()) and part not in below.get(name, ()) for part in names)


def show(case: Case, total: int, parts: set[int], sums: dict[int, set[int]]) -> None:
    print(f"\n{case.filing} {case.statement.kind}: {case.statement.lines[total].label}")
    taken = {p: t for t, ps in sums.items() for p in ps}
    for line in case.statement.lines[max(0, min([total, *parts]) - 2) : max([total, *parts]) + 2]:
        mark = "=" if line.order == total else "+" if line.order in parts else " "
        cells = "".join(f"{f.value:>14,f}" for f in line.figures)
        proved = "*" if line.order in sums else " "
        goes = taken.get(line.order, "")
        print(f"{mark} {line.order:3} {line.label[:60]:60} {cells}  {line.unit[0]} {proved} -> {goes}")


if __name__ == "__main__":
    main()
