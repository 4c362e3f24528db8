"""How many seeded faults the sums catch: statements of an SEC data-set quarter with one fault put in.

usage: python benchmarks/sums_faults.py [QUARTER] [--every N] [--misses N]

Faults go into lines that take part in a proved sum. *Caught*: a finding that the statement as filed does not give.
*Named*: such a finding names the column or the line the fault is in. Statements that give an alarm as filed are not
correct, or not read so: what is found in the others is told apart.
"""

import argparse
import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal

from sums import Case, cases, show

from pipeline.check.amounts import entries
from pipeline.check.scales import check_scales
from pipeline.extract.sums import findings, prove
from pipeline.model.check import Outcome
from pipeline.model.statement import Figure, LineItem, Statement, UnitKind

Fault = tuple[Statement, int | None, int | None]
"""The statement with the fault, the line's order and the column it is in."""


def changed(statement: Statement, order: int, column: int, value: Decimal) -> Statement:
    return with_line(statement, with_figure(statement.lines[order], column, value))


def with_figure(line: LineItem, column: int, value: Decimal) -> LineItem:
    figures = tuple(replace(f, value=value) if f.column == column else f for f in line.figures)
    return replace(line, figures=figures)


def with_line(statement: Statement, line: LineItem) -> Statement:
    return replace(statement, lines=tuple(line if old.order == line.order else old for old in statement.lines))


def filled(statement: Statement, order: int) -> list[Figure]:
    return [figure for figure in statement.lines[order].figures if figure.value]


def digit(statement: Statement, order: int, dice: random.Random) -> Fault:
    figure = dice.choice(filled(statement, order))
    digits = list(f"{abs(figure.value):f}")
    place = dice.choice([i for i, d in enumerate(digits) if d.isdigit()])
    digits[place] = dice.choice([d for d in "0123456789" if d != digits[place]])
    value = Decimal("".join(digits)).copy_sign(figure.value)
    return changed(statement, order, figure.column, value), order, figure.column


def leading_digit(statement: Statement, order: int, dice: random.Random) -> Fault:
    figure = dice.choice(filled(statement, order))
    digits = f"{abs(figure.value):f}"
    other = dice.choice([d for d in "123456789" if d != digits[0]])
    value = Decimal(other + digits[1:]).copy_sign(figure.value)
    return changed(statement, order, figure.column, value), order, figure.column


def flipped(statement: Statement, order: int, dice: random.Random) -> Fault:
    figure = dice.choice(filled(statement, order))
    return changed(statement, order, figure.column, -figure.value), order, figure.column


def flipped_line(statement: Statement, order: int, _: random.Random) -> Fault:
    line = statement.lines[order]
    figures = tuple(replace(f, value=-f.value) for f in line.figures)
    return with_line(statement, replace(line, figures=figures)), order, None


def swapped(statement: Statement, order: int, dice: random.Random) -> Fault:
    line = statement.lines[order]
    if len(line.figures) < 2:
        return statement, order, None
    one, other = dice.sample(line.figures, 2)
    values = {one.column: other.value, other.column: one.value}
    figures = tuple(replace(f, value=values.get(f.column, f.value)) for f in line.figures)
    return with_line(statement, replace(line, figures=figures)), order, None


def dropped(statement: Statement, order: int, _: random.Random) -> Fault:
    return with_line(statement, replace(statement.lines[order], figures=())), None, None


def tenfold(statement: Statement, order: int, dice: random.Random) -> Fault:
    figure = dice.choice(filled(statement, order))
    return changed(statement, order, figure.column, figure.value * 10), order, figure.column


def column_tenfold(statement: Statement, order: int, dice: random.Random) -> Fault:
    column = dice.choice(filled(statement, order)).column
    money = [line for line in statement.lines if line.unit is UnitKind.MONEY]
    for line in money:
        if figure := line.figure(column):
            statement = changed(statement, line.order, column, (figure.value or Decimal(0)) * 10)
    return statement, order, column


FAULTS: dict[str, Callable[[Statement, int, random.Random], Fault]] = {
    "one digit": digit,
    "first digit": leading_digit,
    "sign of a figure": flipped,
    "sign of a line": flipped_line,
    "columns of a line swapped": swapped,
    "line dropped": dropped,
    "figure tenfold": tenfold,
    "column tenfold": column_tenfold,
}


def told(statement: Statement) -> set[str]:
    """What is found wrong with a statement: by its sums, and by its columns beside each other."""
    scales = (check for check in check_scales(entries([statement])) if check.outcome is Outcome.FAILS)
    columns = {str(column.period): column.heading for column in statement.columns}
    off = {f"warning {c.code} {' '.join(columns[a.period] for a in c.amounts)}" for c in scales}
    return off | {str(finding) for finding in findings(prove(statement))}


def lines_in_sums(statement: Statement) -> list[int]:
    orders = {proof.total for proof in statement.sums} | {part for proof in statement.sums for part, _ in proof.parts}
    return sorted(order for order in orders if filled(statement, order))


def trials(quarter: str, every: int) -> Iterator[tuple[Case, int]]:
    dice = random.Random(5)  # noqa: S311
    for number, case in enumerate(cases(quarter)):
        if number % every == 0 and (lines := lines_in_sums(prove(case.statement))):
            yield case, dice.choice(lines)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("quarter", nargs="?", default="2010q2")
    parser.add_argument("--every", type=int, default=5)
    parser.add_argument("--misses", type=int, default=0)
    parser.add_argument("--alarms", action="store_true")
    parser.add_argument("--fault", default="")
    given = parser.parse_args()
    dice = random.Random(7)  # noqa: S311
    tally: Counter[tuple[str, str]] = Counter()
    for case, order in trials(given.quarter, given.every):
        before = told(case.statement)
        correct = all("info" in finding for finding in before)
        tally["", "statements"] += 1
        if given.alarms:
            print(case.filing, case.statement.kind, *(f for f in before if "info" not in f), sep="\n   ")
        tally["", "alarms"] += sum("info" not in finding for finding in before)
        for name, fault in FAULTS.items():
            if given.fault not in name:
                continue
            faulty, line, column = fault(case.statement, order, dice)
            if faulty == case.statement:
                continue
            new = told(faulty) - before
            heading = faulty.columns[column].heading if column is not None else "\0"
            label = case.statement.lines[line].label if line is not None else "\0"
            named = any(heading in finding or label in finding for finding in new)
            tally[name, "tried"] += 1
            tally[name, "caught"] += bool(new)
            tally[name, "named"] += named
            tally[name, "tried, correct"] += correct
            tally[name, "caught, correct"] += correct and bool(new)
            tally[name, "named, correct"] += correct and named
            if not (named if line is not None else new) and tally["", "shown"] < given.misses:
                tally["", "shown"] += 1
                print(f"\n{name} in column {column}", *sorted(new), sep="\n  ")
                sums = {p.total: {q for q, _ in p.parts} for p in prove(faulty).sums}
                show(
                    replace(case, statement=faulty),
                    order,
                    {min(order + 4, len(faulty.lines) - 1), max(0, order - 6)},
                    sums,
                )
    print(f"{tally['', 'statements']} statements as filed: {tally['', 'alarms']} alarms")
    for name in FAULTS:
        if tried := tally[name, "tried"]:
            caught, named = tally[name, "caught"] / tried, tally[name, "named"] / tried
            sound = max(1, tally[name, "tried, correct"])
            share, right = tally[name, "caught, correct"] / sound, tally[name, "named, correct"] / sound
            print(
                f"{name:26} {tried:4} tried, {caught:.1%} caught, {named:.1%} named; "
                f"in statements without alarms {sound:4} tried, {share:.1%} caught, {right:.1%} named"
            )


if __name__ == "__main__":
    main()
